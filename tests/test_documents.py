"""What the documents say must be there: files, pictures, commands, parts of the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("packaging/*.md")]
)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_leads_to_a_file_of_the_project(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_test_that_is_named_as_proof_is_there(path: Path) -> None:
    named = re.findall(r"`(tests/[\w/.*-]+)`", path.read_text(encoding="utf-8"))
    assert [file for file in named if not list(ROOT.glob(file.rstrip("/")))] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_task_that_is_named_exists(path: Path) -> None:
    named = re.findall(r"\bmake ([a-z][a-z-]+)\b", "\n".join(code(path)))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = re.search(r"^TASKS := (.*)$", makefile, re.MULTILINE)
    assert tasks
    assert set(named) <= set(tasks[1].split())


def code(path: Path) -> list[str]:
    """What stands in the document as code, in a line or in a block."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [*blocks, *re.findall(r"`([^`\n]+)`", text)]


def test_make_knows_the_tasks_of_the_script() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = re.search(r"^TASKS := (.*)$", makefile, re.MULTILINE)
    assert tasks
    assert set(tasks[1].split()) == set(run.TASKS)


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_the_map_of_the_readme_names_every_part_of_the_program() -> None:
    block = README.split("## Where things live", 1)[1].split("```")[1]
    parts = {
        path.name
        for path in (ROOT / "reflectjournal").iterdir()
        if not path.name.startswith("_")
        and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    named = set(re.findall(r"\b([a-z]+)(?:\.py|/)", block))
    missing = {part for part in parts if part.removesuffix(".py") not in named}
    assert missing == set()
    folders = {name for name in named if name not in {p.removesuffix(".py") for p in parts}}
    assert [f for f in folders if not (ROOT / f).is_dir()] == []


def test_the_readme_names_the_commands_that_there_are() -> None:
    shown = set(re.findall(r"^reflectjournal ([a-z]+)", README, re.MULTILINE))
    done = subprocess.run(
        [sys.executable, "-m", "reflectjournal", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    offered = set(re.findall(r"^    ([a-z]+)\b", done.stdout, re.MULTILINE))
    assert shown == offered - {"demo", "screenshots"}


@pytest.mark.parametrize("line", re.findall(r"^reflectjournal [a-z]+ .*", README, re.MULTILINE))
def test_every_command_of_the_readme_is_understood(line: str) -> None:
    from reflectjournal.cli import _parser

    words = line.split("#", maxsplit=1)[0].split()[1:]
    assert callable(_parser().parse_args(words).command)


def test_the_change_log_knows_the_version() -> None:
    from reflectjournal import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    metainfo = next((ROOT / "packaging" / "linux").glob("*.metainfo.xml"))
    assert f'version="{__version__}"' in metainfo.read_text(encoding="utf-8")

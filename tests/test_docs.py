"""The user guide says what the program does: keys, search, own guides, sentences, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reflectjournal.guides.load import load_guides
from reflectjournal.model.guides import StepKind
from reflectjournal.store.search_query import OPERATORS
from reflectjournal.ui.commands import COMMANDS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "user-guide.md").read_text(encoding="utf-8")
PAGES = sorted(DOCS.glob("*.md"))


def spaced(keys: str) -> str:
    """A shortcut as the guide writes it: "Ctrl Shift N", "Ctrl +"."""
    return " ".join(part or "+" for part in re.split(r"\+(?!$)", keys.removesuffix("++"))) + (
        " +" if keys.endswith("++") else ""
    )


def test_the_table_of_keys_is_the_windows_own_list() -> None:
    section = GUIDE.split("## Keys\n")[1].split("\n## ")[0]
    written = re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)[1:]
    commands = [
        (" or ".join(spaced(keys) for keys in command.keys), command.text)
        for command in COMMANDS
        if command.keys
    ]
    assert written == commands


def test_the_table_of_search_is_the_search_fields_own_help() -> None:
    section = GUIDE.split("## Finding things again\n")[1].split("\n## ")[0]
    examples = re.findall(r"^\| `(.+?)` \|", section, re.MULTILINE)
    assert examples == [operator.example for operator in OPERATORS]


def test_the_example_of_an_own_guide_is_one(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert example is not None
    (tmp_path / "after-court.toml").write_text(example[1], encoding="utf-8")
    guides = load_guides(tmp_path)
    assert guides.faults == ()
    guide = guides.get("after-court")
    assert guide is not None
    assert [step.kind for step in guide.steps] == [StepKind.TEXT, StepKind.ACTION]


def test_every_kind_of_step_is_named_for_those_who_write_guides() -> None:
    section = GUIDE.split("## Guides of your own\n")[1].split("\n## ")[0]
    assert [kind for kind in StepKind if f"`{kind}`" not in section] == []


def test_the_faulty_guide_of_the_page_gives_the_sentence_of_the_page(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert example is not None
    faulty = example[1].replace('kind = "action"', 'kind = "essay"')
    (tmp_path / "after-court.toml").write_text(faulty, encoding="utf-8")
    (sentence,) = load_guides(tmp_path).faults
    quoted = re.search(r"\*(after-court\.toml: .*?), \.\.\.\*", GUIDE)
    assert quoted is not None
    assert sentence.startswith(quoted[1])


@pytest.mark.parametrize("quoted", re.findall(r'^\*\*"(.+?)"\*\*', GUIDE, re.MULTILINE))
def test_the_sentences_in_trouble_are_those_of_the_program(quoted: str) -> None:
    source = "".join(
        re.sub(r'"\s*\n\s*f?"', "", path.read_text(encoding="utf-8"))
        for path in (ROOT / "reflectjournal").rglob("*.py")
    )
    assert all(part in source for part in re.findall(r"[^.]+", quoted.rstrip(".")))


@pytest.mark.parametrize(
    "label",
    [
        "Your own guides",
        "Read again",
        "Look around with sample entries",
        "Just write",
        "Restore a backup",
        "Use the recovery key",
        "Cover the screen",
        "Everything, readable without this program",
        "Add an open action or goal",
        "Print my words on the sheet",
        "This is a name…",
        "Shared with me",
        "Copy my card",
        "Add the card",
        "Open a pack…",
    ],
)
def test_the_labels_named_in_the_guide_are_in_the_window(label: str) -> None:
    window = (
        path.read_text(encoding="utf-8") for path in (ROOT / "reflectjournal/ui").rglob("*.py")
    )
    assert f"*{label}*" in " ".join(GUIDE.split())
    assert any(f'"{label}"' in source for source in window)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in headings
        elif "://" not in target:
            assert (page.parent / target.split("#")[0]).exists(), target


def test_the_proofs_of_the_threat_model_exist() -> None:
    text = (DOCS / "threat-model.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []

"""The set-up script: what it does about a good, a broken and an impossible install."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[1]


class Install:
    """Stands in for pip: counts, and gives what it is told to."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.made: list[bool] = []

    def install(self, _requirements: Path) -> bool:
        return self.answers.pop(0)

    def make_venv(self, again: bool) -> None:
        self.made.append(again)
        run.VENV.mkdir(exist_ok=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "requirements").mkdir()
    for pins in run.PINS:
        (tmp_path / "requirements" / f"{pins}.txt").write_text("a==1\n")
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "works", lambda _python: (tmp_path / ".venv").is_dir())
    monkeypatch.setattr(run, "imports", lambda: True)
    return tmp_path


def use(monkeypatch: pytest.MonkeyPatch, *answers: bool) -> Install:
    double = Install(*answers)
    monkeypatch.setattr(run, "install", double.install)
    monkeypatch.setattr(run, "make_venv", double.make_venv)
    return double


def test_a_finished_set_up_is_not_done_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, True)
    run.set_up("run")
    run.set_up("run")  # a second install would find no answer left


def test_what_is_set_up_for_tests_is_enough_to_run(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, True, True)
    run.set_up("dev")
    run.set_up("run")
    (project / "requirements" / "dev.txt").write_text("a==2\n")
    run.set_up("run")  # the larger set is out of date, so this one is made


def test_new_pins_are_installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    double = use(monkeypatch, True, True)
    run.set_up("run")
    (project / "requirements" / "run.txt").write_text("a==2\n")
    run.set_up("run")
    assert double.answers == []


def test_an_interrupted_install_is_done_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_requirements: Path) -> bool:
        raise KeyboardInterrupt

    double = use(monkeypatch, True)
    monkeypatch.setattr(run, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.set_up("run")
    monkeypatch.setattr(run, "install", double.install)
    run.set_up("run")
    assert double.answers == []


def test_a_broken_install_is_made_from_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    double = use(monkeypatch, True, False, True)
    run.set_up("run")
    (project / ".venv" / ".ready-run").write_text("another state")
    run.set_up("run")
    assert double.made == [True, False, True]


def test_an_install_that_never_works_ends_in_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, False, False)
    with pytest.raises(run.Problem, match="could not be installed"):
        run.set_up("run")
    assert not (project / ".venv" / ".ready-run").exists()


def test_an_old_python_is_told_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2, "final", 0))
    with pytest.raises(run.Problem, match=r"needs Python 3\.11 to 3\.14"):
        run.set_up("run")


def test_a_missing_venv_module_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(run.Problem, match="python3-venv"):
        run.make_venv(again=True)


def test_an_unknown_task_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["fly"]) == 2
    assert "screenshots" in capsys.readouterr().err


def test_the_script_parses_on_an_old_python() -> None:
    import ast

    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_passes_over_an_interpreter_that_does_not_start(tmp_path: Path) -> None:
    for name in ("python3", "python3.14"):  # a version manager's shim without a version
        shim = tmp_path / name
        shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
        shim.chmod(0o755)
    good = tmp_path / "python3.13"
    good.symlink_to(sys.executable)
    done = subprocess.run(
        ["make", "--dry-run", "-C", str(ROOT), "test"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert '"python3.13" run.py test' in done.stdout


def test_the_pins_are_what_the_project_asks_for() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for file in ("run", "dev", "package"):
        text = (ROOT / "requirements" / f"{file}.txt").read_text(encoding="utf-8")
        pinned = dict(re.findall(r"^([\w.-]+)==([^ ;]+)", text, re.MULTILINE))
        for line in project["project"]["dependencies"]:
            wanted = Requirement(line)
            version = pinned[wanted.name.lower().replace("_", "-")]
            assert wanted.specifier.contains(version), f"{file}: {wanted} against {version}"

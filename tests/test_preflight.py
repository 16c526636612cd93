from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reflectjournal import preflight

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs asking")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def sentences(text: str) -> int:
    return text.replace("e.g.", "").count(". ") + 1


def test_without_a_desktop_two_sentences_say_so() -> None:
    assert "No graphical desktop" in preflight.problem()
    assert sentences(preflight.problem()) == 2


def test_without_a_screen_but_with_a_screenless_platform_there_is_no_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.problem() == ""


def test_a_display_that_cannot_be_reached_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(preflight, "_missing_in", lambda *_: "")
    assert "cannot be reached" in preflight.problem()


def test_a_missing_library_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    error = OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
    monkeypatch.setattr(preflight, "_missing_in", lambda *_: preflight.missing_library(error))
    assert "libxcb-cursor.so.0" in preflight.problem()
    assert "apt install" in preflight.problem()
    assert sentences(preflight.problem()) == 2


def test_a_plugin_that_does_not_load_is_a_problem(tmp_path: Path) -> None:
    broken = tmp_path / "libqxcb.so"
    broken.write_bytes(b"not a library")
    assert "missing or does not fit" in preflight._load(broken)


def test_the_window_is_refused_with_exit_status_2_and_no_abort() -> None:
    environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "reflectjournal"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("No graphical desktop")
    assert "Traceback" not in done.stderr


def test_a_test_run_on_a_bare_server_says_what_to_install(tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("")
    message = "libGL.so.1: cannot open shared object file: No such file or directory"
    (broken / "QtWidgets.py").write_text(f"raise ImportError({message!r})\n")
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/test_preflight.py"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("The system library libGL.so.1 that every Qt window needs")
    assert done.stderr.count("\n") == 1

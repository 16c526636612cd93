"""What the first second of the program may load, and what Qt must not do to Python."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

HEAVY = (
    "matplotlib",
    "numpy",
    "markdown",
    "docx",
    "lxml",
    "pikepdf",
    "pypdf",
    "pyrage",
    "icalendar",
)


def loaded_by(script: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys; print(*sys.modules)"],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stdout.split())


def test_the_unlock_window_waits_for_nothing_heavy() -> None:
    loaded = loaded_by("import reflectjournal.ui.app")
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_door_asks_for_a_journal_without_loading_the_store_behind_it() -> None:
    script = "import pathlib; from reflectjournal.journal import access; "
    loaded = loaded_by(script + "access.is_journal(pathlib.Path('nowhere'))")
    assert loaded.isdisjoint({"sqlcipher3", "cryptography", "reflectjournal.journal.facade"})


def test_the_open_journal_waits_for_nothing_heavy() -> None:
    loaded = loaded_by("from reflectjournal.journal import Journal")
    assert "sqlcipher3" in loaded
    assert loaded.isdisjoint((*HEAVY, "PySide6"))


def test_nothing_of_qt_that_could_reach_a_network_is_loaded() -> None:
    loaded = loaded_by("import reflectjournal.ui.app")
    assert loaded.isdisjoint({"PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtQml"})


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_takes_no_more_references_to_none_than_it_gives_back(qtbot: QtBot) -> None:
    """PySide6 6.12.0 takes one too many per call, and Python aborts after some thousand."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(300):
        widget.layout()
    assert sys.getrefcount(None) > before - 150

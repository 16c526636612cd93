"""A fault of the program: its type and line are shown, on the window's thread, and no words."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from reflectjournal import crash
from reflectjournal.ui.dialogs.crash_report import CrashReport, CrashTeller

PRIVATE = "the baby slept in the bath"


@pytest.fixture
def hooked(qapp, tmp_path, monkeypatch):
    """The program's own hooks, put back after the test."""
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    teller = CrashTeller()
    crash.install(tmp_path, teller.reported.emit)
    yield teller
    teller.deleteLater()


def open_report() -> CrashReport | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, CrashReport))
    return next((w for w in shown if w.isVisible()), None)


def fail() -> None:
    raise ValueError(PRIVATE)


def test_the_report_names_the_fault_and_none_of_its_words(qtbot, hooked):
    seen: list[str] = []

    def look() -> None:
        report = open_report()
        seen.append(report.findChild(QPlainTextEdit).toPlainText())
        copy = next(b for b in report.findChildren(QPushButton) if "Copy" in b.text())
        copy.click()
        report.accept()

    QTimer.singleShot(50, look)
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ValueError" in seen[0]
    assert "test_crash_report.py" in seen[0]
    assert PRIVATE not in seen[0]
    assert QGuiApplication.clipboard().text() == seen[0]


def test_a_fault_in_another_thread_is_shown_on_the_windows(qtbot, hooked):
    at: list[int] = []
    hooked.reported.disconnect()
    hooked.reported.connect(lambda _: at.append(threading.get_ident()))
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(at))
    assert at == [threading.get_ident()]


def test_a_second_fault_does_not_cover_the_first(qtbot, hooked):
    count: list[int] = []

    def look() -> None:
        hooked.reported.emit("another")
        count.append(sum(isinstance(w, CrashReport) for w in QApplication.topLevelWidgets()))
        open_report().accept()

    QTimer.singleShot(50, look)
    hooked.reported.emit("one")
    assert count == [1]

"""Nobody there: told by the wall clock, by the system, and by keys that work over a dialog."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.ui.idle import IdleWatch, SystemWatch


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    def minutes(self, count: float) -> None:
        self.now += count * 60


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp, clock):
    made = IdleWatch(qapp, 10, clock)
    yield made
    qapp.focusWindowChanged.disconnect(made._watch)
    made.deleteLater()


@pytest.fixture
def field(qtbot, watch) -> QLineEdit:
    host = QWidget()
    QVBoxLayout(host).addWidget(field := QLineEdit())
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    watch._watch(host.windowHandle())
    yield field
    host.close()


def press(
    widget: QWidget, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key as the system delivers it: to the window, which passes it on."""
    handle = widget.window().windowHandle()
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, key, with_))


def test_it_speaks_up_when_the_minutes_have_run_out_and_not_before(qtbot, watch, clock):
    clock.minutes(9.9)
    with qtbot.assertNotEmitted(watch.idled):
        watch.look()
    clock.minutes(0.1)
    with qtbot.waitSignal(watch.idled):
        watch.look()


def test_a_sleep_of_an_hour_locks_at_the_first_look_after_waking(qtbot, watch, clock):
    clock.minutes(60)
    with qtbot.waitSignal(watch.idled):
        watch.look()


def test_a_key_begins_the_count_anew(qtbot, watch, clock, field):
    clock.minutes(9)
    press(field, Qt.Key.Key_A)
    clock.minutes(9)
    with qtbot.assertNotEmitted(watch.idled):
        watch.look()


def test_moving_the_mouse_begins_the_count_anew(qtbot, watch, clock, field):
    clock.minutes(9)
    button, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(3, 3), QPointF(3, 3), button, button, none)
    QApplication.sendEvent(field.window().windowHandle(), move)
    clock.minutes(9)
    with qtbot.assertNotEmitted(watch.idled):
        watch.look()


def test_a_clock_that_is_set_back_never_locks_later_than_it_should(qtbot, watch, clock):
    clock.minutes(-600)
    watch.look()
    clock.minutes(10)
    with qtbot.waitSignal(watch.idled):
        watch.look()


def test_a_change_of_the_minutes_counts_at_once(qtbot, watch, clock):
    watch.minutes = 1
    clock.minutes(1)
    with qtbot.waitSignal(watch.idled):
        watch.look()


def test_lock_and_cover_keys_work_while_a_dialog_is_open(qtbot, watch, field):
    dialog = QDialog(field.window())
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    watch._watch(dialog.windowHandle())
    with qtbot.waitSignal(watch.lock_pressed):
        press(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(watch.cover_pressed):
        press(dialog, Qt.Key.Key_F12)


def test_other_keys_reach_the_field(watch, field):
    field.setFocus()
    press(field, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "" or field.text().casefold() == "l"


def test_a_window_that_comes_to_the_front_again_is_watched_once(qtbot, watch, field):
    seen = []
    watch.lock_pressed.connect(lambda: seen.append(1))
    for _ in range(3):
        watch._watch(field.window().windowHandle())
    press(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert seen == [1]


def test_without_a_message_bus_the_system_is_not_asked(qapp, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not SystemWatch().working


_HEARD = """
import os, sys, subprocess
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QTimer
from reflectjournal.ui.idle import SystemWatch
app = QCoreApplication([])
watch = SystemWatch()
assert watch.working
watch.going_away.connect(lambda: (print("away"), app.quit()))
def send(value):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver.ActiveChanged", f"boolean:{value}"], check=True)
QTimer.singleShot(0, lambda: (send("false"), send("true")))
QTimer.singleShot(5000, app.quit)
app.exec()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dbus-run-session", "dbus-send"))),
    reason="needs dbus-run-session and dbus-send",
)
def test_the_screen_lock_of_a_linux_desktop_is_heard():
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _HEARD],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["away"], done.stderr

"""Watches whether anybody is there: keys and mouse, the wall clock, the system's sleep and lock."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOOK_MILLISECONDS = 5_000

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says when nothing has been touched for `minutes`, by the wall clock.

    The wall clock counts on while the computer sleeps, so that a lid closed for
    an hour locks at once when it opens. Events are watched on the windows and not
    on every widget, so that typing costs nothing. Two keys work while a dialog is
    open, when the window's own shortcuts do not: they come as signals.
    """

    idled = Signal()
    lock_pressed = Signal()
    cover_pressed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        minutes: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self.minutes = minutes
        self._clock = clock
        self._touched = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.focusWindowChanged.connect(self._watch)

    def touch(self) -> None:
        """Count from now on."""
        self._touched = self._clock()

    def look(self) -> None:
        """Compare the clock; emits `idled` where the time has run out."""
        away = self._clock() - self._touched
        if away >= self.minutes * 60:
            self.touch()
            self.idled.emit()
        elif away < 0:  # the clock was set back
            self.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock()
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once only, however often it comes to the front
            window.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        keys = event.keyCombination()
        if keys == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L):
            self.lock_pressed.emit()
            return True
        if keys == QKeyCombination(Qt.Key.Key_F12):
            self.cover_pressed.emit()
            return True
        return False


class SystemWatch(QObject):
    """Says when the system goes to sleep or locks its screen, where Linux's D-Bus can tell.

    Elsewhere `working` is False, and the wall clock of `IdleWatch` does it on waking.
    """

    going_away = Signal()

    _SIGNALS = (
        ("system", "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep"),
        ("system", "org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock"),
        ("session", "", "org.freedesktop.ScreenSaver", "ActiveChanged"),
        ("session", "", "org.gnome.ScreenSaver", "ActiveChanged"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.working = False
        if sys.platform == "linux" and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux only

        buses = {"system": QDBusConnection.systemBus(), "session": QDBusConnection.sessionBus()}
        for bus, service, interface, name in self._SIGNALS:
            if buses[bus].isConnected():
                slot = SLOT("locked()") if name == "Lock" else SLOT("changed(bool)")
                with contextlib.suppress(ValueError, TypeError):  # what PySide takes has varied
                    # Its stubs ask for bytes, and it refuses them.
                    heard = buses[bus].connect(service, "", interface, name, self, slot)  # type: ignore[call-overload]
                    self.working = self.working or heard

    @Slot(bool)
    def changed(self, away: bool) -> None:
        """The system says that it goes away (True) or is back."""
        if away:
            self.going_away.emit()

    @Slot()
    def locked(self) -> None:
        """The system says that the session locks."""
        self.going_away.emit()

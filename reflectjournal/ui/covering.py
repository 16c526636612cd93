"""Covers every window at once, and uncovers them again."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reflectjournal.ui.a11y import announce
from reflectjournal.ui.widgets.cover import Cover


class Covering(QObject):
    """The cover screen. It hides and does not lock: one key takes it away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._covers: list[Cover] = []

    def toggle(self) -> None:
        """Hide the contents of every window, or show them again."""
        if self._covers:
            self._lift()
            return
        for over in QApplication.topLevelWidgets():
            if over.isVisible() and not isinstance(over, QMenu):
                cover = Cover(over)
                cover.lifted.connect(self._lift)
                self._covers.append(cover)
        announce(self._window, self.tr("Covered"))

    def _lift(self) -> None:
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.lift()

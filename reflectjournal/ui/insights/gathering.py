"""Reads what the figures need a part at a time, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reflectjournal.journal.insights import gather
from reflectjournal.model import InsightMaterial

if TYPE_CHECKING:
    from reflectjournal.journal import Journal


class Gathering(QObject):
    """One part for each turn of the event loop. It stops where its page is no longer shown."""

    done = Signal()

    def __init__(self, journal: Journal, page: QWidget) -> None:
        super().__init__(page)
        self._journal, self._page = journal, page
        self._parts: Iterator[InsightMaterial] = iter(())
        self._newest: InsightMaterial | None = None
        self.material: InsightMaterial | None = None
        """What was gathered last; None before the first time."""
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read_on)

    def begin(self, since: date, until: date) -> None:
        """Gather a period, from the first day to the last; what is under way is given up."""
        self._parts = gather(self._journal, since, until)
        self._turn.start()

    def _read_on(self) -> None:
        if not self._page.isVisible():
            self._turn.stop()
            return
        part = next(self._parts, None)
        if part is not None:
            self._newest = part
            return
        self._turn.stop()
        self.material = self._newest
        self.done.emit()

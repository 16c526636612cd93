"""The panes that stand in the entry's place for a while: reading, history, the bin."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from reflectjournal.ui.pages.bin_pane import BinPane
from reflectjournal.ui.pages.history_pane import HistoryPane
from reflectjournal.ui.pages.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reflectjournal.ui.pages.journal_sheet import JournalSheet

Pane = TypeVar("Pane", ReadingPane, HistoryPane, BinPane)


class Aside(QObject):
    """Makes each pane when it is first asked for, so that the list is there sooner."""

    def __init__(self, page: JournalSheet) -> None:
        super().__init__(page)
        self._page = page

    @cached_property
    def reading(self) -> ReadingPane:
        """The entry as it reads."""
        return self._added(ReadingPane(self._page))

    @cached_property
    def history(self) -> HistoryPane:
        """Earlier versions."""
        made = self._added(HistoryPane(self._page.journal, self._page))
        made.restored.connect(self._page.deeds.restored)
        return made

    @cached_property
    def bin(self) -> BinPane:
        """What was deleted."""
        made = self._added(BinPane(self._page.journal, self._page.ask, self._page))
        made.restored.connect(self._page.open_entry)
        return made

    def _added(self, pane: Pane) -> Pane:
        self._page.middle.addWidget(pane)
        pane.closed.connect(self._page.back_to_entry)
        return pane

"""The entries behind a figure, to open one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.model import Behind, EntryRow
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

MOST = 200
"""Rows that the list shows."""


class BehindDialog(QDialog):
    """Day and title of each entry; Enter opens it."""

    entry_chosen = Signal(int)

    def __init__(
        self, title: str, rows: Sequence[EntryRow], *, more: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(title, 2))
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Entries"))
        self.entries.setMinimumSize(theme.em(30), theme.em(18))
        for row in rows:
            words = f"{short_day(row.day)}   {row.title or self.tr('Without a title')}"
            item = QListWidgetItem(words, self.entries)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
        self.entries.itemActivated.connect(self._choose)
        column.addWidget(self.entries)
        if more:
            words = self.tr("These are the latest; the search has them all.")
            column.addWidget(label(words, "caption", wrap=True))
        if rows:
            self.entries.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.entry_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.accept()


def rows_behind(journal: Journal, behind: Sequence[Behind]) -> list[EntryRow]:
    """The entries of some rows of a figure, the newest first; at most one more than `MOST`."""
    filters = [row.filter for row in behind if row.filter is not None]
    if not filters:
        return rows_of(journal, tuple(dict.fromkeys(id_ for row in behind for id_ in row.ids)))
    found = [row for asked in filters for row in journal.entries.page(asked, limit=MOST + 1)]
    return sorted(found, key=lambda row: (row.day, row.id), reverse=True)[: MOST + 1]


def rows_of(journal: Journal, ids: Sequence[int]) -> list[EntryRow]:
    """The entries of these ids as rows; what is gone or in the bin is left out."""
    rows = []
    for id_ in ids[: MOST + 1]:
        try:
            entry = journal.entries.get(id_)
        except NotFound:
            continue
        if entry.deleted_at is None and entry.updated_at is not None:
            rows.append(EntryRow(id_, entry.day, entry.title, "", entry.guide, entry.updated_at))
    return rows

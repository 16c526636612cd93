"""The entries behind a figure, to open one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reflectjournal.model import Behind, EntryRow
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day
from reflectjournal.ui.widgets.text import heading, label

MOST = 200


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


def together(behind: Sequence[Behind]) -> tuple[int, ...]:
    """The ids of several rows, each once."""
    return tuple(dict.fromkeys(id_ for row in behind for id_ in row.ids))

"""Choosing an entry or a goal to link to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Link, LinkKind
from reflectjournal.ui.days import short_day
from reflectjournal.ui.models.row_words import row_title
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.text import heading

MOST = 40


class LinkPicker(QDialog):
    """Goals and entries by title, the latest while nothing is typed. Enter takes one."""

    def __init__(self, journal: Journal, own_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._own_id = own_id
        self.link: Link | None = None
        self.setWindowTitle(self.tr("Link to an entry or a goal"))
        self.setModal(True)
        self._search = SearchField(self.tr("Title of an entry or a goal"), self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Entries and goals"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["xl"])
        column.setSpacing(SPACE["md"])
        column.addWidget(heading(self.tr("Link to an entry or a goal"), 2))
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        self.resize(em(34), em(30))
        self._search.asked.connect(self._find)
        self._search.entered.connect(self._take)
        self._search.moved.connect(self._move)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._find("")
        self._search.setFocus()

    def _find(self, text: str) -> None:
        self._list.clear()
        wanted = text.casefold().split()
        for goal in self._journal.goals.all():
            if all(word in goal.title.casefold() for word in wanted):
                self._add(self.tr("Goal"), goal.title, Link(LinkKind.GOAL, goal.id, goal.title))
        for row in self._journal.entries.titles(text, MOST):
            if row.id != self._own_id:
                title = row_title(row)
                self._add(short_day(row.day), title, Link(LinkKind.ENTRY, row.id, title))
        self._list.setCurrentRow(0)

    def _add(self, kind: str, title: str, link: Link) -> None:
        item = QListWidgetItem(f"{kind}  ·  {title}")
        item.setData(Qt.ItemDataRole.UserRole, link)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {kind}")
        self._list.addItem(item)

    def _move(self, by: int) -> None:
        row = self._list.currentRow() + by
        self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.link = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

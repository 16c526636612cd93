"""The list of entries as a Qt model: of a hundred thousand rows only those in view are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reflectjournal.model import Cursor, EntryFilter, EntryRow, Hit
from reflectjournal.ui.models.row_words import day_words, spoken_row

PAGE = 50
PAGES_KEPT = 40
STRIDE = 1000
"""Rows between two marks. A jump to any row reads at most this many narrow rows."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex


class Pages(Protocol):
    """What the model asks of `journal.entries`."""

    def page(
        self, filter: EntryFilter = ..., after: Cursor | None = None, limit: int = 50
    ) -> tuple[EntryRow, ...]:
        """The rows after `after`, newest day first."""

    def count(self, filter: EntryFilter = ...) -> int:
        """How many rows there are."""

    def marks(self, filter: EntryFilter = ..., stride: int = ...) -> tuple[Cursor, ...]:
        """The cursor of every `stride`-th row."""


class EntryListModel(QAbstractTableModel):
    """One column of `EntryRow`s, newest day first, read a page at a time by key.

    A page is found from the row before it; on a far jump from the marks, which are
    read once. `ROW_ROLE` gives the `EntryRow`.
    """

    def __init__(self, entries: Pages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._filter = EntryFilter()
        self._count = 0
        self._pages: OrderedDict[int, tuple[EntryRow, ...]] = OrderedDict()
        self._ends: dict[int, Cursor | None] = {0: None}
        self._marks: tuple[Cursor, ...] | None = None

    @property
    def filter(self) -> EntryFilter:
        """What is shown."""
        return self._filter

    def show(self, filter: EntryFilter) -> None:
        """Show the entries that pass the filter, from the top."""
        self.beginResetModel()
        self._filter = filter
        self._forget()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what changed, keeping selection and place where the number is the same."""
        count = self._entries.count(self._filter)
        if count != self._count:
            self.beginResetModel()
            self._forget()
            self.endResetModel()
            return
        self._clear()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))

    def row(self, number: int) -> EntryRow | None:
        """The entry in this row, or None where it has gone in the meantime."""
        page = self._page(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def row_of(self, entry_id: int) -> int:
        """The row of an entry among those read so far; -1 where it is not among them."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                if row.id == entry_id:
                    return number * PAGE + place
        return -1

    def find(self, entry_id: int, day: date) -> int:
        """The row of an entry about this day, wherever it is; -1 where the filter hides it."""
        known = self.row_of(entry_id)
        if known >= 0 or not self._count:
            return known
        newer = replace(self._filter, since=max(day + timedelta(days=1), self._filter.since or day))
        number = self._entries.count(newer) // PAGE
        while page := self._page(number):
            for place, row in enumerate(page):
                if row.id == entry_id:
                    return number * PAGE + place
            if page[-1].day < day or len(page) < PAGE:
                return -1
            number += 1
        return -1

    # -- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many entries pass the filter."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """The row itself, its title, or its words for a screen reader."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else row_data(row, role)

    # -- inside ----------------------------------------------------------------------------

    def _forget(self) -> None:
        self._clear()
        self._count = self._entries.count(self._filter)

    def _clear(self) -> None:
        self._pages.clear()
        self._ends = {0: None}
        self._marks = None

    def _page(self, number: int) -> tuple[EntryRow, ...]:
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _read(self, number: int) -> tuple[EntryRow, ...]:
        if number in self._ends:
            page = self._entries.page(self._filter, self._ends[number], PAGE)
            self._keep(number, page)
            return page
        return self._read_far(number)

    def _read_far(self, number: int) -> tuple[EntryRow, ...]:
        """Go to the mark before the page, and read on from there."""
        if self._marks is None:
            self._marks = self._entries.marks(self._filter, STRIDE)
        mark = min(number * PAGE // STRIDE, len(self._marks))
        after = self._marks[mark - 1] if mark else None
        first = mark * STRIDE // PAGE
        rows = self._entries.page(self._filter, after, (number - first + 1) * PAGE)
        for step in range(number - first + 1):
            self._keep(first + step, rows[step * PAGE : (step + 1) * PAGE])
        return self._pages[number]

    def _keep(self, number: int, page: tuple[EntryRow, ...]) -> None:
        self._pages[number] = page
        if len(page) == PAGE:
            self._ends[number + 1] = Cursor(page[-1].day, page[-1].id)


class RowListModel(QAbstractTableModel):
    """A short list that is held whole: search results, the bin."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[EntryRow | Hit] = ()

    def show(self, rows: Sequence[EntryRow | Hit]) -> bool:
        """Show these rows; False where they are the same things as before, perhaps changed."""
        same = [(type(r), r.id) for r in rows] == [(type(r), r.id) for r in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_of(self, entry_id: int) -> int:
        """The row of an entry; -1 where it is not here."""
        for number, row in enumerate(self._rows):
            if row.id == entry_id and (isinstance(row, EntryRow) or row.kind == "entry"):
                return number
        return -1

    def row(self, number: int) -> EntryRow | Hit | None:
        """What stands in this row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        """The row itself, its title, or its words for a screen reader."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else row_data(row, role)


def row_data(row: EntryRow | Hit, role: int) -> object:
    """What a list row answers to Qt for one role."""
    answers: dict[int, Callable[[EntryRow | Hit], object]] = {
        ROW_ROLE: lambda found: found,
        int(Qt.ItemDataRole.DisplayRole): lambda found: found.title or day_words(found.day),
        int(Qt.ItemDataRole.AccessibleTextRole): spoken_row,
    }
    answer = answers.get(role)
    return answer(row) if answer else None

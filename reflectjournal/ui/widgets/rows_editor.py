"""Rows of short answers: a list, a small table, people by role, recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.text import label

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. `day` takes a date (kept as ISO 8601), `options` one of a few words."""

    title: str
    width: int = 1
    """Its share of the row."""
    day: bool = False
    options: tuple[str, ...] = ()


class _OptionCell(QComboBox):
    """One of a few words, or none; words that are not among them are kept."""

    edited = Signal()

    def __init__(self, options: Sequence[str], empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)  # long words shorten in the field, not in the list
        self.addItem(empty, "")
        for option in options:
            self.addItem(option, option)
        self.activated.connect(lambda _: self.edited.emit())

    def load(self, text: str) -> None:
        """Choose these words."""
        if text and self.findData(text) < 0:
            self.addItem(text, text)
        self.setCurrentIndex(max(0, self.findData(text)))

    def text(self) -> str:
        """The words chosen."""
        return str(self.currentData())


class _DayCell(DateField):
    """A day in a row."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent=parent)
        self.changed.connect(self.edited)


Cell = CellEdit | _OptionCell | _DayCell


def cell_for(column: Column, hint: str, parent: QWidget) -> Cell:
    """The field for a column: a date, one of a few words, or plain words."""
    if column.options:
        return _OptionCell(column.options, column.title, parent)
    if column.day:
        return _DayCell(column.title, parent)
    return CellEdit(hint, parent)


TABLE_COLUMNS = 3
"""More columns than this stand as a card: the first across, the rest in pairs below."""


class _RowFields(QWidget):
    """The fields of one row, and the button that takes it away."""

    edited = Signal()
    went_on = Signal()
    removed = Signal()

    def __init__(self, columns: Sequence[Column], number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells: list[Cell] = []
        card = len(columns) > TABLE_COLUMNS
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE["sm"])
        grid.setVerticalSpacing(SPACE["xs"])
        for place, column in enumerate(columns):
            cell = self._make(column, place, number, hinted=card or len(columns) == 1)
            if card and place:
                grid.addWidget(cell, 1 + (place - 1) // 2, (place - 1) % 2)
            else:
                top = Qt.AlignmentFlag(0) if card else Qt.AlignmentFlag.AlignTop
                grid.addWidget(cell, 0, place, 1, 2 if card else 1, top)
        for place in range(grid.columnCount()):
            grid.setColumnStretch(place, 1 if card else columns[place].width)
        self._remove = IconButton(
            "close", self.tr("Take away line {number}").format(number=number), parent=self
        )
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE["sm"] if card else 0)
        row.setSpacing(SPACE["xs"])
        row.addLayout(grid, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)

    def _make(self, column: Column, place: int, number: int, *, hinted: bool) -> Cell:
        cell = cell_for(column, column.title if hinted else "", self)
        name = self.tr("{column}, line {number}").format(column=column.title, number=number)
        cell.setAccessibleName(name)
        cell.edited.connect(self.edited)
        if isinstance(cell, CellEdit):
            cell.entered.connect(lambda: self._on_entered(place))
            cell.emptied.connect(self._on_emptied)
        elif isinstance(cell, _DayCell):
            cell.line.setAccessibleName(name)
            cell.line.returnPressed.connect(lambda: self._on_entered(place))
            if hinted:
                cell.line.setPlaceholderText(column.title)
        self.cells.append(cell)
        return cell

    def load(self, row: Row) -> None:
        """Show these cells; missing ones are empty."""
        for place, cell in enumerate(self.cells):
            cell.load(row[place] if place < len(row) else "")
        self.show_remove()

    def row(self) -> Row:
        """The cells as they stand."""
        return tuple(cell.text() for cell in self.cells)

    @property
    def blank(self) -> bool:
        """True where nothing was written."""
        return not any(cell.strip() for cell in self.row())

    def show_remove(self) -> None:
        """Offer to take the row away, where there is something to take."""
        keep = self._remove.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._remove.setSizePolicy(keep)
        self._remove.setVisible(not self.blank)

    def _on_entered(self, place: int) -> None:
        if place + 1 < len(self.cells):
            self.cells[place + 1].setFocus()
        else:
            self.went_on.emit()

    def _on_emptied(self) -> None:
        if self.blank:
            self.removed.emit()


class RowsEditor(QWidget):
    """Any number of rows with the same columns; there is always an empty one at the end.

    Enter goes to the next field, then to the next row. A row that is taken away
    can be put back.
    """

    edited = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns) or (Column(self.tr("Write a line, then Enter")),)
        self._fields: list[_RowFields] = []
        self._extra: list[Row] = []  # cells beyond our columns, kept as they came
        self._gone: tuple[int, Row] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE["xs"])
        if 1 < len(self._columns) <= TABLE_COLUMNS:
            self._box.addLayout(self._heads())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE["xs"])
        self._box.addLayout(self._rows)
        self._back = LinkButton(self.tr("Put the line back"), parent=self)
        self._back.clicked.connect(self._put_back)
        self._back.hide()
        self._box.addWidget(self._back)
        self.load(())

    def load(self, rows: Sequence[Row]) -> None:
        """Show these rows; it does not count as an edit."""
        while self._fields:
            self._drop(0)
        self._gone = None
        self._back.hide()
        for row in rows:
            self._insert(len(self._fields), row)
        self._keep_one_empty()

    def rows(self) -> tuple[Row, ...]:
        """The rows that hold something, in order."""
        width = len(self._columns)
        return tuple(
            fields.row() + extra[width:]
            for fields, extra in zip(self._fields, self._extra, strict=True)
            if not fields.blank or any(extra[width:])
        )

    def focus_first(self) -> None:
        """Put the cursor in the first empty field."""
        self._fields[-1].cells[0].setFocus()

    # -- inside ----------------------------------------------------------------------------

    def _heads(self) -> QHBoxLayout:
        heads = QHBoxLayout()
        heads.setSpacing(SPACE["sm"])
        for column in self._columns:
            heads.addWidget(label(column.title, "section", wrap=True), column.width)
        heads.addSpacing(em(1.7) + 10)
        return heads

    def _insert(self, place: int, row: Row) -> _RowFields:
        fields = _RowFields(self._columns, place + 1, self)
        fields.load(row)
        fields.edited.connect(self._on_edited)
        fields.went_on.connect(lambda: self._go_on(fields))
        fields.removed.connect(lambda: self._remove(fields))
        self._fields.insert(place, fields)
        self._extra.insert(place, row)
        self._rows.insertWidget(place, fields)
        return fields

    def _drop(self, place: int) -> None:
        fields = self._fields.pop(place)
        self._extra.pop(place)
        self._rows.removeWidget(fields)
        fields.hide()
        fields.deleteLater()

    def _keep_one_empty(self) -> None:
        if not self._fields or not self._fields[-1].blank:
            self._insert(len(self._fields), ())

    def _on_edited(self) -> None:
        self._keep_one_empty()
        for fields in self._fields:
            fields.show_remove()
        self.edited.emit()

    def _go_on(self, fields: _RowFields) -> None:
        self._keep_one_empty()
        place = self._fields.index(fields) + 1
        if place < len(self._fields):
            self._fields[place].cells[0].setFocus()

    def _remove(self, fields: _RowFields) -> None:
        place = self._fields.index(fields)
        if fields.blank and place == len(self._fields) - 1:
            if place:
                self._fields[place - 1].cells[-1].setFocus()
            return
        if not fields.blank:
            self._gone = (place, fields.row() + self._extra[place][len(self._columns) :])
            self._back.show()
        self._drop(place)
        self._keep_one_empty()
        self._fields[min(place, len(self._fields) - 1)].cells[0].setFocus()
        self.edited.emit()

    def _put_back(self) -> None:
        if self._gone is None:
            return
        place, row = self._gone
        self._gone = None
        self._back.hide()
        self._insert(min(place, len(self._fields)), row).cells[0].setFocus()
        self.edited.emit()

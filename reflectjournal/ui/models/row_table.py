"""Rows of values as a Qt table: each column says how it shows a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CELL_ROLE = ROW_ROLE + 1
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `ticked` None means that there is nothing to tick."""

    text: str = ""
    caption: str = ""
    drawing: str = ""
    drawing_role: str = "text_muted"
    strong: bool = False
    quiet: bool = False
    pill: str = ""
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, how it shows a row, and its width in ems; 0 takes what is left."""

    title: str
    cell: Callable[[Any], Cell]
    ems: float = 0.0


class RowTableModel(QAbstractTableModel):
    """`ROW_ROLE` gives the value of a row, `CELL_ROLE` the `Cell`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in their order."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def redraw(self) -> None:
        """Ask every row again how it is shown."""
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role not in (CELL_ROLE, *_WORDS):
            return None
        cell = column.cell(row)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.CheckStateRole:
            states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
            return states.get(cell.ticked) if cell.ticked is not None else None
        words = ", ".join(part for part in (cell.text, cell.caption, cell.pill) if part)
        return words if role != Qt.ItemDataRole.DisplayRole else cell.text


_WORDS = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.CheckStateRole),
)

"""The table of a figure: the same numbers for reading, copying and a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reflectjournal.model import Chart, Insight
from reflectjournal.ui import theme
from reflectjournal.ui.insights.figure_view import cell_words

Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    """The rows of a figure."""

    def __init__(self, insight: Insight) -> None:
        super().__init__()
        self._insight = insight

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._insight.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._insight.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._insight.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_words(self._insight, index.row(), index.column())
        counted = isinstance(cell, (int, float)) and self._insight.chart is not Chart.MOVEMENT
        if role == Qt.ItemDataRole.TextAlignmentRole and counted:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._insight.head[section]
        return None


class FigureTable(QTableView):
    """Shows the numbers; Enter opens the entries behind the row, T goes back to the figure."""

    row_opened = Signal(int)
    figure_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def show_insight(self, insight: Insight) -> None:
        """Show the table of a figure."""
        old = self.model()
        self._cells = _Cells(insight)
        self.setModel(self._cells)
        if old is not None:
            old.deleteLater()
        self.setAccessibleName(f"{insight.title}, {self.tr('as a table')}")
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.em(3))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(theme.em(2.2))
        self.setMinimumHeight(theme.em(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_opened.emit(max(self.currentIndex().row(), 0))
        elif event.text().casefold() == "t":
            self.figure_asked.emit()
        else:
            super().keyPressEvent(event)

"""The table that lists are shown in: one column, rows of one height."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reflectjournal.ui.models.entry_delegate import EntryDelegate

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class EntryTable(QTableView):
    """One row selected. Arrows, Home and End move, Enter goes to the text, Delete to the bin."""

    entered = Signal()
    deleted = Signal()
    row_chosen = Signal()
    """The person moved to another row; `mark` does not count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = False
        self._delegate = EntryDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("entries")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("Entries"))
        self._fit_rows()

    def use(self, model: QAbstractItemModel) -> None:
        """Show another model."""
        if self.model() is not model:
            self.setModel(model)
            self.selectionModel().currentRowChanged.connect(self._on_row)
            self._fit_rows()

    def mark(self, row: int, *, scroll: bool = True) -> None:
        """Select a row without choosing it; below 0 selects none."""
        self._marking = True
        self.setAutoScroll(scroll)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), _SELECT)
        else:
            self.selectionModel().clear()
        self.setAutoScroll(True)
        self._marking = False

    def step(self, by: int) -> None:
        """Choose the row so far away, as the arrow keys do."""
        rows = self.model().rowCount()
        if rows:
            self.selectRow(max(0, min(rows - 1, self.currentIndex().row() + by)))

    def set_hide_titles(self, *, hidden: bool) -> None:
        """Hide titles and first lines."""
        self._delegate.hide_titles = hidden
        self._fit_rows()

    # -- Qt --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, Home and End; the rest as lists have it."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._fit_rows()

    # -- inside ----------------------------------------------------------------------------

    def _on_row(self) -> None:
        if not self._marking and self.currentIndex().isValid():
            self.row_chosen.emit()

    def _fit_rows(self) -> None:
        height = self._delegate.row_height()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

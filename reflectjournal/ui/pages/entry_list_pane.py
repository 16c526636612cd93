"""The list on the Journal page: search, filter, entries by day, and the way to the bin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.errors import BadQuery
from reflectjournal.journal import Journal
from reflectjournal.model import EntryFilter, EntryRow, Hit
from reflectjournal.ui.models.entry_delegate import EntryDelegate
from reflectjournal.ui.models.entry_list import ROW_ROLE, EntryListModel, RowListModel
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.filter_menu import FilterMenu, filter_words
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.search_help import SearchHelp
from reflectjournal.ui.widgets.text import label

OPEN_AFTER = 60
"""Milliseconds an arrow key rests on a row before it is opened."""


class EntryTable(QTableView):
    """One column, rows of one height, one selected. Enter goes to the text."""

    entered = Signal()
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, Home and End; the rest as lists have it."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.selectRow(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)


class EntryListPane(QWidget):
    """Shows entries newest day first, or what a search found."""

    entry_chosen = Signal(int)
    hit_chosen = Signal(str, int)
    """A search result that is not an entry: its kind and id."""
    text_asked = Signal()
    delete_asked = Signal(int)
    bin_asked = Signal()
    new_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._shown = 0
        self._quiet = False
        self.entries = EntryListModel(journal.entries, self)
        self.hits = RowListModel(self)
        self.search = SearchField(self.tr("Search entries"), self)
        self.filter_menu = FilterMenu(journal, self)
        self._funnel = IconButton("filter", self.tr("Show only some entries"), parent=self)
        self._help = IconButton("info", self.tr("How to search"), parent=self)
        self._note = label("", "caption", wrap=True)
        self.table = EntryTable(self)
        self.delegate = EntryDelegate(self.table)
        self._all = LinkButton(self.tr("Show all"), parent=self)
        self._narrowed = label("", "caption")
        self._empty = EmptyState("", "", self)
        self._bin = LinkButton(self.tr("Bin"), "bin", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(OPEN_AFTER)
        self._lay_out()
        self._connect()

    # -- what is shown ---------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what may have changed; the selection stays on its entry."""
        if self.search.text.strip():
            self._search(self.search.text)
        else:
            self._quiet = True
            self.entries.refresh()
            self._quiet = False
            self.select(self._shown)
        self._show_state()

    def show_filter(self, filter: EntryFilter) -> None:
        """Show only some entries."""
        self.search.line.clear()
        self._use(self.entries)
        self.entries.show(filter)
        self.filter_menu.set_filter(filter)
        self.table.scrollToTop()
        self.select(self._shown)
        self._show_state()

    def select(self, entry_id: int) -> None:
        """Mark the row of an entry, without opening it; nothing where it is not in view."""
        self._shown = entry_id
        row = self.entries.row_of(entry_id) if self.table.model() is self.entries else -1
        if row < 0 and entry_id and self.table.model() is self.entries:
            self.entries.row(0)
            row = self.entries.row_of(entry_id)
        model = self.table.selectionModel()
        self._quiet = True
        if row >= 0:
            index = self.entries.index(row, 0)
            model.setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        elif self.table.model() is self.entries:
            model.clear()
        self._quiet = False

    def set_hide_titles(self, *, hidden: bool) -> None:
        """Hide titles and first lines."""
        self.delegate.hide_titles = hidden
        self._fit_rows()

    def first_entry(self) -> int:
        """The id of the newest entry; 0 where there is none."""
        row = self.entries.row(0) if self.entries.rowCount() else None
        return row.id if row else 0

    # -- inside ----------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        if not text.strip():
            self._use(self.entries)
            self.entries.refresh()
            self.select(self._shown)
            self._show_state()
            return
        try:
            result = self._journal.search(text)
        except BadQuery as fault:
            self._note.setText(str(fault))
            self._note.show()
            return
        self._use(self.hits)
        self.hits.show(result.hits)
        self._note.setText(result.note)
        self._note.setVisible(bool(result.note))
        self.table.scrollToTop()
        self._show_state(more=result.more)

    def _use(self, model: EntryListModel | RowListModel) -> None:
        if self.table.model() is model:
            return
        self.table.setModel(model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._fit_rows()

    def _on_row(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self._pause.start()

    def _open(self) -> None:
        row = self.table.currentIndex().data(ROW_ROLE)
        if isinstance(row, EntryRow) or (isinstance(row, Hit) and row.kind == "entry"):
            if row.id != self._shown:
                self._shown = row.id
                self.entry_chosen.emit(row.id)
        elif isinstance(row, Hit):
            self.hit_chosen.emit(row.kind, row.id)

    def _on_enter(self) -> None:
        self._pause.stop()
        self._open()
        self.text_asked.emit()

    def _show_state(self, *, more: bool = False) -> None:
        searching = self.table.model() is self.hits
        model = self.hits if searching else self.entries
        count = model.rowCount()
        narrowed = self.entries.filter != EntryFilter()
        words = filter_words(self.entries.filter, self._journal.guides)
        if searching:
            first = self.tr("The first {number}").format(number=count)
            words = first if more else self.tr("{number} found").format(number=count)
        self._narrowed.setText(words)
        self._narrowed.setVisible(bool(words))
        self._all.setVisible(searching or narrowed)
        self._empty.setVisible(count == 0)
        self.table.setVisible(count > 0)
        if searching or narrowed:
            self._say_empty(self.tr("Nothing matches."), "")
        else:
            self._say_empty(
                self.tr("Nothing is written yet. Your first reflection can be three lines."),
                self.tr("New reflection"),
            )

    def _show_all(self) -> None:
        self.search.line.clear()
        self._pause.stop()
        self.show_filter(EntryFilter())
        self.search.setFocus()

    def _say_empty(self, sentence: str, action: str) -> None:
        self._empty.sentence.setText(sentence)
        self._empty.button.setText(action)
        self._empty.button.setVisible(bool(action))

    def _open_help(self) -> None:
        panel = SearchHelp(self)
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.example_chosen.connect(self.search.set_text)
        panel.move(self.search.mapToGlobal(self.search.rect().bottomLeft()))
        panel.show()

    def _open_filter(self) -> None:
        self.filter_menu.popup(self._funnel.mapToGlobal(self._funnel.rect().bottomLeft()))

    def _step_from_search(self, by: int) -> None:
        rows = self.table.model().rowCount()
        if rows:
            here = self.table.currentIndex().row()
            self.table.selectRow(max(0, min(rows - 1, here + by)))

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self._fit_rows()

    def minimumSizeHint(self) -> QSize:
        """Room for a title and a time."""
        return QSize(em(15), em(16))

    def _lay_out(self) -> None:
        set_ground(self, "canvas", "right")
        head = QHBoxLayout()
        head.setContentsMargins(SPACE["lg"], SPACE["lg"], SPACE["sm"], 0)
        head.setSpacing(SPACE["xs"])
        head.addWidget(self.search, 1)
        head.addWidget(self._help)
        head.addWidget(self._funnel)
        state = QHBoxLayout()
        state.setContentsMargins(SPACE["lg"], 0, SPACE["lg"], 0)
        state.addWidget(self._narrowed, 1)
        state.addWidget(self._all)
        self._note.setContentsMargins(SPACE["lg"], 0, SPACE["lg"], 0)
        self._note.hide()
        self._empty.setContentsMargins(SPACE["xl"], 0, SPACE["xl"], 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE["lg"], SPACE["xs"], SPACE["lg"], SPACE["md"])
        foot.addWidget(self._bin)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(state)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.table.setItemDelegate(self.delegate)
        self._use(self.entries)
        self.search.asked.connect(self._search)
        self.search.entered.connect(self._on_enter)
        self.search.moved.connect(self._step_from_search)
        self._help.clicked.connect(self._open_help)
        self._funnel.clicked.connect(self._open_filter)
        self.filter_menu.chosen.connect(self.show_filter)
        self.table.entered.connect(self._on_enter)
        self.table.deleted.connect(self._on_delete)
        self._pause.timeout.connect(self._open)
        self._all.clicked.connect(self._show_all)
        self._bin.clicked.connect(self.bin_asked)
        self._empty.action_chosen.connect(self.new_asked)
        self.entries.show(EntryFilter())
        self._show_state()

    def _on_delete(self) -> None:
        row = self.table.currentIndex().data(ROW_ROLE)
        if isinstance(row, EntryRow):
            self.delete_asked.emit(row.id)

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        self.table.verticalScrollBar().setSingleStep(self.delegate.row_height() // 3)
        self.table.viewport().update()

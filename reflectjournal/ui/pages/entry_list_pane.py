"""The list on the Journal page: search, filter, entries by day, and the way to the bin."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import BadQuery
from reflectjournal.journal import Journal
from reflectjournal.model import Entry, EntryFilter, EntryRow, Hit
from reflectjournal.ui.models.entry_list import ROW_ROLE, EntryListModel, RowListModel
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.entry_table import EntryTable
from reflectjournal.ui.widgets.filter_menu import filter_words
from reflectjournal.ui.widgets.list_head import ListHead
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import set_ground

OPEN_AFTER = 60
"""Milliseconds an arrow key rests on a row before it is opened."""


class EntryListPane(QWidget):
    """Shows entries newest day first, or what a search found."""

    entry_chosen = Signal(int)
    hit_chosen = Signal(str, int)
    """A search result that is not an entry: its kind and id."""
    clicked = Signal()
    """A row was pressed: where the list stands alone, the text takes its place."""
    text_asked = Signal()
    delete_asked = Signal(int)
    bin_asked = Signal()
    new_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._shown, self._day = 0, date.min
        self._more = False
        self.entries = EntryListModel(journal.entries, self)
        self.hits = RowListModel(self)
        self.head = ListHead(journal, self)
        self.search = self.head.search
        self.table = EntryTable(self)
        self._empty = EmptyState("", "", self)
        self._bin = LinkButton(self.tr("Bin"), "bin", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(OPEN_AFTER)
        self._lay_out()
        self._connect()
        self.show_filter(EntryFilter())

    # -- what is shown ---------------------------------------------------------------------

    def refresh(self, held: Entry | None = None) -> None:
        """Read again what may have changed; the selection stays on its entry.

        `held` is the entry in hand as it is now: its day may be another.
        """
        if held is not None and held.id == self._shown:
            self._day = held.day
        if self._searching:
            self._search(self.search.text)
        else:
            self.entries.refresh()
            self._mark()
        self._show_state()

    def show_filter(self, filter: EntryFilter) -> None:
        """Show only some entries."""
        self.search.line.clear()
        self.head.note("")
        self.head.filter_menu.set_filter(filter)
        self.table.use(self.entries)
        self.entries.show(filter)
        self.table.scrollToTop()
        self._mark()
        self._show_state()

    def select(self, entry: Entry | None) -> None:
        """Mark the row of an entry, and scroll to it, without opening it."""
        self._shown, self._day = (entry.id, entry.day) if entry else (0, date.min)
        self._mark(scroll=True)

    def first_entry(self) -> int:
        """The id of the newest entry; 0 where there is none."""
        row = self.entries.row(0) if self.entries.rowCount() else None
        return row.id if row else 0

    def minimumSizeHint(self) -> QSize:
        """Room for a title and a time."""
        return QSize(em(15), em(16))

    # -- inside ----------------------------------------------------------------------------

    @property
    def _searching(self) -> bool:
        return self.table.model() is self.hits

    def _mark(self, *, scroll: bool = False) -> None:
        if self._pause.isActive():
            return  # another row is in hand already, and opened in a moment
        if self._searching:
            row = self.hits.row_of(self._shown)
        else:
            row = self.entries.find(self._shown, self._day) if self._shown else -1
        self.table.mark(row, scroll=scroll)

    def _search(self, text: str) -> None:
        if not text.strip():
            if self._searching:
                self.show_filter(self.entries.filter)
            return
        try:
            result = self._journal.search(text)
        except BadQuery as fault:
            self.head.note(str(fault))
            return
        fresh = not self._searching
        self.table.use(self.hits)
        if self.hits.show(result.hits) or fresh:
            self.table.scrollToTop()
            self._mark()
        self._more = result.more
        self.head.note(result.note)
        self._show_state()

    def _open(self) -> None:
        """Open the row in hand; other things than entries wait for Enter or a click."""
        row = self._row()
        if isinstance(row, Hit) and row.kind != "entry":
            return
        if row is not None and row.id != self._shown:
            self._shown, self._day = row.id, row.day
            self.entry_chosen.emit(row.id)

    def _enter(self) -> None:
        self._pause.stop()
        row = self._row()
        if isinstance(row, Hit) and row.kind != "entry":
            self.hit_chosen.emit(row.kind, row.id)
            return
        self._open()
        self.text_asked.emit()

    def _on_clicked(self) -> None:
        row = self._row()
        if isinstance(row, Hit) and row.kind != "entry":
            self.hit_chosen.emit(row.kind, row.id)
        elif row is not None:
            self._pause.stop()
            self._open()
            self.clicked.emit()

    def _on_delete(self) -> None:
        row = self._row()
        if isinstance(row, EntryRow):
            self.delete_asked.emit(row.id)

    def _row(self) -> EntryRow | Hit | None:
        row: EntryRow | Hit | None = self.table.currentIndex().data(ROW_ROLE)
        return row

    def _show_state(self) -> None:
        searching = self._searching
        count = (self.hits if searching else self.entries).rowCount()
        words = filter_words(self.entries.filter, self._journal.guides)
        if searching:
            found = self.tr("The newest {number}") if self._more else self.tr("{number} found")
            words = found.format(number=count) if count else ""
        narrowed = searching or self.entries.filter != EntryFilter()
        self.head.say(words, narrowed=narrowed)
        self.table.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        nothing = self.tr("Nothing is written yet. A first reflection can be three lines.")
        self._empty.sentence.setText(self.tr("Nothing matches.") if narrowed else nothing)
        self._empty.button.setText(self.tr("New reflection"))
        self._empty.button.setVisible(not narrowed)

    def _lay_out(self) -> None:
        set_ground(self, "canvas", "right")
        self._empty.setContentsMargins(SPACE["xl"], 0, SPACE["xl"], 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE["lg"], SPACE["xs"], SPACE["lg"], SPACE["md"])
        foot.addWidget(self._bin)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(SPACE["xs"])
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.asked.connect(self._search)
        self.search.entered.connect(self._enter)
        self.search.moved.connect(self.table.step)
        self.head.filter_menu.chosen.connect(self.show_filter)
        self.head.all_asked.connect(lambda: self.show_filter(EntryFilter()))
        self.table.row_chosen.connect(self._pause.start)
        self.table.entered.connect(self._enter)
        self.table.clicked.connect(self._on_clicked)
        self.table.deleted.connect(self._on_delete)
        self._pause.timeout.connect(self._open)
        self._bin.clicked.connect(self.bin_asked)
        self._empty.action_chosen.connect(self.new_asked)

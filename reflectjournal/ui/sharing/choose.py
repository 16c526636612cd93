"""The first step: which entries, who it is for, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.errors import JournalError
from reflectjournal.model import CleanCopy, Cursor, Decision, EntryRow, Hit
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui import theme
from reflectjournal.ui.days import near_day
from reflectjournal.ui.models.row_table import Cell, Column, RowTableModel
from reflectjournal.ui.sharing.audience_choice import AudienceChoice
from reflectjournal.ui.sharing.drafting import Chosen, prepared
from reflectjournal.ui.sharing.flow_foot import FlowFoot
from reflectjournal.ui.sharing.words import audience_of, layout_of
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.row_table import RowTable
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile

PAGE = 50
ONE_COLUMN_BELOW_EMS = 60.0


@dataclass(frozen=True, slots=True)
class Pick:
    """What the list shows of an entry."""

    id: int
    day: date
    title: str = field(repr=False)
    guide: str


class ChooseView(QWidget):
    """Entries are ticked; the audience is chosen before the review, because it sets the measure."""

    prepared = Signal(object, object)
    """The saved `CleanCopy` and the draft `Decision` about it."""
    failed = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self._settings: SettingsFile | None = None
        self._chosen: dict[int, Pick] = {}
        self._begun: tuple[CleanCopy | None, Decision | None] = (None, None)
        self._first: frozenset[int] = frozenset()
        """The entries that were ticked from the start stand first."""
        self._rows: list[Pick] = []
        self._after: Cursor | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._switch = tab_bar((self.tr("Entries"), self.tr("Who it is for")))
        self._switch.setAccessibleName(self.tr("Part of the choice"))
        self._switch.currentChanged.connect(self._place)
        column.addWidget(self._switch)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        column.addLayout(panes, 1)
        self._build_entries()
        self.options = AudienceChoice()
        self._right = scrolled(self.options, "canvas")
        set_ground(self._right, "canvas", "left")
        panes.addWidget(self._left, 5)
        panes.addWidget(self._right, 4)
        column.addWidget(self._build_foot())
        self._place()

    def prefer(self, settings: SettingsFile) -> None:
        """Be told of the preferences."""
        self._settings = settings

    def open(
        self,
        entry_ids: tuple[int, ...] = (),
        copy: CleanCopy | None = None,
        decision: Decision | None = None,
    ) -> None:
        """Begin with these entries ticked; anew, or with a copy and a draft that were begun."""
        self._chosen = {}
        self._begun = (copy, decision)
        self.options.reset()
        if decision is not None:
            self.options.choose_audience(audience_of(decision))
            self.options.choose_layout(layout_of(decision))
        for entry_id in entry_ids:
            entry = self.journal.entries.get(entry_id)
            self._chosen[entry_id] = Pick(entry.id, entry.day, entry.title, entry.guide)
        self._first = frozenset(self._chosen)
        self.search.line.clear()
        self._find("")
        self._show_state()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._left, self._right, self.foot)

    # ---- what is chosen

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the entries, in the order they were ticked."""
        return tuple(self._chosen)

    def go_on(self) -> None:
        """Save a clean copy in preparation with the draft of its decision."""
        option = load_checklist().option(q.AUDIENCE, self.options.audience)
        if not self._chosen or option is None:
            return
        chosen = Chosen(self.chosen, option, self.options.layout_chosen)
        try:
            copy, decision = prepared(self.journal, chosen, *self._begun)
        except JournalError as error:
            self.failed.emit(error)
            return
        self.prepared.emit(copy, decision)

    # ---- entries

    def _build_entries(self) -> None:
        self._left = QWidget()
        set_ground(self._left, "surface")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(theme.em(1.8), theme.em(1.6), theme.em(1.4), theme.SPACE["md"])
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("Which entries hold the learning?"), 2))
        self.search = SearchField(self.tr("Search entries"))
        self.search.asked.connect(self._find)
        column.addWidget(self.search)
        self._model = RowTableModel((Column("", self._cell),), self)
        self.table = RowTable(self._model, self.tr("Entries to choose from"))
        self.table.ticked.connect(self._toggle)
        self.table.opened.connect(self._toggle)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self._count = label("", "caption")
        foot.addWidget(self._count, 1)
        self.more = LinkButton(self.tr("Show older entries"))
        self.more.clicked.connect(self._more)
        foot.addWidget(self.more)
        column.addLayout(foot)

    def _cell(self, row: Pick) -> Cell:
        hidden = self._settings is not None and self._settings.values.hide_titles
        title = self.tr("Title hidden") if hidden else row.title or self.tr("Untitled")
        guide = self.journal.guides.get(row.guide)
        about = [near_day(row.day), (guide.short_title or guide.title) if guide else ""]
        caption = " · ".join(part for part in about if part)
        return Cell(title, caption, strong=row.id in self._chosen, ticked=row.id in self._chosen)

    def _find(self, words: str) -> None:
        try:
            if words.strip():
                hits = self.journal.search(words, PAGE).hits
                self._rows = [_pick(hit) for hit in hits if hit.kind == "entry"]
                self._after = None
            else:
                page = self.journal.entries.page(limit=PAGE)
                self._rows = [_pick(row) for row in page]
                self._after = _end(page)
        except JournalError as error:
            self.failed.emit(error)
            return
        self._show_rows()

    def _more(self) -> None:
        if self._after is not None:
            page = self.journal.entries.page(after=self._after, limit=PAGE)
            self._rows += [_pick(row) for row in page]
            self._after = _end(page)
            self._show_rows()

    def _show_rows(self) -> None:
        others = [row for row in self._rows if row.id not in self._first]
        first = [row for id_, row in self._chosen.items() if id_ in self._first]
        known = {row.id for row in others}
        first += [r for id_, r in self._chosen.items() if id_ not in (known | self._first)]
        current = self.table.row
        self.table.show_rows([*first, *others], getattr(current, "id", None))
        self.more.setVisible(self._after is not None)

    def _toggle(self, row: Pick) -> None:
        if row.id in self._chosen:
            del self._chosen[row.id]
        else:
            self._chosen[row.id] = row
        self._model.redraw()
        self._show_state()

    # ---- foot

    def _build_foot(self) -> FlowFoot:
        keys = ((self.tr("Space"), self.tr("tick an entry")), ("F6", self.tr("next pane")))
        self.foot = FlowFoot(keys, self.tr("Next: review"))
        self.foot.chosen.connect(self.go_on)
        return self.foot

    def _show_state(self) -> None:
        count = len(self._chosen)
        self.options.propose(Layout.COLLECTION if count > 1 else Layout.SINGLE)
        self._count.setText(self.tr("%1 chosen").replace("%1", str(count)) if count else "")
        self.foot.allow("" if count else self.tr("Choose an entry first."), ready=bool(count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide = self.width() >= theme.em(ONE_COLUMN_BELOW_EMS)
        self._switch.setVisible(not wide)
        self._left.setVisible(wide or self._switch.currentIndex() == 0)
        self._right.setVisible(wide or self._switch.currentIndex() == 1)
        self.foot.show_keys(on=wide)


def _pick(row: EntryRow | Hit) -> Pick:
    return Pick(row.id, row.day, row.title, row.guide)


def _end(page: tuple[EntryRow, ...]) -> Cursor | None:
    return Cursor(page[-1].day, page[-1].id) if len(page) == PAGE else None

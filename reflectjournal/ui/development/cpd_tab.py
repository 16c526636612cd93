"""Records of learning: what counts as CPD in a period, in hours and with whom, and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from reflectjournal.development.form import dates_of
from reflectjournal.development.pack import day_of, has_peer, hours_of, standard_words
from reflectjournal.development.period import Span, before, plus_months, span_of
from reflectjournal.journal import Journal
from reflectjournal.journal.development import bodies, records, renewals
from reflectjournal.model import Entry
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.development.words import numbered
from reflectjournal.ui.models.row_table import Cell, Column, RowTableModel
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.row_table import RowTable
from reflectjournal.ui.widgets.rows import Row, Section, scrolled
from reflectjournal.ui.widgets.text import label, pill

GUIDES = (
    "cpd-record", "conference-notes", "evidence-note", "data-protection-refresher", "carl",
    "four-fs", "five-r",
)  # fmt: skip
"""The guides for records of learning, in the order of the menu."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CpdTab", text)


def _title(entry: Entry) -> Cell:
    cpd = entry.cpd
    about = ", ".join(p for p in (cpd.activity, cpd.provider) if p) if cpd else ""
    return Cell(entry.title or (cpd.topic if cpd else "") or _tr("Untitled"), about,
                drawing="learning", strong=True)  # fmt: skip


def _hours(entry: Entry) -> Cell:
    with_others, alone = hours_of((entry,))
    both = _tr("%1 with others").replace("%1", f"{with_others:g}") if with_others else ""
    return Cell(f"{with_others + alone:g}" if with_others + alone else "", both)


def _standards(entry: Entry) -> Cell:
    return Cell(", ".join(map(standard_words, entry.cpd.standards)) if entry.cpd else "")


def _peer(entry: Entry) -> Cell:
    role = entry.cpd.peer_role if entry.cpd else ""
    return Cell(role or (_tr("yes") if has_peer(entry) else ""), quiet=True)


class CpdTab(QWidget):
    """Enter opens the entry; its facts stand in the inspector there."""

    entry_asked = Signal(int)
    reflection_asked = Signal(str)
    briefing_asked = Signal(int)
    learned_asked = Signal(int)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        columns = (
            Column(_tr("When"), lambda e: Cell(dates_of(e), quiet=True), 13),
            Column(_tr("What"), _title),
            Column(_tr("Hours"), _hours, 8),
            Column(_tr("Standards"), _standards, 8),
            Column(_tr("Talked over with"), _peer, 10),
        )
        self.table = RowTable(RowTableModel(columns), _tr("CPD records"), self)
        self.table.opened.connect(lambda entry: self.entry_asked.emit(entry.id))
        self.table.row_chosen.connect(lambda _: self._enable())
        self.period = QComboBox(self)
        self.period.setAccessibleName(_tr("Period"))
        self.period.setMinimumWidth(em(12))  # the longest period would make the page wider
        self.period.activated.connect(lambda _: self._show())
        self.summary = label("", wrap=True)
        self.disciplines = label("", "muted", wrap=True)
        self.nothing = EmptyState(
            _tr("No record in this time. Any entry can count: tick Counts as CPD beside it.")
        )
        self.renewals = Section(_tr("To be done again"))
        self._spans: list[Span | None] = []
        self._lay_out()

    def refresh(self) -> None:
        """Read the records and the renewals again."""
        chosen = max(0, self.period.currentIndex())
        self._fill_periods()
        self.period.setCurrentIndex(min(chosen, self.period.count() - 1))
        self._show()
        self._show_renewals()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room: the peer, the standards, the day."""
        super().resizeEvent(event)
        for place, ems in ((4, 56), (3, 44), (0, 36)):
            self.table.setColumnHidden(place, self.width() < em(ems))

    @property
    def first(self) -> QWidget:
        """What takes the focus."""
        return self.table if self.table.row is not None else self.new

    def record_menu(self) -> QMenu:
        """The guides that make a record."""
        menu = QMenu(self)
        for id_ in GUIDES:
            guide = self._journal.guides.get(id_)
            if guide is not None:
                title = (guide.short_title or guide.title).replace("&", "&&")
                menu.addAction(title, partial(self.reflection_asked.emit, id_))
        return menu

    # -- inside ----------------------------------------------------------------------------

    def _fill_periods(self) -> None:
        today = this_day()
        self.period.clear()
        year = Span(plus_months(today, -12) + timedelta(days=1), today)
        named: list[tuple[str, Span | None]] = []
        for body in bodies(self._journal):
            span = span_of(body.regulator, today, body.began)
            if span.known:
                earlier = before(body.regulator, span)
                named += [(f"{body.regulator.name}, {_days(span)}", span),
                          (f"{body.regulator.name}, {_days(earlier)}", earlier)]  # fmt: skip
        named += [(_tr("The last twelve months"), year), (_tr("All records"), None)]
        self._spans = [span for _, span in named]
        for words, _ in named:
            self.period.addItem(words)

    def _show(self) -> None:
        span = self._spans[self.period.currentIndex()] if self._spans else None
        found = records(self._journal, span)
        held = self.table.row
        shown = sorted(found, key=day_of, reverse=True)
        self.table.show_rows(shown, held.id if held else None)
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.summary.setText(summary_words(found))
        self.disciplines.setText(discipline_words(found))
        self.disciplines.setVisible(bool(self.disciplines.text()))
        self._enable()

    def _enable(self) -> None:
        for button in (self.briefing, self.learned):
            button.setEnabled(self.table.row is not None)

    def _show_renewals(self) -> None:
        self.renewals.clear()
        today = this_day()
        due = renewals(self._journal, today)
        for day, entry in due:
            row = Row(entry.title or _tr("Untitled"), _tr("recorded %1").replace(
                "%1", short_day(entry.day)), drawing="refresh")  # fmt: skip
            row.put_right(_due(day, today))
            row.make_openable()
            row.opened.connect(partial(self.entry_asked.emit, entry.id))
            self.renewals.add(row)
        self.renewals.setVisible(bool(due))

    def _lay_out(self) -> None:
        self.new = writes(Button(_tr("New record"), "outline", "add"))
        self.new.clicked.connect(lambda: self.reflection_asked.emit(GUIDES[0]))
        other = writes(Button(_tr("Another kind…"), "outline"))
        other.clicked.connect(lambda: self._open_menu(other))
        self.briefing = writes(Button(_tr("Briefing from it"), "outline", "presentation"))
        self.briefing.clicked.connect(lambda: self._with_row(self.briefing_asked))
        self.learned = Button(_tr("What I learned, one page"), "outline", "page")
        self.learned.clicked.connect(lambda: self._with_row(self.learned_asked))
        tools = FlowLayout(gap=SPACE["sm"])
        for widget in (self.period, self.new, other, self.briefing, self.learned):
            tools.addWidget(widget)
        host = QWidget()
        column = QVBoxLayout(host)
        side = em(2.6)
        column.setContentsMargins(side, SPACE["lg"], side, SPACE["lg"])
        column.setSpacing(SPACE["sm"])
        column.addLayout(tools)
        column.addWidget(self.summary)
        column.addWidget(self.disciplines)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.renewals)
        self.table.setMinimumHeight(em(9))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolled(host))

    def _open_menu(self, under: QWidget) -> None:
        menu = self.record_menu()
        menu.exec(under.mapToGlobal(under.rect().bottomLeft()))
        menu.deleteLater()

    def _with_row(self, signal: object) -> None:
        row = self.table.row
        if row is not None and hasattr(signal, "emit"):
            signal.emit(row.id)


def summary_words(found: tuple[Entry, ...]) -> str:
    """How many records and hours there are, in one sentence."""
    with_others, alone = hours_of(found)
    words = numbered(len(found), _tr("1 record"), _tr("%1 records"))
    if not with_others and not alone:
        return words + "."
    hours = _tr("%1 hours: %2 with others, %3 alone.").replace("%1", f"{with_others + alone:g}")
    return f"{words}, {hours.replace('%2', f'{with_others:g}').replace('%3', f'{alone:g}')}"


def discipline_words(found: tuple[Entry, ...]) -> str:
    """The hours learned together with other disciplines, and which these were."""
    together = [e for e in found if e.cpd is not None and e.cpd.disciplines]
    if not together:
        return ""
    hours = sum(hours_of(together))
    names = sorted({n.strip() for e in together if e.cpd for n in e.cpd.disciplines if n.strip()})
    words = _tr("%1 hours were learned together with %2: %3.").replace("%1", f"{hours:g}")
    count = numbered(len(names), _tr("one discipline"), _tr("%1 disciplines"))
    return words.replace("%2", count).replace("%3", ", ".join(names))


def _due(day: date, today: date) -> QWidget:
    if day < today:
        return pill(_tr("due since %1").replace("%1", short_day(day, today=today)), "todo")
    return label(_tr("due %1").replace("%1", short_day(day, today=today)), "muted")


def _days(span: Span) -> str:
    return f"{span.since.day} {span.since:%b %Y} – {span.until.day} {span.until:%b %Y}"

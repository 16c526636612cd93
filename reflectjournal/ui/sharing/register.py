"""The sharing register: every decision, filtered, in detail, printed and saved as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision, DecisionState, Verdict
from reflectjournal.sharing.register import register_csv, register_document
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.models.row_table import Cell, Column, RowTableModel
from reflectjournal.ui.printing import print_document
from reflectjournal.ui.sharing.record import RecordView
from reflectjournal.ui.sharing.register_detail import RegisterDetail
from reflectjournal.ui.sharing.register_filter import RegisterFilter, is_due
from reflectjournal.ui.sharing.words import dated, format_words, outcome, tier_words
from reflectjournal.ui.widgets.buttons import Button, IconButton, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.row_table import RowTable
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

DETAIL_EMS, DETAIL_FOLDS_BELOW_EMS, HOW_FROM_EMS = 19.5, 56.0, 78.0
Table = tuple[tuple[str, ...], ...]


class RegisterTab(QWidget):
    """Nothing here is changed or deleted: a change of mind adds a record."""

    decide_again_asked = Signal(object)
    said = Signal(str)

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.jobs, self.ask = journal, jobs, ask
        self._decisions: tuple[Decision, ...] = ()
        self._changed: frozenset[int] = frozenset()
        self._detail_shown = False
        self._stack = QStackedLayout(self)
        self._whole = QWidget()
        self._stack.addWidget(self._whole)
        self.record = RecordView(ask)
        self.record.closed.connect(self._close_record)
        self._stack.addWidget(self.record)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.detail = RegisterDetail(journal)
        row.addWidget(self._build_list(), 1)
        self.detail.decide_again_asked.connect(self.decide_again_asked)
        self.detail.refused.connect(self.ask.tell)
        self.detail.record_asked.connect(self.open_record)
        self.detail.closed.connect(lambda: self._show_detail(shown=False))
        row.addWidget(self.detail)

    def show_decisions(self, decisions: tuple[Decision, ...]) -> None:
        """Show the decisions that were recorded; drafts are not among them."""
        from reflectjournal.journal.registering import changed_since  # noqa: PLC0415 - loads lists

        self._decisions = tuple(d for d in decisions if d.verdict is not None)
        changed = (d.id for d in self._decisions if changed_since(self.journal, d))
        self._changed = frozenset(changed)
        self.filter.count(self._decisions)
        self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        if self._stack.currentWidget() is self.record:
            return (self.record,)
        return (self.search, self.table, self.detail)

    @property
    def shown(self) -> tuple[Decision, ...]:
        """The decisions that the filter leaves."""
        words = self.search.text.casefold().split()
        kept = (d for d in self._decisions if self.filter.keeps(d))
        return tuple(d for d in kept if all(w in _searched(d) for w in words))

    def open_record(self, decision: Decision) -> None:
        """Show the whole record of a decision in the place of the register."""
        self.record.show_record(self.journal.decisions.history(decision.id))
        self._stack.setCurrentWidget(self.record)

    def _close_record(self) -> None:
        self._stack.setCurrentWidget(self._whole)
        self.table.setFocus()

    # ---- leaving the program

    def print(self) -> None:
        """Print what is filtered, on the printer that is chosen."""

        def made(rows: Table) -> None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            dialog = QPrintDialog(printer, self.window())
            chosen = dialog.exec()
            dialog.deleteLater()
            if chosen:
                self.print_on(printer, rows)

        self._table(made)

    def print_on(self, printer: QPrinter, rows: Table) -> None:
        """Print the rows; they name nobody."""
        try:
            print_document(register_document(rows, this_day(), self.filter.words()), printer)
        except JournalError as error:
            self.ask.tell(error)

    def save_table(self) -> None:
        """Save what is filtered for a spreadsheet."""

        def made(rows: Table) -> None:
            kinds = ((self.tr("Table for a spreadsheet"), "*.csv"),)
            path = self.ask.save_file(self.tr("Save the register"), "sharing-register.csv", kinds)
            if path is None:
                return
            try:
                write_new(path, register_csv(rows), replace=True)
            except JournalError as error:
                self.ask.tell(error)
                return
            self.said.emit(self.tr("Saved as %1.").replace("%1", path.name))

        self._table(made)

    def _table(self, then: Callable[[Table], None]) -> None:
        from reflectjournal.journal.registering import register_table  # noqa: PLC0415

        decisions, aliases = self.shown, self.journal.aliases.all()
        self.jobs.run(self, lambda: register_table(decisions, aliases), then, self.ask.tell)

    # ---- showing

    def _show(self) -> None:
        shown = self.shown
        current = self.table.row
        narrowed = self.filter.narrows or bool(self.search.text)
        self.table.show_rows(shown, current.id if current else None)
        self.table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        if not self._decisions:
            self._empty.sentence.setText(
                self.tr("No decisions yet. Choosing not to share counts too.")
            )
        elif narrowed:
            self._empty.sentence.setText(self.tr("Nothing matches."))
        self._empty.button.setVisible(bool(self._decisions))
        self._narrowed.setText(self.filter.words())
        self._narrowed.setVisible(bool(self.filter.words()))
        self.detail.show_decision(self.table.row if shown else None)
        self._save.setEnabled(bool(shown))
        self._fold()

    def _show_all(self) -> None:
        self.filter.clear()
        self.search.line.clear()
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Decided"), lambda d: Cell(dated(d.decided_on), quiet=True), 7.6),
            Column(self.tr("What"), self._what),
            Column(self.tr("Decision"), self._decision, 12.6),
            Column(self.tr("With whom"), self._whom, 10.2),
            Column(self.tr("Review"), self._review, 8.8),
            Column(self.tr("How"), self._how, 11.0),
        )

    def _what(self, decision: Decision) -> Cell:
        since = self.tr("source has changed since") if decision.id in self._changed else ""
        return Cell(decision.title or self.tr("Without a title"), since, strong=True)

    def _decision(self, decision: Decision) -> Cell:
        ended = outcome(decision)
        return Cell(ended.words, ended.more, ended.drawing, ended.role)

    def _whom(self, decision: Decision) -> Cell:
        if decision.verdict is Verdict.ROUTED:
            return Cell(decision.routed_kind)
        if decision.verdict is Verdict.DO_NOT_SHARE:
            return Cell()
        names = [r.organisation or r.role for r in decision.recipients]
        whom = ", ".join(dict.fromkeys(names)) or decision.audience_words
        return Cell(whom, tier_words(decision.tier))

    def _review(self, decision: Decision) -> Cell:
        if is_due(decision, this_day()) and decision.review_on:
            since = self.tr("Due since %1").replace("%1", short_day(decision.review_on))
            return Cell(pill=since)
        if decision.state is DecisionState.WITHDRAWN:
            return Cell()
        return Cell(dated(decision.review_on), quiet=True)

    def _how(self, decision: Decision) -> Cell:
        return Cell(format_words(decision.format)) if decision.format else Cell()

    # ---- building

    def _build_list(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(theme.em(1.9), theme.SPACE["md"], theme.SPACE["md"], 0)
        column.setSpacing(theme.SPACE["sm"])
        head = FlowLayout(gap=theme.SPACE["sm"])
        self.search = SearchField(self.tr("Search decisions"))
        self.search.setFixedWidth(theme.em(12.6))
        self.search.asked.connect(lambda _: self._show())
        head.addWidget(self.search)
        self.filter = RegisterFilter(self)
        self.filter.changed.connect(self._show)
        for pill in self.filter.pills:
            head.addWidget(pill)
        self._funnel = IconButton("filter", self.tr("Show only some decisions"))
        self._funnel.setMenu(self.filter.menu)
        self._funnel.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        head.addWidget(self._funnel)
        column.addLayout(head)
        self._narrowed = label("", "caption", wrap=True)
        column.addWidget(self._narrowed)
        self.model = RowTableModel(self._columns(), self)
        self.table = RowTable(self.model, self.tr("Decisions"))
        self.table.row_chosen.connect(self.detail.show_decision)
        self.table.opened.connect(self._open)
        self.search.entered.connect(self.table.setFocus)
        column.addWidget(self.table, 1)
        self._empty = EmptyState("", self.tr("Show all"))
        self._empty.action_chosen.connect(self._show_all)
        column.addWidget(self._empty, 1)
        column.addWidget(self._build_foot())
        return host

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.SPACE["sm"], 0, 0, theme.SPACE["md"])
        words = self.tr("Nothing here is changed or deleted: a change of mind adds a new decision.")
        row.addWidget(label(words, "caption", wrap=True), 1)
        self._save = LinkButton(self.tr("Save as a table"), "table")
        self._save.clicked.connect(self.save_table)
        row.addWidget(self._save)
        self._more = Button(self.tr("Details"), "outline")
        self._more.clicked.connect(lambda: self._show_detail(shown=True))
        row.addWidget(self._more)
        return foot

    def _open(self, decision: Decision) -> None:
        self.open_record(decision)

    def _show_detail(self, *, shown: bool) -> None:
        self._detail_shown = shown
        self._fold()
        (self.detail if shown else self.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= theme.em(DETAIL_FOLDS_BELOW_EMS)
        holds = self.detail.decision is not None
        self.detail.setVisible(holds and (wide or self._detail_shown))
        self.detail.set_closable(closable=not wide)
        self.detail.setFixedWidth(theme.em(DETAIL_EMS) if wide else min(self.width(), theme.em(26)))
        self._more.setVisible(not wide and holds)
        self.table.setColumnHidden(5, self.width() < theme.em(HOW_FROM_EMS))
        for place in (3, 4):
            self.table.setColumnHidden(place, self.width() < theme.em(44))


def _searched(decision: Decision) -> str:
    people = [p for r in decision.recipients for p in (r.role, r.organisation, r.need)]
    parts = [decision.title, decision.reason, decision.purpose, decision.routed_kind, *people]
    return " ".join(parts).casefold()

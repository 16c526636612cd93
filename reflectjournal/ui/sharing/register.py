"""The sharing register: every decision, filtered, in detail, printed and saved as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reflectjournal.model import Decision
from reflectjournal.ui import theme
from reflectjournal.ui.models.row_table import RowTableModel
from reflectjournal.ui.sharing.record import RecordView
from reflectjournal.ui.sharing.register_cells import columns
from reflectjournal.ui.sharing.register_detail import RegisterDetail
from reflectjournal.ui.sharing.register_filter import RegisterFilter
from reflectjournal.ui.sharing.register_paper import RegisterPaper
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

DETAIL_EMS, DETAIL_FOLDS_BELOW_EMS, HOW_FROM_EMS = 19.5, 56.0, 88.0


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
        self.paper = RegisterPaper(self, journal, jobs, ask)
        self.paper.said.connect(self.said)
        self.detail = RegisterDetail(journal)
        self._list = self._build_list()
        row.addWidget(self._list, 1)
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

    def take(self, decision_id: int) -> None:
        """Take a decision in hand, such as the one that was just recorded."""
        for place, decision in enumerate(self.shown):
            if decision.id == decision_id:
                self.table.take(place)

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

    @property
    def narrowed_words(self) -> str:
        """What the register is narrowed to, in words."""
        parts = [self.filter.words()]
        if self.search.text.strip():
            parts.append(self.tr("Searched for: %1.").replace("%1", self.search.text.strip()))
        return " ".join(part for part in parts if part)

    def open_record(self, decision: Decision) -> None:
        """Show the whole record of a decision in the place of the register."""
        self.record.show_record(self.journal.decisions.history(decision.id))
        self._stack.setCurrentWidget(self.record)

    def _close_record(self) -> None:
        self._stack.setCurrentWidget(self._whole)
        self.table.setFocus()

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
        self.table.setFocus()

    # ---- building

    def _build_list(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        side = theme.em(2.6) - theme.em(0.4)
        column.setContentsMargins(side, theme.SPACE["md"], theme.SPACE["md"], 0)
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
        line = QHBoxLayout()
        line.setContentsMargins(theme.em(0.4), 0, 0, 0)
        line.addLayout(head)
        column.addLayout(line)
        self._narrowed = label("", "caption", wrap=True)
        column.addWidget(self._narrowed)
        self.model = RowTableModel(columns(lambda d: d.id in self._changed), self)
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
        row.setContentsMargins(theme.em(0.4), 0, 0, theme.SPACE["md"])
        words = self.tr("Nothing here is changed or deleted: a change of mind adds a new decision.")
        row.addWidget(label(words, "caption", wrap=True), 1)
        self._save = LinkButton(self.tr("Save as a table"), "table")
        self._save.clicked.connect(self.paper.save)
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
        (self.detail.open_button if shown else self.table).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= theme.em(DETAIL_FOLDS_BELOW_EMS)
        holds = self.detail.decision is not None
        self.detail.setVisible(holds and (wide or self._detail_shown))
        self._list.setVisible(wide or not (holds and self._detail_shown))  # room for one of them
        self.detail.set_closable(closable=not wide)
        self.detail.setFixedWidth(theme.em(DETAIL_EMS) if wide else self.width())
        self._more.setVisible(not wide and holds)
        self.table.show_column(5, shown=self.width() >= theme.em(HOW_FROM_EMS))
        for place, ems in ((3, 40), (4, 48)):
            self.table.show_column(place, shown=self.width() >= theme.em(ems))


def _searched(decision: Decision) -> str:
    people = [p for r in decision.recipients for p in (r.role, r.organisation, r.need)]
    parts = [decision.title, decision.reason, decision.purpose, decision.routed_kind, *people]
    return " ".join(parts).casefold()

"""The list of goals: active ones first, then what can be shown on request, then the pack strip."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Goal, GoalStatus, Origin, OriginKind
from reflectjournal.ui.development.checks import Checks
from reflectjournal.ui.development.goal_row import GoalRow
from reflectjournal.ui.development.pack_strip import PackStrip
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import label, rule

PLENTY = 3
TALL_EMS = 30.0
_OTHERS = (GoalStatus.PAUSED, GoalStatus.MET, GoalStatus.LET_GO, GoalStatus.DRAFT)


class GoalsTab(QWidget):
    """Rows between rules. `shown` is the status in view."""

    goal_opened = Signal(int)
    review_asked = Signal(int)
    status_asked = Signal(int, str)
    delete_asked = Signal(int)
    new_asked = Signal()
    pack_asked = Signal(str)

    def __init__(self, journal: Journal, checks: Checks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.shown = GoalStatus.ACTIVE
        self.rows: list[GoalRow] = []
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        side = em(2.6)
        self._column.setContentsMargins(side, SPACE["sm"], side, SPACE["lg"])
        self._body: QWidget | None = None
        self.strip = PackStrip(journal, checks)
        self.strip.opened.connect(self.pack_asked)
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(side, 0, side, SPACE["lg"] + 4)
        foot.addWidget(self.strip)
        self._stays = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(self._host), 1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read the goals again; the focus stays on the goal it was on."""
        held = next((row.goal.id for row in self.rows if row.hasFocus()), 0)
        goals = self._journal.goals.all()
        shown = [goal for goal in goals if goal.status is self.shown]
        if not shown and self.shown is not GoalStatus.ACTIVE:
            self.shown = GoalStatus.ACTIVE
            shown = [goal for goal in goals if goal.status is self.shown]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._fill(column, shown)
        column.addLayout(self._others(Counter(goal.status for goal in goals)))
        column.addStretch(1)
        self._body = swap(self._column, self._body, body)
        self._column.insertWidget(0, body)
        self.strip.refresh()
        self.focus_goal(held)

    def focus_goal(self, id_: int) -> None:
        """Give the focus to the row of a goal, where it is in view."""
        for row in self.rows:
            if row.goal.id == id_:
                row.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip stays in view where there is room for it and the goals; else it scrolls."""
        super().resizeEvent(event)
        stays = self.height() >= em(TALL_EMS)
        if stays != self._stays:
            self._stays = stays
            self.strip.setParent(None)
            (self._foot if stays else self._column).addWidget(self.strip)

    @property
    def first(self) -> QWidget:
        """What takes the focus when the page comes into view."""
        return self.rows[0] if self.rows else self.nothing.button

    def _fill(self, column: QVBoxLayout, goals: list[Goal]) -> None:
        sentence = self.tr("What would you like to be better at, and who would notice?")
        self.nothing = EmptyState(sentence, self.tr("New goal"))
        writes(self.nothing.button)
        self.nothing.action_chosen.connect(self.new_asked)
        column.addWidget(self.nothing)
        if goals:
            self.nothing.hide()
        priorities = {each.id: each for each in self._journal.goals.organisational()}
        self.rows = []
        for goal in goals:
            serves = priorities.get(goal.organisational_goal or 0)
            about = self.tr("mine alone")
            if serves is not None:
                about = f"{serves.source}: {serves.title}" if serves.source else serves.title
            steps = self._journal.actions.of(Origin(OriginKind.GOAL, goal.id))
            row = GoalRow(goal, self._journal.goals.evidence(goal.id), steps, about)
            self._connect(row)
            self.rows.append(row)
            column.addWidget(row)
            column.addWidget(rule())

    def _connect(self, row: GoalRow) -> None:
        id_ = row.goal.id
        row.opened.connect(lambda: self.goal_opened.emit(id_))
        row.review_asked.connect(lambda: self.review_asked.emit(id_))
        row.status_asked.connect(lambda status: self.status_asked.emit(id_, status))
        row.delete_asked.connect(lambda: self.delete_asked.emit(id_))
        row.moved.connect(lambda by: self._move(row, by))

    def _others(self, counts: Counter[GoalStatus]) -> QHBoxLayout:
        """Links to the goals of another status, and a word about how many are active."""
        names = {
            GoalStatus.ACTIVE: self.tr("%1 active"),
            GoalStatus.PAUSED: self.tr("%1 paused"),
            GoalStatus.MET: self.tr("%1 met"),
            GoalStatus.LET_GO: self.tr("%1 let go"),
            GoalStatus.DRAFT: self.tr("%1 draft"),
        }
        line = QHBoxLayout()
        line.setContentsMargins(0, SPACE["sm"], 0, 0)
        links = FlowLayout(gap=SPACE["xl"])
        for status in (GoalStatus.ACTIVE, *_OTHERS):
            if counts[status] and status is not self.shown:
                link = LinkButton(names[status].replace("%1", str(counts[status])))
                link.clicked.connect(lambda _=False, status=status: self.show_status(status))
                links.addWidget(link)
        line.addLayout(links, 1)
        self.advice = label(self._advice(counts[GoalStatus.ACTIVE]), "muted", wrap=True)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(self.advice, 2)
        return line

    def _advice(self, active: int) -> str:
        if active > PLENTY:
            return self._journal.goals.warning()
        if active == PLENTY and self.shown is GoalStatus.ACTIVE:
            return self.tr("Three active goals: enough for now.")
        return ""

    def show_status(self, status: GoalStatus) -> None:
        """Show the goals of another status."""
        self.shown = status
        self.refresh()
        self.first.setFocus()

    def _move(self, row: GoalRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()

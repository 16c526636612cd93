"""One goal: where it came from, its fields, steps, evidence and reviews. Saved as you write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.errors import JournalError, NotFound
from reflectjournal.model import (
    Action,
    Goal,
    GoalStatus,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    ReviewDecision,
)
from reflectjournal.ui.development.goal_form import GoalForm
from reflectjournal.ui.development.goal_parts import (
    EvidencePart,
    OriginsPart,
    ReviewsPart,
    place_of,
)
from reflectjournal.ui.development.words import review_label, status_words
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.action_rows import ActionRows
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import label, pill
from reflectjournal.ui.widgets.title_edit import TitleEdit

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask

SAVE_AFTER = 800  # milliseconds after the last key
LONGEST_TITLE = 120
WIDE_EMS = 62


class GoalView(QWidget):
    """Made once; `show_goal` puts another goal into it. One without a title is not kept."""

    back_asked = Signal()
    entry_asked = Signal(int)
    page_asked = Signal(str)
    priorities_asked = Signal()
    review_asked = Signal(int, str)
    evidence_asked = Signal(int)
    origin_asked = Signal(int)
    undo_offered = Signal(str, object)

    def __init__(self, journal: Journal, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._ask = journal, ask
        self.goal: Goal | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.flush)
        self.title = TitleEdit(self.tr("What will be different?"), LONGEST_TITLE, self)
        self.title.setAccessibleName(self.tr("Title of the goal"))
        self.fault = label("", "danger", wrap=True)
        self.fault.hide()
        self.ending = label("", wrap=True)
        self.status = FlowLayout(gap=SPACE["sm"])
        self.origins = OriginsPart(self)
        self.form = GoalForm(journal, self)
        self.steps = ActionRows(journal, makes=True)
        self.evidence = EvidencePart(journal, self)
        self.reviews = ReviewsPart(journal, self)
        self._lay_out()
        self._connect()

    # -- the goal in hand ------------------------------------------------------------------

    def show_goal(self, goal: Goal) -> None:
        """Show a goal; what was unsaved of the one before is saved first."""
        self.flush()
        self.goal = goal
        self.title.load(goal.title)
        self.form.load(goal)
        self.fault.hide()
        self._show_rest(goal)

    def refresh(self) -> None:
        """Follow what was saved elsewhere; fields that are being written in stay."""
        if self.goal is None or not self.goal.id:
            return
        try:
            goal = self._journal.goals.get(self.goal.id)
        except NotFound:
            goal = replace(self.goal, deleted_at=self.goal.updated_at)
        if goal.deleted_at is not None:
            self.goal = None
            self._timer.stop()
            self.back_asked.emit()
            return
        if not self._timer.isActive():
            changed = replace(goal, updated_at=self.goal.updated_at) != self.goal
            self.goal = goal
            if changed and not self._writing():
                self.title.load(goal.title)
                self.form.load(goal)
        self._show_rest(goal)

    def flush(self) -> bool:
        """Save what is unsaved; False for a goal that is not kept, which says why."""
        self._timer.stop()
        if self.goal is None:
            return False
        title = self.title.text().strip()
        goal = self.form.apply(replace(self.goal, title=title or self.goal.title))
        if not goal.title and goal != self.goal:  # words without a title are words all the same
            goal = replace(goal, title=self.tr("Goal without a title"))
        if goal == self.goal:
            self._say_untitled(title)
            return bool(self.goal.id)
        try:
            saved = self._journal.goals.save(goal)
        except JournalError as error:
            self.fault.setText(str(error))
            self.fault.show()
            return False
        self.goal = saved
        self._say_untitled(title)
        self.form.show_hints(saved)
        self.form.show_review_day(saved)
        return True

    def _say_untitled(self, title: str) -> None:
        """Ask for a title where the one there was has been emptied."""
        words = self.tr("A goal needs a title: what will be different when you have reached it?")
        self.fault.setText(words)
        self.fault.setVisible(bool(self.goal and self.goal.id) and not title)

    def set_status(self, status: GoalStatus) -> None:
        """Make the goal active or let it rest."""
        if not self.flush() or self.goal is None:
            return
        try:
            self.goal = self._journal.goals.save(replace(self.goal, status=status))
        except JournalError as error:
            self._ask.tell(error)
            return
        self.form.show_review_day(self.goal)
        self._show_rest(self.goal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    # -- inside ----------------------------------------------------------------------------

    def _writing(self) -> bool:
        focus = QApplication.focusWidget()
        typing = isinstance(focus, QLineEdit | QTextEdit)
        return typing and focus is not None and self.isAncestorOf(focus)

    def _show_rest(self, goal: Goal) -> None:
        steps = self._journal.actions.of(Origin(OriginKind.GOAL, goal.id)) if goal.id else ()
        self.steps.show_actions(self.tr("Steps"), steps, (OriginKind.GOAL, goal.id))
        self._show_status(goal)
        for part in (self.origins, self.evidence, self.reviews):
            part.show_goal(goal)

    def _show_status(self, goal: Goal) -> None:
        self.status.clear()
        self.status.addWidget(_level(pill(status_words(goal.status), "accent")))
        if goal.status is GoalStatus.ACTIVE:
            self.status.addWidget(_level(review_label(goal)))
        if goal.status in (GoalStatus.ACTIVE, GoalStatus.PAUSED):
            self._button(self.tr("Met…"), partial(self._ask_review, ReviewDecision.MET))
            self._button(self.tr("Let go…"), partial(self._ask_review, ReviewDecision.LET_GO))
        if goal.status is GoalStatus.ACTIVE:
            self._button(self.tr("Pause"), partial(self.set_status, GoalStatus.PAUSED))
        else:
            self._button(self.tr("Make it active"), partial(self.set_status, GoalStatus.ACTIVE))
        ending = goal.impact if goal.status is GoalStatus.MET else ""
        ending = goal.let_go_reason if goal.status is GoalStatus.LET_GO else ending
        self.ending.setText(ending)
        self.ending.setVisible(bool(ending))

    def _button(self, words: str, act: Callable[[], object]) -> None:
        button = writes(Button(words, "outline"))
        button.clicked.connect(lambda _=False: act())
        self.status.addWidget(button)

    def _ask_review(self, decision: ReviewDecision) -> None:
        if self.flush() and self.goal is not None:
            self.review_asked.emit(self.goal.id, decision.value)

    def _ask_for(self, signal: Callable[[int], None]) -> None:
        if self.flush() and self.goal is not None:
            signal(self.goal.id)

    def _open(self, link: Link) -> None:
        if link.kind is LinkKind.ENTRY:
            self.entry_asked.emit(link.target)
        else:
            self.page_asked.emit(place_of(link))

    def _add_step(self, what: str) -> None:
        if self.flush() and self.goal is not None:
            origin = Origin(OriginKind.GOAL, self.goal.id, label=self.goal.title)
            self._journal.actions.save(Action(what, origin))
            self._show_rest(self.goal)

    def _connect(self) -> None:
        for part in (self.form, self.evidence.link, self.reviews.link):
            writes(part)
        self.title.edited.connect(self._timer.start)
        self.title.entered.connect(self.focusNextChild)
        self.form.edited.connect(self._timer.start)
        self.form.priorities_asked.connect(self.priorities_asked)
        self.steps.added.connect(self._add_step)
        self.steps.undo_offered.connect(self.undo_offered)
        self.steps.action_asked.connect(lambda id_: self.page_asked.emit(f"actions#{id_}"))
        self.origins.link_opened.connect(self._open)
        self.origins.more_asked.connect(lambda: self._ask_for(self.origin_asked.emit))
        self.evidence.link_opened.connect(self._open)
        self.evidence.link_chosen.connect(lambda: self._ask_for(self.evidence_asked.emit))
        self.evidence.undo_offered.connect(self.undo_offered)
        self.reviews.link_chosen.connect(lambda: self._ask_review(ReviewDecision.CONTINUE))

    def _lay_out(self) -> None:
        back = LinkButton(self.tr("Goals"), "arrow-left")
        back.clicked.connect(self.back_asked)
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, SPACE["xxl"])
        column.setSpacing(SPACE["lg"])
        column.addWidget(self.form)
        column.addStretch(1)
        beside = QWidget()
        rest = QVBoxLayout(beside)
        rest.setContentsMargins(0, 0, 0, SPACE["xxl"])
        rest.setSpacing(SPACE["xl"])
        for below in (self.steps, self.evidence, self.reviews):
            rest.addWidget(below)
        rest.addStretch(1)
        outer = QWidget()
        side = em(2.6)
        whole = QVBoxLayout(outer)
        whole.setContentsMargins(side, SPACE["xl"], side, 0)
        whole.setSpacing(SPACE["md"])
        whole.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.title)
        whole.addWidget(self.fault)
        whole.addLayout(self.status)
        whole.addWidget(self.ending)
        whole.addWidget(self.origins)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(side)
        whole.addLayout(self._split)
        self._split.addWidget(host, 5)
        self._split.addWidget(beside, 4)
        area = QVBoxLayout(self)
        area.setContentsMargins(0, 0, 0, 0)
        area.addWidget(scrolled(outer))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What belongs to the goal stands beside the fields, or under them where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= em(WIDE_EMS)
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def _level(words: QLabel) -> QWidget:
    """Words as high as the buttons beside them."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(words)
    made.setMinimumHeight(em(2.15))
    return made

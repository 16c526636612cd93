"""The decision: 26 questions, one at a time, with what each answer does.

Every answer is kept in a draft of the record, so that it can be left and taken up again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui.days import clock
from reflectjournal.ui.sharing.bodies import DecisionBody, ReviewDayBody
from reflectjournal.ui.sharing.decide_panes import DecideFoot, DecidePanes
from reflectjournal.ui.sharing.deciding import LAST, NOT_SHARED, Deciding, following
from reflectjournal.ui.sharing.routed import PASSED_ON, passed_on
from reflectjournal.ui.sharing.words import layout_of
from reflectjournal.ui.widgets.notice import StripNotice

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.clean import Findings
    from reflectjournal.journal.outgoing import Grounds
    from reflectjournal.sharing.checklist import Facts
    from reflectjournal.ui.jobs import Jobs

KEEP_AFTER_MILLISECONDS = 1_000
WHY_OPEN = "sharing_why_open"
"""The private setting: true where the reasons for the questions stay open."""


class DecideView(QWidget):
    """Answers at the left, one question in the middle. Only the file ever waits."""

    decided = Signal(object)
    """The decision was recorded: the `Decision` as it stands in the register."""
    print_asked = Signal(object)
    """Print the clean copy for a second reader: its `Grounds`."""
    asked = Signal(str)
    """Something outside: review, scenario, entry, at-risk, back."""
    said = Signal(str)
    kept = Signal(object)
    """The draft was saved: the `Decision` with the answers so far."""

    def __init__(self, journal: Journal, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal, self.jobs = journal, jobs
        self.state: Deciding | None = None
        self._findings: Findings = ()
        self._grounds: Grounds | None = None
        self._unsaved = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self._keep_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = StripNotice("todo")
        self.strip.hide()
        column.addWidget(self.strip)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Looking at the clean copy"))
        column.addWidget(self._busy)
        self._panes = DecidePanes()
        self._panes.answers.question_asked.connect(self.go_to)
        self.pane = self._panes.question
        self.pane.edited.connect(self._apply)
        self.pane.asked.connect(self._on_asked)
        self.pane.next_asked.connect(self.go_next)
        self.pane.why_opened.connect(lambda opened: journal.settings.set(WHY_OPEN, opened))
        column.addWidget(self._panes, 1)
        self.foot = DecideFoot()
        self.foot.back.clicked.connect(self.go_back)
        self.foot.stop.clicked.connect(self.do_not_share)
        self.foot.next.clicked.connect(self.go_next)
        column.addWidget(self.foot)
        QShortcut(QKeySequence("Ctrl+D"), self, self.do_not_share)

    # ---- opening and saving

    def open(self, decision: Decision, at: int = 0, then: Callable[[], None] | None = None) -> None:
        """Take a decision up at a question; at 0, at the first one without an answer.

        What is found in the clean copy is looked for in a job; `then` is called after it.
        Raises NotFound where the copy or an entry of it is gone.
        """
        grounds = self.journal.sharing.grounds(decision, layout_of(decision))
        self._grounds, self.state, self._unsaved = grounds, None, False
        self.foot.saved.setText("")
        self.strip.hide()
        self.pane.show_why(opened=bool(self.journal.settings.get(WHY_OPEN, False)))
        self._busy.show()
        self._panes.middle.setEnabled(False)

        def find() -> tuple[Findings, Facts]:
            findings = grounds.findings()
            return findings, grounds.facts(findings)

        def found(both: tuple[Findings, Facts]) -> None:
            self._busy.hide()
            self._panes.middle.setEnabled(True)
            self._findings = both[0]
            self.state = Deciding(load_checklist(), decision, both[1])
            self.go_to(at or self.state.first_open)
            if then is not None:
                then()

        self.jobs.run(self, find, found)

    def save(self) -> None:
        """Keep the answers. Called before the view is left. Raises what prevents it."""
        self._keep.stop()
        if self.state is None or not self._unsaved:
            return
        kept = self.journal.sharing.record(self.state.decision)
        self._unsaved = False
        self.state = replace(self.state, decision=kept)
        self.kept.emit(kept)
        now = datetime.now().astimezone()
        self.foot.saved.setText(self.tr("Saved %1").replace("%1", clock(now)))

    def returned(self) -> None:
        """The page is in view again: take over what was recorded on *Someone may be at risk*."""
        state = self.state
        if state is None or not state.assessment.routed:
            return
        kept = [k for k in self.journal.settings.get(PASSED_ON, []) if k["on"] >= _since(state)]
        decision = passed_on(state.decision, kept)
        if decision != state.decision:
            self._apply(lambda s: s.now(decision))
            self.go_to(self.pane.number)

    # ---- going

    def go_to(self, number: int) -> None:
        """Show a question."""
        if self.state is None:
            return
        if self._unsaved:
            self._keep_now()
        self.pane.open(self.state, number)
        self._show()
        self._panes.show_question()
        if isinstance(self.pane.body, ReviewDayBody):
            self.pane.body.propose()
        if not self.pane.focus_first():  # the program has answered it
            self.foot.next.setFocus()

    def go_next(self) -> None:
        """The next question; at the end, record the decision or go to what is left."""
        state = self.state
        if state is None:
            return
        if state.closes_at(self.pane.number):
            self._close(state)
        elif self.pane.number >= LAST:
            shares = state.value(q.DECISION) not in NOT_SHARED
            self.go_to(state.left[0] if state.left and shares else q.DECISION)
        else:
            self.go_to(following(state, self.pane.number))

    def go_back(self) -> None:
        """The question before, or the step before."""
        if self.pane.number > 1:
            self.go_to(self.pane.number - 1)
        else:
            self.asked.emit("review")

    def do_not_share(self) -> None:
        """Open the last question but one with that answer set; a reason is all it needs."""
        self._close_as(Verdict.DO_NOT_SHARE)

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._panes.left, self.pane, self.foot)

    def _close_as(self, verdict: Verdict) -> None:
        if self.state is None:
            return
        self._apply(lambda s: s.answered(q.DECISION, verdict.value))
        self.go_to(q.DECISION)
        if isinstance(self.pane.body, DecisionBody):
            self.pane.body.reason.setFocus()

    def _close(self, state: Deciding) -> None:
        verdict = Verdict(state.value(q.DECISION))
        try:
            self.save()
            decision = self.journal.sharing.decide(
                (self.state or state).decision,
                verdict,
                state.note(q.DECISION),
                layout_of(state.decision),
                self._findings,
            )
        except JournalError as error:
            named = _naming(self.journal, state.decision)
            look = self.tr("Look at question %1.").replace("%1", str(named))
            if named:
                self.go_to(named)
            self._tell(f"{error} {look}" if named else str(error))
            return
        self.state, self._unsaved = None, False
        self.decided.emit(decision)

    # ---- answers

    def _apply(self, edit: Callable[[Deciding], Deciding]) -> None:
        if self.state is None:
            return
        before = self.state
        try:
            self.state = edit(before)
        except JournalError as error:
            self._tell(str(error))
            return
        self._unsaved = True
        self._keep.start()
        self.pane.show_state(self.state)
        self._show()
        number = self.pane.number
        if _routes(self.state, number) and not _routes(before, number):
            self._keep_now()
            self.asked.emit("at-risk")

    def _on_asked(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "audience": lambda: self.go_to(q.AUDIENCE),
            "reader": lambda: self.go_to(q.READER),
            "do-not-share": self.do_not_share,
            "routed": lambda: self._close_as(Verdict.ROUTED),
            "print": lambda: self.print_asked.emit(self._grounds),
            "still-stands": lambda: self._apply(lambda s: s.now(s.decision, self.pane.number)),
        }
        acts.get(name, lambda: self.asked.emit(name))()

    def _keep_now(self) -> None:
        try:
            self.save()
        except JournalError as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self.strip.tell(sentence)
        self.said.emit(sentence)

    def _show(self) -> None:
        if self.state is not None:
            self._panes.show_state(self.state)
            self.foot.show_state(self.state, self.pane.number)


def _routes(state: Deciding, number: int) -> bool:
    """True where the answer to a question sends to *Someone may be at risk*."""
    standing = [c for c in state.assessment.of(number) if c.standing]
    return bool(standing) and standing[0].effect.value == "route" and number in state.done


def _since(state: Deciding) -> str:
    """The day the draft was begun: what was passed on before it is about something else."""
    begun = state.decision.created_at
    return begun.astimezone().date().isoformat() if begun else ""


def _naming(journal: Journal, decision: Decision) -> int:
    """The first question whose answer names somebody; 0 for none."""
    from reflectjournal.journal.registering import questions_naming  # noqa: PLC0415 - lexicons

    return next(iter(questions_naming(decision, journal.aliases.all())), 0)

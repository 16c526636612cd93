"""The decision: 26 questions, one at a time, with what each answer does.

Every answer is kept in a draft of the record, so that it can be left and taken up again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui import theme
from reflectjournal.ui.days import clock
from reflectjournal.ui.sharing.answers_list import AnswersList
from reflectjournal.ui.sharing.bodies import DecisionBody, ReviewDayBody
from reflectjournal.ui.sharing.deciding import LAST, NOT_SHARED, Deciding
from reflectjournal.ui.sharing.flow_header import FlowFooter
from reflectjournal.ui.sharing.question_pane import QuestionPane
from reflectjournal.ui.sharing.routed import PASSED_ON, passed_on
from reflectjournal.ui.sharing.words import layout_of
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.clean import Findings
    from reflectjournal.journal.outgoing import Grounds
    from reflectjournal.sharing.checklist import Facts
    from reflectjournal.ui.jobs import Jobs

KEEP_AFTER_MILLISECONDS = 1_000
LIST_EMS, LIST_FOLDS_BELOW_EMS = 23.6, 58.0


class DecideView(QWidget):
    """Answers at the left, one question in the middle. Only the file ever waits."""

    decided = Signal(object)
    """The decision was recorded: the `Decision` as it stands in the register."""
    print_asked = Signal(object)
    """Print the clean copy for a second reader: its `Grounds`."""
    asked = Signal(str)
    """Something outside: review, scenario, entry, at-risk, back."""
    said = Signal(str)

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
        column.addLayout(self._build_panes(), 1)
        column.addWidget(self._build_foot())
        QShortcut(QKeySequence("Ctrl+D"), self, self.do_not_share)

    # ---- opening and saving

    def open(self, decision: Decision, at: int = 0, then: Callable[[], None] | None = None) -> None:
        """Take a decision up at a question; at 0, at the first one without an answer.

        What is found in the clean copy is looked for in a job; `then` is called after it.
        Raises NotFound where the copy or an entry of it is gone.
        """
        grounds = self.journal.sharing.grounds(decision, layout_of(decision))
        self._grounds, self.state, self._unsaved = grounds, None, False
        self._saved.setText("")
        self.strip.hide()
        self._busy.show()
        self._middle.setEnabled(False)

        def find() -> tuple[Findings, Facts]:
            findings = grounds.findings()
            return findings, grounds.facts(findings)

        def found(both: tuple[Findings, Facts]) -> None:
            self._busy.hide()
            self._middle.setEnabled(True)
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
        now = datetime.now().astimezone()
        self._saved.setText(self.tr("Saved %1").replace("%1", clock(now)))

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
        self._list_shown = False
        self._fold()
        if isinstance(self.pane.body, ReviewDayBody):
            self.pane.body.propose()
        self.pane.focus_first()

    def go_next(self) -> None:
        """The next question; at the end, record the decision or go to what is left."""
        state = self.state
        if state is None:
            return
        if self._closes(state):
            self._close(state)
        elif self.pane.number >= LAST:
            self.go_to(self._left(state)[0] if self._left(state) else q.DECISION)
        else:
            self.go_to(self.pane.number + 1)

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
        return (self._left_pane, self.pane)

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
            self._tell(str(error))
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
            "still-stands": lambda: self._apply(lambda s: s.looked_at(self.pane.number)),
        }
        acts.get(name, lambda: self.asked.emit(name))()

    def _keep_now(self) -> None:
        try:
            self.save()
        except JournalError as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self.strip.say(sentence, "", ((self.tr("Close"), self.strip.hide),))
        self.strip.show()
        self.said.emit(sentence)

    # ---- showing

    def _show(self) -> None:
        state = self.state
        if state is None:
            return
        self.answers.show_state(state, self.pane.number)
        total = len(state.checklist.questions)
        words = self.tr("%1 of %2").replace("%1", str(len(state.done)))
        self._count.setText(words.replace("%2", str(total)))
        self._switch.setText(self.tr("Your answers, %1").replace("%1", self._count.text()))
        text, reason = self._next_words(state)
        self.next.setText(text)
        self._foot.say(reason, self.next)

    def _next_words(self, state: Deciding) -> tuple[str, str]:
        if self._closes(state):
            return self.tr("Record the decision"), self.tr("It stays in the register as it is.")
        verdict = state.value(q.DECISION)
        if self.pane.number == q.DECISION and verdict in NOT_SHARED:
            return self.tr("Next question"), self.tr("A reason is all it needs.")
        left = self._left(state)
        if self.pane.number >= LAST and left:
            numbers = ", ".join(map(str, left))
            words = self.tr("In the way of a file: %1.").replace("%1", numbers)
            return self.tr("Go to question %1").replace("%1", str(left[0])), words
        return self.tr("Next question"), self.tr("“Do not share” is a complete answer.")

    def _left(self, state: Deciding) -> tuple[int, ...]:
        """The questions that keep a decision to share from being recorded."""
        again = set(state.again)
        return tuple(sorted({*state.in_the_way, *again}))

    def _closes(self, state: Deciding) -> bool:
        """True where the next step is to record the decision."""
        verdict, reason = state.value(q.DECISION), state.note(q.DECISION)
        if not verdict or not reason:
            return False
        decision = state.decision
        if verdict in NOT_SHARED:
            routed = bool(decision.routed_kind and decision.routed_on)
            here = self.pane.number in (q.DECISION, LAST)
            return here and (verdict != Verdict.ROUTED or routed)
        return self.pane.number == LAST and not self._left(state)

    # ---- building

    def _build_panes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self._left_pane = QWidget()
        set_ground(self._left_pane, "canvas", "right")
        column = QVBoxLayout(self._left_pane)
        column.setContentsMargins(theme.SPACE["sm"], theme.em(1.1), theme.SPACE["sm"], 0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.em(0.9), 0, theme.em(0.9), 0)
        head.addWidget(label(self.tr("Your answers"), "strong"), 1)
        self._count = label("", "strong")
        head.addWidget(self._count)
        column.addLayout(head)
        self.answers = AnswersList()
        self.answers.question_asked.connect(self.go_to)
        column.addWidget(self.answers, 1)
        row.addWidget(self._left_pane)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._switch = LinkButton("", "list")
        self._switch.setContentsMargins(theme.SPACE["lg"], 0, 0, 0)
        self._switch.clicked.connect(self._toggle_list)
        middle.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignRight)
        self.pane = QuestionPane()
        self.pane.edited.connect(self._apply)
        self.pane.asked.connect(self._on_asked)
        self.pane.next_asked.connect(self.go_next)
        middle.addWidget(self.pane, 1)
        row.addWidget(self._middle, 1)
        self._list_shown = False
        return row

    def _build_foot(self) -> QWidget:
        self._foot = FlowFooter()
        back = Button(self.tr("Back"), "outline", "arrow-left")
        back.clicked.connect(self.go_back)
        self._saved = label("", "muted")
        self._foot.left.addWidget(back)
        self._foot.left.addWidget(self._saved)
        self.stop = Button(self.tr("Do not share"), "tonal")
        self.stop.clicked.connect(self.do_not_share)
        self.next = Button(self.tr("Next question"), "tonal")
        self.next.clicked.connect(self.go_next)
        for button in (self.stop, self.next):
            button.setMinimumWidth(theme.em(10.6))
            self._foot.right.addWidget(button)
        return self._foot

    def _toggle_list(self) -> None:
        self._list_shown = not self._list_shown
        self._fold()
        (self.answers if self._list_shown else self.pane).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Side by side where there is room, else one of the two with a switch."""
        narrow = self.width() < theme.em(LIST_FOLDS_BELOW_EMS)
        self._left_pane.setVisible(not narrow or self._list_shown)
        self._left_pane.setFixedWidth(self.width() if narrow else theme.em(LIST_EMS))
        self._middle.setVisible(not narrow or not self._list_shown)
        self._switch.setVisible(narrow)
        self._foot.reason.setVisible(not narrow)


def _routes(state: Deciding, number: int) -> bool:
    """True where the answer to a question sends to *Someone may be at risk*."""
    standing = [c for c in state.assessment.of(number) if c.standing]
    return bool(standing) and standing[0].effect.value == "route" and number in state.done


def _since(state: Deciding) -> str:
    """The day the draft was begun: what was passed on before it is about something else."""
    begun = state.decision.created_at
    return begun.astimezone().date().isoformat() if begun else ""

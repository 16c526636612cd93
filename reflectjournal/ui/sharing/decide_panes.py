"""The answers at the left and one question in the middle; one of the two where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.answers_list import AnswersList
from reflectjournal.ui.sharing.deciding import LAST, NOT_SHARED, Deciding
from reflectjournal.ui.sharing.flow_header import FlowFooter
from reflectjournal.ui.sharing.question_pane import QuestionPane
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label

LIST_EMS, LIST_FOLDS_BELOW_EMS = 23.6, 58.0


class DecidePanes(QWidget):
    """Holds the list and the question, and folds the list below a width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_shown = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.left = QWidget()
        set_ground(self.left, "canvas", "right")
        column = QVBoxLayout(self.left)
        column.setContentsMargins(theme.SPACE["sm"], theme.em(1.1), theme.SPACE["sm"], 0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.em(0.9), 0, theme.em(0.9), 0)
        head.addWidget(label(self.tr("Your answers"), "strong"), 1)
        self._count = label("", "strong")
        head.addWidget(self._count)
        column.addLayout(head)
        self.answers = AnswersList()
        column.addWidget(self.answers, 1)
        row.addWidget(self.left)
        self.middle = QWidget()
        middle = QVBoxLayout(self.middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._switch = LinkButton("", "list")
        self._switch.clicked.connect(self._show_list)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(theme.em(1.6), theme.SPACE["sm"], theme.em(1.6), 0)
        bar.addStretch(1)
        bar.addWidget(self._switch)
        middle.addWidget(self._bar)
        self.question = QuestionPane()
        middle.addWidget(self.question, 1)
        row.addWidget(self.middle, 1)

    def show_state(self, state: Deciding) -> None:
        """Show how far the answers have come."""
        self.answers.show_state(state, self.question.number)
        words = self.tr("%1 of %2").replace("%1", str(len(state.done)))
        self._count.setText(words.replace("%2", str(len(state.checklist.questions))))
        self._switch.setText(self.tr("Your answers, %1").replace("%1", self._count.text()))

    def show_question(self) -> None:
        """Leave the list where it stands in the place of the question."""
        self._list_shown = False
        self._fold()

    def _show_list(self) -> None:
        self._list_shown = True
        self._fold()
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.em(LIST_FOLDS_BELOW_EMS)
        self.left.setVisible(not narrow or self._list_shown)
        self.left.setFixedWidth(self.width() if narrow else theme.em(LIST_EMS))
        self.middle.setVisible(not narrow or not self._list_shown)
        self._bar.setVisible(narrow)


class DecideFoot(FlowFooter):
    """Back and what was saved; *Do not share* and the next step, of the same weight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Back"), "outline", "arrow-left")
        self.saved = label("", "muted")
        self.left.addWidget(self.back)
        self.left.addWidget(self.saved)
        self.stop = Button(self.tr("Do not share"), "tonal")
        self.next = Button(self.tr("Next question"), "tonal")
        for button in (self.stop, self.next):
            button.setMinimumWidth(theme.em(10.6))
            self.right.addWidget(button)

    def show_state(self, state: Deciding, number: int) -> None:
        """Say what the next step is, and what stands in the way."""
        text, reason = self._words(state, number)
        self.next.setText(text)
        self.say(reason, self.next)

    def _words(self, state: Deciding, number: int) -> tuple[str, str]:
        if state.closes_at(number):
            return self.tr("Record the decision"), self.tr("It stays in the register as it is.")
        verdict = state.value(q.DECISION)
        if number in (q.DECISION, LAST) and verdict in NOT_SHARED:
            words = self.tr("A reason is all it needs.")
            if verdict == Verdict.ROUTED:
                words = self.tr("A reason, the kind of route and the day are all it needs.")
            back = self.tr("Go to question %1").replace("%1", str(q.DECISION))
            return back if number == LAST else self.tr("Next question"), words
        if number in state.again:
            words = self.tr("The audience has changed. Does this answer still stand?")
            return self.tr("Next question"), words
        left = state.left
        if number >= LAST and left:
            numbers = ", ".join(map(str, left))
            words = self.tr("In the way of a file: %1.")
            if state.again:
                words = self.tr("The audience has changed. To look at again: %1.")
            go = self.tr("Go to question %1").replace("%1", str(left[0]))
            return go, words.replace("%1", numbers)
        return self.tr("Next question"), self.tr("“Do not share” is a complete answer.")

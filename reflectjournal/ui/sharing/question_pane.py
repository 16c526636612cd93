"""One question in a column: who it is for, the words, why we ask, the answer, what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reflectjournal.sharing import questions as q
from reflectjournal.sharing.questions import Question
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.audience_line import AudienceLine
from reflectjournal.ui.sharing.bodies import body_for
from reflectjournal.ui.sharing.deciding import Deciding
from reflectjournal.ui.sharing.effects import Effects
from reflectjournal.ui.sharing.options_body import Body
from reflectjournal.ui.sharing.words import dated, layout_of, layout_words
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import label

COLUMN_EMS = 48.6


class QuestionPane(QWidget):
    """The question in hand. ? opens why it is asked; Enter goes on."""

    edited = Signal(object)
    asked = Signal(str)
    next_asked = Signal()
    why_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self.body: Body | None = None
        self._why_open = False
        host = QWidget()
        self._column = QVBoxLayout(host)
        self._column.setSpacing(theme.SPACE["sm"])
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(host)
        outer.addWidget(self._area)

    def open(self, state: Deciding, number: int) -> None:
        """Show another question."""
        self.number = number
        question = state.checklist.question(number)
        words = self.tr("Question %1  ·  %2").replace("%1", str(number))
        self._place.setText(words.replace("%2", question.group))
        self._text.setText(question.text)
        self._why.setText(question.why)
        self._source.setText(self._source_words(question))
        self._put_body(body_for(state, number, self))
        self.show_state(state)
        self._area.verticalScrollBar().setValue(0)

    def show_state(self, state: Deciding) -> None:
        """Show what the answer does now."""
        self.line.show_tier(state.tier, self._how(state))
        self._again.setVisible(self.number in state.again)
        if not self._again.isVisibleTo(self):
            self._again.setChecked(False)
        self._effects.show_state(state, self.number)

    def focus_first(self) -> bool:
        """Put the focus where answering begins; False where there is nothing to answer."""
        return self.body is not None and self.body.focus_first()

    def toggle_why(self) -> None:
        """Fold the reason for the question, or open it; the next ones follow."""
        self.show_why(opened=not self._why_open)
        self.why_opened.emit(self._why_open)

    def show_why(self, *, opened: bool) -> None:
        """Show the reasons for the questions, or fold them."""
        self._why_open = opened
        self._show_why()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Question:
            self.toggle_why()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(theme.em(1.6), (self.width() - theme.em(COLUMN_EMS)) // 2)
        self._column.setContentsMargins(side, theme.em(1.3), side, theme.em(1.6))

    # ---- parts

    def _build(self) -> None:
        self.line = AudienceLine()
        self._column.addWidget(self.line)
        self._column.addSpacing(theme.em(1.2))
        self._place = label("", "caption")
        self._column.addWidget(self._place)
        self._text = label("", "question", wrap=True)
        self._column.addWidget(self._text)
        self._column.addSpacing(theme.SPACE["sm"])
        self._column.addWidget(self._why_part())
        self._column.addSpacing(theme.SPACE["sm"])
        self._again = QCheckBox(self.tr("The audience has changed. This answer still stands."))
        self._again.clicked.connect(lambda: self.asked.emit("still-stands"))
        self._column.addWidget(self._again)
        self._answer = QVBoxLayout()
        self._column.addLayout(self._answer)
        self._column.addSpacing(theme.SPACE["sm"])
        self._effects = Effects()
        self._effects.edited.connect(self.edited)
        self._effects.asked.connect(self.asked)
        self._effects.entered.connect(self.next_asked)
        self._column.addWidget(self._effects)
        self._column.addStretch(1)

    def _why_part(self) -> QWidget:
        part = set_ground(QWidget(), "surface", "left")
        column = QVBoxLayout(part)
        column.setContentsMargins(theme.em(1.1), theme.SPACE["xs"], 0, theme.SPACE["xs"])
        column.setSpacing(theme.SPACE["xs"])
        self.why = LinkButton(self.tr("Why do we ask?"), "chevron-down")
        self.why.clicked.connect(self.toggle_why)
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._why = label("", "muted", wrap=True)
        self._source = label("", "caption", wrap=True)
        column.addWidget(self._why)
        column.addWidget(self._source)
        return part

    def _show_why(self) -> None:
        self.why.set_icon("chevron-down" if self._why_open else "chevron-right", "accent")
        self._why.setVisible(self._why_open)
        self._source.setVisible(self._why_open)

    def _put_body(self, body: Body) -> None:
        if self.body is not None:
            self._answer.removeWidget(self.body)
            self.body.hide()
            self.body.deleteLater()
        self.body = body
        body.edited.connect(self.edited)
        body.asked.connect(self.asked)
        for field in body.findChildren(CellEdit):
            field.entered.connect(self.next_asked)
        self._answer.addWidget(body)
        body.show()

    def _source_words(self, question: Question) -> str:
        words = self.tr("%1. As at %2.").replace("%1", question.source.rstrip("."))
        words = words.replace("%2", dated(question.as_at))
        if question.checked:
            return words
        return words + " " + self.tr("This source was not checked word for word.")

    def _how(self, state: Deciding) -> str:
        channel = state.checklist.option(q.CHANNEL, state.value(q.CHANNEL))
        onward = any(r.onward for r in state.decision.recipients)
        parts = [layout_words(layout_of(state.decision)), channel.label if channel else ""]
        if state.decision.recipients:
            passed = self.tr("may be passed on") if onward else self.tr("may not be passed on")
            parts.append(passed)
        words = ", ".join(part for part in parts if part)
        return words[:1] + words[1:].lower() if words else ""

"""One step of a guide on the page: its question, and all that answers it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Capture, Entry, FlagKind, LinkKind, Section, StepKind
from reflectjournal.ui.models.row_words import flag_words
from reflectjournal.ui.reading_only import only_shows
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.answer import Answer
from reflectjournal.ui.widgets.answers import answer_for
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.feelings_step import FeelingsStep
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.step_parts import Part
from reflectjournal.ui.widgets.text import heading, label, rule


class StepView(QWidget):
    """Shows a `Part` of an entry. `fills` gives the whole height to one piece of prose."""

    edited = Signal()
    feelings_edited = Signal()
    flag_asked = Signal(str, bool)
    page_asked = Signal(str)
    repeat_asked = Signal(str)

    def __init__(
        self, part: Part, entry: Entry, *, fills: bool, titled: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.part = part
        self.answers: list[Answer] = []
        self.feelings: FeelingsStep | None = None
        self._private: QCheckBox | None = None
        self._asked = 0
        self._fills = fills
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE["md"])
        self._head = QVBoxLayout()
        self._head.setSpacing(SPACE["sm"])
        self.column.addLayout(self._head)
        self._between = QVBoxLayout()
        self.column.addLayout(self._between)
        self._add_head(titled)
        if part.step.kind is StepKind.FEELINGS and not part.kept:
            self._add_feelings(entry)
        for number, place in enumerate(part.places):
            self._add_answer(entry.sections[place], number)
        self._foot = QVBoxLayout()
        self.column.addLayout(self._foot)
        self._add_foot(entry)
        if not fills:
            self.column.addStretch(1)

    # -- values ----------------------------------------------------------------------------

    def collect(self, sections: list[Section]) -> None:
        """Write the answers into the sections they belong to."""
        for place, answer in zip(self.part.places, self.answers, strict=True):
            text, rows = answer.answer()
            old = sections[place]
            private = old.private if self._private is None else self._private.isChecked()
            if (text, rows, private) != (old.text, old.rows, old.private):
                sections[place] = replace(old, text=text, rows=rows, private=private)

    @property
    def prompt(self) -> str:
        """The question in view; the title where the step asks none."""
        prompts = self.part.step.prompts
        return prompts[self._asked % len(prompts)] if prompts else self.part.step.title

    @property
    def has_more_questions(self) -> bool:
        """True where there is another question to look at."""
        return len(self.part.step.prompts) > 1

    def next_question(self) -> None:
        """Show the next question; after the last comes the first again."""
        self._asked += 1
        self._prompt.setText(self.prompt)
        for answer in self.answers:
            answer.editor.setAccessibleName(self.prompt)

    def editors(self) -> list[Editor]:
        """The pieces of prose, in order."""
        return [answer.editor for answer in self.answers]

    def focus_first(self) -> None:
        """Put the cursor where answering begins."""
        if self.feelings is not None and not self.feelings.checks():
            self.feelings.grid.setFocus()
        elif self.answers:
            self.answers[0].focus_first()

    def go_on(self) -> None:
        """From the start of what was written, move behind its last word."""
        for answer in self.answers[:1]:
            if answer.editor.textCursor().atStart():
                answer.editor.moveCursor(QTextCursor.MoveOperation.End)

    def set_side_margins(self, left: int, right: int) -> None:
        """Keep everything this far from the edges; the scroll bar stands outside."""
        if self._fills:
            self._head.setContentsMargins(left, 0, right, 0)
            self._between.setContentsMargins(left, 0, right, 0)
            self._foot.setContentsMargins(left, 0, right, 0)
            self.answers[0].editor.set_side_margins(left, right)
        else:
            self.column.setContentsMargins(left, 0, right, SPACE["xl"])

    def add(self, widget: QWidget) -> None:
        """Put something else between question and answer, such as what the step gathers."""
        self._between.addWidget(widget)

    # -- parts -----------------------------------------------------------------------------

    def _add_head(self, titled: bool) -> None:
        step = self.part.step
        if titled:
            self._head.addWidget(heading(step.title, 3))
        self._prompt = label(self.prompt, "prompt" if not titled else "body", wrap=True)
        self._head.addWidget(self._prompt)
        self._prompt.setHidden(titled and not step.prompts)
        if titled and self.has_more_questions:
            more = only_shows(LinkButton(self.tr("Another question"), parent=self))
            more.clicked.connect(self.next_question)
            row = QHBoxLayout()
            row.addWidget(more)
            row.addStretch(1)
            self._head.addLayout(row)
        if step.note:
            self._head.addWidget(label(step.note, "muted", wrap=True))
        if step.private:
            words = self.tr("What you write here stays in the journal, whatever you share.")
            self._head.addWidget(label(words, "muted", wrap=True))

    def _add_feelings(self, entry: Entry) -> None:
        capture = self.part.step.feelings
        self.feelings = FeelingsStep(Capture.ONCE if capture is Capture.NONE else capture, self)
        self.feelings.load(entry.feelings)
        self.feelings.edited.connect(self.feelings_edited)
        self._support = StripNotice(
            "offer",
            "",
            self.tr("That is a lot to carry. There is a page of people you can talk to."),
            ((self.tr("Open the support page"), lambda: self.page_asked.emit("support")),),
            parent=self,
        )
        self._support.hide()
        self.feelings.support_offered.connect(self._support.show)
        self.column.addWidget(self.feelings)
        self.column.addWidget(self._support)
        self.column.addWidget(rule())

    def _add_answer(self, section: Section, number: int) -> None:
        step = self.part.step
        if number and not step.situations:
            self.column.addWidget(rule())
        if number < len(step.situations):
            self.column.addWidget(label(step.situations[number].text, "strong", wrap=True))
        answer = answer_for(step, self.prompt, self, growing=not self._fills)
        answer.load(section)
        answer.edited.connect(self.edited)
        answer.page_asked.connect(self.page_asked)
        self.answers.append(answer)
        self.column.addWidget(answer, 1 if self._fills else 0)
        if number < len(step.situations):
            self._add_explanation(step.situations[number].explanation)

    def _add_explanation(self, explanation: str) -> None:
        words = label(explanation, "muted", wrap=True)
        words.hide()
        show = only_shows(LinkButton(self.tr("Show the explanation"), parent=self))
        show.clicked.connect(words.show)
        show.clicked.connect(show.hide)
        self.column.addWidget(show)
        self.column.addWidget(words)

    def _add_foot(self, entry: Entry) -> None:
        step = self.part.step
        if step.repeat and not self.part.kept:
            again = LinkButton(self.tr("Add another"), "add", parent=self)
            again.clicked.connect(lambda: self.repeat_asked.emit(step.id))
            self._foot.addWidget(again)
        if step.flag:
            kind = FlagKind(step.flag)
            box = QCheckBox(flag_words(kind), self)
            box.setChecked(any(flag.kind is kind for flag in entry.flags))
            box.toggled.connect(lambda on: self.flag_asked.emit(step.flag, on))
            self._foot.addWidget(box)
        if any(link.kind is LinkKind.SESSION for link in entry.links) and self.part.places:
            self._add_private(entry)

    def _add_private(self, entry: Entry) -> None:
        """A record of a session has a private part: it stays in the journal, whatever is shared."""
        words = self.tr("Keep this part private: no clean copy, no printed sheet")
        self._private = QCheckBox(words, self)
        self._private.setChecked(all(entry.sections[place].private for place in self.part.places))
        self._private.toggled.connect(self.edited)
        self._foot.addWidget(self._private)

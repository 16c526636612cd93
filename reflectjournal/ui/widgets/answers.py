"""The widgets that answer a step of a guide: one for each kind of step.

All share `load(section)`, `answer()` and the signal `edited`. What a widget cannot
show it keeps: loading a section and asking for the answer gives the same back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from reflectjournal.model import Opens, Reply, Section, Step, StepKind
from reflectjournal.ui.widgets.answer import Answer, Rows
from reflectjournal.ui.widgets.buttons import LinkButton, PillChoice
from reflectjournal.ui.widgets.consent_answer import ConsentAnswer
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.option_row import option_row
from reflectjournal.ui.widgets.rows_editor import Column, RowsEditor

_ROWS = frozenset(
    {
        StepKind.LIST,
        StepKind.TABLE,
        StepKind.PEOPLE,
        StepKind.ACTION,
        StepKind.RECOMMENDATION,
    }
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Answers", text)


class RowsAnswer(Answer):
    """Lists, tables, people, actions and recommendations: rows, and prose where it belongs."""

    def __init__(self, step: Step, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent)
        self._prose = step.kind is StepKind.ACTION
        self._had_text = False
        self.rows = RowsEditor(_columns(step), self)
        self.rows.edited.connect(self.edited)
        self.column.insertWidget(1 if self._prose else 0, self.rows)
        self._options = step.options
        self._pills = PillChoice(prompt, [(o, o) for o in step.options], optional=True)
        self._pills.chosen.connect(self.edited)
        self.column.insertWidget(0, self._pills)
        self._pills.setHidden(not step.options)

    def load(self, section: Section) -> None:
        """Show rows and text; text from before stays although the step asks for rows only."""
        first, _, rest = section.text.partition("\n")
        taken = first if first in self._options else None
        self._pills.set_value(taken)
        text = rest if taken else section.text
        self._had_text = bool(text.strip())
        self.rows.load(section.rows)
        super().load(replace(section, text=text))

    def answer(self) -> tuple[str, Rows]:
        """Rows and text; an option that was taken is its first line."""
        text, taken = self.editor.text(), self._pills.value
        if taken:
            text = f"{taken}\n{text}" if text else str(taken)
        return text, self.rows.rows()

    @property
    def writes(self) -> bool:
        """Where the step asks for prose too, or some came along."""
        return self._prose or self._had_text

    def focus_first(self) -> None:
        """The first empty row, or the prose above it."""
        if self.writes:
            self.editor.setFocus()
        else:
            self.rows.focus_first()


def _strengths() -> tuple[str, ...]:
    return (_tr("individual reminder"), _tr("guidance"), _tr("process"), _tr("system"))


def _columns(step: Step) -> tuple[Column, ...]:
    """The columns of a step. Actions and recommendations have the ones actions are made from."""
    if step.kind is StepKind.ACTION:
        return (
            Column(_tr("I will"), 4),
            Column(_tr("Who, if not you"), 2),
            Column(_tr("By when"), 3, day=True),
        )
    if step.kind is StepKind.RECOMMENDATION:
        return (
            Column(_tr("What will change")),
            Column(_tr("Which role will do it")),
            Column(_tr("By when"), day=True),
            Column(_tr("How you will know")),
            Column(_tr("Strength"), options=_strengths()),
        )
    if step.kind is StepKind.PEOPLE and not step.columns:
        return (Column(_tr("Role, never a name")), Column(_tr("Agency or team")))
    return tuple(Column(title) for title in step.columns)


class ChoiceAnswer(Answer):
    """One or several of a few options, and why in your own words."""

    def __init__(self, step: Step, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent)
        self._step = step
        self._other: Rows = ()
        options = step.options
        self._group = QButtonGroup(self)
        self._group.setExclusive(not step.many)
        self._boxes: list[QRadioButton | QCheckBox] = []
        box = QVBoxLayout()
        box.setSpacing(2)
        for option in options:
            made: QRadioButton | QCheckBox
            made = QCheckBox(self) if step.many else QRadioButton(self)
            made.setProperty("option", option)
            made.clicked.connect(self._on_chosen)
            self._group.addButton(made)
            self._boxes.append(made)
            box.addWidget(option_row(made, option, self))
        self._clear = LinkButton(self.tr("Take the answer back"), parent=self)
        self._clear.clicked.connect(self._take_back)
        box.addWidget(self._clear)
        self._said = StripNotice("offer", "", "", parent=self)
        self.column.insertLayout(0, box)
        self.column.insertWidget(1, self._said)
        self.editor.setPlaceholderText(self.tr("In your own words, if you like"))

    def load(self, section: Section) -> None:
        """Tick what was taken; an option the guide no longer has is kept."""
        taken = {row[0] for row in section.rows if row}
        options = {str(box.property("option")) for box in self._boxes}
        self._other = tuple(row for row in section.rows if not row or row[0] not in options)
        self._group.setExclusive(False)
        for box in self._boxes:
            box.setChecked(box.property("option") in taken)
        self._group.setExclusive(not self._step.many)
        super().load(section)
        self._reply()

    def answer(self) -> tuple[str, Rows]:
        """The options taken, one a row, and the words."""
        taken = tuple((str(b.property("option")),) for b in self._boxes if b.isChecked())
        return self.editor.text(), taken + self._other

    def focus_first(self) -> None:
        """The option taken, else the first."""
        taken = [box for box in self._boxes if box.isChecked()]
        (taken or self._boxes)[0].setFocus()

    def _on_chosen(self) -> None:
        self._other = self._other if self._step.many else ()
        self._reply()
        self.edited.emit()

    def _take_back(self) -> None:
        self._group.setExclusive(False)
        for box in self._boxes:
            box.setChecked(False)
        self._group.setExclusive(not self._step.many)
        self._boxes[0].setFocus()
        self._on_chosen()

    def _reply(self) -> None:
        taken = [str(box.property("option")) for box in self._boxes if box.isChecked()]
        self._clear.setVisible(bool(taken) and not self._step.many)
        reply = next((r for r in map(self._step.reply, taken) if r), None)
        self._said.setVisible(reply is not None)
        if reply:
            self._said.say("", reply.say, self._ways(reply))

    def _ways(self, reply: Reply) -> tuple[tuple[str, Callable[[], object]], ...]:
        words = {
            Opens.AT_RISK: self.tr("Someone may be at risk"),
            Opens.SUPPORT: self.tr("Open the support page"),
            Opens.RESOURCES: self.tr("Open the resources"),
        }.get(reply.opens)
        if not words:
            return ()
        return ((words, lambda: self.page_asked.emit(str(reply.opens))),)


class DateAnswer(Answer):
    """A day. Words that are no day are kept as they stand."""

    def __init__(self, step: Step, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent)
        self.field = DateField(step.title, past=True, parent=self)
        self.field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.field.changed.connect(self.edited)
        self.column.insertWidget(0, self.field)
        self._lines = ""

    def load(self, section: Section) -> None:
        """The day in the first line; what stands below it is prose."""
        first, _, self._lines = section.text.partition("\n")
        self.field.load(first)
        super().load(Section(section.step, section.title, self._lines))

    def answer(self) -> tuple[str, Rows]:
        """ISO 8601 in the first line."""
        rest = self.editor.text() if self.writes else ""
        return "\n".join(part for part in (self.field.text(), rest) if part), ()

    @property
    def writes(self) -> bool:
        """Only where prose came along."""
        return bool(self._lines.strip())

    def focus_first(self) -> None:
        """The field."""
        self.field.setFocus()


def answer_for(step: Step, prompt: str, parent: QWidget, *, growing: bool) -> Answer:
    """The widget that answers this step."""
    if step.kind in _ROWS:
        return RowsAnswer(step, prompt, parent)
    if step.kind is StepKind.CONSENT:
        return ConsentAnswer(step, prompt, parent)
    if step.kind is StepKind.CHOICE and step.options:
        return ChoiceAnswer(step, prompt, parent)
    if step.kind is StepKind.DATE:
        return DateAnswer(step, prompt, parent)
    return Answer(prompt, parent, growing=growing)

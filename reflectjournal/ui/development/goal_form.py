"""The fields of a goal. Everything but the title may stay empty; hints help and never stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from reflectjournal.development.goals import hints
from reflectjournal.journal import Journal
from reflectjournal.model import Goal, GoalType, Visibility
from reflectjournal.ui.development.standards_field import StandardsField
from reflectjournal.ui.development.words import type_words, visibility_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.fields import roomy
from reflectjournal.ui.widgets.rows import FormRow, Section
from reflectjournal.ui.widgets.text import label


class GoalForm(QWidget):
    """Shows a goal and gives it back as it stands in the fields."""

    edited = Signal()
    priorities_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.texts: dict[str, CellEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["lg"])
        self.why = self._text("why_now", self.tr("Why now"),
                              self.tr("What happened that makes this worth doing?"))  # fmt: skip
        column.addWidget(self.why)
        column.addLayout(self._choices())
        column.addWidget(self._smart())
        column.addWidget(self._pictures())
        column.addLayout(self._days())

    def load(self, goal: Goal) -> None:
        """Show this goal; it does not count as an edit."""
        for name, field in self.texts.items():
            field.load(getattr(goal, name))
        self._fill_priorities(goal)
        for box, value in ((self.type, goal.type), (self.visibility, goal.visibility)):
            _choose(box, value)
        self.standards.load(goal.standards)
        self.target.load(goal.target)
        self.review_on.load(goal.review_on)
        self.every.blockSignals(True)
        self.every.setValue(goal.review_every_weeks)
        self.every.blockSignals(False)
        self.show_hints(goal)

    def apply(self, goal: Goal) -> Goal:
        """The goal with what stands in the fields."""
        texts: dict[str, Any] = {name: field.text() for name, field in self.texts.items()}
        review = self.review_on.day
        if self.every.value() != goal.review_every_weeks and review == goal.review_on:
            review = None  # the next review follows the new rhythm
        return replace(
            goal,
            **texts,
            type=GoalType(self.type.currentData()),
            visibility=Visibility(self.visibility.currentData()),
            organisational_goal=self.priority.currentData() or None,
            standards=self.standards.codes(),
            target=self.target.day,
            review_every_weeks=self.every.value(),
            review_on=review,
        )

    def show_hints(self, goal: Goal) -> None:
        """What the goal does not say yet, in sentences."""
        found = hints(goal)
        self.hints.setText("\n".join(found))
        self.hints.setVisible(bool(found))

    def show_review_day(self, goal: Goal) -> None:
        """Show the day of the next review, where it moved by itself."""
        if not self.review_on.line.hasFocus():
            self.review_on.load(goal.review_on)

    # -- layout ----------------------------------------------------------------------------

    def _text(self, name: str, words: str, hint: str = "") -> FormRow:
        field = CellEdit(hint, self)
        field.edited.connect(self.edited)
        self.texts[name] = field
        return FormRow(words, field)

    def _box(self, words: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(words)
        box.activated.connect(lambda _: self.edited.emit())
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _choices(self) -> QGridLayout:
        self.type = self._box(self.tr("What it is about"))
        for kind in GoalType:
            self.type.addItem(type_words(kind), kind.value)
        self.priority = self._box(self.tr("Which priority it serves"))
        self.priority.activated.connect(self._on_priority)
        self.visibility = self._box(self.tr("Who may see it"))
        for each in Visibility:
            self.visibility.addItem(visibility_words(each), each.value)
        self.standards = StandardsField(self._journal, self.tr("Standards"), self)
        self.standards.edited.connect(self.edited)
        grid = _grid()
        grid.addWidget(FormRow(self.tr("What it is about"), self.type), 0, 0)
        grid.addWidget(FormRow(self.tr("Which priority it serves"), self.priority), 0, 1)
        grid.addWidget(FormRow(self.tr("Standards"), self.standards), 1, 0)
        grid.addWidget(FormRow(self.tr("Who may see it"), self.visibility), 1, 1)
        return grid

    def _smart(self) -> Section:
        section = Section(self.tr("Make it clear"))
        self.hints = label("", "muted", wrap=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, SPACE["sm"], 0, 0)
        column.setSpacing(SPACE["md"])
        column.addWidget(self.hints)
        for name, words, hint in (
            ("specific", self.tr("Specific"), self.tr("What exactly will you do differently?")),
            ("measurable", self.tr("Measurable"),
             self.tr("How would the person you work with notice?")),
            ("achievable", self.tr("Achievable"), self.tr("What makes it possible now?")),
            ("relevant", self.tr("Relevant"), self.tr("Whom does it matter to?")),
            ("time_bound", self.tr("Time"), self.tr("By when, and what on the way there?")),
        ):  # fmt: skip
            column.addWidget(self._text(name, words, hint))
        section.add(body)
        return section

    def _pictures(self) -> Section:
        section = Section(self.tr("From here to there"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, SPACE["sm"], 0, 0)
        column.setSpacing(SPACE["md"])
        for name, words, hint in (
            ("baseline", self.tr("Where I am"), ""),
            ("success", self.tr("What others would see"), ""),
            ("support_needed", self.tr("What I need"),
             self.tr("Time, cover, money, a mentor, supervision")),
        ):  # fmt: skip
            column.addWidget(self._text(name, words, hint))
        section.add(body)
        return section

    def _days(self) -> QGridLayout:
        self.target = DateField(self.tr("To be reached by"), parent=self)
        self.review_on = DateField(self.tr("Next review"), parent=self)
        for field in (self.target, self.review_on):
            field.changed.connect(self.edited)
        self.every = roomy(QSpinBox(self))
        self.every.setRange(0, 104)
        self.every.setSuffix(self.tr(" weeks"))
        self.every.setSpecialValueText(self.tr("not by rhythm"))
        self.every.valueChanged.connect(lambda _: self.edited.emit())
        grid = _grid(3)
        grid.addWidget(FormRow(self.tr("To be reached by"), self.target), 0, 0)
        grid.addWidget(FormRow(self.tr("Review every"), self.every), 0, 1)
        grid.addWidget(FormRow(self.tr("Next review"), self.review_on), 0, 2)
        return grid

    def _fill_priorities(self, goal: Goal) -> None:
        self.priority.clear()
        self.priority.addItem(self.tr("mine alone"), 0)
        for each in self._journal.goals.organisational():
            self.priority.addItem(each.title, each.id)
        self.priority.addItem(self.tr("Add a priority…"), -1)
        _choose(self.priority, goal.organisational_goal or 0)

    def _on_priority(self) -> None:
        if self.priority.currentData() == -1:
            self.priority.setCurrentIndex(0)
            self.priorities_asked.emit()


def _grid(columns: int = 2) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE["xl"])
    grid.setVerticalSpacing(SPACE["md"])
    for at in range(columns):
        grid.setColumnStretch(at, 1)
    return grid


def _choose(box: QComboBox, value: object) -> None:
    place = box.findData(value.value if hasattr(value, "value") else value)
    box.setCurrentIndex(max(0, place))

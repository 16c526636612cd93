"""A guide before it is begun: what it takes, its steps, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflectjournal.model import ClosesWith, Guide
from reflectjournal.ui.inspector.facts import citation_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("GuidePreview", text)


def effort_words(guide: Guide) -> str:
    """What a guide takes and gives: "25-40 minutes, six steps, ends with an action"."""
    number = len(guide.steps)
    steps = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    span = f"{guide.minutes_min}–{guide.minutes_max}"
    if guide.minutes_min == guide.minutes_max:
        span = str(guide.minutes_min)
    parts = [
        _tr("{span} minutes").format(span=span),
        *([guide.time_note] if guide.time_note else []),
        _tr("one step") if number == 1 else _tr("{number} steps").format(number=steps),
    ]
    ends = {
        ClosesWith.LEARNING: _tr("ends with what you learned"),
        ClosesWith.ACTION: _tr("ends with an action"),
        ClosesWith.RECOMMENDATION: _tr("ends with a recommendation"),
        ClosesWith.AGENDA: _tr("ends with an agenda"),
        ClosesWith.DECISION: _tr("ends with a decision"),
    }.get(guide.closes_with)
    return ", ".join([*parts, *([ends] if ends else [])])


class GuidePreview(QWidget):
    """The rail of the chooser."""

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "canvas", "left")
        self._title = heading("", 2)
        self._effort = label("", "muted", wrap=True)
        self.begin = Button(self.tr("Begin"), "primary", parent=self)
        self.begin.clicked.connect(self.begun)
        self._when = label("", "body", wrap=True)
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(SPACE["md"])
        self._steps.setVerticalSpacing(0)
        self._steps.setColumnStretch(1, 1)
        self._source = label("", "caption", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["xl"])
        column.setSpacing(SPACE["sm"])
        for widget in (self._title, self._effort):
            column.addWidget(widget)
        column.addSpacing(SPACE["xs"])
        column.addWidget(self.begin)
        column.addSpacing(SPACE["sm"])
        column.addWidget(self._when)
        column.addSpacing(SPACE["sm"])
        column.addWidget(label(self.tr("Steps"), "section"))
        column.addLayout(self._steps)
        column.addStretch(1)
        column.addSpacing(SPACE["lg"])
        column.addWidget(self._source)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(inside, "canvas"))

    def show_guide(self, guide: Guide) -> None:
        """Show this guide."""
        self._title.setText(guide.title)
        self._effort.setText(effort_words(guide))
        self._when.setText(guide.when)
        self.begin.setAccessibleName(self.tr("Begin {guide}").format(guide=guide.title))
        self._source.setText(citation_words(guide))
        empty(self._steps)
        for row, step in enumerate(guide.steps):
            top = Qt.AlignmentFlag.AlignTop
            self._steps.addWidget(label(str(row + 1), "caption"), 2 * row, 0, top)
            self._steps.addWidget(label(step.title, "medium", wrap=True), 2 * row, 1)
            prompt = label(step.prompts[0] if step.prompts else "", "caption", wrap=True)
            prompt.setContentsMargins(0, 0, 0, SPACE["sm"])
            self._steps.addWidget(prompt, 2 * row + 1, 1)

    def sizeHint(self) -> QSize:
        """The width of a rail."""
        return QSize(em(21.5), em(30))

"""Parts of the inspector that hold one thing each: tags, how it went, feelings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflectjournal.model import Entry, FeelingCheck, Moment, Outcome
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.models.row_words import outcome_words
from reflectjournal.ui.widgets.buttons import LinkButton, PillChoice
from reflectjournal.ui.widgets.tag_field import TagField
from reflectjournal.ui.widgets.text import label


class TagsPart(InspectorPart):
    """Tags, with those already in use to complete from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Tags"))
        self.field = TagField(self)
        self.field.edited.connect(self.edited)
        self.column.addWidget(self.field)

    def load(self, entry: Entry) -> None:
        """Show the tags."""
        self.field.load(entry.tags)

    def apply(self, entry: Entry) -> Entry:
        """With the tags shown."""
        return replace(entry, tags=self.field.tags())


class OutcomePart(InspectorPart):
    """How it went, in the writer's judgement; not to say is fine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("How it went"))
        self._pills = PillChoice(
            self.tr("How it went"),
            [(outcome, outcome_words(outcome)) for outcome in Outcome],
            optional=True,
        )
        self._pills.chosen.connect(lambda _: self.edited.emit())
        self.column.addWidget(self._pills)

    def load(self, entry: Entry) -> None:
        """Show the outcome."""
        self._pills.set_value(entry.outcome)

    def apply(self, entry: Entry) -> Entry:
        """With the outcome shown."""
        value = self._pills.value
        return replace(entry, outcome=value if isinstance(value, Outcome) else None)


class FeelingsPart(InspectorPart):
    """The feelings in words; they are named in the step, or in a panel of their own."""

    naming_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Feelings"))
        self._words = label("", "muted", wrap=True)
        self._name = LinkButton(self.tr("Name feelings"), parent=self)
        self._name.clicked.connect(self.naming_asked)
        self.column.addWidget(self._words)
        self.column.addWidget(self._name)

    def load(self, entry: Entry) -> None:
        """Say what was felt."""
        words = feeling_words(entry.feelings)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._name.setText(self.tr("Change") if words else self.tr("Name feelings"))
        self._name.setAccessibleName(
            self.tr("Change feelings") if words else self.tr("Name feelings")
        )

    def _said(self, check: FeelingCheck) -> str:
        return ", ".join(word.word for word in check.words)


def feeling_words(checks: Sequence[FeelingCheck]) -> str:
    """Feelings in one or two lines: "Then: uneasy 2, rushed 2"."""
    lines = []
    for check in checks:
        words = ", ".join(f"{word.word} {word.strength}" for word in check.words)
        if words:
            moment = "Then" if check.moment is Moment.THEN else "Now"
            lines.append(f"{moment}: {words}")
    return "\n".join(lines)

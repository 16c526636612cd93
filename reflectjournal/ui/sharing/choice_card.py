"""The row in hand, opened: role, generalise, remove or keep, and the words that come instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.anonymise.generalise import general
from reflectjournal.anonymise.review import Entity
from reflectjournal.model import Choice, Treatment
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.text import ElidedLabel, label


class ChoiceCard(QFrame):
    """Four treatments, a field filled with the suggestion, and *Accept*.

    Enter is left to the list around it, also from the field: answered in both places, one
    key would decide about this row and about the next, which nobody has read yet.
    """

    accepted = Signal(object)
    split_asked = Signal(str)

    def __init__(self, entity: Entity, choice: Choice, what: str, *, decided: bool) -> None:
        super().__init__()
        self.setProperty("card", "held")
        self.key = entity.key
        self._entity, self._proposed = entity, choice
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["md"],) * 4)
        column.setSpacing(theme.SPACE["sm"])
        column.addLayout(self._head(entity, what, decided=decided))
        why = entity.reason[:1].upper() + entity.reason[1:]
        column.addWidget(label(why, "caption", wrap=True))
        column.addWidget(self._treatments())
        column.addLayout(self._field())
        self.choose(choice.treatment, choice)

    def choose(self, treatment: Treatment, choice: Choice | None = None) -> None:
        """Take a treatment; the field shows its words, for keeping the reason."""
        self._buttons[treatment].setChecked(True)
        keeps = treatment is Treatment.KEEP
        known = choice if choice is not None else self._words_for(treatment)
        self.words.setText(known.reason if keeps else known.replacement)
        self.words.setPlaceholderText(
            self.tr("Why can this not identify anybody here?")
            if keeps
            else self.tr("The words that come instead")
        )
        self.words.setAccessibleName(
            self.tr("Reason for keeping") if keeps else self.tr("Replacement")
        )
        self.words.setVisible(treatment is not Treatment.REMOVE)
        self._enable()

    def edit(self) -> None:
        """Let the words be typed."""
        if self.treatment is Treatment.REMOVE:
            self.choose(Treatment.GENERALISE)
        self.words.setFocus()
        self.words.selectAll()

    def accept(self) -> None:
        """Decide as the card stands, where it is complete."""
        if self._accept.isEnabled():
            self.accepted.emit(self.choice)

    @property
    def treatment(self) -> Treatment:
        """The chosen treatment."""
        return next(t for t, button in self._buttons.items() if button.isChecked())

    @property
    def choice(self) -> Choice:
        """What would be accepted."""
        words = " ".join(self.words.text().split())
        if self.treatment is Treatment.KEEP:
            return Choice(self.key, Treatment.KEEP, reason=words)
        if self.treatment is Treatment.REMOVE:
            return Choice(self.key, Treatment.REMOVE)
        return Choice(self.key, self.treatment, words)

    def _words_for(self, treatment: Treatment) -> Choice:
        if treatment is self._proposed.treatment:
            return self._proposed
        first = self._entity.mentions[0][1]
        words = general(self._entity.kind, first.text) or self._entity.suggestion
        return Choice(self.key, treatment, words)

    def _head(self, entity: Entity, what: str, *, decided: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        state = ("check", "accent") if decided else ("ring-dashed", "todo_line")
        row.addWidget(IconLabel(*state))
        row.addWidget(ElidedLabel(entity.name, "strong"), 1)
        row.addWidget(label(what, "caption"))
        split = Button(self.tr("Split"), "quiet", "split")
        split.setToolTip(self.tr("Decide about each form of this by itself"))
        split.setVisible(len({f.text.casefold() for _, f in entity.mentions}) > 1)
        split.clicked.connect(lambda: self.split_asked.emit(self.key))
        row.addWidget(split)
        return row

    def _treatments(self) -> QWidget:
        host = QWidget()
        row = FlowLayout(host, gap=theme.SPACE["sm"])
        self._group = QButtonGroup(self)
        self._buttons: dict[Treatment, Button] = {}
        for treatment, words in (
            (Treatment.ROLE, self.tr("Role")),
            (Treatment.GENERALISE, self.tr("Generalise")),
            (Treatment.REMOVE, self.tr("Remove")),
            (Treatment.KEEP, self.tr("Keep…")),
        ):
            button = Button(words, "choice")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, t=treatment: self.choose(t))
            self._group.addButton(button)
            self._buttons[treatment] = button
            row.addWidget(button)
        return host

    def _field(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        self.words = QLineEdit()
        stays = self.words.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # Accept keeps its place for a removal
        self.words.setSizePolicy(stays)
        self.words.textChanged.connect(self._enable)
        self._accept = Button(self.tr("Accept"), "tonal")
        self._accept.clicked.connect(self.accept)
        row.addWidget(self.words, 1)
        row.addWidget(self._accept)
        return row

    def _enable(self) -> None:
        complete = self.treatment is Treatment.REMOVE or bool(self.words.text().strip())
        self._accept.setEnabled(complete)
        missing = (
            self.tr("Say why this can stay.")
            if self.treatment is Treatment.KEEP
            else self.tr("Write the words that come instead.")
        )
        self._accept.setAccessibleDescription("" if complete else missing)
        for treatment, button in self._buttons.items():
            if treatment is self.treatment:
                button.set_icon("check", "on_accent_soft")
            else:
                button.setIcon(QIcon())

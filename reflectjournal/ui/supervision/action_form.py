"""The fields of one action: saved as they are changed, with what was changed before below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal import Journal
from reflectjournal.model import STRENGTHS, Action, ActionChange, ActionKind, ActionStatus
from reflectjournal.ui.days import short_day
from reflectjournal.ui.reading_only import only_shows, writes
from reflectjournal.ui.supervision.words import origin_words, status_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, LinkButton, PillChoice
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import FormRow, scrolled, set_ground
from reflectjournal.ui.widgets.text import label

SAVE_AFTER = 600
"""Milliseconds after the last letter until the action is saved."""

MOST_CHANGES = 30


class ActionForm(QWidget):
    """What, whose, by when, how far, with what outcome; and the way to where it came from."""

    origin_asked = Signal(object)
    delete_asked = Signal(object)
    back_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        writes(self)
        self._journal = journal
        self.action: Action | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER)
        self._pause.timeout.connect(self.flush)
        set_ground(self, "canvas", "left")
        self._make_fields()
        self._lay_out()

    def show_action(self, action: Action | None) -> None:
        """Show an action; fields that are being typed in keep their words."""
        if self.action is not None and (action is None or action.id != self.action.id):
            self.flush()
        typing = self._pause.isActive()
        self.action = action
        self._inside.setVisible(action is not None)
        if action is None or typing:
            return
        _load(self.what, action.what)
        _load(self.outcome, action.outcome)
        _load(self.measure, action.measure)
        if self.owner.text() != action.owner:
            self.owner.setText(action.owner)
        if not self.due.line.hasFocus():
            self.due.load(action.due)
        if not self.told.line.hasFocus():
            self.told.load(action.told_on)
        self.status.set_value(action.status)
        self.strength.setCurrentIndex(max(0, self.strength.findData(action.strength)))
        for row in self._recommended:
            row.setVisible(action.kind is ActionKind.RECOMMENDATION)
        words = origin_words(action)
        self.origin.setText(words[:1].upper() + words[1:])
        self.origin.setAccessibleDescription(action.origin.label)
        self.origin.setEnabled(bool(action.origin.id))
        self._origin_label.setText(action.origin.label)
        self._origin_label.setVisible(bool(action.origin.label))
        self._show_history(action)
        self.fault.hide()

    def flush(self) -> None:
        """Save what is still waiting."""
        self._pause.stop()
        if self.action is None:
            return
        status = self.status.value
        action = replace(
            self.action,
            what=self.what.text().strip(),
            owner=self.owner.text().strip() or "me",
            due=self.due.day
            if self.due.day or not self.due.line.text().strip()
            else self.action.due,
            status=status if isinstance(status, ActionStatus) else self.action.status,
            outcome=self.outcome.text().strip(),
            measure=self.measure.text().strip(),
            strength=str(self.strength.currentData() or ""),
            told_on=self.told.day,
        )
        if action == self.action:
            return
        try:
            self.action = self._journal.actions.save(action)
        except JournalError as error:
            self.fault.say(str(error))
            self.fault.show()

    # -- inside ----------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.what = CellEdit()
        self.owner = QLineEdit()
        self.due, self.told = (
            DateField(self.tr("By when")),
            DateField(self.tr("Told on"), past=True),
        )
        self.status = PillChoice(
            self.tr("How far"), [(status, status_words(status)) for status in ActionStatus]
        )
        self.outcome, self.measure = CellEdit(), CellEdit()
        self.strength = QComboBox()
        self.strength.addItem(self.tr("not said"), "")
        for name in STRENGTHS:
            self.strength.addItem(name, name)
        for field in (self.what, self.outcome, self.measure):
            field.edited.connect(self._pause.start)
        self.owner.textEdited.connect(lambda _: self._pause.start())
        for day in (self.due, self.told):
            day.changed.connect(self._pause.start)
        self.status.chosen.connect(lambda _: self.flush())
        self.strength.activated.connect(lambda _: self.flush())
        self.origin = only_shows(LinkButton("", arrow=True))
        self.origin.clicked.connect(self._ask_origin)
        self._origin_label = label("", "caption", wrap=True)
        self.fault = StripNotice("todo")
        self.fault.hide()

    def _lay_out(self) -> None:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(SPACE["xl"], SPACE["xl"], SPACE["lg"], SPACE["xl"])
        column.setSpacing(SPACE["lg"])
        self.back = only_shows(Button(self.tr("Back to the list"), "quiet", "arrow-left"))
        self.back.clicked.connect(self.back_asked)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.fault)
        column.addWidget(FormRow(self.tr("What will be done"), self.what))
        origin = QVBoxLayout()
        origin.setSpacing(0)
        origin.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignLeft)
        origin.addWidget(self._origin_label)
        column.addLayout(origin)
        column.addWidget(FormRow(self.tr("How far"), self.status))
        column.addWidget(FormRow(self.tr("By when"), self.due))
        column.addWidget(FormRow(self.tr("Who"), self.owner, self.tr("You, or a role: “manager”.")))
        column.addWidget(FormRow(self.tr("What came of it"), self.outcome))
        self._recommended = (
            FormRow(self.tr("How you will know"), self.measure),
            FormRow(self.tr("Strength"), self.strength),
            FormRow(self.tr("Those concerned were told on"), self.told),
        )
        for row in self._recommended:
            column.addWidget(row)
        self._history_title = label(self.tr("Changes"), "section")
        self._history = label("", "caption", wrap=True)
        column.addWidget(self._history_title)
        column.addWidget(self._history)
        remove = Button(self.tr("Delete the action"), "quiet", "bin")
        remove.clicked.connect(self._ask_delete)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(self._inside, "canvas"))

    def _ask_origin(self) -> None:
        if self.action is not None:
            self.origin_asked.emit(self.action.origin)

    def _ask_delete(self) -> None:
        if self.action is not None:
            self.delete_asked.emit(self.action)

    def _show_history(self, action: Action) -> None:
        lines = [self._change_words(c) for c in self._journal.actions.history(action.id)]
        if action.created_at:
            made = self.tr("%1: made").replace(
                "%1", short_day(action.created_at.astimezone().date())
            )
            lines.insert(0, made)
        self._history.setText("\n".join(lines[-MOST_CHANGES:][::-1]))
        self._history_title.setVisible(bool(lines))

    def _change_words(self, change: ActionChange) -> str:
        names = {
            "what": self.tr("words"),
            "owner": self.tr("who"),
            "due": self.tr("by when"),
            "status": self.tr("how far"),
            "outcome": self.tr("outcome"),
            "measure": self.tr("measure"),
            "strength": self.tr("strength"),
            "told_on": self.tr("told on"),
        }
        day = short_day(change.at.astimezone().date())
        before, after = change.before, change.after
        if change.field == "status":
            before, after = (status_words(ActionStatus(each)) for each in (before, after))
        nothing = self.tr("nothing")
        moved = f"{before or nothing} → {after or nothing}"
        return f"{day}: {names.get(change.field, change.field)}, {moved}"


def _load(field: CellEdit, text: str) -> None:
    if field.text() != text:
        field.load(text)

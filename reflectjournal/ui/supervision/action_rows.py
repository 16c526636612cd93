"""Actions as rows with a box to tick: what was carried here, what came out of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Action, ActionStatus, Origin, OriginKind
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.words import due_label, due_words, origin_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import lay_along
from reflectjournal.ui.widgets.text import as_tip, label, rule

ONE_LINE_EMS = 30.0


class ActionRow(QFrame):
    """A tick box, what is to be done, its origin as a link, and when."""

    ticked = Signal(bool)
    opened = Signal()
    origin_asked = Signal()

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE["xs"] - 1, 0, SPACE["xs"] - 1)
        row.setSpacing(SPACE["sm"])
        self.box = writes(QCheckBox(self))
        self.box.setProperty("bare", "true")
        self.box.setChecked(not action.open)
        name = ", ".join((action.what, origin_words(action), due_words(action)[0]))
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(self.tr("Space ticks it, Enter opens it."))
        self.box.clicked.connect(self.ticked)
        self.origin = Button(origin_words(action), "crumb", parent=self)
        label_ = action.origin.label
        self.origin.setToolTip(as_tip(label_))
        self.origin.setAccessibleName(f"{self.origin.text()}: {label_}" if label_ else
                                      self.origin.text())  # fmt: skip
        self.origin.setEnabled(bool(action.origin.id))
        self.origin.clicked.connect(self.origin_asked)
        self.what = label(action.what, "body" if action.open else "muted", wrap=True)
        self._words = QHBoxLayout()
        self._words.setSpacing(SPACE["xs"])
        self._words.addWidget(self.what, 1)
        about = QHBoxLayout()
        about.setSpacing(SPACE["md"])
        about.addWidget(self.origin)
        about.addStretch(1)
        about.addWidget(due_label(action), 0, Qt.AlignmentFlag.AlignVCenter)
        self._words.addLayout(about)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, origin and day stand below."""
        super().resizeEvent(event)
        lay_along(self._words, wide=self.width() >= em(ONE_LINE_EMS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the box opens the action."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ActionRows(QWidget):
    """A section of actions; with `makes` there is a line to add one in place."""

    action_asked = Signal(int)
    origin_asked = Signal(object)
    undo_offered = Signal(str, object)
    added = Signal(str)

    def __init__(
        self, journal: Journal, *, makes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._shown: tuple[tuple[Action, ...], tuple[OriginKind, int] | None] | None = None
        self.rows: list[ActionRow] = []
        self.title = label("", "lead")
        self._count = label("", "caption")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._count)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(self._list)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Add an action"))
        self.line.setAccessibleName(self.tr("Add an action"))
        self.line.setVisible(makes)
        self.line.returnPressed.connect(self._add)
        column.addWidget(self.line)

    def show_actions(
        self, title: str, actions: Sequence[Action], home: tuple[OriginKind, int] | None = None
    ) -> None:
        """Show these under a title; the focus stays on the action it was on.

        An action that came from `home`, which the title names, does not say so again.
        """
        self.title.setText(title)
        done = sum(1 for action in actions if not action.open)
        words = self.tr("%1 of %2 done").replace("%1", str(done)).replace("%2", str(len(actions)))
        self._count.setText(words if actions else "")
        if (tuple(actions), home) == self._shown:
            return
        self._shown = (tuple(actions), home)
        focused = next((r.action.id for r in self.rows if r.box.hasFocus()), 0)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(a, (a.origin.kind, a.origin.id) == home) for a in actions]
        for row in self.rows:
            self._list.addWidget(row)
            if row.action.id == focused:
                row.show()
                row.box.setFocus()

    def _row(self, action: Action, at_home: bool) -> ActionRow:
        row = ActionRow(action, self)
        row.origin.setVisible(not at_home)
        row.ticked.connect(partial(self._tick, action))
        row.opened.connect(lambda: self.action_asked.emit(action.id))
        row.origin_asked.connect(lambda: self.origin_asked.emit(action.origin))
        return row

    def _tick(self, action: Action, done: bool) -> None:
        tick(
            self._journal,
            action,
            done=done,
            offer=self.undo_offered.emit,
            words=self.tr("Action done"),
        )

    def _add(self) -> None:
        what = self.line.text().strip()
        if what:
            self.line.clear()
            self.added.emit(what)


def tick(journal: Journal, action: Action, *, done: bool, offer: object, words: str) -> None:
    """Mark an action as done or to do, with the way to take that back."""
    status = ActionStatus.DONE if done else ActionStatus.TO_DO
    journal.actions.save(replace(action, status=status))
    if done and callable(offer):
        offer(words, partial(journal.actions.save, action))


def new_action(journal: Journal, what: str, origin: Origin) -> Action:
    """An action of this origin, saved."""
    return journal.actions.save(Action(what, origin))

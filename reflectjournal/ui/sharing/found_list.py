"""What was found: a row for each person, place or thing, and the decision about the one in hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.anonymise.review import Entity
from reflectjournal.model import Choice, Tier, Treatment
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.choice_card import ChoiceCard
from reflectjournal.ui.sharing.reviewing import Reviewing, tiers
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import let_go, taken_out
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import ElidedLabel, label, pill

_KINDS = {"person": "name", "nhs-number": "NHS number", "upn": "pupil number",
          "uln": "learner number", "nino": "National Insurance number", "chi": "CHI number",
          "url": "web address", "origin": "origin or faith", "iban": "bank account",
          "history": "personal history", "count": "small number"}  # fmt: skip
"""What was found, where the name of its kind is not the word for it."""


OUTCOME_EMS = 12.0
"""A decision up to this width is always whole."""
KIND_EMS = 8.0
"""The name of a kind up to this width is always whole: at 1024 the list has room for no more."""


class FoundRow(QFrame):
    """One entity in one line: state, name, what was found of it, outcome."""

    chosen = Signal(str)

    def __init__(self, entity: Entity, outcome: str | None, what: str, said: str) -> None:
        super().__init__()
        self.key, self.told = entity.key, (entity.name, outcome, what)
        self.setProperty("row", "open")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(said)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE["sm"], 0, theme.SPACE["sm"], 0)
        self.setMinimumHeight(theme.em(2.2))
        row.setSpacing(theme.SPACE["sm"])
        decided = outcome is not None
        row.addWidget(
            IconLabel("check" if decided else "ring-dashed", "accent" if decided else "todo_line")
        )
        name = ElidedLabel(entity.name, "medium")
        name.ensurePolished()
        name.setMaximumWidth(name.fontMetrics().horizontalAdvance(entity.name) + theme.em(0.3))
        row.addWidget(name, 3)
        kind = ElidedLabel(what, "caption")
        kind.ensurePolished()  # the name shortens, and only after it the kind
        kind_in = kind.fontMetrics().horizontalAdvance(what) + theme.em(0.3)
        kind.setMinimumWidth(min(kind_in, theme.em(KIND_EMS)))
        kind.setMaximumWidth(kind_in)
        row.addWidget(kind, 3)
        row.addStretch()
        if outcome is None:
            row.addWidget(pill(self.tr("to decide"), "todo"))
        else:
            words = ElidedLabel(outcome, "accent")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            words.ensurePolished()  # the name shortens, and only after it a decision
            said_in = words.fontMetrics().horizontalAdvance(outcome) + theme.em(0.3)
            words.setMinimumWidth(min(said_in, theme.em(OUTCOME_EMS)))
            row.addWidget(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self.key)


class FoundList(QWidget):
    """The rows by tier. Up and Down walk them; 1 to 4, F2 and Enter act on the one in hand."""

    decided = Signal(object)
    """A `Choice` that was accepted."""
    held = Signal(str)
    split_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What was found"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state: Reviewing | None = None
        self._current = ""
        self._folded = {Tier.CHECK}
        self._card: ChoiceCard | None = None
        self._rows: dict[str, QWidget] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(theme.SPACE["sm"], 0, theme.SPACE["sm"], theme.SPACE["lg"])
        self._column.setSpacing(0)
        self._area = scrolled(self._host, "canvas")
        outer.addWidget(self._area)

    @property
    def current(self) -> str:
        """The entity in hand."""
        return self._current

    def show_state(self, state: Reviewing, current: str) -> None:
        """Show where a review stands, with this entity in hand."""
        focus = QApplication.focusWidget()
        focused = self._card is not None and focus is not None and self._card.isAncestorOf(focus)
        self._state, self._current = state, current
        self._folded -= {entity.tier for entity in state.entities if entity.key == current}
        self._fill(state)
        if focused:
            self.setFocus()

    def hold(self, key: str) -> None:
        """Take another entity in hand."""
        if self._state is None or key not in {entity.key for entity in self._state.entities}:
            return
        self.show_state(self._state, key)
        self.held.emit(key)

    def _fill(self, state: Reviewing) -> None:
        """Show the rows again; those that say what they said before are kept."""
        self._host.setUpdatesEnabled(False)
        before, self._rows, self._card = self._rows, {}, None
        shown = taken_out(self._column)
        for tier, own in tiers(state.entities).items():
            self._put(self._head(tier, own, state.choices))
            if tier not in self._folded:
                for entity in own:
                    self._add(entity, state, before.get(entity.key))
        self._column.addStretch(1)
        let_go(widget for widget in shown if self._column.indexOf(widget) < 0)
        self._column.activate()
        self._host.setUpdatesEnabled(True)
        QTimer.singleShot(0, self, self._bring_into_view)  # once the new rows have their places

    def _bring_into_view(self) -> None:
        row = self._rows.get(self._current)
        if row is not None:
            self._area.ensureWidgetVisible(row, 0, theme.em(4))

    def _head(self, tier: Tier, own: tuple[Entity, ...], choices: Mapping[str, Choice]) -> QWidget:
        done = sum(entity.key in choices for entity in own)
        names = {
            Tier.SURE: self.tr("Sure"),
            Tier.LIKELY: self.tr("Likely"),
            Tier.CHECK: self.tr("Also check"),
        }
        folded = tier in self._folded
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(theme.SPACE["xs"], theme.SPACE["xs"], theme.SPACE["sm"], 0)
        button = Button(names[tier], "quiet", "chevron-right" if folded else "chevron-down")
        button.setAccessibleName(
            self.tr("%1, %2 of %3 decided")
            .replace("%1", names[tier])
            .replace("%2", str(done))
            .replace("%3", str(len(own)))
        )
        button.clicked.connect(lambda: self._fold(tier))
        row.addWidget(button)
        row.addStretch(1)
        words = self.tr("%1 to look at") if folded and done < len(own) else self.tr("%2 of %1")
        count = len(own) - done if folded and done < len(own) else len(own)
        row.addWidget(label(words.replace("%1", str(count)).replace("%2", str(done)), "caption"))
        return host

    def _fold(self, tier: Tier) -> None:
        self._folded ^= {tier}
        if self._state is not None:
            self._fill(self._state)

    def _add(self, entity: Entity, state: Reviewing, before: QWidget | None) -> None:
        choice = state.choices.get(entity.key)
        what = self._what(entity)
        if entity.key == self._current:
            proposal = state.proposals[entity.key]
            card = ChoiceCard(entity, choice or proposal, what, decided=choice is not None)
            card.accepted.connect(self.decided)
            card.split_asked.connect(self.split_asked)
            self._card = card
            self._put(card)
            self._rows[entity.key] = card
            return
        outcome = None if choice is None else self.outcome(choice)
        if isinstance(before, FoundRow) and before.told == (entity.name, outcome, what):
            row = before
        else:
            said = ", ".join((entity.name, what, outcome or self.tr("to decide")))
            row = FoundRow(entity, outcome, what, said)
            row.chosen.connect(self.hold)
        self._put(row)
        self._rows[entity.key] = row

    def _put(self, widget: QWidget) -> None:
        """Add a widget and show it at once: the list would lose its place while it is empty."""
        self._column.addWidget(widget)
        widget.show()

    def outcome(self, choice: Choice) -> str:
        """What a choice does, in words."""
        if choice.treatment is Treatment.KEEP:
            return self.tr("kept")
        if choice.treatment is Treatment.REMOVE or not choice.replacement:
            return self.tr("removed")
        return choice.replacement

    def _what(self, entity: Entity) -> str:
        places = len(entity.mentions)
        if places > 1:
            return self.tr("%1 places").replace("%1", str(places))
        return _KINDS.get(entity.kind, entity.kind.replace("-", " "))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = event.key(), self._card
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif (
            event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.undo_asked.emit()
        elif card is None:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            card.choose(tuple(Treatment)[key - Qt.Key.Key_1])
        elif key == Qt.Key.Key_F2:
            card.edit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key that is held down has read nothing
                card.accept()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        keys = list(self._rows)
        if not keys:
            return
        at = keys.index(self._current) if self._current in keys else -1
        self.hold(keys[max(0, min(len(keys) - 1, at + by))])
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._card is not None:
            self._area.ensureWidgetVisible(self._card, 0)


def found_pane(found: FoundList, head: QWidget) -> QWidget:
    """The list under its head, on the canvas."""
    pane = QWidget()
    set_ground(pane, "canvas")
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(found, 1)
    return pane

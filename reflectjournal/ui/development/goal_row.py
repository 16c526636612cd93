"""A goal in the list: what it is, where it came from, what shows it, what it serves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reflectjournal.model import Action, Evidence, Goal, GoalStatus
from reflectjournal.ui.development.meter import Meter, meter_words, with_icon
from reflectjournal.ui.development.words import review_label, review_words, type_words
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import IconButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.folding import Folding
from reflectjournal.ui.widgets.text import ElidedLabel, pill


class GoalRow(QFrame):
    """Enter opens it, R reviews it; the menu holds the rest."""

    opened = Signal()
    review_asked = Signal()
    moved = Signal(int)
    status_asked = Signal(str)
    delete_asked = Signal()

    def __init__(
        self,
        goal: Goal,
        evidence: Sequence[Evidence],
        steps: Sequence[Action],
        priority: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.goal = goal
        self.setProperty("row", "open")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        done = sum(1 for step in steps if not step.open)
        words = self.tr("%1 of %2 steps done").replace("%1", str(done))
        words = words.replace("%2", str(len(steps)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE["lg"] - 2, 0, SPACE["lg"] - 2)
        column.setSpacing(SPACE["sm"] - 1)
        column.addLayout(self._head())
        why = origin_words(goal)
        if why:
            column.addWidget(ElidedLabel(why, "muted"))
        column.addSpacing(2)
        column.addWidget(Meter(evidence))
        serves = FlowLayout(gap=SPACE["lg"])
        serves.addWidget(with_icon("goal", priority))
        if steps:
            serves.addWidget(with_icon("check", words))
        column.addLayout(serves)
        shows = meter_words(evidence, self.tr("none yet"))
        said = [goal.title, type_words(goal.type), review_words(goal)[0], why, shows, priority]
        said += [words] if steps else []
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))
        self.setAccessibleDescription(self.tr("Enter opens it, R reviews it."))

    def _head(self) -> QHBoxLayout:
        kind = QWidget()
        about = QHBoxLayout(kind)
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(pill(type_words(self.goal.type)))
        about.addStretch(1)
        facts = Folding(kind, review_label(self.goal))
        self.title = ElidedLabel(self.goal.title, "lead")
        words = Folding(self.title, facts, 40)
        head = QHBoxLayout()
        head.setSpacing(SPACE["md"])
        head.addWidget(words, 1)
        self.more = IconButton("more", self.tr("More about %1").replace("%1", self.goal.title))
        self.more.clicked.connect(self._open_menu)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def menu(self) -> QMenu:
        """What can be done with the goal."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), self.opened.emit)
        writes(menu.addAction(self.tr("Review now…"), self.review_asked.emit))
        menu.addSeparator()
        if self.goal.status is GoalStatus.ACTIVE:
            words, status = self.tr("Pause"), GoalStatus.PAUSED
        else:
            words, status = self.tr("Make it active"), GoalStatus.ACTIVE
        writes(menu.addAction(words, lambda: self.status_asked.emit(status.value)))
        menu.addSeparator()
        writes(menu.addAction(self.tr("Delete the goal"), self.delete_asked.emit))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.review_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()


def origin_words(goal: Goal) -> str:
    """Where a goal came from and why now, in one line."""
    from_ = next((link.label for link in goal.origins if link.label), "")
    if from_ and not from_.startswith("from "):
        from_ = f"from “{from_}”"
    why = goal.why_now.strip() or (goal.origin_text.strip() and f"“{goal.origin_text.strip()}”")
    line = ": ".join(part for part in (from_, " ".join(why.split())) if part)
    return line[:1].upper() + line[1:]

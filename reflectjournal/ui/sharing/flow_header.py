"""What stands over every step of the flow: the way back, the title, who it is for, the steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import ElidedLabel, label, pill

STEPS = ("choose", "review", "decide", "save")
FOLDS_BELOW_EMS = 52.0
REASON_RISES_BELOW_EMS = 50.0


class FlowHeader(QWidget):
    """Steps that are behind are buttons; below a width the step in view is told in words alone."""

    back_asked = Signal()
    step_asked = Signal(str)
    title_asked = Signal()
    """Another title, while the decision is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "canvas", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._current = STEPS[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE["lg"], theme.em(0.9), theme.em(1.4), theme.em(0.9))
        row.setSpacing(theme.SPACE["sm"])
        self.back = IconButton("arrow-left", self.tr("Back to Sharing"))
        self.back.clicked.connect(self.back_asked)
        row.addWidget(self.back)
        self._title = ElidedLabel("", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._title, 2)
        self.rename = IconButton("pen", self.tr("Change the title"))
        self.rename.clicked.connect(self.title_asked)
        row.addWidget(self.rename)
        self._chip = pill("")
        row.addWidget(self._chip)
        row.addStretch(1)
        self._row = QWidget()
        self._row.setAccessibleName(self.tr("Steps of sharing"))
        self._lay_out_steps()
        row.addWidget(self._row)
        self._short = label("", "strong")
        row.addWidget(self._short)

    def show_title(self, title: str, chip: str) -> None:
        """Show what is being prepared, and who it is for."""
        self._title.setText(title)
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(title) + 4)
        self._chip.setText(chip)
        self._chip.setVisible(bool(chip))

    def show_step(self, name: str) -> None:
        """Mark the step in view, and those behind it."""
        self._current = name
        here = STEPS.index(name)
        self.rename.setVisible(name == "decide")
        for place, step in enumerate(STEPS):
            button = self._buttons[step]
            button.setChecked(place == here)
            button.setEnabled(place <= here)
            if place < here:
                button.set_icon("check", "accent")
            else:
                button.setIcon(type(button.icon())())
            state = self.tr("done") if place < here else self.tr("in view") if place == here else ""
            button.setAccessibleDescription(state)
        words = self.tr("%1 of 4: %2").replace("%1", str(here + 1))
        self._short.setText(words.replace("%2", self._words()[name]))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _words(self) -> dict[str, str]:
        return {
            "choose": self.tr("Choose"),
            "review": self.tr("Review"),
            "decide": self.tr("Decide"),
            "save": self.tr("Save"),
        }

    def _lay_out_steps(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["xs"])
        self._buttons: dict[str, Button] = {}
        for step, words in self._words().items():
            if self._buttons:
                row.addWidget(IconLabel("chevron-right", "text_muted", 1.1))
            button = Button(words, "step")
            button.setCheckable(True)
            button.setAutoExclusive(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, step=step: self._ask(step))
            self._buttons[step] = button
            row.addWidget(button)

    def _ask(self, step: str) -> None:
        self._buttons[step].setChecked(step == self._current)
        if step != self._current:
            self.step_asked.emit(step)

    def _fold(self) -> None:
        narrow = self.width() < theme.em(FOLDS_BELOW_EMS)
        self._row.setVisible(not narrow)
        self._short.setVisible(narrow)
        self._chip.setVisible(bool(self._chip.text()) and not narrow)


class FlowFooter(QWidget):
    """Keys or the way back at the left; the reason and the main buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "canvas", "top")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            theme.em(1.4), theme.SPACE["md"], theme.em(1.4), theme.SPACE["md"]
        )
        row = self._row = QHBoxLayout()
        self._column.addLayout(row)
        row.setSpacing(theme.SPACE["md"])
        self.left = QHBoxLayout()
        self.left.setSpacing(theme.SPACE["md"])
        row.addLayout(self.left)
        self.reason = label("", "muted", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.reason, 100)
        self._narrow = False
        self.right = QHBoxLayout()
        self.right.setSpacing(theme.SPACE["sm"])
        row.addLayout(self.right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.em(REASON_RISES_BELOW_EMS)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._row if narrow else self._column).removeWidget(self.reason)
            if narrow:
                self._column.insertWidget(0, self.reason)
            else:
                self._row.insertWidget(2, self.reason, 100)

    def say(self, reason: str, *buttons: QWidget) -> None:
        """Say why a button waits, tied to it for screen readers."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        for button in buttons:
            button.setAccessibleDescription(reason)

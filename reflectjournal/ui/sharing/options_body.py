"""Answers that are chosen: what every answer widget shares, and one of a few options."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.ui import theme
from reflectjournal.ui.sharing.deciding import Deciding
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.text import label

GLOSS_BELOW_EMS, _LONG = 36.0, 34
Edit = Callable[[Deciding], Deciding]


class Body(QWidget):
    """What all answers share."""

    edited = Signal(object)
    """A function that gives the next `Deciding` from the present one."""
    asked = Signal(str)
    """Something else was asked for, such as "review"."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE["md"])

    def give(self, value: str) -> None:
        """Answer the question."""
        self.edited.emit(lambda state: state.answered(self.number, value))

    def focus_first(self) -> bool:
        """Put the focus where answering begins; False where there is nothing to answer.

        A link to elsewhere is no answer: Enter would follow it instead of going on.
        """
        for child in self.findChildren(QWidget):
            takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()
            if takes and not isinstance(child, LinkButton):
                child.setFocus()
                return True
        return False


class _Option(QRadioButton):
    """An answer. Qt's arrow keys choose only once one is chosen; here they do from the first."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and focus in self.group().buttons():
            self.group().button(self.group().id(focus)).click()


class OptionsBody(Body):
    """One of a few answers, each with a plain gloss. Up and Down choose."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        question = state.checklist.question(number)
        self.group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE["sm"])
        self._grid.setVerticalSpacing(theme.SPACE["xs"])
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QRadioButton, QLabel]] = []
        for option in question.options:
            button = _Option(option.label.replace("&", "&&"))
            button.setProperty("value", option.value)
            button.setProperty("label", option.label)
            button.setAccessibleDescription(option.gloss)
            button.setChecked(option.value == state.value(number))
            button.toggled.connect(self._on_toggled)
            self.group.addButton(button)
            gloss = label(option.gloss, "muted", wrap=True)
            self._rows.append((button, gloss))
        self._long = any(len(option.label) > _LONG for option in question.options)
        self._place(below=self._long)
        self.column.addLayout(self._grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme.em(2.4)
        for button, _ in self._rows:
            button.setText(in_lines(str(button.property("label")), button.fontMetrics(), room))
        self._place(below=self._long or self.width() < theme.em(GLOSS_BELOW_EMS))

    def _place(self, *, below: bool) -> None:
        """Each gloss beside its answer, or below it where there is no room."""
        for place, (button, gloss) in enumerate(self._rows):
            self._grid.addWidget(button, 2 * place, 0, 1, 2 if below else 1)
            gloss.setIndent(theme.em(1.9) if below else 0)
            if below:
                self._grid.addWidget(gloss, 2 * place + 1, 0, 1, 2)
            else:
                self._grid.addWidget(gloss, 2 * place, 1)

    @property
    def value(self) -> str:
        """The option taken."""
        button = self.group.checkedButton()
        return str(button.property("value")) if button else ""

    def choose(self, value: str) -> None:
        """Take an option."""
        for button in self.group.buttons():
            if button.property("value") == value:
                button.setChecked(True)

    def focus_first(self) -> bool:
        """The option taken, else the first."""
        (self.group.checkedButton() or self.group.buttons()[0]).setFocus()
        return True

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.give(self.value)


def in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words as the text of a button, broken where a line would be wider than `width`."""
    lines = [""]
    for word in words.replace("&", "&&").split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)

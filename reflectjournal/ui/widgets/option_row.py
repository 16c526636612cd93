"""A tick or radio button whose words wrap, as Qt's own do not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from reflectjournal.ui.theme import SPACE

TARGET = 24


class _Words(QLabel):
    """The words beside the button; a press on them presses it."""

    def __init__(self, words: str, button: QAbstractButton) -> None:
        super().__init__(words)
        self._button = button
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        button.toggled.connect(self._on_toggled)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As on the button itself."""
        if self._button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self._button.click()

    def _on_toggled(self, on: bool) -> None:  # Qt gives it so
        face = self.font()
        face.setBold(on)
        self.setFont(face)


def option_row(button: QAbstractButton, words: str, parent: QWidget) -> QWidget:
    """The button with its words beside it; the words are its name."""
    row = QWidget(parent)
    button.setAccessibleName(words)
    button.setMinimumSize(TARGET, TARGET)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE["xs"])
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    told = _Words(words, button)
    told.setContentsMargins(0, SPACE["xs"], 0, SPACE["xs"])
    line.addWidget(told, 1)
    return row

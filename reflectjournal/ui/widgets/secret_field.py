"""A field for a passphrase: hidden or shown, with a pill while Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SecretField(QLineEdit):
    """A line whose letters can be hidden. Nothing of it is suggested, corrected or kept."""

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.set_hidden(hidden=True)

    def set_hidden(self, *, hidden: bool) -> None:
        """Show dots, or the letters."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if hidden else modes.Normal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)  # it may have gone; the next letter tells
        super().keyPressEvent(event)

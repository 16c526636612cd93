"""How strongly a feeling was felt: one to three dots."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflectjournal.ui.a11y import announce
from reflectjournal.ui.theme import color, em, font

MOST = 3


class StrengthDots(QWidget):
    """Three dots and the same in words. 1 to 3 set it; Left and Right change it."""

    changed = Signal(int)

    def __init__(self, word: str, strength: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._strength = strength
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    @property
    def strength(self) -> int:
        """1 to 3."""
        return self._strength

    def set_strength(self, strength: int) -> None:
        """Set it, as the person does."""
        strength = max(1, min(MOST, strength))
        if strength != self._strength:
            self._strength = strength
            self._say()
            announce(self, self._words())
            self.update()
            self.changed.emit(strength)

    # -- Qt --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Three dots and "2 of 3"."""
        return QSize(MOST * self._step() + em(4), max(24, em(1.7)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3, Left and Right."""
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= MOST:
            self.set_strength(number)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.set_strength(self._strength + (1 if event.key() == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a dot."""
        place = int(event.position().x() - 4) // self._step()
        if 0 <= place < MOST:
            self.set_strength(place + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Full dots, open dots, and the number in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = em(0.75)
        for place in range(MOST):
            dot = QRect(0, 0, size, size)
            dot.moveCenter(self.rect().center())
            dot.moveLeft(4 + place * self._step() + (self._step() - size) // 2)
            full = place < self._strength
            painter.setPen(QPen(color("accent" if full else "line_strong"), 1.5))
            painter.setBrush(color("accent") if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        painter.setFont(font("caption"))
        painter.setPen(color("text_muted"))
        words = self.rect().adjusted(MOST * self._step() + em(0.6), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    # -- inside ----------------------------------------------------------------------------

    def _step(self) -> int:
        return max(24, em(1.15))

    def _words(self) -> str:
        return self.tr("{strength} of {most}").format(strength=self._strength, most=MOST)

    def _say(self) -> None:
        self.setAccessibleName(
            self.tr("{word}, strength {strength} of {most}").format(
                word=self._word, strength=self._strength, most=MOST
            )
        )

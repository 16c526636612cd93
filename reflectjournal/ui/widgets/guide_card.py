"""A guide as a card: its number, its name, how long it takes, and when it helps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reflectjournal.model import Guide
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font
from reflectjournal.ui.widgets.text import as_tip

LINES = 2


class GuideCard(QAbstractButton):
    """Chosen by a click, a key or the arrow keys; begun by a double click or Enter."""

    begun = Signal()

    def __init__(self, guide: Guide, number: int, parent: QWidget | None = None) -> None:
        """`number` is the key that chooses it; 0 for none."""
        super().__init__(parent)
        self.guide = guide
        self._number = number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(guide.title)
        self.setAccessibleName(f"{guide.title}, {minutes_words(guide)}")
        self.setAccessibleDescription(guide.when)
        self.setToolTip(as_tip(guide.when))

    def sizeHint(self) -> QSize:
        """A title and two lines."""
        title, small = QFontMetrics(font()).height(), QFontMetrics(font()).height()
        return QSize(em(20), title + LINES * small + SPACE["md"] * 2 + SPACE["xs"])

    def minimumSizeHint(self) -> QSize:
        """Room for a short title and its minutes."""
        return QSize(em(14), self.sizeHint().height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin at once."""
        super().mouseDoubleClickEvent(event)
        self.begun.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Ground, number, title, minutes, when."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = color("on_accent_soft" if self.isChecked() else "text")
        quiet = color("on_accent_soft" if self.isChecked() else "text_muted")
        box = self.rect().adjusted(SPACE["md"] + 2, SPACE["md"], -SPACE["lg"], -SPACE["md"])
        left = em(1.6) if self._number else 0
        strong = font("body", QFont.Weight.DemiBold)
        height = QFontMetrics(strong).height()
        small = font("caption")
        painter.setFont(small)
        painter.setPen(quiet)
        line = QRect(box.left(), box.top(), box.width(), height)
        flags = Qt.AlignmentFlag
        if self._number:
            painter.drawText(line, flags.AlignLeft | flags.AlignVCenter, str(self._number))
        minutes = minutes_words(self.guide)
        painter.drawText(line, flags.AlignRight | flags.AlignVCenter, minutes)
        room = box.width() - left - QFontMetrics(small).horizontalAdvance(minutes) - em(0.8)
        painter.setFont(strong)
        painter.setPen(ink)
        title = QFontMetrics(strong).elidedText(self.guide.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line.adjusted(left, 0, 0, 0), flags.AlignLeft | flags.AlignVCenter, title)
        painter.setFont(font())
        painter.setPen(quiet)
        text = box.adjusted(left, height + SPACE["xs"], 0, 0)
        painter.drawText(text, flags.AlignLeft | flags.AlignTop, self._cut(text.width()))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        painter.setBrush(color("accent_soft" if chosen else "raised"))
        edge = "accent" if chosen else "line_strong" if self.underMouse() else "line"
        width = 2 if chosen or self.hasFocus() else 1
        if self.hasFocus():
            edge = "text" if chosen else "focus"
        painter.setPen(QPen(color(edge), width))
        half = width / 2
        inside = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, RADIUS["md"], RADIUS["md"])

    def _cut(self, width: int) -> str:
        """When it helps, in two lines, the second shortened where it has to be."""
        face = QFontMetrics(font())
        words = self.guide.when.split()
        first: list[str] = []
        while words and face.horizontalAdvance(" ".join([*first, words[0]])) <= width:
            first.append(words.pop(0))
        rest = face.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
        return "\n".join(part for part in (" ".join(first), rest) if part)


def minutes_words(guide: Guide) -> str:
    """How long it takes: "25-40 min"."""
    if guide.minutes_min == guide.minutes_max:
        return f"{guide.minutes_min} min"
    return f"{guide.minutes_min}–{guide.minutes_max} min"

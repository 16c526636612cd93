"""The head of a short sequence of screens: the name, "1 of 3", and as many bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.text import label


class Bars(QWidget):
    """So many short bars, the first `done` of them filled; wide ones fill the width."""

    def __init__(self, count: int, *, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._done, self._wide = count, 0, wide
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def set_done(self, done: int) -> None:
        """Fill so many bars."""
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.em(1.55) * self._count, theme.em(0.36) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.SPACE["xs"]
        height = theme.em(0.3)
        width = (self.width() - gap * (self._count - 1)) / self._count
        for position in range(self._count):
            filled = position < self._done
            painter.setPen(Qt.PenStyle.NoPen if filled else theme.color("line_strong"))
            painter.setBrush(theme.color("accent" if filled else "surface"))
            left = position * (width + gap)
            bar = QRectF(left + 0.5, (self.height() - height) / 2, width - 1, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)


class StepsHead(QWidget):
    """Where one is in a sequence of screens."""

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["sm"])
        row.addWidget(label(name, "strong"), 1)
        self._words = label("", "caption")
        self._bars = Bars(count)
        row.addWidget(self._words)
        row.addWidget(self._bars)

    def set_step(self, step: int) -> None:
        """Show that this step, counted from 1, is in view."""
        words = self.tr("%1 of %2").replace("%1", str(step)).replace("%2", str(self._count))
        self._words.setText(words)
        self._bars.set_done(step)

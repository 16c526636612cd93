"""Tabs: words over a line, the chosen one underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from reflectjournal.ui import theme

GAP_EMS = 1.6
"""Between two tabs; the style sheet makes it."""
RING = 2


class Tabs(QTabBar):
    """Shows the focus as everything does: a ring around the tab in hand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tabs, and the ring over them; Qt's own would be all but invisible here."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        inside = self.tabRect(self.currentIndex()).adjusted(1, 1, -theme.em(GAP_EMS) - 1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), RING))
        painter.drawRoundedRect(inside, theme.RADIUS["sm"], theme.RADIUS["sm"])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


def tab_bar(names: Sequence[str], parent: QWidget | None = None) -> QTabBar:
    """A bar of tabs; connect `currentChanged`. Left and Right walk it."""
    bar = Tabs(parent)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setUsesScrollButtons(True)
    for name in names:
        bar.addTab(name)
    return bar

"""Panes side by side; where there is no room, one of them with a switch on top."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.tabs import tab_bar


class SidePanes(QWidget):
    """`add` gives each pane its name for the switch and its share of the width."""

    narrow_changed = Signal(bool)

    def __init__(self, name: str, one_below_ems: float, parent: QWidget | None = None) -> None:
        """`name` names the switch; below `one_below_ems` of width one pane shows at a time."""
        super().__init__(parent)
        self._limit = one_below_ems
        self._shares: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.switch = tab_bar((), self)
        self.switch.setAccessibleName(name)
        self.switch.currentChanged.connect(self._show_panes)
        self.switch.hide()
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE["lg"], 0, theme.SPACE["lg"], 0)
        top.addWidget(self.switch)
        column.addLayout(top)
        self._panes = QSplitter()
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        column.addWidget(self._panes, 1)

    def add(self, pane: QWidget, words: str, share: int) -> None:
        """Put a pane at the right end."""
        self._shares.append(share)
        self._panes.addWidget(pane)
        self._panes.setStretchFactor(self._panes.count() - 1, share)
        self._panes.setSizes(self._shares)
        self.switch.addTab(words)

    @property
    def narrow(self) -> bool:
        """True while one pane shows at a time."""
        return self.width() < theme.em(self._limit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panes()
        self.narrow_changed.emit(self.narrow)

    def _show_panes(self) -> None:
        narrow = self.narrow
        self.switch.setVisible(narrow)
        for place in range(self._panes.count()):
            pane = self._panes.widget(place)
            if pane is not None:
                pane.setVisible(not narrow or place == self.switch.currentIndex())

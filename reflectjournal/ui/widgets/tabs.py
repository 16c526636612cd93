"""Tabs: words over a line, the chosen one underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget


def tab_bar(names: Sequence[str], parent: QWidget | None = None) -> QTabBar:
    """A bar of tabs; connect `currentChanged`. Left and Right walk it."""
    bar = QTabBar(parent)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.setUsesScrollButtons(True)
    for name in names:
        bar.addTab(name)
    return bar

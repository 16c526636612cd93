"""The way of Tab through parts that are made at different times."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_in_order(first: QWidget, *parts: QWidget) -> None:
    """Let Tab go from `first` through these parts as they stand on the page.

    Qt puts a widget that is made later behind everything else in the window. Inside a
    part Tab goes as its widgets were made. The chain itself is not walked: Python takes
    what `nextInFocusChain()` gives for a child, and the program ends when that one goes.
    """
    before = first
    for part in parts:
        for stop in part.findChildren(QWidget):
            takes = stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None
            if takes and stop.window() is first.window():  # a list that drops down has its own
                QWidget.setTabOrder(before, stop)
                before = stop

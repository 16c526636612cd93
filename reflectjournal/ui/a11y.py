"""What screen readers are told beyond what Qt tells them by itself."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it is next idle: "Saved", "Deleted. Undo available."."""
    event = QtGui.QAccessibleAnnouncementEvent(widget, text)
    QtGui.QAccessible.updateAccessibility(event)  # both made when first named, after the start


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give a widget the name a screen reader says, and a longer description."""
    widget.setAccessibleName(text)
    if description:
        widget.setAccessibleDescription(description)

"""Dialogs that never outgrow the window they lie over."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from reflectjournal.ui import theme


def room(dialog: QDialog) -> tuple[int, int]:
    """How wide and high the dialog may be: its window less a margin, or its screen."""
    over = dialog.parentWidget()
    size = dialog.screen().availableSize() if over is None else over.window().size()
    return size.width() - 2 * theme.SPACE["lg"], size.height() - 2 * theme.SPACE["lg"]


def fit(dialog: QDialog, wide: float, high: float = 0.0) -> None:
    """Give the dialog so many ems of width and height, as far as there is room."""
    most_wide, most_high = room(dialog)
    width = min(theme.em(wide), most_wide)
    height = min(theme.em(high) if high else dialog.sizeHint().height(), most_high)
    dialog.resize(width, height)

"""Small corrections to Qt's own fields."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from reflectjournal.ui import theme

Spin = TypeVar("Spin", bound=QAbstractSpinBox)


def roomy(spin: Spin) -> Spin:
    """The same number, date or time field with room before its text.

    Qt takes a style sheet's padding off the width of the text but does not move it.
    """
    line = spin.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(theme.em(0.5), 0, 0, 0)
    return spin

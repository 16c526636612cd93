"""One widget in the place of another, with the focus where it was."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget


def swap(column: QVBoxLayout, old: QWidget | None, new: QWidget) -> QWidget:
    """Put `new` where `old` was; the focus goes to its part of the same kind and name."""
    focus = QApplication.focusWidget()
    held = focus if old is not None and focus is not None and old.isAncestorOf(focus) else None
    name, kind = (_name(held), type(held)) if held is not None else ("", QWidget)
    if old is not None:
        column.removeWidget(old)
        old.hide()
        old.deleteLater()
    column.addWidget(new)
    new.show()
    if name:
        same = (each for each in new.findChildren(kind) if _name(each) == name)
        found = next(same, None)
        if found is not None:
            found.setFocus()
    return new


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words

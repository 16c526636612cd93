"""Walking through the parts of the window with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(panes: Sequence[QWidget], by: int) -> None:
    """Give the focus to the pane that is `by` places on from the one that has it."""
    shown = [pane for pane in panes if pane.isVisible()]
    if not shown:
        return
    focus = QApplication.focusWidget()
    inside = [i for i, pane in enumerate(shown) if focus and _holds(pane, focus)]
    start = inside[-1] if inside else -1
    focus_first(shown[(start + by) % len(shown)])


def focus_first(pane: QWidget) -> None:
    """Give the focus to the pane, or to the first part of it that takes it."""
    for widget in (pane, *pane.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isEnabled() and widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)

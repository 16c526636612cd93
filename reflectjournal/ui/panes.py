"""Walking through the parts of the window with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QWidget


def step(panes: Sequence[QWidget], by: int) -> None:
    """Give the focus to the pane that is `by` places on from the one that has it.

    A pane is entered where it was left. One in which nothing takes the focus is passed over.
    """
    shown = [pane for pane in panes if pane.isVisible()]
    focus = QApplication.focusWidget()
    inside = [i for i, pane in enumerate(shown) if focus and _holds(pane, focus)]
    start = inside[-1] if inside else -1
    for away in range(1, len(shown) + 1):
        if _enter(shown[(start + by * away) % len(shown)]):
            return


def _enter(pane: QWidget) -> bool:
    """Give the focus to what had it last in the pane, else to the first part that takes it."""
    before: QWidget | None = pane.focusWidget()
    for widget in (*((before,) if before else ()), pane, *pane.findChildren(QWidget)):
        if _takes_focus(widget):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _takes_focus(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.isVisible() and not _is_passed(widget)


def _is_passed(widget: QWidget) -> bool:
    """True for an answer that is not chosen where another one of its group is."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    group: QButtonGroup | None = widget.group()
    parent: QWidget | None = widget.parentWidget()
    others = group.buttons() if group else parent.findChildren(QRadioButton) if parent else ()
    return any(other.isChecked() for other in others)


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)

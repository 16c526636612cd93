"""A journal that can only be read: what writes is held, what shows goes on working.

A part is marked once, where it is made: `writes` for a button, a menu's action or a whole
form, `only_shows` for what stands in a form and changes nothing.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.feelings_step import FeelingsStep
from reflectjournal.ui.widgets.search_field import SearchField

_SHOWS, _WRITES, _HELD = "shows", "writes", "held"
_CAN_BE_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)

Shown = TypeVar("Shown", bound=QWidget)
Marked = TypeVar("Marked", bound=QWidget | QAction)


def only_shows(widget: Shown) -> Shown:
    """The same widget, marked as one that changes nothing: `hold` leaves it alone."""
    widget.setProperty(_SHOWS, True)
    return widget


def writes(part: Marked, *, on: bool = True) -> Marked:
    """The same button, action or form, marked as one that changes the journal."""
    part.setProperty(_WRITES, on)
    return part


def hold(root: QWidget) -> None:
    """Let nothing inside `root` be changed. Words can still be selected and copied."""
    for part in (root, *root.findChildren(QWidget)):
        if part.property(_SHOWS):
            continue
        _hold_words(part)
        if isinstance(part, QLineEdit):
            part.setHidden(part.isHidden() or (not part.text() and bool(part.placeholderText())))
        elif isinstance(part, LinkButton | IconButton):
            part.hide()  # it could only add, change or take away
        elif isinstance(part, QAbstractButton | QComboBox | QAbstractSpinBox | FeelingsStep):
            part.setEnabled(False)


class ReadingOnly(QObject):
    """Holds what writes inside `pages`, and every field, those too that are made later.

    What is held says why in its tooltip and to screen readers, whoever enables it afterwards.
    """

    def __init__(self, pages: QWidget, why: str) -> None:
        super().__init__(pages)
        self._pages, self._why = pages, why
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        """Look at nothing more: parts that are being taken down still send events."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part is held when it is shown, enabled or marked."""
        if event.type() not in _MOMENTS or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QMenu):
            self._hold_actions(watched)
        elif self._pages.isAncestorOf(watched):
            self._hold_part(watched)
        return False

    def _hold_part(self, part: QWidget) -> None:
        beside = isinstance(part.parent(), SearchField | QAbstractSpinBox | QComboBox)
        if not beside:
            _hold_words(part)
        if isinstance(part, QAbstractButton | QComboBox | QAbstractSpinBox):
            held = _is_marked(part)
            if held and part.isEnabled():
                part.setEnabled(False)
                part.setToolTip(self._why)
                part.setAccessibleDescription(self._why)
                part.setProperty(_HELD, True)
            elif not held and part.property(_HELD):
                part.setProperty(_HELD, False)
                part.setEnabled(True)
                part.setToolTip("")
                part.setAccessibleDescription("")

    def _hold_actions(self, menu: QMenu) -> None:
        for action in menu.actions():
            if action.property(_WRITES):
                menu.setToolTipsVisible(True)
                action.setEnabled(False)
                action.setToolTip(self._why)


_MOMENTS = (QEvent.Type.Show, QEvent.Type.EnabledChange, QEvent.Type.DynamicPropertyChange)


def _is_marked(part: QWidget) -> bool:
    """What the part is marked as, or the nearest of what it stands in."""
    at: QWidget | None = part
    while at is not None:
        if at.property(_SHOWS):
            return False
        if at.property(_WRITES):
            return True
        at = at.parentWidget()
    return False


def _hold_words(part: QWidget) -> None:
    if isinstance(part, QTextEdit | QPlainTextEdit) and not part.isReadOnly():
        part.setReadOnly(True)
        part.setTextInteractionFlags(_CAN_BE_READ)
    elif isinstance(part, QLineEdit):
        part.setReadOnly(True)

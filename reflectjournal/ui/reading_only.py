"""A journal that can only be read: what writes is held, what shows goes on working."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.feelings_step import FeelingsStep
from reflectjournal.ui.widgets.search_field import SearchField

_SHOWS = "shows"
_CAN_BE_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)

Shown = TypeVar("Shown", bound=QWidget)


def only_shows(widget: Shown) -> Shown:
    """The same widget, marked as one that changes nothing: `hold` leaves it alone."""
    widget.setProperty(_SHOWS, True)
    return widget


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


class WordsHeld(QObject):
    """Keeps every field inside `pages` from taking words, those too that are made later."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field is held when it is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            beside = isinstance(watched.parent(), SearchField | QAbstractSpinBox | QComboBox)
            if not beside and self._pages.isAncestorOf(watched):
                _hold_words(watched)
        return False


def _hold_words(part: QWidget) -> None:
    if isinstance(part, QTextEdit | QPlainTextEdit) and not part.isReadOnly():
        part.setReadOnly(True)
        part.setTextInteractionFlags(_CAN_BE_READ)
    elif isinstance(part, QLineEdit):
        part.setReadOnly(True)

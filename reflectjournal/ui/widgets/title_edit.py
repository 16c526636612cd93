"""The title of an entry or a goal: one sentence that wraps, so that all of it can be read."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.clean_paste import text_of, utf16_units

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TitleEdit(CellEdit):
    """Grows with its words. Enter goes on, with Shift too: a title is one paragraph.

    No more than `longest` characters can be typed; a title that is longer already is
    shown whole.
    """

    def __init__(self, placeholder: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self._longest = longest
        self.setProperty("field", "title")
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self._most = 0

    def set_most(self, height: int) -> None:
        """Never take more than this height; what is longer can be scrolled."""
        self._most = height
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type while there is room."""
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.text().isprintable() and event.text() and not self._room():
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take of a composed word what there is room for."""
        committed = event.commitString()
        if utf16_units(committed) > self._room():
            event.setCommitString(_shortened(committed, self._room()))
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words only, on one line, as many as there is room for."""
        words = re.sub(r"\s+", " ", text_of(source)).rstrip()
        self.textCursor().insertText(_shortened(words, self._room()))

    def sizeHint(self) -> QSize:
        """As tall as the words, where that is allowed."""
        lines = max(self.fontMetrics().height(), round(self.document().size().height()))
        height = min(lines, max(self._most, self.fontMetrics().height())) if self._most else lines
        return QSize(super().sizeHint().width(), height)

    def _room(self) -> int:
        cursor = self.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        return max(0, self._longest - (self.document().characterCount() - 1 - chosen))


def _shortened(words: str, room: int) -> str:
    """The beginning of `words` that takes `room` of Qt's characters; no emoji is cut in two."""
    words = words[:room]
    while utf16_units(words) > room:
        words = words[:-1]
    return words

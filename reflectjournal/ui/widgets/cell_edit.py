"""A field for a line or two, as tall as its words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from reflectjournal.ui.widgets.clean_paste import text_of, whole_characters


class CellEdit(QTextEdit):
    """Plain words that wrap instead of being cut off. Enter asks for the next field."""

    edited = Signal()
    entered = Signal()
    emptied = Signal()
    """Backspace in an empty field."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._revision = -1
        self.setProperty("field", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)

    def load(self, text: str) -> None:
        """Show this text; it does not count as an edit."""
        self._quiet = True
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self.setUndoRedoEnabled(True)
        self._revision = self.document().revision()
        self._quiet = False
        self._fit()

    def text(self) -> str:
        """What stands in the field."""
        return whole_characters(self.toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words only."""
        self.textCursor().insertText(text_of(source))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Shift+Enter breaks the line; Backspace in an empty field goes back."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and self.document().isEmpty():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """One line at least."""
        # Not by the viewport: Python may take a widget of Qt's own for a layout item that once
        # stood at its address, where a filled layout was put into another one.
        frame = self.height() - self.contentsRect().height() if self.isVisible() else 10
        least = self.fontMetrics().height() + 8
        height = max(least, round(self.document().size().height())) + max(2, frame)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.sizeHint().height())

    def _on_text_changed(self) -> None:
        # A new font "changes" the text too, but not its revision.
        if not self._quiet and self.document().revision() != self._revision:
            self._revision = self.document().revision()
            self.edited.emit()

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

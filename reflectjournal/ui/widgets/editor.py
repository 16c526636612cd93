"""The writing surface: plain text, a comfortable line, and nothing that loses a word."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from reflectjournal.ui.widgets.clean_paste import (
    PASTE_LIMIT,
    clean_text,
    text_of,
    utf16_units,
    whole_characters,
)
from reflectjournal.ui.widgets.highlighter import Highlighter

LINE_HEIGHT = 122
"""Per cent of the font's own; 145 was too loose to read back."""


class Editor(QTextEdit):
    """Holds Markdown text as it was typed; `text()` gives back what `load()` took.

    Tab leaves it. Undo goes back to what was loaded and never beyond. While an
    input method composes, `composing` is True and the document must be left alone.
    """

    edited = Signal()
    """The writer changed the text; loading does not count."""
    refused = Signal(str)
    """A paste or drop was not taken in; the sentence says why."""
    files_dropped = Signal(list)
    menu_opening = Signal(object)
    """A context menu is about to open; others may add to it."""

    def __init__(self, parent: QWidget | None = None, *, growing: bool = False) -> None:
        """`growing` makes the editor as tall as its text, for a page that scrolls as a whole."""
        super().__init__(parent)
        self.composing = False
        self._growing = growing
        self._quiet = False
        self._revision = -1
        self.setObjectName("prose")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.highlighter = Highlighter(self.document(), self.palette().placeholderText().color())
        if growing:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._space_lines()
        self.textChanged.connect(self._on_text_changed)

    # -- text in and out -------------------------------------------------------------------

    def load(self, text: str) -> None:
        """Show this text. It cannot be undone away, and does not count as an edit."""
        self._quiet = True
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.setUndoRedoEnabled(True)
        self._revision = self.document().revision()
        self._quiet = False
        if self._growing:
            self._fit()

    def text(self) -> str:
        """What stands in the editor, without what an input method has not yet committed."""
        # toPlainText() would turn no-break spaces into ordinary ones.
        raw = self.document().toRawText()
        return whole_characters(raw.replace("\u2029", "\n").replace("\u2028", "\n"))

    def selected_text(self) -> str:
        """The selected words, with ordinary line ends; "" where nothing is selected."""
        return clean_text(self.textCursor().selectedText())

    def set_side_margins(self, left: int, right: int) -> None:
        """Keep the text this far from the edges, in pixels, with the scroll bar outside."""
        self.setViewportMargins(left, 0, right, 0)

    def wrap_selection(self, mark: str) -> None:
        """Put a Markdown mark around the selected words, or take it off again."""
        cursor = self.textCursor()
        words = self.selected_text()
        marked = len(words) > 2 * len(mark) and words.startswith(mark) and words.endswith(mark)
        start = cursor.selectionStart()
        cursor.insertText(words[len(mark) : -len(mark)] if marked else f"{mark}{words}{mark}")
        if words and not marked:
            cursor.setPosition(start)
            cursor.setPosition(
                start + utf16_units(words) + 2 * len(mark), cursor.MoveMode.KeepAnchor
            )
        elif not words:
            cursor.setPosition(start + len(mark))
        self.setTextCursor(cursor)

    # -- Qt --------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words and files are taken; pictures and rich text are not."""
        return source.hasText() or source.hasHtml() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words only. Files dropped here are offered as attachments."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
            return
        text = text_of(source)
        if len(text) + self.document().characterCount() > PASTE_LIMIT:
            self.refused.emit(
                self.tr(
                    "That is more than one entry can hold comfortably. Nothing was pasted. "
                    "Keep it with the entry as a file instead."
                )
            )
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends composing; Qt commits or drops what was open."""
        super().focusOutEvent(event)
        self.composing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+B and Ctrl+I mark strong words and emphasis."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            mark = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}.get(Qt.Key(event.key()))
            if mark and not self.isReadOnly():
                self.wrap_selection(mark)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with what the page adds to it."""
        menu = self.createStandardContextMenu(event.pos())
        self.menu_opening.emit(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme or font reaches the marks too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "highlighter"):
            self._quiet = True
            self.highlighter.set_mark_color(self.palette().placeholderText().color())
            self._revision = self.document().revision()
            self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A growing editor follows the new width."""
        super().resizeEvent(event)
        if self._growing:
            self._fit()

    def sizeHint(self) -> QSize:
        """A growing editor asks for the height of its text, five lines at least."""
        if not self._growing:
            return super().sizeHint()
        least = round(self.fontMetrics().height() * LINE_HEIGHT / 100 * 3)
        return QSize(320, max(least, round(self.document().size().height()) + 4))

    # -- inside ----------------------------------------------------------------------------

    def _on_text_changed(self) -> None:
        # Highlighting and new fonts "change" the text too, but not its revision.
        if self._quiet or self.document().revision() == self._revision:
            return
        if not self.composing and self.document().firstBlock().blockFormat().lineHeight() == 0:
            self._space_lines(join=True)  # clearing the document drops the line height
        self._revision = self.document().revision()
        self.edited.emit()

    def _space_lines(self, *, join: bool = False) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            float(LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        quiet, self._quiet = self._quiet, True
        if join:
            cursor.joinPreviousEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        if join:
            cursor.endEditBlock()
        self._quiet = quiet

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

"""A text to read, with fills painted under words: what was found, and what became of it.

The fills are no part of the text: they are painted in the view, from places in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reflectjournal.model import Tier
from reflectjournal.ui import theme

LEADING_PERCENT = 132.0
_LINES = {
    Tier.SURE: Qt.PenStyle.SolidLine,
    Tier.LIKELY: Qt.PenStyle.DashLine,
    Tier.CHECK: Qt.PenStyle.DotLine,
}
_FILLS = {"todo": "todo", "waiting": "todo", "decided": "accent_soft", "kept": "chip"}
_INKS = {"todo": "todo_text", "waiting": "todo_text", "decided": "on_accent_soft",
         "removed": "on_accent_soft", "kept": "text"}  # fmt: skip
_BOLD = frozenset({"todo", "waiting"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, from `start` to `end` in code points, and how they stand.

    `state` is todo, waiting (a tag for what is not decided), decided, removed or kept.
    `tier` draws a line under the words; None draws none.
    """

    start: int
    end: int
    entity: str
    state: str
    tier: Tier | None = None


class CodePoints:
    """Between places counted in code points and Qt's places in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self._wide_places = [i + n + 1 for n, i in enumerate(self._wide)]

    def to_qt(self, place: int) -> int:
        """The UTF-16 place of a code point."""
        return place + bisect_left(self._wide, place)

    def from_qt(self, place: int) -> int:
        """The code point at a UTF-16 place."""
        return place - bisect_left(self._wide_places, place)


_AROUND = " \t\n\u00a0.,;:!?\"'“”‘’()[]–—-…"


class MarkedText(QTextEdit):
    """Shows Markdown words read-only, headings small, marks filled; says which mark was chosen."""

    mark_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setUndoRedoEnabled(False)
        self._shown = ""
        self._marks: tuple[Mark, ...] = ()
        self._places = CodePoints("")
        self._spans: list[tuple[int, int, Mark]] = []
        self._reach: list[int] = []
        """How far in the text the marks up to each one go: where those of a paragraph begin."""
        self._current = ""
        self._inks = _Inks(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.em(24), theme.em(20))

    def show_text(self, text: str, marks: Sequence[Mark]) -> None:
        """Show a text with its marks; where only the marks differ, the view stays put."""
        ordered, fresh = tuple(sorted(marks, key=lambda mark: mark.start)), text != self._shown
        if not fresh and ordered == self._marks:
            return
        if fresh:
            self._shown, self._places = text, CodePoints(text)
        to_qt = self._places.to_qt
        self._marks = ordered
        self._spans = [(to_qt(mark.start), to_qt(mark.end), mark) for mark in ordered]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))
        if fresh:
            self._put(text)
        else:
            self._inks.rehighlight()
        self.viewport().update()

    def _put(self, text: str) -> None:
        """Show other words: one change of the document, which is laid out and inked once."""
        held = self.verticalScrollBar().value()
        self.setFont(theme.prose_font("lead"))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(
            LEADING_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.mergeBlockFormat(spaced)
        self._narrow_gaps()
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(held)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._inks.rehighlight()  # its colours are those of the theme that was

    def _narrow_gaps(self) -> None:
        """An empty line between paragraphs is a gap, not a line."""
        gap = QTextBlockFormat()
        gap.setLineHeight(theme.em(0.6), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self.document().begin()
        while block.isValid():
            if block.length() == 1:
                QTextCursor(block).setBlockFormat(gap)
            block = block.next()

    def hold(self, entity: str) -> None:
        """Ring the mentions of the entity in hand, and bring the first into view."""
        self._current = entity
        first = next((mark for mark in self._marks if mark.entity == entity), None)
        if first is not None and not self.textCursor().hasSelection():
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(self._places.to_qt(first.start), len(self.toPlainText())))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.viewport().update()

    def selected_words(self) -> str:
        """The words that are selected, without what stands around a name: "Kai's," is Kai."""
        words = self.textCursor().selectedText().replace("\u2029", "\n").strip(_AROUND)
        return words.removesuffix("'s").removesuffix("’s")

    def marks_in(self, block: QTextBlock) -> Iterator[tuple[int, int, Mark]]:
        """The marks of one paragraph, from and to in UTF-16 units within it."""
        start, end = block.position(), block.position() + block.length() - 1
        for a, b, mark in islice(self._spans, bisect_right(self._reach, start), None):
            if a >= end:
                return
            if b > start:
                yield max(a - start, 0), min(b, end) - start, mark

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -top)
            if place.top() > self.viewport().height():
                break
            for start, end, mark in self.marks_in(block):
                for rect in _rects(block, start, end):
                    self._paint(painter, rect.translated(place.topLeft()), mark)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _paint(self, painter: QPainter, rect: QRectF, mark: Mark) -> None:
        tag = mark.state in ("waiting", "removed")  # their words bring their own room
        box = rect.adjusted(0, 2, 0, -2) if tag else rect.adjusted(-2, 1, 2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.state in _FILLS:
            painter.setBrush(theme.color(_FILLS[mark.state]))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = theme.color("todo_line" if mark.state in _BOLD else "accent")
        if mark.state == "waiting":
            painter.setPen(QPen(line, 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 4, 4)
        if mark.state == "removed":
            painter.setPen(QPen(line, 1.0))
            painter.drawRoundedRect(box, 4, 4)
        if mark.tier is not None:
            painter.setPen(QPen(line, 2.0, _LINES[mark.tier]))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if mark.entity == self._current:
            painter.setPen(QPen(theme.color("text"), 2.0))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        place = self._places.from_qt(self.cursorForPosition(event.position().toPoint()).position())
        chosen = next((m for m in self._marks if m.start <= place <= m.end), None)
        if chosen is not None:
            self.mark_chosen.emit(chosen.entity)


class _Inks(QSyntaxHighlighter):
    """Colours and weights of the words, beside the text and not in it."""

    def __init__(self, view: MarkedText) -> None:
        super().__init__(view.document())
        self._view = view

    def highlightBlock(self, text: str) -> None:
        if text.startswith("## "):
            self._head(text)
        elif self.currentBlock().blockNumber() == 0:
            title = QTextCharFormat()
            title.setFont(theme.font("lead", QFont.Weight.DemiBold))
            self.setFormat(0, len(text) + 1, title)
        for start, end, mark in self._view.marks_in(self.currentBlock()):
            ink = self.format(start)
            ink.setForeground(theme.color(_INKS[mark.state]))
            if mark.state in _BOLD:
                ink.setFontWeight(QFont.Weight.Bold)
            if mark.state in ("waiting", "removed"):
                ink.setFont(theme.font("caption", QFont.Weight.DemiBold))
            self.setFormat(start, end - start, ink)

    def _head(self, text: str) -> None:
        signs = QTextCharFormat()
        signs.setFontPointSize(0.1)
        signs.setForeground(Qt.GlobalColor.transparent)
        words = QTextCharFormat()
        words.setFont(theme.font("caption", QFont.Weight.DemiBold))
        words.setFontCapitalization(QFont.Capitalization.AllUppercase)
        words.setForeground(theme.color("text_muted"))
        self.setFormat(0, 3, signs)
        self.setFormat(3, len(text.encode("utf-16-le")) // 2, words)


def _rects(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes that some words of a paragraph fill, one for each line, within the paragraph."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            a, b = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            yield QRectF(min(a, b), line.y(), abs(b - a), line.height())


def _x(place: object) -> float:
    """PySide gives the place alone or with the cursor's, by version."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]

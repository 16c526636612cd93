"""Shows Markdown's emphasis and headings while it is written. The text itself is not touched."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from reflectjournal.ui.widgets.clean_paste import utf16_units

LONGEST = 20_000
"""Characters of a paragraph beyond which it is left plain, so that typing stays quick."""

_HEADING = re.compile(r"(#{1,6}\s+)(.*)")
_LEAD = re.compile(r"\s*(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")


class Highlighter(QSyntaxHighlighter):
    """Headings and strong words heavier, emphasis slanted, the marks themselves quieter."""

    def __init__(self, document: QTextDocument, mark_color: QColor) -> None:
        super().__init__(document)
        self._mark = QTextCharFormat()
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._emphasis = QTextCharFormat()
        self._emphasis.setFontItalic(True)
        self._both = QTextCharFormat(self._strong)
        self._both.setFontItalic(True)
        self._mark.setForeground(mark_color)

    def set_mark_color(self, color: QColor) -> None:
        """Paint the marks in this colour from now on."""
        if color != self._mark.foreground().color():
            self._mark.setForeground(color)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one paragraph."""
        # Most paragraphs hold no mark at all: looking for the characters costs least.
        if len(text) > LONGEST or not any(mark in text for mark in "#*_>-+.)"):
            return
        heading = _HEADING.match(text)
        if heading:
            self._style(text, heading.start(2), heading.end(2), self._strong)
            self._style(text, heading.start(1), heading.end(1), self._mark)
            return
        lead = _LEAD.match(text)
        if lead:
            self._style(text, lead.start(), lead.end(), self._mark)
        if "*" not in text and "_" not in text:
            return
        self._inline(text, lead.end() if lead else 0)

    def _inline(self, text: str, start: int) -> None:
        strong = [match.span() for match in _STRONG.finditer(text, start)]
        for first, last in strong:
            self._style(text, first + 2, last - 2, self._strong)
            self._style(text, first, first + 2, self._mark)
            self._style(text, last - 2, last, self._mark)
        for match in _EMPHASIS.finditer(text, start):
            first, last = match.span()
            inside = any(a < first and last < b for a, b in strong)
            self._style(text, first + 1, last - 1, self._both if inside else self._emphasis)
            self._style(text, first, first + 1, self._mark)
            self._style(text, last - 1, last, self._mark)

    def _style(self, text: str, start: int, end: int, style: QTextCharFormat) -> None:
        """Qt counts in UTF-16 units; Python in characters. They differ after an emoji."""
        if not text.isascii():
            before = utf16_units(text[:start])
            end = before + utf16_units(text[start:end])
            start = before
        self.setFormat(start, end - start, style)

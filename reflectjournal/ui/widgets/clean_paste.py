"""Text from elsewhere, made fit for the journal: plain, with ordinary line ends and spaces."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

PASTE_LIMIT = 1_000_000
"""Characters taken in one go; a longer text belongs with the entry as a file."""

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\u0085|\x0b|\x0c")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
# Joiners (U+200C, U+200D) stay: Persian words and many emoji are spelled with them.
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\ufffc\x00-\x08\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text with ordinary line ends and spaces, and without characters that cannot be seen."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    return whole_characters(_UNSEEN.sub("", text))


def whole_characters(text: str) -> str:
    """The text with halves of characters replaced, which no file could hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def text_of_html(html: str) -> str:
    """The words of a piece of HTML. Nothing it refers to is loaded."""
    return QTextDocumentFragment.fromHtml(html).toPlainText()


def text_of(mime: QMimeData) -> str:
    """The words on a clipboard or in a drop; "" where there are none.

    Plain text is preferred, because it is what the writer saw; HTML is turned to text.
    """
    if mime.hasText() and mime.text():
        return clean_text(mime.text())
    if mime.hasHtml():
        return clean_text(text_of_html(mime.html()))
    return ""


def utf16_units(text: str) -> int:
    """The length of a text as Qt counts it: an emoji is two."""
    return len(text) + sum(character > "\uffff" for character in text)

"""Two texts side by side with what differs marked, in words for a screen reader too."""

from __future__ import annotations

import html

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from reflectjournal.ui.theme import color, em
from reflectjournal.ui.widgets.differences import LinePair, Mark, Piece, differences

NARROW_EMS = 34
HEADING = "## "


class DiffView(QTextBrowser):
    """Then on the left, now on the right; one below the other where it is narrow.

    What went is struck through, what came is underlined: colour is never the only sign.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[LinePair, ...] = ()
        self._narrow = False
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("What has changed"))

    def show_texts(self, before: str, after: str) -> None:
        """Compare two texts and show both."""
        self._pairs = tuple(pair for pair in differences(before, after) if not _blank(pair))
        self.setAccessibleDescription(
            self.tr("{number} paragraphs differ").format(number=self.changed)
        )
        self._draw()

    @property
    def changed(self) -> int:
        """How many paragraphs differ."""
        return sum(pair.changed for pair in self._pairs)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's
        """Nothing is ever loaded."""
        return QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where it is narrow."""
        super().resizeEvent(event)
        if (self.width() < em(NARROW_EMS)) != self._narrow:
            self._narrow = not self._narrow
            self._draw()

    def _draw(self) -> None:
        then, now = self.tr("Then"), self.tr("Now")
        if self._narrow:
            rows = "".join(self._one_below(pair) for pair in self._pairs)
            self.setHtml(f"<p><b>{then}</b> / <b>{now}</b></p>{rows}")
            return
        rows = "".join(
            f"<tr><td width='50%'>{_side(pair.before)}</td>"
            f"<td width='50%'>{_side(pair.after)}</td></tr>"
            for pair in self._pairs
        )
        self.setHtml(
            f"<table width='100%' cellpadding='6'><tr><td><b>{then}</b></td>"
            f"<td><b>{now}</b></td></tr>{rows}</table>"
        )

    def _one_below(self, pair: LinePair) -> str:
        if not pair.changed:
            return f"<p>{_side(pair.after)}</p>"
        sides = [_side(side) for side in (pair.before, pair.after) if side]
        return "".join(f"<p>{side}</p>" for side in sides)


def _blank(pair: LinePair) -> bool:
    return not any(piece.text.strip() for piece in (*pair.before, *pair.after))


def _side(pieces: tuple[Piece, ...]) -> str:
    words = "".join(_piece(piece) for piece in pieces) or "&nbsp;"
    if pieces and pieces[0].text.startswith(HEADING):
        return f"<b>{words.replace(HEADING, '', 1)}</b>"
    return words


def _piece(piece: Piece) -> str:
    words = html.escape(piece.text)
    if piece.mark is Mark.SAME:
        return words
    removed = piece.mark is Mark.REMOVED
    ground = color("warn_soft" if removed else "accent_soft").name()
    ink = color("on_warn_soft" if removed else "on_accent_soft").name()
    line = "line-through" if removed else "underline"
    style = f"background-color: {ground}; color: {ink}; text-decoration: {line};"
    return f'<span style="{style}">{words}</span>'

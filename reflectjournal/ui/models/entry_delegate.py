"""Paints one entry of a list: title and time, two lines of text, day and tags."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reflectjournal.model import EntryRow, FlagKind, Hit
from reflectjournal.ui import icons
from reflectjournal.ui.models.entry_list import ROW_ROLE
from reflectjournal.ui.models.row_words import day_words, row_meta, row_title, time_words
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font

FOUND, FOUND_END = "\u2068", "\u2069"
"""Around the words of a snippet that were searched for."""

AnyIndex = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Rows of one height. With `hide_titles` a row tells its day and nothing that was written."""

    hide_titles = False

    def row_height(self) -> int:
        """The height of every row, in pixels."""
        title, small = QFontMetrics(font()).height(), QFontMetrics(font("caption")).height()
        lines = 0 if self.hide_titles else 2
        return title + (lines + 1) * small + SPACE["xs"] * 2 + SPACE["md"] * 2 + SPACE["sm"]

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """The same for all."""
        return QSize(option.rect.width(), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(SPACE["sm"], SPACE["xs"], -SPACE["sm"], -SPACE["xs"])
        self._paint_ground(painter, option, card)
        box = card.adjusted(em(1.3), SPACE["md"], -SPACE["md"], -SPACE["md"])
        top = self._paint_title(painter, option, box, row)
        small = QFontMetrics(font("caption")).height()
        if not self.hide_titles:
            excerpt = row.snippet if isinstance(row, Hit) else row.excerpt
            lines = QRect(box.left(), top + SPACE["xs"], box.width(), 2 * small)
            paint_lines(painter, lines, excerpt, option.direction)
        meta = QRect(box.left(), box.bottom() - small + 1, box.width(), small)
        self._paint_meta(painter, option, meta, row)
        painter.restore()

    # -- parts -----------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(card, RADIUS["md"], RADIUS["md"])
            bar = QRect(card.left() + SPACE["xs"], card.top() + SPACE["md"], 3, 0)
            bar.setBottom(card.bottom() - SPACE["md"])
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(QStyle.visualRect(option.direction, card, bar), 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(color("sunken"))
            painter.drawRoundedRect(card, RADIUS["md"], RADIUS["md"])
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), RADIUS["md"], RADIUS["md"])

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: EntryRow | Hit
    ) -> int:
        """Paint the title with the time beside it; give the line under them."""
        strong = font("body", QFont.Weight.DemiBold)
        metrics = QFontMetrics(strong)
        line = QRect(box.left(), box.top(), box.width(), metrics.height())
        time = self._time(row)
        small = QFontMetrics(font("caption"))
        time_width = small.horizontalAdvance(time) + em(0.9) if time else 0
        title = day_words(row.day) if self.hide_titles else row_title(row)
        place = QRect(line.left(), line.top(), line.width() - time_width, line.height())
        painter.setFont(strong)
        untitled = not row.title and not self.hide_titles
        painter.setPen(color("text_muted" if untitled else "text"))
        painter.drawText(
            QStyle.visualRect(option.direction, line, place),
            _leading(option),
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, place.width()),
        )
        if time:
            painter.setFont(font("caption"))
            painter.setPen(color("text_muted"))
            painter.drawText(line, _trailing(option), time)
        return line.bottom() + 1

    def _paint_meta(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: EntryRow | Hit
    ) -> None:
        marks = _marks(row)
        size = em(1.1)
        for place, (name, role) in enumerate(marks):
            spot = QRect(line.right() - (place + 1) * (size + 4) + 4, 0, size, size)
            spot.moveTop(line.center().y() - size // 2)
            icons.paint(painter, name, QStyle.visualRect(option.direction, line, spot), role)
        room = line.adjusted(0, 0, -len(marks) * (size + 4) - 4, 0)
        painter.setFont(font("caption"))
        painter.setPen(color("text_muted"))
        metrics = QFontMetrics(font("caption"))
        words = "" if self.hide_titles else row_meta(row)
        painter.drawText(
            QStyle.visualRect(option.direction, line, room),
            _leading(option),
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()),
        )

    def _time(self, row: EntryRow | Hit) -> str:
        """The time of writing, where it was on the day the entry is about."""
        if isinstance(row, Hit) or row.updated_at.astimezone().date() != row.day:
            return ""
        return time_words(row.updated_at)


def _marks(row: EntryRow | Hit) -> list[tuple[str, str]]:
    """Icons at the end of the row; the spoken row says the same in words."""
    if isinstance(row, Hit):
        return []
    marks = []
    if FlagKind.SUPERVISION in row.flags:
        marks.append(("speech", "accent"))
    if set(row.flags) - {FlagKind.SUPERVISION}:
        marks.append(("flag", "accent"))
    if not row.finished:
        marks.append(("pen", "text_muted"))
    return marks


def _leading(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return QStyle.visualAlignment(option.direction, align)


def _trailing(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return QStyle.visualAlignment(option.direction, align)


def paint_lines(
    painter: QPainter, box: QRect, text: str, direction: Qt.LayoutDirection, lines: int = 2
) -> None:
    """Paint so many lines of small text, the last one shortened, what was found stressed."""
    face = font("caption")
    words, found = _plain(" ".join(text.split()))
    layout = QTextLayout(words, face)
    option = QTextOption()
    option.setTextDirection(
        direction if words.isascii() else Qt.LayoutDirection.LayoutDirectionAuto
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_stressed(start, length) for start, length in found])
    painter.setPen(color("text_muted"))
    metrics = QFontMetrics(face)
    layout.beginLayout()
    top = 0.0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top))
        top += metrics.height()
        if number == lines - 1 and line.textStart() + line.textLength() < len(words):
            rest = words[line.textStart() :]
            layout.endLayout()
            _paint_cut(painter, layout, number, box, rest)
            return
    layout.endLayout()
    for number in range(layout.lineCount()):
        layout.lineAt(number).draw(painter, QPointF(box.topLeft()))


def _paint_cut(painter: QPainter, layout: QTextLayout, last: int, box: QRect, rest: str) -> None:
    """All lines but the last as they are; the last with an ellipsis, or whole if stressed."""
    line = layout.lineAt(last)
    start, end = line.textStart(), line.textStart() + line.textLength()
    stressed = any(
        part.start < end and part.start + part.length > start for part in layout.formats()
    )
    for number in range(last + stressed):
        layout.lineAt(number).draw(painter, QPointF(box.topLeft()))
    if stressed:
        return
    metrics = QFontMetrics(layout.font())
    cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(layout.font())
    place = QPoint(box.left(), round(box.top() + last * metrics.height()))
    painter.drawText(
        QRect(place, QSize(box.width(), metrics.height())), Qt.AlignmentFlag.AlignLeft, cut
    )


def _stressed(start: int, length: int) -> QTextLayout.FormatRange:
    stress = QTextCharFormat()
    stress.setFontWeight(QFont.Weight.Bold)
    stress.setForeground(color("on_accent_soft"))
    stress.setBackground(color("accent_soft"))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, stress
    return part


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the places that were marked."""
    found: list[tuple[int, int]] = []
    words = ""
    for number, part in enumerate(text.split(FOUND)):
        inside, mark, outside = part.partition(FOUND_END)
        if number and mark:
            found.append((len(words), len(inside)))
        words += inside + outside
    return words, found

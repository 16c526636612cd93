"""Paints the feelings grid: a ring for then, a disc for now, no faces and no red or green."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from reflectjournal.model import Moment
from reflectjournal.ui.theme import color, font
from reflectjournal.ui.widgets.feelings_cells import ALL, Cell, GridShape

Marks = Mapping[Moment, Cell]


def _tr(text: str) -> str:
    return QCoreApplication.translate("FeelingsGrid", text)


def moment_words(moment: Moment) -> str:
    """What a moment is called on the grid."""
    return _tr("then") if moment is Moment.THEN else _tr("now")


def paint_grid(
    painter: QPainter, shape: GridShape, marks: Marks, moment: Moment, hand: Cell | None
) -> None:
    """The whole grid. `moment` is the one in hand; `hand` the cell the keys are on, if any."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen = marks.get(moment)
    for cell in ALL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent_soft" if cell == chosen else "chip"))
        painter.drawRoundedRect(shape.rect(cell), 8, 8)
    if chosen:
        _outline(painter, shape.rect(chosen), "accent", 0)
    if hand:
        _outline(painter, shape.rect(hand), "text" if hand == chosen else "focus", 2)
    _paint_way(painter, shape, marks)
    for known in marks:
        _paint_mark(painter, shape, marks, known, in_hand=known is moment)
    _paint_words(painter, shape)


def _outline(painter: QPainter, rect: QRect, role: str, inset: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(role), 2))
    edge = 1 + inset
    painter.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), 7, 7)


def _paint_way(painter: QPainter, shape: GridShape, marks: Marks) -> None:
    """The line from then to now, leaving the words under the upper mark readable."""
    then, now = marks.get(Moment.THEN), marks.get(Moment.NOW)
    if then is None or now is None or then == now:
        return
    start, end = shape.dot(then).center(), shape.dot(now).center()
    upper = start if end.y() > start.y() else end
    if start.y() != end.y():
        upper.setY(upper.y() + round(shape.cell * 0.5))
    painter.setPen(QPen(color("text_muted"), 1.5, Qt.PenStyle.DotLine))
    painter.drawLine(start, end)


def _paint_mark(
    painter: QPainter, shape: GridShape, marks: Marks, moment: Moment, *, in_hand: bool
) -> None:
    cell = marks[moment]
    both = len(marks) == len(Moment) and len(set(marks.values())) == 1
    dot = shape.dot(cell)
    if both:
        dot.translate((-1 if moment is Moment.THEN else 1) * dot.width(), 0)
    painter.setPen(QPen(color("accent"), 2))
    painter.setBrush(color("accent" if moment is Moment.NOW else "surface"))
    painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
    if both and moment is Moment.THEN:
        return
    painter.setFont(font("caption", QFont.Weight.Bold if in_hand else QFont.Weight.Normal))
    painter.setPen(color("on_accent_soft" if in_hand or both else "text"))
    rect = shape.rect(cell)
    rect.setTop(dot.bottom())
    words = _tr("both") if both else moment_words(moment)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _paint_words(painter: QPainter, shape: GridShape) -> None:
    painter.setFont(font("caption"))
    painter.setPen(color("text_muted"))
    align = Qt.AlignmentFlag
    below = QRect(shape.label, shape.side, shape.side, shape.label)
    painter.drawText(below, align.AlignLeft | align.AlignBottom, _tr("unpleasant"))
    painter.drawText(below, align.AlignRight | align.AlignBottom, _tr("pleasant"))
    painter.rotate(-90)
    beside = QRect(-shape.side, 0, shape.side, shape.label)
    painter.drawText(beside, align.AlignRight | align.AlignTop, _tr("high energy"))
    painter.drawText(beside, align.AlignLeft | align.AlignTop, _tr("low energy"))
    painter.resetTransform()

"""The grid of pleasantness and energy: 25 cells, two marks, no faces and no red or green."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflectjournal.model import Moment
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.theme import color

SIDE = 5
CELL_EM, SMALL_CELL_EM = 3.65, 2.7
GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the grid; both run from -2 to 2, pleasant and high energy above zero."""

    pleasantness: int
    energy: int


MIDDLE = Cell(0, 0)


class FeelingsGrid(QWidget):
    """Two marks on a 5 by 5 grid: a ring for *then*, a disc for *now*.

    The arrow keys move the cell in hand, Space or Enter marks it, a second time
    takes the mark away; T and N ask for the other moment.
    """

    marked = Signal()
    moment_asked = Signal(Moment)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = Moment.NOW
        self._marks: dict[Moment, Cell] = {}
        self._hand = MIDDLE
        self._small = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            self.tr("Arrow keys move, Space marks. T for then, N for now.")
        )
        self._say()

    # -- marks -----------------------------------------------------------------------------

    def set_moment(self, moment: Moment) -> None:
        """The moment that is being marked."""
        self._moment = moment
        self._hand = self._marks.get(moment, self._hand)
        self._say()
        self.update()

    def mark(self, moment: Moment) -> Cell | None:
        """Where a moment is marked, or None."""
        return self._marks.get(moment)

    def set_mark(self, moment: Moment, cell: Cell | None) -> None:
        """Put or take away a mark, without saying that anybody did."""
        if cell is None:
            self._marks.pop(moment, None)
        else:
            self._marks[moment] = cell
            if moment is self._moment:
                self._hand = cell
        self._say()
        self.update()

    def set_small(self, *, small: bool) -> None:
        """Smaller cells, where the words should stand beside them all the same."""
        if small != self._small:
            self._small = small
            self.updateGeometry()
            self.update()

    # -- Qt --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Five cells, with room for the words at the left and below."""
        label = self._label_height()
        side = SIDE * self._cell() + (SIDE - 1) * GAP
        return QSize(side + label, side + label)

    def minimumSizeHint(self) -> QSize:
        """The same: a smaller cell could not be hit."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space and Enter mark, T and N switch."""
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }.get(key)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step:
            self._move(*step)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._mark(self._hand)
        elif key is Qt.Key.Key_T:
            self.moment_asked.emit(Moment.THEN)
        elif key is Qt.Key.Key_N:
            self.moment_asked.emit(Moment.NOW)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks the cell under it."""
        cell = self._cell_at(event.position().toPoint())
        if cell and event.button() is Qt.MouseButton.LeftButton:
            self._hand = cell
            self._mark(cell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell is in hand."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        """Cells, marks, the way between them, the words at the edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cells(painter)
        self._paint_way(painter)
        for moment in Moment:
            self._paint_mark(painter, moment)
        self._paint_words(painter)
        painter.end()

    # -- painting --------------------------------------------------------------------------

    def _paint_cells(self, painter: QPainter) -> None:
        chosen = self._marks.get(self._moment)
        for pleasantness in range(-2, 3):
            for energy in range(-2, 3):
                cell = Cell(pleasantness, energy)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("accent_soft" if cell == chosen else "sunken"))
                painter.drawRoundedRect(self._rect(cell), 8, 8)
        if chosen:
            self._outline(painter, chosen, "accent", 0)
        if self.hasFocus():
            self._outline(painter, self._hand, "text" if self._hand == chosen else "focus", 2)

    def _outline(self, painter: QPainter, cell: Cell, role: str, inset: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color(role), 2))
        edge = 1 + inset
        painter.drawRoundedRect(QRectF(self._rect(cell)).adjusted(edge, edge, -edge, -edge), 7, 7)

    def _paint_way(self, painter: QPainter) -> None:
        then, now = (self._marks.get(moment) for moment in Moment)
        if then is None or now is None or then == now:
            return
        painter.setPen(QPen(color("text_muted"), 1.5, Qt.PenStyle.DotLine))
        start, end = self._dot(then).center(), self._dot(now).center()
        downwards = end.y() > start.y()
        below = round(self._cell() * 0.5)  # the words under the upper mark stay readable
        (start if downwards else end).setY((start if downwards else end).y() + below)
        if start != end:
            painter.drawLine(start, end)

    def _paint_mark(self, painter: QPainter, moment: Moment) -> None:
        cell = self._marks.get(moment)
        if cell is None:
            return
        both = len(set(self._marks.values())) == 1 and len(self._marks) == 2
        dot = self._dot(cell)
        if both:
            dot.translate((-1 if moment is Moment.THEN else 1) * dot.width(), 0)
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(color("accent" if moment is Moment.NOW else "surface"))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if both and moment is Moment.THEN:
            return
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.86)
        font.setBold(moment is self._moment)
        painter.setFont(font)
        painter.setPen(color("on_accent_soft" if moment is self._moment else "text"))
        words = self.tr("both") if both else self._moment_words(moment)
        rect = self._rect(cell)
        rect.setTop(dot.bottom())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        painter.setPen(color("text_muted"))
        label, side = self._label_height(), SIDE * self._cell() + (SIDE - 1) * GAP
        below = QRect(label, side, side, label)
        align = Qt.AlignmentFlag
        painter.drawText(below, align.AlignLeft | align.AlignBottom, self.tr("unpleasant"))
        painter.drawText(below, align.AlignRight | align.AlignBottom, self.tr("pleasant"))
        painter.rotate(-90)
        beside = QRect(-side, 0, side, label)
        painter.drawText(beside, align.AlignRight | align.AlignTop, self.tr("high energy"))
        painter.drawText(beside, align.AlignLeft | align.AlignTop, self.tr("low energy"))
        painter.resetTransform()

    # -- places ----------------------------------------------------------------------------

    def _cell(self) -> int:
        return round(self.fontMetrics().height() * (SMALL_CELL_EM if self._small else CELL_EM))

    def _label_height(self) -> int:
        return round(self.fontMetrics().height() * 1.45)

    def _rect(self, cell: Cell) -> QRect:
        size = self._cell()
        left = self._label_height() + (cell.pleasantness + 2) * (size + GAP)
        return QRect(left, (2 - cell.energy) * (size + GAP), size, size)

    def _dot(self, cell: Cell) -> QRect:
        size = round(self._cell() * 0.32)
        dot = QRect(0, 0, size, size)
        dot.moveCenter(self._rect(cell).center() - QPoint(0, round(self._cell() * 0.08)))
        return dot

    def _cell_at(self, point: QPoint) -> Cell | None:
        cells = (Cell(p, e) for p in range(-2, 3) for e in range(-2, 3))
        return next((cell for cell in cells if self._rect(cell).contains(point)), None)

    # -- inside ----------------------------------------------------------------------------

    def _move(self, pleasantness: int, energy: int) -> None:
        self._hand = Cell(
            max(-2, min(2, self._hand.pleasantness + pleasantness)),
            max(-2, min(2, self._hand.energy + energy)),
        )
        self._say()
        announce(self, self.cell_words(self._hand))
        self.update()

    def _mark(self, cell: Cell) -> None:
        self.set_mark(self._moment, None if self._marks.get(self._moment) == cell else cell)
        self.marked.emit()

    def _moment_words(self, moment: Moment) -> str:
        return self.tr("then") if moment is Moment.THEN else self.tr("now")

    def _say(self) -> None:
        marked = self._marks.get(self._moment)
        where = self.cell_words(marked) if marked else self.tr("nothing marked")
        self.setAccessibleName(
            self.tr("Feelings, {moment}: {where}").format(
                moment=self._moment_words(self._moment), where=where
            )
        )

    def cell_words(self, cell: Cell) -> str:
        """A cell as it is said: "unpleasant, a little; energy in the middle"."""
        pleasant = {
            -2: self.tr("unpleasant"),
            -1: self.tr("unpleasant, a little"),
            0: self.tr("neither pleasant nor unpleasant"),
            1: self.tr("pleasant, a little"),
            2: self.tr("pleasant"),
        }[cell.pleasantness]
        energy = {
            -2: self.tr("energy low"),
            -1: self.tr("energy a little low"),
            0: self.tr("energy in the middle"),
            1: self.tr("energy a little high"),
            2: self.tr("energy high"),
        }[cell.energy]
        return f"{pleasant}; {energy}"

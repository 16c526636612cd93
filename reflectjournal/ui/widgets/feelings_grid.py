"""The grid of pleasantness and energy, for the mouse, the keys and a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflectjournal.model import Moment
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.widgets.feelings_cells import MIDDLE, Cell, GridShape, cell_words
from reflectjournal.ui.widgets.feelings_paint import moment_words, paint_grid

CELL_EM, SMALL_CELL_EM = 3.65, 2.7
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


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

    @property
    def shape(self) -> GridShape:
        """Where the cells are at this text size."""
        height = self.fontMetrics().height()
        cell = round(height * (SMALL_CELL_EM if self._small else CELL_EM))
        return GridShape(cell, round(height * 1.45))

    # -- Qt --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Five cells, with room for the words at the left and below."""
        whole = self.shape.side + self.shape.label
        return QSize(whole, whole)

    def minimumSizeHint(self) -> QSize:
        """The same: a smaller cell could not be hit."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space and Enter mark, T and N switch."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._hand = self._hand.moved(*_ARROWS[key])
            announce(self, cell_words(self._hand))
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self._hand)
        elif key in (Qt.Key.Key_T, Qt.Key.Key_N):
            self.moment_asked.emit(Moment.THEN if key is Qt.Key.Key_T else Moment.NOW)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks the cell under it."""
        cell = self.shape.at(event.position().toPoint())
        if cell and event.button() is Qt.MouseButton.LeftButton:
            self._hand = cell
            self._toggle(cell)

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
        hand = self._hand if self.hasFocus() else None
        paint_grid(painter, self.shape, self._marks, self._moment, hand)
        painter.end()

    # -- inside ----------------------------------------------------------------------------

    def _toggle(self, cell: Cell) -> None:
        taken = self._marks.get(self._moment) == cell
        self.set_mark(self._moment, None if taken else cell)
        self.marked.emit()

    def _say(self) -> None:
        marked = self._marks.get(self._moment)
        where = cell_words(marked) if marked else self.tr("nothing marked")
        self.setAccessibleName(
            self.tr("Feelings, {moment}: {where}").format(
                moment=moment_words(self._moment), where=where
            )
        )

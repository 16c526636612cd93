"""The 25 cells of the feelings grid: their places, their words, their shape on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect

SIDE = 5
GAP = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the grid; both run from -2 to 2, pleasant and high energy above zero."""

    pleasantness: int
    energy: int

    def moved(self, pleasantness: int, energy: int) -> Cell:
        """The cell so far away, or the last one on the way."""
        return Cell(
            max(-2, min(2, self.pleasantness + pleasantness)),
            max(-2, min(2, self.energy + energy)),
        )


MIDDLE = Cell(0, 0)
ALL = tuple(Cell(pleasantness, energy) for pleasantness in range(-2, 3) for energy in range(-2, 3))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FeelingsGrid", text)


def pleasant_words(value: int) -> str:
    """How pleasant it was, from -2 to 2, as it is said: "unpleasant, a little"."""
    return {
        -2: _tr("unpleasant"),
        -1: _tr("unpleasant, a little"),
        0: _tr("neither pleasant nor unpleasant"),
        1: _tr("pleasant, a little"),
        2: _tr("pleasant"),
    }[value]


def cell_words(cell: Cell) -> str:
    """A cell as it is said: "unpleasant, a little; energy in the middle"."""
    energy = {
        -2: _tr("energy low"),
        -1: _tr("energy a little low"),
        0: _tr("energy in the middle"),
        1: _tr("energy a little high"),
        2: _tr("energy high"),
    }[cell.energy]
    return f"{pleasant_words(cell.pleasantness)}; {energy}"


@dataclass(frozen=True, slots=True)
class GridShape:
    """Where the cells are: their side, and the room for words at the left and below, in pixels."""

    cell: int
    label: int

    @property
    def side(self) -> int:
        """The side of all cells together."""
        return SIDE * self.cell + (SIDE - 1) * GAP

    def rect(self, cell: Cell) -> QRect:
        """The square of a cell."""
        left = self.label + (cell.pleasantness + 2) * (self.cell + GAP)
        return QRect(left, (2 - cell.energy) * (self.cell + GAP), self.cell, self.cell)

    def dot(self, cell: Cell) -> QRect:
        """The square around the mark of a cell."""
        size = round(self.cell * 0.32)
        dot = QRect(0, 0, size, size)
        dot.moveCenter(self.rect(cell).center() - QPoint(0, round(self.cell * 0.08)))
        return dot

    def at(self, point: QPoint) -> Cell | None:
        """The cell under a point."""
        return next((cell for cell in ALL if self.rect(cell).contains(point)), None)

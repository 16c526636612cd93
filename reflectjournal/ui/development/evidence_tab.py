"""All evidence of all goals in one table, by the day it was added."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Evidence, Goal, LinkKind
from reflectjournal.ui.days import short_day
from reflectjournal.ui.development.words import evidence_words
from reflectjournal.ui.models.row_table import Cell, Column, RowTableModel
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.row_table import RowTable
from reflectjournal.ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Piece:
    """Evidence with its goal."""

    goal: Goal
    evidence: Evidence = field(repr=False)

    @property
    def id(self) -> int:
        """The evidence's own."""
        return self.evidence.id


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvidenceTab", text)


def _what(piece: Piece) -> Cell:
    link = piece.evidence.link
    title = (link.label if link else "") or piece.evidence.note
    note = piece.evidence.note if piece.evidence.note != title else ""
    return Cell(title, note, drawing="link" if link else "feather", strong=True)


def _day(piece: Piece) -> Cell:
    on = piece.evidence.added_on
    return Cell(short_day(on) if on else "", quiet=True)


class EvidenceTab(QWidget):
    """Enter opens what shows the goal; without one it opens the goal."""

    entry_asked = Signal(int)
    goal_asked = Signal(int)
    page_asked = Signal(str)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        columns = (
            Column(_tr("What shows it"), _what),
            Column(_tr("Kind"), lambda p: Cell(evidence_words(p.evidence.kind)), 9),
            Column(_tr("Goal"), lambda p: Cell(p.goal.title, quiet=True), 18),
            Column(_tr("Added"), _day, 9),
        )
        self.table = RowTable(RowTableModel(columns), _tr("Evidence"), self)
        self.table.opened.connect(self._open)
        self.nothing = EmptyState(_tr("No goal has evidence yet. Open a goal to add some."))
        note = label(_tr("Evidence is counted by kind, never by quantity."), "caption", wrap=True)
        column = QVBoxLayout(self)
        side = em(2.6)
        column.setContentsMargins(side, SPACE["md"], side, SPACE["lg"])
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(note)

    def refresh(self) -> None:
        """Read it again."""
        pieces = [
            Piece(goal, evidence)
            for goal in self._journal.goals.all()
            for evidence in self._journal.goals.evidence(goal.id)
        ]
        pieces.sort(key=lambda piece: piece.evidence.added_on or date.min, reverse=True)
        held = self.table.row
        self.table.show_rows(pieces, held.id if held else None)
        self.table.setVisible(bool(pieces))
        self.nothing.setVisible(not pieces)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room: the goal, then the day."""
        super().resizeEvent(event)
        self.table.setColumnHidden(2, self.width() < em(46))
        self.table.setColumnHidden(3, self.width() < em(34))

    @property
    def first(self) -> QWidget:
        """What takes the focus."""
        return self.table

    def _open(self, piece: Piece) -> None:
        link = piece.evidence.link
        if link is None:
            self.goal_asked.emit(piece.goal.id)
        elif link.kind is LinkKind.ENTRY:
            self.entry_asked.emit(link.target)
        elif link.kind is LinkKind.GOAL:
            self.goal_asked.emit(link.target)
        else:
            place = "supervision" if link.kind is LinkKind.SESSION else "actions"
            self.page_asked.emit(f"{place}#{link.target}")

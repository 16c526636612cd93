"""Beside a session: which functions had time lately, who has been silent, which goals wait."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import GoalStatus, Session
from reflectjournal.ui.supervision.mix_view import MixView
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import label

MOST_GOALS = 3


class Rail(QWidget):
    """Says it in sentences; the marks and the table say the same again."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        set_ground(self, "canvas", "left")
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(SPACE["lg"] + 4, SPACE["xl"] + 2, SPACE["lg"], SPACE["lg"])
        self._body: QWidget | None = None
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(self._host, "canvas"))

    def show_session(self, session: Session) -> None:
        """Show the mix of the last sessions of this kind."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["sm"])
        column.addWidget(MixView(self._journal, session.kind))
        self._add_goals(column)
        column.addStretch(1)
        column.addSpacing(SPACE["xl"])
        note = self.tr(
            "This is your own learning record. The agreed record is the one your organisation "
            "keeps."
        )
        column.addWidget(label(note, "caption", wrap=True))
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)

    def _add_goals(self, column: QVBoxLayout) -> None:
        goals = self._journal.goals.all(GoalStatus.ACTIVE)[:MOST_GOALS]
        if not goals:
            return
        column.addSpacing(SPACE["md"])
        column.addWidget(label(self.tr("Goals you could touch"), "section"))
        for goal in goals:
            column.addWidget(label(goal.title, wrap=True))

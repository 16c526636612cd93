"""Beside a session: which functions had time lately, who has been silent, which goals wait."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.journal.series import agencies
from reflectjournal.model import GoalStatus, Session, SessionFilter, SessionKind
from reflectjournal.ui.days import this_day
from reflectjournal.ui.supervision.mix_view import MixView
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import label

MOST_GOALS = 3
MOST_AGENCIES = 8
WITH_FUNCTIONS = (SessionKind.SUPERVISION, SessionKind.MENTORING)
"""The kinds that the four functions are about; the others tell which agencies were met."""


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
        if session.kind in WITH_FUNCTIONS:
            column.addWidget(MixView(self._journal, session.kind))
        else:
            self._add_agencies(column)
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

    def _add_agencies(self, column: QVBoxLayout) -> None:
        since = this_day() - timedelta(days=365)
        page = SessionFilter(since=since, until=this_day())
        met = agencies(self._journal.sessions.page(page, limit=500))
        column.addWidget(label(self.tr("Agencies met in a year, by role"), "section"))
        if not met:
            words = self.tr("Name agencies and disciplines on a session: they are counted here.")
            column.addWidget(label(words, "muted", wrap=True))
        for name, count in met[:MOST_AGENCIES]:
            column.addWidget(label(f"{name}, {count}", wrap=True))

    def _add_goals(self, column: QVBoxLayout) -> None:
        goals = self._journal.goals.all(GoalStatus.ACTIVE)[:MOST_GOALS]
        if not goals:
            return
        column.addSpacing(SPACE["md"])
        column.addWidget(label(self.tr("Goals you could touch"), "section"))
        for goal in goals:
            column.addWidget(label(goal.title, wrap=True))

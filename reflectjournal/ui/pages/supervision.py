"""The Supervision page: sessions, the agenda of one of them, and what went before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.journal.series import actions_of, carried_actions
from reflectjournal.model import Action, Changes, OriginKind, Session
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.page import Page
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.action_rows import ActionRows
from reflectjournal.ui.supervision.after import Covered, RecordPart, SeriesPart, record_of
from reflectjournal.ui.supervision.agenda import Agenda
from reflectjournal.ui.supervision.deeds import SessionDeeds
from reflectjournal.ui.supervision.head import SessionHead
from reflectjournal.ui.supervision.list_pane import ListPane
from reflectjournal.ui.supervision.names_check import BY_ROLE, NamesCheck
from reflectjournal.ui.supervision.origins import open_origin, open_source
from reflectjournal.ui.supervision.planning import SessionPlanning
from reflectjournal.ui.supervision.rail import WITH_FUNCTIONS, Rail
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import scrolled

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

LIST_EMS, RAIL_EMS, SESSION_EMS = 19.0, 16.8, 31.0
ANY_WIDTH = 16_777_215


class SupervisionPage(Page):
    """Sessions at the left, the one in hand in the middle, its mix at the right."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Supervision")
        self.session: Session | None = None
        self._pane = "session"  # what is shown where there is room for one: list or session
        self.list = ListPane(journal, self)
        self.head = SessionHead()
        self.agenda = Agenda(journal)
        self.carried = ActionRows(journal)
        self.record = RecordPart(journal)
        self.names = NamesCheck(jobs)
        self.made = ActionRows(journal, makes=True)
        self.covered = Covered(journal)
        self.series = SeriesPart(journal)
        self.rail = Rail(journal, self)
        self.deeds = SessionDeeds(self)
        self.planning = SessionPlanning(self)
        self.nothing = EmptyState(self.tr("No session planned."), self.tr("Plan one"))
        writes(self.nothing.button)
        self._lay_out()
        self._connect()

    # -- what the window asks for ----------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved, here or elsewhere."""
        kinds = ("session", "action", "entry", "goal")
        if changes is not None and not any(changes.touches(kind) for kind in kinds):
            return
        chosen = self.session.id if self.session else 0
        self.list.refresh(chosen)
        if self.session is None:
            first = self.list.first()
            self.show_session(first.id if first else 0)
        else:
            self.show_session(chosen)

    def leave(self) -> None:
        """Save words that are still waiting."""
        self.agenda.flush()

    def panes(self) -> tuple[QWidget, ...]:
        """List, session, rail."""
        return (self.list, self._middle, self.rail)

    def open_item(self, session_id: int) -> None:
        """Show a session, asked for from elsewhere."""
        self.show_session(session_id)
        self._pane = "session"
        self.fit()

    def new_session(self) -> None:
        """Plan a session."""
        self.planning.plan()

    def presentation_sheet(self) -> None:
        """The sheet to take along."""
        self.deeds.show_sheet()

    print_page = presentation_sheet

    def setFocus(self, *_reason: object) -> None:
        """The list, the session where only that is shown, or the way to plan the first one."""
        shown = self.head.first if self.list.isHidden() else self.list.sessions
        (shown if self.session else self.nothing.button).setFocus()

    # -- the session in hand ---------------------------------------------------------------

    def show_session(self, session_id: int) -> None:
        """Show a session; 0 or one that is gone shows the next one, or the empty page."""
        session = self._found(session_id)
        if session is None and (first := self.list.first()) is not None:
            session = first
        if self.session is not None and (session is None or session.id != self.session.id):
            self.agenda.flush()
        self.session = session
        self.nothing.setVisible(session is None)
        self._session_parts.setVisible(session is not None)
        if session is not None:
            self.list.mark(session.id)
            self._show(session)
        self.fit()

    def _found(self, session_id: int) -> Session | None:
        try:
            session = self.journal.sessions.get(session_id) if session_id else None
        except NotFound:
            return None
        return None if session is None or session.deleted_at is not None else session

    def _show(self, session: Session) -> None:
        past = session.held or session.starts_at.astimezone().date() <= this_day()
        self.head.show_session(session)
        self.agenda.show_session(session)
        self.agenda.setVisible(bool(self.agenda.rows) or not session.held)
        self._show_carried(session)
        made = actions_of(self.journal, session)
        self.made.setVisible(past or bool(made))
        here = (OriginKind.SESSION, session.id)
        self.made.show_actions(self.tr("Actions from here"), made, here)
        self.record.setVisible(past)
        self.covered.setVisible(past and session.kind in WITH_FUNCTIONS)
        if past:
            self.record.show_session(session)
            self.covered.show_session(session)
        by_role = session.kind in BY_ROLE and not hasattr(self.journal, "is_covered")
        record = record_of(self.journal, session) if by_role else None
        self.names.look(record, self.journal.aliases.all() if record else ())
        self.series.show_session(session)
        self.rail.show_session(session)

    def _show_carried(self, session: Session) -> None:
        carried = carried_actions(self.journal, session)
        title = self.tr("Carried from before")
        if carried.before is not None:
            day = short_day(carried.before.starts_at.astimezone().date())
            title = self.tr("Carried from %1").replace("%1", day)
        self.carried.setVisible(bool(carried.actions))
        self.carried.show_actions(title, sorted(carried.actions, key=_open_first))

    # -- layout ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._session_parts = QWidget()
        parts = QVBoxLayout(self._session_parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(SPACE["xl"] + 4)
        for part in (
            *(self.head, self.agenda, self.carried, self.record, self.names),
            *(self.made, self.series, self.covered),
        ):
            parts.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = em(2.3)
        column.setContentsMargins(side, SPACE["xl"], side, SPACE["xxl"])
        column.addWidget(self.nothing)
        column.addWidget(self._session_parts)
        column.addStretch(1)
        self._middle = scrolled(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._middle, 1)
        row.addWidget(self.rail)

    def _connect(self) -> None:
        self.list.session_chosen.connect(self.show_session)
        self.list.entered.connect(self._go_in)
        self.list.new_asked.connect(self.planning.plan)
        self.list.page_asked.connect(self.page_asked)
        self.nothing.action_chosen.connect(self.planning.plan)
        self.head.back_asked.connect(self._go_back)
        self.deeds.connect_head()
        self.planning.connect_head()
        self.record.entry_asked.connect(self.entry_asked)
        self.series.entry_asked.connect(self.entry_asked)
        self.series.agreement_asked.connect(self.planning.change)
        self.agenda.source_asked.connect(partial(open_source, self))
        self.agenda.action_asked.connect(self.deeds.action_from)
        self.agenda.undo_offered.connect(self.undo_offered)
        self.agenda.said.connect(self.said)
        self.made.added.connect(self.deeds.add_action)
        for rows in (self.carried, self.made):
            rows.undo_offered.connect(self.undo_offered)
            rows.origin_asked.connect(partial(open_origin, self))
            rows.action_asked.connect(lambda id_: self.page_asked.emit(f"actions#{id_}"))

    def fit(self) -> None:
        """Share the width out: the rail gives room first, then the list."""
        width = self.width()
        has = self.session is not None
        wide = width >= em(LIST_EMS + SESSION_EMS)
        self.rail.setVisible(has and width >= em(LIST_EMS + SESSION_EMS + RAIL_EMS))
        self.rail.setFixedWidth(em(RAIL_EMS))
        alone = not wide and self._pane == "list"
        self.list.setMinimumWidth(0 if alone else em(LIST_EMS))
        self.list.setMaximumWidth(ANY_WIDTH if alone else em(LIST_EMS))
        self.list.setVisible(wide or alone)
        self._middle.setVisible(wide or not alone)
        self.head.back.setVisible(not wide)

    def _go_in(self) -> None:
        self._pane = "session"
        self.fit()
        self.head.first.setFocus()

    def _go_back(self) -> None:
        self._pane = "list"
        self.fit()
        self.list.sessions.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail, then the list."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.session is not None:
            self._go_back()
        else:
            super().keyPressEvent(event)


def _open_first(action: Action) -> tuple[bool, str]:
    return action.open, action.due.isoformat() if action.due else "9999"

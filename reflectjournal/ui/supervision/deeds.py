"""What can be done with the session in hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflectjournal.errors import JournalError
from reflectjournal.model import (
    AgendaItem,
    AgendaSource,
    Origin,
    OriginKind,
    Session,
)
from reflectjournal.ui.days import short_day
from reflectjournal.ui.supervision.action_rows import new_action
from reflectjournal.ui.supervision.paper import SheetDialog, save_calendar_file
from reflectjournal.ui.supervision.words import session_words

if TYPE_CHECKING:
    from reflectjournal.ui.pages.supervision import SupervisionPage


class SessionDeeds(QObject):
    """The verbs of the Supervision page."""

    def __init__(self, page: SupervisionPage) -> None:
        super().__init__(page)
        self._page = page

    def connect_head(self) -> None:
        """Do what the buttons over the session ask for."""
        head = self._page.head
        head.prepare_asked.connect(self.prepare)
        head.record_asked.connect(self.record)
        head.sheet_asked.connect(self.show_sheet)
        head.presentation_asked.connect(lambda: self._page.command_asked.emit("presentation_view"))
        head.calendar_asked.connect(lambda series: self.save_calendar(series=series))

    @property
    def _session(self) -> Session | None:
        return self._page.session

    # -- before, during, after -------------------------------------------------------------

    def prepare(self) -> None:
        """Open the preparation, which is begun where there is none."""
        if self._session is not None:
            self._page.leave()
            self._open(self._page.journal.meetings.prepare)

    def record(self) -> None:
        """Open the record, which is begun where there is none; then the session took place."""
        if self._session is not None:
            self._page.leave()
            session = self._session
            self._open(self._page.journal.meetings.record)
            if not session.held:
                self._page.journal.sessions.hold(session.id)

    def _open(self, verb: object) -> None:
        if self._session is None or not callable(verb):
            return
        try:
            entry = verb(self._session.id)
        except JournalError as error:
            self._page.ask.tell(error)
            return
        self._page.entry_asked.emit(entry.id)

    def show_sheet(self) -> None:
        """The sheet to take along, as it will be printed."""
        if self._session is not None:
            self._page.leave()
            dialog = SheetDialog(
                self._page.journal, self._session, self._page.ask, self._page.window()
            )
            dialog.exec()
            dialog.deleteLater()

    def save_calendar(self, *, series: bool) -> None:
        """An .ics file of this session, or of its series."""
        if self._session is not None:
            sessions = self._page.journal.sessions
            all_of_it = sessions.series(self._session.series) if series else ()
            saved = save_calendar_file(all_of_it or (self._session,), self._page.ask)
            if saved is not None:
                self._page.told.emit(self.tr("Calendar file saved"))

    def add_action(self, what: str) -> None:
        """An action that came out of the session in hand."""
        if self._session is not None:
            day = short_day(self._session.starts_at.astimezone().date())
            words = f"{session_words(self._session)}, {day}"
            origin = Origin(OriginKind.SESSION, self._session.id, label=words)
            new_action(self._page.journal, what, origin)

    def action_from(self, item: AgendaItem) -> None:
        """An action made of an agenda item; it leads back to the entry or the session."""
        actions = self._page.journal.actions
        if item.source is AgendaSource.ENTRY:
            origin = Origin(OriginKind.ENTRY, item.target, label=item.title)
        else:
            origin = Origin(OriginKind.SESSION, item.session, label=item.title)
        made = new_action(self._page.journal, item.title, origin)
        self._page.page_asked.emit(f"actions#{made.id}")
        self._page.undo_offered.emit(self.tr("Action added"), partial(actions.delete, made.id))

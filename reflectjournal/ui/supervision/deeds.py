"""What can be done with the session in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from reflectjournal.ui.supervision.session_dialog import SessionDialog
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
        head.edit_asked.connect(self.change)
        head.held_changed.connect(lambda held: self.set_held(held=held))
        head.calendar_asked.connect(lambda series: self.save_calendar(series=series))
        head.delete_asked.connect(self.delete)
        head.delete_rest_asked.connect(self.delete_rest)

    @property
    def _session(self) -> Session | None:
        return self._page.session

    # -- planning --------------------------------------------------------------------------

    def plan(self) -> None:
        """Ask for a new session, or a whole series."""
        dialog = SessionDialog(None, self._page.window())
        if dialog.exec():
            self.save_planned(dialog.session(), dialog.times)
        dialog.deleteLater()

    def save_planned(self, session: Session, times: int) -> None:
        """Save what was planned and show the first of it."""
        try:
            first = self._page.journal.sessions.plan(session, times)[0]
        except JournalError as error:
            self._page.ask.tell(error)
            return
        self._page.open_item(first.id)

    def change(self) -> None:
        """Change the session in hand."""
        if self._session is None:
            return
        dialog = SessionDialog(self._session, self._page.window())
        if dialog.exec():
            self._save_changed(self._session, dialog.session())
        dialog.deleteLater()

    def _save_changed(self, before: Session, now: Session) -> None:
        """What was agreed is agreed for the whole series; all else is of this session alone."""
        sessions = self._page.journal.sessions
        now = sessions.save(now)
        if now.series and now.agreement != before.agreement:
            for other in sessions.series(now.series):
                if other.agreement != now.agreement:
                    sessions.save(replace(other, agreement=now.agreement))

    def set_held(self, *, held: bool) -> None:
        """It took place: what was not reached moves on. Or it did not, after all."""
        session = self._session
        if session is None:
            return
        if not held:
            self._page.journal.sessions.save(replace(session, held=False))
            return
        following = self._page.journal.sessions.hold(session.id)
        if following is not None:
            day = short_day(following.starts_at.astimezone().date())
            words = self.tr("What was not reached moved on to %1.")
            self._page.said.emit(words.replace("%1", day))

    def delete(self) -> None:
        """Take it off the list, with Undo."""
        session = self._session
        if session is None:
            return
        self._delete((session.id,), self.tr("Session deleted"))

    def delete_rest(self) -> None:
        """Take this session and those after it in its series off the list, with Undo."""
        session = self._session
        if session is None or not session.series:
            return
        rest = [
            each.id
            for each in self._page.journal.sessions.series(session.series)
            if each.starts_at >= session.starts_at and not each.held
        ]
        words = self.tr("%1 sessions deleted").replace("%1", str(len(rest)))
        self._delete(rest, words)

    def _delete(self, ids: Sequence[int], words: str) -> None:
        sessions = self._page.journal.sessions
        self._page.session = None
        for id_ in ids:
            sessions.delete(id_)

        def undo() -> None:
            for id_ in ids:
                sessions.restore(id_)

        self._page.undo_offered.emit(words, undo)

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
                self._page.said.emit(self.tr("Calendar file saved"))

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

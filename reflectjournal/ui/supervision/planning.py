"""Planning sessions, changing them, saying that they took place, taking them off the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflectjournal.errors import JournalError
from reflectjournal.model import Session
from reflectjournal.ui.days import short_day
from reflectjournal.ui.supervision.session_dialog import SessionDialog

if TYPE_CHECKING:
    from reflectjournal.ui.pages.supervision import SupervisionPage


class SessionPlanning(QObject):
    """The verbs of the Supervision page that change which sessions stand."""

    def __init__(self, page: SupervisionPage) -> None:
        super().__init__(page)
        self._page = page

    def connect_head(self) -> None:
        """Do what the menu over the session asks for."""
        head = self._page.head
        head.edit_asked.connect(self.change)
        head.held_changed.connect(lambda held: self.set_held(held=held))
        head.delete_asked.connect(self.delete)
        head.delete_rest_asked.connect(self.delete_rest)

    @property
    def _session(self) -> Session | None:
        return self._page.session

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
            self._page.told.emit(words.replace("%1", day))

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

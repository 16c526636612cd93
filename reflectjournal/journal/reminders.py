"""What is worth a word when the journal is open: each once, and never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from reflectjournal.journal.facade import Journal
from reflectjournal.model import Session, SessionFilter

SEEN = "reminders_seen"
"""The private setting that holds the reminders already given: their names."""

_MOST_SEEN = 200
_AHEAD = timedelta(hours=36)
_RECORD_AFTER = timedelta(days=1)
_RECORD_UNTIL = timedelta(days=5)


class About(StrEnum):
    """What a reminder is about."""

    PREPARE = "prepare"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A session to prepare or to write down."""

    about: About
    session: Session

    @property
    def name(self) -> str:
        """What it is remembered by, once it was given."""
        return f"{self.about.value} {self.session.id}"


def next_reminder(journal: Journal, now: datetime | None = None) -> Reminder | None:
    """The one reminder that is due and was not given before; None where there is none.

    A session within a day and a half that was not prepared; else one that is over since
    a day and has no record. A session longer ago than five days is let be.
    """
    now = now or datetime.now(UTC)
    seen = set(journal.settings.get(SEEN, []))
    near = SessionFilter(held=False, since=_day(now), until=_day(now + _AHEAD))
    for session in reversed(journal.sessions.page(near, limit=20)):
        ahead = session.starts_at - now
        if timedelta() < ahead <= _AHEAD and not session.preparation:
            found = Reminder(About.PREPARE, session)
            if found.name not in seen:
                return found
    over = SessionFilter(since=_day(now - _RECORD_UNTIL), until=_day(now))
    for session in journal.sessions.page(over, limit=20):
        ended = session.starts_at + timedelta(minutes=session.minutes)
        if not session.record and ended + _RECORD_AFTER <= now:
            found = Reminder(About.RECORD, session)
            if found.name not in seen:
                return found
    return None


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def note_given(journal: Journal, reminder: Reminder) -> None:
    """Remember that this reminder was given, whatever came of it."""
    seen = [name for name in journal.settings.get(SEEN, []) if name != reminder.name]
    journal.settings.set(SEEN, [*seen, reminder.name][-_MOST_SEEN:])

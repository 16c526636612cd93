"""What is worth a word when the journal is open: each once, and never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from reflectjournal.journal.development import renewals
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
    GOALS = "goal"
    RENEWALS = "renewal"


@dataclass(frozen=True, slots=True)
class Due:
    """A goal whose review, or a CPD record whose renewal, is due on a day."""

    id: int
    day: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """A session to prepare or to write down; or all goals, or all records, that are due."""

    about: About
    session: Session | None = None
    due: tuple[Due, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is remembered by, once it was given; another day is another reminder."""
        if self.session is not None:
            return (f"{self.about.value} {self.session.id}",)
        return tuple(f"{self.about.value} {each.id} {each.day}" for each in self.due)


def next_reminder(
    journal: Journal,
    now: datetime | None = None,
    *,
    sessions: bool = True,
    development: bool = True,
) -> Reminder | None:
    """The one reminder that is due and was not given before; None where there is none.

    `sessions` and `development` say which kinds are wanted. Sessions come first.
    """
    now = now or datetime.now(UTC)
    seen = frozenset(journal.settings.get(SEEN, []))
    found = _of_session(journal, now, seen) if sessions else None
    return found or (_of_development(journal, _day(now), seen) if development else None)


def _of_session(journal: Journal, now: datetime, seen: frozenset[str]) -> Reminder | None:
    """A session within a day and a half that was not prepared; else one over since a day.

    One that has its record, or is longer ago than five days, is let be.
    """
    near = SessionFilter(held=False, since=_day(now), until=_day(now + _AHEAD))
    for session in reversed(journal.sessions.page(near, limit=20)):
        ahead = session.starts_at - now
        if timedelta() < ahead <= _AHEAD and not session.preparation:
            found = Reminder(About.PREPARE, session)
            if not seen.issuperset(found.names):
                return found
    over = SessionFilter(since=_day(now - _RECORD_UNTIL), until=_day(now))
    for session in journal.sessions.page(over, limit=20):
        ended = session.starts_at + timedelta(minutes=session.minutes)
        if not session.record and ended + _RECORD_AFTER <= now:
            found = Reminder(About.RECORD, session)
            if not seen.issuperset(found.names):
                return found
    return None


def _of_development(journal: Journal, today: date, seen: frozenset[str]) -> Reminder | None:
    """The goals to be reviewed by today, all in one; else the records to be renewed soon."""
    goals = [Due(goal.id, goal.review_on) for goal in journal.goals.due(today) if goal.review_on]
    records = [Due(row.id, day) for day, row in renewals(journal, today)]
    for about, due in ((About.GOALS, goals), (About.RENEWALS, records)):
        fresh = [each for each in due if not seen.issuperset(Reminder(about, due=(each,)).names)]
        if fresh:
            return Reminder(about, due=tuple(fresh))
    return None


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def note_given(journal: Journal, reminder: Reminder) -> None:
    """Remember that this reminder was given, whatever came of it."""
    seen = [name for name in journal.settings.get(SEEN, []) if name not in reminder.names]
    journal.settings.set(SEEN, [*seen, *reminder.names][-_MOST_SEEN:])

"""Sessions as an iCalendar file (RFC 5545) that says when, and nothing about whom or what."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reflectjournal.model import Session, SessionKind

NEUTRAL = {
    SessionKind.SUPERVISION: "Supervision",
    SessionKind.MENTORING: "Mentoring",
    SessionKind.TEAM_MEETING: "Team meeting",
    SessionKind.CASE_CONFERENCE: "Meeting",
    SessionKind.LEARNING_EVENT: "Learning event",
    SessionKind.NETWORK: "Network meeting",
    SessionKind.GROUP_REFLECTION: "Group reflection",
    SessionKind.JOINT_REFLECTION: "Joint reflection",
}
"""What a shared calendar may show. A case conference is only a meeting there."""


def calendar_file(sessions: Sequence[Session], now: datetime | None = None) -> bytes:
    """The sessions as the bytes of an `.ics` file: start, length and a neutral title.

    Each session is an event of its own, so that one can be moved without the others. Its
    identifier stays the same, so that a later file replaces the event of an earlier one.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - on first use

    stamp = now or datetime.now(UTC)
    made = Calendar()
    made.add("prodid", "-//Reflect Journal//EN")
    made.add("version", "2.0")
    for session in sessions:
        starts = session.starts_at.astimezone(UTC)
        event = Event()
        event.add("uid", _identifier(session))
        event.add("dtstamp", stamp)
        event.add("last-modified", session.updated_at or stamp)
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=session.minutes))
        event.add("summary", NEUTRAL[session.kind])
        event.add("class", "PRIVATE")
        made.add_component(event)
    return bytes(made.to_ical())


def _identifier(session: Session) -> str:
    """The same for this session each time; made from when it was planned, so it says nothing."""
    planned = session.created_at.isoformat() if session.created_at else ""
    return f"{uuid.uuid5(uuid.NAMESPACE_OID, f'{planned} {session.id}')}"

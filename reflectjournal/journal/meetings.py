"""What joins sessions with guides and entries: preparing one, recording one, the mix of several.

The record and the preparation of a session are entries: they are searchable,
keep their history and can be flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reflectjournal.guides import run
from reflectjournal.model import (
    MONTHLY,
    AgendaItem,
    AgendaSource,
    Entry,
    Guide,
    Link,
    LinkKind,
    Section,
    Session,
    SessionFilter,
    SessionKind,
    StepKind,
)
from reflectjournal.store.entries import Entries
from reflectjournal.store.sessions import Sessions

FUNCTIONS = ("management", "support", "development", "mediation")
STAKEHOLDERS = ("people who use services", "staff", "organisation", "partners")
"""The four functions and four stakeholders of supervision (Morrison 2005; Wonnacott 2012)."""

RHYTHMS = (
    (1, "Weekly"),
    (2, "Fortnightly"),
    (4, "Every four weeks"),
    (MONTHLY, "Every month, same weekday"),
    (6, "Every six weeks"),
    (13, "Quarterly"),
)
"""Offered for a series: rhythm and name. New social workers: weekly for six weeks, fortnightly to
six months, then at least monthly (LGA standards for employers of social workers, standard 5)."""

_LINKS = {
    AgendaSource.ENTRY: LinkKind.ENTRY,
    AgendaSource.ACTION: LinkKind.ACTION,
    AgendaSource.GOAL: LinkKind.GOAL,
}


@dataclass(frozen=True, slots=True)
class KindDefaults:
    """How a new session of a kind begins."""

    title: str
    minutes: int
    rhythm_weeks: int
    record_guide: str
    preparation_guide: str = ""


KINDS = {
    SessionKind.SUPERVISION: KindDefaults(
        "Supervision", 90, 4, "supervision-record", "supervision-prep"
    ),
    SessionKind.MENTORING: KindDefaults("Mentoring", 60, 6, "mentoring"),
    SessionKind.TEAM_MEETING: KindDefaults("Team meeting", 60, 4, "team-meeting"),
    SessionKind.CASE_CONFERENCE: KindDefaults("Case conference", 90, 0, "case-conference"),
    SessionKind.LEARNING_EVENT: KindDefaults("Learning event", 120, 0, "learning-event"),
    SessionKind.NETWORK: KindDefaults("Network", 90, 13, "network-note"),
    SessionKind.GROUP_REFLECTION: KindDefaults("Group reflection", 60, 4, "group-reflection"),
    SessionKind.JOINT_REFLECTION: KindDefaults("Joint reflection", 20, 0, "group-reflection"),
}


@dataclass(frozen=True, slots=True)
class Mix:
    """What the last sessions covered: for each name, one mark a session, oldest first."""

    sessions: tuple[int, ...]
    functions: dict[str, tuple[bool, ...]]
    stakeholders: dict[str, tuple[bool, ...]]

    @property
    def silent(self) -> tuple[str, ...]:
        """The stakeholders that were heard in none of them."""
        return tuple(name for name, marks in self.stakeholders.items() if not any(marks))

    @property
    def without_time(self) -> tuple[str, ...]:
        """The functions that had time in none of them."""
        return tuple(name for name, marks in self.functions.items() if not any(marks))


class Meetings:
    """The verbs around a session."""

    def __init__(self, entries: Entries, sessions: Sessions, guide: Callable[[str], Guide]) -> None:
        self._entries = entries
        self._sessions = sessions
        self._guide = guide

    def prepare(self, session_id: int) -> Entry:
        """The entry that prepares a session: the one it has, or a new one with its agenda in it.

        Raises NotFound for the session; a kind without a guide of its own takes that of
        supervision.
        """
        session = self._sessions.get(session_id)
        if session.preparation:
            return self._entries.get(session.preparation)
        guide = self._guide(KINDS[session.kind].preparation_guide or "supervision-prep")
        items = self._sessions.agenda(session_id)
        entry = self._begun(session, guide, "Preparing", items)
        listed = "\n".join(_line(item) for item in items if item.source is not AgendaSource.ACTION)
        actions = "\n".join(_line(item) for item in items if item.source is AgendaSource.ACTION)
        entry = _put(_put(entry, "gather", listed), "last-times-actions", actions)
        entry = self._entries.save(entry)
        self._sessions.save(replace(session, preparation=entry.id))
        return entry

    def record(self, session_id: int) -> Entry:
        """The entry that records a session: the one it has, or a new one, an item a part."""
        session = self._sessions.get(session_id)
        if session.record:
            return self._entries.get(session.record)
        guide = self._guide(KINDS[session.kind].record_guide)
        items = [
            i for i in self._sessions.agenda(session_id) if i.source is not AgendaSource.ACTION
        ]
        entry = self._begun(session, guide, "", items)
        step = guide.step("reflective-discussion")
        for _ in items[1:]:
            entry = run.add_repeat(entry, step) if step and step.repeat else entry
        for place, item in enumerate(items if step else ()):
            entry = _put(entry, "reflective-discussion", f"**{item.title}**\n\n", place)
        entry = _put(entry, "agenda-items", "\n".join(item.title for item in items))
        entry = self._entries.save(replace(entry, step=guide.steps[0].id))
        self._sessions.save(replace(session, record=entry.id))
        return entry

    def recorded(self, entry: Entry) -> None:
        """Note what a finished record says was covered; nothing where it records no session."""
        session = self._sessions.recorded_by(entry.id)
        said = [s for s in entry.sections if s.step == "functions-covered" and not s.empty]
        if session is not None and said:
            words = " ".join((said[0].text, *(cell for row in said[0].rows for cell in row)))
            covered = tuple(name for name in FUNCTIONS if name in words.casefold())
            self._sessions.save(replace(session, functions=covered))

    def mix(self, kind: SessionKind = SessionKind.SUPERVISION, last: int = 6) -> Mix:
        """What the last sessions held of a kind covered, and who was silent."""
        held = self._sessions.page(SessionFilter(kind=kind, held=True), limit=last)
        return mix_of(held[::-1])

    def _begun(
        self, session: Session, guide: Guide, prefix: str, items: Sequence[AgendaItem]
    ) -> Entry:
        starts = session.starts_at.astimezone()
        name = session.title or KINDS[session.kind].title
        title = f"{prefix} {name[:1].lower()}{name[1:]}" if prefix else name
        links = [Link(LinkKind.SESSION, session.id, f"{name}, {starts.day} {starts:%B %Y}")]
        links += [
            Link(_LINKS[item.source], item.target, item.title)
            for item in items
            if item.source in _LINKS and item.target
        ]
        day = min(starts.date(), datetime.now(UTC).astimezone().date()) if prefix else starts.date()
        entry = run.begin(guide, day, datetime.now(UTC))
        entry = replace(entry, title=f"{title}, {starts.day} {starts:%B}", links=tuple(links))
        entry = _put(entry, "date", starts.date().isoformat())
        entry = _put(entry, "supervisor", session.with_whom)
        return _put(entry, "length", f"{session.minutes} minutes")


def mix_of(sessions: Sequence[Session]) -> Mix:
    """The mix of these sessions, in their order."""
    return Mix(
        tuple(session.id for session in sessions),
        {name: tuple(name in s.functions for s in sessions) for name in FUNCTIONS},
        {name: tuple(name in s.stakeholders for s in sessions) for name in STAKEHOLDERS},
    )


def _line(item: AgendaItem) -> str:
    want = f" (I want: {item.want.value.replace('-', ' ')})" if item.want else ""
    note = f" {item.note}" if item.note else ""
    return f"- {item.title}{want}{note}"


def _put(entry: Entry, step: str, text: str, place: int = 0) -> Entry:
    """The entry with this text in a step, a line a row where the step takes rows.

    Unchanged where its guide has no such step.
    """
    places = [i for i, section in enumerate(entry.sections) if section.step == step]
    if not text or place >= len(places):
        return entry
    sections: list[Section] = list(entry.sections)
    section = sections[places[place]]
    if section.kind in (StepKind.PEOPLE, StepKind.LIST):
        rows = tuple((line,) for line in text.splitlines())
        sections[places[place]] = replace(section, rows=rows)
    else:
        sections[places[place]] = replace(section, text=text)
    return replace(entry, sections=tuple(sections))

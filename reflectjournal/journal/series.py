"""What goes on from one session to the next: promises, agreements, what was passed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from reflectjournal.errors import NotFound
from reflectjournal.journal.facade import Journal
from reflectjournal.model import (
    Action,
    AgendaItem,
    AgendaSource,
    Entry,
    Origin,
    OriginKind,
    Session,
    SessionFilter,
)

PASSED_ON = "passed-on"
"""The step of a mentoring record that says which piece of practice wisdom changed hands."""

AGREEMENT = (
    "What it is for",
    "How often and how long",
    "Privacy: where we meet and who may interrupt",
    "Limits of confidentiality",
    "Where the record is kept",
)
"""The lines of an agreement for supervision or mentoring."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The session before this one, and what was promised there or stands on this agenda."""

    before: Session | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What one session passed on, and the entry that says so."""

    day: date
    entry: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SoFar:
    """A series as it stands: what was agreed, what was done, what was passed on."""

    aim: str = field(repr=False)
    held: int = 0
    done: int = 0
    open: int = 0
    passed_on: tuple[PassedOn, ...] = field(default=(), repr=False)


def actions_of(journal: Journal, session: Session) -> tuple[Action, ...]:
    """What was promised in a session: made on its page or in its record."""
    made = journal.actions.of(Origin(OriginKind.SESSION, session.id))
    if session.record:
        made += journal.actions.of(Origin(OriginKind.ENTRY, session.record))
    return made


def session_before(journal: Journal, session: Session) -> Session | None:
    """The session before this one: of its series, else of its kind; None for the first."""
    same = SessionFilter(kind=session.kind, series=session.series)
    return next(iter(journal.sessions.page(same, after=session, limit=1)), None)


def carried_actions(journal: Journal, session: Session) -> Carried:
    """What the session before promised, done or not, and the actions on this agenda."""
    before = session_before(journal, session)
    found = {a.id: a for a in (actions_of(journal, before) if before else ())}
    for item in journal.sessions.agenda(session.id):
        if item.source is AgendaSource.ACTION and item.target not in found:
            try:
                action = journal.actions.get(item.target)
            except NotFound:
                continue
            if action.deleted_at is None:
                found[action.id] = action
    return Carried(before, tuple(found.values()))


def save_item(journal: Journal, item: AgendaItem) -> None:
    """Save an agenda item; whether it was reached may still be said after the session.

    Ticked, it leaves the later agenda it was carried to; unticked, it goes there again.
    """
    before = next((i for i in journal.sessions.agenda(item.session) if i.id == item.id), item)
    journal.sessions.save_agenda_item(item)
    session = journal.sessions.get(item.session)
    if not session.held or not session.series or before.reached == item.reached:
        return
    if not item.reached:
        journal.sessions.hold(session.id)
        return
    origin = item.carried_from or session.id
    for later in journal.sessions.series(session.series):
        if later.starts_at > session.starts_at and not later.held:
            for copy in journal.sessions.agenda(later.id):
                same = (copy.source, copy.target) == (item.source, item.target)
                if (
                    same
                    and copy.carried_from == origin
                    and (item.target or copy.title == item.title)
                ):
                    journal.sessions.remove_agenda_item(copy.id)


def so_far(journal: Journal, session: Session) -> SoFar | None:
    """The series of a session up to now; None for a single one."""
    sessions = journal.sessions.series(session.series) if session.series else ()
    if len(sessions) < 2:
        return None
    held = [each for each in sessions if each.held]
    actions = [action for each in held for action in actions_of(journal, each)]
    passed = [note for each in held if (note := _passed_on(journal, each)) is not None]
    agreed = next((each.agreement for each in sessions if each.agreement), "")
    aim = read_agreement(agreed).get(AGREEMENT[0], "")
    still = sum(1 for action in actions if action.open)
    return SoFar(aim, len(held), len(actions) - still, still, tuple(passed))


def _passed_on(journal: Journal, session: Session) -> PassedOn | None:
    entry = _record(journal, session)
    if entry is None:
        return None
    text = next((s.text for s in entry.sections if s.step == PASSED_ON and s.text.strip()), "")
    return PassedOn(session.starts_at.astimezone().date(), entry.id, text.strip()) if text else None


def _record(journal: Journal, session: Session) -> Entry | None:
    try:
        entry = journal.sessions.record(session.id)
    except NotFound:
        return None
    return None if entry is None or entry.deleted_at is not None else entry


def read_agreement(text: str) -> dict[str, str]:
    """The agreement by its lines; words under no known line belong to the first."""
    found: dict[str, list[str]] = {}
    current = AGREEMENT[0]
    for line in text.splitlines():
        if line.strip().rstrip(":") in AGREEMENT:
            current = line.strip().rstrip(":")
        else:
            found.setdefault(current, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def write_agreement(lines: dict[str, str]) -> str:
    """The agreement as one text: each line's name, and under it what was agreed."""
    written = [
        f"{name}:\n{lines[name].strip()}" for name in AGREEMENT if lines.get(name, "").strip()
    ]
    return "\n\n".join(written)


def agencies(sessions: Iterable[Session]) -> tuple[tuple[str, int], ...]:
    """The agencies and disciplines met, with the number of sessions, most often first.

    They are kept as roles, so that no name is in it.
    """
    met: Counter[str] = Counter()
    for session in sessions:
        named = {part.strip() for part in session.agency.split(",")} | set(session.disciplines)
        met.update(sorted(name for name in named if name.strip()))
    return tuple(met.most_common())

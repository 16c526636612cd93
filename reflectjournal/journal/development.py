"""Goals, records of learning and what regulators ask for, brought together from the vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from reflectjournal.development import pack as packs
from reflectjournal.development.form import texts_of
from reflectjournal.development.pack import Pack
from reflectjournal.development.period import Span, plus_months, span_of
from reflectjournal.errors import NotFound
from reflectjournal.guides import run
from reflectjournal.guides.regulators import load_regulators
from reflectjournal.journal.facade import Journal
from reflectjournal.model import (
    Action,
    Entry,
    EntryFilter,
    EntryRow,
    EvidenceKind,
    Goal,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Session,
)
from reflectjournal.model.content import Need, Regulator

BODIES = "regulators"
"""The private setting that holds the bodies the writer answers to, and their own days."""

EARLIEST = date(1900, 1, 1)
BRIEFING = "seven-minute"
CONFERENCE = "conference-notes"
REMIND_DAYS = 60
"""So long before it is due, a renewal stands on Today."""

_MARGIN = 366  # days that an entry may be older than the learning it records

regulators = cache(load_regulators)


@dataclass(frozen=True, slots=True)
class Body:
    """A regulator the writer answers to. `began` is the first day of an own period."""

    regulator: Regulator
    began: date | None = None


def bodies(journal: Journal) -> tuple[Body, ...]:
    """The bodies chosen, in the order they were chosen; those this version lacks are left out."""
    known = {regulator.id: regulator for regulator in regulators()}
    chosen = journal.settings.get(BODIES, [])
    return tuple(
        Body(known[each["id"]], date.fromisoformat(each["began"]) if each["began"] else None)
        for each in chosen
        if each["id"] in known
    )


def next_body(journal: Journal, today: date) -> Body | None:
    """The chosen body whose period ends first; one without a known period comes last."""
    return min(bodies(journal), key=lambda body: _ends(body, today), default=None)


def _ends(body: Body, today: date) -> tuple[bool, date]:
    span = span_of(body.regulator, today, body.began)
    return not span.known, span.closes or span.until


def save_bodies(journal: Journal, chosen: Iterable[Body]) -> None:
    """Keep which bodies there are, in this order."""
    kept = [
        {"id": body.regulator.id, "began": body.began.isoformat() if body.began else ""}
        for body in chosen
    ]
    journal.settings.set(BODIES, kept or None)


def records(journal: Journal, span: Span | None = None) -> tuple[Entry, ...]:
    """What counts as CPD, in a period or of all time, oldest first."""
    if span is None:
        return journal.entries.cpd(EARLIEST, date.max)
    margin = timedelta(days=_MARGIN)
    found = journal.entries.cpd(span.since - margin, span.until + margin)
    return tuple(e for e in found if span.since <= packs.day_of(e) <= span.until)


def pack_of(journal: Journal, body: Body, today: date, span: Span | None = None) -> Pack:
    """What a body asks for beside what is there, in its running period or another."""
    period = span or span_of(body.regulator, today, body.began)
    facts = packs.Facts(today, feedback=_feedback(journal, period))
    longest = max(
        (r.amount for r in body.regulator.requirements if r.need is Need.RENEWAL), default=0
    )
    since = min(period.since, plus_months(today, -longest)) - timedelta(days=_MARGIN)
    return packs.assess(body.regulator, period, journal.entries.cpd(since, date.max), facts)


def _feedback(journal: Journal, span: Span) -> int:
    """Pieces of feedback kept as evidence of a goal in the period."""
    return sum(
        1
        for goal in journal.goals.all()
        for piece in journal.goals.evidence(goal.id)
        if piece.kind is EvidenceKind.FEEDBACK
        and piece.added_on
        and span.since <= piece.added_on <= span.until
    )


def renewals(journal: Journal, today: date) -> tuple[tuple[date, EntryRow], ...]:
    """Training that is due again, or soon will be; the first due first."""
    return journal.entries.renewals(today + timedelta(days=REMIND_DAYS))


def briefing_from(journal: Journal, entry_id: int) -> Entry:
    """A saved draft of a briefing for the team, with what the record already says. Raises NotFound.

    It is linked to the record, and goes through Sharing like any other entry.
    """
    source = journal.entries.get(entry_id)
    guide = journal.guides.get(BRIEFING)
    if guide is None:
        raise NotFound("The guide for briefings is not there any more. Choose another one.")
    entry = run.begin(guide, datetime.now(UTC).astimezone().date(), datetime.now(UTC))
    for step, text in _briefing_texts(source).items():
        if text and guide.step(step) is not None:
            entry = run.answer(entry, step, text)
    name = source.title or (source.cpd.topic if source.cpd else "")
    words = "Five-minute briefing" if source.guide == CONFERENCE else "Seven-minute briefing"
    link = Link(LinkKind.ENTRY, source.id, source.title)
    entry = run.go_to(entry, guide.steps[0].id)
    return journal.entries.save(
        replace(entry, title=f"{words}: {name}" if name else words, links=(link,))
    )


def _briefing_texts(source: Entry) -> dict[str, str]:
    """The words of a record by the step of the briefing they belong to; peer words stay out."""
    texts = texts_of(replace(source, sections=tuple(s for s in source.sections if not s.private)))

    def first(*titles: str) -> str:
        return next((texts[title] for title in titles if texts.get(title)), "")

    cpd = source.cpd
    where = ", ".join(p for p in (cpd.topic or source.title, cpd.provider) if p) if cpd else ""
    return {
        "background": first("Why this", "Event", "Context", "What happened", "What"),
        "what-we-learned": first("What I learned", "Sessions", "Learning", "Main finding"),
        "what-good-looks-like": first("Benefit"),
        "what-to-do": first("Use in practice", "Bring back", "So what"),
        "find-out-more": "\n".join(p for p in (where, first("Evidence to find", "Reference")) if p),
    }


@dataclass(frozen=True, slots=True)
class Topic:
    """Everything that has to do with one tag: its entries and what came out of them."""

    tag: str
    entries: tuple[EntryRow, ...] = ()
    actions: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()
    sessions: tuple[Session, ...] = ()


_MOST = 500


def topic_of(journal: Journal, tag: str) -> Topic:
    """The entries with a tag (500 at most), and the actions, goals and sessions tied to them."""
    rows = journal.entries.page(EntryFilter(tag=tag), limit=_MOST)
    actions: dict[int, Action] = {}
    goals: dict[int, Goal] = {}
    sessions: dict[int, Session] = {}
    for row in rows:
        for action in journal.actions.of(Origin(OriginKind.ENTRY, row.id)):
            actions[action.id] = action
        for goal in journal.goals.of(Link(LinkKind.ENTRY, row.id)):
            goals[goal.id] = goal
        for link in journal.entries.get(row.id).links:
            if link.kind is LinkKind.SESSION and link.target not in sessions:
                _add_session(journal, link.target, sessions)
    return Topic(
        tag, rows, tuple(actions.values()), tuple(goals.values()), tuple(sessions.values())
    )


def _add_session(journal: Journal, id_: int, sessions: dict[int, Session]) -> None:
    try:
        session = journal.sessions.get(id_)
    except NotFound:
        return
    if session.deleted_at is None:
        sessions[id_] = session

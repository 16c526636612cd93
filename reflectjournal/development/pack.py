"""What a regulator asks for, beside what is there: never a claim that all is well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from reflectjournal.development.period import Span, plus_months
from reflectjournal.model import Cpd, Entry
from reflectjournal.model.content import Need, Regulator, Requirement


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is asked for. `met` is None for what cannot be counted here."""

    requirement: Requirement
    words: str
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """The records of a period beside what a body asks for."""

    regulator: Regulator
    span: Span
    records: tuple[Entry, ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = ()
    standards: tuple[tuple[str, str, bool], ...] = ()
    """(short code, title, covered) for each part of the standards."""
    gaps: tuple[tuple[date, date], ...] = ()
    """Stretches of three months and more without a record, between two days."""

    @property
    def covered(self) -> tuple[str, ...]:
        """The short codes of the parts that the records touch."""
        return tuple(code for code, _, on in self.standards if on)

    @property
    def summary(self) -> str:
        """What is there and what is missing, in one line."""
        asked = [line for line in self.lines if line.met is not None and line.requirement.expected]
        parts = [line.words for line in asked if line.requirement.need is not Need.GAP]
        if self.standards and self.covered:
            parts.append(f"{_standards_name(self.regulator)} covered: {', '.join(self.covered)}")
        if not parts:
            parts.append(_counted(len(self.records), "record"))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted beside the records: pieces of feedback in the period."""

    today: date
    feedback: int = 0


_GAP_MONTHS = 3


def assess(regulator: Regulator, span: Span, entries: Sequence[Entry], facts: Facts) -> Pack:
    """The records in a period, and each requirement with what there is of it."""
    inside = [e for e in entries if e.cpd is not None and span.since <= day_of(e) <= span.until]
    records = tuple(sorted(inside, key=day_of))
    found = Pack(
        regulator,
        span,
        records,
        standards=_standards(regulator, records),
        gaps=gaps_of(records, span, facts.today),
    )
    lines = tuple(_line(need, found, entries, facts) for need in regulator.requirements)
    return replace(found, lines=lines)


def day_of(entry: Entry) -> date:
    """The day a record counts for: its last day, else the day of the entry."""
    cpd = entry.cpd or Cpd()
    return cpd.ended or cpd.started or entry.day


def has_peer(entry: Entry) -> bool:
    """True where it was talked over with a peer."""
    cpd = entry.cpd or Cpd()
    return bool(cpd.peer_role.strip() or cpd.peer_note.strip() or cpd.peer_on)


def hours_of(entries: Sequence[Entry]) -> tuple[float, float]:
    """Hours with others, and hours alone."""
    facts = [entry.cpd or Cpd() for entry in entries]
    return sum(c.hours_participatory for c in facts), sum(c.hours_individual for c in facts)


def gaps_of(
    records: Sequence[Entry], span: Span, today: date, months: int = _GAP_MONTHS
) -> tuple[tuple[date, date], ...]:
    """Pairs of days with so many months and more between them and no record there."""
    end = min(today, span.until)
    days = [span.since, *sorted(day_of(record) for record in records), end]
    return tuple(
        (first, last) for first, last in pairwise(days) if plus_months(first, months) <= last
    )


def standard_words(code: str) -> str:
    """The part of a standard as it is said: "4.1" of "swe:4.1"."""
    return code.rpartition(":")[2]


def _standards(regulator: Regulator, records: Sequence[Entry]) -> tuple[tuple[str, str, bool], ...]:
    said = {s.strip().casefold() for e in records for s in (e.cpd or Cpd()).standards}
    return tuple(
        (
            standard_words(code),
            title,
            code.casefold() in said or standard_words(code).casefold() in said,
        )
        for code, title in regulator.standards
    )


def _standards_name(regulator: Regulator) -> str:
    named = next((r.title for r in regulator.requirements if r.need is Need.STANDARDS), "standards")
    name = named.removesuffix(" covered")
    return name[:1].lower() + name[1:]


def _line(asked: Requirement, found: Pack, every: Sequence[Entry], facts: Facts) -> Line:
    if asked.need is Need.NOTE:
        return Line(asked, asked.title)
    if asked.need is Need.RENEWAL:
        return _renewal(asked, every, facts.today)
    if asked.need is Need.GAP:
        gaps = gaps_of(found.records, found.span, facts.today, asked.amount)
        return Line(asked, _gap_words(asked, gaps), not gaps)
    if asked.need is Need.PEER:
        enough = sum(map(has_peer, found.records)) >= asked.amount
        words = "peer reflection present" if enough else "no peer reflection yet"
        return Line(asked, words, enough)
    there = _amount(asked, found, facts)
    words = f"{there:g} of {asked.amount} {_UNITS[asked.need]}"
    return Line(asked, words, there >= asked.amount)


def _amount(asked: Requirement, found: Pack, facts: Facts) -> float:
    records = found.records
    with_others, alone = hours_of(records)
    counts: dict[Need, float] = {
        Need.PIECES: _pieces(records),
        Need.HOURS: with_others + alone,
        Need.PARTICIPATORY: with_others,
        Need.STANDARDS: len(found.covered),
        Need.KINDS: len({(e.cpd or Cpd()).activity.casefold() for e in records} - {""}),
        Need.ACCOUNTS: sum(1 for e in records if any(not s.empty for s in e.sections)),
        Need.FEEDBACK: facts.feedback,
    }
    return counts[asked.need]


def _pieces(records: Sequence[Entry]) -> int:
    """Different pieces: what has the same title and days is counted once."""
    return len({(r.title.casefold().strip() or r.id, day_of(r)) for r in records})


_UNITS = {
    Need.PIECES: "pieces",
    Need.HOURS: "hours",
    Need.PARTICIPATORY: "hours with others",
    Need.STANDARDS: "parts",
    Need.KINDS: "kinds of activity",
    Need.ACCOUNTS: "written accounts",
    Need.FEEDBACK: "pieces of feedback",
}


def _renewal(asked: Requirement, every: Sequence[Entry], today: date) -> Line:
    """Training that has to come again: when it was last done, and by when it is due."""
    wanted = asked.topic.casefold()
    fitting = [
        day_of(e)
        for e in every
        if e.cpd is not None
        and day_of(e) <= today
        and wanted in f"{e.cpd.topic} {e.title} {' '.join(e.tags)}".casefold()
    ]
    if not fitting:
        return Line(asked, "not recorded yet", met=False)
    last = max(fitting)
    due = plus_months(last, asked.amount)
    words = f"last on {_day(last)}, due by {_day(due)}"
    return Line(asked, words, due >= today)


def _gap_words(asked: Requirement, gaps: Sequence[tuple[date, date]]) -> str:
    if not gaps:
        return f"no gap of {asked.amount} months"
    first, last = max(gaps, key=lambda gap: gap[1] - gap[0])
    more = f", and {len(gaps) - 1} more" if len(gaps) > 1 else ""
    return f"a gap from {_day(first)} to {_day(last)}{more}: explain it"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

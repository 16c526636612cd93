"""Consent that somebody with lived experience gave, and whether it covers a use today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from reflectjournal.model import AudienceTier, Entry, Section, StepKind

WHAT = "What may be used"
WHERE = "Where"
UNTIL = "Until"
WIDEST = "Widest audience"
QUOTED = "May be quoted"
SEEN_FIRST = "Wants to see it first"
SEEN_ON = "Seen and agreed on"
WITHDRAWN = "Withdrawn on"
ADULT = "Adult with capacity"
GIVEN_ON = "Agreed on"

FIELDS = (WHAT, WHERE, WIDEST, UNTIL, QUOTED, SEEN_FIRST, SEEN_ON, ADULT, GIVEN_ON, WITHDRAWN)
"""The labels of the rows of a consent section that are read here; other rows are notes."""

_CAPACITY_STEP, _CAPABLE = "age-and-capacity", "adult with capacity"
_ANYWHERE = frozenset({"anywhere", "any use", "all", "everywhere"})


@dataclass(frozen=True, slots=True)
class Consent:
    """What a contributor agreed to. Empty fields mean that nothing was recorded."""

    entry: int
    what: str = field(default="", repr=False)
    where: tuple[str, ...] = ()
    """The uses agreed to, in lower case: "bulletin", "training"."""
    widest: AudienceTier | None = None
    given_on: date | None = None
    until: date | None = None
    quoted: bool = False
    seen_first: bool = True
    seen_on: date | None = None
    adult: bool = True
    withdrawn: bool = False
    unreadable: tuple[str, ...] = ()
    """The labels of dates that were written in words and so cannot be checked."""


def consents_of(entry: Entry) -> tuple[Consent, ...]:
    """The consent records of an entry: its sections of kind `consent`, rows of (label, value).

    An answer about age and capacity beside them counts for all of them.
    """
    sections = [s for s in entry.sections if s.kind is StepKind.CONSENT and not s.empty]
    records = (_consent(entry.id, section.rows) for section in sections)
    if any(map(_says_no_adult, entry.sections)):
        return tuple(replace(record, adult=False) for record in records)
    return tuple(records)


def why_not(consent: Consent, use: str, tier: AudienceTier, today: date) -> str:
    """Why the consent does not cover this use today, as a sentence; empty where it does.

    `use` is the kind of document: "bulletin", "briefing", "collection", ...
    """
    faults = (
        (consent.withdrawn, "The consent was withdrawn."),
        (
            bool(consent.unreadable),
            "A date in the consent record cannot be read. Write 2026-05-31.",
        ),
        (not consent.adult, "The contributor is under 18 or may lack capacity: seek advice first."),
        (not consent.what.strip(), "The record does not say what may be used."),
        (consent.given_on is None, "The record has no date of agreement."),
        (
            consent.given_on is not None and consent.given_on > today,
            "The agreement is not yet in force.",
        ),
        (_after(today, consent.until), "The consent has run out."),
        (not _covers_use(consent, use), "The consent does not cover this use."),
        (
            consent.widest is not None and tier > consent.widest,
            "The consent does not reach this audience.",
        ),
        (
            consent.seen_first and consent.seen_on is None,
            "The contributor wants to see it first, and no date is recorded.",
        ),
    )
    return next((sentence for fault, sentence in faults if fault), "")


def covers(consents: Iterable[Consent], use: str, tier: AudienceTier, today: date) -> bool:
    """True where there is a consent, and every one given covers this use today."""
    reasons = [why_not(consent, use, tier, today) for consent in consents]
    return bool(reasons) and not any(reasons)


def _after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _says_no_adult(section: Section) -> bool:
    words = [section.text, *(cell for row in section.rows for cell in row)]
    answers = [text.strip().casefold() for text in words if text.strip()]
    return section.step == _CAPACITY_STEP and any(not a.startswith(_CAPABLE) for a in answers)


def _covers_use(consent: Consent, use: str) -> bool:
    return bool(_ANYWHERE & set(consent.where)) or use.casefold() in consent.where


def _consent(entry: int, rows: tuple[tuple[str, ...], ...]) -> Consent:
    values = {row[0].strip().casefold(): row[1].strip() for row in rows if len(row) > 1}

    def value(label: str) -> str:
        return values.get(label.casefold(), "")

    where = value(WHERE).replace(";", ",").casefold().split(",")
    widest = value(WIDEST).upper()[:2]
    return Consent(
        entry=entry,
        what=value(WHAT),
        where=tuple(word.strip() for word in where if word.strip()),
        widest=AudienceTier(widest) if widest in set(AudienceTier) else None,
        given_on=_day(value(GIVEN_ON)),
        until=_day(value(UNTIL)),
        quoted=_yes(value(QUOTED), False),
        seen_first=_yes(value(SEEN_FIRST), True),
        seen_on=_day(value(SEEN_ON)),
        adult=_yes(value(ADULT), True),
        withdrawn=value(WITHDRAWN).casefold() not in ("", "no", "not withdrawn"),
        unreadable=tuple(
            label
            for label in (GIVEN_ON, UNTIL, SEEN_ON)
            if value(label) and _day(value(label)) is None
        ),
    )


def _yes(text: str, default: bool) -> bool:
    return text.casefold().startswith("y") if text else default


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""What comes with the program as dated data: resources, terms, regulators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read or use elsewhere, listed for when there is a network."""

    id: str
    name: str
    purpose: str
    address: str
    """A web address to copy: the program never opens a connection."""
    group: str
    last_checked: date | None = None
    checked: bool = False
    """False where the address or the content was not seen when the list was made."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field or of this program, and what it means here."""

    term: str
    meaning: str
    group: str


class Need(StrEnum):
    """What a regulator asks for, as far as it can be counted."""

    PIECES = "pieces"
    """Different pieces of learning in the period."""
    PEER = "peer"
    """Pieces that were talked over with a peer."""
    HOURS = "hours"
    PARTICIPATORY = "participatory-hours"
    STANDARDS = "standards"
    """Parts of the standards that the pieces touch."""
    KINDS = "kinds"
    """Different kinds of activity."""
    GAP = "gap"
    """No longer than `amount` months between two records."""
    ACCOUNTS = "accounts"
    """Written reflective accounts."""
    FEEDBACK = "feedback"
    """Pieces of feedback."""
    RENEWAL = "renewal"
    """Training again at least every `amount` months."""
    NOTE = "note"
    """Something to know that cannot be counted."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that is asked for. `amount` is 0 where nothing is counted."""

    id: str
    title: str
    need: Need
    amount: int = 0
    expected: bool = True
    """False for what is called good practice."""
    topic: str = ""
    """Narrows it to records with this topic; empty counts all."""
    checked: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the regulator's form, to copy into. `limit` is in characters, 0 where unknown."""

    id: str
    title: str
    takes: str
    """Where the journal has it: see `FORM_SOURCES`."""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """The time that is counted: a number of months, from a fixed day of the year or one's own."""

    months: int
    starts_month: int = 0
    """1 to 12, or 0 where the period begins on the person's own date."""
    starts_day: int = 1
    window_opens_month: int = 0
    """When records are handed in: month and day, 0 where there is no fixed window."""
    window_opens_day: int = 1
    window_closes_month: int = 0
    window_closes_day: int = 1


@dataclass(frozen=True, slots=True)
class Regulator:
    """What one body asks for, as it stood on `as_at`. Never a claim of compliance."""

    id: str
    name: str
    who: str
    jurisdiction: str
    as_at: date
    source: str
    checked: bool
    """False where nothing of it could be checked."""
    cycle: str
    """The rhythm, in words."""
    period: Period
    consequence: str = ""
    """What happens with it: a sample, an audit."""
    requirements: tuple[Requirement, ...] = ()
    standards: tuple[tuple[str, str], ...] = ()
    """(code, short title); the code is what a record carries: "swe:4.1"."""
    fields: tuple[FormField, ...] = ()
    notes: tuple[str, ...] = ()


FORM_SOURCES = (
    "activity",
    "title",
    "dates",
    "hours",
    "participatory-hours",
    "why",
    "learned",
    "practice",
    "impact",
    "peer-role",
    "peer-note",
    "standards",
    "feedback",
    "text",
)
"""What a field of a form can be filled from: the facts and steps of a CPD record."""

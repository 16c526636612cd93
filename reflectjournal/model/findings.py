"""What a scan of a text finds, and what the writer decides about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Tier(StrEnum):
    """How sure the scan is; said to the reader as *sure*, *likely*, *also check*."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class AliasKind(StrEnum):
    """What an alias stands for."""

    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Alias:
    """A real name with its variants, and the role or kind of place that replaces it.

    Lives only in the vault: it is the key that would undo a clean copy.
    """

    name: str = field(repr=False)
    variants: tuple[str, ...] = field(default=(), repr=False)
    role: str = ""
    """What is shown in its place: "Parent A", "a care home"."""
    kind: AliasKind = AliasKind.PERSON
    note: str = field(default="", repr=False)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text that could identify somebody.

    `start` and `end` count code points of the text that was scanned.
    """

    start: int
    end: int
    text: str = field(repr=False)
    """The words, on one line where a wrapped paragraph breaks within them."""
    kind: str
    """The category: "person", "postcode", "date", ... (see `anonymise`)."""
    tier: Tier
    reason: str = ""
    """Why it was found, in words for the reader; never quotes the text."""
    suggestion: str = field(default="", repr=False)
    """The suggested replacement; empty means: remove."""
    entity: str = field(default="", repr=False)
    """The same for every mention of one person, place or thing."""
    category: int = 0
    """The number of the identifier category (1 to 40)."""


class Treatment(StrEnum):
    """What the writer does with a finding."""

    ROLE = "role"
    GENERALISE = "generalise"
    REMOVE = "remove"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Choice:
    """The writer's decision about one entity: it holds wherever the entity is mentioned."""

    entity: str = field(repr=False)
    treatment: Treatment
    replacement: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    """Needed for `KEEP`: why this cannot identify anybody here."""

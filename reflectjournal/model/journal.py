"""What the journal says about itself: changes, search results, reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """What a committed transaction changed: kinds of thing, and (kind, id) pairs."""

    kinds: frozenset[str]
    ids: frozenset[tuple[str, int]] = frozenset()

    def touches(self, kind: str, id: int | None = None) -> bool:
        """True where something of this kind, or this very thing, changed."""
        return kind in self.kinds and (id is None or (kind, id) in self.ids)


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result. `snippet` marks what was found with U+2068 before and U+2069 after it."""

    kind: str
    """entry, action, session or goal."""
    id: int
    day: date
    title: str = field(repr=False)
    snippet: str = field(repr=False)
    guide: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits, newest first or best first; `more` where there are further ones."""

    hits: tuple[Hit, ...]
    more: bool = False
    note: str = ""
    """A sentence about what was ignored or read differently; empty as a rule."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check of the vault found. `faults` is empty where all is well."""

    entries: int
    checked_at: datetime
    faults: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class SupportContact:
    """A line of the page *Someone may be at risk* or of the support page."""

    key: str
    title: str
    number: str = ""
    note: str = ""
    checked_on: date | None = None
    local: bool = False

"""Whom to turn to: the lines that come with the program, and the numbers a person adds to them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from reflectjournal.errors import BadData
from reflectjournal.model import SupportContact
from reflectjournal.paths import resource

FILE = "support.toml"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. `local` ones have no number until the person adds theirs."""

    key: str
    page: str
    group: str
    title: str
    number: str = ""
    note: str = ""
    checked: bool = False
    local: bool = False
    opens: str = ""
    """The page that stands behind it, where it is not a number."""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Astray:
    """What to think of when information went astray."""

    title: str
    say: str
    asks: tuple[str, ...]
    note: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Support:
    """The whole file. `as_at` is the day its facts were last looked at."""

    intro: str
    as_at: date
    lines: tuple[Line, ...]
    astray: Astray

    def of(self, page: str, contacts: Iterable[SupportContact] = ()) -> tuple[Line, ...]:
        """The lines of a page, with the person's own numbers in the local ones."""
        own = {contact.key: contact for contact in contacts}
        return tuple(_with(line, own.get(line.key)) for line in self.lines if line.page == page)


@cache
def load_support() -> Support:
    """Read the file. Raises `BadData` where a line has a field that is not known."""
    raw = tomllib.loads(resource(FILE).read_text("utf-8"))
    try:
        lines = tuple(Line(**line) for line in raw["lines"])
        astray: dict[str, Any] = raw["astray"]
        return Support(
            raw["intro"], raw["as_at"], lines, Astray(**{**astray, "asks": tuple(astray["asks"])})
        )
    except (KeyError, TypeError) as error:
        raise BadData(f"{FILE}: a part is missing or not known.") from error


def _with(line: Line, own: SupportContact | None) -> Line:
    if own is None or not own.number:
        return line
    return Line(
        line.key, line.page, line.group, line.title, own.number, own.note or line.note,
        line.checked, line.local, line.opens, own.checked_on,
    )  # fmt: skip

"""The word lists, loaded once on first use.

Every word has a small set of marks (`COMMON`, `GIVEN`, ...) so that one look-up answers
all questions about it. Sources and licences are in `resources/lexicons/SOURCES.md`.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from functools import cache

from reflectjournal.errors import BadData
from reflectjournal.paths import resource

COMMON = 1  # an everyday English word
WORD = 2  # a less common English word
GIVEN = 4  # a given name borne by many
GIVEN_MORE = 8  # a rarer given name; never an English word
SURNAME = 16  # a common family name
PLACE = 32  # a town, city or country of one word
ORIGIN = 64  # a nationality, language or faith of one word
PUBLIC = 128  # a brand, programme, theorist or term of the field, of one word
ACRONYM = 256  # an abbreviation of the field
NAME_VERB = 512  # what a named person does: "said", "rang"
TITLE = 1024
KIN = 2048
ROLE = 4096
CALENDAR = 8192  # a day, month or festival
NAMES = GIVEN | GIVEN_MORE | SURNAME
ANY_WORD = COMMON | WORD

_GZIPPED = {
    "words-common": COMMON,
    "words": WORD,
    "given-names": GIVEN,
    "given-names-more": GIVEN_MORE,
    "surnames": SURNAME,
}
_SECTION = re.compile(r"^\[([a-z-]+)\]$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists: marks by word, and the named sections of the lists kept by hand."""

    marks: dict[str, int] = field(repr=False)
    sections: dict[str, frozenset[str]] = field(repr=False)
    places: frozenset[str] = field(repr=False)

    def section(self, name: str) -> frozenset[str]:
        """The entries of one section of a list kept by hand, lower case."""
        return self.sections[name]


def _gzipped(name: str) -> list[str]:
    data = gzip.decompress(resource(f"lexicons/{name}.txt.gz").read_bytes())
    return data.decode("utf-8").split("\n")[:-1]


def _sections(name: str) -> dict[str, frozenset[str]]:
    """The sections of one list kept by hand. Raises `BadData` for a line outside of one."""
    found: dict[str, set[str]] = {}
    current: set[str] | None = None
    text = resource(f"lexicons/{name}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        head = _SECTION.match(line)
        if head:
            current = found.setdefault(head[1], set())
        elif current is None:
            raise BadData(f"lexicons/{name}.txt, line {number}: expected a [section] first.")
        else:
            current.update(entry.strip().casefold() for entry in line.split(",") if entry.strip())
    return {section: frozenset(entries) for section, entries in found.items()}


@cache
def lexicon() -> Lexicon:
    """Every list, read on the first call and kept (about 50 MB, a quarter of a second)."""
    marks: dict[str, int] = {}
    for name, mark in _GZIPPED.items():
        for word in _gzipped(name):
            marks[word] = marks.get(word, 0) | mark
    places = frozenset(_gzipped("places"))
    sections: dict[str, frozenset[str]] = {}
    for name in ("people", "places", "traits", "public"):
        sections.update(_sections(name))
    sections["places"] = places
    for section, mark in (
        ("places", PLACE), ("origins", ORIGIN), ("languages", ORIGIN), ("faiths", ORIGIN),
        ("brands", PUBLIC), ("shows", PUBLIC), ("theorists", PUBLIC), ("field", PUBLIC),
        ("acronyms", ACRONYM), ("name-verbs", NAME_VERB), ("titles", TITLE),
        ("soft-titles", TITLE), ("kinship", KIN), ("roles", ROLE), ("informal", WORD),
        ("broad-origins", ORIGIN), ("calendar", CALENDAR), ("extra-given-names", GIVEN), ("more-given-names", GIVEN),
    ):  # fmt: skip
        for entry in sections[section]:
            if " " not in entry:
                single = entry.removesuffix("'s")
                marks[single] = marks.get(single, 0) | mark
    for entry in sections["not-names"]:
        marks[entry] = marks.get(entry, 0) & ~(GIVEN_MORE | SURNAME) | WORD
    return Lexicon(marks, sections, places)

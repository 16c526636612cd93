"""The word lists, loaded once on first use.

Every word has a small set of marks (`COMMON`, `GIVEN`, ...) so that one look-up answers all
questions about it. Sources and licences are in `resources/lexicons/SOURCES.md`.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from reflectjournal.errors import BadData
from reflectjournal.paths import resource

_bit: Iterator[int] = (1 << place for place in count())

COMMON = next(_bit)  # an everyday English word
WORD = next(_bit)  # a less common English word
GIVEN = next(_bit)  # a given name borne by many
GIVEN_MORE = next(_bit)  # a rarer given name
SURNAME = next(_bit)  # a common family name
PLACE = next(_bit)  # a town, city or country of one word
ORIGIN = next(_bit)  # a nationality, language or faith of one word
PUBLIC = next(_bit)  # a brand, programme, theorist or term of the field, of one word
ACRONYM = next(_bit)  # an abbreviation of the field
NAME_VERB = next(_bit)  # what a named person does: "came", "drove"
TITLE = next(_bit)
SOFT_TITLE = next(_bit)  # a title that is also a role or a word
KIN = next(_bit)
ROLE = next(_bit)
CALENDAR = next(_bit)  # a day, month or festival
NAME_FIRST = next(_bit)  # a word that in notes about people is mostly a name
ARTICLE = next(_bit)
POSSESSIVE = next(_bit)
PRONOUN = next(_bit)
NAMING = next(_bit)
MEETING = next(_bit)
BEFORE_NAME = next(_bit)
SPEECH = next(_bit)
THINKING = next(_bit)
AUXILIARY = next(_bit)
BEFORE_ADJECTIVE = next(_bit)
NO_SUBJECT = next(_bit)
OBJECT = next(_bit)
PREPOSITION = next(_bit)
GROUP = next(_bit)
THING = next(_bit)
COUNTING = next(_bit)
ABSTRACT = next(_bit)
MODAL = next(_bit)
PRONOUN_VERB = next(_bit)
VERB_NAME = next(_bit)
BEFORE_MONTH = next(_bit)
ADDRESSED = next(_bit)
NEVER_NAME = next(_bit)
NEVER_PLACE = next(_bit)
PLAIN_MODIFIER = next(_bit)
FORMAL = next(_bit)  # a word that offices and courts write with a capital: "the Board"
NAMES = GIVEN | GIVEN_MORE | SURNAME
ANY_WORD = COMMON | WORD

_BUILT = {
    "words-common": COMMON,
    "words": WORD,
    "given-names": GIVEN,
    "given-names-more": GIVEN_MORE,
    "surnames": SURNAME,
}
_BY_HAND = ("people", "names", "places", "traits", "living", "events", "public", "context")
_MARKED = {
    "places": PLACE,
    "origins": ORIGIN,
    "languages": ORIGIN,
    "faiths": ORIGIN,
    "broad-origins": ORIGIN,
    "brands": PUBLIC,
    "shows": PUBLIC,
    "theorists": PUBLIC,
    "field": PUBLIC,
    "acronyms": ACRONYM,
    "name-verbs": NAME_VERB,
    "titles": TITLE,
    "soft-titles": TITLE | SOFT_TITLE,
    "kinship": KIN,
    "roles": ROLE,
    "informal": WORD,
    "calendar": CALENDAR,
    "extra-given-names": GIVEN,
    "more-given-names": GIVEN,
    "given-names-of-every-origin": GIVEN,
    "names-first": NAME_FIRST,
    "articles": ARTICLE,
    "possessives": POSSESSIVE,
    "pronouns": PRONOUN,
    "naming": NAMING,
    "meeting": MEETING,
    "before-names": BEFORE_NAME,
    "speech": SPEECH,
    "thinking": THINKING,
    "auxiliaries": AUXILIARY,
    "before-adjectives": BEFORE_ADJECTIVE,
    "no-subject": NO_SUBJECT,
    "objects": OBJECT,
    "prepositions": PREPOSITION,
    "groups-of-people": GROUP,
    "things": THING,
    "counts": COUNTING,
    "abstract": ABSTRACT,
    "modals": MODAL,
    "pronoun-verbs": PRONOUN_VERB,
    "verb-names": VERB_NAME,
    "before-months": BEFORE_MONTH,
    "addressed": ADDRESSED,
    "never-names": NEVER_NAME,
    "never-places": NEVER_PLACE,
    "plain-modifiers": PLAIN_MODIFIER,
    "formal-terms": FORMAL,
}
_SECTION = re.compile(r"^\[([a-z-]+)\]$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists: marks by word, and the named sections of the lists kept by hand."""

    marks: dict[str, int] = field(repr=False)
    sections: dict[str, frozenset[str]] = field(repr=False)

    def section(self, name: str) -> frozenset[str]:
        """The entries of one section of a list kept by hand, lower case."""
        return self.sections[name]


def section(name: str) -> frozenset[str]:
    """The entries of one section of the lists; `KeyError` where there is none of the name."""
    return lexicon().sections[name]


def marks_of(low: str) -> int:
    """The marks of a word in lower case; 0 where it is in no list."""
    return lexicon().marks.get(low, 0)


def _built(name: str) -> list[str]:
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
    return {title: frozenset(entries) for title, entries in found.items()}


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """Short forms of English given names, by the full name, all in lower case."""
    rows = (row.partition("\t") for row in _built("nicknames"))
    return {name: tuple(short.split(" ")) for name, _, short in rows}


@cache
def lexicon() -> Lexicon:
    """Every list, read on the first call and kept (about 45 MB, a quarter of a second)."""
    marks: dict[str, int] = {}
    for name, mark in _BUILT.items():
        for word in _built(name):
            marks[word] = marks.get(word, 0) | mark
    sections = {"places": frozenset(_built("places"))}
    for name in _BY_HAND:
        sections.update(_sections(name))
    for title, mark in _MARKED.items():
        for entry in sections[title]:
            if " " not in entry:
                single = entry.removesuffix("'s")
                marks[single] = marks.get(single, 0) | mark
    for entry in sections["not-names"]:
        marks[entry] = marks.get(entry, 0) & ~(GIVEN_MORE | SURNAME) | WORD
    return Lexicon(marks, sections)

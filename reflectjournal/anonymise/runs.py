"""Runs of words that make the proper name of a place or organisation."""

from __future__ import annotations

from functools import cache

from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    KIN,
    NAMES,
    NEVER_PLACE,
    ORIGIN,
    PLACE,
    PLAIN_MODIFIER,
    TITLE,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word

LONGEST = 5  # words in front of a head noun
_TOWARDS = frozenset(("to", "at", "from", "for", "near", "into", "is", "in", "called"))
_NEW = frozenset(
    ("new", "old", "our", "down", "back", "over", "under", "upper", "lower", "first", "second")
)
_LINK_GAPS = frozenset((" ", "\u00a0", " & ", "'s ", "’s "))


@cache
def heads() -> frozenset[str]:
    """Every noun that ends the name of an organisation, building or district."""
    parts = ("schools", "placements", "health", "groups", "areas")
    return frozenset().union(*(section(part) for part in parts))


def capitalised_from(reading: Reading, index: int) -> int:
    """The first word of the capitalised run that ends just before word `index`."""
    words = reading.words
    case = reading.cases[words[index].line]
    begin = index
    while begin > 0 and index - begin < LONGEST and _close(reading, begin):
        before = words[begin - 1]
        if _links(reading, begin - 1, index, case):
            begin -= 2
            continue
        if not _nameable(before, case) or (before.owned and index - begin > 3):
            break
        if before.shape is Shape.LETTER and reading.text[max(0, before.start - 1)].isdigit():
            break  # the letter of a house number: "17B"
        begin -= 1
        if before.opens:
            break
    return begin


def _nameable(word: Word, case: Case) -> bool:
    """True for a word that could be part of a proper name in its line."""
    if case is Case.CAPS:
        return not word.marks & (NEVER_PLACE | TITLE | KIN)
    return word.shape is not Shape.LOW and (not word.marks & NEVER_PLACE or word.low in _NEW)


def _links(reading: Reading, link: int, head: int, case: Case) -> bool:
    """Whether "of" or "and" at `link` joins a name before it to the run."""
    word = reading.words[link]
    if word.opens or word.low not in section("name-links") or word.low == "the":
        return False
    if word.low == "and" and reading.words[head].low not in section("strong-heads"):
        beside = reading.words[link - 1], reading.words[link + 1]
        if link + 1 == head or not all(map(plain_capital, beside)):
            return False
    if case is Case.CAPS or not reading.joined(link):
        return False
    before = reading.words[link - 1]
    return _nameable(before, case) and not before.marks & (TITLE | KIN | NAMES)


def _close(reading: Reading, index: int) -> bool:
    gap = reading.gap(index)
    if gap == ". ":
        return reading.words[index - 1].low in {"st", "mt"}
    return gap in _LINK_GAPS or not gap.strip(" '’s\u00a0")


def small_saint(reading: Reading, index: int) -> bool:
    """Whether "st" is a saint in a note without capitals: "she goes to st marks"."""
    word = reading.words[index]
    if reading.case(word) is not Case.LOWER or not reading.joined(index + 1):
        return False
    return reading.joined(index) and reading.words[index - 1].low in _TOWARDS


def low_name(word: Word) -> bool:
    """True for a word without a capital that still looks like a name: unknown, or listed."""
    if word.marks & NEVER_PLACE or (word.marks & COMMON and not word.marks & PLACE):
        return False
    return not word.marks & ANY_WORD or bool(word.marks & (NAMES | PLACE))


def own_name(word: Word) -> bool:
    """True for a word that is a name of its own, and not an everyday word with a capital."""
    return bool(word.marks & (NAMES | PLACE)) or not word.marks & (ANY_WORD | ORIGIN)


def plain_capital(word: Word) -> bool:
    """True for an English word with a capital that is no name: "Foreign and Commonwealth"."""
    named = word.marks & (GIVEN | GIVEN_MORE | NEVER_PLACE | TITLE | KIN)
    return word.shape is Shape.CAP and bool(word.marks & ANY_WORD) and not named


def plain_modifier(word: Word) -> bool:
    """True for "primary" before "school" and the like, which name no particular one."""
    return bool(word.marks & (PLAIN_MODIFIER | NEVER_PLACE))


def capitals_until(reading: Reading, index: int) -> int:
    """The last word of the capitalised run that begins with word `index`."""
    last = index
    while reading.joined(last + 1) and reading.words[last + 1].shape is Shape.CAP:
        last += 1
    return last

"""Occupations of the lists, and callings by what they are about: "sewing teacher"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import COMMON, KIN, NAME_VERB, NEVER_PLACE, PRONOUN, section
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Reading, Shape
from reflectjournal.model.findings import Tier

_BEFORE_OCCUPATION = frozenset(
    ("village", "local", "parish", "a", "an", "our", "former", "retired", "ex", "is", "was", "as")
)
_ASIDES = frozenset((", ", " (", " – ", " - "))
_OF_WHAT = re.compile(
    r" (?:of|at|in|for|to) (?:(?:the|our|a|his|her|their) )?[\w'’-]+(?=[,.;)\n]|$)"
)
_SINCE_WHEN = frozenset(
    (
        *("former", "retired", "ex", "peripatetic", "visiting", "trainee", "apprentice", "locum"),
        *("freelance", "professional", "semi-professional", "international", "chartered"),
    )
)
_MODIFIERS = 3  # words between "a" and an occupation


def occupation(reading: Reading, index: int) -> tuple[int, Hit | None]:
    """An occupation where it is said of somebody: "a codebreaker", "retired bus inspector"."""
    count = phrases("occupations").match(reading, index)
    if not count or not index:
        return 0, None
    first = index
    if _plainly(reading, index, count):
        last = index + count - 1
        return count, Hit(
            reading.words[_from(reading, index)].start,
            _of_what(reading, last),
            "role",
            Tier.CHECK,
            "what somebody is or was",
        )
    while not _introduces(reading, first):
        before = reading.words[first - 1]
        if index - first == _MODIFIERS or before.marks & (NEVER_PLACE | NAME_VERB):
            return 0, None
        if not reading.joined(first):
            return 0, None
        first -= 1
    last = index + count - 1
    if reading.words[last].owned and reading.joined(last + 1):
        last += bool(reading.words[last + 1].marks & KIN)  # "the curate's daughter"
    span = reading.words[first].start, reading.words[last].end
    return count, Hit(*span, "role", Tier.CHECK, "what somebody is or was")


def _plainly(reading: Reading, index: int, count: int) -> bool:
    """Whether an occupation says enough where nothing introduces it: "the organist"."""
    words = reading.words[index : index + count]
    if any(word.shape is not Shape.LOW for word in words) or words[-1].owned:
        return False
    return count > 1 or words[0].low not in section("also-verbs")


def _from(reading: Reading, first: int) -> int:
    """The word with which an occupation begins: "former", "retired", "peripatetic"."""
    while reading.joined(first) and reading.words[first - 1].low in _SINCE_WHEN:
        first -= 1
    return first


def _of_what(reading: Reading, last: int) -> int:
    """The end of an occupation with what it is of: "treasurer of our committee"."""
    match = _OF_WHAT.match(reading.text, reading.words[last].end)
    return match.end() if match else reading.words[last].end


def _introduces(reading: Reading, first: int) -> bool:
    """Whether what stands before `first` says that somebody is this: "a", "retired", a comma."""
    if first == 0:
        return False
    before = reading.words[first - 1].low
    as_the = before == "the" and first > 1 and reading.words[first - 2].low in {"as", "was", "is"}
    owned = before == "the" and reading.words[first].owned
    return as_the or owned or before in _BEFORE_OCCUPATION or reading.gap(first) in _ASIDES


def agents(reading: Reading) -> Iterator[Hit]:
    """A calling with what it is about: "sewing teacher", "creel fisherman"."""
    heads, plain = section("agent-heads"), section("agent-plain")
    words = reading.words
    for index, word in enumerate(words):
        low = word.low
        if low not in heads and (low[-1] != "s" or low[:-1] not in heads):
            continue
        if not index or not reading.joined(index) or word.shape is not Shape.LOW:
            continue
        about = words[index - 1]
        subject = about.shape is Shape.CAPS or (about.shape is Shape.CAP and about.marks & COMMON)
        says = (about.shape is Shape.LOW or subject) and not about.opens and about.low not in plain
        if says and not about.marks & (NAME_VERB | PRONOUN | KIN):
            start = words[_from(reading, index - 1)].start
            yield Hit(start, word.end, "role", Tier.CHECK, "what somebody is or was")

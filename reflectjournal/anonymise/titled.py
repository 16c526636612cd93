"""Names after a title: "Mrs Okonjo-Hale", "pc day", "PC 4471 Dunne", "Dr A"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    COMMON,
    KIN,
    NAME_VERB,
    NAMES,
    NEVER_NAME,
    PUBLIC,
    SOFT_TITLE,
    TITLE,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.model.findings import Tier

_LONGEST = 4  # words of a name after its title
_GAPS = frozenset((" ", ". ", ".", "\u00a0"))
_NO_ABBREVIATIONS = frozenset(("head", "miss", "lead", "aunt", "dame", "lady", "lord", "sir"))
_COLLAR = re.compile(r" \d{2,5} ")  # a police number between rank and name


def titled(reading: Reading, masked: frozenset[int]) -> Iterator[tuple[Hit, range]]:
    """Every name after a title, with the positions of its words."""
    words = reading.words
    index = 0
    while index < len(words):
        last = index
        if words[index].marks & TITLE and index not in masked and _title(reading, index):
            last = _last_word(reading, index)
            if last > index:
                hit = Hit(words[index].start, words[last].end, "person", Tier.SURE, "has a title")
                yield hit, range(index + 1, last + 1)
        index = last + 1


def _title(reading: Reading, index: int) -> bool:
    """False for a title that owns something, and for "PS" at the foot of a letter."""
    word = reading.words[index]
    if word.owned or (reading.case(word) is Case.CAPS and word.marks & NAME_VERB):
        return False  # "ALBERT ATE WELL": in some families "ate" is an elder sister
    after = reading.words[index + 1 : index + 2]
    postscript = word.low == "ps" and word.opens == 2
    return not (postscript and after and (after[0].marks & COMMON or after[0].low == "i"))


def _last_word(reading: Reading, index: int) -> int:
    """The last word of the name after the title at `index`; `index` where no name follows."""
    words = reading.words
    last = index
    while last - index < _LONGEST and last + 1 < len(words) and not words[last].owned:
        if not _continues(reading, index, last):
            break
        last += 1
    return last


def _continues(reading: Reading, index: int, last: int) -> bool:
    title, word = reading.words[index], reading.words[last + 1]
    gap = reading.gap(last + 1)
    first = last == index
    if gap.startswith(".") and (len(title.low) > 4 or title.low in _NO_ABBREVIATIONS):
        return False  # "told the chair. Less so"
    if word.low == "i" and (gap != " " or title.shape is Shape.LOW):
        return False  # "told the chair. I went"
    if first and word.shape is not Shape.LOW and _COLLAR.fullmatch(gap):
        gap = " "
    if first and gap == " (" and word.shape is Shape.CAP and title.shape is not Shape.LOW:
        gap = " " if reading.text[word.stop : word.stop + 1] == ")" else gap
    if gap == " " and _particle(reading, last + 1):
        return True
    if gap not in _GAPS or (word.marks & NEVER_NAME and word.shape is not Shape.LETTER):
        return False
    if gap.startswith(".") and not (first or reading.words[last].shape is Shape.LETTER):
        return False
    if word.marks & (TITLE | KIN) and not word.marks & NAMES:
        return False
    if word.shape is Shape.LOW:
        return _low_name(reading, title, word, first)
    return _capital_name(reading, title, word, first)


def _particle(reading: Reading, index: int) -> bool:
    """Whether a small word of family names begins one: "Mrs de Souza", "Mr al-Rashid"."""
    word = reading.words[index]
    if word.shape is not Shape.LOW:
        return False
    prefix, _, name = word.text.partition("-")
    if name:
        return prefix in section("particles") and name[0].isupper()
    if word.low not in section("particles") or not reading.joined(index + 1):
        return False
    return reading.words[index + 1].shape is Shape.CAP or _particle(reading, index + 1)


def _weak(title: Word) -> bool:
    low = title.shape is Shape.LOW and title.low in section("lower-titles")
    return low or bool(title.marks & SOFT_TITLE)


def _low_name(reading: Reading, title: Word, word: Word, first: bool) -> bool:
    surely = bool(word.marks & NAMES) and not word.marks & COMMON
    if not first:
        return surely
    if _weak(title) or title.shape is not Shape.LOW:
        return surely and reading.case(word) is Case.LOWER
    nameable = word.marks & NAMES or not word.marks & ANY_WORD
    return len(word.low) == 1 or bool(nameable) or not word.marks & NAME_VERB


def _capital_name(reading: Reading, title: Word, word: Word, first: bool) -> bool:
    nameable = bool(word.marks & NAMES) or not word.marks & ANY_WORD
    weak = _weak(title)
    shouted = word.shape is Shape.CAPS and len(word.text) > 3
    if shouted or reading.case(word) is Case.CAPS:
        return nameable or (first and not weak)
    if weak:
        return nameable and not word.marks & (PUBLIC | ACRONYM)
    if word.marks & ACRONYM and word.shape is Shape.CAPS and len(word.text) > 2:
        return False
    return first or not word.marks & COMMON or bool(word.marks & NAMES)

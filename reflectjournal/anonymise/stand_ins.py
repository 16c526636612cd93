"""Two or three capitals that stand as a person: a speaker's label, the owner of an action.

Many initials are also abbreviations: "RA" is a risk assessment and Rosa Allan. They count as
a person where they fit a name of the texts, or stand in a row of labels with other initials.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflectjournal.anonymise.clues import Known
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    ARTICLE,
    COMMON,
    KIN,
    NAME_VERB,
    NO_SUBJECT,
    POSSESSIVE,
    PREPOSITION,
    SPEECH,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word

_LABEL_GAPS = (": ", ":\n", " - ", " – ", " — ")
_ROW_GAPS = frozenset((", ", " & ", " + ", "/", " / "))
_LONGEST = 3  # letters of initials
_REACHED = frozenset(("told", "rang", "asked", "phoned", "texted", "emailed"))


def letters_of(words: Iterable[str]) -> Iterator[str]:
    """The initials under which a name may be written: "mary ann o'day" gives ma, mo, mao."""
    parts = [part for word in words for part in word.split("-") if part]
    firsts = "".join(part[0] for part in parts)
    if len(firsts) > 1:
        yield firsts[0] + firsts[-1]
        yield firsts[:2]
        yield firsts[:_LONGEST]


def initials_like(reading: Reading, index: int) -> bool:
    """Whether a word is two or three capitals in a line that uses capitals sparingly."""
    word = reading.words[index]
    short = word.shape is Shape.CAPS and len(word.text) <= _LONGEST
    return short and reading.cases[word.line] is not Case.CAPS


class Letters(NamedTuple):
    """Positions of capitals that stand as a person, and of those that may."""

    standing: frozenset[int]
    perhaps: frozenset[int]


def standing_letters(reading: Reading, known: Known) -> Letters:
    """Which capitals stand as a person, whatever else they abbreviate.

    Those that stand beside other initials, and all others with the same letters, may.
    """
    words = reading.words
    at = [k for k in range(len(words)) if initials_like(reading, k) and not _acting(words[k])]
    labels = frozenset(index for index in at if _label(reading, index))
    clear = {words[k].low for k in labels if not _ambiguous(words[k]) or _fits(words[k], known)}
    standing = frozenset(
        index
        for index in at
        if (index in labels and clear and len(clear | {words[index].low}) > 1)
        or (_fits(words[index], known) and (index in labels or _stands(reading, index)))
        or (not _ambiguous(words[index]) and _owner(reading, index))
    )
    same = {words[k].low for k in at if k in standing or _in_row(reading, k)}
    return Letters(standing, frozenset(k for k in at if words[k].low in same) - standing)


def _in_row(reading: Reading, index: int) -> bool:
    """Whether initials that abbreviate nothing stand beside: "SB, LT, MO", "SO & GW"."""
    for other, gap in ((index - 1, index), (index + 1, index + 1)):
        if not 0 <= other < len(reading.words) or reading.gap(gap) not in _ROW_GAPS:
            continue
        beside = reading.words[other]
        clear = not (_ambiguous(beside) or _acting(beside))
        if clear and initials_like(reading, other) and len(beside.text) == 2:
            return True
    return False


def perhaps_letters(reading: Reading, index: int) -> bool:
    """Whether capitals that may be an abbreviation are spoken to, speak or have a family."""
    words, word = reading.words, reading.words[index]
    if _acting(word) or len(word.text) != 2:
        return False
    after = words[index + 1].marks if reading.joined(index + 1) else 0
    reached = reading.joined(index) and words[index - 1].low in _REACHED
    return bool(reached or after & SPEECH or (word.owned and after & KIN))


def _acting(word: Word) -> bool:
    return word.low in section("acting-letters")


def _ambiguous(word: Word) -> bool:
    return bool(word.marks & (ACRONYM | COMMON))


def _fits(word: Word, known: Known) -> bool:
    return word.low in known.letters


def _label(reading: Reading, index: int) -> bool:
    """Whether the letters head a line or sentence: "CA: cover duty", "TB - email housing"."""
    word = reading.words[index]
    gap = reading.gap(index + 1)
    if word.opens != 2 or word.owned or not gap.startswith(_LABEL_GAPS):
        return False
    return not any(c.isdigit() for c in gap)


def _stands(reading: Reading, index: int) -> bool:
    """Whether the letters stand in brackets of their own, own an action, or act."""
    word, text = reading.words[index], reading.text
    bracketed = reading.gap(index).endswith("(") and text[word.stop : word.stop + 1] == ")"
    if bracketed or word.owned or _owner(reading, index):
        return True
    if reading.joined(index + 1):
        after = reading.words[index + 1]
        if after.marks & NAME_VERB and not after.marks & NO_SUBJECT:
            return True
    return reading.joined(index) and reading.words[index - 1].low in section("to-letters")


def _owner(reading: Reading, index: int) -> bool:
    """Whether something is theirs to do: "KN to chase the letter", "(LO to countersign)"."""
    words, word = reading.words, reading.words[index]
    if not word.opens or not (reading.joined(index + 1) and reading.joined(index + 2)):
        return False
    if words[index + 1].low != "to" or words[index + 2].shape is not Shape.LOW:
        return False
    deed = words[index + 2].marks
    return bool(deed & ANY_WORD) and not deed & (ARTICLE | POSSESSIVE | PREPOSITION)

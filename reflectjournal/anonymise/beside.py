"""Clues in names beside a word: a given name before it, a surname after it, a list around it."""

from __future__ import annotations

from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    CALENDAR,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    KIN,
    NAMES,
    ORIGIN,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
)
from reflectjournal.anonymise.reading import Case, Shape, Word
from reflectjournal.anonymise.scene import SILENT, Clue, Scene

_ELSEWHERE = PUBLIC | ACRONYM | ORIGIN | PLACE | CALENDAR


def beside(scene: Scene) -> Clue:
    """The best clue from names around the word."""
    weight = max(_as_surname(scene), _as_given_name(scene))
    if weight:
        return Clue(weight, "looks like a full name")
    if scene.low:
        return _in_low_list(scene) or SILENT
    return _in_list(scene) or _in_pair(scene) or SILENT


def _fresh(word: Word) -> bool:
    """True for a word in no list of English words, brands or places."""
    return not word.marks & (ANY_WORD | _ELSEWHERE) and len(word.text) > 2


def _as_surname(scene: Scene) -> int:
    word, given = scene.word, scene.before
    if not scene.led or word.opens or given.shape != word.shape or given.owned:
        return 0
    if given.marks & (GIVEN | GIVEN_MORE) and not given.marks & COMMON:
        return 3
    if scene.low:
        unknown = not word.marks & ANY_WORD and len(word.low) > 3
        return 3 if given.marks & GIVEN and unknown else 0
    return 3 if _fresh(given) and not word.marks & COMMON else 0


def _as_given_name(scene: Scene) -> int:
    word, surname = scene.word, scene.after
    if not scene.followed or word.owned:
        return 0
    if scene.low:
        return _low_given_name(word, surname)
    if surname.shape is Shape.LOW or surname.opens:
        return 0
    if scene.reading.text[surname.stop : surname.stop + 1].isdigit():
        return 0  # the letters of a number: "ZX1234567"
    best = 0
    if _fresh(surname) and not word.marks & (PUBLIC | ORIGIN | CALENDAR | KIN | ROLE | COMMON):
        best = 3
    if word.marks & (GIVEN | GIVEN_MORE) and not surname.marks & (PUBLIC | ORIGIN | KIN | ROLE):
        best = max(best, 1 if surname.marks & COMMON and not surname.marks & SURNAME else 3)
    return best


def _low_given_name(word: Word, surname: Word) -> int:
    if surname.shape is not Shape.LOW or len(surname.low) < 4:
        return 0
    if not word.marks & (GIVEN | GIVEN_MORE):
        return 0
    if not surname.marks & ANY_WORD:
        return 4 if word.marks & COMMON else 3
    return 2 if surname.marks & SURNAME and not word.marks & COMMON else 0


def _names_in_capitals(scene: Scene, other: Word) -> bool:
    sure = other.marks & NAMES and not other.marks & ANY_WORD
    return scene.case is Case.CAPS and bool(sure and scene.word.marks & NAMES)


def _given(other: Word) -> bool:
    capital = other.shape is not Shape.LOW and other.marks & (GIVEN | GIVEN_MORE)
    return bool(capital and not other.marks & (PUBLIC | ORIGIN))


def _in_list(scene: Scene) -> Clue | None:
    for other, gap in ((scene.before, scene.gap_before), (scene.after, scene.gap_after)):
        if gap not in {", ", "; "}:
            continue
        if _names_in_capitals(scene, other):
            return Clue(3, "stands in a list of names")
        if _given(other):
            return Clue(2, "stands in a list of names")
    return None


def _in_low_list(scene: Scene) -> Clue | None:
    """A row of names in dictation: "amir, leona n tobi"."""
    word = scene.word
    if scene.case is not Case.LOWER or not (word.marks & GIVEN or not word.marks & ANY_WORD):
        return None
    for other, gap in ((scene.before, scene.gap_before), (scene.after, scene.gap_after)):
        listed = other.marks & (GIVEN | GIVEN_MORE) and not other.marks & ANY_WORD
        if gap == ", " and listed and other.shape is Shape.LOW:
            return Clue(2, "stands in a list of names")
    return None


def _in_pair(scene: Scene) -> Clue | None:
    reading, at = scene.reading, scene.at
    for link, other, near in (
        (scene.before, scene.earlier, scene.led and reading.joined(at - 1)),
        (scene.after, scene.later, scene.followed and reading.joined(at + 2)),
    ):
        if link.low not in {"and", "or"} or not near:
            continue
        if _names_in_capitals(scene, other):
            return Clue(4, "stands beside another name")
        if _given(other):
            return Clue(1, "stands beside another name")
    return None

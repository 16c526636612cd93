"""What the lists and the capitals say about a word, before its neighbours are asked."""

from __future__ import annotations

from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    CALENDAR,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    KIN,
    MODAL,
    NAME_FIRST,
    NAMES,
    ORIGIN,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    TITLE,
    marks_of,
)
from reflectjournal.anonymise.reading import Case, Shape, Word
from reflectjournal.anonymise.scene import STRAY, Scene


def standing(scene: Scene) -> int:
    """The sum of what the lists and the capitals say."""
    word, case = scene.word, scene.case
    plain = scene.low or case is Case.CAPS
    listed = _word_name(word, case, plain) if word.marks & ANY_WORD else _name(word, case, plain)
    related = scene.low and scene.before.marks & KIN  # "uncle raf" is no air force
    return listed + (0 if related else _cost(word, case)) + _capital(scene)


def _name(word: Word, case: Case, plain: bool) -> int:
    """A word that is in no list of English words."""
    if word.marks & GIVEN:
        return 4
    if word.marks & GIVEN_MORE:
        return 3
    if word.marks & SURNAME:
        return 2 if plain else 3
    if not plain:
        return 2
    if not word.low.isascii():
        return 3
    if case is Case.LOWER:
        return 1
    return -1 if word.shape is Shape.LOW else 2


def _word_name(word: Word, case: Case, plain: bool) -> int:
    """An English word, which may be a name, too."""
    marks = word.marks
    if marks & (GIVEN | GIVEN_MORE):
        usual = 2 if marks & COMMON else 3
        if not plain:
            return usual
        if marks & NAME_FIRST:
            return 2 if case is Case.LOWER else 1
        if marks & MODAL:
            return -1
        return usual - 2 if case is Case.LOWER else usual - 3
    if marks & SURNAME:
        return -2 if plain else -1
    return -4 if marks & COMMON else -2


def _cost(word: Word, case: Case) -> int:
    """What the word is known as besides: a brand, an abbreviation, a town, a role."""
    marks = word.marks
    cost = _abbreviation_cost(word, case)
    if marks & PUBLIC:
        cost -= 3 if marks & NAMES else 6
    if marks & CALENDAR and not marks & (NAME_FIRST | MODAL):  # April, June and May are names
        cost -= 8
    if marks & ORIGIN:
        cost -= 5
    if marks & PLACE and not marks & (GIVEN | GIVEN_MORE):
        cost -= 2 if marks & SURNAME else 4
    if marks & (TITLE | KIN) and not marks & NAMES:
        cost -= 3
    if marks & ROLE and (marks & COMMON or not marks & GIVEN):
        cost -= 2
    return cost


def _abbreviation_cost(word: Word, case: Case) -> int:
    marks = word.marks
    if word.shape is Shape.LOW:
        return -5 if marks & ACRONYM and not marks & NAMES else 0
    if word.text[1:].islower():
        return 0  # one capital only, which spares counting them
    if word.shape is Shape.CAPS or sum(c.isupper() for c in word.text) > 2:
        known = marks | marks_of(word.low.removesuffix("s"))
        return -6 if known & ACRONYM and not (case is Case.CAPS and marks & GIVEN) else 0
    return 0


def _capital(scene: Scene) -> int:
    """What a capital at this place says."""
    word = scene.word
    if scene.low or scene.case in {Case.CAPS, Case.TITLE}:
        return 0
    if word.shape is Shape.CAPS:
        return 0  # a name in capitals, or an abbreviation that no list has
    if scene.case is Case.LOWER and not word.opens:
        return 2
    if word.opens == 2 or (word.marks & ANY_WORD and scene.reading.stray_capitals > STRAY):
        return 0
    return 1 if word.opens else 2

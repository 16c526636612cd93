"""Which words of a text are people's names."""

from __future__ import annotations

from reflectjournal.anonymise.after import bare_subject
from reflectjournal.anonymise.before import BEFORE_NICKNAMES, pointed_at
from reflectjournal.anonymise.clues import LIKELY, POSSIBLE, Known, Verdict, judge
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ADDRESSED,
    ANY_WORD,
    CALENDAR,
    COMMON,
    GIVEN,
    KIN,
    NAME_VERB,
    NAMES,
    NEVER_NAME,
    ORIGIN,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    marks_of,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, unaccented

_UNKNOWN = Verdict(0, "", firm=False)
_ALL_OF = frozenset(("the", "these", "those"))
_VOWELS = frozenset("aeiouy")


Verdicts = dict[int, Verdict]


def first_look(reading: Reading, masked: frozenset[int], known: Known) -> Verdicts:
    """The verdict on every word that could be a name and reaches `POSSIBLE` by itself."""
    found: Verdicts = {}
    unseeded = not known.forms
    after_uncle = False
    for index, word in enumerate(reading.words):
        led, after_uncle = after_uncle, word.low in BEFORE_NICKNAMES
        plainly = word.shape is Shape.LOW and word.marks & (COMMON | GIVEN) == COMMON
        if plainly and unseeded and word.low[-1] != "s" and not led:
            continue  # most words of a text, seen at a glance
        if index not in masked and _candidate(reading, index, known):
            verdict = judge(reading, index, known)
            if verdict.score >= POSSIBLE:
                found[index] = verdict
    return found


def judge_all(reading: Reading, masked: frozenset[int], known: Known, first: Verdicts) -> Verdicts:
    """The verdicts once the names of all texts are known, with surnames and families.

    Only words that are known are judged again; for the others the first look stands.
    """
    found = dict(first)
    forms = known.forms
    for index, word in enumerate(reading.words if forms else ()):
        low = word.low
        if low not in forms and low[-1] not in "sy" and low.isascii():
            continue  # most words of a text, seen at a glance
        if not known.has(low):
            continue
        found.pop(index, None)
        if index not in masked and _candidate(reading, index, known):
            verdict = judge(reading, index, known)
            if verdict.score >= POSSIBLE:
                found[index] = verdict
    _add_surnames(reading, found, masked)
    _add_families(reading, found)
    return found


def _candidate(reading: Reading, index: int, known: Known) -> bool:
    """Whether a word is worth judging at all."""
    word = reading.words[index]
    marks, case = word.marks, reading.cases[word.line]
    if marks & (NEVER_NAME | ADDRESSED) or len(word.text) == 1:
        return False
    if word.start and reading.text[word.start - 1].isdigit():
        return False  # the end of "3rd" or "14kg"
    if "'" in word.low and marks & ANY_WORD:
        return False
    if word.shape is Shape.LOW or case is Case.CAPS:
        return _plain_candidate(word, case, known) or pointed_at(reading, index)
    if known.has(word.low):
        return True
    if word.opens == 2 and marks & COMMON and not marks & NAMES:
        listed = reading.text[word.stop : word.stop + 1] == ","
        return listed or bare_subject(reading, index) or pointed_at(reading, index)
    return word.shape is Shape.CAP or len(word.text) > 3


def _plain_candidate(word: Word, case: Case, known: Known) -> bool:
    """Whether a word is worth judging where capitals say nothing."""
    marks = word.marks
    if word.shape is Shape.LOW and marks & (KIN | ROLE | ORIGIN):
        named = case is Case.LOWER and marks & GIVEN and known.has(word.low)
        if not named:
            return False
    if (marks & NAMES and not marks & COMMON) or known.has(word.low):
        return True
    if not marks and word.shape is Shape.LOW and not _VOWELS.intersection(unaccented(word.low)):
        return False  # a short form: "rang bk", "cnt make it"
    if case is Case.CAPS:
        return not marks & ANY_WORD or bool(marks & NAMES)
    if case is Case.LOWER:
        stem = marks_of(word.low[:-1]) if word.low.endswith("s") else 0
        return bool((marks | stem) & GIVEN) or not marks & COMMON
    return False


def _add_surnames(reading: Reading, found: Verdicts, masked: frozenset[int]) -> None:
    """A capital right after a likely given name is its surname: "Cherry Long", "Kyle Marsh"."""
    for index in sorted(found):
        given = reading.words[index]
        at = index + 1
        if found[index].score < LIKELY or given.owned or not reading.joined(at) or at in masked:
            continue
        word = reading.words[at]
        if given.shape is Shape.LOW:
            if at not in found and _low_surname(word):
                found[at] = Verdict(POSSIBLE, "may be the surname after a given name", firm=False)
        elif found.get(at, _UNKNOWN).score < LIKELY and _surname(word, reading.cases[word.line]):
            found[at] = Verdict(LIKELY, "follows a given name", firm=False)


def _low_surname(word: Word) -> bool:
    """In notes without capitals a listed family name may follow: "april rivers"."""
    listed = word.shape is Shape.LOW and word.marks & SURNAME and len(word.low) > 3
    return bool(listed) and not word.marks & (NAME_VERB | NEVER_NAME)


def _surname(word: Word, case: Case) -> bool:
    marks = word.marks
    if marks & NEVER_NAME or word.opens or len(word.text) < 2:
        return False
    if marks & (ACRONYM | NAME_VERB) and word.shape is Shape.CAPS and not marks & NAMES:
        return False
    if marks & (PUBLIC | ORIGIN | KIN) and not marks & NAMES:
        return False
    if case is Case.TITLE:
        return not marks & ANY_WORD and word.shape is not Shape.LOW
    if case is Case.CAPS:
        return not marks & NAME_VERB and (not marks & COMMON or bool(marks & NAMES))
    return word.shape is not Shape.LOW


def _add_families(reading: Reading, found: Verdicts) -> None:
    """Families in the plural: "the Rahmans"."""
    for index, word in enumerate(reading.words):
        if word.low[-1] != "s" or word.opens:
            continue
        small = word.shape is Shape.LOW
        if small and (reading.cases[word.line] is not Case.LOWER or len(word.low) < 5):
            continue
        first = index - 1
        if reading.joined(index) and reading.words[first].low in {"two", "three", "four"}:
            first -= 1  # "the two Osmans"
        if not reading.joined(index) or reading.words[first].low not in _ALL_OF:
            continue
        if reading.words[first].text == "The" and reading.words[first].opens != 2:
            continue  # a house: "at The Brambles"
        stem = marks_of(word.low[:-1])
        capital = not small and reading.cases[word.line] in {Case.NORMAL, Case.LOWER}
        if capital and stem & SURNAME and stem & COMMON and not word.marks & (PUBLIC | ACRONYM):
            found.setdefault(index, Verdict(POSSIBLE, "a family in the plural", firm=False))
            continue
        listed = stem & NAMES and not stem & COMMON
        nameable = listed or (not stem and not word.marks & (ANY_WORD | NAMES))
        if nameable and not word.marks & (PUBLIC | ACRONYM | ORIGIN | PLACE | CALENDAR):
            score = POSSIBLE if small else LIKELY
            found[index] = Verdict(score, "a family in the plural", firm=False, context=2)

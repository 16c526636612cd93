"""Which words of a text are people's names, and which names the texts show to be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reflectjournal.anonymise.clues import LIKELY, POSSIBLE, Known, Verdict, judge
from reflectjournal.anonymise.initials import before_surnames, named_letters
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ADDRESSED,
    ANY_WORD,
    AUXILIARY,
    CALENDAR,
    COMMON,
    GIVEN,
    KIN,
    NAME_VERB,
    NAMES,
    NEVER_NAME,
    NO_SUBJECT,
    ORIGIN,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    WORD,
    marks_of,
    section,
)
from reflectjournal.anonymise.nicknames import forms_of, given_nicknames
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, plain, unaccented
from reflectjournal.anonymise.runs import heads
from reflectjournal.anonymise.signed import signatures
from reflectjournal.anonymise.stand_ins import letters_of
from reflectjournal.anonymise.titled import titled

_UNKNOWN = Verdict(0, "", firm=False)
_NO_PERSON = PUBLIC | ACRONYM | ORIGIN | CALENDAR | KIN | ROLE | PLACE
_ABSTRACT_ENDS = ("ing", "ion", "ment", "ness", "ity", "ology", "ism", "ship", "ance", "ence", "s")
_VOWELS = frozenset("aeiouy")
_LONGEST = 3  # words before the last of a full name


Verdicts = dict[int, Verdict]


def first_look(reading: Reading, masked: frozenset[int], known: Known) -> Verdicts:
    """The verdict on every word that could be a name and reaches `POSSIBLE` by itself."""
    found: Verdicts = {}
    unseeded = not known.forms
    for index, word in enumerate(reading.words):
        plainly = word.shape is Shape.LOW and word.marks & (COMMON | GIVEN) == COMMON
        if plainly and unseeded and word.low[-1] != "s":
            continue  # most words of a text, seen at a glance
        if index not in masked and _candidate(reading, word, known):
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
        if index not in masked and _candidate(reading, word, known):
            verdict = judge(reading, index, known)
            if verdict.score >= POSSIBLE:
                found[index] = verdict
    _add_surnames(reading, found, masked)
    _add_families(reading, found)
    return found


def _candidate(reading: Reading, word: Word, known: Known) -> bool:
    """Whether a word is worth judging at all."""
    marks, case = word.marks, reading.cases[word.line]
    if marks & (NEVER_NAME | ADDRESSED) or len(word.text) == 1:
        return False
    if word.start and reading.text[word.start - 1].isdigit():
        return False  # the end of "3rd" or "14kg"
    if "'" in word.low and marks & ANY_WORD:
        return False
    if word.shape is Shape.LOW or case is Case.CAPS:
        return _plain_candidate(word, case, known)
    if known.has(word.low):
        return True
    if word.opens == 2 and marks & COMMON and not marks & NAMES:
        return reading.text[word.stop : word.stop + 1] == ","  # a list is all that could help it
    return word.shape is Shape.CAP or len(word.text) > 3


def _plain_candidate(word: Word, case: Case, known: Known) -> bool:
    """Whether a word is worth judging where capitals say nothing."""
    marks = word.marks
    if word.shape is Shape.LOW and marks & (KIN | ROLE | ORIGIN):
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
    if marks & ACRONYM and word.shape is Shape.CAPS:
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
        if not reading.joined(index) or reading.words[index - 1].low != "the":
            continue
        stem = marks_of(word.low[:-1])
        listed = stem & NAMES and not stem & COMMON
        nameable = listed or (not stem and not word.marks & ANY_WORD)
        if nameable and not word.marks & (PUBLIC | ACRONYM | ORIGIN | PLACE | CALENDAR):
            score = POSSIBLE if small else LIKELY
            found[index] = Verdict(score, "a family in the plural", firm=False, context=2)


def known_names(
    readings: Iterable[tuple[Reading, frozenset[int]]], seeds: frozenset[str] = frozenset()
) -> tuple[Known, list[Verdicts]]:
    """The names that the texts themselves show: titled, firmly placed or in the lists.

    Each reading comes with its public words, which are no names. `seeds` are known already.
    Gives the first look at each text, too.
    """
    looks: list[Verdicts] = []
    forms = set(seeds)
    letters: set[str] = set()
    start = Known(seeds)
    for reading, masked in readings:
        words = reading.words
        for _, run in titled(reading, masked):
            forms.update(words[index].low for index in run if len(words[index].low) > 1)
            letters.update(letters_of(words[index].low for index in run))
        forms.update(_announced(reading))
        letters.update(named_letters(reading))
        looks.append(first_look(reading, masked, start))
        verdicts = judge_all(reading, masked, Known(frozenset()), looks[-1])
        forms.update(_repeated(reading, verdicts))
        for index, verdict in verdicts.items():
            if not _enough(reading, words[index], verdict) or _building(reading, index):
                continue
            forms.update(_forms(words[index]))
            letters.add(words[index].low[0])
            letters.update(letters_of(word.low for word in _run_to(reading, verdicts, index)))
    forms |= {unaccented(form) for form in forms}
    return Known(frozenset(forms), frozenset(letters)), looks


def _announced(reading: Reading) -> Iterator[str]:
    """Names that the text gives as such: after initials, as a nickname, or by signing."""
    yield from (surname for surname, _ in before_surnames(reading))
    for nickname in given_nicknames(reading.text):
        yield from forms_of(nickname)
    for start, end in signatures(reading.text):
        yield from (word for word in plain(reading.text[start:end]).split() if len(word) > 2)


def _run_to(reading: Reading, verdicts: Verdicts, last: int) -> tuple[Word, ...]:
    """The words of a full name that ends with word `last`."""
    first = last
    while first - 1 in verdicts and reading.joined(first) and last - first < _LONGEST:
        first -= 1
    return reading.words[first : last + 1]


def _building(reading: Reading, index: int) -> bool:
    """Whether the word is the noun of a place after its name: "Amberleigh Court"."""
    word = reading.words[index]
    if not word.marks & COMMON or not reading.joined(index) or word.marks & GIVEN:
        return False
    led = reading.words[index - 1].shape is not Shape.LOW
    return led and (word.low in heads() or word.low in section("streets"))


def _enough(reading: Reading, word: Word, verdict: Verdict) -> bool:
    """Whether one verdict makes a word known as a name in all the texts."""
    if reading.cases[word.line] is Case.LOWER and word.shape is Shape.LOW:
        return verdict.score >= LIKELY - 1
    if verdict.firm:
        return verdict.score >= LIKELY
    if not word.marks & NAMES:
        return verdict.score >= LIKELY + 2
    opens = word.marks & ANY_WORD and word.opens == 2
    return verdict.score >= (LIKELY + 1 if opens else LIKELY)


def _forms(word: Word) -> Iterable[str]:
    yield word.low
    if word.low.endswith("s") and not word.marks & (GIVEN | SURNAME | ANY_WORD):
        yield word.low[:-1]  # "ruths", typed without its apostrophe


def _repeated(reading: Reading, verdicts: Verdicts) -> set[str]:
    """Words in no list that have a capital more than once and fit as a name each time."""
    seen: set[str] = set()
    again: set[str] = set()
    for index, verdict in verdicts.items():
        word = reading.words[index]
        if word.marks & ANY_WORD or word.shape is not Shape.CAP or verdict.score <= POSSIBLE:
            continue
        (again if word.low in seen else seen).add(word.low)
    return again | _rare_words(reading)


def _rare_words(reading: Reading) -> set[str]:
    """Rare English words that act as people and never come in small letters: Kola, Yaw, Bear."""
    counts = Counter(word.low for word in reading.words if word.shape is Shape.CAP)
    small = {word.low for word in reading.words if word.shape is Shape.LOW}
    return {
        word.low
        for index, word in enumerate(reading.words)
        if word.marks & WORD
        and word.shape is Shape.CAP
        and counts[word.low] > 1
        and word.low not in small
        and not word.marks & (COMMON | _NO_PERSON)
        and not word.low.endswith(_ABSTRACT_ENDS)
        and _acts(reading, index)
    }


def _acts(reading: Reading, index: int) -> bool:
    """Whether the word does what people do: "Kola came", not "Drift had set in"."""
    if not reading.joined(index + 1):
        return False
    after = reading.words[index + 1].marks
    return bool(after & NAME_VERB) and not after & (NO_SUBJECT | AUXILIARY)

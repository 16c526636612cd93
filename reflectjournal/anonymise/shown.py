"""Which names the texts themselves show, so that they are found wherever they come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflectjournal.anonymise.clues import LIKELY, POSSIBLE, Known, Verdict
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.initials import named_letters
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    AUXILIARY,
    CALENDAR,
    COMMON,
    GIVEN,
    KIN,
    NAME_VERB,
    NAMES,
    NO_SUBJECT,
    ORIGIN,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    WORD,
    section,
)  # fmt: skip
from reflectjournal.anonymise.names import Verdicts, first_look, judge_all
from reflectjournal.anonymise.nicknames import Nickname, forms_of, given_nicknames
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, plain, unaccented
from reflectjournal.anonymise.runs import heads
from reflectjournal.anonymise.signed import signatures
from reflectjournal.anonymise.stand_ins import letters_of
from reflectjournal.anonymise.titled import titled
from reflectjournal.anonymise.written_initials import before_surnames

_NO_PERSON = PUBLIC | ACRONYM | ORIGIN | CALENDAR | KIN | ROLE | PLACE
_ABSTRACT_ENDS = ("ing", "ion", "ment", "ness", "ity", "ology", "ism", "ship", "ance", "ence", "s")
_LONGEST = 3  # words before the last of a full name


class Look(NamedTuple):
    """What one text shows of people by itself, before the names of the others are known."""

    verdicts: Verdicts
    titled: tuple[tuple[Hit, range], ...]
    nicknames: tuple[Nickname, ...]
    signatures: tuple[tuple[int, int], ...]


def known_names(
    readings: Iterable[tuple[Reading, frozenset[int]]], seeds: frozenset[str] = frozenset()
) -> tuple[Known, list[Look]]:
    """The names that the texts themselves show: titled, firmly placed or in the lists.

    Each reading comes with its public words, which are no names. `seeds` are known already.
    Gives the first look at each text, too.
    """
    looks: list[Look] = []
    forms = set(seeds)
    letters: set[str] = set()
    start = Known(seeds)
    for reading, masked in readings:
        words = reading.words
        look = Look(
            first_look(reading, masked, start),
            tuple(titled(reading, masked)),
            tuple(given_nicknames(reading.text)),
            tuple(signatures(reading.text)),
        )
        looks.append(look)
        for _, run in look.titled:
            forms.update(words[index].low for index in run if len(words[index].low) > 1)
            letters.update(letters_of(words[index].low for index in run))
        forms.update(_announced(reading, look))
        letters.update(named_letters(reading))
        verdicts = judge_all(reading, masked, Known(frozenset()), look.verdicts)
        forms.update(_repeated(reading, verdicts))
        for index, verdict in verdicts.items():
            if not _enough(reading, words[index], verdict) or _building(reading, index):
                continue
            if _elsewhere(reading, index, verdict) or words[index].marks & KIN:
                continue
            forms.update(_forms(words[index]))
            letters.add(words[index].low[0])
            letters.update(letters_of(word.low for word in _run_to(reading, verdicts, index)))
    forms |= {unaccented(form) for form in forms}
    return Known(frozenset(forms), frozenset(letters)), looks


def _announced(reading: Reading, look: Look) -> Iterator[str]:
    """Names that the text gives as such: after initials, as a nickname, or by signing."""
    yield from (surname for surname, _ in before_surnames(reading))
    for nickname in look.nicknames:
        yield from forms_of(nickname)
    for start, end in look.signatures:
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


def _elsewhere(reading: Reading, index: int, verdict: Verdict) -> bool:
    """Whether a listed name stands like a place and only so: "in Calais", "about Jamaica"."""
    word = reading.words[index]
    if verdict.firm or word.marks & GIVEN:
        return False
    led = reading.joined(index) and reading.words[index - 1].low in section("place-hints")
    return led or bool(word.marks & PLACE and verdict.context <= 1)


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
        if _elsewhere(reading, index, verdict):
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

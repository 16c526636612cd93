"""Towns and countries, small places in no list, and capitals that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ADDRESSED,
    ANY_WORD,
    CALENDAR,
    COMMON,
    FORMAL,
    KIN,
    NAMES,
    NEVER_PLACE,
    ORIGIN,
    PLACE,
    PLAIN_MODIFIER,
    PUBLIC,
    marks_of,
    section,
)
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.anonymise.runs import capitals_until, heads, plain_capital
from reflectjournal.anonymise.scene import STRAY
from reflectjournal.model.findings import Tier

_LOOSE = frozenset(("for", "at the", "in the", "near the", "outside the"))
_PASSING = frozenset(("through", "towards", "past"))
_TO_THE = frozenset(("at", "to", "from", "in", "outside", "near", "by", "behind", "opposite"))
_COUNTY = re.compile(r" Government\b|,? \(?(?:Co\.?|County) [A-Z][a-z]{2,12}(?: [A-Z][a-z]{2,12})?")
_FOREIGN = "in no list, in brackets: may be a name in another language"
_HOSPITALS = frozenset(("general", "royal", "infirmary", "priory", "memorial", "cottage"))
_OWN = NAMES | PLACE
_UNEXPLAINED = "has a capital that nothing explains"


def find_places(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Places of the lists, places that stand where one stands, and unexplained capitals."""
    yield from _gazetteer(reading, masked)
    villages = section("village-adjectives")
    for index, word in enumerate(reading.words):
        if index in masked or (word.shape is Shape.LOW and word.marks):
            continue
        if word.low in villages:
            yield from _village(reading, index)
        yield from _small_place(reading, index)
        yield from _unexplained(reading, index)


def _gazetteer(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    names = phrases("places", "long-places")
    firsts = names.first_words()
    done = 0
    for index, word in enumerate(reading.words):
        if word.low not in firsts or index < done or index in masked:
            continue
        count = names.match(reading, index)
        if count and _is_place(reading, index, count):
            done = index + count
            tier = Tier.CHECK if word.low in section("broad-places") else Tier.LIKELY
            if count == 1 and word.marks & COMMON:
                tier = Tier.CHECK
            start, end = _realm(reading, index), _county(reading, done - 1)
            yield Hit(start, end, "place", tier, "in the list of towns, cities and countries")


def _realm(reading: Reading, index: int) -> int:
    """Where a place begins with what it is: "Kingdom of Sweden", "Isle of Arran"."""
    words = reading.words
    if reading.joined(index) and reading.joined(index - 1) and words[index - 1].low == "of":
        realm = words[index - 2]
        if realm.low in section("realms") and realm.shape is Shape.CAP:
            return realm.start
    return words[index].start


def _county(reading: Reading, last: int) -> int:
    """Where a place ends with its county: "Tralee, Co. Kerry"."""
    match = _COUNTY.match(reading.text, reading.words[last].stop)
    return match.end() if match else reading.words[last].end


def _is_place(reading: Reading, index: int, count: int) -> bool:
    """Whether a name of the list is one here, and not a word or a person."""
    word = reading.words[index]
    case = reading.cases[word.line]
    led = _led(reading, index, count)
    if word.shape is Shape.LOW and case is not Case.LOWER:
        return False
    if led:
        return not (count == 1 and word.marks & COMMON and word.opens)
    plain = word.shape is Shape.LOW or case in {Case.CAPS, Case.TITLE}
    if count > 1:
        return not plain or not word.marks & ANY_WORD
    abbreviation = word.shape is Shape.CAPS and case is Case.NORMAL and len(word.text) < 4
    other = word.marks & (ANY_WORD | NAMES | ACRONYM | PUBLIC)
    return not other and not abbreviation and word.low not in section("broad-places")


def _led(reading: Reading, index: int, count: int) -> bool:
    """Whether "in" or "from" stands before, or "team" or "area" after."""
    word = reading.words[index]
    if index and not word.opens and reading.words[index - 1].low in section("place-before"):
        return True
    if _realm(reading, index) != word.start:
        return True
    after = index + count
    return reading.joined(after) and reading.words[after].low in section("place-after")


def _small_place(reading: Reading, index: int) -> Iterator[Hit]:
    """A capitalised word in no list after "in" or "at"; after "for" only with another one."""
    word = reading.words[index]
    if word.shape is Shape.LOW:
        if _unknown_place(reading, index):
            reason = "in no list, after a word such as “in” or “at”"
            yield Hit(word.start, word.end, "place", Tier.CHECK, reason)
        return
    if word.shape is not Shape.CAP or word.opens or word.owned or not index:
        return
    if reading.cases[word.line] not in {Case.NORMAL, Case.LOWER}:
        return
    before = reading.words[index - 1].low
    if before == "the" and index > 1 and reading.joined(index - 1):
        yield from _the_place(reading, index)
        before = f"{reading.words[index - 2].low} the"
    pair = reading.joined(index + 1) and reading.words[index + 1].shape is Shape.CAP
    yield from _pair_of_words(reading, index)
    if before not in section("place-hints") and not (before in _LOOSE and pair):
        return
    if word.marks & (PUBLIC | ACRONYM | ORIGIN | CALENDAR):
        return
    if word.marks & (NAMES | COMMON) and not pair:
        return
    known = word.marks & (ANY_WORD | NAMES) or before in _LOOSE or before in _PASSING
    end = reading.words[capitals_until(reading, index)].end
    tier = Tier.CHECK if known else Tier.LIKELY
    yield Hit(word.start, end, "place", tier, "a name after a word such as “in” or “at”")


def _village(reading: Reading, index: int) -> Iterator[Hit]:
    """Lower Slaughter, Great Snoring: an adjective of villages before a capital."""
    if reading.words[index].shape is not Shape.CAP or not reading.joined(index + 1):
        return
    after = reading.words[index + 1]
    known = after.marks & (CALENDAR | KIN | ADDRESSED | ACRONYM | PUBLIC | FORMAL | ORIGIN)
    if reading.case(after) is Case.NORMAL and after.shape is Shape.CAP and not known:
        reason = "begins like the name of a village"
        yield Hit(reading.words[index].start, after.end, "place", Tier.LIKELY, reason)


def _pair_of_words(reading: Reading, index: int) -> Iterator[Hit]:
    """At Paws and Claws: two everyday words with capitals, where a place stands."""
    words = reading.words
    if not reading.joined(index + 2) or words[index + 1].low not in {"and", "&"}:
        return
    led = words[index - 1].low in section("place-hints")
    if led and plain_capital(words[index]) and plain_capital(words[index + 2]):
        end = words[index + 2].end
        yield Hit(words[index].start, end, "organisation", Tier.CHECK, _UNEXPLAINED)


def _the_place(reading: Reading, index: int) -> Iterator[Hit]:
    """A single capital after "to the" or "at the": a pub, a home, a club known by its name."""
    word = reading.words[index]
    led = reading.words[index - 2].low in _TO_THE
    alone = not reading.joined(index + 1) or reading.words[index + 1].shape is Shape.LOW
    if led and alone and word.low in _HOSPITALS:
        reason = "a hospital known by one word"
        yield Hit(word.start, word.end, "health-service", Tier.CHECK, reason)
    plain = word.marks & (
        PLAIN_MODIFIER | KIN | ADDRESSED | NEVER_PLACE | ACRONYM | PUBLIC | FORMAL
    )
    if led and not plain and word.low not in heads() and not word.marks & (CALENDAR | ORIGIN):
        yield Hit(word.start, word.end, "organisation", Tier.CHECK, _UNEXPLAINED)


def _unknown_place(reading: Reading, index: int) -> bool:
    """Whether a word without a capital, in no list, stands like a place: "at pinderfields"."""
    word = reading.words[index]
    if word.marks or len(word.low) < 5 or reading.cases[word.line] is not Case.LOWER:
        return False
    return reading.joined(index) and reading.words[index - 1].low in section("place-hints")


def _unexplained(reading: Reading, index: int) -> Iterator[Hit]:
    """Capitals in mid-sentence, where the writer uses capitals sparingly."""
    word = reading.words[index]
    if word.opens == 2 or reading.cases[word.line] in {Case.CAPS, Case.TITLE}:
        return
    if word.shape is Shape.LOW:
        if not word.marks and len(word.low) > 6 and reading.gap(index).endswith("("):
            yield Hit(word.start, _bracket(reading, index), "organisation", Tier.CHECK, _FOREIGN)
        return
    if word.shape is Shape.CAPS:
        led = index and reading.joined(index) and reading.words[index - 1].low == "the"
        if 3 <= len(word.text) <= 6 and not _known_abbreviation(word, led=bool(led)):
            reason = "an abbreviation in no list"
            yield Hit(word.start, word.end, "organisation", Tier.CHECK, reason)
        return
    if word.shape is not Shape.CAP or len(word.text) < 3:
        return
    pair = reading.joined(index + 1) and reading.words[index + 1].shape is Shape.CAP
    if _explained(word, pair=pair) or (not pair and _step(reading, index)):
        return
    place = word.marks & PLACE and not word.marks & COMMON
    if place or not word.marks or reading.stray_capitals <= STRAY:
        yield Hit(word.start, word.end, "organisation", Tier.CHECK, _UNEXPLAINED)


def _step(reading: Reading, index: int) -> bool:
    """Whether a word stands in a row of everyday words with capitals: the steps of a model."""
    for other, gap in ((index - 1, index), (index + 1, index + 1)):
        if 0 <= other < len(reading.words) and reading.gap(gap) == ", ":
            words = reading.words[index], reading.words[other]
            if all(w.shape is Shape.CAP and w.marks & COMMON and not w.marks & _OWN for w in words):
                return True
    return False


def _bracket(reading: Reading, index: int) -> int:
    """The end of the words in no list that begin a bracket: "(jordbruks verket)"."""
    last = index
    while reading.joined(last + 1) and not reading.words[last + 1].marks:
        last += 1
    return reading.words[last].end


def _known_abbreviation(word: Word, *, led: bool) -> bool:
    """After "the" an abbreviation may also be a name elsewhere: "the IRA"."""
    marks = word.marks | (marks_of(word.low.removesuffix("s")) & ACRONYM)
    return bool(marks & (ANY_WORD | ACRONYM | PUBLIC | (0 if led else NAMES)))


def _explained(word: Word, *, pair: bool) -> bool:
    if word.marks & (PUBLIC | ORIGIN | CALENDAR | KIN | ADDRESSED | NEVER_PLACE | FORMAL):
        return True
    if word.opens and word.marks & COMMON and not pair:
        return True
    return "'" in word.low and bool(word.marks & ANY_WORD)

"""Days that have a name, and happenings that everybody there remembers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import ANY_WORD, CALENDAR, NEVER_PLACE, PUBLIC, section
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.model.findings import Tier

_BEFORE = re.compile(
    r"(?:\b(?:the )?\b(?:night|day|morning|evening|weekend|week|month|eve|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day) )?\b(?:of|before|after|efter|since|until|till|by|on|over|around|towards)"
    r" (?:the )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:day|night|eve|morning|weekend|week|term|time|season|break|holidays?|fair|party|dinner"
    r"|show|service|procession|march|parade|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"\b(?: (?:19|20)\d\d\b)?| (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SAINT = re.compile(
    r"\b(?:before|after|since|until|till|on|by|over|last) (?:St|Saint)\.? [A-Z][a-z]+['’]?s?"
    r"(?:['’] | )?(?:(?:day|eve|night|week|tide)\b)?",
)
_REACH = 34  # letters before a festival in which "the night before" may begin
_YEAR = re.compile(r" (?:of|in) (?:19|20)\d\d\b")
_A_FESTIVAL = "a festival or a day with a name"
_AN_EVENT = "a happening that people would remember"
_LINKS = frozenset(("of", "before", "after"))
_SINCE = frozenset(("since", "after", "before", "till", "until", "during"))


def find_events(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Festivals and saints' days, named happenings, and "the winter of the big snow"."""
    festivals, times, heads = (
        phrases("festivals"),
        section("event-times"),
        section("event-heads"),
    )
    for match in _SAINT.finditer(reading.text):
        yield Hit(*match.span(), "month", Tier.CHECK, _A_FESTIVAL)
    done = 0
    for index, word in enumerate(reading.words):
        if index >= done and festivals.begins(word.low):
            count = festivals.match(reading, index)
            if count and _is_festival(reading, index, count):
                done = index + count
                yield _festival(reading, index, done - 1)
        if word.low in times:
            yield from _remembered(reading, index, index + 2)
        elif word.low in _SINCE and reading.joined(index + 1):
            yield from _remembered(reading, index, index + 1)
        if word.low in heads and index not in masked:
            yield from _named(reading, index)


def _is_festival(reading: Reading, index: int, count: int) -> bool:
    """A short name counts only with a capital, and a word only where it stands like a day."""
    word = reading.words[index]
    if count > 1:
        return True
    if word.shape is Shape.LOW:
        return reading.case(word) is Case.LOWER and not word.marks & ANY_WORD
    return not (word.marks & ANY_WORD and word.opens)


def _festival(reading: Reading, first: int, last: int) -> Hit:
    start = reading.words[first].start
    before = _BEFORE.search(reading.text, max(0, start - _REACH), start)
    if before:
        start = before.start()
    after = _AFTER.match(reading.text, reading.words[last].stop)
    end = after.end() if after else reading.words[last].end
    return Hit(start, end, "month", Tier.CHECK, _A_FESTIVAL)


def _remembered(reading: Reading, index: int, first: int) -> Iterator[Hit]:
    """The night of the big snow, the year after the flood, since the fire."""
    words = reading.words
    timed = first - index == 2
    if timed and (not reading.joined(first) or words[index + 1].low not in _LINKS):
        return
    if not timed and words[first].low != "the":
        return
    things = phrases("event-things")
    for at in range(first, min(len(words), first + 4)):
        if not reading.joined(at):
            return
        count = things.match(reading, at) if things.begins(words[at].low) else 0
        if count:
            led = timed and reading.joined(index)
            start = words[index - 1 if led else index].start
            end = words[at + count - 1].stop
            year = _YEAR.match(reading.text, end)
            yield Hit(start, year.end() if year else end, "distinctive", Tier.CHECK, _AN_EVENT)
            return


def _named(reading: Reading, index: int) -> Iterator[Hit]:
    """A happening with a name of its own: "Stow Fair week", "the Calder Valley Marathon"."""
    words = reading.words
    if words[index].shape is not Shape.CAP or reading.case(words[index]) is Case.TITLE:
        return
    begin = index
    while reading.joined(begin) and words[begin - 1].shape is Shape.CAP and index - begin < 4:
        if words[begin - 1].marks & (NEVER_PLACE | CALENDAR | PUBLIC):
            break
        begin -= 1
    if begin < index:
        yield Hit(words[begin].start, words[index].end, "distinctive", Tier.CHECK, _AN_EVENT)

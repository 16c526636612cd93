"""Days that have a name, and happenings that everybody there remembers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    CALENDAR,
    FORMAL,
    NEVER_PLACE,
    PLACE,
    PUBLIC,
    section,
)
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.runs import capitals_until
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_BEFORE = re.compile(
    r"(?:\b(?:(?:the )?(?:first|second|third|last|next|two|three|four|couple of|few) )?"
    r"\b(?:the |a )?\b(?:nights?|days?|mornings?|evenings?|weekends?|weeks?|fortnight|months?|eve"
    r"|start|end|middle|beginning|run[- ]up|(?:mon|tues|wednes|thurs|fri|satur|sun)days?) )?"
    r"\b(?:of|before|after|efter|since|until|till|by|on|over|around|towards|to) (?:the )?$"
    r"|\b(?:the )?(?:night|day|weekend|week|morning) the $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:day|night|eve|morning|weekend|week|term|time|season|break|holidays?|fair|party|dinner"
    r"|show|service|procession|march|parade|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"\b(?: (?:19|20)\d\d\b)?| (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(
    r"\b[Tt]he (?:night|day|year|week|weekend|summer|winter|morning|afternoon) (?:that |when )?"
    r"(?:the )?[A-Z][\w'’]+(?: [A-Z][\w'’]+)? (?:won|lost|beat|died|drew|scored|went|came|shut"
    r"|closed|burned|burnt|flooded|resigned|left|played)\b(?: [a-z]+){0,3}"
    r"|\b[Tt]he [a-z]{3,9}est (?:day|night|week|winter|summer|year)\b(?: of the (?:year|century))?"
    r"|\b(?:the )?(?:first|second|last|final) (?:day|week|half|friday|monday) of (?:the )?"
    r"(?:\w+ )?(?:term|school|season|holidays|trial|war)\b|\b(?:the )?end of term\b"
    r"|\bhalf[- ]term\b"
)
_SAINT = re.compile(
    r"\b(?:before|after|since|until|till|on|by|over|last) (?:St|Saint)\.? [A-Z][a-z]+['’]?s?"
    r"(?:['’] | )?(?:(?:day|eve|night|week|tide)\b)?",
)
_REACH = 44  # letters before a festival in which "the night before" may begin
_YEAR = re.compile(r" (?:of|in) (?:19|20)\d\d\b")
_A_FESTIVAL = "a festival or a day with a name"
_AN_EVENT = "a happening that people would remember"
_LINKS = frozenset(("of", "before", "after"))
_SINCE = frozenset(("since", "after", "before", "till", "until", "during"))


def find_events(reading: Reading, spots: Spots, masked: frozenset[int]) -> Iterator[Hit]:
    """Festivals and saints' days, named happenings, and "the winter of the big snow"."""
    for match in spots.find(_SAINT, "saint"):
        yield Hit(*match.span(), "month", Tier.CHECK, _A_FESTIVAL)
    for match in spots.find(_THAT_DAY, AT, "that-day"):
        yield Hit(*match.span(), "distinctive", Tier.CHECK, _AN_EVENT)
    done = 0
    leads, festivals = _leads(), phrases("festivals")
    firsts = festivals.first_words()
    for index, word in enumerate(reading.words):
        if word.low not in leads:
            continue
        begins = word.low in firsts and index >= done
        count = festivals.match(reading, index) if begins else 0
        if count and _is_festival(reading, index, count):
            done = index + count
            yield _festival(reading, index, done - 1)
        yield from _happening(reading, index, masked)


@cache
def _leads() -> frozenset[str]:
    """The words at which a festival or a happening is looked for."""
    sections = section("event-times") | section("event-heads") | _SINCE
    return sections | phrases("festivals").first_words()


def _happening(reading: Reading, index: int, masked: frozenset[int]) -> Iterator[Hit]:
    low = reading.words[index].low
    if low in section("event-times"):
        yield from _remembered(reading, index, index + 2)
    elif low in _SINCE and reading.joined(index + 1):
        yield from _remembered(reading, index, index + 1)
    if low in section("event-heads") and index not in masked:
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
        if not count and timed and _called(reading, at):
            count = capitals_until(reading, at) - at + 1
        if count:
            led = timed and reading.joined(index)
            start = words[index - 1 if led else index].start
            end = words[at + count - 1].stop
            year = _YEAR.match(reading.text, end)
            yield Hit(start, year.end() if year else end, "distinctive", Tier.CHECK, _AN_EVENT)
            return


def _called(reading: Reading, at: int) -> bool:
    """Whether a capital after "the week of the" names a happening: "the Hoppings"."""
    word = reading.words[at]
    capital = word.shape is Shape.CAP and reading.words[at - 1].low == "the"
    return capital and not word.marks & (NEVER_PLACE | CALENDAR | FORMAL | PUBLIC)


def _named(reading: Reading, index: int) -> Iterator[Hit]:
    """A happening with a name of its own: "Stow Fair week", "the Calder Valley Marathon"."""
    words = reading.words
    if words[index].shape is Shape.LOW and reading.joined(index):
        before = words[index - 1]
        dated = before.marks & (CALENDAR | PLACE) or not before.marks
        if before.shape is Shape.CAP and dated and words[index].low in section("event-things"):
            yield Hit(before.start, words[index].end, "distinctive", Tier.CHECK, _AN_EVENT)
    if words[index].shape is not Shape.CAP or reading.case(words[index]) is Case.TITLE:
        return
    begin = index
    while reading.joined(begin) and words[begin - 1].shape is Shape.CAP and index - begin < 4:
        if words[begin - 1].marks & (NEVER_PLACE | CALENDAR | PUBLIC):
            break
        begin -= 1
    if begin < index:
        yield Hit(words[begin].start, words[index].end, "distinctive", Tier.CHECK, _AN_EVENT)

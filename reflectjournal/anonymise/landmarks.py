"""Places known by what stands there, by a bus, or by the way to a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    COMMON,
    KIN,
    NAME_VERB,
    NAMES,
    NEVER_PLACE,
    ORIGIN,
    PLACE,
    section,
)
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Reading, Shape, Word
from reflectjournal.anonymise.spots import AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_I = re.IGNORECASE
_BUS = re.compile(
    r"\bthe ([a-z]?\d{1,3}[a-z]?(?: (?:bus|tram|coach|minibus))?)"
    r"(?= (?:home|down|up|all the way|into|back|from|to|out|every|stop|was late|is late)\b"
    r"|(?<= bus)|(?<= tram)|(?<=coach))"
    r"|\b(?:stop for|got|get|caught|catch|took|take|on|missed|gets|takes|drives|drove) the "
    r"([a-z]?\d{1,3}[a-z]?(?: bus| tram)?)\b(?=[.,;)]| [a-z])"
    r"(?! (?:of|st|nd|rd|th|minutes?|hours?|days?|weeks?|kids|people|mile)\b)"
    r"|\bthe (x\d{1,3})\b|\bthe ((?-i:[A-Z])\d{1,3})(?= (?:is|was|out|to|from|and|at|every|for)\b)"
    r"|\b((?:the )?(?:number|no\.?) ?\d{1,3}[a-z]?(?: bus| tram| stop))\b"
    r"|\b(?:bus|tram), ((?:number|no\.?) ?\d{1,3}[a-z]?)\b"
    r"|\bthe ((?:number|no\.?) ?\d{1,3}[a-z]?)"
    r"(?=[.,;)\n]|$| (?:home|to|from|into|and|goes|went|stops|every|was late)\b)"
    r"|\b((?:bus|route|tram|run|service) (?:number |no\.? ?)?[a-z]?\d{1,3}[a-z]?)\b(?![:.]\d)",
    _I,
)
_DWELLING = re.compile(
    r"\b(?:flat|bedsit|house|room|shop|place|studio|cottage|bungalow|farm|caravan)s? "
    r"(?:over|above|opposite|behind|next to|next door to) the [a-z]+(?: shop| office| station)?\b"
    r"|\bthe (?!same|other|whole|old|new|first|last|next)[a-z]+ (?:factory|mill|packhouse|creamery"
    r"|abattoir|dairy|foundry|brewery|bakery|shed)\b"
    r"|\bthe (?:[a-z]+ )?(?:retail park|weighbridge|lighthouse|viaduct|windmill|water tower"
    r"|gasworks|roundabout)\b(?: (?:at|on|by|off) (?:the )?[A-Za-z0-9]+(?: \d+)?)?",
    _I,
)
_BESIDE = frozenset(
    ("above", "over", "opposite", "behind", "beside", "outside", "by", "near", "under", "beneath")
)
_LEADING = frozenset(("at", "in", "from", "near", "to", "by", "off", "outside", "past", "through"))
_A_LANDMARK = "a landmark"


def find_landmarks(reading: Reading, spots: Spots) -> Iterator[Hit]:
    """Bus routes, "the bench by the war memorial", "Ashby way", "north locality"."""
    for match in spots.find(_BUS, AT_NUMBER, "bus"):
        yield Hit(*match.span(match.lastindex or 0), "place", Tier.LIKELY, "a bus route")
    for match in spots.find(_DWELLING, "landmark"):
        yield Hit(*match.span(), "place", Tier.LIKELY, _A_LANDMARK)
    leads, ends = _leads(), section("small-place-ends")
    for index, word in enumerate(reading.words):
        if word.low in leads:
            yield from _led_by(reading, index)
        if word.low == "high" and reading.joined(index + 2):
            yield from _high_street(reading, index)
        elif word.low in ends and reading.joined(index) and word.shape is Shape.LOW:
            yield from _ending(reading, index)


@cache
def _leads() -> frozenset[str]:
    """The words at which a landmark is looked for."""
    return _BESIDE | section("patches") | section("wayward") | {"the"}


def _led_by(reading: Reading, index: int) -> Iterator[Hit]:
    low = reading.words[index].low
    if low in _BESIDE and reading.joined(index + 1):
        yield from _beside(reading, index)
    elif low == "the" and reading.joined(index + 1) and reading.joined(index):
        yield from _on_the(reading, index)
    elif reading.joined(index):
        before = reading.words[index - 1]
        if low in section("patches") and before.low in section("directions"):
            end = reading.words[index].end
            yield Hit(before.start, end, "place", Tier.CHECK, "a part of an area")
        elif low in section("wayward"):
            yield from _toward(reading, index)


def _beside(reading: Reading, index: int) -> Iterator[Hit]:
    """What stands by a landmark, with the word before it: "bench by the war memorial"."""
    words = reading.words
    last = _landmark(reading, index + 1)
    if last is None and words[index + 1].shape is Shape.CAP:
        shop = phrases("everyday-places").match(reading, index + 1)
        last = index + shop if shop else None
    if last is None:
        return
    first = index
    if reading.joined(index) and _stands(words[index - 1]):
        first = index - 1
    yield Hit(words[first].start, words[last].end, "place", Tier.CHECK, _A_LANDMARK)


def _stands(word: Word) -> bool:
    """Whether a word is a thing that can stand somewhere, as "bench", and not "sleeping"."""
    if word.marks & (NEVER_PLACE | KIN | NAME_VERB) or word.low.endswith("ing"):
        return False
    return word.low not in {"live", "lives", "again", "left", "stood", "sat", "stops", "slept"}


def _high_street(reading: Reading, index: int) -> Iterator[Hit]:
    """A high street with its town, without capitals: "on high street smethley"."""
    street, town = reading.words[index + 1], reading.words[index + 2]
    if (
        street.low == "street"
        and town.shape is Shape.LOW
        and (not town.marks or town.marks & PLACE)
    ):
        start = reading.words[index].start
        yield Hit(start, town.end, "place", Tier.CHECK, "a small place by name")


def _ending(reading: Reading, index: int) -> Iterator[Hit]:
    """A yard, estate or farm with its name: "Millrace estate", "at cutlers yard"."""
    name = reading.words[index - 1]
    if name.marks & (NEVER_PLACE | KIN | ORIGIN) or name.owned:
        return
    if name.shape is Shape.LOW:
        led = reading.joined(index - 1) and reading.words[index - 2].low in _LEADING
        if not led or name.marks & COMMON or name.low in section("sites-by-name"):
            return
    elif name.shape is not Shape.CAP or (name.opens == 2 and name.marks & ANY_WORD):
        return
    yield Hit(name.start, reading.words[index].end, "place", Tier.CHECK, "a small place by name")


def _on_the(reading: Reading, index: int) -> Iterator[Hit]:
    """A shop or house and the street where it is: "wellpharm on the parade"."""
    words = reading.words
    street = words[index + 1]
    landmarks = phrases("landmarks")
    rare = landmarks.match(reading, index + 1) if landmarks.begins(street.low) else 0
    known = rare > 1 and street.low not in section("common-landmarks")
    if known or street.low in section("rare-landmarks"):
        rare = max(rare, 1)
        yield Hit(street.start, words[index + rare].end, "place", Tier.CHECK, _A_LANDMARK)
        return
    if words[index - 1].low not in {"on", "down", "off"} or street.low not in section("on-the"):
        return
    first = index - 1
    if reading.joined(first) and not words[first - 1].marks & ANY_WORD:
        first -= 1
    yield Hit(words[first].start, street.end, "place", Tier.CHECK, _A_LANDMARK)


def _landmark(reading: Reading, index: int) -> int | None:
    """The last word of the landmark that begins at `index`: "the war memorial", "Jo's butchers"."""
    words = reading.words
    if words[index].low == "the" or (words[index].owned and words[index].shape is Shape.CAP):
        index += 1
    landmarks = phrases("landmarks")
    for at in (index, index + 1):
        if at < len(words) and reading.joined(at) and landmarks.begins(words[at].low):
            count = landmarks.match(reading, at)
            if count:
                return _further(reading, at + count - 1)
    return None


def _further(reading: Reading, last: int) -> int:
    """The last word where one landmark stands at another: "the clubhouse bins"."""
    if reading.joined(last + 1):
        return last + phrases("landmarks").match(reading, last + 1)
    return last


def _toward(reading: Reading, index: int) -> Iterator[Hit]:
    """The side of a town: "Ashby way", "Sheffield north", "the Withernsea run"."""
    place = reading.words[index - 1]
    capital = place.shape is Shape.CAP and not place.owned
    if (capital and place.marks & (PLACE | NAMES)) or (capital and not place.marks):
        yield Hit(place.start, reading.words[index].end, "place", Tier.CHECK, "the way to a place")

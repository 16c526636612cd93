"""How far the name of a place goes: "the wool shop in Whitby", "Swindon bus depot".

What stands at a place tells more than its name alone, and is written small beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    AUXILIARY,
    CALENDAR,
    COMMON,
    KIN,
    NAME_VERB,
    NAMES,
    NEVER_PLACE,
    PLACE,
    PRONOUN,
    section,
)
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.anonymise.runs import heads, low_name
from reflectjournal.model.findings import Tier

_NAMED = frozenset(("place", "street", "organisation", "school", "placement", "health-service"))
_SITES = ("landmarks", "sites-by-name", "odd-rooms")
_ADJECTIVES = 2  # before what stands at a place: "the big old tesco"
_WHERE = "a shop or service and where it is"


def find_sites(reading: Reading) -> Iterator[Hit]:
    """A shop or landmark with where it is: "the big tesco in gorton", "a yurt above Corris"."""
    shops = phrases("everyday-places", "shops")
    sites = phrases("everyday-places", "shops", *_SITES)
    links, firsts = section("street-links"), sites.first_words()
    for index, word in enumerate(reading.words):
        if word.low not in firsts:
            continue
        if word.shape is not Shape.LOW and not shops.begins(word.low):
            continue  # "Court of Appeal" names what it is itself
        at = index + sites.match(reading, index)
        if at == index or not reading.joined(at) or not reading.joined(at + 1):
            continue
        last = _where(reading, at + 1) if reading.words[at].low in links else None
        if last is not None:
            sure = phrases("everyday-places").match(reading, index) > 0
            tier = Tier.LIKELY if sure else Tier.CHECK
            start = reading.words[_first(reading, index)].start
            yield Hit(start, reading.words[last].end, "place", tier, _WHERE)


def _first(reading: Reading, index: int) -> int:
    """The first word of what stands at a place: with "big" or, of a shop, with what it sells."""
    words, first = reading.words, index
    if reading.joined(first) and _kind(words[first - 1]):
        first -= 1
    while index - first < _ADJECTIVES and reading.joined(first):
        if words[first - 1].low not in section("place-adjectives"):
            break
        first -= 1
    return first


def _kind(word: Word) -> bool:
    """Whether a word can say which shop or hall it is: "wool", "bingo"."""
    no = NEVER_PLACE | KIN | NAME_VERB | AUXILIARY | PRONOUN
    return word.shape is Shape.LOW and not word.marks & no and not word.owned


def _where(reading: Reading, index: int) -> int | None:
    """The last word of the place that begins at `index`, or None where none does."""
    words = reading.words
    if words[index].low == "the" and reading.joined(index + 1):
        index += 1
    word = words[index]
    if word.marks & CALENDAR:
        return None
    if word.shape is Shape.LOW:
        if reading.case(word) is not Case.LOWER or not low_name(word):
            return None
        more = reading.joined(index + 1) and words[index + 1].low in heads()
        return index + 1 if more else index
    shouted = reading.case(word) is Case.CAPS
    while reading.joined(index + 1) and words[index + 1].shape is not Shape.LOW:
        if shouted and words[index + 1].marks & ANY_WORD:
            break
        index += 1
    return index


def widened(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Larger findings for names of places that go on in small letters, and the town after them."""
    starts = [word.start for word in reading.words]
    named = [hit for hit in hits if hit.kind in _NAMED and hit.tier is not Tier.CHECK]
    wider = list(_with_tails(reading, hits, starts))
    yield from wider
    for site in (hit for hit in hits if hit.reason == _WHERE):
        if any(site.start < hit.start and hit.end <= site.end for hit in named):
            met = (hit.start for hit in wider if hit.start < site.start < hit.end)
            yield site._replace(start=min(met, default=site.start), tier=Tier.LIKELY)


def _with_tails(reading: Reading, hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """Findings with what stands behind them in small letters, and the town after a comma."""
    for hit in hits:
        kind = _kind_with_tail(hit)
        last = bisect_right(starts, hit.end - 1) - 1 if kind else -1
        if last < 0 or reading.words[last].stop > hit.end + 2:
            continue
        further = _tail(reading, last)
        if further > last:
            yield hit._replace(end=reading.words[further].end, kind=kind)
        if hit.kind in _NAMED:
            yield from _town(reading, further, hit)


def _kind_with_tail(hit: Hit) -> str:
    """What a finding is once something stands there: "the Italian club", "Copeland day centre"."""
    if hit.kind in _NAMED:
        return hit.kind
    if hit.kind == "origin":
        return "place"
    return "organisation" if hit.kind == "person" and hit.tier is Tier.CHECK else ""


def _tail(reading: Reading, last: int) -> int:
    """The last word of what stands at the place: "Priory Street custody suite"."""
    if not reading.joined(last + 1):
        return last
    if reading.words[last + 1].shape is not Shape.LOW:  # "Bruce Grove Maccies"
        of_faith = reading.words[last + 1].text in {"RC", "CE", "CofE"}  # "St Oswin's RC"
        shop = phrases("everyday-places", "shops").match(reading, last + 1)
        return last + max(shop, int(of_faith))
    return last + phrases("tails", "event-heads", *_SITES).match(reading, last + 1)


def _town(reading: Reading, last: int, hit: Hit) -> Iterator[Hit]:
    """The town after a comma: "Mill Race foyer, Barrow"."""
    if hit.kind == "place" or reading.gap(last + 1) != ", " or last + 1 >= len(reading.words):
        return
    town = reading.words[last + 1]
    ends = reading.gap(last + 2)[:1] in {",", ".", ")", "\n", ";", ""}
    listed = town.marks & PLACE or not town.marks & (ANY_WORD | NAMES)
    if town.shape is Shape.CAP and ends and listed:
        tier = Tier.LIKELY if not town.marks & COMMON else Tier.CHECK
        yield Hit(town.start, town.end, "place", tier, "stands after a place, like its town")

"""Shops and chains where somebody works, stole, was banned or can be found.

A chain names nobody by itself, and most mentions are about a sandwich. One that somebody's
days are bound to helps to find them.
"""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.model.findings import Tier

_REACH = 7  # words before the shop in which its clue may stand
_AT = frozenset(("at", "for", "from", "in", "with", "outside", "behind", "by", "near"))
_BEFORE = frozenset(("the", "our", "local", "big", "her", "his", "their", "that"))
_THEY = frozenset(("he", "she", "who"))
_WORK = "somebody works or is known at a shop"


def find_shops(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Shops of the list, only where work, theft, a ban or a place outside binds one to them."""
    shops = phrases("shops")
    for index, word in enumerate(reading.words):
        if not shops.begins(word.low) or (index in masked and index - 1 in masked):
            continue
        count = shops.match(reading, index)
        if not count or (word.shape is Shape.LOW and reading.case(word) is not Case.LOWER):
            continue
        last = reading.words[index + count - 1]
        if _bound(reading, index) or _site(reading, index + count):
            yield Hit(word.start, last.end, "organisation", Tier.CHECK, _WORK)


def _bound(reading: Reading, index: int) -> bool:
    """Whether "at" or "from" stands before, and a word of work or theft before that."""
    words = reading.words
    at = index - 1
    while at > 0 and words[at].low in _BEFORE and reading.joined(at + 1):
        at -= 1
    if at < 0 or not reading.joined(at + 1) or words[at].low not in _AT:
        return False
    for back in range(at, max(-1, at - _REACH), -1):
        if words[back].low in section("shop-deeds") and back != at:
            return True
        if words[back].opens == 2:
            break
    return _family_at(reading, at)


def _family_at(reading: Reading, at: int) -> bool:
    """Somebody is there, as part of a row: "dad works at Asda, mum at Lidl", "she is at Boots"."""
    words = reading.words
    if words[at].low != "at" or not reading.joined(at):
        return False
    before, earlier = words[at - 1].low, words[at - 2].low if at > 1 else ""
    kin = section("kinship")
    return before in kin or (before in {"is", "was"} and (earlier in kin or earlier in _THEY))


def _site(reading: Reading, after: int) -> bool:
    """Whether the shop is a spot: "the Lidl carpark", "Boots staff", "the Asda manager"."""
    return reading.joined(after) and reading.words[after].low in section("shop-spots")

"""Schools, services, buildings and businesses, known by the noun their name ends or begins with."""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    AUXILIARY,
    CALENDAR,
    COMMON,
    FORMAL,
    KIN,
    MEETING,
    NAME_VERB,
    NEVER_PLACE,
    ORIGIN,
    PLAIN_MODIFIER,
    PUBLIC,
    THING,
    TITLE,
    section,
)
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.anonymise.runs import (
    capitalised_from,
    capitals_until,
    heads,
    low_name,
    own_name,
    plain_capital,
    plain_modifier,
    small_saint,
)
from reflectjournal.anonymise.scene import STRAY
from reflectjournal.model.findings import Tier

_BUILDINGS = frozenset(
    (
        "house",
        "court",
        "lodge",
        "hall",
        "park",
        "grange",
        "view",
        "ward",
        "centre",
        "hub",
        "project",
    )
)
_CENTRES = frozenset(("centre", "hub", "project"))
_LED = frozenset(("at", "from", "in", "to"))
_ENDS = "ends in a word for an organisation or a building"


def find_organisations(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Names that end in a head noun, begin with a saint, or are "the X of Y"."""
    for index, word in enumerate(reading.words):
        if index in masked:
            if index - 1 not in masked:
                yield from _public_body(reading, index, masked)
            continue
        if word.shape is Shape.CAPS and word.low in section("letter-heads"):
            yield from _lettered(reading, index)
        if word.low in heads():
            yield from _ending(reading, index)
            yield from _of(reading, index)
        if word.low in section("saints") or word.low == "royal":
            yield from _saint(reading, index)
        if word.shape is Shape.CAP:
            yield from _dedicated(reading, index)


def _dedicated(reading: Reading, index: int) -> Iterator[Hit]:
    """Holy Trinity, Sacred Heart; not the feast: "All Saints' Day"."""
    count = phrases("dedications").match(reading, index)
    if not count:
        return
    last = index + count - 1
    names = reading.words[index : last + 1]
    after = reading.words[last + 1 : last + 2]
    apart = reading.gap(last + 1).strip(" '’")
    feast = bool(after) and not apart and after[0].low in {"day", "sunday", "eve"}
    if not feast and names[-1].shape is Shape.CAP:
        reason = "a church or school by its dedication"
        yield Hit(names[0].start, names[-1].end, "organisation", Tier.LIKELY, reason)


def _lettered(reading: Reading, index: int) -> Iterator[Hit]:
    """A ward or team by its short name: "Aspen PICU", "Harrowmere CMHT"."""
    begin = capitalised_from(reading, index)
    names = reading.words[begin:index]
    if reading.case(reading.words[index]) is Case.CAPS or all(map(plain_modifier, names)):
        return
    if not all(word.marks & (PUBLIC | ACRONYM) for word in names):
        tier = Tier.LIKELY if any(map(own_name, names)) else Tier.CHECK
        yield Hit(names[0].start, reading.words[index].end, "organisation", tier, _ENDS)


def _public_body(reading: Reading, index: int, masked: frozenset[int]) -> Iterator[Hit]:
    """A public body and where it is: "Leeds Crown Court", "Tarnwick Social Services"."""
    words = reading.words
    last = index
    while last + 1 in masked and reading.joined(last + 1):
        last += 1
    if words[index].shape is Shape.LOW or not any(
        w.low in heads() for w in words[index : last + 1]
    ):
        return
    begin = capitalised_from(reading, index)
    if begin < index and any(own_name(word) for word in words[begin:index]):
        reason = "a public body and where it is"
        yield Hit(words[begin].start, words[last].end, "organisation", Tier.LIKELY, reason)


def _ending(reading: Reading, index: int) -> Iterator[Hit]:
    head = reading.words[index]
    begin = capitalised_from(reading, index)
    lower = begin == index and head.shape is Shape.LOW and reading.case(head) is Case.LOWER
    if lower:
        begin = _low_begin(reading, index)
        if begin == index and _led_without_article(reading, index):
            name = reading.words[index - 1]
            yield Hit(name.start, head.end, _kind_of(head.low), Tier.CHECK, _ENDS)
    names = reading.words[begin:index]
    if len(names) > 1 and names[0].marks & (KIN | TITLE):
        names = names[1:]
    if not names or all(plain_modifier(word) or word.low in heads() for word in names):
        return
    tier = _tier(reading, names, head, lower)
    if tier is not None:
        end = reading.words[_last_word(reading, index)].end
        yield Hit(names[0].start, end, _kind_of(head.low), tier, _ENDS)


def _led_without_article(reading: Reading, index: int) -> bool:
    """At bridge house: an everyday word and a building, after "at" without an article."""
    if reading.words[index].low not in _BUILDINGS or not reading.joined(index - 1):
        return False
    name = reading.words[index - 1]
    if reading.words[index - 2].low == "the" and reading.joined(
        index - 2
    ):  # "at the orchard centre"
        index = index - 1 if reading.words[index].low in _CENTRES else index
    plain = name.marks & (NEVER_PLACE | NAME_VERB | PLAIN_MODIFIER | KIN) or name.owned
    return name.near and not plain and reading.words[index - 2].low in _LED


def _low_begin(reading: Reading, index: int) -> int:
    """The first word of a name in small letters: "kingfisher lodge", "cefn coed comprehensive"."""
    begin = index
    strong = reading.words[index].low in section("strong-heads")
    while reading.joined(begin) and index - begin < (4 if strong else 1):
        before = reading.words[begin - 1]
        ends = before.marks & (NEVER_PLACE | NAME_VERB | AUXILIARY | KIN | MEETING | THING)
        if ends or (before.marks & COMMON and not (strong or low_name(before))):
            break
        begin -= 1
    return begin


def _tier(reading: Reading, names: tuple[Word, ...], head: Word, lower: bool) -> Tier | None:
    """How sure the name is; None where the words say too little."""
    capital = head.shape is not Shape.LOW
    strong = head.low in section("strong-heads")
    own = any(own_name(word) for word in names)
    public = all(word.marks & (PUBLIC | ACRONYM) for word in names)
    if head.shape is not Shape.CAPS and public and head.low not in section("sites"):
        return None
    if not capital:
        vague = not strong and len(names) < 2 and head.low in section("vague-heads")
        if strong and not own and _rare_capital(reading, names):
            return Tier.CHECK
        if vague and own and not lower and not names[-1].opens:
            return Tier.CHECK
        if vague or not (own or lower):
            return None
        return Tier.LIKELY if strong and own else Tier.CHECK
    weak = head.low in section("one-word-heads") or reading.case(head) in {Case.TITLE, Case.CAPS}
    return Tier.LIKELY if own or not (weak or lower) else Tier.CHECK


def _rare_capital(reading: Reading, names: tuple[Word, ...]) -> bool:
    """Whether only a name explains the capital before a noun written small: "Millrace estate"."""
    word = names[-1]
    return (
        not word.opens
        and reading.case(word) is Case.NORMAL
        and reading.stray_capitals <= STRAY
        and not word.marks & (ORIGIN | PUBLIC | ACRONYM | CALENDAR | FORMAL | PLAIN_MODIFIER)
    )


def _last_word(reading: Reading, index: int) -> int:
    """The last word: further capitalised heads and "of Somewhere" belong to the name."""
    words = reading.words
    last = _tail(reading, index)
    while reading.joined(last + 1):
        after = words[last + 1]
        small = reading.case(after) is Case.LOWER and after.low in section("strong-heads")
        small = small or (words[last].shape is Shape.LOW and after.low in section("second-heads"))
        if after.low in heads() and (after.shape is not Shape.LOW or small):
            last += 1
        elif after.low == "of" and reading.joined(last + 2) and words[last + 2].shape is Shape.CAP:
            last += 2
        else:
            break
    return last


def _tail(reading: Reading, index: int) -> int:
    """Past heads written small after the name: "Kingfisher Lodge care home"."""
    if not reading.joined(index + 1):
        return index
    return index + phrases("tails").match(reading, index + 1)


def _kind_of(head: str) -> str:
    for part, kind in (
        ("schools", "school"),
        ("health", "health-service"),
        ("placements", "placement"),
        ("areas", "place"),
    ):
        if head in section(part):
            return kind
    return "organisation"


def _of(reading: Reading, index: int) -> Iterator[Hit]:
    """The name of an institution: "University of Calderbrook"."""
    words = reading.words
    if words[index].shape is Shape.LOW or not reading.joined(index + 1):
        return
    if words[index + 1].low != "of" or not reading.joined(index + 2):
        return
    if words[index + 2].shape is Shape.CAP:
        last = capitals_until(reading, index + 2)
        if reading.joined(last + 2) and words[last + 1].low == "and":
            last += 2 if plain_capital(words[last]) and plain_capital(words[last + 2]) else 0
        reason = "the name of an institution"
        yield Hit(words[index].start, words[last].end, "organisation", Tier.LIKELY, reason)


def _saint(reading: Reading, index: int) -> Iterator[Hit]:
    """Saints, prisons and Welsh schools: the head comes first."""
    words = reading.words
    if index + 1 == len(words) or reading.gap(index + 1) not in {" ", ". "}:
        return
    if words[index + 1].marks & NEVER_PLACE:
        return
    word, after = words[index], words[index + 1]
    if word.low == "royal":
        if word.shape is Shape.CAP and after.shape is Shape.CAP:
            reason = "begins like the name of a hospital or body"
            yield Hit(word.start, after.end, "organisation", Tier.CHECK, reason)
        return
    if word.shape is Shape.LOW and word.low == "st" and not small_saint(reading, index):
        return
    if after.shape is not Shape.LOW or reading.case(word) is Case.LOWER:
        kind = "placement" if word.low in {"hmp", "hmyoi", "yoi"} else "organisation"
        first_of_many = word.low != "st" and after.shape is Shape.CAP
        end = words[capitals_until(reading, index + 1)].end if first_of_many else after.end
        tier = Tier.LIKELY if word.low in {"st", "saint"} else Tier.SURE
        yield Hit(word.start, end, kind, tier, "begins like the name of a church, prison or school")

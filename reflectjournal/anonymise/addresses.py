"""Addresses, streets, rooms, wards and roads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ANY_WORD,
    COMMON,
    NAME_VERB,
    NAMES,
    NEVER_PLACE,
    PLACE,
    ROLE,
    section,
)
from reflectjournal.anonymise.numbers import NUMBER_WORD, ORDINAL_WORD
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.runs import (
    capitalised_from,
    heads,
    low_name,
    plain_modifier,
    small_saint,
)
from reflectjournal.anonymise.spots import AT, AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_I = re.IGNORECASE
_FLAT = (
    r"(?:(?:side room|flat|apartment|apt|unit|room|rm|studio|plot|pitch|caravan)\.? ?(?:no\.? ?)?"
    r"\d{1,4}[a-z]?(?:/\d{1,3})?|(?:top|ground|basement|garden|upper|lower|middle)(?: floor)? flat)"
)
_NUMBER_BEFORE = re.compile(
    rf"(?:\b{_FLAT},? )?(?:\b(?:number|no\.?) ?)?\b\d{{1,4}}[a-z]?(?:[/-]\d{{1,3}})?,? (?:the )?$"
    rf"|\b{_FLAT},? $|\b(?:number )?{NUMBER_WORD} $",
    _I,
)
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|in|since|of) (?:1[89]|20)\d\d $",
    _I,
)
_OPEN_ROADS = frozenset(("drive", "walk", "hill", "rise", "crescent", "brow", "avenue"))
_ON_STREETS = frozenset(("on", "in", "at", "off", "down", "up", "near", "along", "from", "to"))
_STREET_PART = re.compile(r"\b(?:top|bottom|end|foot|corner|back|far end) of (?:the )?$", _I)
_REACH = 48  # letters before a street in which its number may begin
_ROOM = re.compile(
    r"\b(?:flat|apartment|apt|(?:side )?room|rm|studio|bunk)\.? ?(?:no\.? ?)?"
    r"\d{1,4}[a-z]?(?:/\d{1,3})?\b"
    r"|\b(?:at|from|in|of|to|outside|by|opposite|behind) (?:number|no\.?) ?"
    rf"(?:\d{{1,4}}[a-z]?|{NUMBER_WORD})\b(?! (?:of|on the list|in))"
    r"|\bp\.?o\.? box \d{1,6}\b"
    r"|\b(?-i:[Ff]lat [A-H])\b"
    r"|(?<=, )number \d{1,4}[a-z]?(?=,)|(?<=next door )number \d{1,4}[a-z]?\b"
    r"|(?<=, )no\.? ?\d{1,4}[a-z]?(?=,)|(?<=\()no\.? ?\d{1,4}[a-z]?(?=\))"
    r"|\bno\.? ?\d{1,4}[a-z]?\b(?= ?(?:says|said|told|and|opposite|rang|saw|heard|has|is|was))",
    _I,
)
_SPOKEN_HOUSE = re.compile(
    rf"\b(?:live[sd]?|living|stay(?:s|ed|ing)?|moved|reside[sd]?) (?:in|at|to|into) "
    rf"((?:number )?(?!one\b)(?:\d{{1,4}}|{NUMBER_WORD}) the [a-z]{{3,}}(?: [a-z]{{3,}})?)"
    r"(?= in | with | near | by | and |[,.;\n]|$)"
)
_FLOOR = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|ground|top) floor\b", _I)
_FLOOR_IN_WORDS = re.compile(rf"\b{ORDINAL_WORD} floor\b", _I)
_NAMED_HOUSE = re.compile(
    r"\b(?:at|to|of|from|outside|address|address is|moved into|not|and|or) "
    r"(\d{1,4}[A-Za-z]?(?:[/-]\d{1,3})? (?:The |Rue |Tŷ )?(?!(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec)\b)[A-Z][^\W\d_A-Z][\w'’-]*(?: (?:(?:de|la|y|the) )*[A-Z][^\W\d_A-Z][\w'’-]*){0,3})"
)
_WELSH = re.compile(
    r"\b\d{1,4}[A-Za-z]? (?:Maes|Heol|Ffordd|Clos|Bryn|Cwm|T[yŷ]|Pen|Llys|Stryd|L[oô]n|Rhodfa"
    r"|Gerddi|Parc|Rhes|Tyn|D[oô]l|Cae|Min|Trem|Erw|Tan|Glan|Cefn|Plas)"
    r"(?: (?:y|yr|yn|[A-Z][\w'’-]+)){1,3}"
)
_WELSH_HOUSE = re.compile(
    r"(?:Tan|Pen|T[yŷ]|Bryn|Maes|Cae|Glan|Pant|Llwyn|Plas|Nant|Cefn|Rhos|Hafod|Blaen|Bwlch|Craig"
    r"|Gwern|Tyddyn|Tir|Coed|Waun|Allt|Troed|Ynys|Pwll|Croes|Llain|Erw|Trem|Min|Bron|Hen|Bod)"
    r"[ -](?:(?:y|yr|yn|i'r|T[yŷ])[ -]?)(?:[A-Z]?[\w'’]{2,20})(?: [A-Z][\w'’]+)?\b"
)
_HOUSE_AND_LETTER = re.compile(r"\b(?:at|from|outside|of|to|in|on) (\d{1,3}[A-Z])\b(?![-/])")
_BLOCK = re.compile(
    rf"\b{_FLAT},? (?:[\w'’-]+,? ){{1,3}}?(?:house|court|point|tower|lodge|mansions|heights"
    r"|buildings|gardens|view|wharf|mill|works|place|close|street|road|avenue|lane)\b",
    _I,
)
_WARD = re.compile(r"\b[Ww]ards? (?:[A-Za-z]?\d{1,3}[A-Za-z]?|[A-Z])\b|\bWARD [A-Z]?\d{1,3}\b")
_BAY = re.compile(
    r"\b(?:cubicle|majors|minors|resus|trolley|bay|cell|pod|bed|block|landing|wing"
    r"|unit|pitch|plot|caravan|van|chalet|berth) "
    r"(?:[A-Z]?\d{1,2}[/-]\d{1,3}|\d{1,4}[a-z]?|[A-Z]\d{0,3})\b"
    r"|\b[A-H] (?:wing|unit|block|spur|landing)\b"
    r"(?:,? \d{1,2}-\d{1,3}\b)?",
    _I,
)
_CELL = re.compile(r"\bcells? (?:no\.? |number )?(?=\d{1,2}-\d{2}\b)", _I)
_LIKE_A_CELL = re.compile(r"(?<![\d/.,-])\d{1,2}-\d{2}(?![\d/.,-]?\d|-)")
_ROAD = re.compile(
    r"\b(?:the )?[ABM]\d{2,4}(?:\(M\))?\b|\bthe [AM]\d\b|\bM\d{1,2}\b|\b[Jj]unction \d{1,2}[a-z]?\b"
)


def find_addresses(reading: Reading, spots: Spots, masked: frozenset[int]) -> Iterator[Hit]:
    """Streets with or without a number, rooms, wards and roads."""
    for pattern, kind, tier, reason, near in (
        (_ROOM, "address", Tier.LIKELY, "a flat, room or house number", (AT_NUMBER, "room")),
        (_SPOKEN_HOUSE, "address", Tier.LIKELY, "a house number and a name", ("number",)),
        (_FLOOR, "address", Tier.LIKELY, "the floor of a house", (AT, "floor", "digit")),
        (_FLOOR_IN_WORDS, "address", Tier.CHECK, "the floor of a house", (AT, "ordinal")),
        (_NAMED_HOUSE, "address", Tier.LIKELY, "a house number and a name", ("digit",)),
        (_WELSH, "address", Tier.LIKELY, "a house number and a Welsh street", (AT, "digit")),
        (_WELSH_HOUSE, "address", Tier.LIKELY, "like the name of a Welsh house", (AT, "welsh")),
        (_HOUSE_AND_LETTER, "address", Tier.CHECK, "may be a house number", ("digit",)),
        (_BLOCK, "address", Tier.SURE, "a flat and its building", (AT, "flat")),
        (_WARD, "ward", Tier.LIKELY, "a ward", (AT, "ward")),
        (_BAY, "ward", Tier.LIKELY, "a bay, bed, wing or block", (AT, "bay")),
        (_ROAD, "place", Tier.LIKELY, "a road or junction number", ("code",)),
    ):
        for match in spots.find(pattern, *near):
            yield Hit(*match.span(match.lastindex or 0), kind, tier, reason)
    if _CELL.search(reading.text):
        for match in _LIKE_A_CELL.finditer(reading.text):
            yield Hit(*match.span(), "ward", Tier.CHECK, "written like the cells in this text")
    yield from _streets(reading, masked)


def number_before(reading: Reading, start: int) -> int | None:
    """Where a house number begins that stands right before `start`, if there is one."""
    text = reading.text[max(0, start - _REACH) : start]
    match = _NUMBER_BEFORE.search(text)
    if match and _DATED.search(text, 0, match.start() + 5):
        return None
    return start - len(text) + match.start() if match else None


def _streets(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    kinds = section("streets")
    for index, word in enumerate(reading.words):
        if word.low not in kinds or index in masked or _title_or_saint(reading, index):
            continue
        if reading.text[max(0, word.start - 1)].isdigit():
            continue  # "3rd", "21st"
        begin = _street_begin(reading, index)
        number = number_before(reading, reading.words[begin].start)
        if begin == index:
            yield from _bare_street(reading, index, number)
        elif number is not None:
            yield Hit(
                number,
                _with_town(reading, index),
                "address",
                Tier.SURE,
                "a house number and a street",
            )
        elif _street_name(reading, begin, index):
            start = _part_of(reading.text, reading.words[begin].start)
            yield Hit(start, word.end, "street", Tier.LIKELY, "ends in a word for a street")
            yield from _service_on(reading, begin, word.end)


def _with_town(reading: Reading, index: int) -> int:
    """Where an address ends: with the place after its comma, if one is there."""
    if reading.gap(index + 1) == ", " and index + 1 < len(reading.words):
        town = reading.words[index + 1]
        known = town.marks & (PLACE | ANY_WORD | NAMES)
        if town.shape is Shape.CAP and (town.marks & PLACE or not known):
            return town.end
    return reading.words[index].end


def _part_of(text: str, start: int) -> int:
    """Where a street begins with the end of it that is meant: "top of Seaside Road"."""
    match = _STREET_PART.search(text, max(0, start - 20), start)
    return match.start() if match else start


def _title_or_saint(reading: Reading, index: int) -> bool:
    """True for "Dr" and "St" before a name."""
    short = reading.words[index].low in {"dr", "st"}
    if short and small_saint(reading, index):
        return True
    return short and reading.joined(index + 1) and reading.words[index + 1].shape is not Shape.LOW


def _street_begin(reading: Reading, index: int) -> int:
    head = reading.words[index]
    if head.shape is not Shape.LOW:
        return capitalised_from(reading, index)
    if head.low not in section("street-small"):
        if reading.case(head) is Case.LOWER and reading.joined(index):
            return _numbered(reading, index)
        return index
    return _low_begin(reading, index) if reading.joined(index) else index


def _numbered(reading: Reading, index: int) -> int:
    """The first word of a street in small letters after its number, or by what stands before."""
    after_number = _after_number(reading, index)
    if after_number is not None:
        return after_number
    open_road = reading.words[index].low in _OPEN_ROADS and _led_small(reading, index)
    small = open_road or _town_before(reading, index) or _rare_before(reading, index)
    return index - 1 if small else index


def _after_number(reading: Reading, index: int) -> int | None:
    """The first of up to three words before the street word that has a house number before it."""
    for begin in range(index - 1, max(-1, index - 4), -1):
        word = reading.words[begin]
        if word.marks & (NEVER_PLACE | NAME_VERB):
            return None
        if number_before(reading, word.start) is not None:
            return begin
        if not reading.joined(begin):
            return None
    return None


def _town_before(reading: Reading, index: int) -> bool:
    """Whether a town in small letters stands before: "near lewisham way"."""
    town = reading.words[index - 1]
    low = reading.case(town) is Case.LOWER and town.shape is Shape.LOW
    return reading.joined(index) and low and bool(town.marks & PLACE) and not town.marks & COMMON


def _rare_before(reading: Reading, index: int) -> bool:
    """Whether a rare word after "on" names it, in a note without capitals: "on sycamore drive"."""
    name = reading.words[index - 1]
    rare = name.shape is Shape.LOW and not name.marks & (COMMON | NEVER_PLACE | NAME_VERB | ROLE)
    return reading.joined(index) and rare and _led_small(reading, index)


def _low_begin(reading: Reading, index: int) -> int:
    """The first word of a street written without capitals: "forty two saint johns road"."""
    before = reading.words[index - 1]
    short = reading.words[index].low in section("street-short")
    if short and not before.marks & (NEVER_PLACE | NAME_VERB):
        return index - 1
    if before.shape is not Shape.LOW and not before.opens:
        return index - 1
    after_number = _after_number(reading, index)
    if after_number is not None:
        return after_number
    rare = not before.marks & (COMMON | NEVER_PLACE)
    if (rare or low_name(before) or _led_small(reading, index)) and not before.marks & ROLE:
        saint = reading.joined(index - 1) and reading.words[index - 2].low in {"st", "saint"}
        return index - 2 if saint else index - 1
    return index


def _led_small(reading: Reading, index: int) -> bool:
    """Whether an everyday word may name a street, in a note without capitals: "on green street"."""
    words = reading.words
    if reading.case(words[index]) is not Case.LOWER or not reading.joined(index - 1):
        return False
    led = words[index - 2].low in _ON_STREETS
    return led and words[index - 1].low not in section("no-street-names")


def _bare_street(reading: Reading, index: int, number: int | None) -> Iterator[Hit]:
    """A street that is called only that: "28 the crescent"."""
    word = reading.words[index]
    if number is None or word.low not in section("street-alone"):
        return
    if "the " in reading.text[number : word.start].lower():
        yield Hit(number, word.end, "address", Tier.LIKELY, "a house number and a street")


def _street_name(reading: Reading, begin: int, index: int) -> bool:
    names = reading.words[begin:index]
    head = reading.words[index]
    road = head.low in section("street-small") and not all(w.marks & NEVER_PLACE for w in names)
    if all(plain_modifier(word) for word in names) and not road:
        return False
    doubtful = reading.cases[head.line] in {Case.TITLE, Case.CAPS}
    if doubtful or head.low in section("one-word-heads"):
        return any(word.marks & (NAMES | PLACE) or not word.marks & ANY_WORD for word in names)
    return True


def _service_on(reading: Reading, begin: int, end: int) -> Iterator[Hit]:
    """A service known by its street: "the hub on Castle Street"."""
    if begin < 2 or not reading.joined(begin) or not reading.joined(begin - 1):
        return
    link, head = reading.words[begin - 1], reading.words[begin - 2]
    if link.low in section("street-links") and (head.low in heads() or head.low == "bridge"):
        yield Hit(head.start, end, "organisation", Tier.LIKELY, "a service and its street")

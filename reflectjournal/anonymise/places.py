"""Addresses, organisations and places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM, ANY_WORD, CALENDAR, COMMON, KIN, NAMES, NAME_VERB, ORIGIN, PLACE, PUBLIC, ROLE, TITLE, lexicon,
)  # fmt: skip
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.spots import Spots
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.model.findings import Tier

_IN = frozenset("in from near at around outside via towards toward across into within between visiting leaving to".split())
_LINKS = frozenset("of the and for on in at upon de la le".split())
_FUNCTION = frozenset(
    "the a an this that these those my your his her its our their some any no every each all both of in on at to for "
    "from with by and or but as is was are were be been am i he she it we they you who which what where when how then "
    "so if not do did does has have had will would can could should may might must about into over under out up down "
    "off there here one two three four five six seven eight nine ten last next first second new old same other "
    "another whole local main right left back front own very just also too only even still such than".split()
)
_GENERIC = frozenset(
    "primary secondary junior infant special forest boarding day family children's children childrens child adult "
    "community crisis safe home care nursing residential foster supported sheltered early help years night public "
    "local general high middle state private independent free open social mental health youth young people's people "
    "custody police fire train bus coach petrol railway town city village parish county district borough crown youth "
    "magistrates' magistrates sports leisure shopping retail business job contact drop-in walk-in outpatient inpatient "
    "acute medical surgical maternity stroke dementia psychiatric a&e emergency minor birth delivery labour waiting student customer human digital information payroll finance data admin support clinical adolescent paediatric neonatal spiritual pastoral learning "
    "front drama after-school breakfast holiday summer support steering working reference focus peer action core "
    "strategy core duty front support parent parents toddler nurture sunday drama foster partner sister lead "
    "national international european royal the great main head central housing welfare education legal green red "
    "reading training learning staff team church every whole virtual secure open old new group service".split()
)
_STRONG = frozenset(
    "school primary infants academy college nursery preschool comprehensive surgery hospital infirmary hospice lodge "
    "grange refuge hostel hotel council trust university church chapel mosque gurdwara mandir synagogue cathedral "
    "prison ltd limited plc constabulary bakery restaurant solicitors farm estate hall ward clinic travelodge".split()
)
_HOLY = frozenset({"st", "saint", "ysgol", "our", "hmp", "hmyoi", "yoi", "royal"})

_ADDRESS = re.compile(
    r"(?i)\b(?:flat|apartment|apt|room|rm|studio)\.? ?(?:no\.? ?)?\d{1,4}[a-z]?(?:/\d{1,3})?\b"
    r"|\b(?:at|from|in|of|to) (?:number|no\.?) ?\d{1,4}[a-z]?\b(?! (?:of|on the list))"
    r"|\bno\.? ?\d{1,4}[a-z]?\b(?= ?(?:says|said|told|and|opposite|rang|saw|heard|has|is|was|where))"
)
_BAY = re.compile(r"(?i)\b(?:bay|cell|pod|bed|block|landing|wing|unit|pitch|plot|caravan|berth) (?:\d{1,4}[a-z]?|[A-Z]\d{0,3})\b|\b[A-H] (?:wing|unit|block|spur|landing)\b")
_WARD = re.compile(r"\b[Ww]ards? (?:[A-Z]?\d{1,3}[A-Z]?|[A-Z])\b|\bWARD [A-Z]?\d{1,3}\b")
_ROADS = re.compile(r"\b(?:the )?(?:A|B|M)\d{2,4}(?:\(M\))?\b|\bthe [AM]\d\b|\bM\d{1,2}\b|\b[Jj]unction \d{1,2}[a-z]?\b")
_BUS = re.compile(r"(?i)\b(?:the|on the) (\d{1,3}[a-z]?)(?= (?:bus|home|down|up|all the way|into|back|from|to)\b)|\bnumber \d{1,3}(?= (?:bus|home)\b)|\b(?:bus|route) (?:number |no\.? ?)?\d{1,3}[a-z]?\b")
_LANDMARK = re.compile(
    r"(?i)\b(?:flat|flats|bedsit|house|room|shop|place|studio)s? (?:over|above|opposite|behind|next to|next door to) the [a-z]+(?: shop| office| station)?\b"
    r"|\b(?:above|over|opposite|behind|next to|next door to|outside) the (?:kebab shop|chip shop|chippy|launderette|laundrette|bookies|betting shop|post office|pub|mosque|church|gurdwara|temple|fire station|bus station|police station|retail park|leisure centre|library|vape shop|nail bar|barbers?|bakery|butchers?|garage|takeaway|co-op|weighbridge)\b"
    r"|\bthe (?:[a-z]+ )?(?:retail park|weighbridge|lighthouse|viaduct|windmill|water tower|gasworks|roundabout)\b(?: (?:at|on|by|off) (?:the )?[A-Za-z0-9]+(?: \d+)?)?"
)


def _named(word: Word, case: Case) -> bool:
    """True for a word that could be part of a proper name in its line."""
    if case is Case.CAPS:
        return word.low not in _FUNCTION and not word.marks & (TITLE | KIN)
    if word.shape is not Shape.LOW:
        return word.low not in _FUNCTION or word.low in {"new", "old", "our"}
    return False


def _lower_named(word: Word) -> bool:
    """True for a lower-case word that still looks like a name: unknown, or a name or place."""
    if word.low in _FUNCTION or word.marks & COMMON and not word.marks & PLACE:
        return False
    return not word.marks & ANY_WORD or bool(word.marks & (NAMES | PLACE))


_ABBREVIATED = frozenset("dr st cl ct pl ln rd sq".split())
_BARE = frozenset("crescent close avenue terrace grove mews drive square parade green gardens rise row paddock".split())


def _back(reading: Reading, index: int) -> int:
    """The first word of the capitalised run that ends just before word `index`."""
    words = reading.words
    case = reading.cases[words[index].line]
    begin = index
    while begin > 0 and index - begin < 5 and _close(reading, begin):
        before = words[begin - 1]
        if before.opens == 0 and before.low in _LINKS and (
            before.low != "and" or words[index].low in _STRONG
        ) and _named_before(reading, begin - 1, case):
            begin -= 2
            continue
        if not _named(before, case) or before.owned and index - begin > 3:
            break
        if before.shape is Shape.LETTER and reading.text[max(0, before.start - 1)].isdigit():
            break  # the letter of a house number: "17B"
        begin -= 1
        if before.opens:
            break
    return begin


def _named_before(reading: Reading, link: int, case: Case) -> bool:
    if link == 0 or not reading.joined(link) or reading.words[link].low in {"in", "at", "on", "the"}:
        return False
    before = reading.words[link - 1]
    return case is not Case.CAPS and _named(before, case) and not before.marks & (TITLE | KIN | NAMES)


def _close(reading: Reading, index: int) -> bool:
    gap = reading.gap(index)
    return gap in {" ", "\u00a0", " & ", ". ", "'s ", "’s "} or not gap.strip(" '’s\u00a0")


def _number_before(reading: Reading, start: int) -> int | None:
    """Where a house number begins that stands right before `start`, if there is one."""
    text = reading.text[max(0, start - 40) : start]
    match = re.search(
        r"(?i)(?:\b(?:flat|apartment|apt|unit|room)\.? ?\d{1,4}[a-z]?(?:/\d{1,3})?,? )?\b\d{1,4}[a-z]?(?:[/-]\d{1,3})?,? (?:the )?$"
        rf"|\b(?:flat|apartment|apt|unit|room|rm)\.? ?\d{{1,4}}[a-z]?(?:/\d{{1,3}})?,? $|\b{NUMBER_WORD} $", text
    )
    return start - len(text) + match.start() if match else None


def _streets(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    streets = lexicon().section("streets")
    words = reading.words
    for i, word in enumerate(words):
        if word.low not in streets or i in masked:
            continue
        if word.low in _ABBREVIATED and reading.joined(i + 1) and words[i + 1].shape is not Shape.LOW:
            continue
        case = reading.cases[word.line]
        begin = _back(reading, i) if word.shape is not Shape.LOW else i
        if begin == i and word.shape is Shape.LOW and reading.joined(i):
            begin = _lower_back(reading, i)
        number = _number_before(reading, words[begin].start)
        bare = begin == i
        if begin > 1 and words[begin - 1].low in {"on", "in", "at", "off"} and reading.joined(begin) and reading.joined(begin - 1):
            head = words[begin - 2].low
            lists = lexicon()
            if not bare and (head in lists.section("groups") or head in lists.section("health") or head in {"bridge"}):
                yield Hit(words[begin - 2].start, word.end, "organisation", Tier.LIKELY, "a service and its street")
        if bare and (
            number is None or word.low not in _BARE or "the " not in reading.text[number : word.start].lower()
        ):
            continue
        if number is not None and (word.shape is not Shape.LOW or not bare):
            yield Hit(number, word.end, "address", Tier.SURE, "a house number and a street")
        elif number is not None:
            yield Hit(number, word.end, "address", Tier.LIKELY, "a house number and a street")
        elif _street_enough(reading, begin, i, case):
            yield Hit(words[begin].start, word.end, "street", Tier.LIKELY, "ends in a word for a street")


def _lower_back(reading: Reading, index: int) -> int:
    before = reading.words[index - 1]
    if before.shape is not Shape.LOW and not before.opens:
        return index - 1
    for begin in range(index - 1, max(-1, index - 4), -1):
        if reading.words[begin].low in _FUNCTION or reading.words[begin].marks & NAME_VERB:
            break
        if _number_before(reading, reading.words[begin].start) is not None:
            return begin
        if not reading.joined(begin):
            break
    return index - 1 if _lower_named(before) and not before.marks & ROLE else index


def _street_enough(reading: Reading, begin: int, end: int, case: Case) -> bool:
    names = reading.words[begin:end]
    head = reading.words[end].low
    if all(w.low in _GENERIC or w.low in _FUNCTION for w in names):
        return False
    if case in {Case.TITLE, Case.CAPS} or head in lexicon().section("one-word-heads"):
        return any(w.marks & (NAMES | PLACE) or not w.marks & ANY_WORD for w in names)
    return True


def _organisations(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    lists = lexicon()
    heads = (
        lists.section("schools") | lists.section("placements") | lists.section("health")
        | lists.section("groups") | lists.section("areas")
    )  # fmt: skip
    weak = lists.section("one-word-heads")
    for i, word in enumerate(reading.words):
        if word.low not in heads or i in masked:
            continue
        case = reading.cases[word.line]
        capital = word.shape is not Shape.LOW
        begin = _back(reading, i)
        lower = begin == i and not capital and reading.joined(i) and case is Case.LOWER
        if lower and _lower_named(reading.words[i - 1]):
            begin = i - 1
        names = reading.words[begin:i]
        names = names[1:] if names and names[0].marks & (KIN | TITLE) and len(names) > 1 else names
        if not names or all(w.low in _GENERIC or w.low in _FUNCTION or w.low in heads for w in names):
            continue
        own = any(w.marks & (NAMES | PLACE) or not w.marks & (ANY_WORD | ORIGIN) for w in names)
        tier = Tier.LIKELY
        if case in {Case.TITLE, Case.CAPS} or lower or not capital or word.low in weak:
            tier = Tier.LIKELY if own and (capital or word.low in _STRONG) else Tier.CHECK
        if not own and not capital:
            continue
        if not capital and word.low not in _STRONG:
            tier = Tier.CHECK
            if word.low in {"team", "group", "service", "services", "home", "house", "office", "board", "family", "project"}:
                continue
        if word.shape is not Shape.CAPS and all(w.marks & (PUBLIC | ACRONYM) for w in names):
            continue
        yield Hit(names[0].start, _organisation_end(reading, i), _kind_of(word.low), tier, "ends in a word for an organisation or a building")


def _organisation_end(reading: Reading, index: int) -> int:
    """The end of the name: further capitalised heads and "of Somewhere" belong to it."""
    words = reading.words
    lists = lexicon()
    end = index
    for tail in ("care home", "nursing home", "children's home", "services", "surgery", "hotel", "library", "school", "club"):
        count = len(tail.split())
        if " ".join(w.low for w in words[index + 1 : index + 1 + count]) == tail and reading.joined(index + 1):
            end = index + count
    while end + 1 < len(words) and reading.joined(end + 1):
        after = words[end + 1]
        if after.shape is not Shape.LOW and (
            after.low in lists.section("groups") or after.low in lists.section("schools")
            or after.low in lists.section("placements") or after.low in lists.section("health")
        ):  # fmt: skip
            end += 1
        elif after.low == "of" and end + 2 < len(words) and reading.joined(end + 2) and words[end + 2].shape is Shape.CAP:
            end += 2
        else:
            break
    return words[end].end


def _kind_of(head: str) -> str:
    lists = lexicon()
    if head in lists.section("schools"):
        return "school"
    if head in lists.section("health"):
        return "health-service"
    if head in lists.section("placements"):
        return "placement"
    return "place" if head in lists.section("areas") else "organisation"


def _holy(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Saints, prisons, Welsh schools and "University of": the head comes first."""
    words = reading.words
    for i, word in enumerate(words[:-1]):
        after = words[i + 1]
        near = reading.gap(i + 1) in {" ", ". "}
        if not near or after.low in _FUNCTION or i in masked:
            continue
        if word.low in {"st", "saint", "hmp", "hmyoi", "yoi", "ysgol"} and (word.shape is not Shape.LOW or word.low != "st"):
            if after.shape is Shape.LOW and reading.cases[word.line] is not Case.LOWER:
                continue
            kind = "placement" if word.low.startswith(("hm", "yoi")) else "organisation"
            yield Hit(word.start, after.end, kind, Tier.LIKELY, "a saint's name, a prison or a school")
        elif word.low == "royal" and word.shape is Shape.CAP and after.shape is Shape.CAP:
            yield Hit(word.start, after.end, "organisation", Tier.CHECK, "begins like the name of a hospital or body")


def _of_names(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    lists = lexicon()
    heads = lists.section("groups") | lists.section("schools") | lists.section("health") | lists.section("areas")
    words = reading.words
    for i, word in enumerate(words[:-2]):
        if words[i + 1].low != "of" or word.shape is Shape.LOW or word.low not in heads or i in masked:
            continue
        after = words[i + 2]
        if after.shape is Shape.CAP and reading.joined(i + 1) and reading.joined(i + 2):
            end = i + 2
            while end + 1 < len(words) and reading.joined(end + 1) and words[end + 1].shape is Shape.CAP:
                end += 1
            yield Hit(word.start, words[end].end, "organisation", Tier.LIKELY, "the name of a body or institution")


def _gazetteer(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    names = phrases("places")
    words = reading.words
    skip = 0
    for i, word in enumerate(words):
        if i < skip or i in masked:
            continue
        count = names.match(reading, i)
        if not count:
            continue
        hit = _place(reading, i, count)
        if hit:
            skip = i + count
            yield hit


def _place(reading: Reading, i: int, count: int) -> Hit | None:
    words = reading.words
    word = words[i]
    last = words[i + count - 1]
    case = reading.cases[word.line]
    before = words[i - 1].low if i and not word.opens else ""
    after = words[i + count] if i + count < len(words) and reading.joined(i + count) else None
    led = before in _IN or after is not None and after.low in {"team", "office", "area", "branch", "site", "depot", "locality", "hub"}
    if case in {Case.CAPS, Case.TITLE} or word.shape is Shape.LOW:
        if word.shape is Shape.LOW and case is not Case.LOWER:
            return None
        known = word.marks & (ANY_WORD | NAMES) if count == 1 else word.marks & ANY_WORD
        if known and not led:
            return None
    elif count == 1 and word.shape is Shape.LOW:
        return None
    if count == 1 and word.marks & (ACRONYM | PUBLIC) and not led:
        return None
    if word.shape is Shape.CAPS and case is Case.NORMAL and len(word.text) < 4:
        return None
    doubtful = count == 1 and word.marks & (ANY_WORD | NAMES) or word.low in _BROAD
    if doubtful and not led:
        return None
    if word.marks & COMMON and count == 1 and word.opens:
        return None
    tier = Tier.CHECK if word.low in _BROAD or doubtful and word.marks & COMMON else Tier.LIKELY
    return Hit(word.start, last.end, "place", tier, "in the list of towns, cities and countries")


_BROAD = frozenset("england britain uk scotland wales ireland europe africa asia america london westminster north south east west".split())


def _unknown_after_in(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """A word in no list with a capital after "in", "from" or "at": a small place."""
    words = reading.words
    for i, word in enumerate(words):
        if word.shape is not Shape.CAP or word.opens or i == 0 or word.owned or i in masked:
            continue
        before = words[i - 1]
        case = reading.cases[word.line]
        if case not in {Case.NORMAL, Case.LOWER} or before.low not in {"in", "near", "at", "around", "via", "for"}:
            continue
        pair = reading.joined(i + 1) and words[i + 1].shape is Shape.CAP
        if word.marks & (PUBLIC | ACRONYM | ORIGIN | CALENDAR) or word.marks & (NAMES | COMMON) and not pair:
            continue
        if before.low == "for" and not pair:
            continue
        end = i
        while end + 1 < len(words) and reading.joined(end + 1) and words[end + 1].shape is Shape.CAP:
            end += 1
        tier = Tier.LIKELY if not word.marks & (ANY_WORD | NAMES) and before.low != "for" else Tier.CHECK
        yield Hit(word.start, words[end].end, "place", tier, "a name after a word such as “in” or “at”")


def _branches(reading: Reading, _masked: frozenset[int]) -> Iterator[Hit]:
    """A shop or service with where it is: "the big tesco in gorton", "Tesco in Oadby"."""
    shops = phrases("everyday-places")
    words = reading.words
    for i, word in enumerate(words):
        count = shops.match(reading, i)
        at = i + count
        if not count or at + 1 >= len(words) or not reading.joined(at) or not reading.joined(at + 1):
            continue
        if words[at].low not in {"in", "on", "by", "at", "near", "off", "opposite"}:
            continue
        last = at + 1
        if words[last].low == "the" and last + 1 < len(words) and reading.joined(last + 1):
            last += 1
        where = words[last]
        lower = where.shape is Shape.LOW
        case = reading.cases[where.line]
        if lower and not (case is Case.LOWER and _lower_named(where)) or where.marks & CALENDAR:
            continue
        while last + 1 < len(words) and reading.joined(last + 1) and (
            words[last + 1].shape is not Shape.LOW if not lower else words[last + 1].low in lexicon().section("groups")
        ):
            last += 1
        first = i
        while first and reading.joined(first) and words[first - 1].low in {"the", "big", "little", "old", "new"} and i - first < 2:
            first -= 1
        yield Hit(words[first].start, words[last].end, "place", Tier.LIKELY, "a shop or service and where it is")


def _proper(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Capitals in mid-sentence that nothing explains, where the writer uses capitals sparingly."""
    sparing = reading.stray_capitals <= 0.04
    for i, word in enumerate(reading.words):
        case = reading.cases[word.line]
        if i in masked or word.opens == 2 or case in {Case.CAPS, Case.TITLE}:
            continue
        if word.shape is Shape.CAPS and 3 <= len(word.text) <= 6 and not word.marks & (ANY_WORD | ACRONYM | NAMES | PUBLIC) and not lexicon().marks.get(word.low.removesuffix("s"), 0) & ACRONYM:
            yield Hit(word.start, word.end, "organisation", Tier.CHECK, "an abbreviation in no list")
        if word.shape is not Shape.CAP or not sparing and not (word.marks & PLACE and not word.marks & COMMON):
            continue
        if word.marks & (PUBLIC | ORIGIN | CALENDAR | KIN) or word.low in {"mr", "mrs", "ms", "miss", "dr", "sir"} or word.low in _FUNCTION:
            continue
        if word.opens and word.marks & COMMON or "'" in word.low and word.marks & ANY_WORD or len(word.text) < 3:
            continue
        yield Hit(word.start, word.end, "organisation", Tier.CHECK, "has a capital that nothing explains")


def find_places(reading: Reading, spots: Spots, masked: frozenset[int]) -> list[Hit]:
    """Addresses, streets, organisations, buildings, towns and landmarks of the text."""
    near = spots.find
    hits = [Hit(*m.span(), "address", Tier.LIKELY, "a flat, room or house number") for m in near(_ADDRESS, "digit")]
    hits += [Hit(*m.span(), "ward", Tier.LIKELY, "a ward") for m in near(_WARD, "digit", "landmark")]
    hits += [Hit(*m.span(), "ward", Tier.CHECK, "a bay, bed, wing or block") for m in near(_BAY, "digit", "landmark")]
    hits += [Hit(*m.span(), "place", Tier.LIKELY, "a road or junction number") for m in near(_ROADS, "digit")]
    hits += [Hit(*m.span(m.lastindex or 0), "place", Tier.CHECK, "a bus route") for m in near(_BUS, "digit")]
    hits += [Hit(*m.span(), "place", Tier.LIKELY, "a landmark") for m in near(_LANDMARK, "landmark")]
    for layer in (_streets, _organisations, _holy, _of_names, _gazetteer, _unknown_after_in, _branches, _proper):
        hits.extend(layer(reading, masked))
    return hits

"""What narrows down who somebody is, by the lists: origin, faith, health, history, roles, pets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    ORIGIN,
    PLACE,
    ROLE,
    marks_of,
    section,
)
from reflectjournal.anonymise.occupations import agents, occupation
from reflectjournal.anonymise.patterns import exact
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_CONDITION = exact(
    r"\b(?:[A-Z][\w'’-]{1,30}(?: [a-z]{1,20})? |[a-z]{5,30}[- ])"
    r"(?:syndrome|disease|dystrophy|palsy|ataxia|sclerosis|anaemia|imperfecta|bullosa|fibrosis)\b"
    r"(?: type [IVX\d]{1,4}[a-d]?\b)?"
)
_OF_THE_BODY = re.compile(
    r" (?:of|on|in) the (?:spine|brain|bones?|lungs?|bowel|breast|womb|liver|pancreas|throat|skin"
    r"|eyes?|heart|kidneys?|bladder|prostate|blood|tongue|jaw|hips?|legs?)\b"
)
_COLOUR = exact(
    r"\b(?:Black|White|Asian|Brown|Mixed(?:[ -][Rr]ace)?|mixed[ -]race|white|black) "
    r"(?=(?:lads?|boys?|girls?|man|men|wom[ae]n|males?|females?|child|children|famil(?:y|ies)|mums?|dads?|mother|father"
    r"|teenagers?|kids?|person|patient|resident|worker|colleague|officer)\b)"
)
_OF_WHAT = re.compile(r" (?:(?:the|our|an?|his|her|their|my) )?[\w'’-]+(?: [A-Z][\w'’-]+)?")
_NATIONAL = exact(
    r"\b((?:[A-Z][a-z]+ )?[A-Z][a-z]+|UK|US|EU) (?:national|citizen|passport|subject|nationality"
    r"|citizenship|origin|descent|heritage|extraction|ancestry|dual national)s?\b"
)
_PET = exact(
    r"\b(?:dog|cat|budgie|parrot|hamster|rabbit|guinea pig|pony|horse|goldfish|tortoise|teddy"
    r"|bear|doll|puppy|kitten)(?:,| called| named| is| was|\.|:)? (?:called |named |is |was )?"
    r"\(?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)|\b(?:dog|cat|puppy|kitten|rabbit|pony|horse) "
    r"\(([a-z][\w'’-]+)\)"
)
_SECTIONS = (
    ("common-conditions", "health", "a condition"),
    ("treatments", "health", "a condition or an injury"),
    ("substances", "health", "what somebody takes or is treated with"),
    ("family-status", "relation", "how somebody lives"),
    ("rare-pets", "distinctive", "an animal that few people keep"),
    ("pastimes", "distinctive", "something that few people do"),
    ("publicity", "distinctive", "something that makes a person known"),
    ("odd-rooms", "distinctive", "where few people live or sleep"),
    ("history", "history", "something of a person's history"),
    ("features", "distinctive", "a feature that people would remember"),
    ("relations", "relation", "a family relation that pins down"),
    ("pubs", "place", "like the name of a pub"),
    ("one-of-a-kind-roles", "role", "a role that few people hold"),
)
_TOLD = frozenset(
    ("in", "is", "are", "was", "were", "speaks", "speak", "im", "hes", "shes", "theyre")
)
_SMALL = frozenset(("mixed", "dual", "settled"))
_OF_ORIGIN = frozenset(("born", "speaking", "raised", "based", "heritage", "educated", "trained"))


def find_traits(reading: Reading, spots: Spots, masked: frozenset[int]) -> Iterator[Hit]:
    """Everything that narrows down, most of it only to check."""
    yield from _listed(reading, masked)
    for match in spots.find(_CONDITION, "condition"):
        if match[0].split()[0].lower() not in section("common-diseases"):
            reason = "the name of a condition"
            yield Hit(*match.span(), "condition", Tier.LIKELY, reason)
    for match in spots.find(_NATIONAL, "national"):
        known = match[1].lower() in section("long-places") or all(
            marks_of(part.lower()) & (ORIGIN | PLACE | ACRONYM) for part in match[1].split()
        )
        if known or match[1].lower() in section("places"):
            yield Hit(*match.span(), "origin", Tier.CHECK, "a nationality")
    for match in spots.find(_COLOUR, AT, "colour"):
        reason = "a nationality, language or faith"
        yield Hit(match.start(), match.end() - 1, "origin", Tier.LIKELY, reason)
    yield from agents(reading)
    for match in spots.find(_PET, "pet"):
        reason = "the name of an animal or a toy"
        yield Hit(*match.span(match.lastindex or 0), "distinctive", Tier.CHECK, reason)


def _listed(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    """Origins, conditions, histories, relations and occupations of the lists."""
    anything = phrases(
        "origins", "languages", "faiths", "rare-conditions", "occupations",
        *(name for name, _, _ in _SECTIONS),
    )  # fmt: skip
    firsts, looks = anything.first_words(), _looks()
    done = 0
    for index, word in enumerate(reading.words):
        begins = word.low in firsts
        if (not begins and "-" not in word.low) or index < done or index in masked:
            continue
        if "-" in word.low and _compound(word.low):
            reason = "where somebody is from or what they speak"
            yield Hit(word.start, word.end, "origin", Tier.LIKELY, reason)
        if not begins:
            continue
        for look, starts in looks:
            if word.low not in starts:
                continue
            count, hit = look(reading, index)
            if hit is not None:
                done = index + count
                yield hit
                break


@cache
def _looks() -> tuple[tuple[Callable[[Reading, int], _Found], frozenset[str]], ...]:
    """What may be found at a word of the lists, with the words at which it may begin."""
    return (
        (_origin, phrases("origins", "languages", "faiths").first_words()),
        (_rare_condition, phrases("rare-conditions").first_words()),
        (_other, frozenset(_by_first_word())),
        (occupation, phrases("occupations").first_words()),
    )


def _compound(low: str) -> bool:
    """Polish-speaking, Glasgow-born: a language, an origin or a town with what it is for."""
    first, _, last = low.partition("-")
    return last in _OF_ORIGIN and bool(marks_of(first) & (ORIGIN | PLACE))


_Found = tuple[int, Hit | None]
_NOTHING: _Found = (0, None)


def _span(reading: Reading, index: int, count: int) -> tuple[int, int]:
    return reading.words[index].start, reading.words[index + count - 1].end


def _origin(reading: Reading, index: int) -> _Found:
    word = reading.words[index]
    count = phrases("origins", "languages", "faiths").match(reading, index)
    small = count == 1 and word.shape is Shape.LOW and word.marks & ANY_WORD
    if small and reading.cases[word.line] is Case.LOWER and index:
        small = reading.words[index - 1].low not in _TOLD
    if not count or small or phrases("brands", "shows", "field").match(reading, index) > count:
        return _NOTHING
    whole = " ".join(w.low for w in reading.words[index : index + count])
    tier = Tier.CHECK if whole in section("broad-origins") else Tier.LIKELY
    start, end = _people(reading, index), reading.words[index + count - 1].end
    after = index + count
    for at in (after, after + 1):  # "a Syrian dentist", "our Roma link worker"
        if reading.joined(at) and reading.words[at].low in section("role-ends"):
            end = reading.words[at].end
    if reading.joined(after) and reading.words[after].marks & ROLE:
        end = max(end, reading.words[after].end)
    return count, Hit(start, end, "origin", tier, "a nationality, language or faith")


def _people(reading: Reading, index: int) -> int:
    """Where a people begins with a wider one before it: "English Gypsy", "Black British Somali"."""
    wider = section("broad-origins") | section("wider-peoples")
    first = index
    while reading.joined(first) and reading.words[first - 1].low in wider:
        before = reading.words[first - 1]
        if before.shape is Shape.LOW and before.low not in _SMALL:
            break
        first -= 1
    return reading.words[first].start


def _rare_condition(reading: Reading, index: int) -> _Found:
    count = phrases("rare-conditions").match(reading, index)
    word = reading.words[index]
    if not count or (count == 1 and len(word.low) <= 4 and not word.text.isupper()):
        return _NOTHING  # short names of conditions count only in capitals: "TB", "FAS"
    reason = "a condition that few people have"
    start, end = _span(reading, index, count)
    start = _with_degree(reading, index, start)
    where = _OF_THE_BODY.match(reading.text, end)
    end = where.end() if where else end
    return count, Hit(start, end, "condition", Tier.LIKELY, reason)


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """The sections that have an entry beginning with a word, in their order."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in _SECTIONS:
        for word in phrases(row[0]).first_words():
            found[word] = (*found.get(word, ()), row)
    return found


def _other(reading: Reading, index: int) -> _Found:
    """The longest entry of the other lists that begins at a word."""
    found: _Found = _NOTHING
    for name, kind, reason in _by_first_word().get(reading.words[index].low, ()):
        count = phrases(name).match(reading, index)
        if count <= found[0]:
            continue
        if name == "pastimes" and reading.joined(index + count):
            count += reading.words[index + count].low in section("pastime-ends")
        start, end = _span(reading, index, count)
        if kind == "role" and reading.words[index + count - 1].low == "of":
            of_what = _OF_WHAT.match(reading.text, end)
            end = of_what.end() if of_what else end
        start = _with_degree(reading, index, start)
        found = count, Hit(start, end, kind, Tier.CHECK, reason)
    return found


def _with_degree(reading: Reading, index: int, start: int) -> int:
    """Where a condition begins with how much of it there is: "profoundly deaf"."""
    words = reading.words
    if not reading.joined(index):
        return start
    if words[index - 1].low in section("degrees"):
        return words[index - 1].start
    onset = words[index - 1].low in {"onset", "sided", "stage", "term"} and reading.joined(
        index - 1
    )
    return words[index - 2].start if onset else start  # "early onset", "left sided"

"""What narrows down who somebody is: origin, faith, health, history, roles, counts and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import ANY_WORD, lexicon
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Reading, Shape
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_I = re.IGNORECASE
_MONEY = re.compile(
    r"(?:£|€|\$|EUR ?|GBP ?)\d[\d,]*(?:\.\d{1,2})?(?: ?(?:k|m|million|thousand|bn)\b)?|\b\d[\d,]*(?:\.\d\d)? ?(?:quid|euros|pounds(?! (?:heavier|lighter|of|overweight)))\b", _I
)
_MONEY_WORDS = re.compile(rf"\b{NUMBER_WORD}(?: hundred| thousand| grand)?(?: and {NUMBER_WORD})?(?: quid| pounds| grand)\b", _I)
_COUNTS = tuple(
    (re.compile(pattern, _I), reason, tier)
    for pattern, reason, tier in (
        (r"\b(?:list|caseload|population|roll|cohort) of (?:about |nearly |over )?\d[\d,]*\b", "the size of a small place", Tier.LIKELY),
        (rf"\bthere are (?:\d|{NUMBER_WORD}) [\w' -]{{2,30}} in (?:the|our) [a-z]+\b", "a small number", Tier.LIKELY),
        (rf"\b(?:mother|father|mum|mam|dad|parents?|gran|family|sibling group) of (?:\d{{1,2}}|{NUMBER_WORD})\b", "how many children", Tier.LIKELY),
        (rf"\b(?:\d{{1,2}}|{NUMBER_WORD}|both) (?:(?:little|older|younger|elder|young|small|wee|grown-up|other|half|step|foster|adopted) ?-?)?(?:kids|children|brothers|sisters|siblings|boys|girls|sons|daughters|bairns|weans|step-?children|grandchildren|grandkids|wives|babies|toddlers)\b", "how many in the family", Tier.CHECK),
        (rf"\b(?:\d{{1,3}}|{NUMBER_WORD}) (?:different |previous |foster |school )?(?:placements|moves|schools|carers|homes|foster homes|care homes|social workers|exclusions|admissions|convictions|overdoses|miscarriages|hospitals)\b", "a count that belongs to one person", Tier.LIKELY),
        (r"\bthe only (?!thing|way|time|reason|problem|question|difference|option|answer|point|other|bit|part|good|bad)(?:[\w'’-]+ ){0,4}?(?:resident|family|man|woman|boy|girl|child|person|speaker|one|member|pupil|student|patient|worker|lad|male|female|[\w-]+)\b(?:(?: (?:there|here))|(?: (?:in|on|at|from|of) (?:the|our|my|his|her|this|their) [\w-]+(?: form| year| team)?))?", "says that there is only one", Tier.LIKELY),
        (r"\b(?:our|my|their) only (?:one|resident|patient|pupil|speaker|family|male|female)\b|\bour one\b", "says that there is only one", Tier.LIKELY),
        (rf"(?<!session )(?<!week )(?<!page )(?<!part )(?<!day )(?<!step )(?<!sessions )\b(?:only )?(?:one|two|three|four|[1-4]) (?:of|out of|in) (?:only )?(?:two|three|four|five|six|[2-9])\b(?: (?:in|on) (?:the|our|my) [\w-]+)?", "a small number", Tier.LIKELY),
        (r"\b(?:only|just) (?:one|two|three|four|[1-4]) (?:[\w-]+ )?(?:in|on|at) (?:the|our|my|this) [\w-]+\b", "a small number", Tier.LIKELY),
        (r"\bthe (?:oldest|youngest|tallest|first|last) (?:[\w-]+ )?in (?:the|her|his|their|our|my) (?:cohort|year|class|school|team|village|street|ward|home|area|county|district|family|club|squad)\b(?: by [a-z]+ [a-z]+)?", "says that there is only one", Tier.LIKELY),
    )
)  # fmt: skip
_ONLY = re.compile(r"the only (?:[\w'’-]+ ){0,4}?(?!(?:resident|family|man|woman|boy|girl|child|speaker|member|pupil|student|patient|male|female)s?$)[\w'’-]+", _I)
_PET = re.compile(
    r"\b(?:dog|cat|budgie|parrot|hamster|rabbit|guinea pig|pony|horse|goldfish|tortoise|teddy|bear|doll|puppy|kitten)"
    r"(?:,| called| named| is| was|\.|:)? (?:called |named |is |was )?\(?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_CURRENCY = re.compile(
    r"\b(?:NOK|SEK|DKK|PLN|TRY|TRL|USD|EUR|CHF|GBP|CZK|HUF) ?\d[\d,. ]*\d\b"
    r"|\b\d[\d,. ]*(?: [A-Z][a-z]+)? (?:kronor|kroner|kronas?|zlotys?|pounds sterling|dollars|liras?|francs|rupees|rand|naira|yen)\b(?: \([A-Z]{3}\))?"
)
_OTHERS = re.compile(rf"\b(?:\d{{1,4}}|{NUMBER_WORD}) other(?:s| [a-z]+s| [a-z]+men| people)\b", _I)
_CONDITION = re.compile(r"\b(?:[A-Z][\w'’-]+(?: [a-z]+)? |[a-z]{5,}[- ])(?:syndrome|disease|dystrophy|palsy|ataxia|sclerosis|anaemia|imperfecta|bullosa|fibrosis)\b")
_NOT_RARE = frozenset("heart lung kidney liver chronic sexually infectious stockholm impostor imposter this that mental metabolic".split())
_QUANTITY = re.compile(r"\b\d{1,3}(?:\.\d{1,2})? ?(?:kg|kgs|g|grams|lbs?|stone|cm|mmol|units)\b|\b\d{1,3}(?:\.\d)? ?(?:%|per cent\b)", _I)


def _phrase_hits(reading: Reading, masked: frozenset[int]) -> Iterator[Hit]:
    lists = lexicon()
    origins = phrases("origins", "languages", "faiths")
    rare, common = phrases("rare-conditions"), phrases("common-conditions")
    history, roles, relations = phrases("history"), phrases("one-of-a-kind-roles"), phrases("relations")
    public = phrases("brands", "shows", "field")
    broad = lists.section("broad-origins")
    everything = phrases(
        "origins", "languages", "faiths", "rare-conditions", "common-conditions", "history",
        "one-of-a-kind-roles", "relations", "occupations",
    )  # fmt: skip
    words = reading.words
    skip = 0
    for i, word in enumerate(words):
        if i < skip or not everything.begins(word.low):
            continue
        count = origins.match(reading, i)
        if count and (count > 1 or word.shape is not Shape.LOW or not word.marks & ANY_WORD):
            if i in masked or public.match(reading, i) > count:
                continue
            whole = " ".join(w.low for w in words[i : i + count])
            tier = Tier.CHECK if whole in broad else Tier.LIKELY
            skip = i + count
            yield Hit(word.start, words[i + count - 1].end, "origin", tier, "a nationality, language or faith")
            continue
        count = rare.match(reading, i)
        if count and _condition_shape(word.text, word.low):
            skip = i + count
            yield Hit(word.start, words[i + count - 1].end, "condition", Tier.LIKELY, "a condition that few people have")
            continue
        for found, kind, reason in (
            (common.match(reading, i), "health", "a condition"),
            (history.match(reading, i), "history", "something of a person's history"),
            (relations.match(reading, i), "relation", "a family relation that pins down"),
            (_occupation(reading, i), "role", "what somebody is or was"),
            (roles.match(reading, i), "role", "a role that few people hold"),
        ):
            if found:
                skip = i + found
                yield Hit(word.start, words[i + found - 1].end, kind, Tier.CHECK, reason)
                break


def _occupation(reading: Reading, i: int) -> int:
    """An occupation where it is said of somebody: "was a codebreaker", "(Dr K, a surgeon)"."""
    count = phrases("occupations").match(reading, i)
    words = reading.words
    if not count or not i:
        return 0
    before = [w.low for w in words[max(0, i - 4) : i]]
    told = {"is", "was", "were", "as", "been", "former", "retired", "ex", "used", "a", "an"}
    return count if before[-1] in {"a", "an", "former", "retired", "ex"} and told & set(before) else 0


def _condition_shape(written: str, low: str) -> bool:
    """Short names of conditions count only in capitals: "TB", "FAS", "MS"."""
    return len(low) > 4 or written.isupper()


def find_traits(reading: Reading, spots: Spots, masked: frozenset[int]) -> list[Hit]:
    """Everything that narrows down, most of it only to check."""
    hits = list(_phrase_hits(reading, masked))
    near = spots.find
    hits += [Hit(*m.span(), "money", Tier.LIKELY, "a sum of money") for m in near(_MONEY, "digit")]
    hits += [Hit(*m.span(), "money", Tier.LIKELY, "a sum of money in words") for m in near(_MONEY_WORDS, "number")]
    for pattern, reason, tier in _COUNTS:
        for match in near(pattern, "number", "only", "family"):
            alone = tier is Tier.LIKELY and _ONLY.fullmatch(match[0])
            hits.append(Hit(*match.span(), "count", Tier.CHECK if alone else tier, reason))
    for match in near(_CONDITION, "condition"):
        if match[0].split()[0].lower() not in _NOT_RARE:
            hits.append(Hit(*match.span(), "condition", Tier.LIKELY, "the name of a condition"))
    hits += [Hit(*m.span(1), "distinctive", Tier.CHECK, "the name of an animal or a toy") for m in near(_PET, "pet")]
    hits += [Hit(*m.span(), "money", Tier.LIKELY, "a sum of money") for m in near(_CURRENCY, "digit")]
    hits += [Hit(*m.span(), "count", Tier.CHECK, "a number of people") for m in near(_OTHERS, "number")]
    hits += [Hit(*m.span(), "quantity", Tier.CHECK, "a measured quantity") for m in near(_QUANTITY, "digit")]
    return hits

"""How many: small numbers, sizes of a place, and exact numbers that tell one case from another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.generalise import number_in
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.spots import AT, AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORD})"
_CHILDREN = (
    "kids|children|brothers|sisters|siblings|boys|girls|sons|daughters|bairns|weans|step-?children"
    "|grandchildren|grandkids|wives|babies|toddlers"
)
_WHICH = (
    "little|older|younger|elder|young|small|wee|grown-up|other|half|step|foster|adopted|living"
    "|surviving|grown|biological|birth|deaf|autistic|disabled"
)
_HAPPENINGS = (
    "placements|moves|schools|addresses|keyworkers|key workers|carers|homes|foster homes"
    "|care homes|social workers|exclusions|admissions"
    "|convictions|overdoses|miscarriages|hospitals|evictions|suspensions|arrests"
)
_PEOPLE = (
    "resident|family|man|woman|boy|girl|child|person|speaker|member|pupil|student|patient"
    "|worker|lad|male|female"
)
_NOT_ONLY = "thing|way|time|reason|problem|question|difference|option|answer|point|other|bit|part"
_IN_OURS = (
    r"(?:(?:in|on|at|from|of) (?:the|our|my|his|her|this|their) [\w-]+(?: form| year| team)?"
    r"|(?:in|at|from) (?-i:[A-Z])[\w-]+)"
)
_CIRCLES = (
    "cohort|year|class|school|team|village|street|ward|home|area|county|district|family|club|squad"
)
_NOT_COUNTED = "".join(
    f"(?<!{word} )" for word in ("session", "sessions", "week", "page", "part", "day", "step")
)
_ONLY_ONE = "says that there is only one"
_FEW = "a small number"
_SOLE = ("sole",)
_BY_COUNT = (AT, "number", "amount", "only")
_NTH_KIND = "foster|residential|secure|care|primary|special|kinship|adoptive|failed|emergency"
_NTH_THINGS = (
    "placement|attempt|admission|marriage|husband|wife|school|move|dna|social worker|carer"
    "|pregnancy|miscarriage|overdose|exclusion|arrest|conviction|stroke|heart attack|foster home"
    "|operation|appeal|generation|eviction|tenancy|asylum claim|detox|rehab|caesarean"
)
_COUNTS = (
    Pattern(any_case(r"\b(?:list|caseload|population|roll|cohort)(?: of|:| is| was)? ",
                     r"(?:about |nearly |over )?\d[\d,]{0,14}\b"),
            "count", Tier.LIKELY, "the size of a small place", (AT, "roll")),
    Pattern(any_case(rf"\bthere are (?:\d|{NUMBER_WORD}) [\w' -]{{2,30}} in (?:the|our) [a-z]+\b"),
            "count", Tier.LIKELY, _FEW, (AT_NUMBER, "there")),
    Pattern(any_case(r"\b(?:mother|father|mum|mam|dad|parents?|gran|family|sibling group"
                     r"|congregation|class|household|crew|caseload|litter|brood|gang|staff) of ",
                     rf"{_COUNT}\b"),
            "count", Tier.LIKELY, "how many in a family or group", ("family",)),
    Pattern(any_case(rf"\b{_COUNT}(?: or {_COUNT})? ",
                     r"(?:people|men|women|lads|girls|adults|residents|tenants|lodgers|strangers)\b",
                     rf"(?: to (?:an?|one|each|the|{_COUNT}) [a-z]+)?"),
            "count", Tier.CHECK, _FEW, (AT, "number")),
    Pattern(any_case(rf"\b(?:{_COUNT}(?: or {_COUNT})?|both) ",
                     rf"(?:(?:{_WHICH}) ?-?)?(?:{_CHILDREN})\b"),
            "count", Tier.CHECK, "how many in the family", (AT, "number", "amount")),
    Pattern(any_case(rf"\b{_COUNT} (?:different |previous |separate |failed |foster |school )?",
                     rf"(?:{_HAPPENINGS})\b(?: in {_COUNT} [a-z]+s\b)?"),
            "count", Tier.LIKELY, "a count that belongs to one person", (AT, "number")),
    Pattern(any_case(rf"\b(?:doing|serving|got|did|given|served) {_COUNT} ",
                     r"(?:for [a-z]+|inside|in jail|stretch)\b"),
            "count", Tier.CHECK, "the length of a sentence", (AT, "sentenced")),
    Pattern(any_case(r"\b(?:reared|raised|buried|fostered|miscarried|birthed|adopted) ",
                     rf"(?:{_COUNT}|one)\b"
                     r"(?:,? (?:buried|lost|and buried|and lost) (?:one|two|three|four))?"),
            "count", Tier.CHECK, "how many in the family", (AT, "reared")),
    Pattern(any_case(r"\b(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) ",
                     rf"(?:(?:{_NTH_KIND}) )?(?:time|baby|child|{_NTH_THINGS}|strike)\b"
                     rf"(?: in {_COUNT} (?:year|month|week)s?)?"),
            "count", Tier.CHECK, "an exact count", (AT, "ordinal")),
    Pattern(any_case(r"\bsecond (?:pregnancy|miscarriage|overdose|exclusion|arrest"
                     r"|conviction|stroke|heart attack|foster home|generation|eviction|detox|rehab"
                     r"|caesarean|suicide attempt)\b"),
            "count", Tier.CHECK, "an exact count", (AT, "ordinal")),
    Pattern(any_case(rf"\b{_COUNT} of (?:his|her|their|my|the) {_COUNT}\b(?: [a-z]{{3,14}}s\b)?"
                     r"|\b(?:one|no) (?:living |surviving |older |younger )?"
                     r"(?:child|children|kids?|siblings?|brothers?|sisters?)\b"),
            "count", Tier.CHECK, "how many in the family", (AT, "number", "amount", "none")),
    Pattern(any_case(r"(?<![\w£.,/-])\d{1,4}-(?:mile|page|hour|bed|bedroom|acre|storey|seater|foot|week|day"
                     r"|month|man|strong|hectare|tonne|ton|piece|plate|pupil|place)\b"),
            "count", Tier.CHECK, "an exact count", (AT, "digit")),
    Pattern(any_case(rf"\b(?:only one in (?:his|her|their|the) [a-z]+|{_COUNT} at home",
                     rf"|placement {_COUNT}|{_COUNT} little ones)\b"),
            "count", Tier.CHECK, "an exact count", (AT, "only", "number", "placement")),
    Pattern(any_case(rf"\bonly (?:[\w'’-]+ ){{0,3}}?(?:{_PEOPLE}) ",
                     r"(?:in|at|on) (?:the|our|my) [a-z]+"),
            "count", Tier.LIKELY, _ONLY_ONE, (AT, "only")),
    Pattern(exact(r"\bonly [A-Z][a-z]+ (?:there|here)\b"),
            "count", Tier.CHECK, _ONLY_ONE, (AT, "only")),
    Pattern(any_case(r"\bone (?:son|daughter|brother|sister|child|grandchild|bairn|wean)\b"),
            "count", Tier.CHECK, "how many in the family", (AT, "amount")),
    Pattern(any_case(rf"\b{_COUNT} [a-z]{{3,14}}s and (?:an?|one) [a-z]{{3,14}}\b",
                     r"(?=[,.;)\n]| (?:up|down|in|at|from|away)\b|$)"),
            "count", Tier.CHECK, "an exact count", (AT, "number")),
    Pattern(any_case(r"\bthe (?:first|second|third|fourth|fifth) such [a-z]+",
                     r"(?: (?:in|on|at) (?:the|our|this) [a-z]+)?",
                     r"(?: (?:in|this) (?:a |the )?[a-z]+)?"),
            "count", Tier.CHECK, "an exact count", (AT, "the")),
    Pattern(any_case(r"\bone in (?:an? )?(?:\d[\d,]{1,9}|hundred|thousand|million)\b"),
            "count", Tier.CHECK, _FEW, (AT, "amount")),
    Pattern(any_case(rf"\b{_COUNT} of (?:them|us)(?: in | under |$|[.,])"),
            "count", Tier.CHECK, "how many in the family", (AT, "number")),
    Pattern(any_case(rf"\b{_COUNT} under (?:the age of )?{_COUNT}\b",
                     rf"|\b{_COUNT} (?:christmases|easters|eids|birthdays|winters|summers)\b"
                     r"(?: ago)?"),
            "count", Tier.CHECK, _FEW, (AT, "number", "amount")),
    Pattern(any_case(r"\b(?:a|half a|two|three|four|several) dozen\b(?: [a-z]+s\b)?"),
            "count", Tier.CHECK, "an exact count", (AT, "dozen")),
    Pattern(any_case(r"\b\d{1,4} on roll\b(?: in (?:the|our) [\w ]{0,12}(?:school|class|nursery))?"
                     r"|\b\d{1,3}[- ]bed(?:ded)? (?:unit|home|ward|house|hostel|hospital|lodge)\b"),
            "count", Tier.CHECK, "the size of a small place", (AT, "digit")),
    Pattern(any_case(r"\b\d{1,2} ?x ?[a-z]{3,14}\b"
                     r"|\b[a-z]{4,14} x ?\d{1,2}\b(?! ?[a-z]{3})"),
            "count", Tier.CHECK, "an exact count", ("x",)),
    Pattern(any_case(r"\b(?:nobody|no[ -]one|none) else (?:in|on|at) (?:the|our|this|that) [\w-]+"),
            "count", Tier.LIKELY, _ONLY_ONE, (AT, "nobody")),
    Pattern(any_case(rf"\bthe first (?:[\w-]+ )?(?:{_PEOPLE}|one)s?(?: ever)? to [a-z]+",
                     r"(?: (?:an?|the|his|her|their))?(?: [\w'’-]+){1,2}",
                     r"(?=[,.;)\n]| (?:out|in|at|from|and|but)\b|$)"),
            "count", Tier.CHECK, "says who was the first", (AT, "the")),
    Pattern(any_case(rf"\bthe only (?:[\w'’-]+ ){{0,4}}?(?:{_PEOPLE})s?\b",
                     rf"(?: (?:there|here)\b| {_IN_OURS})?"),
            "count", Tier.LIKELY, _ONLY_ONE, _SOLE),
    Pattern(any_case(rf"\bthe only (?!(?:{_NOT_ONLY})\b)",
                     rf"(?:[\w'’-]+ ){{0,3}}?[\w'’-]+ {_IN_OURS}"),
            "count", Tier.LIKELY, _ONLY_ONE, _SOLE),
    Pattern(any_case(rf"\bthe only (?!(?:{_NOT_ONLY}|one)\b)[\w'’-]+"),
            "count", Tier.CHECK, _ONLY_ONE, _SOLE),
    Pattern(any_case(rf"\b{_COUNT} (?:people|of them|of us|adults) in ",
                     r"(?:it|there|one room|the house)\b"),
            "count", Tier.CHECK, _FEW, (AT, "number")),
    Pattern(any_case(r"\b(?:our|my|their) only (?:one|resident|patient|pupil|speaker|family|male"
                     r"|female)\b|\bour one\b"),
            "count", Tier.LIKELY, _ONLY_ONE, ("only",)),
    Pattern(any_case(rf"{_NOT_COUNTED}\b(?:only )?(?:one|two|three|four|[1-4]) (?:of|out of|in) ",
                     r"(?:only )?(?:two|three|four|five|six|[2-9])\b"
                     r"(?: (?:in|on) (?:the|our|my) [\w-]+)?"),
            "count", Tier.LIKELY, _FEW, _BY_COUNT),
    Pattern(any_case(r"\b(?:only|just) (?:one|two|three|four|[1-4]) (?:[\w-]+ )?",
                     r"(?:in|on|at) (?:the|our|my|this) [\w-]+\b"),
            "count", Tier.LIKELY, _FEW, ("only",)),
    Pattern(any_case(rf"\bthe (?:oldest|youngest|eldest|middle one|baby) of (?:the )?{_COUNT}\b"),
            "count", Tier.LIKELY, "how many in the family", ("only",)),
    Pattern(any_case(r"\bthe (?:oldest|youngest|tallest|first|last) (?:[\w-]+ )?in ",
                     rf"(?:the|her|his|their|our|my) (?:{_CIRCLES})\b(?: by [a-z]+ [a-z]+)?"),
            "count", Tier.LIKELY, _ONLY_ONE, ("only",)),
    Pattern(any_case(r"\b(?:\d{2,4}|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)",
                     r" (?:times|professionals|agencies|workers)\b"),
            "count", Tier.CHECK, "an exact count", (AT, "number")),
    Pattern(any_case(rf"\b(?:\d{{1,4}}|{NUMBER_WORD}) other(?:s| [a-z]+s| [a-z]+men| people)\b"),
            "count", Tier.CHECK, "a number of people", (AT, "number")),
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w£€$/.,:#+-])\d{1,3}(?:,\d{3})*(?![\w%/:+-]|[.,]\d)")
_BEFORE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)[ .]{0,2}(?:§{1,2} ?)?"
    r"(?:\d{1,4}(?:, | and | or | to | ?[–-] ?| ?§{1,2} ?)){0,4}$"
)
_REACH = 40  # letters before a number in which the word that it counts may stand
_UNITS = "minutes?|hours?|days?|weeks?|months?|years?|mins|hrs|seconds?|nights?|o['’]?clock"
_WORDS = re.compile(
    rf"({NUMBER_WORD}(?: hundred| thousand)?(?: and {NUMBER_WORD})?)\b"
    rf"(?! (?:{_UNITS}|past|to|of|or|and)\b|-)",
    re.IGNORECASE,
)
_THING = re.compile(
    r" (?:(?:more|other|different|separate|further|little|big|old|new|small|large|empty|live|dead"
    r"|broken|packets of|boxes of|pairs of|tins of) )?([a-z-]{3,20})\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r" of (?!the\b|them\b|us\b|it\b|his\b|her\b|my\b|our\b|their\b)[a-z]{3,14}\b")
_OWNED = re.compile(
    r"(?:\b(?:had|has|have|got|with|their|her|his|my|our|all|plus|of)|['’]s) $", re.IGNORECASE
)
_STOP = re.compile(
    r"[.,;:!?)\n]| [-–—]| (?:and|but|or|so|when|if|because|in|on|at|from|now|then)\b|$"
)
_MANY = 12
_TIMES = frozenset(
    (
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "seconds",
        "mins",
        "wks",
        "mths",
        "yrs",
        "head",
    )
)
_FEWEST = frozenset("01234")  # too common to tell anybody apart
_EMERGENCY = frozenset(("999", "111", "101", "112", "116"))
_NUMBERING = re.compile(r"(?:^|\n)[ \t(*•-]*$")  # the number of a paragraph or of a list


def find_counts(text: str, spots: Spots) -> Iterator[Hit]:
    """Small numbers of people, and numbers in figures or words that count something here."""
    yield from search(spots, _COUNTS)
    yield from _figures(text, spots)
    yield from _in_words(text, spots)


def _figures(text: str, spots: Spots) -> Iterator[Hit]:
    for match in spots.find(_NUMBER, AT, "digit"):
        ahead = text[max(0, match.start() - _REACH) : match.start()]
        if _NUMBERING.search(ahead) and text[match.end() : match.end() + 1] in {".", ")", "]"}:
            continue
        if _is_listed(text, *match.span()) or match[0] in _EMERGENCY or match[0] in _FEWEST:
            continue
        if not _counted(ahead) and not _in_general(text, match.end()):
            end = _with_thing(text, match.start(), match.end())
            yield Hit(match.start(), end, "count", Tier.CHECK, "an exact number")


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a number heads a point ("2) ring her") or counts part of a law ("s.11(4)")."""
    bracketed = text[start - 1 : start] == "("
    if text[end : end + 1] != ")":
        return False
    return not bracketed or text[max(0, start - 2) : start - 1].isalnum()


def _in_words(text: str, spots: Spots) -> Iterator[Hit]:
    """Three goats, eleven times: a number in words, unless it numbers or times something."""
    for match in spots.find(_WORDS, AT, "number"):
        ahead = text[max(0, match.start() - _REACH) : match.start()]
        heads = _NUMBERING.search(ahead) and match[1][0].isupper()  # "Three. Say so."
        if heads or _counted(ahead) or _in_general(text, match.end()):
            continue
        end = _with_thing(text, match.start(), match.end())
        alone = end == match.end()
        if (
            alone
            and " and " not in match[1]
            and not _OWNED.search(ahead)
            and _STOP.match(text, end)
        ):
            continue
        if (number_in(match[1]) or 0) > len(_FEWEST) - 1 or not alone:
            yield Hit(match.start(), end, "count", Tier.CHECK, "an exact number")


def _counted(ahead: str) -> bool:
    """Whether the word before a number is one that numbers: "week", "section"."""
    before = _BEFORE.search(ahead)
    word = before[1].lower() if before else ""
    return bool({word, word.removesuffix("s")} & section("counted"))


def _in_general(text: str, end: int) -> bool:
    """Whether what is counted is a thing of every text or kitchen: "three questions"."""
    thing = _THING.match(text, end)
    return thing is not None and thing[1].lower() in section("counted-in-general")


def _tells(thing: str, number: str) -> bool:
    """Whether what is counted belongs to the count: things that tell, and any in a large number."""
    large = (number_in(number) or 0) > _MANY or "hundred" in number.lower()
    plural = thing.endswith("s") and not thing.endswith(("ss", "us", "is"))
    return thing in section("counted-things") or thing in _TIMES or (large and plural)


def _with_thing(text: str, start: int, end: int) -> int:
    """Where the number ends with what it counts, if that is one of the things that tell."""
    thing = _THING.match(text, end)
    if not thing or not _tells(thing[1].lower(), text[start:end]):
        return end
    of_what = _OF_WHAT.match(text, thing.end())
    return of_what.end() if of_what else thing.end()

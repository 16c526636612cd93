"""Dates, times of day, ages and school years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import ANY_WORD, CALENDAR, GIVEN
from reflectjournal.anonymise.numbers import NUMBER_WORD, ORDINAL_WORD, TEENS, TENS, UNITS
from reflectjournal.anonymise.reading import Reading, Shape
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_DAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LONG_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|apr|aug|sept?|oct|nov|dec)"
)
_YEAR_WORDS = rf"(?:nineteen [a-z]+(?:[ -][a-z]+)?|two thousand(?: and)? {NUMBER_WORD}|twenty {NUMBER_WORD})"

_I = re.IGNORECASE
_DATES = tuple(
    (re.compile(pattern, flags), reason, tier)
    for pattern, flags, reason, tier in (
        (r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:\d{4}|\d{2})(?![\d/-])", 0, "a date", Tier.SURE),
        (r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01]) ?/ ?(?:0?[1-9]|1[0-2]) ?/ ?(?:\d{4}|\d{2})(?![\d/])", 0, "a date", Tier.SURE),
        (r"\b(?:18|19|20)\d{2}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])\b", 0, "a date", Tier.SURE),
        (rf"\b(?:{_DAY},? )?(?:the )?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTH}\b\.?(?:,? ?(?:'|’)?\d{{2,4}}\b)?", _I, "a date", Tier.SURE),
        (rf"\b(?:{_DAY},? )?{_LONG_MONTH}\.? (?:the )?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!\.\d|:\d)(?:,? (?:'|’)?\d{{2,4}}\b)?", _I, "a date", Tier.SURE),
        (rf"\b(?:{_DAY},? )?(?:the )?{ORDINAL_WORD} (?:of )?{_LONG_MONTH}\b(?:,? (?:\d{{4}}|{_YEAR_WORDS})\b)?", _I, "a date in words", Tier.SURE),
        (rf"\b{_DAY},? (?:the )?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b", _I, "a weekday with its date", Tier.SURE),
        (rf"\b{_LONG_MONTH},? (?:of )?(?:'|’)?(?:(?:19|20)\d{{2}}|\d{{2}})\b(?![:.]\d)", _I, "a month with its year", Tier.SURE),
        (r"\bthe (?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?! (?:floor|time|birthday|century|edition|place|hole|minute|grade|year|form|percentile|centile|dan|degree|draft|version|attempt|anniversary|row|item|line|page|bullet|question|session|visit|week|day\b))", _I, "a day of the month", Tier.LIKELY),
        (rf"\b(?:on|by|until|till|before|after|since|from) the ({ORDINAL_WORD})\b(?! (?:of|time|floor|day|visit|week|night|year|one|page|attempt|session|occasion|birthday|child|call|door|and|or)\b)", _I, "a day of the month", Tier.LIKELY),
        (rf"\bthe {ORDINAL_WORD} of (?:the|this|last|next) month\b", _I, "a day of the month", Tier.LIKELY),
        (r"(?<![\d/.£-])\b(?!(?:[0-9]|10)/10\b|[1-4]/[2-8]\b)(?:[1-9]|0[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b(?![/\d])", 0, "a day and month", Tier.LIKELY),
        (r"\b(?:in|since|until|till|from|during|of|by|before|after|around|about|circa|summer|winter|autumn|spring|year|born|early|late|mid|christmas|easter|and|–|to|nothing has matched since)[ -](?:the )?((?:19[0-9]|20[0-4])\d)\b(?![/\d-])(?! (?:metres|miles|people|words|calories|steps))", _I, "a year", Tier.LIKELY),
        (r"(?<=[(\[])(?:19[0-9]|20[0-4])\d(?=[)\]–,-])", 0, "a year", Tier.CHECK),
        (r"(?<!\w)['’](\d{2})\b(?!['’])", 0, "a short year", Tier.LIKELY),
        (rf"\b(?:in|since|from|until) (two thousand(?: and)? {NUMBER_WORD}|nineteen (?:{'|'.join(TENS + TEENS)})(?:[ -](?:{'|'.join(UNITS)}))?)\b", _I, "a year in words", Tier.LIKELY),
        (r"\b(?:19[0-9]|20[0-4])\d[/–-]\d{2,4}\b", 0, "a span of years", Tier.LIKELY),
        (r"\b(?:19[0-9]|20[0-4])\d\b(?![/\d-])", 0, "a year", Tier.CHECK),
    )
)
_DOB = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\b[ :is]{0,5}$", _I)

_TIMES = tuple(
    (re.compile(pattern, _I), reason)
    for pattern, reason in (
        (r"(?<![\d£.:])\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?|\b(?![.:%]?\d| ?(?:kg|%|m\b|million|miles|lb|cm)))", "a time of day"),
        (r"(?<![\d£.:])\b(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?", "a time of day"),
        (r"(?:(?<=\n)|^|(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=- ))(?:[01]\d|2[0-3])[0-5]\d(?=[ .,;:hs])(?!s)", "a time of day"),
        (rf"\b(?:half(?: past)?|quarter (?:past|to)|(?:five|ten|twenty|twenty[- ]five) (?:past|to)) (?:1[0-2]|[1-9]|{NUMBER_WORD})\b", "a time of day"),
    )
)
_NO_DAYS = frozenset({"boxing", "noel", "christmassy", "mon", "sat", "sun", "wed", "mar", "dec"})
_BEFORE_TIME = frozenset("in since until till last next by this early late mid of from for before after during over at".split())

_AGES = tuple(
    (re.compile(pattern, flags), reason, tier)
    for pattern, flags, reason, tier in (
        (rf"\b(?:\d{{1,3}}|{NUMBER_WORD})(?:[ -](?:and a half))?[ -](?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[ -]old\b", _I, "an age", Tier.SURE),
        (rf"\baged?:? (?:of )?(?:about |around |only |just )?(?:\d{{1,3}}|{NUMBER_WORD})\b(?:(?: ?[-–] ?| (?:and|to|or) )(?:\d{{1,3}}|{NUMBER_WORD})\b)?", _I, "an age", Tier.SURE),
        (r"\b\d{1,3} ?(?:y/?o|yo|yr old)\b", _I, "an age", Tier.SURE),
        (r"(?<![\d£.,/-])\b\d{1,2} ?[MF]\b(?!\w)", 0, "an age with a sex", Tier.LIKELY),
        (r"\bD\+\d{1,3}\b", 0, "days since a birth", Tier.LIKELY),
        (r"\b[^\W\d_][\w'’.-]{1,30} ?\((\d{1,2}|1[01]\d)\)", 0, "an age in brackets after a word", Tier.LIKELY),
        (r"\b[^\W\d_][\w'’.-]{1,30} \((\d{1,2}|1[01]\d)[,;] ", 0, "an age in brackets after a word", Tier.LIKELY),
        (r"(?<=[,(] )(\d{1,2}|1[01]\d)(?=[,;)]|\.(?!\d)| and |\n|$| on | was | is | who | from | has | said | at )(?!,\d{3})", 0, "a number after a name, like an age", Tier.LIKELY),
        (r"\b[^\W\d_a-z][\w'’-]+ (\d{1,2})(?=\n|$|, [A-Z])", 0, "a number after a name, like an age", Tier.LIKELY),
        (rf"\b(?:boy|girl|lad|lass|child|man|woman|baby|son|daughter|patient|resident|male|female|person|bairn|wean|kid|brother|sister|twins|twin) (?:of |aged? |, )?(\d{{1,3}}|{NUMBER_WORD})\b(?! (?:times|more|of|weeks|days|minutes|hours|o))", _I, "an age", Tier.LIKELY),
        (rf"\b(?:(?:[Hh]e|[Ss]he|[Tt]hey|who|I|i|[Bb]aby|[A-ZÀ-Ž][\w-]+|[Hh]im|[Hh]er|lad|lass|boy|girl|child|mum|dad|man|woman|son|daughter|sister|brother|partner|mother|father|twins|kid)(?:'s|’s| is| was| am| are| were| will be| turns| turned| turning| has turned)|(?:[Hh]e|[Ss]he)s|[Tt]urns|[Tt]urned|[Ii]m)(?: now| just| still| only| about| nearly| almost| barely)* (\d{{1,2}}|1[01]\d|(?i:{NUMBER_WORD}))(?= and |[,.;:!?)\"”]|\s*$| next | in | on | last | now| when| who| but | so | or | he | she | i | with |\n)(?![.,]\d)", 0, "an age", Tier.LIKELY),
        (rf"\b(?:is|was|turned|turning|turns|nearly|almost|only|just|says|said) (\d{{1,2}}|1[01]\d|{'|'.join(UNITS[2:] + TEENS)})(?= and |[,;!?)]|\.(?!\d)|\n|$| [a-z])(?! (?:of|years?|months?|weeks?|days?|hours?|minutes?|times|o|people|children|kids|things|miles|pounds|quid|pages|different|more|or|to|per|out|in|for|on|at|the|a)\b)", _I, "a number like an age", Tier.CHECK),
        (r"\b(?:is|was) [A-Z][\w ]{2,25} and (\d{1,3})(?= [(]|[,.;)])", 0, "a number like an age", Tier.LIKELY),
        (rf"\b(?:{'|'.join(TEENS[1:])})[- ]year\b|\b(?:turned|turning|turns) (?:{NUMBER_WORD})\b", _I, "an age", Tier.LIKELY),
        (rf"\b(?:when (?:he|she|i|they) (?:was|were)|at) (\d{{1,2}}|{NUMBER_WORD})(?= (?:he|she|i|they)\b|[,;.](?!\d))", _I, "a number like an age", Tier.CHECK),
        (r"\b(?:year|yr|y) ?(?:1[0-3]|[1-9])\b(?! (?:plan|programme|review|strategy|contract|degree|course|later|on|placement|social work|student|nurse|of\b|ago))|\byear (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b", _I, "a school year", Tier.LIKELY),
        (r"\b(?:P[1-7]|S[1-6])\b(?!\.\d)", 0, "a Scottish school year", Tier.LIKELY),
        (r"\b(?:Bl|Blwyddyn) ?\d{1,2}\b|\breception class\b|\b(?:is in|into|started|starts|starting) reception\b(?! area| desk)", _I, "a school year", Tier.LIKELY),
        (r"\b(?:late|early|mid)[- ](?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|20s|30s|40s|50s|60s|70s|80s|90s)\b", _I, "about an age", Tier.LIKELY),
        (r"\b\d{1,2}(?:\+\d)?/40\b|\b\d{1,2} ?weeks? (?:pregnant|gestation)\b|\bborn at \d{2} weeks\b", _I, "how far a pregnancy is", Tier.LIKELY),
        (rf"\b(?:is|was|only|just|at) (?:now |just |only )?((?:\d{{1,3}}|{NUMBER_WORD}) (?:weeks|months|wks|mths|days))\b(?! (?:ago|later|before|after|since|on|into|away|late))", _I, "an age", Tier.LIKELY),
        (rf"\b(?:is|was) ((?:\d|{NUMBER_WORD}) and (?:a )?half)\b", _I, "an age", Tier.LIKELY),
        (r"\b\d{1,3} (?:weeks|months|wks|mths|days)\b(?=[,;)]| and )", _I, "a number of weeks or months, like a baby's age", Tier.CHECK),
    )
)
_NUMBERS = re.compile(r"\d{1,3}(?: (?:months|weeks|days))?")
_PAIRS = re.compile(r"\b\d{1,3}(?: (?:months|weeks))?(?:(?:, | and |, and | & )\d{1,3}\b(?: (?:months|weeks))?){1,6}")
_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)([^\w]{0,4})$")
_COUNTED = frozenset(
    "section week option level tier article chapter part band grade room ward form day year item question stage group "
    "page para paragraph phase step unit module lesson session number no nos version type kpi standard principle rule "
    "goal target aim act schedule regulation reg vol volume issue figure table box key core annex appendix radio bbc channel "
    "windows iphone ps xbox covid gcse line note slide point visit attempt draft round game match q "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_DURATION = re.compile(
    rf"\b(?:(?:about|over|under|nearly|almost|more than|less than|around|approximately) )?(?:\d{{1,3}}|{NUMBER_WORD}|several|a couple of) (?:years?|months?|weeks?|days?|hours?|minutes?|yrs|mins|hrs)(?:['’])?\b(?! old)", _I
)
_LONG_SPAN = re.compile(
    rf"\b(?:\d{{1,2}}|{NUMBER_WORD}) (?:years|yrs)(?:['’])?(?: and (?:\d{{1,2}}|{NUMBER_WORD}) months['’]?)?(?! old)\b"
    rf"|\b(?:\d{{1,2}}|{NUMBER_WORD}) months['’]?(?! old)\b", _I
)


def _span(match: re.Match[str]) -> tuple[int, int]:
    if match.re.groups and match.lastindex and match[match.lastindex] not in "/.-":
        return match.span(match.lastindex)
    return match.span()


def _dates(text: str, spots: Spots) -> Iterator[Hit]:
    for pattern, reason, tier in _DATES:
        near = ("ordinal", "number") if "words" in reason or "day of" in reason else ("digit",)
        for match in spots.find(pattern, *near):
            start, end = _span(match)
            if tier is Tier.SURE and _DOB.search(text, max(0, start - 24), start):
                yield Hit(start, end, "date-of-birth", tier, "follows “born” or “date of birth”")
            else:
                yield Hit(start, end, "date" if reason != "a year" else "year", tier, reason)


def find_dates(reading: Reading, spots: Spots) -> list[Hit]:
    """Dates, months, weekdays and times of day. Weekdays and times alone are only to check."""
    hits = list(_dates(reading.text, spots))
    for pattern, reason in _TIMES:
        hits.extend(Hit(*m.span(), "time", Tier.CHECK, reason) for m in spots.find(pattern, "number"))
    hits.extend(_calendar(reading))
    return hits


def _calendar(reading: Reading) -> Iterator[Hit]:
    """Weekdays, months and festivals alone. A plural ("Mondays") is a habit and tells no day."""
    words = reading.words
    for i, word in enumerate(words):
        if not word.marks & CALENDAR or word.low.endswith("days") or word.low in _NO_DAYS:
            continue
        before = words[i - 1].low if i else ""
        if "day" in word.low or word.low in {"tues", "weds", "thurs", "fri"}:
            yield Hit(word.start, word.end, "weekday", Tier.CHECK, "a day of the week")
        elif word.shape is not Shape.LOW and not word.marks & (ANY_WORD | GIVEN) or before in _BEFORE_TIME:
            yield Hit(word.start, word.end, "month", Tier.CHECK, "a month or a festival")


def find_ages(text: str, spots: Spots) -> list[Hit]:
    """Ages, age brackets and school years."""
    hits: list[Hit] = []
    for pattern, reason, tier in _AGES:
        kind = "school-year" if "school year" in reason else "age"
        near = ("number", "school-year") if kind == "school-year" else ("teens",) if "about" in reason else ("number",)
        for match in spots.find(pattern, *near):
            start, end = _span(match)
            if "after a" not in reason or _after_somebody(text, start):
                hits.append(Hit(start, end, kind, tier, reason))
    hits.extend(_number_lists(text, hits, spots))
    return hits


def _after_somebody(text: str, start: int) -> bool:
    """Whether the words before a bare number look like a person and not like "Section 42"."""
    before = _LAST_WORD.search(text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before[1]
    if word.isupper() and before[2] == " ":
        return False
    return word.lower().removesuffix("s") not in _COUNTED and word.lower() not in _COUNTED and (not word.islower() or before[2].strip(" ") in {")", "),", "(", "”,", '",', ","})


def _number_lists(text: str, found: list[Hit], spots: Spots) -> Iterator[Hit]:
    """Ages that follow or precede an age in a list: "8, 6 and 11 months", "61 and 59"."""
    ends = {hit.end for hit in found if hit.kind == "age"}
    starts = {hit.start for hit in found if hit.kind == "age"}
    for match in spots.find(_PAIRS, "digit"):
        numbers = [m for m in _NUMBERS.finditer(text, match.start(), match.end())]
        if any(m.end() in ends or m.start() in starts for m in numbers):
            for m in numbers:
                yield Hit(m.start(), m.end(), "age", Tier.LIKELY, "stands beside an age")


def find_durations(spots: Spots, thorough: bool) -> list[Hit]:
    """Lengths of time: years and months always, all others in a thorough scan."""
    pattern = _DURATION if thorough else _LONG_SPAN
    reason = "a length of time"
    return [Hit(*m.span(), "duration", Tier.CHECK, reason) for m in spots.find(pattern, "number")]

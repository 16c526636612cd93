"""Dates, years, times of day, and days and months alone."""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import ANY_WORD, CALENDAR, GIVEN, section
from reflectjournal.anonymise.numbers import NUMBER_WORD, ORDINAL_WORD, TEENS, TENS, UNITS
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.reading import Reading, Shape
from reflectjournal.anonymise.spots import AT, AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_WEEKDAY = (
    r"(?:\b(?:w/[bce]|wc|week (?:commencing|beginning|ending|of)"
    r"|(?:the )?(?:morning|afternoon|evening|night) of) )?"
    r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]? (?:the )?)?"
)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?:{_MONTHS}|{_SHORT})"
_LONG_MONTH = rf"(?:{_MONTHS}|jan|feb|mar(?= ?(?:\d{{4}}|['’]\d\d))|apr|aug|sept?|oct|nov|dec)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER_MONTH = r"(?:0?[1-9]|1[0-2])"
_NTH = r"(?:st|nd|rd|th)"
_RANGE = (
    rf"(?:(?:the )?{_DAY}{_NTH}?(?: ?[-–&/] ?| and | to | or )"
    r"(?:(?:mon|tues?|weds?|thurs?|fri|sat|sun)(?:day)? )?)?"
)
_YEAR = r"(?:19|20)\d{2}"
_YEAR_AFTER = r"(?:,? ?['’]?\d{2,4}\b)?"
_TENS_WORDS = "|".join(TENS + TEENS)
_WORD_YEAR = (
    rf"(?:two thousand(?: and)? {NUMBER_WORD}"
    rf"|nineteen (?:{_TENS_WORDS})(?:[ -](?:{'|'.join(UNITS)}))?|twenty {NUMBER_WORD})"
)
_NO_DAY = (
    "floor|time|birthday|century|edition|place|hole|minute|grade|year|form|percentile|centile|dan"
    "|degree|draft|version|attempt|anniversary|row|item|line|page|bullet|question|session|visit"
    "|week|day|of|night|one|occasion|child|call|door|and|or|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_BEFORE_YEAR = (
    "in|since|until|till|from|during|of|by|before|after|around|about|circa|summer|winter|autumn"
    "|spring|year|born|early|late|mid|christmas|easter|and|–|to"
)
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri"
_SEASONS = (
    "spring|summer|autumn|winter|christmas|xmas|easter|eid|diwali|ramadan|half[- ]term"
    "|new year['’]?s (?:day|eve)|boxing day"
)
_NO_LAW = "".join(f"(?<!{law} )" for law in ("Act", "Rules", "Regulations", "Order", "Together"))
_DATES = (
    Pattern(
        exact(rf"(?<![\d/.-])({_DAY}(?:/{_NUMBER_MONTH}/|\.{_NUMBER_MONTH}\.|-{_NUMBER_MONTH}-"
              rf"| ?/ ?{_NUMBER_MONTH} ?/ ?)(?:\d{{4}}|\d{{2}}))(?![\d/-])"),
        "date", Tier.SURE, "a date", (AT, "digit"),
    ),
    Pattern(
        exact(r"\b(?:18|19|20)\d{2}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?!\d)"),
        "date", Tier.SURE, "a date", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"\b{_WEEKDAY}{_RANGE}(?:the )?{_DAY}{_NTH}?(?: of)?[ -]?{_MONTH}\b",
                 rf"(?:\.(?= ?['’]?\d))?{_YEAR_AFTER}"),
        "date", Tier.SURE, "a date", ("dated",),
    ),
    Pattern(
        any_case(rf"\b{_WEEKDAY}{_LONG_MONTH}\.? (?:the )?{_DAY}{_NTH}?\b(?![.:]\d)",
                 r"(?:,? ['’]?\d{2,4}\b)?"),
        "date", Tier.SURE, "a date", ("dated",),
    ),
    Pattern(
        any_case(rf"\b{_WEEKDAY}(?:the )?{ORDINAL_WORD} (?:of |o['’]? )?{_LONG_MONTH}\b",
                 rf"(?:,? (?:\d{{4}}|{_WORD_YEAR})\b)?"),
        "date", Tier.SURE, "a date in words", ("month",),
    ),
    Pattern(
        any_case(r"\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? "
                 rf"(?:the )?{_DAY}{_NTH}\b"),
        "date", Tier.SURE, "a weekday with its date", (AT, "weekday"),
    ),
    Pattern(
        any_case(rf"\b(?:(?:mid|early|late|end)[- ](?:of )?)?{_LONG_MONTH}\.?,? (?:of )?",
                 rf"['’]?(?:{_YEAR}|\d{{2}})\b(?![:.]\d)"),
        "date", Tier.SURE, "a month with its year", ("dated",),
    ),
    Pattern(
        any_case(rf"\bthe (?:[1-9]|[12]\d|3[01]){_NTH}\b(?! (?:{_NO_DAY})\b)(?: inst(?:ant)?\b)?"),
        "date", Tier.LIKELY, "a day of the month", (AT_NUMBER, "the"),
    ),
    Pattern(
        any_case(rf"\b(?:the )?{ORDINAL_WORD} of the {ORDINAL_WORD}\b",
                 rf"(?: (?:{_WORD_YEAR}|{NUMBER_WORD}))?"),
        "date", Tier.LIKELY, "a date in words", ("ordinal",),
    ),
    Pattern(
        any_case(rf"\b(?:on|by|until|till|before|after|since|from) (the {ORDINAL_WORD})\b",
                 rf"(?! (?:{_NO_DAY})\b)"),
        "date", Tier.LIKELY, "a day of the month", ("ordinal",),
    ),
    Pattern(
        any_case(rf"\bthe (?!(?:first|second|third|fourth|fifth)\b){ORDINAL_WORD}\b",
                 r"(?=[,;:)\n]|$| (?:i|we|he|she|they|it|at|when)(?:'m|'s|'re)?\b)"),
        "date", Tier.CHECK, "may be a day of the month", (AT, "the"),
    ),
    Pattern(
        any_case(rf"\b(?:{_WEEKDAYS}),? the {ORDINAL_WORD}\b"),
        "date", Tier.SURE, "a weekday with its date", (AT, "weekday"),
    ),
    Pattern(
        exact(r"(?<![\d/.£-])\b(?:w/[bce] )?(?!(?:\d|10)/10\b|[1-4]/[2-8]\b)",
              rf"{_DAY}/{_NUMBER_MONTH}\b(?: ?[-–] ?{_DAY}/{_NUMBER_MONTH}\b)?(?![/\d])"),
        "date", Tier.LIKELY, "a day and month", (AT, "digit", "wb"),
    ),
    Pattern(
        any_case(r"\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? ",
                 rf"{_DAY}[/.]{_NUMBER_MONTH}\b(?!\d)"),
        "date", Tier.SURE, "a weekday with its date", (AT, "weekday"),
    ),
    Pattern(
        exact(rf"(?<![\d/.£-])\b{_DAY}/{_NUMBER_MONTH}\b",
              rf"(?: ?[-–] ?{_DAY}/{_NUMBER_MONTH}\b)?(?![/\d]| of | ?%)"),
        "date", Tier.CHECK, "a day and month, or a score", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"\b(?:{ORDINAL_WORD}|last|\d{_NTH}) (?:{_WEEKDAYS}) (?:in|of) {_LONG_MONTH}\b"),
        "date", Tier.LIKELY, "a weekday of a month", (AT, "ordinal", "only", "number"),
    ),
    Pattern(
        exact(rf"(?<![\d/.£-])\b(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) {_YEAR}\b"),
        "date", Tier.LIKELY, "a date with spaces", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"\b(?:{_SEASONS})(?: term)?,? (?:of |in )?",
                 rf"(?:{_YEAR}|['’]\d\d)\b|\bq[1-4] {_YEAR}\b",
                 rf"|\b{_DAY}{_NTH} week of {_LONG_MONTH}\b"),
        "date", Tier.LIKELY, "a season with its year", (AT, "season", "digit"),
    ),
    Pattern(
        any_case(r"\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day)?,? (?:the )?",
                 rf"{_DAY}\b(?![:.]\d|[-–/]| ?[ap]\.?m| (?:hours|hrs|kids|of)\b)"),
        "date", Tier.CHECK, "a weekday with a number", (AT, "weekday"),
    ),
    Pattern(
        exact(rf"(?<![\d/.£-])\b{_NUMBER_MONTH}[/.]{_YEAR}\b(?![/\d])"),
        "date", Tier.LIKELY, "a month with its year", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"\b(?:[1-9]|[12]\d|3[01]){_NTH}\b",
                 rf"(?! (?!and\b|or\b)(?:{_NO_DAY}|class|yr)\b)"),
        "date", Tier.CHECK, "may be a day of the month", (AT, "digit"),
    ),
    Pattern(
        exact(r"(?<![\d.£])\b(?:2[4-9]|3[01])\.(?:0[1-9]|1[0-2])\b",
              r"(?!\.?\d|%| ?(?:kg|cm|m\b|%|per))"),
        "date", Tier.CHECK, "a day and month", (AT, "digit"),
    ),
    Pattern(
        exact(r"\b(?:19|20)\d{2}[/–-]\d{1,4}\b"),
        "date", Tier.LIKELY, "a span of years", (AT, "digit"),
    ),
    Pattern(
        any_case(rf"\b(?:{_BEFORE_YEAR})[ -](?:the )?",
                 r"((?:(?:early|late|mid)[ -])?(?:19\d|20[0-4])\d)\b(?![/\d-])"
                 r"(?! (?:metres|miles|people|words|calories|steps))"),
        "year", Tier.LIKELY, "a year", (AT_NUMBER, "before-year"),
    ),
    Pattern(exact(r"(?<!\w)['’](\d{2})\b(?!['’])"), "year", Tier.LIKELY, "a short year"),
    Pattern(
        any_case(rf"\b(?:in|since|from|until) ({_WORD_YEAR})\b"),
        "year", Tier.LIKELY, "a year in words", ("spoken-year",),
    ),
    Pattern(exact(r"\b(?:19|20)\d0s\b"), "year", Tier.CHECK, "a decade", (AT, "digit")),
    Pattern(
        exact(_NO_LAW, r"\b(?:19\d|20[0-4])\d\b(?![/\d-])"),
        "year", Tier.LIKELY, "a year", (AT, "digit"),
    ),
)  # fmt: skip
_UNITS_AFTER = r"kg|%|m\b|million|miles|lb|cm|litres?|ml|g\b"
_CLOCK = "a time of day"
_TIMES = (
    Pattern(
        any_case(r"(?<![\d£.:])\b(?:[01]?\d|2[0-3])[:.][0-5]\d",
                 rf"(?: ?[ap]\.?m\b\.?|\b(?![.:%]?\d| ?(?:{_UNITS_AFTER})))"),
        "time", Tier.CHECK, _CLOCK, (AT, "digit"),
    ),
    Pattern(
        any_case(r"(?<![\d£.:])\b(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?"),
        "time", Tier.CHECK, _CLOCK, (AT, "digit"),
    ),
    Pattern(
        exact(r"(?:(?<=\n)|^|(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=- ))",
              r"(?:[01]\d|2[0-3])[0-5]\d(?=[ .,;:h])"),
        "time", Tier.CHECK, _CLOCK, (AT, "digit"),
    ),
    Pattern(
        any_case(r"\b(?:half(?: past)?|quarter (?:past|to)"
                 r"|(?:five|ten|twenty|twenty[- ]five) (?:past|to)) "
                 rf"(?:1[0-2]|[1-9]|{NUMBER_WORD})\b"),
        "time", Tier.CHECK, _CLOCK, (AT, "number", "amount"),
    ),
)  # fmt: skip
_WHICH_AFTER = frozenset(("gone", "week", "fortnight", "coming"))
_WHICH = frozenset(("early", "mid", "late", "last", "next", "during"))
_BIRTH = any_case(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\b[ :is]{0,5}$")
_BIRTH_REACH = 24  # letters before a date in which "born" may stand
_LENGTHS = rf"(?:\d{{1,3}}|{NUMBER_WORD}|several|a couple of)"
_ROUGHLY = r"(?:(?:about|over|under|nearly|almost|more than|less than|around|approximately) )?"
_DURATION = Pattern(
    any_case(rf"\b{_ROUGHLY}{_LENGTHS} ",
             r"(?:years?|months?|weeks?|days?|hours?|minutes?|yrs|mins|hrs)['’]?\b(?! old)"),
    "duration", Tier.CHECK, "a length of time", ("number", "amount"),
)  # fmt: skip
_FOR_WHAT = "imprisonment|detention|custody|inside|probation|ago|later|earlier|before|clean|sober"
_LONG_DURATION = Pattern(
    any_case(rf"\b(?:\d{{1,2}}|{NUMBER_WORD})(?:(?: to | or | ?- ?)(?:\d{{1,2}}|{NUMBER_WORD}))?",
             r"[ -](?:years?|yrs)['’]?",
             rf"(?: and (?:\d{{1,2}}|{NUMBER_WORD}) (?:months|weeks|days)['’]?)?(?! old)\b"
             rf"(?:['’]? (?:{_FOR_WHAT}))?",
             rf"|\b(?:\d{{1,2}}|{NUMBER_WORD}) months['’]?(?! old)\b"
             rf"(?:['’]? (?:{_FOR_WHAT}))?"),
    "duration", Tier.CHECK, "a length of time", (AT, "number"),
)  # fmt: skip


def find_dates(reading: Reading, spots: Spots) -> Iterator[Hit]:
    """Dates, months, weekdays and times of day. Weekdays and times alone are only to check."""
    for hit in search(spots, _DATES):
        yield _of_birth(reading.text, hit)
    yield from search(spots, _TIMES)
    yield from _calendar(reading)


def _of_birth(text: str, hit: Hit) -> Hit:
    if hit.kind != "date" or not _BIRTH.search(text, max(0, hit.start - _BIRTH_REACH), hit.start):
        return hit
    reason = "follows “born” or “date of birth”"
    return hit._replace(kind="date-of-birth", tier=Tier.SURE, reason=reason)


def _calendar(reading: Reading) -> Iterator[Hit]:
    """Weekdays, months and festivals alone. A plural ("Mondays") is a habit and tells no day."""
    for index, word in enumerate(reading.words):
        if not word.marks & CALENDAR or word.low.endswith("days"):
            continue
        before = reading.words[index - 1].low if index else ""
        start = word.start
        if before in _WHICH and reading.joined(index):
            start = reading.words[index - 1].start
        if word.low in section("weekdays"):
            end = word.end
            if reading.joined(index + 1) and reading.words[index + 1].low in _WHICH_AFTER:
                end = reading.words[index + 1].end
            yield Hit(start, end, "weekday", Tier.CHECK, "a day of the week")
            continue
        plainly = word.shape is not Shape.LOW and not word.marks & (ANY_WORD | GIVEN)
        if plainly or before in section("before-times"):
            yield Hit(start, word.end, "month", Tier.CHECK, "a month or a festival")


def find_durations(spots: Spots, *, thorough: bool) -> Iterator[Hit]:
    """Lengths of time: years and months always, all others in a thorough scan."""
    return (_DURATION if thorough else _LONG_DURATION).hits(spots)

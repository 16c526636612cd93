"""Less exact words for ages, school years, dates, times, sums, counts. Never an invented fact."""

from __future__ import annotations

import re
from datetime import date

_UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_BANDS = (
    (1, "a baby"), (4, "under five"), (10, "primary age"), (13, "early teens"), (15, "mid teens"),
    (17, "late teens"), (25, "a young adult"), (64, "an adult"), (84, "an older adult"),
)  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def number_in(text: str) -> int | None:
    """The first number in a text, in digits or in words up to ninety-nine."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0][:6])
    total: int | None = None
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _TENS:
            total = _TENS[word]
        elif word in _UNITS:
            return (total or 0) + _UNITS[word]
        elif total is not None:
            break
    return total


def age_band(years: int) -> str:
    """The band of an age in years: "under five", "mid teens", "an older adult" and so on."""
    return next((band for oldest, band in _BANDS if years <= oldest), "over 85")


def _age(text: str) -> str:
    low = text.lower()
    number = number_in(low)
    if "pregnan" in low or "/40" in low or "gestation" in low:
        return "during the pregnancy"
    if re.search(r"\b(?:days?|weeks?|wks?|months?|mths?|d\+)", low) and number is not None:
        months = number if re.search(r"mo?n?ths?", low) else 0
        return "a baby" if months < 24 else "under five"
    if number is None:
        return "an age band"
    of_age = re.match(r"([a-z]+) of ", low)
    return _somebody_of(of_age[1], age_band(number)) if of_age else age_band(number)


def _somebody_of(noun: str, band: str) -> str:
    """What replaces "girl of five": "girl of primary age"; of an adult only the noun stays."""
    if band.endswith("teens"):
        return f"{noun} in the {band}"
    return noun if band.startswith(("a ", "an ", "over")) else f"{noun} of {band}"


def _school_year(text: str) -> str:
    low = text.lower()
    number = number_in(low)
    if number is None or "reception" in low:
        return "primary age"
    if low.startswith("s") and number <= 6:
        return "secondary age"
    if low.startswith("p") and number <= 7:
        return "primary age"
    if number <= 6:
        return "primary age"
    return "secondary age" if number <= 11 else "sixth-form age"


def _money(text: str) -> str:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if digits is None:
        return "a sum of money"
    amount = float(digits[0].replace(",", ""))
    if re.search(r"\d ?(?:k|thousand|grand)\b", text, re.IGNORECASE):
        amount *= 1000
    if re.search(r"\d ?(?:m|million)\b", text, re.IGNORECASE):
        amount *= 1_000_000
    steps = (
        (20, "a few pounds"), (100, "tens of pounds"), (1000, "several hundred pounds"),
        (10_000, "several thousand pounds"), (100_000, "tens of thousands of pounds"),
    )  # fmt: skip
    if 100 <= amount < 200:
        return "over a hundred pounds"
    return next((words for limit, words in steps if amount < limit), "a very large sum")


def _time(text: str) -> str:
    hour = number_in(text)
    if hour is None:
        return "that day"
    low = text.lower()
    digits = re.sub(r"\D", "", low)
    if len(digits) == 4 and not re.search(r"[:.]", low):
        hour = int(digits[:2])
    if "p" in low and hour < 12:
        hour += 12
    if "a" in re.sub(r"half|past|quarter", "", low) and hour == 12:
        hour = 0
    for limit, words in (
        (5, "at night"),
        (12, "in the morning"),
        (17, "in the afternoon"),
        (21, "in the evening"),
    ):
        if hour < limit:
            return words
    return "at night"


_COUNTED = (
    (r"\bonly\b|^(?:one|two|three|four|[1-4]) (?:of|out of) ", "one of a few"),
    (r"\b(?:brothers?|sisters?|siblings?)\b", "siblings"),
    (r"\b(?:kids?|child(?:ren)?|boys?|girls?|sons?|daughters?|bairns|weans)\b", "children"),
    (r"^(?:mother|father|mum|mam|dad|parents?) of ", "a parent"),
)
_NTH = re.compile(r"(?:third|[a-z]+th) ([a-z ]+)", re.IGNORECASE)
_SO_MANY = re.compile(r"(?:\d+|[a-z-]+) ([a-z -]*[a-z]s)", re.IGNORECASE)


def _count(text: str) -> str:
    """What reads on in the sentence: "siblings", "some placements", "another baby", "a few"."""
    low = text.lower()
    for pattern, words in _COUNTED:
        if re.search(pattern, low):
            return words
    if nth := _NTH.fullmatch(text):
        return f"another {nth[1]}"
    if number_in(low) is not None and (many := _SO_MANY.fullmatch(text)):
        return f"some {many[1]}"
    return "a few" if " " not in text else "a small number"


_WORDS = {
    "date-of-birth": "an age band",
    "weekday": "at that time",
    "month": "at that time",
    "year": "some years ago",
    "duration": "for some time",
}
_WORKED_OUT = {"age": _age, "school-year": _school_year, "money": _money, "time": _time,
               "count": _count}  # fmt: skip


def general(kind: str, text: str) -> str | None:
    """Less exact words for one finding, or None where its kind has none of its own."""
    if kind in _WORKED_OUT:
        return _WORKED_OUT[kind](text)
    return _WORDS.get(kind)


def day_of(text: str, year: int) -> date | None:
    """The day that a written date means, British order; `year` is used where it has none."""
    low = text.lower()
    numeric = re.search(r"\b(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{1,4}))?\b", low)
    if numeric:
        first, second, third = numeric[1], numeric[2], numeric[3]
        parts = (
            (int(first), int(second), int(third or 0))
            if len(first) == 4
            else (int(third or year), int(second), int(first))
        )
        return _date(*parts)
    month = next(
        (n for n, name in enumerate(_MONTHS, start=1) if re.search(rf"\b{name}", low)), None
    )
    day = re.search(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b(?!\d)", low)
    written = re.search(r"\b(?:19|20)\d{2}\b", low)
    if month is None or day is None:
        return None
    return _date(int(written[0]) if written else year, month, int(day[1]))


def _date(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000 if year < 50 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def relative(days: int) -> str:
    """A distance in days, rounded so that it orders and does not date: "about two weeks later"."""
    if days == 0:
        return "day 0"
    distance = abs(days)
    later = "later" if days > 0 else "earlier"
    if distance == 1:
        return "the next day" if days > 0 else "the day before"
    if distance <= 6:
        words = list(_UNITS)[distance]
        return f"{words} days {later}"
    if distance <= 10:
        return f"about a week {later}"
    if distance <= 45:
        weeks = round(distance / 7)
        return f"about {list(_UNITS)[weeks]} weeks {later}"
    months = round(distance / 30.4)
    if months <= 11:
        return f"about {list(_UNITS)[months]} months {later}"
    return f"more than a year {later}" if months > 13 else f"about a year {later}"

"""Days as people write them, read into dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = re.compile(r"(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_AHEAD = re.compile(r"(?:in\s+)?(\d{1,3}|a|one|two|three|four|six)\s+(day|week|month)s?")
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that is meant, or None where none can be read.

    Reads 12/11/2026 (day first), 12 November, tomorrow, Friday, in two weeks, and
    2026-11-12. Without a year the next such day is meant, or with `past` the last one.
    """
    words = " ".join(text.casefold().split())
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    return _relative(words, today, past) or _written(words, today, past)


def _relative(words: str, today: date, past: bool) -> date | None:
    near = {"today": 0, "tomorrow": 1, "yesterday": -1, "next week": 7, "last week": -7}
    if words in near:
        return today + timedelta(days=near[words])
    plain = words.removeprefix("next ").removeprefix("on ").removeprefix("last ")
    named = [n for n, day in enumerate(_WEEKDAYS) if len(plain) >= 3 and day.startswith(plain)]
    if named:
        ahead = (named[0] - today.weekday()) % 7
        return today + timedelta(days=ahead - 7 if past else ahead or 7)
    found = _AHEAD.fullmatch(words)
    if found:
        number = _COUNT.get(found[1]) or int(found[1])
        if found[2] == "month":
            return _plus_months(today, number)
        return today + timedelta(days=number * (7 if found[2] == "week" else 1))
    return None


def _plus_months(day: date, number: int) -> date:
    month = day.month - 1 + number
    for last in (day.day, 30, 29, 28):
        made = _made(day.year + month // 12, month % 12 + 1, last)
        if made:
            return made
    return day


def _written(words: str, today: date, past: bool) -> date | None:
    found = _NUMBERS.fullmatch(words)
    if found:
        month = int(found[2])
    else:
        found = _NAMED.fullmatch(words)
        if not found or found[2][:3] not in _MONTHS:
            return None
        month = _MONTHS.index(found[2][:3]) + 1
    if found[3]:
        year = int(found[3])
        return _made(year + 2000 if year < 100 else year, month, int(found[1]))
    this_year = _made(today.year, month, int(found[1]))
    if this_year is None:
        return None
    if past and this_year > today:
        return _made(today.year - 1, month, int(found[1]))
    if not past and this_year < today:
        return _made(today.year + 1, month, int(found[1]))
    return this_year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

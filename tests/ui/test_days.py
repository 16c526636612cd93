"""Days as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reflectjournal.ui.days import near_time, within_time
from reflectjournal.ui.widgets.days import parse_day

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("1/12/2026", date(2026, 12, 1)),
        ("1.12.26", date(2026, 12, 1)),
        ("1 December", date(2026, 12, 1)),
        ("1st of Dec", date(2026, 12, 1)),
        ("20 November", date(2027, 11, 20)),
        ("21 nov", TODAY),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 22)),
        ("friday", date(2026, 11, 27)),
        ("next Saturday", date(2026, 11, 28)),
        ("in two weeks", date(2026, 12, 5)),
        ("3 days", date(2026, 11, 24)),
        ("in three months", date(2027, 2, 21)),
        ("29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_it_is_meant(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 November", date(2026, 11, 20)),
        ("22 November", date(2025, 11, 22)),
        ("friday", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 20)),
    ],
)
def test_a_day_of_the_past_is_the_last_such_day(text, day):
    assert parse_day(text, TODAY, past=True) == day


@pytest.mark.parametrize(
    "text", ["", "   ", "soon", "31/2/2026", "13 Brumaire", "99", "sat down", "monthly", "12"]
)
def test_what_is_no_day_is_none(text):
    assert parse_day(text, TODAY) is None


def test_a_month_ahead_of_a_long_month_is_its_last_day():
    assert parse_day("in a month", date(2026, 1, 31)) == date(2026, 2, 28)


def test_a_near_day_is_small_inside_a_sentence():
    moment = datetime(2026, 11, 21, 17, 20).astimezone()
    assert near_time(moment, today=TODAY) == "Today 17:20"
    assert within_time(moment, today=TODAY) == "today 17:20"
    assert within_time(moment, today=date(2026, 11, 24)) == "Saturday 17:20"

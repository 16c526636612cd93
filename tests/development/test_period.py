"""The time that is counted, from a fixed day of the year or from one's own."""

from __future__ import annotations

from datetime import date

import pytest

from reflectjournal.development.period import before, plus_months, span_of
from reflectjournal.guides.regulators import load_regulators

BODIES = {body.id: body for body in load_regulators()}
SWE = BODIES["social-work-england"]


def test_the_registration_year_runs_from_december_and_its_window_from_september():
    span = span_of(SWE, date(2026, 11, 22))
    assert (span.since, span.until) == (date(2025, 12, 1), date(2026, 11, 30))
    assert (span.opens, span.closes) == (date(2026, 9, 1), date(2026, 11, 30))
    assert span.days_left(date(2026, 11, 23)) == 7


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2026, 11, 30), date(2025, 12, 1)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2027, 1, 15), date(2026, 12, 1)),
    ],
)
def test_the_year_turns_on_its_own_day(today, since):
    assert span_of(SWE, today).since == since


def test_an_own_period_goes_on_from_the_day_it_began():
    span = span_of(BODIES["nmc"], date(2026, 11, 22), date(2020, 4, 1))
    assert (span.since, span.until) == (date(2026, 4, 1), date(2029, 3, 31))
    assert span.own
    assert span.known


def test_a_day_that_lies_ahead_gives_the_period_before_it():
    span = span_of(BODIES["nmc"], date(2026, 11, 22), date(2027, 4, 1))
    assert span.since <= date(2026, 11, 22) <= span.until


def test_without_an_own_day_the_last_months_are_counted_and_it_says_so():
    span = span_of(BODIES["nmc"], date(2026, 11, 22))
    assert (span.since, span.until) == (date(2023, 11, 23), date(2026, 11, 22))
    assert not span.known


def test_the_period_before_touches_this_one():
    span = span_of(SWE, date(2026, 11, 22))
    earlier = before(SWE, span)
    assert (earlier.since, earlier.until) == (date(2024, 12, 1), date(2025, 11, 30))
    assert earlier.closes == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_end_where_they_end(day, months, found):
    assert plus_months(day, months) == found

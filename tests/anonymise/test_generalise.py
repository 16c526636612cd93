"""Less exact words: bands, magnitudes and distances, never an invented fact."""

from __future__ import annotations

from datetime import date

import pytest

from reflectjournal.anonymise.generalise import age_band, day_of, general, number_in, relative


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (0, "a baby"), (3, "under five"), (9, "primary age"), (12, "early teens"),
        (14, "mid teens"), (17, "late teens"), (22, "a young adult"), (40, "an adult"),
        (70, "an older adult"), (87, "over 85"),
    ],
)  # fmt: skip
def test_an_age_becomes_its_band(years: int, band: str) -> None:
    assert age_band(years) == band


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("age", "eleven", "early teens"),
        ("age", "11 weeks", "a baby"),
        ("age", "fifty-two", "an adult"),
        ("school-year", "Year 2", "primary age"),
        ("school-year", "Y9", "secondary age"),
        ("school-year", "P6", "primary age"),
        ("school-year", "S4", "secondary age"),
        ("money", "£6,400", "several thousand pounds"),
        ("money", "£180", "over a hundred pounds"),
        ("money", "£40", "tens of pounds"),
        ("money", "£12k", "tens of thousands of pounds"),
        ("time", "4.15pm", "in the afternoon"),
        ("time", "02:40", "at night"),
        ("time", "10am", "in the morning"),
        ("year", "1998", "some years ago"),
        ("count", "Three", "a few"),
        ("count", "the only girl in the class", "one of a few"),
        ("count", "One of three", "one of a few"),
        ("count", "two older brothers", "siblings"),
        ("count", "4 kids", "children"),
        ("count", "Mum of four", "a parent"),
        ("count", "four placements", "some placements"),
        ("count", "Third placement", "another placement"),
        ("count", "27 on roll", "a small number"),
        ("person", "Donna", None),
    ],
)
def test_each_kind_has_its_own_general_words(kind: str, text: str, words: str | None) -> None:
    assert general(kind, text) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday 12 March 2024", date(2024, 3, 12)),
        ("12/03/24", date(2024, 3, 12)),
        ("2024-03-12", date(2024, 3, 12)),
        ("the 9th of October", date(2020, 10, 9)),
        ("21/5", date(2020, 5, 21)),
        ("31 February", None),
        ("soon", None),
    ],
)
def test_a_written_date_means_a_day_in_british_order(text: str, day: date | None) -> None:
    assert day_of(text, 2020) == day


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "day 0"), (1, "the next day"), (2, "two days later"), (7, "about a week later"),
        (14, "about two weeks later"), (-3, "three days earlier"), (90, "about three months later"),
        (365, "about a year later"), (800, "more than a year later"),
    ],
)  # fmt: skip
def test_a_distance_orders_and_does_not_date(days: int, words: str) -> None:
    assert relative(days) == words


def test_numbers_are_read_in_words() -> None:
    assert (number_in("forty two"), number_in("seventeen"), number_in("none")) == (42, 17, None)

from __future__ import annotations

from datetime import date

import pytest

from reflectjournal.errors import BadQuery
from reflectjournal.store.search_query import (
    OPERATORS,
    days_of,
    match_of,
    match_of_absent,
    match_of_titles,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("kitchen table ", '"kitchen" AND "table"'),
        ("kitchen tab", '"kitchen" AND "tab" *'),
        ('"kitchen table"', '"kitchen table"'),
        ('"kitchen tab', '"kitchen tab"'),
        ("kitch* ", '"kitch" *'),
        ("kitchen -school ", '("kitchen") NOT ("school")'),
        ('kitchen -"at school" -home', '("kitchen") NOT ("at school" OR "home")'),
        ("a", '"a"'),
        ("AND OR NOT NEAR( ", '"AND" AND "OR" AND "NOT" AND "NEAR("'),
        ("title:secret ", '"title secret"'),
        ("10:30 ", '"10:30"'),
        ("it's ", '"it\'s"'),
        ("!!! … 🙂", ""),
        ("", ""),
    ],
)
def test_what_is_typed_becomes_quoted_words(typed: str, match: str) -> None:
    assert match_of(parse(typed).terms) == match


def test_words_to_leave_out_alone_are_looked_for_apart() -> None:
    terms = parse("-school -home").terms
    assert match_of(terms) == ""
    assert match_of_absent(terms) == '"school" OR "home"'


def test_operators_take_words_and_phrases_and_can_be_turned_round() -> None:
    query = parse('tag:"home visit" -guide:gibbs FLAG:supervision in:title outcome: table')
    found = [(c.name, c.value, c.negative) for c in query.conditions]
    assert found == [
        ("tag", "home visit", False),
        ("guide", "gibbs", True),
        ("flag", "supervision", False),
    ]
    assert query.places == {"title"}
    assert [term.text for term in query.terms] == ["table"]


def test_days_narrow_and_what_is_no_day_is_said() -> None:
    query = parse("after:2025-03 after:2024 before:2025-12-01 before:soon")
    assert (query.since, query.before) == (date(2025, 3, 1), date(2025, 12, 1))
    assert query.notes == ("before: takes a day such as 2025-03-14, or 2025-03.",)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2025-3-4", (date(2025, 3, 4),) * 2),
        ("14/3/2025", (date(2025, 3, 14),) * 2),
        ("yesterday", (date(2025, 3, 13),) * 2),
        ("2025-02-30", None),
        ("0000", None),
        ("99999", None),
        ("20", None),
    ],
)
def test_years_months_and_days_are_read(text: str, days: tuple[date, date] | None) -> None:
    assert days_of(text, today=date(2025, 3, 14)) == days


def test_a_search_that_is_too_long_is_refused_with_a_sentence() -> None:
    for typed in ("word " * 50, "x" * 1001):
        with pytest.raises(BadQuery, match="too long"):
            parse(typed)


def test_titles_are_matched_by_beginnings() -> None:
    assert match_of_titles('ki "ta') == 'title : ("ki" * AND """ta" *)'
    assert match_of_titles(" … ") == ""


def test_every_operator_of_the_help_is_understood() -> None:
    for operator in OPERATORS:
        query = parse(operator.example)
        assert query.terms or query.conditions or query.places or query.since or query.before
        assert query.notes == ()


def test_a_query_shows_nothing_in_its_repr() -> None:
    assert "secret" not in repr(parse("secret tag:secret in:title"))

"""Hints for plain language point at the right words and at no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.plain_language import HintKind, hints, length_hints
from tests.sharing.copies import copy


def found(text, kind):
    return [hint.text for hint in hints(text) if hint.kind is kind]


def test_a_sentence_over_fifteen_words_is_pointed_at():
    short = "One two three four five six seven eight nine ten eleven twelve thirteen a b."
    assert found(short, HintKind.LONG_SENTENCE) == []
    long = short[:-1] + " c."
    assert found(f"First. {long} Last.", HintKind.LONG_SENTENCE) == [long]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The child was seen.", ["was seen"]),
        ("A visit was not recorded.", ["was not recorded"]),
        ("It had been quickly closed.", ["been quickly closed"]),
        ("She saw the child.", []),
        ("They were late and it was red.", []),
    ],
)
def test_the_passive_is_pointed_at(text, expected):
    assert found(text, HintKind.PASSIVE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We rang MASH and MASH rang us.", ["MASH"]),
        ("The front door (MASH) rang. MASH knew.", []),
        ("The GP and the NHS.", []),
        ("SEE EVERY ROOM", []),
        ("Two DSLs met the IRO.", ["DSLs", "IRO"]),
    ],
)
def test_short_forms_are_pointed_at_once_unless_explained(text, expected):
    assert found(text, HintKind.ACRONYM) == expected


def test_jargon_comes_with_a_plainer_word():
    (hint,) = [h for h in hints("We made a referral.") if h.kind is HintKind.JARGON]
    assert (hint.text, hint.start) == ("referral", 10)
    assert "asking another service to help" in hint.say


def test_a_bulletin_item_over_two_hundred_words_is_pointed_at():
    made = copy("word " * 200, "word " * 201)
    (hint,) = length_hints(made, Layout.BULLETIN)
    assert "Item 2 has 201 words" in hint.say
    assert length_hints(made, Layout.COLLECTION) == ()


def test_a_briefing_longer_than_seven_minutes_is_pointed_at():
    assert length_hints(copy("word " * 890), Layout.BRIEFING) == ()
    assert len(length_hints(copy("word " * 950), Layout.BRIEFING)) == 1


@given(st.text(max_size=300))
def test_hints_point_at_the_words_they_quote(text):
    for hint in hints(text):
        assert text[hint.start : hint.end] == hint.text

"""Classes of detail that narrow down: days with a name, landmarks, illness, offences, counts."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Tier


def found(text: str) -> set[str]:
    return {f.text for f in scan_text(text)}


def covered(text: str, words: str) -> bool:
    """Whether every word of `words` lies in some finding."""
    at = text.index(words)
    spans = [range(f.start, f.end) for f in scan_text(text)]
    places = (at + i for i, c in enumerate(words) if c.isalnum())
    return all(any(place in span for span in spans) for place in places)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I saw her the night before Ashura and again in May.", "the night before Ashura"),
        ("He came back on Plough Monday with a cold.", "on Plough Monday"),
        ("She has not been seen since St Oswin's day at least.", "since St Oswin's day"),
        ("Last visit was on Holi weekend, in the rain.", "on Holi weekend"),
        ("It began the winter of the big snow up there.", "the winter of the big snow"),
        ("They moved out the week after the flood of 2015.", "the week after the flood of 2015"),
        ("We were all at Tarbrook Fair when he rang.", "Tarbrook Fair"),
        ("He has slept badly since the fire in the flat.", "since the fire"),
    ],
)
def test_a_day_with_a_name_and_what_everybody_remembers_are_found(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "It was the day of the meeting and the night before was short.",
        "We agreed on a fair share and a show of hands.",
        "He marched in after the review.",
    ],
)
def test_an_ordinary_day_is_no_happening(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind in {"month", "distinctive"}] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He sleeps on the bench by the war memorial most nights.", "bench by the war memorial"),
        ("They live above Marek's butchers these days.", "above Marek's butchers"),
        ("She waits behind the bowling green for him.", "behind the bowling green"),
        ("He moved out Tarnby way in the spring.", "Tarnby way"),
        ("I covered the north locality that week.", "north locality"),
    ],
)
def test_a_place_known_by_what_stands_there_is_found(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize("text", ["I stood by the door.", "She sat near the window, by me."])
def test_a_door_or_window_is_no_landmark(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind == "place"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He had a splenectomy as a boy.", "splenectomy"),
        ("There was a thyroid operation before that.", "thyroid operation"),
        ("PMH stroke x2, gallstones, one kidney. Lives alone.", "stroke x2, gallstones"),
        ("Her little one has SMA and a cough.", "SMA"),
        ("He takes methadone in the morning.", "methadone"),
        ("His mum is a widow and works nights.", "widow"),
    ],
)
def test_illness_and_how_somebody_lives_are_offered_to_check(text: str, words: str) -> None:
    assert covered(text, words)
    assert all(f.tier is Tier.CHECK for f in scan_text(text) if f.text in words)


def test_an_offence_counts_only_after_a_charge() -> None:
    assert {"arson", "theft", "affray"} <= found("He was convicted of arson, theft and affray.")
    assert found("The training was about theft and arson.") == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was sent by Tarnwick Social Services in the end.", "Tarnwick Social Services"),
        ("The Ministry of Roads and Bridges wrote back.", "Ministry of Roads and Bridges"),
        ("He was born in the Republic of Moldova.", "Republic of Moldova"),
        ("They live in Adare, Co. Limerick, with her.", "Adare, Co. Limerick"),
        ("He is a British national by birth.", "British"),
        ("The Narlby police station was shut.", "Narlby police station"),
    ],
)
def test_a_public_body_is_found_with_where_it_is(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "Then the Government and the Court were asked.",
        "See Article 6 § 1 and Articles 34 and 35 of it.",
        "The Board met, the Panel agreed and the Chair wrote it down.",
    ],
)
def test_words_that_offices_write_with_a_capital_are_left_alone(text: str) -> None:
    assert found(text) == set()


def test_a_year_before_a_court_is_no_house_number() -> None:
    hits = scan_text("On 2 August 2000 the Tarnwick District Court ruled.")
    assert [f for f in hits if f.kind == "address"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has reared seven, buried one.", "seven, buried one"),
        ("There are 27 on roll in the whole school.", "27 on roll in the whole school"),
        ("It has bit her eleven times.", "eleven times"),
        ("He keeps three goats in the yard.", "three goats"),
        ("Bruising x 3 to the arm.", "Bruising x 3"),
    ],
)
def test_a_count_is_found_with_what_it_counts(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize("text", ["Week three, step four.", "We sat for ten minutes or two hours."])
def test_a_number_that_numbers_or_times_is_no_count(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind == "count"] == []

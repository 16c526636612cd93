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
        ("She has not been seen since St Oswin's day at least.", "St Oswin's day"),
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
        ("They live in Tralee, Co. Kerry, with her.", "Tralee, Co. Kerry"),
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
    hits = scan_text("On 5 May 2011 the Tarnwick District Court ruled.")
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


@pytest.mark.parametrize(
    "text",
    [
        "Week three, step four.",
        "We sat for ten minutes or two hours.",
        "There are five principles and three questions.",
        "Three. Say what you saw.",
    ],
)
def test_a_number_that_numbers_or_times_is_no_count(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind == "count"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Remi, long-distance lorry driver, came too.", "long-distance lorry driver"),
        ("Her uncle is a church organ builder in town.", "church organ builder"),
        ("We met the sewing teacher at the gate.", "sewing teacher"),
        ("Grandad was a shepherd on Skye.", "shepherd on Skye"),
        ("She used to run the kennels.", "used to run the kennels"),
        ("Mum works nights at the bakery.", "works nights"),
        ("He runs a goat farm.", "runs a goat farm"),
        ("I saw the curate's daughter there.", "curate's daughter"),
        ("An ex-para with a bad back.", "ex-para"),
    ],
)
def test_what_somebody_does_or_did_is_offered_to_check(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "However, the class teacher and the head teacher agreed.",
        "She worked it out and I used to think so, too.",
        "Her ex-partner was there.",
    ],
)
def test_roles_that_every_place_has_are_no_calling(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind == "role"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He has one arm and waves with it.", "one arm"),
        ("There was a swallow on his neck.", "swallow on his neck"),
        ("She wanted the green blanket back.", "green blanket"),
        ("He came in the bakery van.", "bakery van"),
        ("Their ferrets got out.", "ferrets"),
        ("He plays the bagpipes at night.", "bagpipes"),
        ("Tia (they/them) came late.", "they/them"),
        ("She is six foot two.", "six foot two"),
    ],
)
def test_what_people_would_remember_is_offered_to_check(text: str, words: str) -> None:
    assert covered(text, words)
    assert all(f.tier is Tier.CHECK for f in scan_text(text) if f.text == words)


@pytest.mark.parametrize("text", ["A bruise on his face.", "See the red book.", "One hand up."])
def test_an_ordinary_mark_or_thing_is_not_remembered(text: str) -> None:
    assert [
        f.text for f in scan_text(text) if f.kind == "distinctive" and "hand" not in f.text
    ] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("14B. HUSSEIN, Abdirahman, M, 34. All calm.", "HUSSEIN, Abdirahman"),
        ("ALI, Hodan, F, 31. Later AH was seen.", "AH"),
        ("The note says Hafiz Zubair sahib teaches him.", "Hafiz Zubair sahib"),
        ("On the band it said Baby Boy Laverty then.", "Baby Boy Laverty"),
        ("She buried one, little Miley, that year.", "little Miley"),
        ("DARREN TWIGG LEFT. TWIGGY IS 27 AND LATE.", "TWIGGY"),
        ("Then Sgt (Nightingale) took it on.", "Nightingale"),
    ],
)
def test_a_name_is_found_with_what_belongs_to_it(text: str, name: str) -> None:
    assert covered(text, name)


def test_an_abbreviation_before_a_capital_is_no_surname() -> None:
    hits = scan_text("Too many tabs: SIMS, Arbor, and the rest.")
    assert [f for f in hits if "SIMS" in f.text] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They live at 3 Back Silver Row, Haslingfold.", "3 Back Silver Row, Haslingfold"),
        ("She is third pick-up, top of Seaside Road.", "top of Seaside Road"),
        ("14 Maes y Deri was empty.", "14 Maes y Deri"),
        ("The nearest was Aspen PICU that night.", "Aspen PICU"),
        ("He works at the Braunstone plant.", "Braunstone plant"),
        ("We went to Nether Poppleton after.", "Nether Poppleton"),
        ("It is plot no. 12 and plots 19, 20 and 28.", "19, 20 and 28"),
    ],
)
def test_places_are_found_with_what_belongs_to_them(text: str, words: str) -> None:
    assert covered(text, words)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("She opened the door with Wilfred, nine weeks, asleep.", "nine weeks"),
        ("Seen: F, 79, fall in kitchen.", "F, 79"),
        ("The U12s lost again.", "U12s"),
        ("Hana (4y 2m) and Kit (15m) were there.", "15m"),
        ("He moved when he was two years of age.", "two years of age"),
    ],
)
def test_ages_in_the_short_forms_of_notes_are_found(text: str, age: str) -> None:
    assert age in {f.text for f in scan_text(text) if f.category == 31}


def test_what_is_left_of_a_finding_is_never_a_small_word_alone() -> None:
    texts = ("We went back on Gŵyl Mihangel.", "He left before Candlemas and after Whit.")
    assert not {"on", "before", "after", "the"} & set().union(*map(found, texts))

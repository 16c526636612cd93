"""Circumstances around a number or a place: brothers and sisters, work away, buses, terms."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.generalise import general
from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Finding, Tier


def over(text: str, words: str) -> tuple[Finding, ...]:
    """The findings that cover `words`; none where a letter of it is left out."""
    at = text.index(words)
    spans = [f for f in scan_text(text) if f.start < at + len(words) and f.end > at]
    whole = all(
        any(f.start <= at + i < f.end for f in spans) for i, c in enumerate(words) if c.isalnum()
    )
    return tuple(spans) if whole else ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine-year-old, middle of five. Placed with an aunt.", "middle of five"),
        ("He is the second of four and quiet with it.", "second of four"),
        ("Baby Tia, number three of seven.", "number three of seven"),
        ("Dad works away on the rigs, two weeks on.", "works away on the rigs"),
        ("His father is at sea till the spring.", "at sea"),
        ("Her uncle was in the merchant navy then.", "in the merchant navy"),
        ("I have been qualified six weeks.", "qualified six weeks"),
        ("By then six weeks clean, she left.", "six weeks clean"),
        ("He had been tapping for nine hours.", "nine hours"),
        ("She scored eighteen, and I put the pen down.", "scored eighteen"),
        ("SDQ 24, and PHQ-9 of 21.", "SDQ 24"),
        ("A trailer four hundred yards from my office.", "four hundred yards from"),
        ("The rest of them are two doors down.", "two doors down"),
        ("He sleeps in the old maltings.", "old maltings"),
        ("They met behind the disused bus depot.", "disused bus depot"),
        ("It was the last day of the autumn half term.", "last day of the autumn half term"),
        ("Opened in wk 6 of Michaelmas term.", "wk 6 of Michaelmas term"),
        ("Viorica, a notary, came in.", "notary"),
        ("They were bell ringers, all of them.", "bell ringers"),
        ("I saw the judge's daughter there.", "judge's daughter"),
        ("He has a tattoo of a swallow, faded.", "tattoo of a swallow"),
        ("He collects traffic cones.", "collects traffic cones"),
        ("She is on her third foster placement.", "third foster placement"),
        ("There was one living child.", "one living child"),
        ("Nobody knocks on the fourteenth floor.", "fourteenth floor"),
        ("He is on the beekeeping course.", "beekeeping course"),
        ("They've been sofa surfing for seven weeks.", "seven weeks"),
        ("Her boys were four and one.", "four and one"),
        ("There is left-sided weakness after a stroke.", "left-sided weakness after a stroke"),
    ],
)
def test_circumstances_are_offered_and_never_called_sure(text: str, words: str) -> None:
    found = over(text, words)
    assert found
    assert all(f.tier is not Tier.SURE for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "In the middle of two arguments he left.",
        "This is the first of two meetings.",
        "I was all at sea with the form.",
        "The long term plan says nothing in terms of rest.",
        "We sat down, clean and sober in our thinking.",
        "The old way of working is gone.",
        "The scores on the doors.",
    ],
)
def test_a_turn_of_phrase_is_no_circumstance(text: str) -> None:
    assert scan_text(text) == ()


@pytest.mark.parametrize(
    ("text", "age", "instead"),
    [
        ("She has a girl of five at home.", "girl of five", "girl of primary age"),
        ("He is a lad of fifteen, tall.", "lad of fifteen", "lad in the mid teens"),
        ("She is a woman of forty.", "woman of forty", "woman"),
        ("He's two and three quarters, she says.", "two and three quarters", "under five"),
        ("She is thirteen going on thirty.", "thirteen going on thirty", "early teens"),
    ],
)
def test_an_age_is_found_whole_and_replaced_so_that_it_reads_on(
    text: str, age: str, instead: str
) -> None:
    assert age in {f.text for f in scan_text(text)}
    assert general("age", age) == instead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We took the 86 bus to town.", "86 bus"),
        ("He drove the No. 9, all his life.", "No. 9"),
        ("Get route 41 back to mine.", "route 41"),
        ("It was the bus, number 8, blue seats.", "number 8"),
        ("She rang me on her break from Asda.", "Asda"),
        ("He went down by the clubhouse bins.", "by the clubhouse bins"),
        ("The address (Tarnby estate) is all I have.", "Tarnby estate"),
        ("we went to the job at cutlers yard after.", "cutlers yard"),
        ("the temple is on high street smethley.", "high street smethley"),
        ("The bus goes through Park Hall, he said.", "Park Hall"),
        ("Osman is in cell 3-14 and Tam in 3-09, asleep.", "3-09"),
    ],
)
def test_a_bus_a_shop_and_a_yard_tell_where(text: str, words: str) -> None:
    assert over(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "The number of them grew.",
        "A Lidl bag, a Tesco receipt.",
        "We stood in the yard, by the farm.",
        "The score was 3-09 by then.",
    ],
)
def test_a_bag_a_score_or_a_yard_alone_tell_no_place(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind in {"place", "ward"}] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Loves are English Gypsy, she says.", "English Gypsy"),
        ("He is Black British Somali.", "Black British Somali"),
        ("I rang our Roma link worker.", "Roma link worker"),
        ("Client, early onset Lewy body, at home.", "early onset Lewy body"),
    ],
)
def test_a_people_and_a_condition_are_found_whole(text: str, words: str) -> None:
    assert words in {f.text for f in scan_text(text)}


def test_english_alone_is_no_people() -> None:
    assert scan_text("My English is poor and her English lesson was late.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Plan: 1) ring her 2) write it up 3) rest.",
        "See s.11(4) and section 1(3) of it.",
        "She rang 999 and then 111.",
        "The log had been kept by minute ten.",
        "I have drafted six emails and three letters.",
        "Stir for 25 minutes at gas 4.",
        "I have written nine.",
        "Section 47 of the Children Act 1989 is law.",
        "Add the onions and stir.",
        "She is the only one who asked.",
        "He has marks on both wrists.",
    ],
)
def test_numbers_and_words_of_everyday_tell_nobody_apart(text: str) -> None:
    assert scan_text(text) == ()

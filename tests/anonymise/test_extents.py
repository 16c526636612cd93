"""How far findings reach: places with what stands there, numbers with what they count."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text


def kinds(text: str) -> dict[str, str]:
    return {f.text: f.kind for f in scan_text(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She lived over the wool shop in Whitby for years.", "the wool shop in Whitby"),
        ("We met at the bingo hall in Possilpark again.", "the bingo hall in Possilpark"),
        ("He lives off grid in a yurt above Corris now.", "yurt above Corris"),
        ("He ran as far as the Shell on Lincoln Road.", "the Shell on Lincoln Road"),
        ("Her brother came from Swindon bus depot on his break.", "Swindon bus depot"),
        ("A cold night at Priory Street custody suite.", "Priory Street custody suite"),
        ("Present: St Hilda's night shelter and the council.", "St Hilda's night shelter"),
        ("They drink at the Italian club on Fridays.", "Italian club"),
    ],
)
def test_what_stands_at_a_place_belongs_to_its_name(text: str, words: str) -> None:
    assert words in kinds(text)


def test_a_town_after_an_organisation_is_found() -> None:
    assert kinds("Seen at Millrace Hostel, Mansfield, in May.")["Mansfield"] == "place"


def test_a_court_or_minister_is_no_shop_in_a_place() -> None:
    reasons = [
        f.reason for f in scan_text("The Court of Appeal and the Secretary of State agreed.")
    ]
    assert "a shop or service and where it is" not in reasons


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The flat was full. Ref 22/17. There were forty-one budgerigars.",
            "forty-one budgerigars",
        ),
        ("He has been to seven schools in two countries.", "seven schools in two countries"),
        ("A minister of a congregation of nineteen.", "congregation of nineteen"),
        ("You were with us four years and nine days.", "four years and nine days"),
        ("There is nobody else in the county with it.", "nobody else in the county"),
        ("She was the first woman to pilot a trawler.", "the first woman to pilot a trawler"),
    ],
)
def test_a_number_is_found_with_what_it_counts(text: str, words: str) -> None:
    assert words in kinds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("key safe 4471C, ring first", "4471C"),
        ("the code of the key box is 4419", "4419"),
        ("COP no. 1399417T was on it", "1399417T"),
        ("a number, old code, 01632 96 something", "01632 96"),
        ("crew id eight eight two one and i am not having it", "eight eight two one"),
        ("He has hackney badge H 2207 now.", "H 2207"),
        ("Pass no PA 2088 if anyone needs it.", "PA 2088"),
        ("the violence form is CSIP 0882 here", "CSIP 0882"),
        ("A grey Seat, SQ19 KIO, outside.", "SQ19 KIO"),
        ("FMPO, case ZW25 F 00482, on Monday", "ZW25 F 00482"),
        ("online she is izzy.ldn.e17 mostly", "izzy.ldn.e17"),
        ("the house with Eircode R95 XF09 on it", "R95 XF09"),
        ("Police log 194 of 06/03/24, and no more.", "log 194 of 06/03/24"),
        ("SystmOne 44 71 90 2 is hers.", "44 71 90 2"),
    ],
)
def test_numbers_with_slips_gaps_and_letters_are_found(text: str, words: str) -> None:
    assert words in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "It took from 14.30 until 16.00, and 250ml of tea.",
        "The Act of 1989 and the review of 2014 say so.",
        "Blood pressure 120/80 and fine.",
        "We cooked 500g of rice for them all.",
    ],
)
def test_years_times_and_measures_are_no_numbers_of_somebody(text: str) -> None:
    assert not [f for f in scan_text(text) if f.kind in {"reference", "long-number", "handle"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There's a lass, fourteen mebbe, in a school blazer.", "fourteen"),
        ("The twins, six. And the grandmother.", "six"),
        ("I knew in the spring, when you were seven and sat there.", "seven"),
        ("A fella, Gary Sheard, forty-four if he's a day.", "forty-four"),
        ("The old man in the bottom flat is sixty-odd.", "sixty-odd"),
        ("She is ninety years and half.", "ninety years and half"),
        ("Her brother whos twelve let me in.", "twelve"),
    ],
)
def test_ages_in_the_ways_people_say_them_are_found(text: str, words: str) -> None:
    assert kinds(text)[words] == "age"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Home for the christening, the twenty-second, he says.", "the twenty-second"),
        ("They gave him till Sunday the eighteenth.", "Sunday the eighteenth"),
        ("He is here until 30.09. Then home.", "30.09"),
        ("Danish. Mar 2021 was the first call.", "Mar 2021"),
    ],
)
def test_days_in_words_and_short_months_are_dates(text: str, words: str) -> None:
    assert kinds(text)[words] == "date"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pre-birth: Baby H (Harley Jukes) was seen.", "Baby H"),
        ("Who knows them? Mehmet the barber. He is kind.", "Mehmet the barber"),
        ("All my love, your\nMam Jean", "Mam Jean"),
        ("First the Balogh sibs came in.", "Balogh"),
        ("The bigger boys called him K9 for a laugh.", "K9"),
        ('He gave me Toby Lusher and "Spud". One is abroad.', "Spud"),
        ("RM 3 – BLESSING. QUIET. TOO QUIET.\nRM 4 – VOID. NOBODY THERE.", "BLESSING"),
    ],
)
def test_people_are_found_by_the_way_they_are_told_apart(text: str, words: str) -> None:
    assert kinds(text)[words] in {"person", "initials"}


def test_a_few_pounds_are_only_to_check() -> None:
    tiers = {f.text: f.tier.name for f in scan_text("Lunch was £6 and the debt was £4,200.")}
    assert tiers == {"£6": "CHECK", "£4,200": "LIKELY"}


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        ("She lived over the wool shop in Whitby for years.", "the wool shop in Whitby", "a shop"),
        ("He lives off grid in a yurt above Corris now.", "yurt above Corris", "a home"),
    ],
)
def test_a_place_is_replaced_by_what_stands_there(text: str, words: str, suggestion: str) -> None:
    assert [f.suggestion for f in scan_text(text) if f.text == words] == [suggestion]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We both saw the knife. Spike saw it first. I froze.", "Spike"),
        ("The note is by us. K-Dot pulled up with two youngers.", "K-Dot"),
        ("seen mpho comma m p h o comma he is fifteen and well", "m p h o"),
        ('SAR author\'s rough notes, "Adult W". The family asked.', "Adult W"),
        ("Security (Tank, real name Cuthbert) came up.", "Tank"),
        ("am with our kyle, dont ring", "kyle"),
        ("he meant uncle spud is upstairs and not me he said", "uncle spud"),
        ("I left it. Gaffer (Lee Bostock) said leave it.", "Gaffer"),
        ("It was quiet then. I asked Norm about it at the end of the shift.", "Norm"),
        ("CALLED AT 0400. CREWED WITH SPUD. ALL QUIET THEN.", "SPUD"),
        ("In Swansea, Mustafa al-Hourani came to my desk.", "Mustafa al-Hourani"),
        ("the grans at hers again and no hope is his sister she said", "hope"),
    ],
)
def test_nicknames_and_spelled_names_are_found(text: str, words: str) -> None:
    assert kinds(text)[words] in {"person", "initials"}


@pytest.mark.parametrize(
    "text",
    [
        "What went well: I sat down. Everyone said so. Threshold met, said the panel.",
        "I told the chair. I was cross. Rang the head. I waited.",
        "Was restraint used? N. Was it a concern? Y / N (please circle).",
        "Fell off the step. # R humerus, burn L hand, seen at once.",
        "Q. Who rang?\nA. A neighbour.\nQ. And then?\nA. He sat down.",
    ],
)
def test_words_and_letters_of_a_form_are_nobody(text: str) -> None:
    assert not [f.text for f in scan_text(text) if f.kind in {"person", "initials"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mother (Petra, Slovak) works nights at the creamery and slept.", "the creamery"),
        ("She's a dental student here, not daft.", "dental student"),
        ("He was evacuated as a boy.", "He was evacuated"),
        ("Her da was brought up by nuns in the west.", "brought up by nuns"),
        ("He was the last of the ground crew, they think.", "the last of the ground crew"),
        ("Dad has the barbers, next door.", "has the barbers"),
        ("It is TB of the spine, they say.", "TB of the spine"),
        ("A Black lad and a girl at night.", "Black"),
        ("Shauna is in sixth class now.", "sixth class"),
    ],
)
def test_what_tells_of_a_life_is_found(text: str, words: str) -> None:
    found = [(f.start, f.end) for f in scan_text(text)]
    at = text.index(words)
    assert all(
        any(start <= at + i < end for start, end in found)
        for i, letter in enumerate(words)
        if letter.isalnum()
    )


def test_a_number_of_things_is_no_age() -> None:
    assert "age" not in kinds("He got 2 phones and I got 6 mins with him.").values()


def test_a_place_and_what_stands_there_are_one_finding() -> None:
    found = [
        f.text for f in scan_text("They were at Sandy Gap caravan park near Mablethorpe then.")
    ]
    assert found == ["Sandy Gap caravan park near Mablethorpe"]


@pytest.mark.parametrize(
    "text",
    [
        "They have booked it, in nine days, and there is a cousin.",
        "A baby boy 2.6kg and pink.",
        "We came for six weeks, and left.",
    ],
)
def test_a_time_or_a_weight_is_no_age(text: str) -> None:
    assert not [f.text for f in scan_text(text) if f.kind == "age"]


def test_a_house_with_a_capital_article_is_no_family() -> None:
    assert kinds("Handover at The Brambles, nights to days.").get("Brambles") != "person"


def test_a_sister_of_somebody_is_no_nurse() -> None:
    (found,) = (f for f in scan_text("Her sister Zahra went too.") if f.kind == "person")
    assert found.suggestion == "a relative"

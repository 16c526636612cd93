"""What each layer finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.reading import Case, read
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.model.findings import Tier


def people(text: str) -> list[str]:
    return [f.text for f in scan_text(text) if f.kind in {"person", "initials"}]


def sure_or_likely(text: str) -> list[str]:
    return [f.text for f in scan_text(text) if f.tier is not Tier.CHECK]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Mrs Okonjo-Hale rang me.", "Mrs Okonjo-Hale"),
        ("then mrs t passed her a biscuit", "mrs t"),
        ("PC 4471 Dunne took the details.", "PC 4471 Dunne"),
        ("POLICE CAME, PC 3318 GARVEY, AND LEFT AT TWO", "PC 3318 GARVEY"),
        ("She told Dr A about it.", "Dr A"),
        ("so my cousin rich had the moped.", "rich"),
        ("I saw Seren Bowen-Rees outside.", "Seren Bowen-Rees"),
        ("the keyworker, Will, came too", "Will"),
        ("everyone calls him “Spud” here", "Spud"),
        ("Kez (9) drew a house.", "Kez"),
        ("I rang grace, grace said no, and then grace cried.", "grace"),
        ("Present: G. Fenwick and me.", "G. Fenwick"),
        ("Seen: A.M. (9), eats well.", "A.M."),
        ("Absent: Begum, S", "Begum, S"),
        ("The patient J Doe-Smith came in.", "J Doe-Smith"),
        ("S.A. came late. SA ate nothing.", "SA"),
        ("florin is 13 and back at school now. his mum came too.", "florin"),
        ("Client: “R”. Lives alone.", "R"),
        ("They have had J five weeks. Today J (11) cooked.", "J"),
        ("Church, A. sent apologies.", "Church, A."),
        ("A.H. was saying that she left.", "A.H."),
        ("She writes 張麗芳 on the card.", "張麗芳"),
        ("Zsófia hid under the bed.", "Zsófia"),
        ("THEN MR HYSENAJ CAME IN AND SAT DOWN", "MR HYSENAJ"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will that be enough for today?",
        "They may call, and I hope they will.",
        "Mark my own homework, chase up the forms.",
        "Gibbs, Kolb and Driscoll are on the wall.",
        "We watched Line of Duty after a Greggs steak bake.",
        "Mondays are for minutes and Fridays for filing.",
        "CAMHS, MASH and the LADO were invited to the MDT.",
    ],
)
def test_words_of_the_day_and_of_the_field_are_no_names(text: str) -> None:
    assert [t for t in sure_or_likely(text) if t in people(text)] == []


def test_a_name_context_overrides_the_list_of_public_names() -> None:
    assert "Mrs Gibbs" in people("Then Mrs Gibbs opened the door.")


def test_a_name_shown_once_is_found_in_all_the_texts() -> None:
    first, second = scan(("I met Mrs Storm Ashdown.", "ok so storm rang again. storm said no."))
    assert [f.text for f in second if f.kind == "person"] == ["storm", "storm"]
    assert {f.entity for f in second if f.kind == "person"} == {first[0].entity}


@pytest.mark.parametrize(
    ("text", "place", "category"),
    [
        ("They live at 27 Tansy Close now.", "27 Tansy Close", 9),
        ("at FLAT 9, TENNYSON COURT since", "FLAT 9, TENNYSON COURT", 9),
        ("the address was forty two saint johns road he said", "forty two saint johns road", 9),
        ("Year 2 at Ravelsby Lane Primary, he said", "Ravelsby Lane Primary", 6),
        ("He moved to Foxglove House in the spring.", "Foxglove House", 7),
        ("Her address is 66 Stapleton Rd BS5 0RA now.", "66 Stapleton Rd", 9),
        ("She is on Linnet Ward again.", "Linnet Ward", 8),
        ("Her GP is at Heol y Parc Surgery now.", "Heol y Parc Surgery", 8),
        ("from Kessingholt Road Surgery to us", "Kessingholt Road Surgery", 8),
        ("We drove to Daventry that night.", "Daventry", 11),
        ("she goes to st marks now. he waits outside.", "st marks", 5),
        ("she was seen at pinderholme and sent home. he drove her.", "pinderholme", 11),
        ("They met in the Dog and Duck at noon.", "Dog and Duck", 11),
        ("The neighbour at number twelve rang us.", "at number twelve", 9),
        ("They moved to Harrowmere in the end.", "Harrowmere", 11),
        (
            "he went past the big tesco in gorton on his own and i saw",
            "the big tesco in gorton",
            11,
        ),
    ],
)
def test_places_are_found(text: str, place: str, category: int) -> None:
    hits = {f.text: f.category for f in scan_text(text)}
    assert place in hits
    assert hits[place] in {category, 1, 5}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Rory, who is 3, hid.", "3"),
        ("Jaydon Achterberg, 14, came in.", "14"),
        ("her baby is seven months old now", "seven months old"),
        ("a boy of 7 called Kai", "7"),
        ("Oskar, Tymon and Fabian, 8, 6 and 11 months.", "11 months"),
        ("He is in Y9 at the moment.", "Y9"),
        ("She started in P6 last year.", "P6"),
        ("He died on Friday, 38, in the end room.", "38"),
        ("First on the list: f/15 from the home.", "15"),
        ("She is pushing eighty and fine.", "eighty"),
        ("I asked the two of them. Ten and seven. Why here?", "Ten and seven"),
        ("There is a baby of nine weeks.", "nine weeks"),
        ("A girl, maybe twelve, in a school coat.", "twelve"),
        ("TJ 3yrs 2m, settled.", "3yrs 2m"),
        ("I took 8b for trampolining.", "8b"),
        ("Two 13-year-olds from the home.", "13-year-olds"),
        ("A lad of about 19 at the door.", "19"),
        ("Kyrees – 16 – came late.", "16"),
        ("I met Maja 7 and Szymon 4. Both well.", "7"),
        ("They're 66 and 68, no spring chickens.", "66"),
        ("Ottilie, 2½, came in early.", "2½"),
        ("The card says one thing (he might be 19, or not).", "19"),
        ("Anna, 2nd yr, engineering.", "2nd yr"),
        ("i saw mr okonedo 91 fractured hip", "91"),
        ("Row 5 | Omar, 10 | mum asleep", "10"),
        ("O/A F 17, gcs 15.", "17"),
        ("They were both 50s and tired.", "50s"),
        ("He sat beside me. 13, hood up, silent.", "13"),
    ],
)
def test_ages_and_school_years_are_found(text: str, age: str) -> None:
    assert age in {f.text for f in scan_text(text) if f.category == 31}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MARAC w/c 24 March at ten.", "w/c 24 March"),
        ("The parent wrote on Sat 1/3 again.", "Sat 1/3"),
        ("Core group is 3/6 now.", "3/6"),
        ("She is on leave till 14th and then back.", "14th"),
        ("I listed the calls from 08/2021 on.", "08/2021"),
        ("He went in summer 2021 and came back.", "summer 2021"),
        ("The letter is due w/b 23/11 at last.", "w/b 23/11"),
        ("They came in Sept. 2023 at last.", "Sept. 2023"),
        ("Away 5/11-7/11 for training.", "5/11-7/11"),
        ("It meets on the first Tuesday in May as ever.", "first Tuesday in May"),
        ("All of autumn term 2023 was lost.", "autumn term 2023"),
        ("Signed on 04 11 2024 by both.", "04 11 2024"),
        ("The review is Thurs 6 at the office.", "Thurs 6"),
        ("It was mid-March 2024 when he left.", "mid-March 2024"),
        ("Respite w/e 22–23 Nov, with others.", "22–23 Nov"),
    ],
)
def test_dates_are_found_in_the_forms_of_a_hurry(text: str, date: str) -> None:
    assert any(date in f.text for f in scan_text(text) if f.kind == "date")


@pytest.mark.parametrize(
    "text",
    [
        "Section 42, again.",
        "Week 3, and then",
        "GCS 14, fine.",
        "I gave Sam 3 biscuits.",
        "I rang Sam 2 times and Mary 10 minutes later.",
    ],
)
def test_numbers_that_count_something_else_are_no_ages(text: str) -> None:
    assert [f for f in scan_text(text) if f.category == 31] == []


@pytest.mark.parametrize(
    ("text", "trait", "category"),
    [
        ("the only resident there from the Maltese community", "Maltese", 32),
        ("Her Wilson's disease was missed.", "Wilson's disease", 33),
        ("He had eleven placements before ours.", "eleven placements", 36),
        ("She is the only girl in the squad, and", "the only girl in the squad", 36),
        ("he was a codebreaker in the war", "codebreaker", 35),
        ("Mr Adjei, retired bus inspector, put on a tie.", "bus inspector", 35),
        ("He said he was a window fitter once.", "window fitter", 35),
        ("She lives there with six or seven kids.", "six or seven kids", 36),
        ("She is a twin, it turns out.", "twin", 4),
        ("as a refugee he could not", "refugee", 34),
        ("his mum is polish and he works here. no change.", "polish", 32),
        ("We need a Polish-speaking GP for her.", "Polish-speaking", 32),
    ],
)
def test_what_narrows_down_is_found(text: str, trait: str, category: int) -> None:
    assert {f.text: f.category for f in scan_text(text)}[trait] == category


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("We went to see them and it was late.", Case.NORMAL),
        ("i went to see them. it was late.", Case.LOWER),
        ("I WENT TO SEE THEM AND IT WAS LATE", Case.CAPS),
        ("What I Thought And Felt About The Visit", Case.TITLE),
    ],
)
def test_a_line_is_read_by_how_it_uses_capitals(text: str, case: Case) -> None:
    assert read(text).cases == (case,)


def test_a_thorough_scan_adds_lengths_of_time() -> None:
    text = "We sat for forty minutes and waited."
    assert "forty minutes" not in {f.text for f in scan_text(text)}
    assert "forty minutes" in {f.text for f in scan_text(text, thorough=True)}


def test_the_writer_can_point_at_a_name() -> None:
    text = "learned from ghost this week, and ghost left"
    ((first, second),) = scan((text,), also_names=("ghost",))
    assert (first.text, second.text, first.tier) == ("ghost", "ghost", Tier.SURE)

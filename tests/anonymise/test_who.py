"""Who a note is about: initials that stand as people, nicknames, signatures, dictated names."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Tier

PEOPLE = {"person", "initials"}


def count(text: str, words: str, *, surer: bool = False) -> int:
    """How often `words` is found as a person."""
    hits = [f for f in scan_text(text) if f.kind in PEOPLE and f.text.strip(".") == words]
    return sum(f.tier is not Tier.CHECK or not surer for f in hits)


@pytest.mark.parametrize(
    ("text", "letters", "times"),
    [
        ("MW: statement by Friday. CA: cover duty. Both: read it.", "CA", 1),
        ("RA: I enjoyed this. XZ: so did I.\nRA: good.", "RA", 2),
        ("Seen with Gurpreet Bassi.\nGB likes him. So did I.", "GB", 1),
        ("Lindsay Orme chaired. Log amended (LO to countersign).", "LO", 1),
        ("Present: Karolina Nowicka, Deshawn Otieno (DO). DO: book room.", "DO", 2),
        ("Ms Caroline Ashe rang. CA - email housing.", "CA", 1),
        ("Supervisor: C. Attwater\nActions\nCA: cover duty.", "CA", 1),
        ("Agnieszka Pawlak-Reed came. I told AR so.", "AR", 1),
        ("KN to chase the letter.", "KN", 1),
    ],
)
def test_initials_that_fit_a_name_or_head_a_line_are_people(
    text: str, letters: str, times: int
) -> None:
    assert count(text, letters, surer=True) == times


@pytest.mark.parametrize(
    "text",
    [
        "RA: completed. CP: reviewed. BP: 120 over 80.",
        "RA to be updated and TA to ring home.",
        "Sam Walters is the worker. SW said no.",
        "NB: check the rota. PS I was tired.",
        "HR said no and the EU said yes.",
        "AM: observation. PM: admin. AOB: none.",
        "GP to refer. HV to visit. IT to fix it. DN to dress it.",
    ],
)
def test_abbreviations_that_speak_or_act_are_nobody(text: str) -> None:
    found = [f for f in scan_text(text) if f.kind in PEOPLE and f.tier is not Tier.CHECK]
    assert [f.text for f in found if f.text != "Sam Walters"] == []


@pytest.mark.parametrize(
    ("text", "letter", "times"),
    [
        ("S and her partner T argued. S left. T followed.", "S", 2),
        ("S and her partner T argued. S left. T followed.", "T", 2),
        ("R. said she hated it.", "R", 1),
        ("Then Child A hid from Mr B.", "Child A", 1),
    ],
)
def test_a_letter_that_acts_or_is_related_is_a_person(text: str, letter: str, times: int) -> None:
    assert count(text, letter) == times


@pytest.mark.parametrize(
    "text",
    [
        "Q: what did I feel? A: cross.",
        "S: low mood. O: pale. A: low risk. P: review.",
        "Plan B worked. Grade A helped. Q. What now?",
        "Case A. Scenario B. Vignettes follow.",
    ],
)
def test_letters_of_a_form_are_nobody(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind in PEOPLE] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See you then.\nRegards\nF", "F"),
        ("Cheers, D", "D"),
        ("Best wishes,\n\nJ", "J"),
        ("All the best\nBerivan", "Berivan"),
        ("Can you look in on him? ta G x", "G"),
        ("Signed: K", "K"),
        ("that is all from me\nregards\nshabnam", "shabnam"),
    ],
)
def test_who_signs_a_note_is_found(text: str, name: str) -> None:
    assert count(text, name, surer=True) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards\nA tired worker",
        "Thanks\nNext steps",
        "Best practice\nBest interests",
        "With thanks. Noted.",
        "Regards\nDuty Team",
    ],
)
def test_a_closing_before_plain_words_is_no_signature(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind in PEOPLE] == []


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("A boy called Ratchet is there. Ratchet to be passed on.", "Ratchet", 2),
        ("He is known on the wing as Biscuit. I like Biscuit.", "Biscuit", 2),
        ('"Wheels" (older male, no surname) drives. Ask about Wheels.', "Wheels", 2),
        ('Liam "Ratchet" Doyle rang. I met Ratchet.', "Ratchet", 2),
        ("Stretch, as he likes to be called, sat. I saw Stretch.", "Stretch", 2),
        ("The lads call him Sparrow. We asked Sparrow.", "Sparrow", 2),
        ("She goes by the name of Kestrel. I wrote to Kestrel.", "Kestrel", 2),
        ("there is a lad they call spud and we call him smiler too", "smiler", 1),
    ],
)
def test_a_nickname_is_found_where_given_and_wherever_it_comes_again(
    text: str, name: str, times: int
) -> None:
    assert count(text, name) == times


@pytest.mark.parametrize(
    "text",
    [
        'Called "resistant" in the notes and known as "challenging".',
        'The book is called "Grit" and it is known as "the wall".',
        "The form we call Purple is on the shelf. Everyone calls it Home.",
        "The model is called Ladder and the group was called Pathways.",
        "He was called for interview. She called Police and Mum.",
        "We call it home. They call me stupid names.",
    ],
)
def test_what_a_thing_or_a_manner_is_called_is_no_nickname(text: str) -> None:
    found = [f for f in scan_text(text) if f.kind in PEOPLE and f.tier is not Tier.CHECK]
    assert [f.text for f in found] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("its shabnam ive just come out of seeing her and im tired now", "shabnam"),
        ("she came over on a visa and his name is jaspal but the other", "jaspal"),
        ("his mums name is wioletta and she is at work most of the day", "wioletta"),
        ("hiya its rukhsana here again doing my log after the long shift", "rukhsana"),
        ("Then she left. Berivan had a lock on the door.", "Berivan"),
    ],
)
def test_a_name_in_no_list_is_found_by_how_it_is_introduced(text: str, name: str) -> None:
    assert count(text, name) == 1


@pytest.mark.parametrize(
    "text",
    [
        "his name is not on the list but his number is",
        "its been a long week and im tired and its mandatory",
        "her name was wrong on the form and my name is on the door",
    ],
)
def test_a_name_that_is_only_spoken_of_is_nobody(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind in PEOPLE] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Mrs de Souza rang.", "Mrs de Souza"),
        ("I met Mr al-Rashid at home.", "Mr al-Rashid"),
        ("Dr van der Berg was late.", "Dr van der Berg"),
        ("SW: Folake A. IRO: Brendan.", "Folake A"),
    ],
)
def test_a_name_is_covered_with_its_particle_and_its_last_letter(text: str, name: str) -> None:
    assert count(text, name) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("so nev turns up half cut and i am stood there like a lemon again", "nev"),
        ("beth off so i had amir, leona n tobi all day. tobi was quiet.", "amir"),
        ("ring pranvera and tell her that gurleen is fine and so am i", "pranvera"),
        ("supervision again. she asked about the k family and so did i", "k"),
    ],
)
def test_a_name_in_dictation_is_found(text: str, name: str) -> None:
    assert count(text, name) == 1


@pytest.mark.parametrize("text", ["she rang bk but i cnt make it", "told thm nxt wk is btr"])
def test_a_short_form_without_a_vowel_is_no_name(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind in PEOPLE] == []


def test_a_rare_word_that_acts_and_always_has_a_capital_is_a_name() -> None:
    assert count("He is lovely. Kola. Always asks. Kola came at once.", "Kola") == 2
    assert count("The kola nut is bitter. Kola came up in the talk.", "Kola") == 0


def test_initials_in_a_row_are_offered_wherever_they_come() -> None:
    assert count("Present: SB, LT, MO, me. Then MO has the key.", "MO") == 2
    assert count("CP, CIN and MO are codes on the form.", "MO") == 0


def test_capitals_of_people_do_not_make_a_line_of_capitals() -> None:
    assert count("met LP, SO & GW. GW chaired.", "GW") == 2


def test_a_letter_that_asks_is_nobody_beside_letters_that_are() -> None:
    text = "Client B came. Q. What did B say about C? B said no."
    assert count(text, "Q") == 0
    assert count(text, "C") == 1


def test_what_somebody_does_in_a_line_of_capitals_is_no_title() -> None:
    assert count("LATE SHIFT NOTES. ALBERT ATE WELL TODAY.", "ATE WELL") == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on friday it was summer on the phone and i did not know what to say", "summer"),
        ("Who is Uncle Bash? Bash picks her up.", "Bash"),
        ("We talked about family X and the worker.", "X"),
        ('Text: "is gemma there".', "gemma"),
        ("found in the park at night with smiler and a dog that is not his", "smiler"),
        ("CHILD: ARLO MUM: JADE DAD: NOT KNOWN", "JADE"),
        ("Baby Girl Okonjo was born at six.", "Girl"),
        ("thx gill. ur a star. i am off home now and so are you", "gill"),
    ],
)
def test_a_word_is_a_name_where_only_a_person_can_stand(text: str, name: str) -> None:
    assert any(name in f.text.split() for f in scan_text(text) if f.kind in PEOPLE)


def test_a_name_that_only_stands_like_a_place_is_not_looked_for_elsewhere() -> None:
    hits = scan_text("Hamid is in Calais. Then the Calais camp was shut and Hamid rang.")
    assert [f.text for f in hits if f.kind == "person" and f.start > 20] == ["Hamid"]


@pytest.mark.parametrize("text", ["I like Mr T. He's lonely.", "MR TOLLIVER SETTLED at nine."])
def test_a_name_ends_where_the_next_word_is_a_plain_one(text: str) -> None:
    ends = {f.text.split()[-1] for f in scan_text(text) if f.kind in PEOPLE}
    assert not ends & {"He's", "SETTLED"}


@pytest.mark.parametrize(
    "text",
    [
        "My Nan would say put it down.",
        "Mum: Will call back. Dad: Asked for time.",
        "Dominelli would say to use it. Saleebey would not.",
        "I did the edinburgh scale with her and it took a while but it went fine in the end",
        "The model has Description, Feelings, Evaluation, Action.",
        "Is anyone there? A man at the door. Man's work, he said.",
    ],
)
def test_theorists_kin_scales_and_steps_are_left_alone(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.tier is not Tier.CHECK] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I met Mrs Hale.\n- Mick: whose worry is it?", "Mick"),
        ("The Lovell sibling group came first.", "Lovell"),
        ("He is one of the Tran cousins.", "Tran"),
    ],
)
def test_the_head_of_a_line_and_a_family_by_its_cousins_are_likely(text: str, name: str) -> None:
    assert count(text, name, surer=True) == 1


def test_a_heading_that_is_also_a_name_is_none() -> None:
    hits = scan_text("Faith: none\nHope: to be home\nMark: high")
    assert [f.text for f in hits if f.kind in PEOPLE and f.tier is not Tier.CHECK] == []


def test_an_initial_before_a_surname_may_be_small() -> None:
    written = scan_text("compiled by me (j. farrant, dsl) for the transfer")
    assert "j. farrant" in {finding.text for finding in written}
    assert not scan_text("we agreed plan b. then it was vitamin c. more of it, e.g. oranges")


def test_a_nickname_that_is_a_word_is_looked_for_where_a_note_gives_it() -> None:
    text = "she told me her mate tank has been lending her a phone. tank is nineteen."
    assert [f.text for f in scan_text(text) if f.kind == "person"] == ["tank", "tank"]
    assert not scan_text("her mate also has one and the water tank is full")


def test_an_uncle_belongs_to_the_name_in_notes_without_capitals() -> None:
    found = {f.text for f in scan_text("it was late and uncle femi had made the rice and i ate")}
    assert "uncle femi" in found

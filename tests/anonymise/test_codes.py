"""Structured identifiers, with the published examples of the bodies that issue them."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise import checksums
from reflectjournal.anonymise.categories import CATEGORIES, category_of, kinds
from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Finding, Tier

NHS = (
    "999 000 0107", "999 000 0204", "999 012 3454", "999 055 5125", "999 100 2006",
    "999 234 5675", "999 345 6780", "999 456 7896", "999 678 9012", "943 476 5919",
)  # fmt: skip
UPN = ("B801200005001", "D000999024001", "V999999924001", "H001999926001", "J999400026001")


def found(text: str) -> dict[str, Finding]:
    return {finding.text: finding for finding in scan_text(text)}


@pytest.mark.parametrize("number", NHS)
def test_a_valid_nhs_number_is_found_for_sure(number: str) -> None:
    assert checksums.nhs(number)
    finding = found(f"Her number is {number}, she said.")[number]
    assert (finding.kind, finding.tier, finding.category) == ("nhs-number", Tier.SURE, 17)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Interpreter by phone, op 7713, no name given.", "7713"),
        ("Ring the play department, ext 4402.", "4402"),
        ("It went to the account ending 9163.", "9163"),
        ("JOB 2290, night shift.", "2290"),
        ("Rang the office on 02380 555 0160, a digit too many.", "02380 555 0160"),
        ("They gave me the key safe code 4471 to use.", "4471"),
        ("My notes are under SC-Hy-07 in the file.", "SC-Hy-07"),
        ("The helpline gave ref MSH 70218 to me.", "MSH 70218"),
        ("Seen by pc 3318 at the door.", "3318"),
        ("PC Garvey 3318 took the statement.", "3318"),
        ("A red Corsa, plate began YJ5 or so.", "YJ5"),
    ],
)
def test_a_short_number_is_found_by_the_word_before_it(text: str, number: str) -> None:
    assert any(number in finding.text for finding in scan_text(text))


def test_a_key_stage_is_no_number_plate() -> None:
    assert "KS2" not in found("He struggled all through KS2 and after.")


def test_a_wrong_check_digit_lowers_the_tier_and_hides_nothing() -> None:
    assert not checksums.nhs("987 654 4321")
    finding = found("NHS number 987 654 4321 on the form.")["987 654 4321"]
    assert finding.category in {17, 24}


def test_no_nhs_number_begins_with_nine_digits_whose_check_value_is_ten() -> None:
    assert not any(checksums.nhs(f"999567890{digit}") for digit in range(10))


def test_a_learner_number_is_no_nhs_number() -> None:
    assert checksums.uln("9276308686")
    assert not checksums.nhs("9276308686")
    assert found("ULN 9276308686")["9276308686"].category == 19


@pytest.mark.parametrize("number", [*UPN, "P207000016049"])
def test_a_pupil_number_with_the_right_letter_is_valid(number: str) -> None:
    assert checksums.upn(number)
    assert found(f"on roll as {number} since then")[number].category == 20


def test_a_pupil_number_with_the_wrong_letter_is_found_all_the_same() -> None:
    assert not checksums.upn("Q207000016049")
    assert found("on roll as Q207000016049")["Q207000016049"].category == 20


@pytest.mark.parametrize("number", ["GB82 WEST 1234 5698 7654 32", "GB29 NWBK 6016 1331 9268 19"])
def test_a_bank_account_number_is_found(number: str) -> None:
    assert checksums.iban(number)
    assert found(f"paid to {number} on demand")[number].category == 26


def test_a_card_number_is_found() -> None:
    assert checksums.card("4242 4242 4242 4242")
    assert found("card 4242 4242 4242 4242")["4242 4242 4242 4242"].category == 26


@pytest.mark.parametrize("code", ["ec1a1bb", "W1A 1HQ", "M60 1NW", "DN55 1PT", "KQ3 7HN", "kq37hn"])
def test_a_postcode_is_found_in_either_case(code: str) -> None:
    assert found(f"lives at {code} now")[code].category == 10


@pytest.mark.parametrize("words", ["Section 47", "S47", "Year 11"])
def test_sections_and_school_years_are_no_postcodes(words: str) -> None:
    assert all(f.kind != "postcode" for f in scan_text(f"We went to {words} after that."))


@pytest.mark.parametrize(
    ("text", "code", "category"),
    [
        ("rang from 07700 900884 at once", "07700 900884", 12),
        ("rang 01632 960 417 twice", "01632 960 417", 12),
        ("on +44 7700 900884 at once", "+44 7700 900884", 12),
        ("wrote to b.quill@example.org first", "b.quill@example.org", 13),
        ("see https://example.org/a for it", "https://example.org/a", 13),
        ("the account @blk.kestrel.example asked", "@blk.kestrel.example", 14),
        ("her DOB 09/11/2016 was wrong", "09/11/2016", 15),
        ("NI QQ 12 34 56 C on the form", "QQ 12 34 56 C", 21),
        ("in case QX24C50999 before", "QX24C50999", 22),
        ("quoted [2023] EWFC 144 at us", "[2023] EWFC 144", 22),
        ("prison number A1234BC on it", "A1234BC", 23),
        ("crime ref CR/0999/24 given", "CR/0999/24", 24),
        ("on Mosaic, ID 4417902, it says", "4417902", 24),
        ("ref SA/2025/00417 again", "SA/2025/00417", 24),
        ("a white van, KX49 ZZT, outside", "KX49 ZZT", 25),
        ("my pin 99A9999A lapsed", "99A9999A", 28),
        ("registered as PYL123456 now", "PYL123456", 28),
        ("found at ///filled.count.soap", "///filled.count.soap", 30),
        ("at 51.50735, -0.12776 last night", "51.50735, -0.12776", 30),
        ("logged in from 192.168.0.12 twice", "192.168.0.12", 30),
        ("moved £6,400 out of it", "£6,400", 27),
    ],
)
def test_each_kind_of_code_is_found_with_its_category(text: str, code: str, category: int) -> None:
    assert found(text)[code].category == category


def test_numbers_in_words_are_found_as_they_are_dictated() -> None:
    text = "ring mum on oh seven seven hundred nine hundred three one six before tea"
    assert "oh seven seven hundred nine hundred three one six" in found(text)
    assert "lima delta four nine victor bravo romeo" in found(
        "the moped was lima delta four nine victor bravo romeo and gone"
    )


def test_helplines_and_versions_are_no_references() -> None:
    quiet = "I gave them NHS 111 and 999 and section 1.2.3 of the guide, twice in 2024."
    assert [f.text for f in scan_text(quiet) if f.category == 24] == []


def test_every_category_is_named_and_every_kind_belongs_to_one() -> None:
    assert [category.number for category in CATEGORIES] == list(range(1, 41))
    assert {category_of(kind).number for kind in kinds()} >= {*range(1, 37)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Call me on ext 4418 after two.", "ext 4418"),
        ("Extension 221 is hers.", "Extension 221"),
        ("Police number 54/88213/24, then.", "54/88213/24"),
        ("In the key safe is always a key, 2580.", "2580"),
        ("it is log seven seven four and then", "seven seven four"),
        ("its case nine nine two one four he is old", "nine nine two one four"),
        ("the number was four double two oh nine", "four double two oh nine"),
    ],
)
def test_a_number_that_is_dialled_or_dictated_is_whole(text: str, code: str) -> None:
    assert code in {finding.text for finding in scan_text(text)}


@pytest.mark.parametrize(
    "text", ["I counted one two three four and breathed.", "An extension of two weeks was asked."]
)
def test_counting_aloud_and_more_time_are_no_numbers(text: str) -> None:
    assert not [finding for finding in scan_text(text) if finding.kind == "reference"]

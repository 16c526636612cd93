"""Organisations and what they number: shops, wards, dedications, cells, spaced references."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Tier


def found(text: str, *, surer: bool = False) -> set[str]:
    return {f.text for f in scan_text(text) if f.tier is not Tier.CHECK or not surer}


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        ("Dad works nights at Asda these days.", "Asda"),
        ("Dad works at Asda, mum at Lidl.", "Lidl"),
        ("mum got the sack from greggs and now she sleeps all day", "greggs"),
        ("She'll bring him in her break from Boots.", "Boots"),
        ("He was caught stealing from Tesco again.", "Tesco"),
        ("He is banned from the big Morrisons.", "Morrisons"),
        ("The seizure was in the Lidl carpark.", "Lidl"),
        ("i got a job in sports direct and start on the first day", "sports direct"),
    ],
)
def test_a_shop_is_offered_where_work_or_theft_binds_somebody_to_it(text: str, shop: str) -> None:
    assert shop in found(text)
    assert shop not in found(text, surer=True)


@pytest.mark.parametrize(
    "text",
    [
        "I popped to Lidl for milk and had a coffee.",
        "The biscuits came from Aldi. Ran past the big Sainsbury's.",
        "The Tesco receipts were on the table.",
        "She put her boots by the door and he took the next one.",
    ],
)
def test_a_shop_where_somebody_only_bought_something_is_left_alone(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hosp no. RX 220 4416 bed 4.", "RX 220 4416"),
        ("Hospital number K 448 201.", "K 448 201"),
        ("Patient no: R 22 901", "R 22 901"),
        ("Unit number H 90213.", "H 90213"),
        ("Case number FD 22 C 00418.", "FD 22 C 00418"),
        ("It is Datix W 118822 now.", "W 118822"),
        ("Council tax no 771 220 09", "771 220 09"),
    ],
)
def test_a_reference_in_groups_is_found_whole(text: str, number: str) -> None:
    assert number in found(text, surer=True)


@pytest.mark.parametrize(
    "text",
    [
        "Hospital numbers are up. Case no further. Patient no better.",
        "Unit no longer used. Record number of visits.",
        "Claim no 12 was mine.",
    ],
)
def test_number_words_without_a_reference_are_left_alone(text: str) -> None:
    assert [f for f in scan_text(text) if f.kind == "reference"] == []


def test_a_cell_is_found_and_its_likes_after_it() -> None:
    assert {"cell 3-14", "3-09"} <= found("He is in cell 3-14 next to 3-09 now.")
    assert found("We lost 3-14 and the page is 2-09.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She came from Linden Wing again.", "Linden Wing"),
        ("The kids at Holy Trinity are fine.", "Holy Trinity"),
        ("She was seen at the Millrace estate.", "Millrace estate"),
    ],
)
def test_a_wing_a_dedication_and_an_estate_are_found(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("text", ["The west wing is cold.", "On All Saints' Day we met."])
def test_a_wing_without_a_name_and_a_feast_are_no_organisations(text: str) -> None:
    kinds = {"organisation", "health-service"}
    assert [f.text for f in scan_text(text) if f.kind in kinds] == []


def test_the_letters_of_a_number_are_no_surname() -> None:
    hits = scan_text("His BRP ZX1234567 was lost.")
    assert [f.text for f in hits if f.kind == "person"] == []

"""Exact numbers, rare shapes of numbers, occupations in no list and places after "to the"."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Tier


@pytest.mark.parametrize(
    ("text", "words", "category"),
    [
        ("He has rung 61 bells since spring.", "61 bells", 36),
        ("Her dad is a window fitter from here.", "window fitter", 35),
        ("He used to be a dog groomer at home.", "dog groomer", 35),
        ("We drove her to the Hollies that night.", "Hollies", 5),
    ],
)
def test_a_detail_in_no_list_is_offered_but_never_sure(
    text: str, words: str, category: int
) -> None:
    found = {f.text: f for f in scan_text(text)}
    assert found[words].category == category
    assert found[words].tier is not Tier.SURE


@pytest.mark.parametrize("text", ["1. Welcome\n2) Apologies", "See section 12 and week 3 of it."])
def test_numbering_is_no_number_of_the_case(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.category == 36] == []


def test_an_everyday_noun_is_no_occupation() -> None:
    assert [f for f in scan_text("She is a matter for the team.") if f.category == 35] == []


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Her licence is MORGA657054SM9IJ, she said.", "MORGA657054SM9IJ", "licence"),
        ("Paid into acct no. 12345678 again.", "acct no. 12345678", "bank-account"),
        (
            "Nos 3455/10, 23458/11 and 77/12 were joined.",
            "3455/10, 23458/11 and 77/12",
            "reference",
        ),
        ("Filed as 1234/2019/56 in the county court.", "1234/2019/56", "reference"),
        ("The baby is due in three weeks now.", "due in three weeks", "duration"),
        ("He owes about 5k to his mate.", "5k", "money"),
        ("They asked NOK 50000 for it.", "NOK 50000", "money"),
        ("He sent 20,000 kronor home.", "20,000 kronor", "money"),
        ("It was like that in the 1990s too.", "1990s", "year"),
    ],
)
def test_a_shape_that_is_in_none_of_the_notes_is_found_too(
    text: str, words: str, kind: str
) -> None:
    assert {f.text: f.kind for f in scan_text(text)}[words] == kind

"""Known names, in every form they are written in."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.register import one_edit
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.model.findings import Alias, AliasKind, Finding, Tier

DONNA = Alias("Donna Pellworth", ("Mrs P", "Donny"), "Parent A", id=1)
ZSOFIA = Alias("Zsófia Kiss", (), "Child 1", id=2)
HAVEN = Alias("Willow Haven", (), "a place of safety", AliasKind.PLACE, id=3)
ALL = (DONNA, ZSOFIA, HAVEN)


def of_register(text: str) -> list[Finding]:
    return [f for f in scan_text(text, ALL) if f.entity.startswith("alias:")]


@pytest.mark.parametrize(
    "form",
    ["Donna Pellworth", "donna", "DONNA PELLWORTH", "Pellworth", "Mrs P", "Donny", "DP", "D.P."],
)
def test_every_form_of_a_known_name_is_one_person(form: str) -> None:
    hits = of_register(f"and then {form} told me to go")
    assert {f.entity for f in hits} == {"alias:1"}
    assert all(f.suggestion == "Parent A" for f in hits)


def test_a_possessive_and_a_plural_are_known_too() -> None:
    assert [f.text for f in of_register("Donna's coat, and the Pellworths")] == [
        "Donna",
        "Pellworths",
    ]


def test_accents_do_not_matter() -> None:
    assert [f.entity for f in of_register("zsofia hid, then Zsófia came")] == ["alias:2"] * 2


def test_one_wrong_letter_in_a_long_name_is_only_to_check() -> None:
    (hit,) = of_register("Pelworth was not in")
    assert (hit.text, hit.tier) == ("Pelworth", Tier.CHECK)


def test_a_name_that_is_also_a_word_needs_to_be_used_as_a_name() -> None:
    hope = Alias("Hope", (), "Child 2", id=9)
    hits = scan_text("i hope so. then Hope came back with hope in her bag", (hope,))
    assert next((f.start, f.text) for f in hits if f.entity == "alias:9") == (16, "Hope")


def test_a_known_place_gets_its_kind() -> None:
    (hit,) = of_register("she is safe at willow haven now")
    assert (hit.suggestion, hit.category) == ("a place of safety", 11)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("bernard", "bernrad", True),
        ("bernard", "bernar", True),
        ("bernard", "bernand", True),
        ("bernard", "barnand", False),
    ],
)
def test_one_edit_is_one_letter_or_one_swap(one: str, other: str, near: bool) -> None:
    assert one_edit(one, other) is near


def test_an_address_goes_on_to_the_end_of_a_known_place_in_it() -> None:
    text = "He lives at 14 Quarry Bank, Stoke Orrin KQ1 4RD with her."
    found = scan_text(text, (Alias("Stoke Orrin", kind=AliasKind.PLACE),))
    assert [(f.kind, f.text) for f in found] == [
        ("address", "14 Quarry Bank, Stoke Orrin"),
        ("postcode", "KQ1 4RD"),
    ]


def test_an_everyday_word_that_the_writer_points_at_is_found_wherever_it_is_written_so() -> None:
    text = "My nephew rang about the fees. The fees are due. My Nephew said so."
    (found,) = scan((text,), also_names=("nephew", "fees"))
    assert [f.text for f in found if f.kind == "person"] == ["nephew", "fees", "fees", "Nephew"]


def test_a_name_pointed_at_with_its_capital_leaves_the_word_alone() -> None:
    (found,) = scan(("Will came late. They will come again.",), also_names=("Will",))
    assert [f.text for f in found if f.kind == "person"] == ["Will"]


@pytest.mark.parametrize(
    "text", ["Mrs Ann Lund rang.", "Dear Mrs. Ann Lund,", "Nurse Ann Lund rang."]
)
def test_a_title_before_a_full_name_is_one_with_it(text: str) -> None:
    (finding,) = scan_text(text, [Alias("Ann Lund", role="a neighbour", id=7)])
    assert (finding.entity, finding.suggestion) == ("alias:7", "a neighbour")
    assert finding.text.endswith("Ann Lund")
    assert finding.text != "Ann Lund"


def test_titles_still_tell_two_people_of_one_known_surname_apart() -> None:
    found = scan_text("Mr Lund rang. Mrs Lund did not.", [Alias("Lund", role="a neighbour", id=7)])
    assert [f.text for f in found] == ["Mr Lund", "Mrs Lund"]

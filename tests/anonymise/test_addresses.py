"""Addresses in the ways that people write them."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.scan import scan_text


def covered(text: str) -> str:
    """The words of a text that the scan covers, one space between them."""
    flags = bytearray(len(text))
    for finding in scan_text(text):
        flags[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    return " ".join(
        "".join(c if flag else " " for c, flag in zip(text, flags, strict=True)).split()
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("They live at 14 The Spinney now.", "14 The Spinney"),
        ("He is at Apt 3, Mill Wharf with his dad.", "Apt 3, Mill Wharf"),
        ("he stays at 12a vicarage rd mostly", "12a vicarage rd"),
        ("Back to 22-24 Gas Street in the rain.", "22-24 Gas Street"),
        ("It was 6 Bryn Teg and not 9 Bryn Teg.", "9 Bryn Teg"),
        ("Found at 13 Rue de la Gare in the end.", "13 Rue de la Gare"),
        ("they were in flat 12b riverside house all along", "flat 12b riverside house"),
        ("Her nan is at Flat 6, 3rd floor, Ashby Point still.", "3rd floor, Ashby Point"),
        ("I knocked at 27D twice.", "27D"),
        ("The van was outside number 12 all day.", "number 12"),
        ("Her aunt has a house on Church Lane there.", "Church Lane"),
        ("MOVED TO FLAT 2, 90 PRIORY RD, LEEDS TODAY.", "FLAT 2, 90 PRIORY RD LEEDS"),
    ],
)
def test_an_address_is_covered_whole(text: str, address: str) -> None:
    assert address in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Then Maria drove me straight away to the car park.",
        "It is a long way, and the view is good.",
        "Review date. Close the file at 3 in the afternoon.",
        "We read chapter 12 March next to it.",
    ],
)
def test_street_words_that_are_words_are_no_addresses(text: str) -> None:
    assert [f.text for f in scan_text(text) if f.kind in {"address", "street"}] == []


def test_a_house_in_words_is_an_address_after_living_there() -> None:
    found = {f.text for f in scan_text("he lives at two the cobbles in upper swinside")}
    assert "two the cobbles" in found
    stayed = scan_text("he stayed at one the whole time.")
    assert not [f for f in stayed if f.kind == "address"]

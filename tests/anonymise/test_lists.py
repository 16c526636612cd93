"""The lists kept by hand hold nothing that no text can match, nothing twice and nothing unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectjournal.anonymise.phrases import Phrases
from reflectjournal.anonymise.reading import read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "lexicons"
LISTS = sorted(FOLDER.glob("*.txt"))
WITH_STOPS = "dotted"  # asked with the stops: "e.g.", "u.s."


def sections(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The name of each section of a list and its entries as they stand."""
    for part in path.read_text(encoding="utf-8").split("\n[")[1:]:
        name, _, body = part.partition("]\n")
        lines = (line for line in body.splitlines() if not line.startswith("#"))
        entries = (entry.strip() for line in lines for entry in line.split(","))
        yield name, [entry for entry in entries if entry]


def can_match(entry: str) -> bool:
    """Whether a text that says just this is matched: signs and digits are no part of a word."""
    reading = read(entry)
    if len(reading.words) == 1 and reading.words[0].low == entry.removesuffix("'s"):
        return True
    return bool(reading.words) and Phrases([entry]).match(reading, 0) == len(reading.words)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_entry_stands_twice_in_a_section(path: Path) -> None:
    twice = {
        name: [entry for entry, times in Counter(entries).items() if times > 1]
        for name, entries in sections(path)
    }
    assert {name: found for name, found in twice.items() if found} == {}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_entry_is_lower_case_and_can_be_matched(path: Path) -> None:
    faults = {
        name: [entry for entry in entries if entry != entry.casefold() or not can_match(entry)]
        for name, entries in sections(path)
        if name != WITH_STOPS
    }
    assert {name: found for name, found in faults.items() if found} == {}


def test_every_section_is_read_and_has_a_name_of_its_own() -> None:
    names = [name for path in LISTS for name, _ in sections(path)]
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "reflectjournal" / "anonymise").glob("*.py")
    )
    assert [name for name in names if f'"{name}"' not in code] == []
    assert [name for name, times in Counter(names).items() if times > 1] == []

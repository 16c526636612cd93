"""The words for feelings that come with the program, and which of them lie near a mark."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from typing import Any

from reflectjournal.errors import BadData
from reflectjournal.paths import resource
from reflectjournal.ui.widgets.feelings_cells import Cell

MOST_WORDS = 3
OFFER_SUPPORT_AT = 3
"""The strength from which the support page is offered, once, beside certain words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the grid. Words without a place lie nowhere."""

    word: str
    cell: Cell | None = None
    offers_support: bool = False


@functools.cache
def words() -> tuple[Word, ...]:
    """All words, in the order of their file. Raises `BadData` where the file is faulty."""
    table = tomllib.loads(resource("feelings.toml").read_text("utf-8"))
    try:
        return tuple(_word(item) for item in table["words"])
    except (KeyError, TypeError) as error:
        raise BadData("feelings.toml: each of [[words]] needs a word and its place.") from error


def _word(item: dict[str, Any]) -> Word:
    placed = "valence" in item
    return Word(
        item["word"],
        Cell(item["valence"], item["activation"]) if placed else None,
        bool(item.get("offers_support", False)),
    )


def nearness(cell: Cell | None, mark: Cell) -> int:
    """How many cells lie between; 9 for a word without a place."""
    if cell is None:
        return 9
    return max(abs(cell.pleasantness - mark.pleasantness), abs(cell.energy - mark.energy))


def by_nearness(mark: Cell) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The words where the mark is, those close by, and the rest."""
    here: list[Word] = []
    close: list[Word] = []
    rest: list[Word] = []
    for word in words():
        away = nearness(word.cell, mark)
        (here if away == 0 else close if away == 1 else rest).append(word)
    return tuple(here), tuple(close), tuple(rest)

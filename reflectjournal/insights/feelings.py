"""Feelings between then and now, and the words that were chosen. Never scored, never averaged.

At least five check-ins before anything is drawn; none of it leaves the journal.
"""

from __future__ import annotations

from datetime import date

from reflectjournal.insights.words import count, number, sentence
from reflectjournal.model.entries import EntryFilter
from reflectjournal.model.insights import Behind, Chart, Insight, InsightMaterial

LEAST = 5
"""Check-ins that a figure of feelings needs."""
MOST_WORDS = 10


def movement(material: InsightMaterial) -> Insight:
    """For each entry with both, how pleasant it felt then and at the time of writing."""
    moves = material.moves
    title = "Between then and now"
    head = ("Day", "Tag", "Then", "Now")
    if len(moves) < LEAST:
        return Insight(
            "movement", title, "", Chart.MOVEMENT, head, exports=False, note=_few(len(moves))
        )
    towards = sum(move.now > move.then for move in moves)
    away = sum(move.now < move.then for move in moves)
    still = len(moves) - towards - away
    words = sentence(
        f"{count(len(moves), 'check-in')}. By the time of writing, "
        f"{number(towards)} had moved towards pleasant",
        f"{number(still)} had not moved and {number(away)} had moved away",
    )
    rows = tuple(
        (
            _day(move.day, year=material.since.year != material.until.year),
            material.first_tags.get(move.entry, ""),
            move.then,
            move.now,
        )
        for move in moves
    )
    behind = tuple(Behind(ids=(move.entry,)) for move in moves)
    return Insight("movement", title, words, Chart.MOVEMENT, head, rows, behind, exports=False)


def feeling_words(material: InsightMaterial) -> Insight:
    """The words that were chosen most often."""
    title = "Words you chose"
    if material.check_ins < LEAST:
        note = _few(material.check_ins)
        return Insight("feeling-words", title, "", head=("Word", "Times"), exports=False, note=note)
    most = material.feeling_words[:MOST_WORDS]
    first = " and ".join(f"“{word.tag}”" for word in most[:2])
    words = sentence(f"most often {first}", f"of {count(len(material.feeling_words), 'word')}")
    behind = tuple(
        Behind(EntryFilter(feeling=w.tag, since=material.since, until=material.until)) for w in most
    )
    rows = tuple((word.tag, word.count) for word in most)
    return Insight(
        "feeling-words", title, words, Chart.BARS, ("Word", "Times"), rows, behind, exports=False
    )


def _few(found: int) -> str:
    there = "there is one" if found == 1 else f"there are {number(found)}"
    return f"Five check-ins make this figure; {there}."


def _day(text: str, *, year: bool) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"

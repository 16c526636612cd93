"""Gathers what the figures of a period are made from; the numbers themselves are in `insights`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reflectjournal.model import InsightMaterial, Moment, Move, OutcomeCount
from reflectjournal.paths import resource

if TYPE_CHECKING:
    from reflectjournal.journal.facade import Journal

MOST = 10_000
"""Decisions that a figure looks back on."""


def material(journal: Journal, since: date, until: date) -> InsightMaterial:
    """The values of a period, read at once on this thread; days are inclusive."""
    *_, whole = gather(journal, since, until)
    return whole


def gather(journal: Journal, since: date, until: date) -> Iterator[InsightMaterial]:
    """The same a part at a time: after each short read what there is so far, at last the whole."""
    counts = journal.counts
    titles = {guide.id: guide.short_title or guide.title for guide in journal.guides.all}
    found = InsightMaterial(since, until, guide_titles=titles)
    yield (found := replace(found, months=counts.months(since, until)))
    felt = _felt(journal, since, until)
    check_ins = len({entry for entry, _, _, _ in felt})
    moves = tuple(sorted(_moves(felt), key=lambda move: (move.day, move.entry)))
    yield (found := replace(found, moves=moves, check_ins=check_ins))
    tags = counts.first_tags([move.entry for move in moves])
    yield (found := replace(found, first_tags=tags))
    yield (found := replace(found, feeling_words=counts.feeling_words(since, until)))
    entries = counts.entries_by_outcome(since, until)
    for outcome, n in entries.items():
        counted = OutcomeCount(outcome, n, counts.actions_from(outcome, since, until))
        yield (found := replace(found, outcomes=(*found.outcomes, counted)))
    yield (found := replace(found, tags=counts.tags(since, until)))
    yield (found := replace(found, actions=counts.actions(since, until)))
    goals = tuple((goal, journal.goals.evidence(goal.id)) for goal in journal.goals.all())
    yield (found := replace(found, goals=goals))
    yield (found := replace(found, cpd=counts.cpd(since, until)))
    decisions = tuple(
        decision
        for decision in journal.decisions.page(limit=MOST)
        if decision.decided_on is not None and since <= decision.decided_on <= until
    )
    yield (found := replace(found, decisions=decisions))
    yield (found := replace(found, sessions=counts.sessions(since, until)))
    yield replace(found, strong=counts.strong_not_taken(since, until))


def _felt(journal: Journal, since: date, until: date) -> list[tuple[int, str, str, int]]:
    """Entry, day, moment and pleasantness; where only words were chosen, of the strongest one."""
    places = _places()
    words = journal.counts.strongest_words(since, until)
    by_word = [(e, day, at, places[word]) for e, day, at, word in words if word in places]
    return journal.counts.marked(since, until) + by_word


def _moves(felt: list[tuple[int, str, str, int]]) -> Iterator[Move]:
    """The entries that have both moments."""
    then = {entry: value for entry, _, moment, value in felt if moment == Moment.THEN}
    for entry, day, moment, value in felt:
        if moment == Moment.NOW and entry in then:
            yield Move(entry, day, then[entry], value)


@functools.cache
def _places() -> dict[str, int]:
    """How pleasant each word of the vocabulary is."""
    table = tomllib.loads(resource("feelings.toml").read_text("utf-8"))
    return {w["word"]: w["valence"] for w in table["words"] if "valence" in w}

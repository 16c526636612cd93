"""Gathers what the figures of a period are made from; the numbers themselves are in `insights`."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from typing import TYPE_CHECKING

from reflectjournal.model import FeelingPoint, InsightMaterial
from reflectjournal.paths import resource

if TYPE_CHECKING:
    from reflectjournal.journal.facade import Journal

MOST = 10_000
"""Decisions that a figure looks back on."""


def material(journal: Journal, since: date, until: date) -> InsightMaterial:
    """The values of a period, read on this thread; days are inclusive. A few indexed queries."""
    counts = journal.counts
    feelings = _points(journal, since, until)
    return InsightMaterial(
        since=since,
        until=until,
        weeks=counts.weeks(since, until),
        feelings=feelings,
        feeling_words=counts.feeling_words(since, until),
        first_tags=counts.first_tags(tuple(dict.fromkeys(point.entry for point in feelings))),
        outcomes=counts.outcomes(since, until),
        tags=counts.tags(since, until),
        actions=counts.actions(since, until),
        goals=tuple((goal, journal.goals.evidence(goal.id)) for goal in journal.goals.all()),
        cpd=journal.entries.cpd(since, until),
        decisions=tuple(
            decision
            for decision in journal.decisions.page(limit=MOST)
            if decision.decided_on is not None and since <= decision.decided_on <= until
        ),
        sessions=counts.sessions(since, until),
        guide_titles={g.id: g.short_title or g.title for g in journal.guides.all},
        strong=counts.strong_not_taken(since, until),
    )


def _points(journal: Journal, since: date, until: date) -> tuple[FeelingPoint, ...]:
    """The marked cells; where only words were chosen, the place of the strongest one."""
    places = _places()
    by_word = (
        FeelingPoint(entry, day, moment, *places[word])
        for entry, day, moment, word in journal.counts.strongest_words(since, until)
        if word in places
    )
    marked = journal.counts.feelings(since, until)
    return tuple(sorted((*marked, *by_word), key=lambda p: (p.day, p.entry, p.moment != "then")))


@functools.cache
def _places() -> dict[str, tuple[int, int]]:
    """How pleasant and how lively each word of the vocabulary is."""
    table = tomllib.loads(resource("feelings.toml").read_text("utf-8"))
    return {w["word"]: (w["valence"], w["activation"]) for w in table["words"] if "valence" in w}

"""Seeded journals of any size: about 250 words an entry, tags, feelings, flags, links, actions.

    python -m benchmarks.generate DIR 100000     a vault that stays, for trying things out

Words follow Zipf's law over a made-up vocabulary, so that some are in nearly every entry and
most are rare, as in any language. The same seed gives the same entries.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from pathlib import Path

from reflectjournal.journal import CHEAP, DataKey, Journal
from reflectjournal.model import (
    Action,
    ActionStatus,
    Cpd,
    Entry,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Moment,
    Origin,
    OriginKind,
    Outcome,
    Section,
    Session,
    SessionKind,
)

SEED = 20250314
PASSPHRASE = "seven quiet herons cross the river"
LAST_DAY = date(2025, 3, 14)
FEELINGS = ("uneasy", "rushed", "guilty", "determined", "calm", "sad", "hopeful", "alert")
GUIDES = {
    "era": ("Experience", "Reflection", "Action"),
    "driscoll": ("What?", "So what?", "Now what?"),
    "gibbs": ("Description", "Feelings", "Evaluation", "Analysis", "Conclusion", "Action plan"),
    "free-writing": ("Free writing",),
}
_SYLLABLES = [c + v for c in (*"bdfghklmnprstvw", "ch", "sh", "th") for v in "aeiou"]
_BATCH = 500


class Words:
    """A vocabulary of 30,000 made-up words, and texts of them."""

    def __init__(self, rng: random.Random, size: int = 30_000) -> None:
        self._rng = rng
        made: dict[str, None] = {}
        while len(made) < size:
            syllables = rng.choice((1, 2, 2, 3, 3, 4))
            made["".join(rng.choice(_SYLLABLES) for _ in range(syllables))] = None
        self.all = list(made)
        self._sums = list(accumulate(1 / (rank + 2.7) for rank in range(size)))

    def text(self, count: int) -> str:
        """So many words, as sentences."""
        last = self._sums[-1]
        words = [self.all[bisect(self._sums, self._rng.random() * last)] for _ in range(count)]
        for start in range(0, count, 12):
            words[start] = words[start].capitalize()
            words[min(start + 11, count - 1)] += "."
        return " ".join(words)


def entries(count: int, years: int = 5, seed: int = SEED) -> Iterator[Entry]:
    """So many entries, oldest first, spread over the years before `LAST_DAY`."""
    rng = random.Random(seed)
    words = Words(rng)
    tags = [f"topic {words.all[number]}" for number in range(120)]
    for number in range(count):
        day = LAST_DAY - timedelta(days=(count - 1 - number) * 365 * years // count)
        yield _entry(rng, words, tags, day)


def _entry(rng: random.Random, words: Words, tags: list[str], day: date) -> Entry:
    guide = rng.choice(tuple(GUIDES))
    titles = GUIDES[guide]
    length = max(20, int(rng.lognormvariate(5.4, 0.5)) // len(titles))
    then = FeelingCheck(
        Moment.THEN,
        tuple(FeelingWord(w, rng.randint(1, 3)) for w in rng.sample(FEELINGS, 2)),
        rng.randint(-2, 2),
        rng.randint(-2, 2),
    )
    return Entry(
        guide,
        day,
        title=words.text(5).rstrip("."),
        sections=tuple(
            Section(title.lower().rstrip("?"), title, words.text(length), guide=guide)
            for title in titles
        ),
        feelings=(then,) if rng.random() < 0.6 else (),
        tags=tuple(rng.sample(tags, rng.choice((1, 2, 3, 3, 4, 5)))),
        flags=(Flag(FlagKind.SUPERVISION),) if rng.random() < 0.05 else (),
        outcome=rng.choice((*Outcome, None, None)),
        cpd=Cpd("course", hours_individual=1.5) if rng.random() < 0.04 else None,
        finished_at=datetime.combine(day, time(18), tzinfo=UTC) if rng.random() < 0.98 else None,
    )


def fill(journal: Journal, count: int, *, work: bool = True) -> None:
    """Save so many entries, an action for every second one, and a session a week."""
    made = entries(count)
    while batch := list(islice(made, _BATCH)):
        with journal.entries._vault.transaction():
            for entry in batch:
                saved = journal.entries.save(entry)
                if work and saved.id % 2:
                    journal.actions.save(_action(saved))
    if work:
        fill_sessions(journal, min(count, 1000))


def _action(entry: Entry) -> Action:
    status = ActionStatus.TO_DO if entry.id % 20 == 1 else ActionStatus.DONE
    origin = Origin(OriginKind.ENTRY, entry.id, "action", entry.title)
    return Action(entry.title, origin, due=entry.day + timedelta(days=14), status=status)


def fill_sessions(journal: Journal, count: int) -> None:
    """So many sessions, a day apart, the last of them to come."""
    with journal.entries._vault.transaction():
        for number in range(count):
            day = LAST_DAY - timedelta(days=count - number - 10)
            starts_at = datetime.combine(day, time(10), tzinfo=UTC)
            held = number < count - 10
            journal.sessions.save(
                Session(SessionKind.SUPERVISION, starts_at, with_whom="Supervisor", held=held)
            )


def make(folder: Path, count: int) -> tuple[Journal, DataKey]:
    """A new, filled journal, open, and its key."""
    new = Journal.derive_new(PASSPHRASE, CHEAP)
    journal = Journal.create(folder, new)
    fill(journal, count)
    return journal, new.key


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))[0].close()
    print(f"passphrase: {PASSPHRASE}")

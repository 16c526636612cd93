"""The collections beside raw SQLCipher statements: lists, filters, saves, search, by size.

Each line is a call of the journal and the barest statement for the same answer on the same
connection, in turns. `growth` is the exponent from the smallest to the largest journal: 0 is
flat, 1 is as the number of entries.

    make bench ARGS=journal                    1k, 10k and 100k entries (the last takes minutes)
    REFLECTJOURNAL_BENCH=1000 make bench ...   only that many
"""

from __future__ import annotations

import math
import os
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generate import LAST_DAY, SEED, Words, make
from reflectjournal.journal import Journal
from reflectjournal.model import ActionFilter, Cursor, Entry, EntryFilter
from reflectjournal.store.connection import Connection
from reflectjournal.store.entry_lists import ROW

SIZES = [int(n) for n in os.environ.get("REFLECTJOURNAL_BENCH", "1000 10000 100000").split()]
ROUNDS = 15
_HITS = (
    "SELECT entry.id, entry.day, entry.title, entry.guide,"
    " snippet(entry_fts, 1, '[', ']', '…', 24) FROM entry_fts"
    " CROSS JOIN entry ON entry.fts_id = entry_fts.rowid"
    " WHERE entry_fts MATCH ? AND deleted_at IS NULL ORDER BY entry_fts.rowid DESC LIMIT 50"
)
_TEXT = "FROM entry_text WHERE fts_id = (SELECT fts_id FROM entry WHERE id = ?)"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: the floor and the program."""

    name: str
    floor: Work
    program: Work


class Bench:
    """The lines for one journal."""

    def __init__(self, journal: Journal, size: int) -> None:
        self.journal = journal
        self.raw: Connection = journal.entries._vault.connection
        self.size = size
        self.words = Words(random.Random(SEED)).all
        self.tag = journal.entries.tags()[60].tag
        self.numbers = iter(range(1_000_000))

    def lines(self) -> list[Line]:
        """Everything that is measured."""
        return [*self.lists(), *self.saves(), *self.searches(), *self.work()]

    def lists(self) -> list[Line]:
        """Pages of the list of entries, from its top and its middle, whole and filtered."""
        entries, run = self.journal.entries, self._run
        middle = entries.get(self.size // 2)
        after = Cursor(middle.day, middle.id)
        row = f"SELECT {ROW} FROM"
        older = "deleted_at IS NULL AND (entry.day, entry.id) < (?, ?)"
        newest = "ORDER BY entry.day DESC, entry.id DESC LIMIT 50"
        tagged = (
            f"{row} entry_tag CROSS JOIN entry ON entry.id = entry_id WHERE tag_id ="
            " (SELECT id FROM tag WHERE name = ?) AND deleted_at IS NULL"
            " ORDER BY entry_tag.day DESC, entry_id DESC LIMIT 50"
        )
        return [
            Line("first page", run(f"{row} entry WHERE deleted_at IS NULL {newest}"), entries.page),
            Line(
                "page from the middle",
                run(
                    f"{row} entry WHERE {older} {newest}",
                    middle.day.isoformat(),
                    middle.id,
                ),
                lambda: entries.page(after=after),
            ),
            Line(
                "page of a tag",
                run(tagged, self.tag),
                lambda: entries.page(EntryFilter(tag=self.tag)),
            ),
            Line(
                "open an entry",
                run(
                    "SELECT * FROM entry_section WHERE id BETWEEN ? AND ?",
                    middle.id << 8,
                    middle.id << 8 | 255,
                ),
                lambda: entries.get(middle.id),
            ),
        ]

    def saves(self) -> list[Line]:
        """One word more in the newest entry and in random old ones."""
        rng = random.Random(3)
        old = [rng.randrange(1, self.size) for _ in range(200)]
        return [
            Line("save the newest", self._raw_save([self.size]), self._save([self.size])),
            Line("save an old one", self._raw_save(old), self._save(old)),
        ]

    def searches(self) -> list[Line]:
        """Terms from nearly every entry to a handful, as you type, and by relevance."""
        search, words = self.journal.search, self.words
        terms = {"every": words[0], "common": words[20], "medium": words[300], "rare": words[9999]}
        lines = [
            Line(f"search, {name}", self._run(_HITS, f'"{term}"'), _call(search, f"{term} "))
            for name, term in terms.items()
        ]
        two = words[300][:2]
        lines.append(Line("search, 2 letters", self._run(_HITS, f'"{two}" *'), _call(search, two)))
        ranked = _HITS.replace("entry_fts.rowid DESC", "rank")
        lines.append(
            Line(
                "by relevance, rare",
                self._run(ranked, f'"{terms["rare"]}"'),
                lambda: search(f"{terms['rare']} ", ranked=True),
            )
        )
        return lines

    def work(self) -> list[Line]:
        """Open actions and the next sessions."""
        actions, sessions = self.journal.actions, self.journal.sessions
        is_open = "deleted_at IS NULL AND status IN ('to-do', 'doing')"
        return [
            Line(
                "open actions",
                self._run(f"SELECT * FROM action WHERE {is_open} ORDER BY due_key, id LIMIT 50"),
                lambda: actions.page(ActionFilter(open=True)),
            ),
            Line(
                "sessions",
                self._run(
                    "SELECT * FROM session WHERE deleted_at IS NULL"
                    " ORDER BY starts_at DESC, id DESC LIMIT 50"
                ),
                sessions.page,
            ),
        ]

    def _run(self, sql: str, *params: object) -> Work:
        return lambda: self.raw.execute(sql, params).fetchall()

    def _save(self, ids: list[int]) -> Work:
        def save() -> Entry:
            entry = self.journal.entries.get(ids[next(self.numbers) % len(ids)])
            first = replace(entry.sections[0], text=f"{entry.sections[0].text} more")
            return self.journal.entries.save(replace(entry, sections=(first, *entry.sections[1:])))

        return save

    def _raw_save(self, ids: list[int]) -> Work:
        """The least that such a save must do: text, row and index in one transaction."""

        def save() -> None:
            id_ = ids[next(self.numbers) % len(ids)]
            run = self.raw.execute
            run("BEGIN IMMEDIATE")
            run(
                "INSERT INTO entry_fts (entry_fts, rowid, title, body)"
                f" SELECT 'delete', fts_id, title, body {_TEXT}",
                (id_,),
            )
            run("UPDATE entry_section SET text = text || ' more' WHERE id = ?", (id_ << 8,))
            run("UPDATE entry SET words = words + 1 WHERE id = ?", (id_,))
            run(
                f"INSERT INTO entry_fts (rowid, title, body) SELECT fts_id, title, body {_TEXT}",
                (id_,),
            )
            run("COMMIT")

        return save


def _call(search: Callable[[str], object], typed: str) -> Work:
    return lambda: search(typed)


def measure(line: Line) -> tuple[float, float]:
    """The medians of floor and program in ms, taken in turns after a first, uncounted one."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for times, work in zip(taken, (line.floor, line.program), strict=True):
            started = time.perf_counter()
            work()
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[0][1:]), statistics.median(taken[1][1:])


def erasing(journal: Journal) -> float:
    """Seconds to empty a bin of one entry: the index is written anew."""
    entry = journal.entries.save(Entry("era", LAST_DAY))
    journal.entries.delete(entry.id)
    started = time.perf_counter()
    journal.entries.empty_bin()
    return time.perf_counter() - started


def main() -> None:
    """Print the tables, and how each line grows."""
    found: dict[str, list[float]] = {}
    for size in SIZES:
        folder = Path(tempfile.mkdtemp(prefix="reflectjournal-bench-"))
        try:
            journal, _ = make(folder / "journal", size)
            print(f"\n{size:,} entries{'floor ms':>18}{'journal ms':>12}{'ratio':>8}")
            for line in Bench(journal, size).lines():
                floor, program = measure(line)
                found.setdefault(line.name, []).append(program)
                print(f"{line.name:22}{floor:>12.3f}{program:>12.3f}{program / floor:>8.2f}")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"empty the bin: {erasing(journal):.2f} s; peak memory {peak:.0f} MB")
            journal.close()
        finally:
            shutil.rmtree(folder)
    if len(SIZES) > 1:
        print(f"\ngrowth from {SIZES[0]:,} to {SIZES[-1]:,} entries")
        for name, times in found.items():
            exponent = math.log(times[-1] / times[0]) / math.log(SIZES[-1] / SIZES[0])
            print(f"{name:22}{exponent:>8.2f}")


if __name__ == "__main__":
    main()

"""The vault beside raw SQLCipher: opening, the first list, saving, searching as one types.

The floor of each line is the same work in bare statements on the same file with
the same settings for safety: one connection, the write-ahead log, a full sync.

    make bench ARGS=store                      1k and 10k entries, and 100k
    REFLECTJOURNAL_BENCH=1000 make bench ...   only that many
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reflectjournal.model import Entry, Section
from reflectjournal.store import connection, keys
from reflectjournal.store.entries import Entries
from reflectjournal.store.search import search
from reflectjournal.store.vault import Vault

SIZES = [int(n) for n in os.environ.get("REFLECTJOURNAL_BENCH", "1000 10000 100000").split()]
ROUNDS = 60
WORDS = [
    *("visit", "home", "school", "worry", "plan", "listen", "child", "parent", "notes", "call"),
    *("review", "manager", "feeling", "calm", "tired", "question", "door", "kitchen", "letter"),
    *("meeting", "doubt", "trust", "silence", "answer", "morning", "evening", "team", "visitor"),
]
FIRST_LIST = (
    "SELECT id, day, title, excerpt, guide, updated_at, outcome, finished_at FROM entry"
    " WHERE deleted_at IS NULL ORDER BY day DESC, id DESC LIMIT 50"
)
FIRST_HITS = (
    "SELECT entry.id, day, entry.title, snippet(entry_fts, 1, '[', ']', '…', 24) FROM entry_fts"
    " CROSS JOIN entry ON entry.fts_id = entry_fts.rowid"
    " WHERE entry_fts MATCH ? AND deleted_at IS NULL ORDER BY entry_fts.rowid DESC LIMIT 50"
)


def entry(rng: random.Random, number: int, id: int = 0) -> Entry:
    """An entry of about 250 words in five sections."""
    return Entry(
        id=id,
        guide="gibbs",
        day=date(2016, 1, 1) + timedelta(days=number % 3600),
        title=" ".join(rng.choices(WORDS, k=5)),
        sections=tuple(
            Section(f"step{n}", f"Step {n}", " ".join(rng.choices(WORDS, k=50))) for n in range(5)
        ),
        tags=tuple(rng.sample(WORDS, 2)),
    )


def filled(folder: Path, size: int) -> tuple[Path, keys.DataKey]:
    """A closed vault with so many entries, and its key."""
    new_keys = keys.new_keys("only for measuring", keys.CHEAP)
    vault = Vault.create(folder / "journal", new_keys, seen_folder=folder / "seen")
    entries, rng = Entries(vault), random.Random(size)
    for start in range(0, size, 1000):
        with vault.transaction():
            for number in range(start, start + 1000):
                entries.save(entry(rng, number))
    vault.close()
    return folder / "journal", new_keys.key


@contextmanager
def raw(database: Path, key: keys.DataKey) -> Iterator[connection.Connection]:
    """A bare connection with the settings that safety needs."""
    opened = connection.sqlcipher.connect(str(database), isolation_level=None)
    opened.set_key(key.database_key())
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        opened.execute(f"PRAGMA {setting}")
    opened.execute("PRAGMA secure_delete=ON")
    yield opened
    opened.close()


def median(work: Callable[[int], object], rounds: int = ROUNDS) -> float:
    """The median of a few rounds, in milliseconds; the first ones are not counted."""
    taken = []
    for number in range(rounds + 3):
        started = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[3:]) * 1000


def open_raw(database: Path, key: keys.DataKey) -> None:
    with raw(database, key) as opened:
        opened.execute(FIRST_LIST).fetchall()


def open_vault(folder: Path, key: keys.DataKey) -> None:
    vault = Vault.open(folder, key, seen_folder=folder.parent / "seen")
    Entries(vault).page()
    vault.close()


def save_raw(opened: connection.Connection, text: str, id: int) -> None:
    """The least that a save of a changed section must do: text, row, index, in one transaction."""
    now = datetime.now(UTC).isoformat()
    whole = "FROM entry_text WHERE fts_id = (SELECT fts_id FROM entry WHERE id = ?)"
    opened.execute("BEGIN IMMEDIATE")
    opened.execute(
        "INSERT INTO entry_fts (entry_fts, rowid, title, body)"
        f" SELECT 'delete', fts_id, title, body {whole}",
        (id,),
    )
    opened.execute("UPDATE entry_section SET text = ? WHERE id = ?", (text, id << 8))
    opened.execute(
        "UPDATE entry SET updated_at = ?, words = ?, excerpt = ? WHERE id = ?",
        (now, 250, text[:200], id),
    )
    opened.execute(
        f"INSERT INTO entry_fts (rowid, title, body) SELECT fts_id, title, body {whole}", (id,)
    )
    opened.execute("COMMIT")


def measure(folder: Path, key: keys.DataKey, size: int) -> list[tuple[str, float, float]]:
    """Each line: what, the floor and the program, in milliseconds."""
    database = folder / "journal.db"
    rng = random.Random(1)
    texts = [" ".join(rng.choices(WORDS, k=50)) for _ in range(ROUNDS + 3)]
    ids = [rng.randrange(1, size) for _ in range(ROUNDS + 3)]
    typed = ["w", "wo", "wor", "worr", "worry"]
    floors = [median(lambda _: open_raw(database, key), 20)]
    with raw(database, key) as opened:
        floors.append(median(lambda n: save_raw(opened, texts[n], ids[n])))
        floors.append(
            median(lambda n: opened.execute(FIRST_HITS, (f"{typed[n % 5]}*",)).fetchall())
        )
    program = [median(lambda _: open_vault(folder, key), 20)]
    vault = Vault.open(folder, key, seen_folder=folder.parent / "seen")
    entries = Entries(vault)
    drafts = [
        replace(e, sections=(replace(e.sections[0], text=text), *e.sections[1:]))
        for e, text in zip(map(entries.get, ids), reversed(texts), strict=True)
    ]
    program.append(median(lambda n: entries.save(drafts[n])))
    program.append(median(lambda n: search(vault, f"{typed[n % 5]}*")))
    vault.close()
    names = ("open, list, close", "save a changed entry", "search as one types")
    return list(zip(names, floors, program, strict=True))


def main() -> None:
    """Print the table."""
    print(f"{'':24}{'entries':>9}{'floor ms':>11}{'vault ms':>11}{'ratio':>8}")
    for size in SIZES:
        folder = Path(tempfile.mkdtemp(prefix="reflectjournal-bench-"))
        try:
            for name, floor, program in measure(*filled(folder, size), size):
                ratio = program / floor
                print(f"{name:24}{size:>9}{floor:>11.2f}{program:>11.2f}{ratio:>8.2f}", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()

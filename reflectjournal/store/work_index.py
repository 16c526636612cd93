"""The search index of actions, sessions and goals."""

from __future__ import annotations

from enum import IntEnum

from reflectjournal.store.columns import storable
from reflectjournal.store.vault import Transaction

KIND_BITS = 2


class WorkKind(IntEnum):
    """The lowest bits of a row's number in `work_fts`."""

    ACTION = 0
    SESSION = 1
    GOAL = 2


def put(tx: Transaction, kind: WorkKind, id: int, title: str, *texts: str) -> None:
    """Index a thing anew by its title and its other texts."""
    remove(tx, kind, id)
    body = "\n".join(text for text in texts if text)
    tx.execute(
        "INSERT INTO work_fts (rowid, title, body) VALUES (?, ?, ?)",
        (id << KIND_BITS | kind, storable(title), storable(body)),
    )


def remove(tx: Transaction, kind: WorkKind, id: int) -> None:
    """Take a thing out of the index."""
    tx.execute("DELETE FROM work_fts WHERE rowid = ?", (id << KIND_BITS | kind,))

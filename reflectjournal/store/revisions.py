"""Earlier states of entries, each kept whole.

One is kept when an entry is left and, while it is being edited, every five
minutes; not for every autosave. Restoring one is an edit: history stays.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reflectjournal.errors import NotFound
from reflectjournal.model import Entry, RevisionRow, codec
from reflectjournal.store.columns import as_column
from reflectjournal.store.vault import Transaction, Vault

if TYPE_CHECKING:
    from reflectjournal.store.entries import Entries

KEPT_EVERY = timedelta(minutes=5)


def keep(tx: Transaction, entry: Entry, now: datetime) -> None:
    """Keep the entry as it stands; nothing in it waits to be kept any more."""
    content = json.dumps(codec.to_plain(entry), ensure_ascii=False)
    tx.execute(
        "INSERT INTO revision (entry_id, kept_at, title, words, content) VALUES (?, ?, ?, ?, ?)",
        [as_column(cell) for cell in (entry.id, now, entry.title, entry.words, content)],
    )
    tx.execute("UPDATE entry SET changed_since = NULL WHERE id = ?", (entry.id,))


class Revisions:
    """The history of entries."""

    def __init__(self, vault: Vault, entries: Entries) -> None:
        self._vault = vault
        self._entries = entries

    def of(self, entry_id: int) -> tuple[RevisionRow, ...]:
        """The kept states of an entry, the newest first."""
        rows = self._vault.rows(
            "SELECT id, entry_id, kept_at, words, title FROM revision WHERE entry_id = ?"
            " ORDER BY id DESC",
            (entry_id,),
        )
        return tuple(
            RevisionRow(id_, entry, datetime.fromisoformat(at), words, title)
            for id_, entry, at, words, title in rows
        )

    def get(self, id: int) -> Entry:
        """The entry as it was kept then. Raises NotFound."""
        row = self._vault.row("SELECT content FROM revision WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This earlier version is not in the journal any more.")
        return codec.from_plain(Entry, json.loads(row[0]))

    def restore(self, id: int) -> Entry:
        """Put the words of an earlier state back into the entry, and give it.

        Title, guide, sections, feelings and outcome come back; day, tags, flags, links
        and CPD stay as they are. The present state is kept first, and the restored
        one becomes the newest of the history. Raises NotFound.
        """
        then = self.get(id)
        with self._vault.transaction():
            self._entries.leave(then.id)
            restored = self._entries.save(
                replace(
                    self._entries.get(then.id),
                    title=then.title,
                    guide=then.guide,
                    guide_version=then.guide_version,
                    sections=then.sections,
                    feelings=then.feelings,
                    outcome=then.outcome,
                    step=then.step,
                )
            )
            self._entries.leave(then.id)
        return restored

"""Files kept with entries, inside the encrypted database, in chunks of 256 KiB."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import Attachment
from reflectjournal.store.vault import Row, Vault

LARGEST = 50 * 1024 * 1024
"""Bytes of one attachment."""

LARGEST_SUM = 1024 * 1024 * 1024
"""Bytes of all attachments together: a backup copies them all."""

_CHUNK = 256 * 1024
_COLUMNS = "id, entry_id, name, media_type, size, added_at"
_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)


class Attachments:
    """The attachments of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, entry_id: int, name: str, media_type: str, data: bytes) -> Attachment:
        """Keep a file with an entry; of its name the folders are dropped.

        Raises RuleBroken for one that is too large, NotFound without the entry.
        """
        self.refuse_too_large(len(data))
        name = _FOLDERS.sub("", name).strip() or "attachment"
        added_at = datetime.now(UTC)
        with self._vault.transaction() as tx:
            if not tx.execute("SELECT 1 FROM entry WHERE id = ?", (entry_id,)):
                raise NotFound("The entry for this attachment is not in the journal any more.")
            id_ = tx.insert(
                "INSERT INTO attachment (entry_id, name, media_type, size, added_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (entry_id, name, media_type, len(data), added_at.isoformat()),
            )
            tx.execute_many(
                "INSERT INTO attachment_chunk (attachment_id, number, data) VALUES (?, ?, ?)",
                (
                    (id_, number, data[start : start + _CHUNK])
                    for number, start in enumerate(range(0, len(data), _CHUNK))
                ),
            )
            tx.changed("entry", entry_id)
        return Attachment(id_, entry_id, name, media_type, len(data), added_at)

    def of(self, entry_id: int) -> tuple[Attachment, ...]:
        """The attachments of an entry, in the order in which they were added."""
        sql = f"SELECT {_COLUMNS} FROM attachment WHERE entry_id = ? ORDER BY id"
        return tuple(_attachment(row) for row in self._vault.rows(sql, (entry_id,)))

    def read(self, id: int) -> bytes:
        """The bytes of an attachment. Raises NotFound."""
        row = self._vault.row("SELECT size FROM attachment WHERE id = ?", (id,))
        chunks = self._vault.rows(
            "SELECT data FROM attachment_chunk WHERE attachment_id = ? ORDER BY number", (id,)
        )
        data = b"".join(chunk for (chunk,) in chunks)
        if row is None or len(data) != row[0]:
            raise _not_found()
        return data

    def remove(self, id: int) -> None:
        """Delete an attachment for good; there is no bin for it. Raises NotFound."""
        with self._vault.transaction() as tx:
            rows = tx.execute("DELETE FROM attachment WHERE id = ? RETURNING entry_id", (id,))
            if not rows:
                raise _not_found()
            tx.changed("entry", rows[0][0])

    def refuse_too_large(self, size: int) -> None:
        """Raise RuleBroken where a file of this many bytes cannot be kept; before it is read."""
        if size > LARGEST:
            raise RuleBroken(
                f"This file has {size / 1024**2:.0f} MB; an attachment can have "
                f"{LARGEST // 1024**2} MB at most. Keep it elsewhere and write down where."
            )
        row = self._vault.row("SELECT coalesce(sum(size), 0) FROM attachment")
        if row and row[0] + size > LARGEST_SUM:
            raise RuleBroken(
                f"All attachments together can have {LARGEST_SUM // 1024**3} GB at most. "
                "Remove some that are no longer needed, or keep this file elsewhere."
            )


def _attachment(row: Row) -> Attachment:
    id_, entry, name, media_type, size, added_at = row
    return Attachment(id_, entry, name, media_type, size, datetime.fromisoformat(added_at))


def _not_found() -> NotFound:
    return NotFound("This attachment is not in the journal any more.")

"""Clean copies: the separate texts that may leave, and how far their review has come."""

from __future__ import annotations

from dataclasses import replace

from reflectjournal.errors import NotFound
from reflectjournal.model import CleanCopy, CleanCopyPart
from reflectjournal.store.columns import Clock, Columns, as_column, now_utc
from reflectjournal.store.vault import Row, Transaction, Vault

_COPY = Columns(
    "clean_copy",
    CleanCopy,
    (
        "id", "title", "choices", "also_names", "splits", "audience", "audience_words",
        "who_describes",
        "memorable", "letters", "reviewed_at", "created_at", "updated_at", "deleted_at",
    ),
)  # fmt: skip


class CleanCopies:
    """All clean copies, in preparation and done."""

    def __init__(self, vault: Vault, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._clock = clock

    def save(self, copy: CleanCopy) -> CleanCopy:
        """Add or change a clean copy with its parts and choices; gives it with id and times."""
        now = self._clock()
        with self._vault.transaction() as tx:
            old = self.get(copy.id) if copy.id else None
            copy = replace(copy, created_at=(old or copy).created_at or now, updated_at=now)
            if old is None:
                copy = replace(copy, id=_COPY.insert(tx, copy))
            else:
                _COPY.update(tx, copy, copy.id)
            if old is None or old.parts != copy.parts:
                _write_parts(tx, copy)
            tx.changed("clean_copy", copy.id)
        return copy

    def get(self, id: int) -> CleanCopy:
        """The clean copy of this id, also a deleted one. Raises NotFound."""
        row = self._vault.row(f"SELECT {_COPY.select} FROM clean_copy WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This clean copy is not in the journal any more.")
        return self._read(row)

    def all(self) -> tuple[CleanCopy, ...]:
        """All clean copies, the last changed first."""
        rows = self._vault.rows(
            f"SELECT {_COPY.select} FROM clean_copy WHERE deleted_at IS NULL"
            " ORDER BY updated_at DESC, id DESC"
        )
        return tuple(map(self._read, rows))

    def of(self, entry_id: int) -> tuple[CleanCopy, ...]:
        """The clean copies made from this entry, the newest first."""
        rows = self._vault.rows(
            f"SELECT {_COPY.select} FROM clean_copy WHERE deleted_at IS NULL AND id IN"
            " (SELECT copy_id FROM clean_copy_part WHERE entry = ?) ORDER BY id DESC",
            (entry_id,),
        )
        return tuple(map(self._read, rows))

    def delete(self, id: int) -> None:
        """Take a clean copy off every list; `restore` brings it back. Raises NotFound."""
        self.save(replace(self.get(id), deleted_at=self._clock()))

    def restore(self, id: int) -> None:
        """Bring a deleted clean copy back. Raises NotFound."""
        self.save(replace(self.get(id), deleted_at=None))

    def _read(self, row: Row) -> CleanCopy:
        parts = self._vault.rows(
            "SELECT entry, title, text, source_hash FROM clean_copy_part WHERE copy_id = ?"
            " ORDER BY position",
            (row[0],),
        )
        return _COPY.read(row, parts=tuple(CleanCopyPart(*part) for part in parts))


def _write_parts(tx: Transaction, copy: CleanCopy) -> None:
    tx.execute("DELETE FROM clean_copy_part WHERE copy_id = ?", (copy.id,))
    for position, part in enumerate(copy.parts):
        cells = (copy.id, position, part.entry, part.title, part.text, part.source_hash)
        tx.execute(
            "INSERT INTO clean_copy_part (copy_id, position, entry, title, text, source_hash)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [as_column(cell) for cell in cells],
        )

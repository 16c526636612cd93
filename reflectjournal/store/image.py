"""A copy of a whole database in a file of its own: what backups and new keys are made of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reflectjournal.store import files, layout
from reflectjournal.store.connection import Connection, DriverError, connect, translated
from reflectjournal.store.keys import DataKey

_SLACK = 1 << 20
"""Bytes for all the small files beside a copy."""


def copy(connection: Connection, key: DataKey, target: Path) -> None:
    """Copy all pages to a new file under a key, in the one file that is complete by itself."""
    target.unlink(missing_ok=True)
    copy = connect(target, key, "rwc")
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # folds the log into the file
    finally:
        copy.close()
    files.make_private(target)
    files.flush_file(target)


@contextmanager
def reading(path: Path, key: DataKey) -> Iterator[Connection]:
    """A connection to a copy, for as long as it is needed. Raises VaultDamaged."""
    try:
        connection = connect(path, key)
        try:
            yield connection
        finally:
            connection.close()
    except DriverError as error:
        raise translated(error) from None


def refuse_without_room(connection: Connection, folder: Path, copies: int, safe: str) -> None:
    """Raise DiskFull where so many copies of the database do not fit; `safe` says what is."""
    pages, page_size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])  # SQLCipher gives text for one
        for name in ("page_count", "page_size")
    )
    if shutil.disk_usage(folder).free < copies * pages * page_size + _SLACK:
        raise layout.disk_full(safe)

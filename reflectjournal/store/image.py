"""A copy of a whole database in a file of its own: what backups and new keys are made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reflectjournal.store import files
from reflectjournal.store.connection import Connection, DriverError, connect, translated
from reflectjournal.store.keys import DataKey


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

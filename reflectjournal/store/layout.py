"""What lies in a journal's folder, and the sentences for a folder that does not work.

    journal.db        everything written, encrypted (SQLCipher); journal.db-wal beside it in use
    keys.json         the wrapped data key; keys.copy.json is the same again
    lock, lock.json   held while the journal is open; who holds it, and where
    reserve           a little room, given back when the disk is full
    backups/          finished backups, one file each

A file whose name ends in `.new` is being written; what is left of one is swept at the next start.
"""

from __future__ import annotations

import errno

from reflectjournal.errors import DiskFull, VaultError, VaultReadOnly

DATABASE = "journal.db"
WAL = "journal.db-wal"
KEYS = "keys.json"
KEYS_COPY = "keys.copy.json"
LOCK = "lock"
LOCK_HOLDER = "lock.json"
RESERVE = "reserve"
BACKUPS = "backups"
CREATING = "creating"
"""Stands in the folder until a new journal is complete; what is beside it may be made again."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)


def file_error(error: OSError, safe: str) -> VaultError:
    """The error to raise for a file that could not be written; `safe` says what is not lost."""
    if error.errno in _NO_ROOM:
        return disk_full(safe)
    if error.errno in _NO_WRITING:
        return read_only(safe)
    return VaultError(
        f"A file of this journal could not be written. {safe} "
        "Check the disk and that the folder is still there, then try again."
    )


def unreadable() -> VaultError:
    """The folder or a file in it cannot be read."""
    return VaultError(
        "The files of this journal could not be read. Nothing has been changed. "
        "Check that the folder can be opened by you, then try again."
    )


def disk_full(safe: str) -> DiskFull:
    """The disk has no room left."""
    return DiskFull(f"The disk is full. {safe} Make some room on it, then try again.")


def read_only(safe: str) -> VaultReadOnly:
    """The folder, or the file system it is on, cannot be written."""
    return VaultReadOnly(
        f"This journal's folder cannot be written. {safe} "
        "You can read and export; to write, move the journal to a folder of your own."
    )

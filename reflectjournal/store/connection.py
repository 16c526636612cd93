"""One connection to an encrypted database, opened the only way that is safe, and its errors.

The settings, each measured: WAL with `synchronous=FULL` loses no acknowledged
save to a crash or power cut; the exclusive lock keeps other programs out and
needs no shared memory file; `temp_store=MEMORY` because SQLCipher writes
temporary files in the clear; `secure_delete` so that deleted text is gone.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlcipher3 import dbapi2 as sqlcipher

from reflectjournal.errors import VaultDamaged, VaultError, VaultInUse
from reflectjournal.store import layout

if TYPE_CHECKING:
    from reflectjournal.store.keys import DataKey

Connection = sqlcipher.Connection
DriverError = sqlcipher.Error


class _Code(IntEnum):
    """Result codes of SQLite (sqlite.org/rescode.html)."""

    PERM = 3
    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


# The driver's `backup` raises without a code; these are the texts of SQLite's own codes.
_CODE_OF_TEXT = {
    "database is locked": _Code.BUSY,
    "attempt to write a readonly database": _Code.READONLY,
    "disk I/O error": _Code.IOERR,
    "database disk image is malformed": _Code.CORRUPT,
    "database or disk is full": _Code.FULL,
    "unable to open database file": _Code.CANTOPEN,
    "file is not a database": _Code.NOTADB,
}

_SETTINGS = (
    "synchronous=FULL",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "fullfsync=ON",  # macOS only: a plain flush stops in the drive's cache there
    "checkpoint_fullfsync=ON",
    "cache_size=-16000",
    "wal_autocheckpoint=1000",
)
_PLAIN = b"SQLite format 3\0"
_TEMP_STORE_IN_MEMORY = ("TEMP_STORE=2", "TEMP_STORE=3")


def connect(path: Path, key: DataKey, mode: Literal["rw", "rwc", "ro"] = "rw") -> Connection:
    """A keyed connection; nothing has been read or written yet. Raises a driver error.

    Raises VaultError where the library would not encrypt.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, timeout=1.0)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        secret = key.database_key()
        try:
            connection.set_key(secret)
        finally:
            secret[:] = bytes(len(secret))
        _refuse_without_encryption(connection)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def write_ahead(connection: Connection) -> None:
    """Switch to the write-ahead log and make sure that every setting took hold."""
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    in_force = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("locking_mode", "synchronous", "temp_store", "secure_delete", "foreign_keys")
    ]
    if mode != "wal" or in_force != ["exclusive", 2, 2, 1, 1]:
        raise _unsafe("does not keep to its settings")


def translated(error: Exception, safe: str = "Nothing has been changed.") -> Exception:
    """The error to raise instead of a driver's; the same one where it is a fault of ours.

    The key has been proved before a database is opened, so "not a database" is
    damage here and never a wrong passphrase.
    """
    code = int(getattr(error, "sqlite_errorcode", None) or _CODE_OF_TEXT.get(str(error)) or 0)
    match code & 0xFF:  # the primary code; the bits above tell details
        case _Code.BUSY | _Code.LOCKED:
            return VaultInUse(
                f"Another program is using this journal's file. {safe} "
                "Close the other program, then try again."
            )
        case _Code.CORRUPT | _Code.NOTADB:
            return damaged(safe)
        case _Code.FULL:
            return layout.disk_full(safe)
        case _Code.READONLY | _Code.PERM:
            return layout.read_only(safe)
        case _Code.IOERR | _Code.CANTOPEN:
            return VaultError(
                f"The disk reported a fault ({code}). {safe} "
                "Check that the disk or drive is connected and has room, then try again."
            )
    return error


def damaged(safe: str = "Nothing has been changed.") -> VaultDamaged:
    """The sentence for a journal file that cannot be read although the key is right."""
    return VaultDamaged(
        f"The journal file is damaged. Your passphrase is right. {safe} "
        "Restore the latest backup, or rescue what can still be read."
    )


def refuse_plain_text(path: Path) -> None:
    """Look at a closed file that was just made: it must not begin as a plain database does."""
    with path.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise _unsafe("wrote in the clear")


def _refuse_without_encryption(connection: Connection) -> None:
    version = connection.execute("PRAGMA cipher_version").fetchone()
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if not version or not options.intersection(_TEMP_STORE_IN_MEMORY):
        raise _unsafe("is missing or was built unsafely")


def _unsafe(what: str) -> VaultError:
    return VaultError(
        f"The journal could not be opened safely: the encryption library {what}. "
        "Nothing has been changed. Install Reflect Journal again."
    )

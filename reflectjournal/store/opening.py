"""How a journal folder is made, opened and closed, step by step.

Opening: take the lock, sweep what an interrupted write left, open the file,
make sure whose it is and that it is not newer, only then write; bring the
tables up to date, with a verified copy first; compare with the last commit
seen here. A folder that cannot be written is read from an encrypted copy.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reflectjournal import paths
from reflectjournal.errors import VaultDamaged, VaultExists, VaultMissing, VaultReadOnly
from reflectjournal.store import backup, files, layout, schema, swap, synced
from reflectjournal.store.connection import (
    Connection,
    DriverError,
    connect,
    refuse_plain_text,
    translated,
    write_ahead,
)
from reflectjournal.store.header import write_header
from reflectjournal.store.keys import DataKey, NewKeys
from reflectjournal.store.last_seen import LastSeen
from reflectjournal.store.lock import FolderLock

RESERVE_BYTES = 1024 * 1024
_STILL_CHECKED = 60 * 60
"""Seconds for which the copy that a closing program left behind is taken to be in its hands."""
_RESERVE_ONLY_WITH_FREE = 64 * 1024 * 1024


@dataclass(slots=True)
class Opened:
    """What an open vault holds."""

    folder: Path
    connection: Connection = field(repr=False)
    seen: LastSeen = field(repr=False)
    commit_no: int
    lock: FolderLock | None = None
    copy: Path | None = None
    """The folder of the copy that is read, where the journal's own cannot be written."""
    warnings: tuple[str, ...] = ()


def create(folder: Path, new_keys: NewKeys) -> None:
    """Make a vault in a folder: whole, or nothing that a second try would stumble over."""
    try:
        files.make_private_folder(folder)
        lock = FolderLock(folder)
        try:
            _create_files(folder, new_keys)
        finally:
            lock.release()
    except OSError as error:
        raise layout.file_error(error, "No journal has been created.") from None


def open_folder(
    folder: Path, key: DataKey, seen_folder: Path | None, *, take_over: bool = False
) -> Opened:
    """Open the vault in a folder; see `Vault.open`."""
    folder = folder.absolute()  # the program may change its own place later
    _refuse_missing(folder)
    seen = LastSeen(seen_folder or paths.state_folder() / "seen", key.journal_id)
    try:
        try:
            return _open_to_write(folder, key, seen, take_over=take_over)
        except VaultReadOnly:
            return _open_to_read(folder, key, seen)
    except BaseException:
        seen.close()
        raise


def close(opened: Opened) -> None:
    """Empty the write-ahead log and let go of everything."""
    try:
        with suppress(DriverError):  # a damaged or full file is closed all the same
            if opened.connection.in_transaction:
                opened.connection.execute("ROLLBACK")
            if opened.copy is None:
                opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        opened.connection.close()
    finally:
        opened.seen.close()
        if opened.lock:
            opened.lock.release()
        if opened.copy:
            shutil.rmtree(opened.copy, ignore_errors=True)


def give_back_reserve(folder: Path) -> None:
    """Free the room kept for a full disk, so that the next save has a chance."""
    with suppress(OSError):
        (folder / layout.RESERVE).unlink(missing_ok=True)


def _create_files(folder: Path, new_keys: NewKeys) -> None:
    unfinished = folder / layout.CREATING
    database = folder / layout.DATABASE
    if unfinished.exists():
        for path in (*folder.glob(f"{layout.DATABASE}*"), *folder.glob("keys.*")):
            path.unlink()
    elif any((folder / name).exists() for name in (layout.DATABASE, layout.KEYS, layout.KEYS_COPY)):
        raise VaultExists(
            "There is a journal in this folder already. Nothing has been changed. "
            "Open it, or choose another folder."
        )
    unfinished.touch(0o600)
    write_header(folder, new_keys.header)
    try:
        connection = connect(database, new_keys.key, "rwc")
        try:
            write_ahead(connection)
            schema.initialise(connection, new_keys.header.journal_id)
        finally:
            connection.close()
    except DriverError as error:
        raise translated(error, "No journal has been created.") from None
    refuse_plain_text(database)
    files.make_private(database)
    unfinished.unlink()
    files.flush_folder(folder)


def _open_to_write(folder: Path, key: DataKey, seen: LastSeen, *, take_over: bool) -> Opened:
    lock = FolderLock(folder, take_over=take_over)
    try:
        files.sweep(folder)
        files.sweep(folder / layout.BACKUPS, older_than=_STILL_CHECKED)
        connection, commit_no, warnings = _open_database(folder, key, seen, safety_copy=True)
        _tidy(folder)
        if conflict := synced.conflict_warning(folder):
            warnings = (*warnings, conflict)
    except BaseException:
        lock.release()
        raise
    _keep_reserve(folder)
    return Opened(folder, connection, seen, commit_no, lock, warnings=warnings)


def _open_to_read(folder: Path, key: DataKey, seen: LastSeen) -> Opened:
    """A cleanly closed file in WAL mode does not open where nothing can be written beside it."""
    copy = paths.cache_folder() / f"reading-{key.journal_id}"
    shutil.rmtree(copy, ignore_errors=True)
    files.make_private_folder(copy)
    try:
        _copy_files(folder, copy)
        connection, commit_no, warnings = _open_database(copy, key, seen, safety_copy=False)
        connection.execute("PRAGMA query_only=ON")
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise
    note = (
        "This journal's folder cannot be written, so it is open for reading only. "
        "You can read, search and export; to write, move the journal to a folder of your own."
    )
    return Opened(folder, connection, seen, commit_no, copy=copy, warnings=(note, *warnings))


def _tidy(folder: Path) -> None:
    """The journal has opened: what was kept in case it would not is not needed any more."""
    swap.discard(folder, swap.BEFORE_NEW_KEY)
    with suppress(OSError):
        swap.clear(folder)


def _copy_files(folder: Path, copy: Path) -> None:
    try:
        for name in (layout.DATABASE, layout.WAL):
            with suppress(FileNotFoundError):
                shutil.copyfile(folder / name, copy / name)
    except PermissionError:
        raise layout.unreadable() from None
    except OSError as error:
        raise layout.file_error(error, "Nothing has been changed.") from None


def _open_database(
    folder: Path, key: DataKey, seen: LastSeen, *, safety_copy: bool
) -> tuple[Connection, int, tuple[str, ...]]:
    try:
        connection = connect(folder / layout.DATABASE, key)
        try:
            version = schema.check_identity(connection, key.journal_id)
            write_ahead(connection)
            if version < schema.latest():
                if safety_copy:
                    reason = f"before-schema-{schema.latest()}"
                    backup.make_safety_copy(connection, key, folder, reason)
                schema.migrate(connection)
            row = connection.execute("SELECT commit_no, saved_at FROM vault_identity").fetchone()
        except BaseException:
            connection.close()
            raise
    except DriverError as error:
        raise translated(error) from None
    return connection, row[0], _compare(row[0], row[1], seen)


def _compare(commit_no: int, saved_at: str, seen: LastSeen) -> tuple[str, ...]:
    newest = seen.newest
    if newest is None or commit_no >= newest.commit_no:
        seen.remember(commit_no, saved_at)
        return ()
    older = (
        f"This journal was last saved on {saved_at[:10]}, but this computer has seen a newer state "
        f"of it, saved on {newest.saved_at.date()}. It may be an older copy that was put back, or "
        "the last changes were lost with the file beside it. Nothing has been changed. "
        "Look at the backups before you write in it."
    )
    return (older,)


def _keep_reserve(folder: Path) -> None:
    reserve = folder / layout.RESERVE
    with suppress(OSError):
        if not reserve.exists() and shutil.disk_usage(folder).free > _RESERVE_ONLY_WITH_FREE:
            files.write_atomic(reserve, bytes(RESERVE_BYTES))


def _refuse_missing(folder: Path) -> None:
    try:
        swap.finish(folder)
        creating = (folder / layout.CREATING).exists()
        if (folder / layout.DATABASE).exists() and not creating:
            return
        keys_only = (folder / layout.KEYS).exists() and not creating
    except OSError:
        raise layout.unreadable() from None
    if not keys_only:
        raise VaultMissing(
            "There is no journal in this folder. Choose another folder or start a new journal."
        )
    raise VaultDamaged(
        "The journal file is missing from this folder; only its keys are there. "
        "Nothing has been changed. Put the file back, or restore the latest backup."
    )

"""Looking into a backup, and bringing it back. The old folder is put aside; nothing is deleted."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reflectjournal import paths
from reflectjournal.errors import VaultError, WrongSecret
from reflectjournal.store import backup_file, files, header, image, keys, layout, schema, swap
from reflectjournal.store.backup import UNCONFIRMED
from reflectjournal.store.connection import Connection
from reflectjournal.store.keys import DataKey
from reflectjournal.store.last_seen import LastSeen
from reflectjournal.store.lock import FolderLock


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds, seen with its key."""

    made_at: datetime
    entries: int
    newest_day: date | None
    actions: int
    goals: int
    sessions: int


def preview(path: Path, secret: DataKey | str) -> Preview:
    """What a backup holds. `secret` is the key, passphrase or recovery key it was made with.

    Slow with a passphrase. Raises WrongSecret, KeysDamaged, VaultDamaged or VaultNewer.
    """
    contents = backup_file.check(path)
    key = _key(header.decode(contents.keys), secret)
    with _extracted(path, contents) as copied, image.reading(copied, key) as connection:
        schema.check_identity(connection, key.journal_id)
        newest = connection.execute("SELECT max(day) FROM entry WHERE deleted_at IS NULL")
        day = newest.fetchone()[0]
        return Preview(
            made_at=datetime.fromisoformat(contents.about.made_at),
            entries=_count(connection, "entry"),
            newest_day=date.fromisoformat(day) if day else None,
            actions=_count(connection, "action"),
            goals=_count(connection, "goal"),
            sessions=_count(connection, "session"),
        )


def restore(path: Path, folder: Path, *, seen_folder: Path | None = None) -> Path | None:
    """Put the journal of a backup into a folder. Gives where the old one was put aside.

    The journal must be closed. The backups stay where they are, and none is
    thinned out until `confirm_restore`. Raises VaultInUse, VaultDamaged, DiskFull;
    then the old journal is as it was.
    """
    contents = backup_file.check(path)
    journal_id = header.decode(contents.keys).journal_id
    _refuse_unless_journal(folder)
    fresh = swap.incoming(folder)
    try:
        swap.clear(folder)
        files.make_private_folder(fresh)
        backup_file.extract_image(path, contents, fresh / layout.DATABASE)
        header.write_header(fresh, header.decode(contents.keys))
        files.make_private_folder(fresh / layout.BACKUPS)
        (fresh / layout.BACKUPS / UNCONFIRMED).touch(0o600)
        aside = swap.swap_in(folder, swap.BEFORE_RESTORE)
    except OSError as error:
        swap.clear(folder)
        raise layout.file_error(error, "Your journal is as it was.") from None
    LastSeen.forget(seen_folder or paths.state_folder() / "seen", journal_id)
    return aside


def _refuse_unless_journal(folder: Path) -> None:
    """Only a closed journal is put aside, never a folder with something else in it."""
    if not folder.exists():
        return
    if not any(folder.iterdir()):
        folder.rmdir()
        return
    if not any((folder / name).exists() for name in (layout.DATABASE, layout.KEYS)):
        raise VaultError(
            "This folder holds other files than a journal. Nothing has been changed. "
            "Choose an empty folder, or the folder of a journal."
        )
    FolderLock(folder).release()


def confirm_restore(folder: Path) -> None:
    """The restored journal is the right one: old backups may be thinned out again."""
    (folder / layout.BACKUPS / UNCONFIRMED).unlink(missing_ok=True)


@contextmanager
def _extracted(path: Path, contents: backup_file.Contents) -> Iterator[Path]:
    """The image of a backup, encrypted as it is, in a folder of its own for a moment."""
    folder = paths.cache_folder() / f"preview-{secrets.token_hex(8)}"
    try:
        files.make_private_folder(folder)
        backup_file.extract_image(path, contents, folder / layout.DATABASE)
        yield folder / layout.DATABASE
    except OSError as error:
        raise layout.file_error(error, "Nothing has been changed.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _key(key_header: header.KeyHeader, secret: DataKey | str) -> DataKey:
    if isinstance(secret, DataKey):
        if not keys.belongs(key_header, secret):
            raise WrongSecret(
                "This backup was made with other keys than the journal has now. "
                "Use the passphrase or recovery key of that time."
            )
        return secret
    try:
        return keys.unlock_with_passphrase(key_header, secret)
    except WrongSecret as refusal:
        try:
            return keys.unlock_with_recovery_key(key_header, secret)
        except WrongSecret:
            raise refusal from None


def _count(connection: Connection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()
    return int(row[0])

"""Backups: made, verified, listed and thinned out; `store.restore` brings them back.

A backup is copied page by page while the journal stays open, opened again with
the key, checked, and only then given its name. Copying needs the open journal;
the rest does not, and may outlast it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reflectjournal.errors import JournalError, VaultDamaged
from reflectjournal.store import backup_file, checks, files, header, image, layout
from reflectjournal.store.backup_file import About
from reflectjournal.store.connection import Connection, DriverError, translated
from reflectjournal.store.keys import DataKey

if TYPE_CHECKING:
    from reflectjournal.store.vault import Vault

DAILY, WEEKLY, MONTHLY = 7, 4, 6
_EVERY = timedelta(days=1)
UNCONFIRMED = "restored"
"""Lies among the backups after a restore: until it is confirmed, none of them is deleted."""
FAILED = "failed"
"""Lies among the journal's own backups while the backup of the day could not be made."""
_NO_BACKUP = "No backup has been made; your journal is safe."


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup as a list shows it. `size` is in bytes."""

    path: Path
    about: About
    size: int

    @property
    def made_at(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.fromisoformat(self.about.made_at)


@dataclass(frozen=True, slots=True)
class Pending:
    """A copy that has been taken and still has to be verified: a value, for a job."""

    target: Path
    home: Path
    """The journal's own folder of backups, wherever this one goes."""
    image: Path
    about: About
    key_file: bytes
    key: DataKey = field(repr=False)
    entries: int


def make_backup(vault: Vault, target_dir: Path, *, reason: str = "asked") -> Path:
    """Make a verified backup in a folder. Gives its file.

    Raises DiskFull, VaultReadOnly, VaultDamaged or VaultError; then no file is left.
    """
    return finish_backup(begin_backup(vault, target_dir, reason=reason))


def begin_backup(vault: Vault, target_dir: Path, *, reason: str = "daily") -> Pending:
    """Copy the journal as it is now: the part that needs the vault. About 0.1 s for 10 MB."""
    key = vault.key
    try:
        return _begin(vault.connection, key, vault.folder, target_dir, reason)
    finally:
        key.wipe()


def finish_backup(pending: Pending) -> Path:
    """Verify a copy and make it a backup: the slow part, on any thread. Gives the file."""
    unfinished = pending.target.with_name(pending.target.name + files.UNFINISHED)
    try:
        _verify_image(pending)
        backup_file.write(unfinished, pending.about, pending.key_file, pending.image)
        backup_file.check(unfinished)
        files.replace(unfinished, pending.target)
    except OSError as error:
        raise layout.file_error(error, _NO_BACKUP) from None
    finally:
        pending.key.wipe()
        for path in (unfinished, pending.image):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return pending.target


def make_safety_copy(connection: Connection, key: DataKey, folder: Path, reason: str) -> Path:
    """A verified backup before something that changes the whole journal."""
    return finish_backup(_begin(connection, key, folder, folder / layout.BACKUPS, reason))


def begin_daily(vault: Vault, target_dir: Path) -> Pending | None:
    """Copy the journal where the backup of the day is due: for lock and close.

    Raises what `make_backup` raises; then `daily_failed` is true from now on.
    """
    if not backup_due(vault, target_dir):
        return None
    with _noted(vault.folder / layout.BACKUPS):
        return begin_backup(vault, target_dir)


def finish_daily(pending: Pending) -> Path:
    """Verify the backup of the day and thin out older ones; the journal may be closed by then.

    After a restore none is deleted until it is confirmed (`restore.confirm_restore`).
    Raises what `make_backup` raises; then `daily_failed` is true from now on.
    """
    with _noted(pending.home):
        path = finish_backup(pending)
    (pending.home / FAILED).unlink(missing_ok=True)
    if not (pending.home / UNCONFIRMED).exists():
        thin_out(path.parent, pending.about.journal_id)
    return path


def daily_failed(folder: Path) -> bool:
    """True where the last backup of the day of the journal in this folder could not be made."""
    return (folder / layout.BACKUPS / FAILED).exists()


def backup_due(vault: Vault, target_dir: Path, now: datetime | None = None) -> bool:
    """True where something was saved since the last backup, and that is at least a day old."""
    ours = [b for b in list_backups(target_dir) if b.about.journal_id == vault.journal_id]
    if not ours:
        return vault.commit_no > 0
    unchanged = ours[0].about.commit_no == vault.commit_no
    return not unchanged and (now or datetime.now(UTC)) - ours[0].made_at >= _EVERY


def list_backups(target_dir: Path) -> tuple[BackupInfo, ...]:
    """The backups in a folder, newest first. What cannot be read is left out."""
    found = []
    for path in target_dir.glob(f"*{backup_file.SUFFIX}"):
        with suppress(VaultDamaged, OSError):
            found.append(BackupInfo(path, backup_file.read(path).about, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.about.made_at, reverse=True))


def thin_out(target_dir: Path, journal_id: str) -> tuple[Path, ...]:
    """Delete daily backups of a journal beyond 7 days, 4 weeks and 6 months. Gives those deleted.

    Backups that were asked for or made before a change stay, and those of other journals.
    """
    daily = [
        backup
        for backup in list_backups(target_dir)
        if (backup.about.reason, backup.about.journal_id) == ("daily", journal_id)
    ]
    keep = to_keep(backup.made_at for backup in daily)
    gone = tuple(backup.path for backup in daily if backup.made_at not in keep)
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def to_keep(times: Iterable[datetime]) -> frozenset[datetime]:
    """Which backups stay: the last of each of the 7 newest days, 4 weeks and 6 months."""
    newest_first = sorted(times, reverse=True)
    keep: set[datetime] = set()
    for form, count in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        last: dict[str, datetime] = {}
        for time in newest_first:
            last.setdefault(time.strftime(form), time)
        keep.update(list(last.values())[:count])
    return frozenset(keep)


@contextmanager
def _noted(home: Path) -> Iterator[None]:
    """Leave a note where no backup comes of it: nobody may be there to be told."""
    try:
        yield
    except JournalError:
        with suppress(OSError):
            files.make_private_folder(home)
            (home / FAILED).touch(0o600)
        raise


def _begin(
    connection: Connection, key: DataKey, folder: Path, target_dir: Path, reason: str
) -> Pending:
    now = datetime.now(UTC)
    name = f"journal-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}-{reason}{backup_file.SUFFIX}"
    copied = target_dir / f"{name}.image{files.UNFINISHED}"
    try:
        files.make_private_folder(target_dir)
        image.refuse_without_room(connection, target_dir, 2, _NO_BACKUP)
        image.copy(connection, key, copied)
        commit_no = connection.execute("SELECT commit_no FROM vault_identity").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        key_file = header.encode(header.read_header(folder))
    except (DriverError, OSError) as error:
        with suppress(OSError):
            copied.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise layout.file_error(error, _NO_BACKUP) from None
        raise translated(error, _NO_BACKUP) from None
    return Pending(
        target=target_dir / name,
        home=folder / layout.BACKUPS,
        image=copied,
        about=About(
            now.isoformat(timespec="milliseconds"), key.journal_id, version, commit_no, reason
        ),
        key_file=key_file,
        key=key.copy(),
        entries=checks.count_entries(connection),
    )


def _verify_image(pending: Pending) -> None:
    with image.reading(pending.image, pending.key) as connection:
        report = checks.verify(connection)
        if not report.ok or report.entries != pending.entries:
            raise VaultDamaged(
                "The backup could not be verified, so it was not kept. The disk it was written "
                "to may be failing, or the journal is damaged: check the journal."
            )

"""Backups of the open journal, and what is done with them while it is closed."""

from __future__ import annotations

from pathlib import Path

from reflectjournal.store import backup, layout
from reflectjournal.store.backup import BackupInfo, Pending, finish_backup, finish_daily
from reflectjournal.store.restore import Preview, confirm_restore, preview, restore
from reflectjournal.store.salvage import Salvaged, salvage
from reflectjournal.store.vault import Vault

__all__ = [
    "BackupInfo",
    "Backups",
    "Pending",
    "Preview",
    "Salvaged",
    "confirm_restore",
    "finish_backup",
    "finish_daily",
    "preview",
    "restore",
    "salvage",
]


class Backups:
    """The backups beside the journal, or in a folder that the person chose."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def folder(self) -> Path:
        """Where they are kept unless another folder is given."""
        return self._vault.folder / layout.BACKUPS

    def all(self, folder: Path | None = None) -> tuple[BackupInfo, ...]:
        """The backups in a folder, newest first."""
        return backup.list_backups(folder or self.folder)

    def make(self, folder: Path | None = None) -> Path:
        """A backup that was verified after it was made. Slow for a large journal.

        Raises DiskFull, VaultReadOnly or VaultDamaged; then no file is left.
        """
        return backup.make_backup(self._vault, folder or self.folder)

    def begin(self, folder: Path | None = None) -> Pending:
        """Take the copy, the quick half; `finish_backup` verifies it and belongs in a job."""
        return backup.begin_backup(self._vault, folder or self.folder, reason="asked")

    def preview(self, path: Path) -> Preview:
        """What a backup holds, read with the key of the open journal.

        Raises WrongSecret where the backup was made with other keys.
        """
        return preview(path, self._vault.key)

    def due(self) -> bool:
        """True where something was saved since the last backup, and that is a day old."""
        return backup.backup_due(self._vault, self.folder)

    def begin_daily(self, folder: Path | None = None) -> Pending | None:
        """Copy the journal where the backup of the day is due: for closing.

        `finish_daily` verifies the copy when the journal is closed.
        """
        return backup.begin_daily(self._vault, folder or self.folder)

    def daily_failed(self) -> bool:
        """True where the last backup of the day could not be made."""
        return backup.daily_failed(self._vault.folder)

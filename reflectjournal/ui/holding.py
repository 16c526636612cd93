"""The journal that is open, and what is done when it is let go."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflectjournal import paths
from reflectjournal.errors import JournalError

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import Settings
    from reflectjournal.ui.ask import Ask

BACKUP_FAILED = "backup_failed"
"""The setting inside the journal: the day on which the daily backup could not be made."""


class Holding:
    """Holds the open journal. A `fictional` one is removed from the disk when it is let go."""

    def __init__(self, journal: Journal, *, fictional: bool = False) -> None:
        self.journal = journal
        self.folder = journal.folder
        self.fictional = fictional

    def let_go(self, settings: Settings) -> None:
        """Close the journal, after the backup of the day where that is wanted."""
        if not self.fictional and settings.back_up_daily:
            self._back_up(settings.backup_folder)
        self.journal.close()
        if self.fictional:
            import shutil  # noqa: PLC0415 - off the unlock window's way

            shutil.rmtree(self.folder, ignore_errors=True)

    def _back_up(self, folder: str) -> None:
        """Make the backup of the day; where it fails, Today says so the next time."""
        journal = self.journal
        try:
            journal.backups.keep_daily(Path(folder) if folder else None)
            if journal.settings.get(BACKUP_FAILED):
                journal.settings.set(BACKUP_FAILED, None)
        except JournalError:
            from reflectjournal.ui.days import this_day  # noqa: PLC0415

            with contextlib.suppress(JournalError):
                journal.settings.set(BACKUP_FAILED, this_day().isoformat())


def look_around() -> Holding:
    """A new journal with the sample entries, to be thrown away. Raises a `JournalError`."""
    import secrets  # noqa: PLC0415 - seldom needed

    from reflectjournal.journal import generate_passphrase  # noqa: PLC0415
    from reflectjournal.journal.samples import create_sample_journal  # noqa: PLC0415

    folder = paths.cache_folder() / f"samples-{secrets.token_hex(4)}"
    return Holding(create_sample_journal(folder, generate_passphrase()), fictional=True)


def bring_back(backup: Path, folder: Path, ask: Ask) -> bool:
    """Restore a backup into the folder of a closed journal, and say so. False where it failed."""
    from reflectjournal.journal.backups import restore  # noqa: PLC0415

    try:
        aside = restore(backup, folder)
    except JournalError as error:
        ask.tell(error)
        return False
    done = QCoreApplication.translate("Holding", "The backup is restored.")
    kept = QCoreApplication.translate("Holding", "The journal that was there is kept in %1.")
    ask.tell(f"{done} {kept.replace('%1', str(aside))}" if aside else done)
    return True

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
    from reflectjournal.journal.backups import Pending
    from reflectjournal.settings import Settings
    from reflectjournal.ui.ask import Ask


class Holding:
    """Holds the open journal. A `fictional` one is removed from the disk when it is let go."""

    def __init__(self, journal: Journal, *, fictional: bool = False) -> None:
        self.journal = journal
        self.folder = journal.folder
        self.fictional = fictional

    def let_go(self, settings: Settings) -> Pending | None:
        """Close the journal. Gives its copy where the backup of the day is wanted and due."""
        copied = None
        if not self.fictional and settings.back_up_daily:
            folder = Path(settings.backup_folder) if settings.backup_folder else None
            with contextlib.suppress(JournalError):  # Today says so the next time
                copied = self.journal.backups.begin_daily(folder)
        self.journal.close()
        if self.fictional:
            import shutil  # noqa: PLC0415 - off the unlock window's way

            shutil.rmtree(self.folder, ignore_errors=True)
        return copied


def keep(copied: Pending) -> None:
    """Make the copy of a closed journal the backup of the day; Today says where that failed."""
    from reflectjournal.journal.backups import finish_daily  # noqa: PLC0415

    with contextlib.suppress(JournalError):
        finish_daily(copied)


def make_samples() -> tuple[Path, str]:
    """A new journal with the sample entries, to be thrown away: its folder and passphrase.

    About two seconds, and closed again, so that it can be made in a job. Raises a
    `JournalError`.
    """
    import secrets  # noqa: PLC0415 - seldom needed

    from reflectjournal.journal import generate_passphrase  # noqa: PLC0415
    from reflectjournal.journal.samples import create_sample_journal  # noqa: PLC0415

    folder = paths.cache_folder() / f"samples-{secrets.token_hex(4)}"
    passphrase = generate_passphrase()
    create_sample_journal(folder, passphrase, shared=True).close()
    return folder, passphrase


def look_around(folder: Path, passphrase: str) -> Holding:
    """Open what `make_samples` made. Raises a `JournalError`."""
    from reflectjournal.journal import Journal  # noqa: PLC0415

    key = Journal.derive(folder, passphrase)  # of the cheap kind, as the samples have it
    return Holding(Journal.open(folder, key), fictional=True)


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

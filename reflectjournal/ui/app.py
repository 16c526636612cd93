"""Starts the window: the door first, then the open journal; locking starts the program anew."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QSize, QTranslator
from PySide6.QtWidgets import QApplication

from reflectjournal import __version__, crash, paths
from reflectjournal.errors import JournalError, VaultMissing
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.ask import Ask, DialogAsk
from reflectjournal.ui.days import this_day
from reflectjournal.ui.door import Door
from reflectjournal.ui.icons import app_icon
from reflectjournal.ui.idle import IdleWatch, SystemWatch
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.lock import Locker, Restart, restart
from reflectjournal.ui.theme import Theme

if TYPE_CHECKING:
    from reflectjournal.journal import DataKey, Journal, Kdf
    from reflectjournal.ui.window import Window

NAME = "Reflect Journal"


def run(folder: Path | None = None) -> int:
    """Open the window on the journal in `folder`, or on the one that was used last."""
    qt = make_application(sys.argv[:1])
    program = Program(qt, SettingsFile(paths.settings_file()))
    program.report_crashes()
    program.start(folder)
    status = qt.exec()
    program.close()
    return status


def make_application(arguments: list[str]) -> QApplication:
    """The one `QApplication`, with the program's name and icon, and no memory of folders."""
    # Qt's own file dialog would write the folders it has seen into a settings file.
    nowhere = str(paths.cache_folder() / "nothing-is-kept-here")
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, nowhere)
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(arguments)
    qt.setApplicationName(NAME)
    qt.setApplicationDisplayName(NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("reflectjournal")
    qt.setWindowIcon(app_icon())
    own_words = QTranslator(qt)
    if own_words.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(own_words)
    return qt


class Program(QObject):
    """Holds what lives as long as the process: settings, theme, jobs, the window in view.

    `begin_again` starts a fresh process; tests bring their own. `kdf` None means that
    keys are made as strong as this machine allows.
    """

    def __init__(
        self,
        qt: QApplication,
        settings: SettingsFile,
        ask: Ask | None = None,
        begin_again: Restart = restart,
        kdf: Kdf | None = None,
    ) -> None:
        super().__init__(qt)
        self.qt, self.settings = qt, settings
        self.theme = Theme(qt, settings.values.theme, settings.values.text_size)
        self.jobs = Jobs(self)
        self.ask: Ask = ask or DialogAsk()
        self._begin_again = begin_again
        self._kdf = kdf
        self.door: Door | None = None
        self.window: Window | None = None
        self.journal: Journal | None = None
        self._samples: Path | None = None
        self.idle = IdleWatch(qt, settings.values.lock_after_minutes)
        self.system = SystemWatch(self)
        for signal in (self.idle.idled, self.idle.lock_pressed, self.system.going_away):
            signal.connect(self.lock)
        self.idle.cover_pressed.connect(self._cover)

    def start(self, folder: Path | None = None) -> None:
        """Show the door: unlock where there is a journal, else the first three screens."""
        from reflectjournal.journal.access import is_journal  # noqa: PLC0415 - counted as start-up

        last = self.settings.values.journal_folder
        chosen = folder or (Path(last) if last else paths.default_journal_folder())
        door = self._make_door()
        if is_journal(chosen):
            door.show_unlock(chosen)
        elif folder is None and last and not Path(last).exists():
            # A disk that is not connected is no reason to offer a new, empty journal.
            door.show_unlock(chosen)
        else:
            door.show_first_run(folder or paths.default_journal_folder())
        door.show()

    def report_crashes(self) -> None:
        """From now on an unexpected error shows its type and line."""
        from reflectjournal.ui.dialogs.crash_report import CrashTeller  # noqa: PLC0415

        teller = CrashTeller(self)
        crash.install(paths.state_folder(), teller.reported.emit)

    def _make_door(self) -> Door:
        door = Door(self.jobs, self.ask, self._kdf)
        if isinstance(self.ask, DialogAsk):
            self.ask.window = door
        door.unlocked.connect(self._unlocked)
        door.made.connect(self._enter)
        door.samples_asked.connect(self._look_around)
        door.folder_chosen.connect(self._another)
        door.restore_asked.connect(self._restore_locked)
        door.busy_begun.connect(_prepare)
        self.door = door
        return door

    def _another(self, folder: Path) -> None:
        from reflectjournal.journal.access import is_journal  # noqa: PLC0415

        if self.door is None:
            return
        if is_journal(folder):
            self.door.show_unlock(folder)
        else:
            self.ask.tell(
                VaultMissing(self.tr("There is no journal in this folder. Nothing was changed."))
            )

    def _unlocked(self, key: DataKey, recovery: str) -> None:
        from reflectjournal.journal import Journal  # noqa: PLC0415

        if self.door is None or self.door.unlock is None:
            return
        folder = self.door.unlock.folder
        try:
            journal = Journal.open(folder, key)
        except JournalError as error:
            self.door.unlock.refuse(error)
            return
        if recovery:
            self.door.show_new_passphrase(folder, recovery, journal)
        else:
            self._enter(journal)

    def _enter(self, journal: Journal) -> None:
        from reflectjournal.ui.window import Window  # noqa: PLC0415 - behind the door

        self.journal = journal
        if self._samples is None:
            self.settings.change(journal_folder=str(journal.folder))
        mark = self.tr("Fictional demo") if self._samples else ""
        window = Window(journal, self.jobs, self.ask, self.settings, self.theme, mark)
        if isinstance(self.ask, DialogAsk):
            self.ask.window = window
        window.lock_asked.connect(self.lock)
        window.closed.connect(self._closed)
        window.restore_asked.connect(self._restore_open)
        window.preferences_changed.connect(self._prefer)
        self.window = window
        window.resize(_size(self.settings.values.window_size))
        window.show_place("today")
        window.show()
        self.idle.touch()
        if self.door is not None:
            self.door.hide()
            self.door.deleteLater()
            self.door = None

    def lock(self) -> None:
        """Lock the open journal, whatever is on the screen. Nothing to do where none is open."""
        window, journal = self.window, self.journal
        if window is None or journal is None:
            return
        folder = journal.folder
        locker = Locker(
            window, folder, window.save, self._close_journal, self._lock_all_the_same, self._anew
        )
        locker.lock()

    def _lock_all_the_same(self, error: JournalError) -> bool:
        return self.ask.confirm(
            self.tr("The last words could not be saved"),
            str(error),
            self.tr("Lock all the same"),
            danger=True,
        )

    def _anew(self, folder: Path) -> None:
        self._begin_again(folder if self._samples is None else paths.default_journal_folder())
        self.qt.exit(0)

    def _close_journal(self) -> None:
        journal, self.journal = self.journal, None
        if journal is None:
            return
        if self._samples is None and self.settings.values.back_up_daily:
            self._back_up_daily(journal)
        journal.close()
        if self._samples is not None:
            shutil.rmtree(self._samples, ignore_errors=True)

    def _back_up_daily(self, journal: Journal) -> None:
        """Make the backup of the day; where it fails, Today says so the next time."""
        folder = self.settings.values.backup_folder
        try:
            journal.backups.keep_daily(Path(folder) if folder else None)
            if journal.settings.get("backup_failed"):
                journal.settings.set("backup_failed", None)
        except JournalError:
            with contextlib.suppress(JournalError):
                journal.settings.set("backup_failed", this_day().isoformat())

    def _closed(self) -> None:
        self._close_journal()
        self.qt.exit(0)

    def close(self) -> None:
        """Let everything go at the end of the process."""
        self._close_journal()
        self.jobs.close()

    def _cover(self) -> None:
        if self.window is not None:
            self.window.cover()

    def _prefer(self) -> None:
        values = self.settings.values
        self.theme.apply(values.theme, values.text_size)
        self.idle.minutes = values.lock_after_minutes

    def _look_around(self) -> None:
        from reflectjournal.journal import generate_passphrase  # noqa: PLC0415
        from reflectjournal.journal.samples import create_sample_journal  # noqa: PLC0415

        folder = paths.cache_folder() / f"samples-{secrets.token_hex(4)}"
        try:
            journal = create_sample_journal(folder, generate_passphrase())
        except JournalError as error:
            self.ask.tell(error)
            return
        self._samples = folder
        self._enter(journal)

    def _restore_open(self, backup: Path) -> None:
        if self.journal is None or self.window is None:
            return
        folder = self.journal.folder
        self.window.hide()
        self._close_journal()
        self._restore(backup, folder)
        self._anew(folder)

    def _restore_locked(self, backup: Path) -> None:
        if self.door is None or self.door.unlock is None:
            return
        folder = self.door.unlock.folder
        if self._restore(backup, folder):
            self.door.show_unlock(folder)

    def _restore(self, backup: Path, folder: Path) -> bool:
        from reflectjournal.journal.backups import restore  # noqa: PLC0415

        try:
            aside = restore(backup, folder)
        except JournalError as error:
            self.ask.tell(error)
            return False
        kept = self.tr("The journal that was there is kept in %1.").replace("%1", str(aside))
        self.ask.tell(self.tr("The backup is restored.") + (" " + kept if aside else ""))
        return True


def _prepare() -> None:
    """Load what the open journal needs while the key is derived."""
    import reflectjournal.ui.pages.today  # noqa: PLC0415
    import reflectjournal.ui.window  # noqa: F401, PLC0415


def _size(text: str) -> QSize:
    width, _, height = text.partition("x")
    if width.isdigit() and height.isdigit():
        return QSize(int(width), int(height))
    return QSize(1280, 800)

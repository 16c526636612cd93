"""Starts the window: the door first, then the open journal; locking starts the program anew."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QSize, QTranslator
from PySide6.QtWidgets import QApplication

from reflectjournal import __version__, crash, paths
from reflectjournal.errors import JournalError
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.ask import Ask, DialogAsk
from reflectjournal.ui.entrance import Entrance
from reflectjournal.ui.holding import Holding, bring_back, keep
from reflectjournal.ui.icons import app_icon
from reflectjournal.ui.idle import IdleWatch, SystemWatch
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.lock import Locker, Restart, restart
from reflectjournal.ui.theme import Theme

if TYPE_CHECKING:
    from reflectjournal.journal import Journal, Kdf
    from reflectjournal.journal.backups import Pending
    from reflectjournal.ui.door import Door
    from reflectjournal.ui.window import Window

NAME = "Reflect Journal"


def run(folder: Path | None = None) -> int:
    """Open the window on the journal in `folder`, or on the one that was used last."""
    qt = make_application(sys.argv[:1])
    program = Program(qt, SettingsFile(paths.settings_file()))
    report_crashes(program)
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
    # Asked for here, Fusion is the first style that is made and not the second.
    styled = [*arguments, "-style", "Fusion"]
    qt = existing if isinstance(existing, QApplication) else QApplication(styled)
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
        self.window: Window | None = None
        self._held: Holding | None = None
        self._copied: Pending | None = None
        self.entrance = Entrance(self, self.jobs, self.ask, settings, kdf)
        self.entrance.entered.connect(self._enter)
        self.idle = IdleWatch(qt, settings.values.lock_after_minutes)
        self.system = SystemWatch(self)
        for signal in (self.idle.idled, self.idle.lock_pressed, self.system.going_away):
            signal.connect(self.lock)
        self.idle.cover_pressed.connect(self._cover)

    @property
    def journal(self) -> Journal | None:
        """The open journal."""
        return self._held.journal if self._held is not None else None

    @property
    def door(self) -> Door | None:
        """The window before a journal is open."""
        return self.entrance.door

    def start(self, folder: Path | None = None) -> None:
        """Show the door to the journal in `folder`, or to the one that was used last."""
        self.entrance.open(folder)

    def _enter(self, held: Holding) -> None:
        from reflectjournal.ui.window import Window  # noqa: PLC0415 - behind the door

        self._held = held
        if not held.fictional:
            self.settings.change(journal_folder=str(held.folder))
        mark = self.tr("Fictional demo") if held.fictional else ""
        window = Window(held.journal, self.jobs, self.ask, self.settings, self.theme, mark)
        if isinstance(self.ask, DialogAsk):
            self.ask.window = window
        window.lock_asked.connect(self.lock)
        window.closed.connect(self._closed)
        window.restore_asked.connect(self._restore)
        window.preferences_changed.connect(self._prefer)
        self.window = window
        window.resize(_size(self.settings.values.window_size))
        window.show_place("today")
        window.show()
        self.idle.touch()
        self.entrance.close()

    def lock(self) -> None:
        """Lock the open journal, whatever is on the screen. Nothing to do where none is open."""
        if self.window is None or self._held is None:
            return
        anew = paths.default_journal_folder() if self._held.fictional else self._held.folder
        Locker(
            self.window, anew, self.window.save, self._close_journal, self._refused, self._anew
        ).lock()

    def close(self) -> None:
        """Let everything go at the end of the process.

        The backup of the day is checked last: seconds in a large journal, in which the
        window is gone and the journal can already be opened again.
        """
        self._close_journal()
        self._keep_copy()
        self.jobs.close()

    def _refused(self, error: JournalError) -> bool:
        title, yes = self.tr("The last words could not be saved"), self.tr("Lock all the same")
        return self.ask.confirm(title, str(error), yes, danger=True)

    def _anew(self, folder: Path) -> None:
        self._begin_again(folder)
        self.qt.exit(0)

    def _close_journal(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._copied = held.let_go(self.settings.values)

    def _keep_copy(self) -> None:
        copied, self._copied = self._copied, None
        if copied is not None:
            keep(copied)

    def _closed(self) -> None:
        self._close_journal()
        self.qt.exit(0)

    def _cover(self) -> None:
        if self.window is not None:
            self.window.covering.toggle()

    def _prefer(self) -> None:
        values = self.settings.values
        self.theme.apply(values.theme, values.text_size)
        self.idle.minutes = values.lock_after_minutes

    def _restore(self, backup: Path) -> None:
        """Bring a backup back: the journal is closed first, and the program begins again."""
        if self._held is None or self.window is None:
            return
        folder = self._held.folder
        self.window.hide()
        self._close_journal()
        self._keep_copy()
        bring_back(backup, folder, self.ask)
        self._anew(folder)


def report_crashes(parent: QObject) -> None:
    """From now on an unexpected error shows its type and line; an expected one its sentence."""
    from reflectjournal.ui.dialogs.crash_report import CrashTeller  # noqa: PLC0415

    teller = CrashTeller(parent)
    crash.install(paths.state_folder(), teller.reported.emit, teller.refused.emit)


def _size(text: str) -> QSize:
    width, _, height = text.partition("x")
    if width.isdigit() and height.isdigit():
        return QSize(int(width), int(height))
    return QSize(1280, 800)

"""The window before a journal is open: first run, unlock, the numbers that work while locked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.pages.unlock import UnlockPage
from reflectjournal.ui.widgets.rows import set_ground

if TYPE_CHECKING:
    from reflectjournal.journal import Journal, Kdf
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.pages.first_run import FirstRun


class Door(QWidget):
    """Leads to an open journal, or to another folder."""

    unlocked = Signal(object, str)
    made = Signal(object)
    samples_asked = Signal()
    restore_asked = Signal(object)
    rescue_asked = Signal()
    folder_chosen = Signal(object)
    closed = Signal()
    busy_begun = Signal()

    def __init__(self, jobs: Jobs, ask: Ask, kdf: Kdf | None = None) -> None:
        super().__init__()
        self.setObjectName("door")
        set_ground(self, "canvas")
        self.setWindowTitle(QApplication.applicationName())
        self.jobs, self.ask = jobs, ask
        self._kdf = kdf
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)
        self.setMinimumSize(560, 440)
        self.resize(max(860, theme.em(61)), max(660, theme.em(45)))
        self.unlock: UnlockPage | None = None
        self.first_run: FirstRun | None = None

    def show_unlock(self, folder: Path) -> UnlockPage:
        """Ask for the passphrase of the journal in this folder."""
        page = UnlockPage(folder, self.jobs)
        page.unlocked.connect(self.unlocked)
        page.at_risk_asked.connect(self._show_at_risk)
        page.other_asked.connect(self._choose_other)
        page.restore_asked.connect(self._choose_backup)
        page.rescue_asked.connect(self.rescue_asked)
        page.busy_begun.connect(self.busy_begun)
        self.unlock = page
        self._replace(page)
        page.begin()
        return page

    def show_first_run(self, folder: Path) -> FirstRun:
        """Make a new journal, offered in this folder."""
        from reflectjournal.ui.pages.first_run import FirstRun  # noqa: PLC0415 - seldom needed

        page = FirstRun(folder, self.jobs, self.ask, self._kdf)
        page.made.connect(self.made)
        page.open_asked.connect(self._choose_other)
        page.samples_asked.connect(self.samples_asked)
        self.first_run = page
        self._replace(page)
        return page

    def show_new_passphrase(self, folder: Path, recovery_key: str, journal: Journal) -> None:
        """After the recovery key was used: choose a new passphrase, or go on without one."""
        from reflectjournal.ui.pages.after_recovery import AfterRecovery  # noqa: PLC0415

        page = AfterRecovery(folder, recovery_key, self.jobs)
        page.done.connect(lambda: self.made.emit(journal))
        self._replace(page)

    def _replace(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _show_at_risk(self) -> None:
        from reflectjournal.ui.pages.at_risk import AtRiskView  # noqa: PLC0415

        view = AtRiskView(None, self.ask)
        view.back_asked.connect(self._back)
        view.place_asked.connect(self._show_side)
        self._over(view)

    def _show_side(self, name: str) -> None:
        from reflectjournal.ui.pages.support import AstrayView, SupportView  # noqa: PLC0415

        view = SupportView(None) if name == "support" else AstrayView()
        view.back_asked.connect(self._back)
        self._over(view)

    def _over(self, view: QWidget) -> None:
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.setFocus()

    def _back(self) -> None:
        top = self._stack.currentWidget()
        if top is not None and self._stack.count() > 1:
            self._stack.removeWidget(top)
            top.deleteLater()
        if self.unlock is not None:
            self.unlock.begin()

    def _choose_other(self) -> None:
        folder = self.ask.choose_folder(self.tr("The folder of a journal"))
        if folder is not None:
            self.folder_chosen.emit(folder)

    def _choose_backup(self) -> None:
        kinds = ((self.tr("Backup of a journal"), "*.rjbackup"),)
        path = self.ask.open_file(self.tr("Restore a backup"), kinds)
        if path is not None:
            self.restore_asked.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

"""The way to an open journal: which door is shown, and what happens when it opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reflectjournal import paths
from reflectjournal.errors import JournalError, VaultDamaged, VaultInUse, VaultMissing
from reflectjournal.ui.ask import Ask, DialogAsk
from reflectjournal.ui.door import Door
from reflectjournal.ui.holding import Holding, bring_back, look_around, make_samples

if TYPE_CHECKING:
    from reflectjournal.journal import DataKey, Journal, Kdf
    from reflectjournal.journal.backups import Salvaged
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.jobs import Jobs

WARM_AFTER = 100
"""Milliseconds after the door is shown until what is behind it is loaded."""


class Entrance(QObject):
    """Shows the door and says when somebody has entered."""

    entered = Signal(object)
    """The `Holding` of the journal that is open now."""

    def __init__(
        self,
        parent: QObject,
        jobs: Jobs,
        ask: Ask,
        settings: SettingsFile,
        kdf: Kdf | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._ask, self._settings, self._kdf = jobs, ask, settings, kdf
        self.door: Door | None = None
        self._key_of_damaged: DataKey | None = None

    def open(self, folder: Path | None) -> None:
        """Show the door: unlock where there is a journal, else the first three screens."""
        from reflectjournal.journal.access import is_journal  # noqa: PLC0415 - counted as start-up

        last = self._settings.values.journal_folder
        chosen = folder or (Path(last) if last else paths.default_journal_folder())
        door = self._make_door()
        # A disk that is not connected is no reason to offer a new, empty journal.
        away = folder is None and bool(last) and not chosen.exists()
        if is_journal(chosen) or away:
            door.show_unlock(chosen)
        else:
            door.show_first_run(folder or paths.default_journal_folder())
        door.show()
        # While the passphrase is being typed; not sooner, or it would hold up the first paint.
        QTimer.singleShot(WARM_AFTER, door, self._warm_up)

    def _warm_up(self) -> None:
        if self.door is not None and self.door.isVisible():
            self._jobs.run(self.door, _warm, lambda _: None)

    def close(self) -> None:
        """Take the door away."""
        door, self.door = self.door, None
        if door is not None:
            door.hide()
            door.deleteLater()

    def _make_door(self) -> Door:
        door = Door(self._jobs, self._ask, self._kdf)
        if isinstance(self._ask, DialogAsk):
            self._ask.window = door
        door.unlocked.connect(self._unlocked)
        door.made.connect(self._enter)
        door.samples_asked.connect(self._look_around)
        door.folder_chosen.connect(self._another)
        door.restore_asked.connect(self._restore)
        door.rescue_asked.connect(self._rescue)
        door.busy_begun.connect(_prepare)
        self.door = door
        return door

    def _enter(self, journal: Journal) -> None:
        self.entered.emit(Holding(journal))

    def _another(self, folder: Path) -> None:
        from reflectjournal.journal.access import is_journal  # noqa: PLC0415

        if self.door is None:
            return
        if is_journal(folder):
            self.door.show_unlock(folder)
        else:
            sentence = self.tr("There is no journal in this folder. Nothing was changed.")
            self._ask.tell(VaultMissing(sentence))

    def _unlocked(self, key: DataKey, recovery: str) -> None:
        if self.door is None or self.door.unlock is None:
            return
        folder = self.door.unlock.folder
        try:
            journal = self._opened(folder, key)
        except JournalError as error:
            self._key_of_damaged = key if isinstance(error, VaultDamaged) else None
            self.door.unlock.refuse(error)
            return
        key.wipe()  # the journal has its own copy
        if recovery:
            self.door.show_new_passphrase(folder, recovery, journal)
        else:
            self._enter(journal)

    def _opened(self, folder: Path, key: DataKey) -> Journal:
        """The journal; where another computer has left its note, the person decides."""
        from reflectjournal.journal import Journal  # noqa: PLC0415

        try:
            return Journal.open(folder, key)
        except VaultInUse as error:
            title, yes = self.tr("Open the journal here?"), self.tr("Open it here")
            if not error.elsewhere or not self._ask.confirm(title, str(error), yes, danger=True):
                raise
        return Journal.open(folder, key, take_over=True)

    def _rescue(self) -> None:
        """Bring what can be read of the damaged journal into a new folder; it stays as it is."""
        key = self._key_of_damaged
        if self.door is None or self.door.unlock is None or key is None:
            return
        page, folder = self.door.unlock, self.door.unlock.folder
        target = self._ask.choose_folder(self.tr("An empty folder for what can be rescued"))
        if target is None:
            return

        def rescue() -> Salvaged:
            from reflectjournal.journal.backups import salvage  # noqa: PLC0415 - in the job

            return salvage(folder, key, target)

        def failed(error: JournalError) -> None:
            page.set_busy(busy=False)  # the link stays, for another folder
            self._ask.tell(error)

        page.set_busy(busy=True)
        self._jobs.run(page, rescue, self._rescued, failed)

    def _rescued(self, result: Salvaged) -> None:
        if self.door is None:
            return
        said = self.tr("Entries that could be read and are now in %1: %2.")
        rest = self.tr("The damaged journal is as it was. The same passphrase opens the new one.")
        counted = said.replace("%1", str(result.folder)).replace("%2", str(result.entries))
        self._ask.tell(f"{counted} {rest}")
        self._key_of_damaged = None
        self.door.show_unlock(result.folder)

    def _look_around(self) -> None:
        page = self.door.first_run if self.door is not None else None
        if page is None:
            return

        def show(made: tuple[Path, str]) -> None:
            try:
                self.entered.emit(look_around(*made))
            except JournalError as error:
                failed(error)

        def failed(error: JournalError) -> None:
            page.set_preparing(on=False)
            self._ask.tell(error)

        page.set_preparing(on=True)
        self._jobs.run(page, make_samples, show, failed)

    def _restore(self, backup: Path) -> None:
        if self.door is None or self.door.unlock is None:
            return
        folder = self.door.unlock.folder
        if bring_back(backup, folder, self._ask):
            self.door.show_unlock(folder)


def _warm() -> None:
    """Load the journal behind the door; plain modules only, so a job may do it."""
    import reflectjournal.journal.facade  # noqa: F401, PLC0415


def _prepare() -> None:
    """Load what the open journal needs while the key is derived."""
    import reflectjournal.ui.pages.journal_page  # noqa: PLC0415
    import reflectjournal.ui.pages.today  # noqa: PLC0415
    import reflectjournal.ui.window  # noqa: F401, PLC0415

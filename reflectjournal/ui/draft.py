"""The entry that is being written, and the saving of it without a save button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reflectjournal.errors import JournalError, VaultLocked
from reflectjournal.journal import Journal
from reflectjournal.model import Entry

SAVE_AFTER = 800
"""Milliseconds from the first unsaved change to its save, also while typing goes on."""
COMPOSING_RETRY = 150
FAILED_RETRY = 5_000


class Draft(QObject):
    """Holds one entry and saves it within a second of each change.

    `collect` is asked for the words as they stand, only when it is time to save.
    While `composing` says that an input method has an open word, nothing is saved,
    unless the entry is being left.
    """

    saved = Signal(object)
    """The entry as it was saved."""
    failed = Signal(object)
    """A `JournalError`; what is unsaved stays in the window and is tried again."""
    unsaved = Signal()

    def __init__(
        self,
        journal: Journal,
        collect: Callable[[Entry], Entry],
        composing: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._collect = collect
        self._composing = composing
        self._entry: Entry | None = None
        self._dirty = False
        self._saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    @property
    def entry(self) -> Entry | None:
        """The entry as it was last saved or opened, without the words typed since."""
        return self._entry

    @property
    def settled(self) -> bool:
        """True where the window shows what the journal holds: nothing unsaved or being saved."""
        return not self._dirty and not self._saving

    def current(self) -> Entry | None:
        """The entry with the words as they stand now."""
        return self._collect(self._entry) if self._entry else None

    def open(self, entry: Entry) -> bool:
        """Hold another entry; the one before is saved and left.

        False where that failed: then the one before is still held, with its words.
        """
        if not self.leave():
            return False
        self._entry = entry
        return True

    def drop(self) -> None:
        """Hold nothing; what the entry said is in the journal, or in its bin."""
        self._timer.stop()
        self._dirty = False
        self._entry = None

    def replace(self, entry: Entry) -> None:
        """Hold a state of the same entry that was saved elsewhere."""
        self._entry = entry

    def change(self, entry: Entry) -> None:
        """Hold a new state of the same entry, and save it soon."""
        self._entry = entry
        self.touch()

    def touch(self) -> None:
        """Something was changed in the window: save it soon."""
        if self._entry is None or self._journal.read_only:
            return
        if not self._dirty:
            self._dirty = True
            self.unsaved.emit()
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER)

    def flush(self) -> bool:
        """Save now what is unsaved. False where that failed; `failed` has said why."""
        self._timer.stop()
        if not self._dirty or self._entry is None:
            return True
        entry = self._collect(self._entry)
        self._saving = True  # the journal tells everybody of the save before it returns
        try:
            self._entry = self._journal.entries.save(entry)
        except JournalError as error:
            self._entry = entry
            if not isinstance(error, VaultLocked):
                self._timer.start(FAILED_RETRY)
            self.failed.emit(error)
            return False
        finally:
            self._saving = False
        self._dirty = False
        self.saved.emit(self._entry)
        return True

    def leave(self) -> bool:
        """Save, and let the journal keep a revision. False where that failed."""
        if not self.flush():
            return False
        if self._entry is not None and self._entry.id and not self._journal.read_only:
            try:
                self._journal.entries.leave(self._entry.id)
            except JournalError as error:
                self.failed.emit(error)
                return False
        return True

    def _on_time(self) -> None:
        if self._composing():
            self._timer.start(COMPOSING_RETRY)
        else:
            self.flush()

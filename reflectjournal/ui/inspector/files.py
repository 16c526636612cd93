"""Files kept with an entry, inside the encrypted journal."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal import Journal
from reflectjournal.model import Attachment, Entry
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.reading_only import only_shows
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.text import ElidedLabel


class FilesPart(InspectorPart):
    """Add a file, save a copy of one elsewhere, take one away (with Undo)."""

    undo_offered = Signal(str, object)
    saved_first = Signal()
    """The entry has to be in the journal before a file can be kept with it."""

    def __init__(self, journal: Journal, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Files"))
        self._journal = journal
        self._ask = ask
        self._entry = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        add = LinkButton(self.tr("Add a file…"), parent=self)
        add.clicked.connect(self.add_file)
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def load(self, entry: Entry) -> None:
        """Show the entry's files."""
        self._entry = entry.id
        self._show()

    def add_file(self) -> None:
        """Ask for a file and keep it."""
        path = self._ask.open_file(self.tr("Add a file"), ((self.tr("All files"), "*"),))
        if path is not None:
            self.add_files([path])

    def add_files(self, paths: Iterable[Path]) -> None:
        """Keep copies of these files; the originals stay where they are."""
        self.saved_first.emit()
        for path in paths:
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            try:
                self._journal.attachments.refuse_too_large(path.stat().st_size)
                data = path.read_bytes()
                self._journal.attachments.add(self._entry, path.name, kind, data)
            except OSError as error:
                self._ask.tell(
                    self.tr("The file could not be read ({reason}). Nothing was added.").format(
                        reason=error.strerror
                    )
                )
            except JournalError as error:
                self._ask.tell(error)
        self._show()

    # -- inside ----------------------------------------------------------------------------

    def _show(self) -> None:
        empty(self._list)
        files = self._journal.attachments.of(self._entry) if self._entry else ()
        for attachment in files:
            self._list.addWidget(self._row(attachment))

    def _row(self, attachment: Attachment) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        size = QLocale().formattedDataSize(attachment.size, 0)
        name = ElidedLabel(f"{attachment.name}  ({size})", "muted")
        name.setAccessibleName(f"{attachment.name}, {size}")
        words = self.tr("Save a copy of {name}").format(name=attachment.name)
        save = only_shows(IconButton("save", words, parent=row))
        save.clicked.connect(lambda: self._save(attachment))
        drop = IconButton(
            "close", self.tr("Take {name} away").format(name=attachment.name), parent=row
        )
        drop.clicked.connect(lambda: self._remove(attachment))
        line.addWidget(name, 1)
        line.addWidget(save)
        line.addWidget(drop)
        return row

    def _save(self, attachment: Attachment) -> None:
        path = self._ask.save_file(
            self.tr("Save a copy outside the journal"),
            attachment.name,
            ((self.tr("All files"), "*"),),
        )
        if path is None:
            return
        try:
            write_new(path, self._journal.attachments.read(attachment.id), replace=True)
        except JournalError as error:
            self._ask.tell(error)

    def _remove(self, attachment: Attachment) -> None:
        data = self._journal.attachments.read(attachment.id)
        self._journal.attachments.remove(attachment.id)
        self._show()

        def put_back() -> None:
            self._journal.attachments.add(
                attachment.entry, attachment.name, attachment.media_type, data
            )
            self._show()

        self.undo_offered.emit(self.tr("File taken away"), put_back)

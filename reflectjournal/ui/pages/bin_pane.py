"""The bin: what was deleted, to be taken back, or removed for good by the person alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import EntryRow
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.days import within
from reflectjournal.ui.models.row_words import row_title
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import Row, Section, scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label

MOST = 200


class BinPane(QWidget):
    """Each deleted entry with *Put back* and *Remove for good*."""

    closed = Signal()
    restored = Signal(int)

    def __init__(self, journal: Journal, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._ask = ask
        set_ground(self, "surface")
        self._back = Button(self.tr("Back to the entry"), "quiet", "arrow-left", parent=self)
        self._back.clicked.connect(self.closed)
        self._empty_all = Button(self.tr("Empty the bin…"), "danger", parent=self)
        self._empty_all.clicked.connect(self._on_empty)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._empty_all)
        self._nothing = EmptyState(self.tr("The bin is empty."), "", self)
        self._section = Section(self.tr("Deleted entries"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE["xxl"], SPACE["lg"], SPACE["xxl"], SPACE["xxl"])
        column.setSpacing(SPACE["md"])
        column.addLayout(head)
        column.addWidget(heading(self.tr("Bin"), 1))
        column.addWidget(
            label(
                self.tr("Nothing leaves the bin by itself. What you remove here is gone for good."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._nothing)
        column.addWidget(self._section)
        column.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolled(inside))

    def refresh(self) -> None:
        """Show what is in the bin now."""
        rows = self._journal.entries.bin()
        self._section.clear()
        for row in rows[:MOST]:
            self._section.add(self._row(row))
        if len(rows) > MOST:
            words = self.tr("and {number} more").format(number=len(rows) - MOST)
            self._section.add(label(words, "muted"))
        self._section.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._empty_all.setVisible(bool(rows) and not self._journal.read_only)

    def _row(self, entry: EntryRow) -> Row:
        when = within(entry.deleted_at.astimezone().date()) if entry.deleted_at else ""
        about = self.tr("about {day}, deleted {when}").format(day=within(entry.day), when=when)
        row = Row(row_title(entry), about)
        if self._journal.read_only:
            return row
        back = Button(self.tr("Put back"), "outline")
        back.setAccessibleName(self.tr("Put back {title}").format(title=row_title(entry)))
        back.clicked.connect(lambda: self._restore(entry.id))
        gone = Button(self.tr("Remove for good…"), "quiet")
        gone.setAccessibleName(self.tr("Remove {title} for good").format(title=row_title(entry)))
        gone.clicked.connect(lambda: self._erase(entry))
        row.put_right(back)
        row.put_right(gone)
        return row

    def _restore(self, entry_id: int) -> None:
        self._journal.entries.restore(entry_id)
        self.refresh()
        self.restored.emit(entry_id)

    def _erase(self, entry: EntryRow) -> None:
        if self._ask.confirm(
            self.tr("Remove this entry for good?"),
            self.tr("Its text, history and files are removed. This cannot be undone."),
            self.tr("Remove for good"),
            danger=True,
        ):
            self._journal.entries.erase(entry.id)
            self.refresh()

    def _on_empty(self) -> None:
        if self._ask.confirm(
            self.tr("Empty the bin?"),
            self.tr("Everything in it is removed, with history and files. This cannot be undone."),
            self.tr("Empty the bin"),
            danger=True,
        ):
            self._journal.entries.empty_bin()
            self.refresh()

"""Earlier versions of an entry beside what it says now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Entry, RevisionRow
from reflectjournal.ui.days import near_time
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.diff_view import DiffView
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import heading, label

LOOKED_AT = 10


class HistoryPane(QWidget):
    """Versions on the left, the differences beside them. Restoring one keeps all the others."""

    closed = Signal()
    restored = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._entry: Entry | None = None
        self._rows: tuple[RevisionRow, ...] = ()
        set_ground(self, "surface")
        self._back = Button(self.tr("Back to the entry"), "quiet", "arrow-left", parent=self)
        self._back.clicked.connect(self.closed)
        self._restore = Button(self.tr("Bring this version back"), "tonal", "history", parent=self)
        self._restore.clicked.connect(self._on_restore)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Earlier versions"))
        self._list.setFixedWidth(em(12))
        self._list.setSpacing(2)
        self._list.currentRowChanged.connect(self._show_row)
        self._words = label("", "muted", wrap=True)
        self._diff = DiffView(self)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._restore)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE["lg"])
        sides.addWidget(self._list)
        sides.addWidget(self._diff, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["xl"], SPACE["lg"], SPACE["xl"], SPACE["lg"])
        column.setSpacing(SPACE["md"])
        column.addLayout(head)
        column.addWidget(heading(self.tr("Earlier versions"), 1))
        column.addWidget(self._words)
        column.addLayout(sides, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show the versions of an entry, the newest first."""
        self._entry = entry
        self._rows = self._journal.revisions.of(entry.id)
        self._list.clear()
        for row in self._rows:
            words = self.tr("{number} words").format(number=row.words)
            self._list.addItem(f"{near_time(row.kept_at)}\n{words}")
        some = bool(self._rows)
        for widget in (self._list, self._diff):
            widget.setVisible(some)
        self._restore.setVisible(some and not self._journal.read_only)
        self._words.setText(
            self.tr("No earlier version yet. One is kept whenever you leave an entry.")
        )
        self._list.setCurrentRow(self._first_different())

    def _first_different(self) -> int:
        """The newest version that differs from the entry; else the newest."""
        for number, row in enumerate(self._rows[:LOOKED_AT]):
            if self._entry and _whole(self._journal.revisions.get(row.id)) != _whole(self._entry):
                return number
        return 0

    def _show_row(self, number: int) -> None:
        if self._entry is not None and 0 <= number < len(self._rows):
            before = self._journal.revisions.get(self._rows[number].id)
            self._diff.show_texts(_whole(before), _whole(self._entry))
            same = self._diff.changed == 0
            self._restore.setEnabled(not same)
            self._words.setText(
                self.tr("Nothing has changed since this version.")
                if same
                else self.tr("What has changed since. Struck out went, underlined came.")
            )

    def _on_restore(self) -> None:
        number = self._list.currentRow()
        if 0 <= number < len(self._rows):
            self.restored.emit(self._journal.revisions.restore(self._rows[number].id))


def _whole(entry: Entry) -> str:
    """Title and text, as the comparison reads them."""
    return f"{entry.title}\n\n{entry.text}" if entry.title else entry.text

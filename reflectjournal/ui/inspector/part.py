"""What every part of the inspector has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.model import Entry
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.text import label


class InspectorPart(QWidget):
    """A small title over what belongs to it. `apply` writes what it shows into an entry."""

    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE["sm"])
        self.title = label(title, "section")
        self.column.addWidget(self.title)

    def load(self, entry: Entry) -> None:
        """Show this entry's part; it does not count as an edit."""

    def apply(self, entry: Entry) -> Entry:
        """The entry with what is shown here."""
        return entry

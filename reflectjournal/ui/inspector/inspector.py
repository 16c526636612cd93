"""The rail beside an entry, from the flags down to the details."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Entry, Guide
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.inspector.cpd import CpdPart
from reflectjournal.ui.inspector.facts import DetailsPart, FactsPart
from reflectjournal.ui.inspector.files import FilesPart
from reflectjournal.ui.inspector.flags import FlagsPart
from reflectjournal.ui.inspector.links import ActionsPart, LinksPart
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.inspector.small_parts import FeelingsPart, OutcomePart, TagsPart
from reflectjournal.ui.reading_only import hold, only_shows
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import scrolled, set_ground


class Inspector(QWidget):
    """Shows and changes everything about an entry but its text."""

    edited = Signal()
    undo_offered = Signal(str, object)
    saved_first = Signal()
    back_asked = Signal()

    def __init__(self, journal: Journal, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.flags = FlagsPart(self)
        self.tags = TagsPart(self)
        self.outcome = OutcomePart(self)
        self.feelings = FeelingsPart(self)
        self.links = LinksPart(journal, self)
        self.to_do = ActionsPart(journal, self)
        self.files = FilesPart(journal, ask, self)
        self.facts = FactsPart(self)
        self.cpd = CpdPart(journal, self)
        self.details = DetailsPart(self)
        self.parts: tuple[InspectorPart, ...] = (
            self.flags, self.tags, self.outcome, self.feelings, self.facts, self.to_do,
            self.links, self.files, self.cpd, self.details,
        )  # fmt: skip
        self._lay_out()

    def load(self, entry: Entry, guide: Guide | None) -> None:
        """Show an entry; it does not count as an edit."""
        self.facts.show_guide(guide, entry)
        self.details.show_guide(guide, entry)
        self.tags.field.set_known([count.tag for count in self._journal.entries.tags()])
        for part in self.parts:
            part.load(entry)
        if self._journal.read_only:
            hold(self)

    def apply(self, entry: Entry) -> Entry:
        """The entry with everything that is shown here."""
        for part in self.parts:
            entry = part.apply(entry)
        return entry

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the text, where there is room for one of them only."""
        self._back.setVisible(shown)

    def sizeHint(self) -> QSize:
        """The width of a rail."""
        return QSize(em(17), em(30))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to stand beside the text."""
        return QSize(em(15), em(10))

    def _lay_out(self) -> None:
        set_ground(self, "canvas", "left")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE["lg"], SPACE["xl"], SPACE["lg"], SPACE["xl"])
        column.setSpacing(SPACE["lg"])
        back = Button(self.tr("Back to the entry"), "quiet", "arrow-left", parent=inside)
        self._back = only_shows(back)
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self.parts:
            column.addWidget(part)
            part.edited.connect(self.edited)
        column.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(inside, "canvas"))
        for asked in (self.to_do, self.files):
            asked.undo_offered.connect(self.undo_offered)
            asked.saved_first.connect(self.saved_first)

"""An entry to read: laid out, in its column, with nothing to type into."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Entry
from reflectjournal.ui.theme import SPACE, prose_font
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.read_view import ReadView, copy_address
from reflectjournal.ui.widgets.rows import set_ground

MEASURE = 72


class ReadingPane(QWidget):
    """The text, and the address of a link before anything is done with it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "surface")
        self._back = Button(self.tr("Back to writing"), "quiet", "arrow-left", parent=self)
        self._back.clicked.connect(self.closed)
        self._link = StripNotice("offer")
        self._link.hide()
        self.view = ReadView(self)
        self.view.link_asked.connect(self._show_link)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE["lg"], SPACE["lg"], SPACE["lg"], SPACE["xs"])
        head.addWidget(self._back)
        head.addStretch(1)
        strip = QHBoxLayout()
        strip.setContentsMargins(SPACE["lg"], 0, SPACE["lg"], 0)
        strip.addWidget(self._link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(strip)
        column.addWidget(self.view, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show this entry from its beginning."""
        self._link.hide()
        self.view.show_entry(entry)
        self.view.verticalScrollBar().setValue(0)
        self.view.setFocus()

    def offer_way_back(self, *, offered: bool) -> None:
        """Hide the way back where the entry can only be read."""
        self._back.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in its column."""
        super().resizeEvent(event)
        measure = QFontMetrics(prose_font()).averageCharWidth() * MEASURE
        side = max(SPACE["xl"], (self.width() - measure) // 2)
        self.view.set_side_margins(side, side)

    def _show_link(self, address: str) -> None:
        """This program opens nothing outside itself: the address can be copied."""
        self._link.say(
            self.tr("This link leads to"),
            address,
            (
                (self.tr("Copy the address"), lambda: copy_address(address)),
                (self.tr("Put this away"), self._link.hide),
            ),
        )
        self._link.show()

"""How the writing pane is laid out: one column of a readable width, and focus mode."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reflectjournal.ui.reading_only import hold
from reflectjournal.ui.tab_order import read_in_order
from reflectjournal.ui.theme import SPACE, em, prose_font
from reflectjournal.ui.widgets.entry_foot import EntryFoot
from reflectjournal.ui.widgets.entry_head import EntryHead
from reflectjournal.ui.widgets.entry_notices import EntryNotices
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.stepper import Stepper
from reflectjournal.ui.widgets.steps_area import Extra, StepsArea
from reflectjournal.ui.widgets.text import label
from reflectjournal.ui.widgets.title_edit import TitleEdit

MEASURE = 72
"""Characters a line should hold; longer ones lose the eye on its way back."""
TITLE_SHARE = 0.4
"""Of the height, at most; the rest is for the words that the title is about."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz "

LONGEST_TITLE = 200
"""Characters of the title of an entry."""


class WritingSheet(QWidget):
    """Head, title, notices, stepper, steps and foot, with the same left and right edge."""

    def __init__(self, menu: QMenu, extra: Extra, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focused = False
        self.head = EntryHead(menu, self)
        self.title = TitleEdit(self.tr("Title, if you like"), LONGEST_TITLE, self)
        self.notices = EntryNotices(self)
        self.stepper = Stepper(self)
        self.area = StepsArea(extra, self)
        self.foot = EntryFoot(self)
        self._hint = label(self.tr("Esc leaves focus mode"), "caption")
        self._lay_out()

    def set_focused(self, *, focused: bool) -> None:
        """Show the title, the question and the text, and nothing else."""
        self.focused = focused
        for part in (self.head, self.foot, self.stepper, self.notices):
            part.setVisible(not focused)
        self._hint.setVisible(focused)
        self._keep_measure()

    def only_read(self) -> None:
        """Take no word and no other day: the journal cannot be written."""
        self.area.read_only = True
        hold(self.title)
        self.title.setPlaceholderText("")
        self.head.only_read()

    def put_in_order(self) -> None:
        """Let Tab read: title, strips, steps, the text, the foot."""
        read_in_order(self.title, self.notices, self.stepper, self.area, self.foot)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Steps, strips and rows are made as one goes: they are put in their place first."""
        self.put_in_order()
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._keep_measure()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for 200 % text on a small screen."""
        return QSize(em(18), em(16))

    def _keep_measure(self) -> None:
        face = QFontMetrics(prose_font())
        measure = face.horizontalAdvance(_ALPHABET) * MEASURE // len(_ALPHABET)
        least = SPACE["xl"] if self.width() < em(50) else SPACE["xxl"]
        side = max(least, (self.width() - measure) // 2)
        top = em(4) if self.focused else SPACE["lg"]
        self._over.setContentsMargins(side, top, side, SPACE["md"])
        self._under.setContentsMargins(side, SPACE["sm"], side, SPACE["md"])
        self.area.set_side_margins(side, side)
        self.title.set_most(round(self.height() * TITLE_SHARE))

    def _lay_out(self) -> None:
        set_ground(self, "surface")
        self.title.setAccessibleName(self.tr("Title"))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.hide()
        self._over = QVBoxLayout()
        self._over.setSpacing(SPACE["sm"])
        for widget in (self.head, self.title, self.notices, self.stepper):
            self._over.addWidget(widget)
        self._under = QVBoxLayout()
        self._under.addWidget(self.foot)
        self._under.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._over)
        column.addWidget(self.area, 1)
        column.addLayout(self._under)

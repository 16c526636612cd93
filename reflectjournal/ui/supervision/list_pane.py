"""The left of the Supervision page: the sessions, and the ways to actions and calendar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import ActionFilter, Session
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.session_list import SessionList
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label


class ListPane(QWidget):
    """Sessions in time order; below them the open actions and the calendar."""

    session_chosen = Signal(int)
    entered = Signal()
    new_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        set_ground(self, "canvas", "right")
        self.sessions = SessionList(journal, self)
        self.sessions.session_chosen.connect(self.session_chosen)
        self.sessions.entered.connect(self.entered)
        self.new_button = writes(IconButton("add", self.tr("Plan a session"), "text"))
        self.new_button.clicked.connect(self.new_asked)
        self.actions_link = LinkButton("", "list")
        self.actions_link.clicked.connect(lambda: self.page_asked.emit("actions"))
        calendar = LinkButton(self.tr("Calendar"), "calendar")
        calendar.clicked.connect(lambda: self.page_asked.emit("calendar"))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE["md"], 0, 0, SPACE["xs"])
        head.addWidget(label(self.tr("Sessions"), "title"), 1)
        head.addWidget(self.new_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE["md"], SPACE["sm"], 0, 0)
        foot.setSpacing(2)
        foot.addWidget(self.actions_link)
        foot.addWidget(calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["sm"] + 2, SPACE["lg"] + 4, SPACE["sm"] + 2, SPACE["lg"])
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.sessions, 1)
        column.addLayout(foot)

    def refresh(self, chosen: int) -> None:
        """Read again, keeping the choice."""
        self.sessions.refresh(chosen)
        open_ = self._journal.actions.count(ActionFilter(open=True))
        self.actions_link.setText(self.tr("Open actions, %1").replace("%1", str(open_)))

    def first(self) -> Session | None:
        """The next session, else the last one."""
        return self.sessions.sessions.first()

    def mark(self, session_id: int) -> None:
        """Show which session is open."""
        self.sessions.mark(session_id)

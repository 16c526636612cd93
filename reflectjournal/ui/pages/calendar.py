"""The calendar: a month with what was written and which sessions stand, by keyboard alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Changes, EntryFilter, EntryRow, Session, SessionFilter
from reflectjournal.ui.days import clock, long_day, month, this_day
from reflectjournal.ui.models.row_words import title_or_words
from reflectjournal.ui.page import Page
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.month import Day, MonthGrid, month_away
from reflectjournal.ui.supervision.session_dialog import SessionDialog
from reflectjournal.ui.supervision.words import session_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, IconButton, LinkButton
from reflectjournal.ui.widgets.rows import Row, scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme

MOST_ENTRIES = 2000
DAY_EMS, MONTH_EMS = 19.0, 38.0


class CalendarPage(Page):
    """The month at the left, the chosen day at the right."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Calendar")
        self._settings: SettingsFile | None = None
        self._entries: dict[date, list[EntryRow]] = {}
        self.month = heading("")
        self.grid = MonthGrid()
        self.grid.day_chosen.connect(self._show_day)
        self.grid.month_asked.connect(self.go_to)
        self.grid.entered.connect(self._enter)
        self._side = QWidget()
        self._side_body: QWidget | None = None
        self._lay_out()

    def prefer(self, settings: SettingsFile, _look: Theme) -> None:
        self._settings = settings

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved."""
        if changes is None or changes.touches("entry") or changes.touches("session"):
            self.go_to(self.grid.day)

    def setFocus(self, *_reason: object) -> None:
        """The days."""
        self.grid.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """The month and the day."""
        return (self._left, self._day_pane)

    def go_to(self, day: date) -> None:
        """Show the month of a day, with the day chosen."""
        first = day.replace(day=1)
        grid = self.grid.days
        grid.month = first
        since, until = grid.first, grid.last
        rows = self.journal.entries.page(EntryFilter(since=since, until=until), limit=MOST_ENTRIES)
        self._entries = defaultdict(list)
        for row in rows:
            self._entries[row.day].append(row)
        counts = Counter(row.day for row in rows)
        sessions: dict[date, list[Session]] = defaultdict(list)
        found = self.journal.sessions.page(SessionFilter(since=since, until=until), limit=500)
        for session in reversed(found):
            sessions[session.starts_at.astimezone().date()].append(session)
        days = {
            each: Day(each, counts[each], tuple(sessions[each])) for each in {*counts, *sessions}
        }
        grid.show(first, days)
        self.month.setText(f"{month(first)} {first.year}")
        self.grid.choose(day)

    def new_session(self) -> None:
        """Plan a session on the chosen day."""
        dialog = SessionDialog(None, self.window(), day=self.grid.day)
        if dialog.exec():
            self.journal.sessions.plan(dialog.session(), dialog.times)
        dialog.deleteLater()

    # -- inside ----------------------------------------------------------------------------

    def _enter(self, _day: Day) -> None:
        """Go into the day: its first row, else plan a session on it."""
        rows = self._side_body.findChildren(Row) if self._side_body else []
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.new_session()

    def _show_day(self, day: Day) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addWidget(heading(long_day(day.day), 3))
        for session in day.sessions:
            row = Row(session_words(session), session.with_whom, drawing="speech",
                      right=clock(session.starts_at))  # fmt: skip
            row.make_openable()
            row.opened.connect(lambda s=session: self.page_asked.emit(f"supervision#{s.id}"))
            column.addWidget(row)
        hidden = self._settings is not None and self._settings.values.hide_titles
        for entry in self._entries.get(day.day, []):
            title = self.tr("Title hidden") if hidden else title_or_words(entry)
            row = Row(title, drawing="book")
            row.make_openable()
            row.opened.connect(lambda e=entry: self.entry_asked.emit(e.id))
            column.addWidget(row)
        if not day.sessions and not day.entries:
            column.addWidget(label(self.tr("Nothing on this day."), "muted", wrap=True))
        plan = writes(LinkButton(self.tr("Plan a session"), "add"))
        plan.clicked.connect(self.new_session)
        column.addWidget(plan, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        if self._side_body is not None:
            self._side_column.removeWidget(self._side_body)
            self._side_body.hide()
            self._side_body.deleteLater()
        self._side_body = body
        self._side_column.addWidget(body)

    def _lay_out(self) -> None:
        before = IconButton("chevron-left", self.tr("The month before"), "text")
        before.clicked.connect(lambda: self.go_to(month_away(self.grid.day, -1)))
        after = IconButton("chevron-right", self.tr("The month after"), "text")
        after.clicked.connect(lambda: self.go_to(month_away(self.grid.day, 1)))
        today = Button(self.tr("Today"), "outline")
        today.clicked.connect(lambda: self.go_to(this_day()))
        back = LinkButton(self.tr("Supervision"), "arrow-left")
        back.clicked.connect(lambda: self.page_asked.emit("supervision"))
        head = QHBoxLayout()
        head.addWidget(self.month, 1)
        for button in (today, before, after):
            head.addWidget(button)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(em(2.4), SPACE["xl"], em(1.6), SPACE["lg"])
        left.setSpacing(SPACE["sm"])
        left.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(head)
        left.addWidget(self.grid, 1)
        self._day_pane = QWidget()
        set_ground(self._day_pane, "canvas", "left")
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(SPACE["lg"], SPACE["xl"], SPACE["lg"], SPACE["lg"])
        frame = QVBoxLayout(self._day_pane)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(self._side, "canvas"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._day_pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day stands below the month where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= em(DAY_EMS + MONTH_EMS)
        direction = QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._day_pane.setMinimumWidth(em(DAY_EMS) if wide else 0)
        self._day_pane.setMaximumWidth(em(DAY_EMS) if wide else 16_777_215)
        self._day_pane.setMaximumHeight(16_777_215 if wide else em(12))

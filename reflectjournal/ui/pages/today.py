"""Today: the open draft, the next session, actions, goals, what was written lately. Never a nag."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.commands import key_words
from reflectjournal.ui.days import long_day, near_time, this_day, within_time
from reflectjournal.ui.page import Page
from reflectjournal.ui.pages.today_parts import (
    actions_part,
    first_day,
    goals_part,
    lately_part,
    sessions_part,
)
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import ElidedLabel, heading, key_hint, label, pill, rule

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes, EntryRow
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme

LONG_ABSENCE = timedelta(days=21)
ONE_COLUMN_BELOW_EMS = 60.0


class TodayPage(Page):
    """At most three rows of each; what is not there leaves no gap."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Today")
        self._settings: SettingsFile | None = None
        self._wide, self._em = True, theme.em(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        outer.addWidget(scrolled(self._host))
        self._body: QWidget | None = None
        self.first_button: QWidget | None = None

    def prefer(self, settings: SettingsFile, _look: Theme) -> None:
        self._settings = settings

    def refresh(self, changes: Changes | None) -> None:
        self._fill()
        if changes is None and self.first_button is not None:
            self.first_button.setFocus()

    def setFocus(self, *_reason: object) -> None:
        if self.first_button is not None:
            self.first_button.setFocus()
        else:
            super().setFocus()

    @property
    def _hide_titles(self) -> bool:
        return self._settings is not None and self._settings.values.hide_titles

    def _fill(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self.first_button = None
        side = theme.em(3.4)
        self._column.setContentsMargins(side, theme.em(2.4), side, theme.SPACE["lg"])
        today = this_day()
        latest = self.journal.entries.latest(4)
        draft = self.journal.entries.open_draft()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["lg"])
        column.addLayout(self._head(today, latest))
        if not latest and draft is None:
            part = first_day(self)
            self.first_button = part.button
            column.addWidget(part)
        else:
            column.addWidget(rule())
            if draft is not None:
                column.addWidget(self._draft(draft))
                column.addWidget(rule())
            column.addSpacing(theme.SPACE["xs"])
            shown = [row for row in latest if draft is None or row.id != draft.id][:3]
            column.addLayout(self._parts(today, shown))
        column.addStretch(1)
        column.addLayout(self._foot())
        self._column.addWidget(self._body)
        self._body.show()  # at once, so that it can take the focus

    def _head(self, today: date, latest: tuple[EntryRow, ...]) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(theme.SPACE["xs"])
        head.addWidget(heading(long_day(today, today=today)))
        away = bool(latest) and today - latest[0].updated_at.astimezone().date() > LONG_ABSENCE
        words = (
            self.tr("Welcome back. Start wherever you like.")
            if away
            else self.tr("Start wherever you like.")
        )
        head.addWidget(label(words, "muted", wrap=True))
        return head

    def _draft(self, draft: EntryRow) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["lg"])
        bar = QFrame()
        bar.setProperty("bar", "accent")
        row.addWidget(bar)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE["xs"])
        words.addWidget(label(self.tr("A draft is open"), "section"))
        hidden = self._hide_titles
        title = self.tr("Title hidden") if hidden else draft.title or self.tr("Untitled")
        words.addWidget(ElidedLabel(title, "title"))
        if draft.excerpt and not hidden:
            words.addWidget(ElidedLabel(f"“{draft.excerpt}”", "muted"))
        words.addWidget(ElidedLabel("  ·  ".join(self._about(draft)), "caption"))
        row.addLayout(words, 1)
        go_on = Button(self.tr("Continue"), "tonal", "pen")
        go_on.setAccessibleDescription(title)
        go_on.clicked.connect(lambda: self.entry_asked.emit(draft.id))
        self.first_button = go_on
        row.addWidget(go_on)
        return strip

    def _about(self, draft: EntryRow) -> list[str]:
        guide = self.journal.guides.get(draft.guide)
        parts = [guide.title] if guide else []
        step = self.journal.entries.get(draft.id).step
        if guide and step:
            ids = [each.id for each in guide.steps]
            if step in ids:
                words = self.tr("step %1 of %2, %3").replace("%1", str(ids.index(step) + 1))
                title = guide.steps[ids.index(step)].title
                parts.append(words.replace("%2", str(len(ids))).replace("%3", title))
        return [*parts, near_time(draft.updated_at)]

    def _parts(self, today: date, lately: list[EntryRow]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.em(3.4))
        grid.setVerticalSpacing(theme.SPACE["xl"])
        parts = [
            sessions_part(self, today),
            goals_part(self, today),
            actions_part(self, today),
            lately_part(self, lately, hide_titles=self._hide_titles),
        ]
        across = 2 if self._wide else 1
        shown = [part for part in parts if part is not None]
        for position, part in enumerate(shown):
            grid.addWidget(part, position // across, position % across)
            grid.setColumnStretch(position % across, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        said, failed = self._backup_words()
        if failed:
            row.addWidget(pill(said, "todo"))
        else:
            row.addWidget(IconLabel("lock", "text_muted", 1.1))
            row.addWidget(label(said, "caption"))
        row.addStretch(1)
        if self._wide:
            row.addWidget(key_hint(self.tr("Go to anything"), key_words("Ctrl+K")))
            row.addSpacing(theme.SPACE["sm"])
            row.addWidget(key_hint(self.tr("Just write"), key_words("Ctrl+Shift+N")))
        return row

    def _backup_words(self) -> tuple[str, bool]:
        """What is known about backups, and whether it needs looking at."""
        if self.journal.backups.daily_failed():
            return self.tr("The last backup failed"), True
        folder = self._settings.values.backup_folder if self._settings else ""
        made = self.journal.backups.all(Path(folder) if folder else None)
        if not made:
            return self.tr("No backup yet"), False
        return self.tr("Last backup %1, checked").replace("%1", within_time(made[0].made_at)), False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.em(ONE_COLUMN_BELOW_EMS)
        if (wide, theme.em(1)) != (self._wide, self._em):
            first = self.first_button  # the window knows it also before it is shown itself
            focused = first is not None and self.window().focusWidget() is first
            self._wide, self._em = wide, theme.em(1)
            self._fill()
            if focused:
                self.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(18), theme.em(12))

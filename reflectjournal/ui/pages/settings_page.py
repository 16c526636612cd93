"""Settings: drawn from the table of preferences, and what concerns this journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.page import Page
from reflectjournal.ui.pages.settings_journal import JournalPart
from reflectjournal.ui.widgets.preferences import PreferenceRow, translated
from reflectjournal.ui.widgets.rows import Column, Section, scrolled
from reflectjournal.ui.widgets.text import breakable, heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme

COLUMN_EMS = 52


class SettingsPage(Page):
    """Every change holds at once; there is no button to save."""

    preferences_changed = Signal()
    restore_asked = Signal(object)

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Settings")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        host = QWidget()
        self._column = QVBoxLayout(host)
        side = theme.em(3.15)
        self._column.setContentsMargins(side, theme.SPACE["xl"], side, theme.SPACE["xxl"])
        self._column.setSpacing(theme.SPACE["xl"])
        self._column.addWidget(heading(self.title))
        outer.addWidget(scrolled(host))
        self.rows: dict[str, PreferenceRow] = {}
        self.journal_part: JournalPart | None = None
        self._settings: SettingsFile | None = None
        self._look: Theme | None = None

    def prefer(self, settings: SettingsFile, look: Theme) -> None:
        from reflectjournal.settings import PREFERENCES  # noqa: PLC0415

        self._settings = settings
        groups = dict.fromkeys(p.group for p in PREFERENCES if p.label)
        for group in groups:
            section = Section(translated(group))
            for preference in PREFERENCES:
                if preference.label and preference.group == group:
                    value = getattr(settings.values, preference.name)
                    row = PreferenceRow(preference, value, self.ask)
                    row.changed.connect(self._change)
                    self.rows[preference.name] = row
                    section.add(row)
            self._column.addWidget(Column(section, COLUMN_EMS))
        self.journal_part = JournalPart(self.journal, self.jobs, self.ask, settings)
        self.journal_part.restore_asked.connect(self.restore_asked)
        self.journal_part.numbers_asked.connect(lambda: self.page_asked.emit("at-risk"))
        self._column.addWidget(Column(self.journal_part, COLUMN_EMS))
        where = self.tr("These settings are kept in %1. None of them holds anything you wrote.")
        self._column.addWidget(
            label(where.replace("%1", breakable(settings.path)), "caption", wrap=True)
        )
        self._column.addStretch(1)
        self._look = look
        look.changed.connect(self._show_text_size)

    def refresh(self, changes: Changes | None) -> None:
        if self.journal_part is not None and (changes is None or changes.touches("setting")):
            self.journal_part.refresh()

    def back_up(self) -> None:
        """Make a backup now; also done by its command."""
        if self.journal_part is not None:
            self.journal_part.back_up()

    def _show_text_size(self) -> None:
        if self._look is not None:
            self.rows["text_size"].show_value(self._look.points)

    def _change(self, name: str, value: object) -> None:
        if self._settings is None:
            return
        if isinstance(value, Path):
            value = str(value)
        self._settings.change(**{name: value})
        self.preferences_changed.emit()

"""Reminders while the journal is open, or when it is opened next: one at a time, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reflectjournal.errors import JournalError
from reflectjournal.journal.reminders import About, Reminder, next_reminder, note_given
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.days import near_time, within
from reflectjournal.ui.supervision.words import kind_words
from reflectjournal.ui.widgets.notice import StripNotice

if TYPE_CHECKING:
    from reflectjournal.ui.window import Window

FIRST_LOOK = 2_000
"""Milliseconds after the window was made."""

LOOK_EVERY = 15 * 60_000


class Reminding(QObject):
    """A strip over the page; *Not now* and *Turn off* are as near as doing it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.strip: StripNotice | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(FIRST_LOOK)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def stop(self) -> None:
        """Look no more: the journal is closed."""
        self._clock.stop()

    def look(self) -> None:
        """Show the reminder that is due, where there is one and none is shown."""
        self._clock.setInterval(LOOK_EVERY)
        window = self._window
        if self.strip is not None or not window.settings.values.remind_of_sessions:
            return
        try:
            reminder = next_reminder(window.journal)
            if reminder is not None and not window.journal.read_only:
                note_given(window.journal, reminder)
        except JournalError:
            return  # a reminder is no reason to disturb anybody with a fault
        if reminder is not None:
            self._show(reminder)

    def _show(self, reminder: Reminder) -> None:
        words = self._words(reminder)
        act = self.tr("Prepare") if reminder.about is About.PREPARE else self.tr("Write the record")
        self.strip = StripNotice("offer")
        self.strip.say(
            "",
            words,
            (
                (act, lambda: self._act(reminder)),
                (self.tr("Not now"), self._put_away),
                (self.tr("Turn off reminders"), self._turn_off),
            ),
        )
        self._window.show_notice(self.strip)
        announce(self._window, words)

    def _words(self, reminder: Reminder) -> str:
        name = kind_words(reminder.session.kind)
        starts = reminder.session.starts_at
        if reminder.about is About.PREPARE:
            words = self.tr("%1: %2.")
            return words.replace("%1", name).replace("%2", near_time(starts))
        words = self.tr("%1, %2: write it while it is fresh.")
        day = within(starts.astimezone().date())
        return words.replace("%1", name).replace("%2", day)

    def _act(self, reminder: Reminder) -> None:
        self._put_away()
        page = self._window.show_place(f"supervision#{reminder.session.id}")
        deeds = getattr(page, "deeds", None)
        if deeds is not None:
            (deeds.prepare if reminder.about is About.PREPARE else deeds.record)()

    def _put_away(self) -> None:
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None

    def _turn_off(self) -> None:
        self._window.settings.change(remind_of_sessions=False)
        self._put_away()

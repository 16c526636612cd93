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
        wanted = window.settings.values
        if self.strip is not None:
            return
        try:
            reminder = next_reminder(
                window.journal,
                sessions=wanted.remind_of_sessions,
                development=wanted.remind_of_development,
            )
            if reminder is not None and not window.journal.read_only:
                note_given(window.journal, reminder)
        except JournalError:
            return  # a reminder is no reason to disturb anybody with a fault
        if reminder is not None:
            self._show(reminder)

    def _show(self, reminder: Reminder) -> None:
        words = self._words(reminder)
        acts = {
            About.PREPARE: self.tr("Prepare"),
            About.RECORD: self.tr("Write the record"),
            About.GOALS: self.tr("Look at it") if len(reminder.due) == 1 else self.tr("Show them"),
            About.RENEWALS: self.tr("Show the records"),
        }
        self.strip = StripNotice("offer")
        self.strip.say(
            "",
            words,
            (
                (acts[reminder.about], lambda: self._act(reminder)),
                (self.tr("Not now"), self._put_away),
                (self.tr("Turn off reminders"), lambda: self._turn_off(reminder)),
            ),
        )
        self._window.show_notice(self.strip)
        announce(self._window, words)

    def _words(self, reminder: Reminder) -> str:
        """Without any title: the strip stands over every page."""
        if reminder.session is None:
            return self._words_of_due(reminder)
        name = kind_words(reminder.session.kind)
        starts = reminder.session.starts_at
        if reminder.about is About.PREPARE:
            words = self.tr("%1: %2.")
            return words.replace("%1", name).replace("%2", near_time(starts))
        words = self.tr("%1, %2: write it while it is fresh.")
        day = within(starts.astimezone().date())
        return words.replace("%1", name).replace("%2", day)

    def _words_of_due(self, reminder: Reminder) -> str:
        count, first = len(reminder.due), within(reminder.due[0].day)
        if reminder.about is About.GOALS:
            one = self.tr("A goal is due for its review: %2.")
            many = self.tr("%1 goals are due for their review, the first of them since %2.")
        else:
            one = self.tr("Training or CPD is to be done again: %2.")
            many = self.tr("%1 records of CPD are to be done again, the first of them: %2.")
        words = one if count == 1 else many
        return words.replace("%1", str(count)).replace("%2", first)

    def _act(self, reminder: Reminder) -> None:
        self._put_away()
        if reminder.session is None:
            self._show_due(reminder)
            return
        page = self._window.show_place(f"supervision#{reminder.session.id}")
        deeds = getattr(page, "deeds", None)
        if deeds is not None:
            (deeds.prepare if reminder.about is About.PREPARE else deeds.record)()

    def _put_away(self) -> None:
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None

    def _show_due(self, reminder: Reminder) -> None:
        from reflectjournal.ui.pages.development import GOALS, RECORDS  # noqa: PLC0415 - when shown

        one = reminder.about is About.GOALS and len(reminder.due) == 1
        goal = f"#{reminder.due[0].id}" if one else ""
        page = self._window.show_place(f"development{goal}")
        show_tab = getattr(page, "show_tab", None)
        if show_tab is not None and not one:
            show_tab(RECORDS if reminder.about is About.RENEWALS else GOALS)

    def _turn_off(self, reminder: Reminder) -> None:
        if reminder.session is None:
            self._window.settings.change(remind_of_development=False)
        else:
            self._window.settings.change(remind_of_sessions=False)
        self._put_away()

"""What can be done with the entry in hand, from its menu, the list or a key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reflectjournal.errors import JournalError
from reflectjournal.guides import run
from reflectjournal.model import Entry, FlagKind, Link, LinkKind
from reflectjournal.ui.widgets.feelings_dialog import name_feelings

if TYPE_CHECKING:
    from reflectjournal.ui.pages.journal_sheet import JournalSheet

FREE = "free-writing"
AGENDA_AFTER = 1_500
"""Milliseconds after the last change of a wish until the next agenda follows."""


class EntryDeeds(QObject):
    """The verbs of the Journal page that are about one entry."""

    def __init__(self, page: JournalSheet) -> None:
        super().__init__(page)
        self._page = page
        self.agenda = QTimer(self)
        self.agenda.setSingleShot(True)
        self.agenda.setInterval(AGENDA_AFTER)
        self.agenda.timeout.connect(self._put_on_agenda)

    def entry_id(self) -> int:
        """The id of the entry in hand; 0 where there is none."""
        entry = self._page.writing.draft.entry
        return entry.id if entry else 0

    # -- small changes ---------------------------------------------------------------------

    def set_day(self, day: date) -> None:
        """The day the entry is about."""
        entry = self._page.writing.draft.current()
        if entry is not None:
            entry = replace(entry, day=day)
            self._page.writing.draft.change(entry)
            self._page.writing.show_head(entry)

    def name_feelings(self) -> None:
        """Feelings in a panel of their own, for guides that do not ask."""
        entry = self._page.writing.draft.current()
        named = name_feelings(entry.feelings, self._page) if entry else None
        if entry is not None and named is not None:
            entry = replace(entry, feelings=named)
            self._page.writing.draft.change(entry)
            self._page.writing.area.load_feelings(entry)
            self._page.inspector.feelings.load(entry)

    def _put_on_agenda(self) -> None:
        """What is flagged for supervision stands on the next agenda, with what is wanted."""
        if not self._page.writing.draft.flush():
            return
        entry = self._page.writing.draft.entry
        for flag in entry.flags if entry else ():
            if entry and flag.kind is FlagKind.SUPERVISION and flag.taken_at is None:
                self._page.journal.sessions.put_on_next_agenda(entry, flag)

    # -- other views -----------------------------------------------------------------------

    def leave_list(self) -> None:
        """Where the list stands alone, the entry that was pressed takes its place."""
        if self._page.middle.isHidden():
            self._page.open_entry(self.entry_id())

    def toggle_all_steps(self) -> None:
        """One question at a time, or all the steps on one page."""
        self._page.set_one_at_a_time(one=not self._page.writing.one_at_a_time)

    def show_bin(self) -> None:
        """The bin in the middle."""
        self._page.aside.bin.refresh()
        self._page.show_pane(self._page.aside.bin)

    def show_history(self) -> None:
        """Earlier versions in the middle."""
        page = self._page
        if self.entry_id() and page.writing.draft.leave():
            page.aside.history.show_entry(page.journal.entries.get(self.entry_id()))
            page.show_pane(page.aside.history)

    def read(self) -> None:
        """The reading view."""
        entry = self._page.writing.draft.current()
        if entry is not None:
            self._page.aside.reading.show_entry(entry)
            self._page.show_pane(self._page.aside.reading)

    def restored(self, entry: Entry) -> None:
        """A version was brought back: show it."""
        self._page.writing.show_state(entry)
        self._page.back_to_entry()
        self._page.said.emit(self.tr("Version brought back"))

    def go_to_hit(self, kind: str, id_: int) -> None:
        """A search result that is no entry: the page it lives on."""
        place = {"goal": "development", "session": "supervision", "action": "actions"}
        self._page.page_asked.emit(f"{place[kind]}#{id_}" if kind in place else "today")

    # -- verbs -----------------------------------------------------------------------------

    def delete(self, entry_id: int) -> None:
        """Into the bin, with Undo."""
        page = self._page
        if page.journal.read_only:
            return
        if not entry_id or (entry_id == self.entry_id() and not page.writing.draft.leave()):
            return
        page.journal.entries.delete(entry_id)
        if entry_id == self.entry_id():
            page.close_entry()

        def undo() -> None:
            page.journal.entries.restore(entry_id)
            page.open_entry(entry_id)

        page.undo_offered.emit(self.tr("Moved to the bin"), undo)

    def make_goal(self) -> None:
        """The selected sentence, or the title, becomes a goal that keeps where it came from."""
        page = self._page
        page.writing.draft.flush()
        entry = page.writing.draft.entry
        if entry is None or not entry.id:
            return
        sentence = page.menu.selection() or entry.title
        if not sentence:
            page.ask.tell(self.tr("Select the sentence that should become a goal."))
            return
        try:
            goal = page.journal.goal_from(entry.id, sentence)
        except JournalError as error:
            page.ask.tell(error)
            return
        page.undo_offered.emit(
            self.tr("Goal added to Development"), lambda: page.journal.goals.delete(goal.id)
        )

    def promote(self) -> None:
        """The selected words begin an entry of their own, linked to this one."""
        page = self._page
        words = page.menu.selection()
        entry = page.writing.draft.entry
        if entry is None or not words or not page.writing.draft.flush():
            page.ask.tell(self.tr("Select the words that should begin a new entry."))
            return
        new = page.journal.begin(FREE)
        new = run.answer(new, new.sections[0].step, words)
        link = Link(LinkKind.ENTRY, entry.id, entry.title)
        new = page.journal.entries.save(replace(new, links=(*new.links, link)))
        page.open_entry(new.id)

    def switch(self, guide_id: str) -> None:
        """Another guide for the entry in hand; Undo brings the one before back."""
        page = self._page
        if not page.writing.draft.flush():
            return
        before = page.writing.draft.entry
        if before is None or before.guide == guide_id:
            return
        page.writing.show_state(page.journal.switch_guide(before, guide_id))

        def undo() -> None:
            now = page.writing.draft.entry if page.writing.draft.flush() else None
            if now is not None and now.id == before.id:
                page.writing.show_state(page.journal.switch_guide(now, before.guide))

        page.undo_offered.emit(self.tr("Guide changed; every word is kept"), undo)

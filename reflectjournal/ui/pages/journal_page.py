"""The Journal page: the list, the entry in hand, and the rail beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reflectjournal.errors import JournalError, NotFound
from reflectjournal.model import Changes, Entry
from reflectjournal.ui.pages.journal_sheet import JournalSheet

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme


class JournalPage(JournalSheet):
    """Lets the parts hear of one another, and does what the window asks for."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self._connect_list()
        self._connect_writing()

    # -- what the window asks for ----------------------------------------------------------

    def prefer(self, settings: SettingsFile, _look: Theme) -> None:
        """Follow the preferences that are about writing and lists."""
        self.settings = settings
        self._follow_settings()

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes is None:
            self._follow_settings()
        if changes is None or changes.touches("entry"):
            self.list.refresh(self.writing.draft.entry)
        if changes is None:
            self.show_first()
            if self.focused:
                self.alone_asked.emit(True)
        entry = self.writing.draft.entry
        if entry is None or not entry.id or not self.writing.draft.settled:
            return
        beside = changes is not None and any(changes.touches(k) for k in ("action", "goal"))
        if changes is None or changes.touches("entry", entry.id) or beside:
            self._follow(entry)

    def leave(self) -> None:
        """Save what is unsaved. Raises the `JournalError` that prevents it."""
        QGuiApplication.inputMethod().commit()
        errors: list[JournalError] = []
        catch = self.writing.draft.failed.connect(errors.append)
        self.writing.draft.leave()
        self.writing.draft.failed.disconnect(catch)
        if errors:
            raise errors[0]

    def setFocus(self, *_reason: object) -> None:
        """The list, where it is shown and has something: the arrows walk it at once."""
        if self.list.isHidden() or not self.list.first_entry():
            super().setFocus()
        else:
            self.list.table.setFocus()

    def search(self) -> None:
        """Ctrl+F."""
        if self.list.isHidden():
            self.pane = "list"
            self.fit()
        self.list.search.setFocus()
        self.list.search.line.selectAll()

    def next_step(self) -> None:
        """Alt+Right."""
        self.writing.step_by(1)

    def previous_step(self) -> None:
        """Alt+Left."""
        self.writing.step_by(-1)

    def new_goal(self) -> None:
        """Ctrl+Shift+G: the selected sentence becomes a goal."""
        self.deeds.make_goal()

    def delete_entry(self) -> None:
        """Into the bin, with Undo."""
        self.deeds.delete(self.deeds.entry_id())

    def show_history(self) -> None:
        """Earlier versions beside the entry."""
        self.deeds.show_history()

    def print_page(self) -> None:
        """Ctrl+P. The text leaves the encrypted journal, so it is said first."""
        from reflectjournal.ui.pages.entry_paper import print_entry  # noqa: PLC0415 - rarely used

        print_entry(self.writing.draft.current(), self.ask, self)

    def _follow(self, entry: Entry) -> None:
        """The entry in hand was saved elsewhere, or something about it changed."""
        try:
            now = self.journal.entries.get(entry.id)
        except NotFound:
            self.close_entry()
            return
        if now.deleted_at is not None:
            self.close_entry()
        elif now.sections != entry.sections or now.title != entry.title:
            self.writing.show_state(now)
        else:
            self.writing.draft.replace(now)
            self.inspector.load(now, self.writing.guide)

    def _follow_settings(self) -> None:
        if self.settings is None:
            return
        values = self.settings.values
        self.rail_wanted = values.details_shown
        self.list.table.set_hide_titles(hidden=values.hide_titles)
        if values.one_question_at_a_time != self.writing.one_at_a_time:
            self.set_one_at_a_time(one=values.one_question_at_a_time)

    # -- who hears whom --------------------------------------------------------------------

    def _connect_list(self) -> None:
        self.list.entry_chosen.connect(self.show_entry)
        self.list.hit_chosen.connect(self.deeds.go_to_hit)
        self.list.clicked.connect(self.deeds.leave_list)
        self.list.text_asked.connect(lambda: self.open_entry(self.deeds.entry_id()))
        self.list.delete_asked.connect(self.deeds.delete)
        self.list.bin_asked.connect(self.deeds.show_bin)
        self.list.new_asked.connect(lambda: self.reflection_asked.emit(""))

    def _connect_writing(self) -> None:
        writing, head = self.writing, self.writing.head
        writing.entry_changed.connect(lambda e: self.inspector.load(e, writing.guide))
        writing.page_asked.connect(self.page_asked)
        writing.collectors.append(self.inspector.apply)
        writing.editor_built.connect(self.menu.watch)
        writing.notices.guide_asked.connect(self.reflection_asked)
        head.focus_asked.connect(self.focus_mode)
        head.inspector_asked.connect(self._on_rail_asked)
        head.back_asked.connect(self.search)
        head.day_chosen.connect(self.deeds.set_day)
        head.guide_asked.connect(self.menu.ask_guide)

        rail = self.inspector
        rail.edited.connect(self.writing.draft.touch)
        rail.undo_offered.connect(self.undo_offered)
        rail.saved_first.connect(self.writing.draft.flush)
        rail.back_asked.connect(self._on_rail_asked)
        rail.flags.taken_to_supervision.connect(self.deeds.agenda.start)
        rail.feelings.naming_asked.connect(self.deeds.name_feelings)
        rail.links.entry_asked.connect(self.entry_asked)
        rail.links.page_asked.connect(self.page_asked)
        rail.to_do.page_asked.connect(self.page_asked)

    def _on_rail_asked(self) -> None:
        self.toggle_rail()
        if self.settings is not None:
            self.settings.change(details_shown=self.rail_wanted)

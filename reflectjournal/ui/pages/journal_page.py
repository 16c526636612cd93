"""The Journal page: the list, the entry in hand, and the rail beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from reflectjournal.errors import JournalError, NotFound
from reflectjournal.model import Changes, Entry, FlagKind
from reflectjournal.ui.inspector.inspector import Inspector
from reflectjournal.ui.page import Page
from reflectjournal.ui.pages.bin_pane import BinPane
from reflectjournal.ui.pages.entry_deeds import EntryDeeds
from reflectjournal.ui.pages.entry_list_pane import EntryListPane
from reflectjournal.ui.pages.history_pane import HistoryPane
from reflectjournal.ui.pages.reading_pane import ReadingPane
from reflectjournal.ui.pages.writing_pane import WritingPane
from reflectjournal.ui.theme import em
from reflectjournal.ui.widgets.feelings_dialog import name_feelings
from reflectjournal.ui.widgets.notice import EmptyState

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme

LIST_EMS, RAIL_EMS, TEXT_EMS = 22.0, 17.5, 33.0


class JournalPage(Page):
    """Puts the parts together and lets them hear of one another."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Journal")
        self._settings: SettingsFile | None = None
        self._rail_wanted = True
        self._pane = "list"  # what is shown where there is room for one pane only
        self._focused = False
        self.menu = QMenu(self)
        self.list = EntryListPane(journal, self)
        self.deeds = EntryDeeds(self)
        self.writing = WritingPane(journal, self.menu, self.deeds.under, self)
        self.inspector = Inspector(journal, ask, self)
        self.reading = ReadingPane(self)
        self.history = HistoryPane(journal, self)
        self.bin = BinPane(journal, ask, self)
        self.nothing = QWidget(self)
        self.middle = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.deeds.fill(self.menu)

    # -- what the window asks for ----------------------------------------------------------

    def prefer(self, settings: SettingsFile, look: Theme) -> None:
        """Follow the preferences that are about writing and lists."""
        self._settings = settings
        self._follow_settings()
        look.changed.connect(self._fit)

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes is None:
            self._follow_settings()
            self._show_first()
        if changes is None or changes.touches("entry"):
            self.list.refresh()
        entry = self.writing.draft.entry
        if entry is None or not entry.id:
            return
        own = changes is None or changes.touches("entry", entry.id) or changes.touches("action")
        if own and not self.writing.draft.dirty:
            self._follow(entry)

    def leave(self) -> None:
        """Save what is unsaved. Raises the `JournalError` that prevents it."""
        errors: list[JournalError] = []
        catch = self.writing.draft.failed.connect(errors.append)
        done = self.writing.draft.leave()
        self.writing.draft.failed.disconnect(catch)
        if not done and errors:
            raise errors[0]

    def panes(self) -> tuple[QWidget, ...]:
        """List, text, rail."""
        return (self.list, self.middle, self.inspector)

    def open_entry(self, entry_id: int) -> None:
        """Show an entry and put the cursor into it. Says so where it is gone."""
        if self._show_entry(entry_id):
            self.list.select(entry_id)
            self._pane = "text"
            self._fit()
            self._focus_text()

    # -- commands --------------------------------------------------------------------------

    def search(self) -> None:
        """Ctrl+F."""
        if not self.list.isVisible():
            self._pane = "list"
            self._fit()
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
        entry = self.writing.draft.entry
        if entry is not None:
            self.deeds.delete(entry.id)

    def show_history(self) -> None:
        """Earlier versions beside the entry."""
        entry = self.writing.draft.entry
        if entry is not None and entry.id and self.writing.draft.leave():
            self.history.show_entry(self.journal.entries.get(entry.id))
            self.show_pane(self.history)

    def print_page(self) -> None:
        """Ctrl+P."""
        self.deeds.print_entry()

    def focus_mode(self) -> None:
        """F11: the text and its question, nothing else; again to leave."""
        if not self._focused and self.writing.draft.entry is None:
            return
        self._focused = not self._focused
        self.middle.setCurrentWidget(self.writing)
        self.writing.set_focused(focused=self._focused)
        self.alone_asked.emit(self._focused)
        self._fit()
        self._focus_text()

    # -- what happens ----------------------------------------------------------------------

    def _show_entry(self, entry_id: int) -> bool:
        entry = self.writing.draft.entry
        if entry is not None and entry.id == entry_id:
            self.middle.setCurrentWidget(self.writing)
            return True
        try:
            self.writing.open(self.journal.entries.get(entry_id))
        except NotFound as error:
            self.ask.tell(error)
            return False
        self.middle.setCurrentWidget(self.writing)
        self._fit()
        return True

    def _show_first(self) -> None:
        """Something to read where nothing is open yet."""
        if self.writing.draft.entry is None:
            first = self.list.first_entry()
            if first:
                self._show_entry(first)
                self.list.select(first)
            else:
                self.middle.setCurrentWidget(self.nothing)
        self._fit()

    def _follow(self, entry: Entry) -> None:
        """The entry in hand was saved elsewhere, or something about it changed."""
        try:
            now = self.journal.entries.get(entry.id)
        except NotFound:
            now = replace(entry, deleted_at=entry.updated_at)
        if now.deleted_at is not None:
            self.close_entry()
        elif now.sections != entry.sections or now.title != entry.title:
            self.writing.show_again(now)
        else:
            self.writing.draft.replace(now)
            self.inspector.load(now, self.writing.guide)

    def close_entry(self) -> None:
        """Hold no entry; show the next one there is."""
        self.writing.draft.drop()
        self._show_first()

    def _on_entry(self, entry: Entry) -> None:
        self.inspector.load(entry, self.writing.guide)

    def _on_supervision(self) -> None:
        """The flag is on: its wish goes to the next agenda with the next save."""
        self._agenda.start()

    def _put_on_agenda(self) -> None:
        if not self.writing.draft.flush():
            return
        entry = self.writing.draft.entry
        flag = (
            next((f for f in entry.flags if f.kind is FlagKind.SUPERVISION), None)
            if entry
            else None
        )
        if entry is not None and flag is not None and flag.taken_at is None:
            self.journal.sessions.put_on_next_agenda(entry, flag)

    def _on_feelings(self) -> None:
        entry = self.writing.draft.current()
        if entry is None:
            return
        named = name_feelings(entry.feelings, self)
        if named is not None:
            entry = replace(entry, feelings=named)
            self.writing.draft.change(entry)
            self.writing.area.load_feelings(entry)
            self.inspector.feelings.load(entry)

    def _focus_text(self) -> None:
        entry = self.writing.draft.entry
        if entry is not None:
            self.writing.focus_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves focus mode, the reading view and the panes beside the entry."""
        if event.key() == Qt.Key.Key_Escape:
            if self._focused:
                self.focus_mode()
                return
            if self.middle.currentWidget() in (self.reading, self.history, self.bin):
                self.back_to_entry()
                return
        super().keyPressEvent(event)

    def show_pane(self, pane: QWidget) -> None:
        """Show the reading view, the history or the bin in the middle."""
        if self._focused:
            self.focus_mode()
        self.middle.setCurrentWidget(pane)
        self._pane = "text"
        self._fit()

    def back_to_entry(self) -> None:
        """From the reading view, the history or the bin."""
        has = self.writing.draft.entry is not None
        self.middle.setCurrentWidget(self.writing if has else self.nothing)
        self._fit()
        self._focus_text()

    # -- room ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail, then the list."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        self.list.setFixedWidth(em(LIST_EMS))
        self.inspector.setFixedWidth(em(RAIL_EMS))
        writing = self.middle.currentWidget() is self.writing
        rail = self._rail_wanted and writing
        both = width >= em(LIST_EMS + RAIL_EMS + TEXT_EMS)
        wide = width >= em(LIST_EMS + TEXT_EMS)
        if self._focused:
            shown = (False, True, False)
        elif both or (wide and not (rail and self._pane == "rail")):
            shown = (True, True, rail and both)
        elif self._pane == "rail" and rail:
            shown = (False, width >= em(RAIL_EMS + TEXT_EMS * 0.75), True)
        elif self._pane == "list" or self.writing.draft.entry is None:
            shown = (True, False, False)
            self.list.setMaximumWidth(16_777_215)
        else:
            shown = (False, True, False)
        for pane, on in zip((self.list, self.middle, self.inspector), shown, strict=True):
            pane.setVisible(on)
        if not shown[1] and shown[2]:
            self.inspector.setMaximumWidth(16_777_215)
        self.writing.head.show_back(shown=not shown[0])
        self.writing.head.inspector_button.setChecked(shown[2])

    def _toggle_rail(self) -> None:
        shown = self.inspector.isVisible()
        self._rail_wanted = not shown
        self._pane = "text" if shown else "rail"
        if self._settings is not None:
            self._settings.change(details_shown=self._rail_wanted)
        self._fit()

    def _follow_settings(self) -> None:
        if self._settings is None:
            return
        values = self._settings.values
        self._rail_wanted = values.details_shown
        self.list.set_hide_titles(hidden=values.hide_titles)
        if values.one_question_at_a_time != self.writing.one_at_a_time:
            self.set_one_at_a_time(one=values.one_question_at_a_time)

    def set_one_at_a_time(self, *, one: bool) -> None:
        """One question at a time, or all the steps on one page; remembered."""
        self.writing.one_at_a_time = one
        if self._settings is not None and self._settings.values.one_question_at_a_time != one:
            self._settings.change(one_question_at_a_time=one)
        entry = self.writing.draft.current()
        if entry is not None:
            self.writing.show_again(entry)

    def _lay_out(self) -> None:
        empty = EmptyState(
            self.tr("Nothing is written yet."), self.tr("New reflection"), self.nothing
        )
        empty.action_chosen.connect(lambda: self.reflection_asked.emit(""))
        row = QHBoxLayout(self.nothing)
        row.setContentsMargins(em(3), em(6), em(3), em(3))
        row.addWidget(empty)
        for pane in (self.nothing, self.writing, self.reading, self.history, self.bin):
            self.middle.addWidget(pane)
        panes = QHBoxLayout(self)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.list)
        panes.addWidget(self.middle, 1)
        panes.addWidget(self.inspector)

    def _connect(self) -> None:
        self._agenda = QTimer(self)
        self._agenda.setSingleShot(True)
        self._agenda.setInterval(1500)
        self._agenda.timeout.connect(self._put_on_agenda)
        self.list.entry_chosen.connect(self._show_entry)
        self.list.hit_chosen.connect(self.deeds.go_to_hit)
        self.list.text_asked.connect(lambda: self.open_entry(self.deeds.entry_id()))
        self.list.delete_asked.connect(self.deeds.delete)
        self.list.bin_asked.connect(self.deeds.show_bin)
        self.list.new_asked.connect(lambda: self.reflection_asked.emit(""))
        self.writing.entry_changed.connect(self._on_entry)
        self.writing.page_asked.connect(self.page_asked)
        self.writing.collectors.append(self.inspector.apply)
        self.writing.editor_built.connect(self.deeds.watch)
        self.writing.notices.guide_asked.connect(self.reflection_asked)
        head = self.writing.head
        head.focus_asked.connect(self.focus_mode)
        head.inspector_asked.connect(self._toggle_rail)
        head.back_asked.connect(self.deeds.show_list)
        head.day_chosen.connect(self.deeds.set_day)
        head.guide_asked.connect(self.deeds.ask_guide)
        self.inspector.edited.connect(self.writing.draft.touch)
        self.inspector.undo_offered.connect(self.undo_offered)
        self.inspector.saved_first.connect(self.deeds.save_first)
        self.inspector.flags.taken_to_supervision.connect(self._on_supervision)
        self.inspector.feelings.naming_asked.connect(self._on_feelings)
        self.inspector.links.entry_asked.connect(self.entry_asked)
        self.inspector.links.page_asked.connect(self.page_asked)
        for pane in (self.reading, self.history, self.bin):
            pane.closed.connect(self.back_to_entry)
        self.history.restored.connect(self.deeds.restored)
        self.bin.restored.connect(self.open_entry)

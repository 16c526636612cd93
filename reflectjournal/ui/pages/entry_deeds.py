"""What can be done with the entry in hand, from its menu, the list or a key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.guides import run
from reflectjournal.model import FAMILIES, Entry, Link, LinkKind
from reflectjournal.ui.icons import icon
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.step_parts import Part

if TYPE_CHECKING:
    from reflectjournal.ui.pages.journal_page import JournalPage

FREE = "free-writing"


class EntryDeeds(QObject):
    """The verbs of the Journal page that are about one entry."""

    def __init__(self, page: JournalPage) -> None:
        super().__init__(page)
        self._page = page
        self._editor: Editor | None = None

    # -- the menu --------------------------------------------------------------------------

    def fill(self, menu: QMenu) -> None:
        """Put the deeds into the entry's menu."""
        page = self._page
        menu.addAction(icon("book"), self.tr("Read"), self.read)
        menu.addAction(icon("history"), self.tr("Earlier versions"), page.show_history)
        self._all = menu.addAction(self.tr("All steps on one page"))
        self._all.setCheckable(True)
        self._all.toggled.connect(lambda on: page.set_one_at_a_time(one=not on))
        menu.addSeparator()
        menu.addAction(icon("goal"), self.tr("Make this a goal"), self.make_goal)
        menu.addAction(icon("page"), self.tr("New entry from the selection"), self.promote)
        menu.addAction(icon("attach"), self.tr("Add a file…"), page.inspector.files.add_file)
        menu.addSeparator()
        menu.addAction(icon("print"), self.tr("Print…"), self.print_entry)
        menu.addAction(icon("save"), self.tr("Save as PDF…"), self.save_pdf)
        menu.addSeparator()
        menu.addAction(icon("bin"), self.tr("Move to the bin"), page.delete_entry)
        menu.aboutToShow.connect(self._on_menu)

    def _on_menu(self) -> None:
        self._all.blockSignals(True)
        self._all.setChecked(not self._page.writing.one_at_a_time)
        self._all.blockSignals(False)

    def watch(self, editor: Editor) -> None:
        """Know the piece of prose that was worked in last, and add to its menu."""
        editor.selectionChanged.connect(partial(self._hold, editor))
        editor.menu_opening.connect(self._add_to_menu)
        editor.files_dropped.connect(self._page.inspector.files.add_files)

    def _hold(self, editor: Editor) -> None:
        self._editor = editor

    def _add_to_menu(self, menu: QMenu) -> None:
        if self.selection():
            menu.addSeparator()
            menu.addAction(self.tr("Make this a goal"), self.make_goal)
            menu.addAction(self.tr("New entry from the selection"), self.promote)

    # -- small changes ---------------------------------------------------------------------

    def entry_id(self) -> int:
        """The id of the entry in hand; 0 where there is none."""
        entry = self._page.writing.draft.entry
        return entry.id if entry else 0

    def selection(self) -> str:
        """The words selected in the text."""
        alive = [editor for editor in self._page.writing.area.editors() if editor is self._editor]
        return alive[0].selected_text().strip() if alive else ""

    def save_first(self) -> None:
        """Have the entry in the journal before something is kept with it."""
        self._page.writing.draft.flush()

    def set_day(self, day: date) -> None:
        """The day the entry is about."""
        entry = self._page.writing.draft.current()
        if entry is not None:
            entry = replace(entry, day=day)
            self._page.writing.draft.change(entry)
            self._page.writing.show_head(entry)

    def show_list(self) -> None:
        """Back to the list where it had to give room."""
        self._page.search()

    def show_bin(self) -> None:
        """The bin in the middle."""
        self._page.bin.refresh()
        self._page.show_pane(self._page.bin)

    def read(self) -> None:
        """The reading view."""
        entry = self._page.writing.draft.current()
        if entry is not None:
            self._page.reading.show_entry(entry)
            self._page.show_pane(self._page.reading)

    def restored(self, entry: Entry) -> None:
        """A version was brought back: show it."""
        self._page.writing.open(entry)
        self._page.back_to_entry()
        self._page.said.emit(self.tr("Version brought back"))

    def go_to_hit(self, kind: str, id: int) -> None:  # noqa: ARG002 - pages open by name
        """A search result that is no entry."""
        place = {"goal": "development", "session": "supervision", "action": "supervision"}
        self._page.page_asked.emit(place.get(kind, "today"))

    # -- verbs -----------------------------------------------------------------------------

    def delete(self, entry_id: int) -> None:
        """Into the bin, with Undo."""
        page = self._page
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
        self.save_first()
        entry = page.writing.draft.current()
        if entry is None or not entry.id:
            return
        sentence = self.selection() or entry.title
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
        words = self.selection()
        self.save_first()
        entry = page.writing.draft.current()
        if entry is None or not words:
            page.ask.tell(self.tr("Select the words that should begin a new entry."))
            return
        new = page.journal.begin(FREE)
        new = run.answer(new, new.sections[0].step, words)
        link = Link(LinkKind.ENTRY, entry.id, entry.title)
        new = page.journal.entries.save(replace(new, links=(*new.links, link)))
        page.open_entry(new.id)

    def ask_guide(self) -> None:
        """Offer the guides; the one chosen keeps every word."""
        page = self._page
        guides = page.journal.guides
        menu = QMenu(page)
        for guide in guides.eight:
            menu.addAction(guide.title, partial(self.switch, guide.id))
        menu.addSeparator()
        for family, title in (*FAMILIES.items(), ("own", self.tr("Your own guides"))):
            members = guides.family(family)
            if members:
                part = menu.addMenu(title.replace("&", "&&"))
                for guide in members:
                    part.addAction(guide.title.replace("&", "&&"), partial(self.switch, guide.id))
        head = page.writing.head
        menu.exec(head.mapToGlobal(head.rect().bottomLeft()))
        menu.deleteLater()

    def switch(self, guide_id: str) -> None:
        """Another guide for the entry in hand; Undo brings the one before back."""
        page = self._page
        before = page.writing.draft.current()
        if before is None or before.guide == guide_id or not page.writing.draft.flush():
            return
        before = page.writing.draft.entry or before
        after = page.journal.switch_guide(before, guide_id)
        page.writing.open(after)

        def undo() -> None:
            now = page.writing.draft.current()
            if now is not None and now.id == before.id:
                page.writing.draft.flush()
                page.writing.open(page.journal.switch_guide(now, before.guide))

        page.undo_offered.emit(self.tr("Guide changed; every word is kept"), undo)

    def under(self, part: Part) -> QWidget | None:
        """What else stands under a step: the links it gathers."""
        from reflectjournal.ui.widgets.gathering import gathering  # noqa: PLC0415 - few steps need it

        return gathering(part, self._page)

    # -- paper -----------------------------------------------------------------------------

    def print_entry(self) -> None:
        """On paper. The text leaves the encrypted journal, so it is said first."""
        from reflectjournal.ui.pages.entry_paper import print_entry  # noqa: PLC0415 - rarely used

        entry = self._page.writing.draft.current()
        if entry is not None:
            print_entry(entry, self._page.ask, self._page)

    def save_pdf(self) -> None:
        """As a PDF where the person says."""
        from reflectjournal.ui.pages.entry_paper import save_pdf  # noqa: PLC0415 - rarely used

        entry = self._page.writing.draft.current()
        path: Path | None = save_pdf(entry, self._page.ask) if entry is not None else None
        if path is not None:
            self._page.said.emit(self.tr("Saved as PDF"))

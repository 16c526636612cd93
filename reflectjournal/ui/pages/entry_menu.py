"""The menu of the entry in hand, and what a selection in its text can become."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from reflectjournal.model import FAMILIES
from reflectjournal.ui.icons import icon
from reflectjournal.ui.widgets.editor import Editor

if TYPE_CHECKING:
    from reflectjournal.ui.pages.journal_sheet import JournalSheet


class EntryMenu(QMenu):
    """Reading, history, goals, files, paper, the bin; and the guides to change to."""

    def __init__(self, page: JournalSheet) -> None:
        super().__init__(page)
        self._page = page
        self._editor: Editor | None = None

    def fill(self) -> None:
        """Put the deeds in, once the page stands."""
        page, deeds = self._page, self._page.deeds
        self.addAction(icon("book"), self.tr("Read"), deeds.read)
        self.addAction(icon("history"), self.tr("Earlier versions"), deeds.show_history)
        self._all = self.addAction(self.tr("All steps on one page"))
        self._all.setCheckable(True)
        self._all.triggered.connect(deeds.toggle_all_steps)
        self.addSeparator()
        writing = [
            self.addAction(icon("goal"), self.tr("Make this a goal"), deeds.make_goal),
            self.addAction(icon("page"), self.tr("New entry from the selection"), deeds.promote),
            self.addAction(icon("attach"), self.tr("Add a file…"), page.inspector.files.add_file),
            self.addAction(icon("share"), self.tr("Make a clean copy…"), self._make_copy),
        ]
        self.addSeparator()
        self.addAction(icon("print"), self.tr("Print…"), self._print)
        self.addAction(icon("save"), self.tr("Save as PDF…"), self._save_pdf)
        self.addSeparator()
        words = self.tr("Move to the bin")
        writing.append(self.addAction(icon("bin"), words, lambda: deeds.delete(deeds.entry_id())))
        for action in writing:
            action.setDisabled(page.journal.read_only)
        self.aboutToShow.connect(self._on_show)

    def _on_show(self) -> None:
        self._all.setChecked(not self._page.writing.one_at_a_time)

    def watch(self, editor: Editor) -> None:
        """Know the piece of prose that was worked in last, and add to its menu."""
        editor.selectionChanged.connect(partial(self._hold, editor))
        editor.menu_opening.connect(self._add_to)
        if self._page.journal.read_only:
            return
        editor.files_dropped.connect(self._page.inspector.files.add_files)

    def selection(self) -> str:
        """The words selected in the text; "" where there are none, or none that can be seen."""
        built = self._page.writing.area.editors()
        held = next((editor for editor in built if editor is self._editor), None)
        return held.selected_text().strip() if held and held.isVisible() else ""

    def ask_guide(self) -> None:
        """Offer the guides; the one chosen keeps every word."""
        guides = self._page.journal.guides
        menu = QMenu(self._page)
        for guide in guides.eight:
            menu.addAction(guide.title.replace("&", "&&"), partial(self._switch, guide.id))
        menu.addSeparator()
        for family, title in (*FAMILIES.items(), ("own", self.tr("Your own guides"))):
            members = guides.family(family)
            part = menu.addMenu(title.replace("&", "&&")) if members else menu
            for guide in members:
                part.addAction(guide.title.replace("&", "&&"), partial(self._switch, guide.id))
        head = self._page.writing.head
        menu.exec(head.mapToGlobal(head.rect().bottomLeft()))
        menu.deleteLater()

    def _switch(self, guide_id: str) -> None:
        self._page.deeds.switch(guide_id)

    def _make_copy(self) -> None:
        self._page.clean_copy_asked.emit((self._page.deeds.entry_id(),))

    def _print(self) -> None:
        from reflectjournal.ui.pages.entry_paper import print_entry  # noqa: PLC0415 - rarely used

        print_entry(self._page.writing.draft.current(), self._page.ask, self._page)

    def _save_pdf(self) -> None:
        from reflectjournal.ui.pages.entry_paper import save_pdf  # noqa: PLC0415 - rarely used

        if save_pdf(self._page.writing.draft.current(), self._page.ask) is not None:
            self._page.told.emit(self.tr("Saved as PDF"))

    def _hold(self, editor: Editor) -> None:
        self._editor = editor

    def _add_to(self, menu: QMenu) -> None:
        if self.selection() and not self._page.journal.read_only:
            menu.addSeparator()
            menu.addAction(self.tr("Make this a goal"), self._page.deeds.make_goal)
            menu.addAction(self.tr("New entry from the selection"), self._page.deeds.promote)

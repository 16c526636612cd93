"""How the Journal page is laid out, and which of its panes give room when it is narrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.ui.inspector.inspector import Inspector
from reflectjournal.ui.page import Page
from reflectjournal.ui.pages.aside import Aside
from reflectjournal.ui.pages.entry_deeds import EntryDeeds
from reflectjournal.ui.pages.entry_list_pane import EntryListPane
from reflectjournal.ui.pages.entry_menu import EntryMenu
from reflectjournal.ui.pages.writing_pane import WritingPane
from reflectjournal.ui.theme import em
from reflectjournal.ui.widgets.gathering import gathering
from reflectjournal.ui.widgets.notice import EmptyState

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Entry
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

LIST_EMS, RAIL_EMS, TEXT_EMS = 22.0, 17.5, 33.0
ANY_WIDTH = 16_777_215


class JournalSheet(Page):
    """List, middle and rail. Rail, then list give room; then one pane is shown at a time."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Journal")
        self.rail_wanted = True
        self.pane = "text"  # what is shown where there is room for one: list, text or rail
        self.focused = False
        self.settings: SettingsFile | None = None
        self.deeds = EntryDeeds(self)
        self.menu = EntryMenu(self)
        self.list = EntryListPane(journal, self)
        self.writing = WritingPane(journal, self.menu, partial(gathering, page=self), self)
        self.inspector = Inspector(journal, ask, self)
        self.nothing = self._nothing()
        self.middle = QStackedWidget(self)
        for pane in (self.nothing, self.writing):
            self.middle.addWidget(pane)
        panes = QHBoxLayout(self)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.list)
        panes.addWidget(self.middle, 1)
        panes.addWidget(self.inspector)
        self.aside = Aside(self)
        self.menu.fill()

    def panes(self) -> tuple[QWidget, ...]:
        """List, text, rail."""
        return (self.list, self.middle, self.inspector)

    def show_pane(self, pane: QWidget) -> None:
        """Show the reading view, the history or the bin in the middle."""
        if self.focused:
            self.focus_mode()
        self.middle.setCurrentWidget(pane)
        self.pane = "text"
        self.fit()

    def back_to_entry(self) -> None:
        """From the reading view, the history or the bin."""
        entry = self.writing.draft.entry
        if entry is not None and self._covered(entry.id):
            self._read(entry)
            return
        has = entry is not None
        self.middle.setCurrentWidget(self.writing if has else self.nothing)
        self.fit()
        self.writing.focus_text()

    def focus_mode(self) -> None:
        """F11: the text and its question, nothing else; again to leave."""
        if not self.focused and self.writing.draft.entry is None:
            return
        self.focused = not self.focused
        self.middle.setCurrentWidget(self.writing)
        self.writing.set_focused(focused=self.focused)
        self.writing.show_progress()
        self.alone_asked.emit(self.focused)
        self.fit()
        self.writing.focus_text()

    def toggle_rail(self) -> None:
        """Show or hide tags, flags and details."""
        shown = not self.inspector.isHidden()
        self.rail_wanted = not shown
        self.pane = "text" if shown else "rail"
        self.fit()

    def fit(self) -> None:
        """Share the width out."""
        width = self.width()
        narrow = width < em(LIST_EMS + TEXT_EMS)
        shown = self._shown(width)
        self.list.setFixedWidth(em(LIST_EMS))
        self.inspector.setFixedWidth(em(RAIL_EMS))
        if narrow and not shown[1]:  # one pane alone takes all the room
            alone = self.list if shown[0] else self.inspector
            alone.setMinimumWidth(0)
            alone.setMaximumWidth(ANY_WIDTH)
        for pane, on in zip((self.list, self.middle, self.inspector), shown, strict=True):
            pane.setVisible(on)
        self.writing.head.show_back(shown=not shown[0] and not self.focused)
        self.writing.head.inspector_button.setChecked(shown[2])
        self.inspector.show_back(shown=shown[2] and not shown[1])

    def _shown(self, width: int) -> tuple[bool, bool, bool]:
        rail = self.rail_wanted and self.middle.currentWidget() is self.writing
        if self.focused:
            return False, True, False
        if width >= em(LIST_EMS + RAIL_EMS + TEXT_EMS):
            return True, True, rail
        asked = rail and self.pane == "rail"
        if width >= em(LIST_EMS + TEXT_EMS):
            return not asked, True, asked
        if asked:
            return False, width >= em(RAIL_EMS + TEXT_EMS), True
        empty = self.middle.currentWidget() is self.nothing
        alone = self.pane == "list" or empty
        return alone, not alone, False

    # -- the entry in hand -----------------------------------------------------------------

    def open_entry(self, entry_id: int) -> None:
        """Show an entry and put the cursor into it. Says so where it is gone."""
        if self.show_entry(entry_id):
            self.list.select(self.writing.draft.entry)
            self.pane = "text"
            self.fit()
            self.writing.focus_text(go_on=True)

    def show_entry(self, entry_id: int) -> bool:
        """Show an entry; False where it is gone or the one before cannot be saved."""
        entry = self.writing.draft.entry
        if entry is None or entry.id != entry_id:
            try:
                opened = self.writing.open(self.journal.entries.get(entry_id))
            except NotFound as error:
                self.ask.tell(error)
                return False
            if not opened:
                self.list.select(entry)
                return False
        if self._covered(entry_id) and self.writing.draft.entry is not None:
            self._read(self.writing.draft.entry)
            return True
        self.middle.setCurrentWidget(self.writing)
        self.fit()
        return True

    def _covered(self, entry_id: int) -> bool:
        """True where the presentation view stands between the entry and its real words."""
        is_covered = getattr(self.journal, "is_covered", None)
        return is_covered is not None and bool(entry_id) and bool(is_covered(entry_id))

    def _read(self, entry: Entry) -> None:
        self.aside.reading.offer_way_back(offered=False)
        self.aside.reading.show_entry(entry)
        self.show_pane(self.aside.reading)

    def show_first(self) -> None:
        """The newest entry, where none is open yet."""
        if self.writing.draft.entry is None:
            first = self.list.first_entry()
            if first and self.show_entry(first):
                self.list.select(self.writing.draft.entry)
            elif not first:
                self.middle.setCurrentWidget(self.nothing)
        self.fit()

    def close_entry(self) -> None:
        """Hold no entry; show the next one there is."""
        self.writing.draft.drop()
        self.show_first()

    def set_one_at_a_time(self, *, one: bool) -> None:
        """One question at a time, or all the steps on one page; remembered."""
        self.writing.one_at_a_time = one
        if self.settings is not None and self.settings.values.one_question_at_a_time != one:
            self.settings.change(one_question_at_a_time=one)
        entry = self.writing.draft.current()
        if entry is not None:
            self.writing.show_state(entry)

    # -- inside ----------------------------------------------------------------------------

    def _nothing(self) -> QWidget:
        made = QWidget(self)
        empty = EmptyState(self.tr("Nothing is written yet."), self.tr("New reflection"), made)
        empty.action_chosen.connect(lambda: self.reflection_asked.emit(""))
        row = QHBoxLayout(made)
        row.setContentsMargins(em(3), em(6), em(3), em(3))
        row.addWidget(empty)
        return made

    # -- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail, then the list."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves focus mode, and the panes that stand in the entry's place."""
        if event.key() == Qt.Key.Key_Escape and self.focused:
            self.focus_mode()
        elif event.key() == Qt.Key.Key_Escape and self.middle.currentWidget() not in (
            self.writing,
            self.nothing,
        ):
            self.back_to_entry()
        else:
            super().keyPressEvent(event)

# house: methods=28 because it answers the commands of the window for four tabs and the flow
"""Sharing: what is being prepared, the register, the aliases, what others shared; and the flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision
from reflectjournal.ui import theme
from reflectjournal.ui.page import Page
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.sharing.aliases import AliasesTab
from reflectjournal.ui.sharing.preparing import Preparation, PreparingTab, preparations
from reflectjournal.ui.sharing.received import ReceivedTab
from reflectjournal.ui.sharing.register import RegisterTab
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import heading

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.sharing.flow import Flow
    from reflectjournal.ui.theme import Theme

PREPARING, REGISTER, ALIASES, RECEIVED = range(4)
_PAGE = 500
NARROW_BELOW_EMS = 46.0


class SharingPage(Page):
    """Four tabs; while something is being shared the flow stands in their place."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Sharing")
        self._settings: SettingsFile | None = None
        self._flow: Flow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._lists = QWidget()
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.strip = StripNotice("offer")
        self.strip.hide()
        column.addWidget(self.strip)
        self._tabs = QStackedWidget()
        column.addWidget(self._tabs, 1)
        self._stack.addWidget(self._lists)
        self._build_tabs()
        self.tabs.currentChanged.connect(self._on_tab)

    def setFocus(self, *_reason: object) -> None:
        if self._flow is not None and self.in_flow:
            self._flow.focus_first()
        else:
            self.tabs.setFocus()

    # ---- what the window asks

    def refresh(self, changes: Changes | None) -> None:
        if self._flow is not None and self.in_flow:
            self._flow.refresh(changes)
            self.narrow_asked.emit(True)
            return
        kinds = ("clean_copy", "decision", "alias", "entry", "setting")
        if changes is None or any(changes.touches(kind) for kind in kinds):
            self._fill()

    def leave(self) -> None:
        if self._flow is not None and self.in_flow:
            self._flow.leave()
        self.aliases.leave()

    def prefer(self, settings: SettingsFile, look: Theme) -> None:  # noqa: ARG002 - the page's
        self._settings = settings
        self.preparing.hide_titles = lambda: settings.values.hide_titles

    def panes(self) -> tuple[QWidget, ...]:
        if self._flow is not None and self.in_flow:
            return self._flow.panes()
        tab = self._tabs.currentWidget()
        inner = tab.panes() if isinstance(tab, RegisterTab | AliasesTab | ReceivedTab) else (tab,)
        return (self.tabs, *(pane for pane in inner if pane is not None))

    def search(self) -> None:
        """Go to the field that searches what is in view."""
        if self._flow is not None and self.in_flow:
            self._flow.choose.search.setFocus()
        else:
            self.show_tab(REGISTER)
            self.register.search.setFocus()

    def print_page(self) -> None:
        """Print the file in hand, or else the register as it is filtered."""
        if self._flow is not None and self.in_flow:
            if self._flow.view is self._flow.save:
                self._flow.save.print()
            return
        self.show_tab(REGISTER)
        self.register.paper.print()

    def next_step(self) -> None:
        """The next question."""
        if self._flow is not None and self._flow.view is self._flow.decide:
            self._flow.decide.go_next()

    def previous_step(self) -> None:
        """The question before."""
        if self._flow is not None and self._flow.view is self._flow.decide:
            self._flow.decide.go_back()

    # ---- the flow

    @property
    def in_flow(self) -> bool:
        """True while something is being shared."""
        return self._flow is not None and self._stack.currentWidget() is self._flow

    @property
    def flow(self) -> Flow:
        """The flow; made when it is first needed, because it loads the word lists."""
        if self._flow is None:
            from reflectjournal.ui.sharing.flow import Flow  # noqa: PLC0415 - loads the lexicons

            flow = self._flow = Flow(self.journal, self.jobs, self.ask)
            flow.closed.connect(self._closed)
            flow.page_asked.connect(self.page_asked)
            flow.reflection_asked.connect(self.reflection_asked)
            flow.entry_asked.connect(self.entry_asked)
            flow.mates_asked.connect(self._show_cards)
            flow.said.connect(self.said)
            if self._settings is not None:
                flow.prefer(self._settings)
            self._stack.addWidget(flow)
        return self._flow

    def prepare(self, entry_ids: Sequence[int] = ()) -> None:
        """Begin a clean copy of these entries."""
        self._enter()
        self.flow.begin(entry_ids)

    def _prepare_new(self) -> None:
        self.prepare()

    def take_up(self, preparation: Preparation) -> None:
        """Go on with a clean copy."""
        self._enter()
        self.flow.take_up(preparation.copy, preparation.decision)

    def decide_again(self, decision: Decision) -> None:
        """Make a new decision from an earlier one."""
        self._enter()
        try:
            self.flow.decide_again(decision)
        except JournalError as error:
            self.ask.tell(error)
            self._closed("")

    def show_tab(self, place: int) -> None:
        """Show one of the four lists."""
        self.tabs.setCurrentIndex(place)

    def _enter(self) -> None:
        self.strip.hide()
        self._stack.setCurrentWidget(self.flow)
        self.narrow_asked.emit(True)

    def _closed(self, said: str) -> None:
        self._stack.setCurrentWidget(self._lists)
        self.narrow_asked.emit(False)
        self._fill()
        self.strip.hide()
        if said:
            self.show_tab(REGISTER)
            self.strip.tell(said)
            self._take_what_was_recorded()
        self.tabs.setFocus()

    def _take_what_was_recorded(self) -> None:
        recorded = self.flow.decision
        if recorded is not None:
            self.register.take(recorded.id)

    def _show_cards(self) -> None:
        self.flow.close_flow()
        self.show_tab(RECEIVED)

    # ---- the lists

    def _head(self) -> QWidget:
        head = QWidget()
        set_ground(head, "surface", "bottom")
        column = QVBoxLayout(head)
        self._head_column = column
        column.setSpacing(theme.SPACE["sm"])
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        row.addWidget(heading(self.title), 1)
        self._print = Button(self.tr("Print register"), "outline", "print")
        self._print.clicked.connect(self.print_page)
        row.addWidget(self._print, 0, Qt.AlignmentFlag.AlignTop)
        self.new = writes(Button(self.tr("Prepare a clean copy"), "primary", "add"))
        self.new.clicked.connect(self._prepare_new)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.tabs = tab_bar(
            (
                self.tr("Preparing"),
                self.tr("Register"),
                self.tr("Aliases"),
                self.tr("Shared with me"),
            )
        )
        self.tabs.setAccessibleName(self.tr("Parts of sharing"))
        column.addWidget(self.tabs)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= theme.em(NARROW_BELOW_EMS)
        left, right = (theme.em(2.6), theme.em(2.0)) if wide else (theme.em(1.2), theme.em(1.2))
        self._head_column.setContentsMargins(left, theme.SPACE["xl"], right, 0)
        self._print.setVisible(wide and self.tabs.currentIndex() == REGISTER)

    def _build_tabs(self) -> None:
        self.preparing = PreparingTab(self.journal)
        self.preparing.taken_up.connect(self.take_up)
        self.preparing.prepare_asked.connect(self._prepare_new)
        self.register = RegisterTab(self.journal, self.jobs, self.ask)
        self.register.decide_again_asked.connect(self.decide_again)
        self.aliases = AliasesTab(self.journal)
        self.received = ReceivedTab(self.journal, self.ask)
        for tab in (self.preparing, self.register, self.aliases, self.received):
            self._tabs.addWidget(tab)
        self.preparing.undo_offered.connect(self.undo_offered)
        self.aliases.undo_offered.connect(self.undo_offered)
        for heard in (self.register.said, self.received.said):
            heard.connect(self.said)
            heard.connect(self.strip.tell)

    def _on_tab(self, place: int) -> None:
        self._tabs.setCurrentIndex(place)
        self.strip.hide()
        self._fill()

    def _decisions(self) -> tuple[Decision, ...]:
        found = page = self.journal.decisions.page(limit=_PAGE)
        while len(page) == _PAGE:
            page = self.journal.decisions.page(after=page[-1].id, limit=_PAGE)
            found += page
        return found

    def _fill(self) -> None:
        decisions = self._decisions()
        found = preparations(self.journal, decisions)
        count = f"  {len(found)}" if found else ""
        self.tabs.setTabText(PREPARING, self.tr("Preparing") + count)
        place = self.tabs.currentIndex()
        if place == PREPARING:
            self.preparing.show_rows(found)
        elif place == REGISTER:
            self.register.show_decisions(decisions)
        elif place == ALIASES:
            self.aliases.fill()
        else:
            self.received.fill()
        self._fold()

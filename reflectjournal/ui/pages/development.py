"""The Development page: goals, evidence, records of learning, packs and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.model import Changes
from reflectjournal.ui.development.alignment import AlignmentRail
from reflectjournal.ui.development.checks import Checks
from reflectjournal.ui.development.cpd_tab import CpdTab
from reflectjournal.ui.development.deeds import GoalDeeds
from reflectjournal.ui.development.evidence_tab import EvidenceTab
from reflectjournal.ui.development.goal_view import GoalView
from reflectjournal.ui.development.goals_tab import GoalsTab
from reflectjournal.ui.development.packs_tab import PacksTab
from reflectjournal.ui.development.paper_deeds import PaperDeeds
from reflectjournal.ui.development.topic_tab import TopicTab
from reflectjournal.ui.page import Page
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.folding import Folding
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import heading

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

RAIL_EMS = 18.7
RAIL_FROM_EMS = 62.0
GOALS, EVIDENCE, RECORDS, PACKS, TOPICS = range(5)
_KINDS = ("goal", "action", "entry", "setting", "session", "clean_copy", "tag")


class DevelopmentPage(Page):
    """Tabs over their parts; a goal that is opened takes their place."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Development")
        checks = Checks(journal, jobs, self)
        self.checks = checks
        self.goals = GoalsTab(journal, checks)
        self.evidence = EvidenceTab(journal)
        self.records = CpdTab(journal)
        self.packs = PacksTab(journal, checks)
        self.topics = TopicTab(journal)
        self.parts = (self.goals, self.evidence, self.records, self.packs, self.topics)
        self.goal = GoalView(journal, ask)
        self.rail = AlignmentRail(journal, self)
        self.deeds = GoalDeeds(self)
        self.papers = PaperDeeds(self)
        self._stale: set[int] = set()
        self._lay_out()
        self.deeds.connect_parts()
        self.papers.connect_parts()

    # -- what the window asks for ----------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes is not None and not any(changes.touches(kind) for kind in _KINDS):
            if changes.touches("alias"):
                self.checks.forget()
            return
        self._stale = set(range(len(self.parts)))
        if self.stack.currentWidget() is self.goal:
            self.goal.refresh()
        else:
            self._refresh_tab()

    def leave(self) -> None:
        """Save what is still waiting."""
        self.goal.flush()

    def panes(self) -> tuple[QWidget, ...]:
        """The tabs, or the goal; and the rail."""
        return (self.stack, self.rail)

    def open_item(self, goal_id: int) -> None:
        """Show a goal, asked for from elsewhere."""
        self.deeds.open_goal(goal_id)

    def new_goal(self) -> None:
        """A new goal, to be given a title at once."""
        self.deeds.new_goal()

    def print_page(self) -> None:
        """What stands on the page, to print or save."""
        if self.tabs.currentIndex() == TOPICS:
            self.topics.ask_for_paper()
        else:
            self.papers.export_plan()

    def setFocus(self, *_reason: object) -> None:
        """The first thing of the part in view."""
        if self.stack.currentWidget() is self.goal:
            self.goal.title.setFocus()
        else:
            self.parts[self.tabs.currentIndex()].first.setFocus()

    # -- tabs ------------------------------------------------------------------------------

    def show_tab(self, place: int) -> None:
        """Show one of the tabs."""
        self.goal.flush()
        self.stack.setCurrentWidget(self._overview)
        self.tabs.setCurrentIndex(place)
        self._refresh_tab()
        self.fit()

    def _on_tab(self, place: int) -> None:
        self._tabs_stack.setCurrentIndex(place)
        self._refresh_tab()
        self.fit()

    def _refresh_tab(self) -> None:
        place = self.tabs.currentIndex()
        if place in self._stale:
            self._stale.discard(place)
            self.parts[place].refresh()
            if place == GOALS:
                self.rail.refresh()

    # -- layout ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._overview = QWidget()
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._tabs_stack = QStackedWidget()
        for part in self.parts:
            self._tabs_stack.addWidget(part)
        column.addWidget(self._tabs_stack, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._overview)
        self.stack.addWidget(self.goal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.rail)
        self.tabs.currentChanged.connect(self._on_tab)

    def _head(self) -> QWidget:
        head = QWidget()
        set_ground(head, "surface", "bottom")
        column = QVBoxLayout(head)
        side = em(2.6)
        column.setContentsMargins(side, SPACE["xl"], side, 0)
        column.setSpacing(SPACE["sm"])
        self.export = Button(self.tr("Export plan"), "outline", "page")
        self.export.clicked.connect(self._open_export)
        new = writes(Button(self.tr("New goal"), "outline", "add"))
        new.clicked.connect(self.new_goal)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE["sm"])
        across.addWidget(self.export)
        across.addWidget(new)
        across.addStretch(1)
        column.addWidget(Folding(heading(self.title), buttons, 36))
        names = (self.tr("Goals"), self.tr("Evidence"), self.tr("CPD records"), self.tr("Packs"),
                 self.tr("Topics"))  # fmt: skip
        self.tabs = tab_bar(names)
        self.tabs.setAccessibleName(self.tr("Parts of Development"))
        column.addWidget(self.tabs)
        return head

    def export_menu(self) -> QMenu:
        """The papers a plan can become."""
        menu = QMenu(self)
        menu.addAction(self.tr("Development plan…"), self.papers.export_plan)
        menu.addAction(self.tr("One page for supervision…"), self.papers.export_supervision)
        return menu

    def _open_export(self) -> None:
        menu = self.export_menu()
        menu.exec(self.export.mapToGlobal(self.export.rect().bottomLeft()))
        menu.deleteLater()

    def fit(self) -> None:
        """The rail stands beside the goals, where there is room."""
        on_goals = self.tabs.currentIndex() == GOALS and self.stack.currentIndex() == 0
        self.rail.setFixedWidth(em(RAIL_EMS))
        self.rail.setVisible(on_goals and self.width() >= em(RAIL_FROM_EMS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail."""
        super().resizeEvent(event)
        self.fit()

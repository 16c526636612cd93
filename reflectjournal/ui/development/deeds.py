"""What can be done on the Development page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from reflectjournal.development.pack import Pack
from reflectjournal.errors import JournalError
from reflectjournal.journal.cpd_papers import learned_paper, pack_paper, topic_paper
from reflectjournal.journal.development import Topic, briefing_from
from reflectjournal.journal.papers import Paper
from reflectjournal.journal.plan import plan_paper, supervision_paper
from reflectjournal.model import Goal, GoalStatus, Link, LinkKind, ReviewDecision
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development.alignment import AlignmentTable, PrioritiesDialog
from reflectjournal.ui.development.goal_dialogs import EvidenceDialog, ReviewDialog
from reflectjournal.ui.development.paper_dialog import PaperDialog
from reflectjournal.ui.widgets.link_picker import LinkPicker

if TYPE_CHECKING:
    from reflectjournal.ui.pages.development import DevelopmentPage

_PACKS = 3


class DevelopmentDeeds(QObject):
    """The verbs of the page; it shows what comes of them by itself."""

    def __init__(self, page: DevelopmentPage) -> None:
        super().__init__(page)
        self._page = page

    def connect_parts(self) -> None:
        """Do what the parts of the page ask for."""
        page = self._page
        goals, goal = page.goals, page.goal
        goals.goal_opened.connect(self.open_goal)
        goals.review_asked.connect(self.review)
        goals.status_asked.connect(self.set_status)
        goals.delete_asked.connect(self.delete)
        goals.new_asked.connect(self.new_goal)
        goals.pack_asked.connect(self.open_pack)
        goal.back_asked.connect(self.back)
        goal.priorities_asked.connect(self.edit_priorities)
        goal.review_asked.connect(self.review)
        goal.evidence_asked.connect(self.add_evidence)
        goal.origin_asked.connect(self.add_origin)
        page.rail.table_asked.connect(self.show_table)
        page.rail.edit_asked.connect(self.edit_priorities)
        page.records.briefing_asked.connect(self.make_briefing)
        page.records.learned_asked.connect(self.show_learned)
        page.records.reflection_asked.connect(page.reflection_asked)
        page.packs.review_asked.connect(page.clean_copy_asked)
        page.packs.export_asked.connect(self.export_pack)
        page.topics.paper_asked.connect(self.export_topic)
        for part in (goal, page.evidence, page.records, page.packs, page.topics):
            part.entry_asked.connect(page.entry_asked)
        for asking in (goal, page.evidence, page.topics):
            asking.page_asked.connect(self._go)
        for naming in (page.evidence, page.topics):
            naming.goal_asked.connect(self.open_goal)
        goal.undo_offered.connect(page.undo_offered)

    # -- goals -----------------------------------------------------------------------------

    def open_goal(self, id_: int) -> None:
        """Show a goal in place of the tabs."""
        try:
            self._show(self._page.journal.goals.get(id_))
        except JournalError as error:
            self._page.ask.tell(error)

    def _show(self, goal: Goal) -> None:
        page = self._page
        page.goal.show_goal(goal)
        page.stack.setCurrentWidget(page.goal)
        page.fit()
        page.goal.title.setFocus()

    def back(self) -> None:
        """Back to the list, on the goal that was open."""
        page = self._page
        held = page.goal.goal.id if page.goal.goal else 0
        page.show_tab(page.tabs.currentIndex())
        page.setFocus()
        page.goals.focus_goal(held)

    def new_goal(self) -> None:
        """An empty goal; it is kept once it has a title."""
        self._show(Goal(""))

    def set_status(self, id_: int, status: str) -> None:
        """Make a goal active, or let it rest."""
        page = self._page
        before = page.journal.goals.get(id_)
        try:
            page.journal.goals.save(replace(before, status=GoalStatus(status)))
        except JournalError as error:
            page.ask.tell(error)
            return
        warning = page.journal.goals.warning()
        if warning and GoalStatus(status) is GoalStatus.ACTIVE:
            page.said.emit(warning)
        words = self.tr("Goal is active") if status == "active" else self.tr("Goal paused")
        page.undo_offered.emit(words, partial(page.journal.goals.save, before))

    def delete(self, id_: int) -> None:
        """Off every list, with Undo."""
        goals = self._page.journal.goals
        goals.delete(id_)
        self._page.undo_offered.emit(self.tr("Goal deleted"), partial(goals.restore, id_))

    def review(self, id_: int, decision: str = ReviewDecision.CONTINUE.value) -> None:
        """Look at a goal; what is decided moves it."""
        page = self._page
        goal = page.journal.goals.get(id_)
        dialog = ReviewDialog(goal, page.window(), ReviewDecision(decision))
        if self._accepted(dialog):
            try:
                if dialog.impact():
                    page.journal.goals.save(replace(goal, impact=dialog.impact()))
                page.journal.goals.add_review(dialog.review())
            except JournalError as error:
                page.ask.tell(error)
        dialog.deleteLater()

    def add_evidence(self, id_: int) -> None:
        """Something that shows a goal being reached."""
        page = self._page
        page.goal.flush()
        dialog = EvidenceDialog(page.journal, page.window())
        if self._accepted(dialog):
            note, day = dialog.note.text().strip(), dialog.day.day
            kind = dialog.chosen_kind
            page.journal.goals.link(id_, dialog.link, kind, note, day)
        dialog.deleteLater()

    def add_origin(self, id_: int) -> None:
        """Another entry the goal came from."""
        page = self._page
        page.goal.flush()
        picker = LinkPicker(page.journal, 0, page.window())
        link = picker.link if self._accepted(picker) else None
        picker.deleteLater()
        if link is not None and link.kind is LinkKind.ENTRY:
            self.link_origin(id_, link)

    def link_origin(self, id_: int, link: Link) -> None:
        """Keep where a goal came from, once."""
        goal = self._page.journal.goals.get(id_)
        if (link.kind, link.target) not in {(own.kind, own.target) for own in goal.origins}:
            self._page.journal.goals.save(replace(goal, origins=(*goal.origins, link)))

    # -- alignment -------------------------------------------------------------------------

    def show_table(self) -> None:
        """Priorities and goals as a table."""
        dialog = AlignmentTable(self._page.journal, self._page.window())
        dialog.exec()
        dialog.deleteLater()

    def edit_priorities(self) -> None:
        """The list of priorities."""
        self._page.goal.flush()
        year = str(this_day().year)
        dialog = PrioritiesDialog(self._page.journal, year, self._page.window())
        self._accepted(dialog)
        dialog.deleteLater()

    # -- records and papers ----------------------------------------------------------------

    def open_pack(self, body: str) -> None:
        """The pack of a body, or the question which bodies there are."""
        self._page.show_tab(_PACKS)
        self._page.packs.show_body(body)
        self._page.packs.first.setFocus()

    def make_briefing(self, entry_id: int) -> None:
        """A briefing for the team from a record, opened to be finished."""
        try:
            made = briefing_from(self._page.journal, entry_id)
        except JournalError as error:
            self._page.ask.tell(error)
            return
        self._page.entry_asked.emit(made.id)

    def show_learned(self, entry_id: int) -> None:
        """One page of what was learned."""
        journal = self._page.journal
        self._show_paper(learned_paper(journal, journal.entries.get(entry_id)))

    def export_plan(self) -> None:
        """The development plan."""
        self._page.goal.flush()
        self._show_paper(plan_paper(self._page.journal, this_day()))

    def export_supervision(self) -> None:
        """One page for supervision."""
        self._page.goal.flush()
        self._show_paper(supervision_paper(self._page.journal, this_day()))

    def export_pack(self, pack: Pack) -> None:
        """The records of a body."""
        self._show_paper(pack_paper(self._page.journal, pack, this_day()))

    def export_topic(self, topic: Topic) -> None:
        """A topic as lists."""
        self._show_paper(topic_paper(self._page.journal, topic))

    def _show_paper(self, paper: Paper) -> None:
        page = self._page
        dialog = PaperDialog(paper, page.journal, page.jobs, page.ask, page.window())
        dialog.review_asked.connect(page.clean_copy_asked)
        dialog.saved.connect(
            lambda path: page.said.emit(self.tr("Saved as %1").replace("%1", path.name))
        )
        dialog.exec()
        dialog.deleteLater()

    def _accepted(self, dialog: QDialog) -> bool:
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _go(self, place: str) -> None:
        name, _, id_ = place.partition("#")
        if name == "development" and id_:
            self.open_goal(int(id_))
        else:
            self._page.page_asked.emit(place)

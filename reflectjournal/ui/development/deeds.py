"""What can be done with goals on the Development page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from reflectjournal.errors import JournalError
from reflectjournal.model import Goal, GoalStatus, Link, LinkKind, ReviewDecision
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development.alignment import AlignmentTable, PrioritiesDialog
from reflectjournal.ui.development.goal_dialogs import EvidenceDialog, ReviewDialog
from reflectjournal.ui.widgets.link_picker import LinkPicker

if TYPE_CHECKING:
    from reflectjournal.ui.pages.development import DevelopmentPage


class GoalDeeds(QObject):
    """The verbs about goals; the page shows what comes of them by itself."""

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
        goal.back_asked.connect(self.back)
        goal.priorities_asked.connect(self.edit_priorities)
        goal.review_asked.connect(self.review)
        goal.evidence_asked.connect(self.add_evidence)
        goal.origin_asked.connect(self.add_origin)
        page.rail.table_asked.connect(self.show_table)
        page.rail.edit_asked.connect(self.edit_priorities)
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
        if page.journal.read_only:  # R asks for it too, and what is written would be lost
            return
        goal = page.journal.goals.get(id_)
        dialog = ReviewDialog(goal, page.window(), ReviewDecision(decision))
        if _accepted(dialog):
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
        if _accepted(dialog):
            note, day = dialog.note.text().strip(), dialog.day.day
            kind = dialog.chosen_kind
            page.journal.goals.link(id_, dialog.link, kind, note, day)
        dialog.deleteLater()

    def add_origin(self, id_: int) -> None:
        """Another entry the goal came from."""
        page = self._page
        page.goal.flush()
        picker = LinkPicker(page.journal, 0, page.window())
        link = picker.link if _accepted(picker) else None
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
        _accepted(dialog)
        dialog.deleteLater()

    def _go(self, place: str) -> None:
        name, _, id_ = place.partition("#")
        if name == "development" and id_:
            self.open_goal(int(id_))
        else:
            self._page.page_asked.emit(place)


def _accepted(dialog: QDialog) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted

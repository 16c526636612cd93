"""What can be done with records of learning, and which papers can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflectjournal.development.pack import Pack
from reflectjournal.errors import JournalError
from reflectjournal.journal.cpd_papers import learned_paper, pack_paper, topic_paper
from reflectjournal.journal.development import Topic, briefing_from
from reflectjournal.journal.papers import Paper
from reflectjournal.journal.plan import plan_paper, supervision_paper
from reflectjournal.ui.days import this_day

if TYPE_CHECKING:
    from reflectjournal.ui.pages.development import DevelopmentPage

_PACKS = 3


class PaperDeeds(QObject):
    """The verbs about records, packs, topics and everything that can leave."""

    def __init__(self, page: DevelopmentPage) -> None:
        super().__init__(page)
        self._page = page

    def connect_parts(self) -> None:
        """Do what the parts of the page ask for."""
        page = self._page
        page.goals.pack_asked.connect(self.open_pack)
        page.records.briefing_asked.connect(self.make_briefing)
        page.records.learned_asked.connect(self.show_learned)
        page.records.reflection_asked.connect(page.reflection_asked)
        page.packs.review_asked.connect(page.clean_copy_asked)
        page.packs.export_asked.connect(self.export_pack)
        page.topics.paper_asked.connect(self.export_topic)
        for part in (page.goal, page.evidence, page.records, page.packs, page.topics):
            part.entry_asked.connect(page.entry_asked)

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
        from reflectjournal.ui.development.paper_dialog import PaperDialog  # noqa: PLC0415 - loads PDF

        page = self._page
        dialog = PaperDialog(paper, page.journal, page.jobs, page.ask, page.window())
        dialog.review_asked.connect(page.clean_copy_asked)
        dialog.saved.connect(
            lambda path: page.told.emit(self.tr("Saved as %1").replace("%1", path.name))
        )
        dialog.exec()
        dialog.deleteLater()

# house: methods=28 because each of the four steps has a way in, a way out and a way back
"""The act of sharing from beginning to end: choose, review, decide, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError, NotFound
from reflectjournal.model import Changes, CleanCopy, Decision, DecisionState
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q
from reflectjournal.ui.sharing.choose import ChooseView
from reflectjournal.ui.sharing.decide import DecideView
from reflectjournal.ui.sharing.drafting import draft_of, print_reading, renamed
from reflectjournal.ui.sharing.flow_header import FlowHeader
from reflectjournal.ui.sharing.review import ReviewView
from reflectjournal.ui.sharing.save import SaveView
from reflectjournal.ui.sharing.words import audience_chip, audience_of

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

SCENARIO_GUIDE = "scenario-card"


class Flow(QWidget):
    """Holds the copy and the decision in hand, and leads from step to step."""

    closed = Signal(str)
    """The flow was left; a sentence about what was recorded, or nothing."""
    page_asked = Signal(str)
    reflection_asked = Signal(str)
    entry_asked = Signal(int)
    mates_asked = Signal()
    said = Signal(str)

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.jobs, self.ask = journal, jobs, ask
        self.copy: CleanCopy | None = None
        self.decision: Decision | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = FlowHeader()
        self.header.back_asked.connect(self.close_flow)
        self.header.step_asked.connect(self.step)
        self.header.title_asked.connect(lambda: self._attempt(self.rename))
        column.addWidget(self.header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.choose = ChooseView(journal)
        self.review = ReviewView(journal, jobs, ask)
        self.decide = DecideView(journal, jobs)
        self.save = SaveView(journal, jobs, ask)
        for view in (self.choose, self.review, self.decide, self.save):
            self._stack.addWidget(view)
        self._connect()

    # ---- what the page asks

    def begin(self, entry_ids: Sequence[int] = ()) -> None:
        """A new clean copy, with these entries ticked."""
        self.copy = self.decision = None
        self.choose.open(tuple(entry_ids))
        self.header.show_title(self.tr("Prepare a clean copy"), "")
        self._show("choose")
        self.focus_first()

    def take_up(self, copy: CleanCopy, decision: Decision | None) -> None:
        """Go on where a clean copy was left."""
        self.copy, self.decision = copy, decision
        if decision is not None and decision.state is DecisionState.DECIDED:
            step = self._to_save
        elif copy.reviewed_at is None or self._changed(copy):
            step = self._to_review
        else:
            step = self._to_decide
        if not self._attempt(step):
            self.closed.emit("")

    def decide_again(self, decision: Decision) -> None:
        """A new decision that starts from the answers of an earlier one."""
        self.decision = self.journal.record_decision(life.again(decision))
        self.copy = None
        if decision.clean_copy:
            self.copy = self.journal.clean_copies.get(decision.clean_copy)
            self.take_up(self.copy, self.decision)
        else:
            self._attempt(self._to_decide)

    def leave(self) -> None:
        """Keep what is unsaved. Raises what prevents it."""
        self._save_view()

    def refresh(self, changes: Changes | None) -> None:
        """The journal has changed, or the page is in view again."""
        if self.view is self.review:
            self.review.refresh(changes)
        if self.view is self.decide and changes is None:
            self.decide.returned()

    def prefer(self, settings: SettingsFile) -> None:
        """Be told of the preferences."""
        self.choose.prefer(settings)

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        for view in (self.review, self.decide, self.save):
            if self.view is view:
                return (self.header, *view.panes())
        return (self.header, *self.choose.panes())

    def focus_first(self) -> None:
        """Give the focus to the step in view."""
        if self.view is self.decide:
            if not self.decide.pane.focus_first():
                self.decide.foot.next.setFocus()
        elif self.view is self.choose:
            self.choose.table.setFocus()
        elif self.view is self.review:
            self.review.found.setFocus()
        elif self.view is self.save:
            self.save.main.setFocus()
        else:
            self.header.back.setFocus()

    @property
    def view(self) -> QWidget:
        """The step in view."""
        return self._stack.currentWidget() or self.choose

    def close_flow(self, said: str = "") -> None:
        """Back to the lists; what was answered is kept."""
        self._attempt(self._save_view)
        self.save.cancel()
        self.closed.emit(said)

    def step(self, name: str) -> None:
        """Go back to a step that is behind."""
        self._attempt(self._save_view)
        acts = {"choose": self._to_choose, "review": self._to_review, "decide": self._to_decide}
        if name in acts:
            self._attempt(acts[name])

    # ---- steps

    def _connect(self) -> None:
        self.choose.prepared.connect(self._prepared)
        self.choose.failed.connect(self.ask.tell)
        self.review.reviewed.connect(self._reviewed)
        self.review.do_not_share_asked.connect(lambda copy: self._decide_at(copy, q.DECISION))
        self.review.second_reader_asked.connect(lambda copy: self._decide_at(copy, q.READER))
        self.review.composite_asked.connect(lambda _: self.reflection_asked.emit(SCENARIO_GUIDE))
        self.decide.decided.connect(self._decided)
        self.decide.kept.connect(self._kept)
        self.decide.print_asked.connect(partial(print_reading, self, self.jobs, self.ask))
        self.decide.asked.connect(self._on_asked)
        self.save.left.connect(self.close_flow)
        self.save.asked.connect(self._on_asked)
        for view in (self.review, self.decide, self.save):
            view.said.connect(self.said)

    def _prepared(self, copy: CleanCopy, decision: Decision) -> None:
        self.copy, self.decision = copy, decision
        self._attempt(self._to_review)

    def _reviewed(self, copy: CleanCopy) -> None:
        self.copy = copy
        self._attempt(self._to_decide)

    def _decided(self, decision: Decision) -> None:
        self.decision = decision
        if decision.verdict in life.NOT_SHARED:
            self.close_flow(life.closing_sentence(decision))
        else:
            self._attempt(self._to_save)

    def _kept(self, decision: Decision) -> None:
        self.decision = decision
        self._title()  # the audience may be another one

    def _to_choose(self) -> None:
        ids = tuple(part.entry for part in self.copy.parts) if self.copy else ()
        decision = self.decision
        if decision is not None and decision.id:
            decision = self.journal.decisions.get(decision.id)
        self.choose.open(ids, self.copy, decision)
        self._show("choose")
        self.focus_first()

    def _to_review(self) -> None:
        if self.copy is None:
            raise NotFound(self.tr("There is no clean copy to review."))
        self._title()
        self.review.open(self.journal.clean_copies.get(self.copy.id))
        self._show("review")
        self.focus_first()

    def _to_decide(self, at: int = 0) -> None:
        decision = draft_of(self.journal, self.copy, self.decision)
        self.decision = decision
        self._title()
        stop = self.decide.do_not_share if at == q.DECISION else None
        self.decide.open(decision, at, stop)
        self._show("decide")

    def _to_save(self) -> None:
        if self.decision is not None:
            self._title()
            self.save.open(self.decision)
            self._show("save")
            self.focus_first()

    def _decide_at(self, copy: CleanCopy, number: int) -> None:
        self.copy = copy
        self._attempt(lambda: self._to_decide(number))

    def rename(self) -> None:
        """Give the copy another title. Raises SharingRefused for one that names somebody."""
        state = self.decide.state
        if self.copy is None or state is None:
            return
        question = self.tr("What shall it be called?")
        words = self.ask.text(question, self.tr("Title"), self.copy.title, self.tr("Rename"))
        if words:
            self.copy, decision = renamed(self.journal, self.copy, state.decision, words)
            self.decide.open(decision, self.decide.pane.number)
            self._title()

    # ---- asked on the way

    def _on_asked(self, name: str) -> None:
        if name == "review":
            self.step("review" if self.copy is not None else "decide")
        elif name == "decide":
            self._attempt(self._to_decide)
        elif name == "mates":
            self.mates_asked.emit()
        elif name == "at-risk":
            self.page_asked.emit("at-risk")
        elif name == "scenario":
            self.reflection_asked.emit(SCENARIO_GUIDE)
        elif name == "entry" and self.decision is not None and self.decision.entries:
            self.entry_asked.emit(self.decision.entries[0])

    # ---- showing

    def _show(self, step: str) -> None:
        views = {
            "choose": self.choose,
            "review": self.review,
            "decide": self.decide,
            "save": self.save,
        }
        self._stack.setCurrentWidget(views[step])
        self.header.show_step(step)

    def _title(self) -> None:
        title = self.copy.title if self.copy else ""
        if not title and self.copy and self.copy.parts:
            title = self.journal.entries.get(self.copy.parts[0].entry).title
        chip = audience_chip(audience_of(self.decision)) if self.decision else ""
        self.header.show_title(title or self.tr("Clean copy"), chip)

    def _changed(self, copy: CleanCopy) -> bool:
        return bool(self.journal.sharing.source_changed(copy))

    def _save_view(self) -> None:
        if self.view is self.review:
            self.review.save()
        elif self.view is self.decide:
            self.decide.save()
            if self.decide.state is not None:
                self.decision = self.decide.state.decision

    def _attempt(self, act: Callable[[], None]) -> bool:
        """Do it, or tell what prevents it; True where it was done."""
        try:
            act()
        except JournalError as error:
            self.ask.tell(error)
            return False
        return True

"""The middle of the Journal page: one entry, led through its guide, saved as it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal import Journal
from reflectjournal.model import Entry, Guide
from reflectjournal.ui.draft import Draft
from reflectjournal.ui.pages.step_deeds import StepDeeds
from reflectjournal.ui.pages.writing_sheet import WritingSheet
from reflectjournal.ui.widgets.clean_paste import clean_text
from reflectjournal.ui.widgets.entry_foot import Way
from reflectjournal.ui.widgets.step_parts import Part, marks_of, parts_of, with_missing_sections
from reflectjournal.ui.widgets.step_view import StepView
from reflectjournal.ui.widgets.steps_area import Extra

FREE = "free-writing"
"""The guide that counts no words while one writes."""


class WritingPane(WritingSheet):
    """Shows an entry step by step and keeps the draft of it."""

    entry_changed = Signal(object)
    """Another entry, or another state of it, is shown."""
    page_asked = Signal(str)
    editor_built = Signal(object)

    def __init__(
        self, journal: Journal, menu: QMenu, extra: Extra, parent: QWidget | None = None
    ) -> None:
        super().__init__(menu, extra, parent)
        self.journal = journal
        self.one_at_a_time = True
        self.guide: Guide | None = None
        self.collectors: list[Callable[[Entry], Entry]] = []
        """Others that hold a part of the entry: the inspector adds tags and flags."""
        self._parts: tuple[Part, ...] = ()
        self.draft = Draft(journal, self._collect, lambda: self.area.composing, self)
        self.deeds = StepDeeds(self)
        self._connect()
        if journal.read_only:
            self.only_read()

    # -- the entry -------------------------------------------------------------------------

    def open(self, entry: Entry) -> bool:
        """Show an entry. False where the one before could not be saved: it stays in view."""
        if not self.draft.open(entry):
            return False
        self.notices.clear()
        self.head.show_saved(entry.updated_at if entry.id else None)
        self.show_state(entry)
        return True

    def show_state(self, entry: Entry) -> None:
        """Show a state of the entry in hand that was made elsewhere: another guide, a version."""
        self.guide = self.journal.guides.get(entry.guide)
        entry = with_missing_sections(entry, self.guide)
        self.draft.replace(entry)
        self._parts = parts_of(entry, self.guide)
        self.title.load(entry.title)
        self.show_head(entry)
        self.area.show_entry(entry, self._parts, one_at_a_time=self._one)
        self.entry_changed.emit(entry)
        ids = [part.id for part in self._parts]
        if ids:
            first = entry.step if entry.step in ids else ids[0]
            self.draft.replace(replace(entry, step=first))
            self.area.show_step(first, focus=False)
        self.show_progress()

    def show_head(self, entry: Entry) -> None:
        """Say the guide and the day."""
        title = self.tr("Guide no longer here")
        if self.guide:
            title = self.guide.short_title or self.guide.title
        self.head.show_entry(entry, title)

    def focus_text(self, *, go_on: bool = False) -> None:
        """Put the cursor into the step in view; `go_on` behind the last word of a draft."""
        view, entry = self._view(), self.draft.entry
        if view:
            view.focus_first()
        if view and go_on and entry is not None and entry.finished_at is None:
            view.go_on()

    def _collect(self, entry: Entry) -> Entry:
        entry = self.area.collect(replace(entry, title=clean_text(self.title.text()).strip()))
        for collect in self.collectors:
            entry = collect(entry)
        return entry

    # -- steps -----------------------------------------------------------------------------

    @property
    def _one(self) -> bool:
        """True where one question is shown at a time; without its guide there is none to ask."""
        return self.one_at_a_time and self.guide is not None

    def go_to(self, part_id: str) -> None:
        """Bring a step into view; a draft remembers it as the place to come back to."""
        entry = self.draft.entry
        if self.area.show_step(part_id) is None or entry is None:
            return
        if entry.step != part_id:
            self.draft.replace(replace(entry, step=part_id))
            if entry.finished_at is None:
                self.draft.touch()
        self.show_progress()

    def step_by(self, by: int) -> None:
        """The next step, or the one before."""
        place = self._place() + by
        if 0 <= place < len(self._parts):
            self.go_to(self._parts[place].id)

    def next_question(self) -> None:
        """Show another question about the step in view."""
        view = self._view()
        if view:
            view.next_question()

    def _place(self) -> int:
        entry = self.draft.entry
        step = entry.step if entry else ""
        return next((i for i, part in enumerate(self._parts) if part.id == step), 0)

    def _view(self) -> StepView | None:
        return self.area.view(self._parts[self._place()].id) if self._parts else None

    def show_progress(self) -> None:
        """Show which steps are answered, how many words there are, and where Next leads."""
        entry = self.draft.current()
        if entry is None or not self._parts:
            return
        place, last = self._place(), len(self._parts) - 1
        marks = marks_of(self._parts, entry, self._parts[place].id)
        self.stepper.show_steps(marks)
        self.stepper.setVisible(last > 0 and not self.focused)
        self.notices.show_guide(self.guide, first_step=place == 0)
        self.foot.show_words(entry.words, shown=entry.guide != FREE)
        self.put_in_order()
        view = self._view()
        one = self._one
        self.foot.show_way(
            Way(
                first=place == 0 or not one,
                last=place == last or not one,
                next_title="" if place == last else self._parts[place + 1].step.title,
                finished=self.area.read_only or entry.finished_at is not None or not self.guide,
                more_questions=one and view is not None and view.has_more_questions,
                skippable=one and place < last and not marks[place].answered,
            )
        )

    # -- what happens ----------------------------------------------------------------------

    def _on_saved(self, entry: Entry) -> None:
        self.head.show_saved(entry.updated_at)
        self.notices.show_error(None)
        self.show_progress()

    def _on_failed(self, error: JournalError) -> None:
        self.head.show_failed()
        self.notices.show_error(error)

    def _connect(self) -> None:
        touch = self.draft.touch
        for changed in (self.title.edited, self.area.edited, self.area.feelings_edited):
            changed.connect(touch)
        self.title.entered.connect(self.focus_text)
        self.area.flag_asked.connect(self.deeds.set_flag)
        self.area.repeat_asked.connect(self.deeds.repeat)
        self.area.page_asked.connect(self.page_asked)
        self.area.editor_built.connect(self.editor_built)
        self.area.refused.connect(self.notices.show_sentence)
        self.stepper.step_asked.connect(self.go_to)
        self.foot.next_asked.connect(lambda: self.step_by(1))
        self.foot.back_asked.connect(lambda: self.step_by(-1))
        self.foot.question_asked.connect(self.next_question)
        self.foot.finish_asked.connect(self.deeds.finish)
        self.draft.saved.connect(self._on_saved)
        self.draft.failed.connect(self._on_failed)
        self.draft.unsaved.connect(self.head.show_unsaved)

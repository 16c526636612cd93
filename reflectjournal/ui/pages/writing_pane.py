"""The middle of the Journal page: one entry, led through its guide, saved as it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.guides import run
from reflectjournal.journal import Journal
from reflectjournal.model import Entry, Flag, FlagKind, Guide, Origin, OriginKind
from reflectjournal.ui.draft import Draft
from reflectjournal.ui.theme import SPACE, em, prose_font
from reflectjournal.ui.widgets.clean_paste import clean_text
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.entry_foot import EntryFoot
from reflectjournal.ui.widgets.entry_head import EntryHead
from reflectjournal.ui.widgets.entry_notices import EntryNotices
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.step_parts import Part, marks_of, parts_of, with_missing_sections
from reflectjournal.ui.widgets.stepper import Stepper
from reflectjournal.ui.widgets.steps_area import Extra, StepsArea
from reflectjournal.ui.widgets.text import label

MEASURE = 72
"""Characters a line should hold; longer ones lose the eye on its way back."""
LONGEST_TITLE = 200


class WritingPane(QWidget):
    """Head, title, stepper, question, text, foot: all in one column of a readable width."""

    entry_changed = Signal(object)
    """Another entry, or another state of it, is shown; None for none."""
    page_asked = Signal(str)
    editor_built = Signal(object)

    def __init__(
        self, journal: Journal, menu: QMenu, extra: Extra, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal = journal
        self.one_at_a_time = True
        self.focused = False
        self._guide: Guide | None = None
        self._parts: tuple[Part, ...] = ()
        self.collectors: list[Callable[[Entry], Entry]] = []
        """Others that hold a part of the entry: the inspector adds tags and flags."""
        self.area = StepsArea(extra, self)
        self.draft = Draft(journal, self._collect, lambda: self.area.composing, self)
        self.head = EntryHead(menu, self)
        self.title = QLineEdit(self)
        self.notices = EntryNotices(self)
        self.stepper = Stepper(self)
        self.foot = EntryFoot(self)
        self._lay_out()
        self._connect()

    # -- the entry -------------------------------------------------------------------------

    @property
    def guide(self) -> Guide | None:
        """The guide of the entry shown, or None where it is gone or nothing is shown."""
        return self._guide

    def open(self, entry: Entry) -> None:
        """Show an entry; the one before is saved first."""
        self.draft.open(entry)
        self.notices.clear()
        self._show(entry)
        self.head.show_saved(entry.updated_at if entry.id else None)

    def show_again(self, entry: Entry) -> None:
        """Show a state of the same entry that was made elsewhere: another guide, an old version."""
        self.draft.replace(entry)
        self._show(entry)

    def _show(self, entry: Entry) -> None:
        self._guide = self.journal.guides.get(entry.guide)
        entry = with_missing_sections(entry, self._guide)
        self.draft.replace(entry)
        self._parts = parts_of(entry, self._guide)
        self.title.setText(entry.title)
        self.head.show_entry(entry, self._guide_title())
        one = self.one_at_a_time and self._guide is not None
        self.area.show_entry(entry, self._parts, one_at_a_time=one)
        ids = [part.id for part in self._parts]
        if ids:
            self.go_to(entry.step if entry.step in ids else ids[0], focus=False)
        self._show_progress()
        self.entry_changed.emit(entry)

    def show_head(self, entry: Entry) -> None:
        """Say the guide and day anew."""
        self.head.show_entry(entry, self._guide_title())

    def focus_text(self) -> None:
        """Put the cursor where answering goes on."""
        view = self.area.view(self._parts[self._place()].id) if self._parts else None
        if view:
            view.focus_first()

    def _guide_title(self) -> str:
        if self._guide:
            return self._guide.short_title or self._guide.title
        return self.tr("Guide no longer here")

    def _collect(self, entry: Entry) -> Entry:
        entry = self.area.collect(replace(entry, title=clean_text(self.title.text()).strip()))
        for collect in self.collectors:
            entry = collect(entry)
        return entry

    # -- steps -----------------------------------------------------------------------------

    def go_to(self, part_id: str, *, focus: bool = True) -> None:
        """Bring a step into view and remember it as the place to come back to."""
        view = self.area.show_step(part_id, focus=focus)
        entry = self.draft.entry
        if view is None or entry is None:
            return
        if entry.step != part_id:
            self.draft.replace(replace(entry, step=part_id))
            if self.draft.dirty or entry.id:
                self.draft.touch()
        self._show_progress()

    def step_by(self, by: int) -> None:
        """The next step, or the one before."""
        place = self._place() + by
        if 0 <= place < len(self._parts):
            self.go_to(self._parts[place].id)

    def next_question(self) -> None:
        """Show another question about the step in view."""
        view = self.area.view(self._parts[self._place()].id) if self._parts else None
        if view:
            view.next_question()

    def _place(self) -> int:
        entry = self.draft.entry
        step = entry.step if entry else ""
        return next((i for i, part in enumerate(self._parts) if part.id == step), 0)

    def _show_progress(self) -> None:
        entry = self.draft.current()
        if entry is None:
            return
        place = self._place()
        self.stepper.show_steps(
            marks_of(self._parts, entry, self._parts[place].id if self._parts else "", frozenset())
        )
        self.notices.show_guide(self._guide, first_step=place == 0)
        quiet = self._guide is not None and self._guide.id == "free-writing"
        self.foot.show_words(entry.words, shown=not quiet)
        one = self.one_at_a_time and self._guide is not None
        last = place >= len(self._parts) - 1
        view = self.area.view(self._parts[place].id) if self._parts else None
        self.foot.question.setVisible(one and view is not None and view.has_more_questions)
        self.foot.skip.setVisible(one and not last and not self._answered(entry, place))
        self.foot.show_way(
            first=place == 0 or not one,
            last=last or not one,
            next_title="" if last else self._parts[place + 1].step.title,
            finished=entry.finished_at is not None,
        )
        self.stepper.setVisible(len(self._parts) > 1 and not self.focused)

    def _answered(self, entry: Entry, place: int) -> bool:
        return any(not entry.sections[i].empty for i in self._parts[place].places)

    # -- finishing -------------------------------------------------------------------------

    def finish(self) -> None:
        """Finish the entry, or say what its guide still asks for.

        Only what the guide cannot close without stands in the way.
        """
        entry = self.draft.current()
        if entry is None or self._guide is None or not self.draft.flush():
            return
        origin = Origin(OriginKind.ENTRY, entry.id)
        actions = self.journal.actions.of(origin) if entry.id else ()
        must = run.must_have(entry, self._guide, actions)
        wishes = run.missing(entry, self._guide, actions)
        if must:
            self.notices.show_must(must)
        elif wishes:
            self.notices.show_wishes(wishes, self.finish_now)
        else:
            self.finish_now()

    def finish_now(self) -> None:
        """Finish the entry as it is."""
        entry = self.draft.current()
        if entry is None or not self.draft.flush():
            return
        try:
            done = self.journal.finish(self.draft.entry or entry)
        except JournalError as error:
            self.notices.show_error(error)
            return
        self.draft.replace(done)
        self.head.show_saved(done.updated_at)
        self.notices.show_finished(self._guide, self.journal.guides)
        self._show_progress()
        self.entry_changed.emit(done)

    # -- what happens ----------------------------------------------------------------------

    def _on_flag(self, name: str, on: bool) -> None:
        entry = self.draft.entry
        if entry is None:
            return
        kind = FlagKind(name)
        flags = tuple(flag for flag in entry.flags if flag.kind is not kind)
        entry = replace(entry, flags=(*flags, Flag(kind)) if on else flags)
        self.draft.replace(entry)
        self.entry_changed.emit(entry)
        self.draft.touch()

    def _on_repeat(self, step_id: str) -> None:
        entry = self.draft.current()
        step = self._guide.step(step_id) if self._guide else None
        if entry is None or step is None:
            return
        self._show(run.add_repeat(entry, step))
        self.draft.touch()
        view = self.area.view(step_id)
        if view:
            view.answers[-1].focus_first()

    def _on_saved(self, entry: Entry) -> None:
        self.head.show_saved(entry.updated_at)
        self.notices.show_error(None)
        self._show_progress()

    def _on_failed(self, error: JournalError) -> None:
        self.head.show_failed()
        self.notices.show_error(error)

    # -- layout ----------------------------------------------------------------------------

    def set_focused(self, *, focused: bool) -> None:
        """Show the title, the question and the text, and nothing else."""
        self.focused = focused
        for part in (self.head, self.foot, self.stepper):
            part.setVisible(not focused)
        self.notices.setVisible(not focused)
        self.hint.setVisible(focused)
        self._show_progress()
        self._keep_measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._keep_measure()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for 200 % text on a small screen."""
        return QSize(em(18), em(16))

    def _keep_measure(self) -> None:
        face = QFontMetrics(prose_font())
        measure = face.horizontalAdvance("abcdefghijklmnopqrstuvwxyz ") * MEASURE // 27
        least = SPACE["xl"] if self.width() < em(50) else SPACE["xxl"]
        side = max(least, (self.width() - measure) // 2)
        top = em(4) if self.focused else SPACE["lg"]
        self._over.setContentsMargins(side, top, side, 0)
        self._under.setContentsMargins(side, SPACE["sm"], side, SPACE["md"])
        self.area.set_side_margins(side, side)

    def _lay_out(self) -> None:
        set_ground(self, "surface")
        self.title.setProperty("role", "title")
        self.title.setPlaceholderText(self.tr("Title, if you like"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setTextMargins(-2, 0, 0, 0)  # Qt draws the words 2 px in from the edge
        self.hint = label(self.tr("Esc leaves focus mode"), "caption")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.hide()
        self._over = QVBoxLayout()
        self._over.setSpacing(SPACE["sm"])
        for widget in (self.head, self.title, self.notices, self.stepper):
            self._over.addWidget(widget)
        self._over.addSpacing(SPACE["md"])
        self._under = QVBoxLayout()
        self._under.addWidget(self.foot)
        self._under.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._over)
        column.addWidget(self.area, 1)
        column.addLayout(self._under)

    def _connect(self) -> None:
        touch = self.draft.touch
        self.title.textEdited.connect(touch)
        self.title.returnPressed.connect(lambda: self.step_by(0))
        for changed in (self.area.edited, self.area.feelings_edited):
            changed.connect(touch)
        self.area.flag_asked.connect(self._on_flag)
        self.area.repeat_asked.connect(self._on_repeat)
        self.area.page_asked.connect(self.page_asked)
        self.area.editor_built.connect(self._on_editor)
        self.stepper.step_asked.connect(self.go_to)
        self.foot.next_asked.connect(lambda: self.step_by(1))
        self.foot.back_asked.connect(lambda: self.step_by(-1))
        self.foot.question_asked.connect(self.next_question)
        self.foot.finish_asked.connect(self.finish)
        self.draft.saved.connect(self._on_saved)
        self.draft.failed.connect(self._on_failed)
        self.draft.unsaved.connect(self.head.show_unsaved)

    def _on_editor(self, editor: Editor) -> None:
        editor.refused.connect(self.notices.show_sentence)
        self.editor_built.emit(editor)

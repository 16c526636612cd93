"""What a step or the end of a guide can ask for: a flag, one more answer, the finish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflectjournal.errors import JournalError
from reflectjournal.guides import run
from reflectjournal.model import Flag, FlagKind, Origin, OriginKind

if TYPE_CHECKING:
    from reflectjournal.ui.pages.writing_pane import WritingPane


class StepDeeds(QObject):
    """The verbs of the writing pane that change the entry's shape or state."""

    def __init__(self, pane: WritingPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def set_flag(self, name: str, on: bool) -> None:
        """The flag a step offers."""
        entry = self._pane.draft.current()
        if entry is None:
            return
        kind = FlagKind(name)
        flags = tuple(flag for flag in entry.flags if flag.kind is not kind)
        entry = replace(entry, flags=(*flags, Flag(kind)) if on else flags)
        self._pane.draft.replace(entry)
        self._pane.entry_changed.emit(entry)
        self._pane.draft.touch()

    def repeat(self, step_id: str) -> None:
        """One more answer of a step that is asked again and again."""
        pane = self._pane
        entry = pane.draft.current()
        step = pane.guide.step(step_id) if pane.guide else None
        if entry is None or step is None:
            return
        pane.show_state(run.add_repeat(entry, step))
        pane.draft.touch()
        view = pane.area.view(step_id)
        if view:
            view.answers[-1].focus_first()

    def finish(self) -> None:
        """Finish the entry, or say what its guide still asks for.

        Only what the guide cannot close without stands in the way.
        """
        pane = self._pane
        if pane.guide is None or not pane.draft.flush():
            return
        entry = pane.draft.entry
        if entry is None:
            return
        actions = pane.journal.actions.of(Origin(OriginKind.ENTRY, entry.id)) if entry.id else ()
        must = run.must_have(entry, pane.guide, actions)
        wishes = run.missing(entry, pane.guide, actions)
        if must:
            pane.notices.show_must(must)
        elif wishes:
            pane.notices.show_wishes(wishes, self.finish_now)
        else:
            self.finish_now()

    def finish_now(self) -> None:
        """Finish the entry as it is."""
        pane = self._pane
        entry = pane.draft.entry
        if entry is None or not pane.draft.flush():
            return
        try:
            done = pane.journal.finish(pane.draft.entry or entry)
        except JournalError as error:
            pane.notices.show_sentence(str(error))
            return
        pane.draft.replace(done)
        pane.head.show_saved(done.updated_at)
        pane.notices.show_finished(pane.guide, pane.journal.guides)
        pane.show_progress()
        pane.entry_changed.emit(done)

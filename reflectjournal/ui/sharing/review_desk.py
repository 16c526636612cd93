"""The acts of a review: scan, decide, split, name, undo; each decision is saved as it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reflectjournal.errors import JournalError
from reflectjournal.model import Alias, Choice, CleanCopy, Finding
from reflectjournal.ui.sharing.reviewing import Reviewing

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.jobs import Jobs

KEEP_AFTER_MILLISECONDS = 400


class ReviewDesk(QObject):
    """Holds where a review stands. The scan runs in a job; the view shows what `moved` brings."""

    moved = Signal(object, str)
    """The `Reviewing` as it stands now, and the entity to take in hand; empty for the same one."""
    scan_begun = Signal()
    refused = Signal(object)
    """A `JournalError`: something could not be decided or kept."""
    unmarked = Signal(str)
    """Words that were to be a name, and were not found as one."""

    def __init__(self, journal: Journal, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._jobs = journal, jobs
        self.state: Reviewing | None = None
        """Where the review stands; None before one was opened."""
        self._forget_scan: Callable[[], None] | None = None
        self._learned: dict[str, int] = {}
        """The aliases that were made of words marked as a name, to be taken back with them."""
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self._keep_now)

    def open(self, copy: CleanCopy, days: Sequence[date]) -> None:
        """Take a clean copy up where it was left, and scan its entries, written on these days."""
        self._scan(Reviewing(copy, (), (), tuple(days)))

    def save(self) -> None:
        """Keep the decisions now. Raises the `JournalError` that prevents it."""
        self._keep.stop()
        if self.state is not None and self.state.texts:
            kept = self._journal.sharing.review(self.state.copy, self.state.found)
            self.state = replace(self.state, copy=kept)

    def decide(self, choice: Choice) -> None:
        """Let a choice hold wherever its entity is mentioned, and go to the next one."""
        if self.state is None:
            return
        try:
            state = self.state.decided(choice)
        except JournalError as error:
            self.refused.emit(error)
            return
        following = state.after(choice.entity)
        self._move(state, following.key if following else choice.entity)

    def undo(self) -> bool:
        """Take the last act back; False where there was none."""
        if self.state is None or not self.state.past:
            return False
        now, state = self.state.copy, self.state.undone()
        for words in set(now.also_names) - set(state.copy.also_names):
            self._forget_name(words)
        if (now.also_names, now.splits) != (state.copy.also_names, state.copy.splits):
            self._scan(state)
            self._keep.start()
        else:
            self._move(state)
        return True

    def name(self, words: str) -> None:
        """Mark words as a name, keep them as an alias, scan again and take them in hand."""
        if self.state is None:
            return
        before, known = self.state, {entity.key for entity in self.state.entities}
        try:
            alias = None if self._journal.aliases.match(words) else Alias(words)
            alias = self._journal.aliases.save(alias) if alias else None
            if alias is not None:
                self._learned[words] = alias.id
        except JournalError as error:
            self.refused.emit(error)
            return

        def looked(now: Reviewing) -> None:
            if not _mentions(now, words):  # an everyday word: to keep it would promise too much
                self._forget_name(words)
                self._take(before)
                self.unmarked.emit(words)
                return
            self._take(now, next((e.key for e in now.entities if e.key not in known), ""))

        self._scan(before.named(words), looked)
        self._keep.start()

    def _forget_name(self, words: str) -> None:
        alias = self._learned.pop(words, None)
        if alias is not None:
            self._journal.aliases.delete(alias)

    def split(self, key: str) -> None:
        """Let each form of an entity stand for itself, and scan again."""
        if self.state is not None:
            self._scan(self.state.split(key))
            self._keep.start()

    def tell_apart(self, *, letters: bool) -> None:
        """Propose letters for people, or general words."""
        if self.state is not None and self.state.copy.letters != letters:
            self._move(replace(self.state, copy=replace(self.state.copy, letters=letters)))

    def answer(self, who: str, memorable: str) -> None:
        """Keep what the writer says about what remains."""
        if self.state is not None:
            copy = replace(self.state.copy, who_describes=who, memorable=memorable)
            self.state = replace(self.state, copy=copy)
            self._keep.start()

    def _scan(self, state: Reviewing, then: Callable[[Reviewing], None] | None = None) -> None:
        """Look for everything again, and take what comes of it in hand or give it to `then`."""
        material = self._journal.sharing.material_of(state.copy)
        self.scan_begun.emit()
        if self._forget_scan is not None:
            self._forget_scan()

        def found(result: tuple[tuple[Finding, ...], ...]) -> None:
            (then or self._take)(replace(state, texts=material.texts, found=result))

        self._forget_scan = self._jobs.run(self, material.scan, found)

    def _take(self, state: Reviewing, current: str = "") -> None:
        self.state = state
        self.moved.emit(state, current)

    def _move(self, state: Reviewing, current: str = "") -> None:
        self.state = state
        self._keep.start()
        self.moved.emit(state, current)

    def _keep_now(self) -> None:
        try:
            self.save()
        except JournalError as error:
            self.refused.emit(error)


def _mentions(state: Reviewing, words: str) -> bool:
    """True where something that was found has these words in it."""
    sought = words.casefold()
    return any(sought in finding.text.casefold() for own in state.found for finding in own)

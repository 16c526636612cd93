"""The review: private text, what was found, and the clean copy beside each other.

The scan runs in a job; each decision is saved as it is made, so that a review can
be left half-way and taken up again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Alias, Changes, Choice, CleanCopy, Finding
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.clean_pane import CleanPane
from reflectjournal.ui.sharing.flow_foot import FlowFoot
from reflectjournal.ui.sharing.found_head import FoundHead
from reflectjournal.ui.sharing.found_list import FoundList, found_pane
from reflectjournal.ui.sharing.marked_text import Mark, MarkedText
from reflectjournal.ui.sharing.private_pane import PrivatePane
from reflectjournal.ui.sharing.reviewing import Reviewing
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.tabs import tab_bar

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

PANES = (392, 400, 512)
"""Widths of private text, findings and clean copy, to one another."""
ONE_PANE_BELOW_EMS = 62.0
KEEP_AFTER_MILLISECONDS = 400


class ReviewView(QWidget):
    """Everything found is decided about here, before anything can leave."""

    reviewed = Signal(object)
    """Everything is decided: the `CleanCopy`, saved."""
    do_not_share_asked = Signal(object)
    second_reader_asked = Signal(object)
    composite_asked = Signal(object)
    said = Signal(str)

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.jobs, self.ask = journal, jobs, ask
        self._state: Reviewing | None = None
        self._number = 0
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = StripNotice("todo")
        self.strip.hide()
        column.addWidget(self.strip)
        self.switch = tab_bar(
            (self.tr("Private text"), self.tr("What was found"), self.tr("Clean copy")), self
        )
        self.switch.setAccessibleName(self.tr("Part of the review"))
        self.switch.currentChanged.connect(self._fold)
        self.switch.hide()
        column.addWidget(self.switch)
        self._panes = QSplitter()
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        self._build_panes()
        column.addWidget(self._panes, 1)
        self.foot = FlowFoot(
            (
                ("Enter", self.tr("accept and go on")),
                ("1 – 4", self.tr("choose")),
                ("F6", self.tr("next pane")),
            ),
            self.tr("Next: decide"),
        )
        self.foot.chosen.connect(self._go_on)
        column.addWidget(self.foot)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)

    # ---- opening and saving

    def open(self, copy: CleanCopy) -> None:
        """Take a clean copy up where it was left, and scan its entries anew."""
        entries = [self.journal.entries.get(part.entry) for part in copy.parts]
        changed = bool(self.journal.sharing.source_changed(copy)) and bool(copy.choices)
        self._number = 0
        self._private.show_titles([e.title or self.tr("Without a title") for e in entries])
        self._head.show_letters(on=copy.letters)
        self.clean.panel.show_answers(copy)
        self.strip.setVisible(changed)
        if changed:
            self.strip.say(self.tr("The entry has changed. New findings are marked."))
        days = tuple(entry.day for entry in entries)
        self._scan(Reviewing(copy, (), (), days))

    def save(self) -> None:
        """Keep the decisions. Called before the view is left."""
        self._keep.stop()
        if self._state is not None and self._state.found:
            kept = self.journal.sharing.review(self._state.copy, self._state.found)
            self._state = replace(self._state, copy=kept)

    def refresh(self, changes: Changes | None) -> None:
        """Say so where a private text changed under the review."""
        state = self._state
        if state is None or changes is None:
            return
        if any(changes.touches("entry", part.entry) for part in state.copy.parts):
            self.open(state.copy)

    @property
    def state(self) -> Reviewing | None:
        """Where the review stands; None before one was opened."""
        return self._state

    @property
    def private(self) -> MarkedText:
        """The private text in view."""
        return self._private.text

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._private, self.found, self.clean)

    def _scan(self, state: Reviewing, current: str = "") -> None:
        material = self.journal.sharing.material_of(state.copy)
        self._head.show_busy(on=True)
        self.foot.allow(self.tr("Looking for what could identify somebody…"), ready=False)

        def found(result: tuple[tuple[Finding, ...], ...]) -> None:
            self._head.show_busy(on=False)
            self._show(replace(state, texts=material.texts, found=result), current)

        self.jobs.run(self, material.scan, found)

    # ---- acts

    def decide(self, choice: Choice) -> None:
        """Let a choice hold wherever its entity is mentioned, and go to the next one."""
        if self._state is None:
            return
        try:
            state = self._state.decided(choice)
        except JournalError as error:
            self.ask.tell(error)
            return
        following = state.after(choice.entity)
        self._show(state, following.key if following else choice.entity)
        self._keep.start()
        self.said.emit(self._progress_words(state))

    def undo(self) -> None:
        """Take the last act back."""
        if self._state is None or not self._state.past:
            return
        state = self._state.undone()
        now = self._state.copy
        if (now.also_names, now.splits) != (state.copy.also_names, state.copy.splits):
            self._scan(state)
        else:
            self._show(state, self.found.current)
        self._keep.start()
        self.said.emit(self.tr("Taken back."))

    def name_selection(self) -> None:
        """Mark the selected words as a name, keep it as an alias, and scan again."""
        words = self.private.selected_words()
        if self._state is None or not words:
            self.said.emit(self.tr("Select the name in the private text first."))
            return
        if not self.journal.aliases.match(words):
            self.journal.aliases.save(Alias(words))
        self._scan(self._state.named(words))
        self._keep.start()

    def _split(self, key: str) -> None:
        if self._state is not None:
            self._scan(self._state.split(key))
            self._keep.start()

    def _tell_apart(self, letters: bool) -> None:
        if self._state is not None and self._state.copy.letters != letters:
            copy = replace(self._state.copy, letters=letters)
            self._show(replace(self._state, copy=copy), self.found.current)
            self._keep.start()

    def _answered(self, who: str, memorable: str) -> None:
        if self._state is not None:
            copy = replace(self._state.copy, who_describes=who, memorable=memorable)
            self._state = replace(self._state, copy=copy)
            self._keep.start()

    def _go_on(self) -> None:
        self.save()
        if self._state is not None and self._state.copy.reviewed_at is not None:
            self.reviewed.emit(self._state.copy)

    def _way(self, way: str) -> None:
        self.save()
        if self._state is None:
            return
        if way == "generalise":
            kept = [e for e in self._state.entities if e.key in self._state.choices]
            if kept:
                self.found.hold(kept[0].key)
            self.found.setFocus()
            return
        asked = {
            "composite": self.composite_asked,
            "second-reader": self.second_reader_asked,
            "do-not-share": self.do_not_share_asked,
        }
        asked[way].emit(self._state.copy)

    # ---- showing

    def _show(self, state: Reviewing, current: str = "") -> None:
        self._state = state
        keys = {entity.key for entity in state.entities}
        if current not in keys:
            first = state.left[0] if state.left else next(iter(state.entities), None)
            current = first.key if first else ""
        self.found.show_state(state, current)
        self._show_texts(current)
        total, left = len(state.entities), len(state.left)
        self._head.show_progress(total - left, total, self._progress_words(state))
        self.foot.allow(self._why_not(total, left), ready=bool(state.texts) and not left)

    def _show_texts(self, current: str) -> None:
        state = self._state
        if state is None or not state.texts:
            return
        mentions = next((e.mentions for e in state.entities if e.key == current), ())
        if mentions and self._number not in {number for number, _ in mentions}:
            self._number = mentions[0][0]
            self._private.entries.setCurrentIndex(self._number)
        decided = state.choices
        marks = [
            Mark(f.start, f.end, f.entity, "decided" if f.entity in decided else "todo", f.tier)
            for f in state.found[self._number]
        ]
        self.private.show_text(state.texts[self._number], marks)
        self.private.hold(current)
        self.clean.show_state(state, self._number, current)

    def _turn_to(self, number: int) -> None:
        if number >= 0 and number != self._number:
            self._number = number
            state = self._state
            if state is not None and state.found:
                here = state.found[number]
                self.found.hold(here[0].entity if here else self.found.current)
                self._show_texts("")

    def _progress_words(self, state: Reviewing) -> str:
        total = len(state.entities)
        words = self.tr("%1 of %2 decided")
        return words.replace("%1", str(total - len(state.left))).replace("%2", str(total))

    def _why_not(self, total: int, left: int) -> str:
        if not total:
            return self.tr(
                "Nothing was found. That does not mean that nothing is there: "
                "read it once as a stranger would."
            )
        if left == 1:
            return self.tr("1 finding is still to decide. Then you can go on.")
        if left:
            words = self.tr("%1 findings are still to decide. Then you can go on.")
            return words.replace("%1", str(left))
        return self.tr("%1 of %1 decided. Read it once as a stranger would.").replace(
            "%1", str(total)
        )

    # ---- building

    def _build_panes(self) -> None:
        self._private = PrivatePane()
        self.found = FoundList()
        self._head = FoundHead()
        self.clean = CleanPane()
        self._private.name_asked.connect(self.name_selection)
        self._private.turned.connect(self._turn_to)
        self.private.mark_chosen.connect(self.found.hold)
        self.found.decided.connect(self.decide)
        self.found.held.connect(self._show_texts)
        self.found.split_asked.connect(self._split)
        self.found.undo_asked.connect(self.undo)
        self._head.letters_chosen.connect(self._tell_apart)
        self.clean.text.mark_chosen.connect(self.found.hold)
        self.clean.panel.answered.connect(self._answered)
        self.clean.panel.way_chosen.connect(self._way)
        for pane in (self._private, found_pane(self.found, self._head), self.clean):
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(self._panes.count() - 1, PANES[self._panes.count() - 1])
        self._panes.setSizes(list(PANES))

    # ---- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.em(ONE_PANE_BELOW_EMS)
        self.switch.setVisible(narrow)
        self.foot.show_keys(on=not narrow)
        for place in range(self._panes.count()):
            pane = self._panes.widget(place)
            if pane is not None:
                pane.setVisible(not narrow or place == self.switch.currentIndex())

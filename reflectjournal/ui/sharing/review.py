# house: methods=17 because it joins three panes, their switch and the desk behind them
"""The review: private text, what was found, and the clean copy beside each other.

What happens to the decisions is in `review_desk`; here they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.model import Changes, CleanCopy
from reflectjournal.ui.sharing.clean_pane import CleanPane
from reflectjournal.ui.sharing.flow_foot import FlowFoot
from reflectjournal.ui.sharing.found_head import FoundHead
from reflectjournal.ui.sharing.found_list import FoundList, found_pane
from reflectjournal.ui.sharing.marked_text import Mark, MarkedText
from reflectjournal.ui.sharing.private_pane import PrivatePane
from reflectjournal.ui.sharing.review_desk import ReviewDesk
from reflectjournal.ui.sharing.reviewing import Reviewing
from reflectjournal.ui.sharing.side_panes import SidePanes
from reflectjournal.ui.widgets.notice import StripNotice

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

PANES = (392, 400, 512)
"""Widths of private text, findings and clean copy, to one another."""
ONE_PANE_BELOW_EMS = 66.0


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
        self._number = 0
        self._desk = ReviewDesk(journal, jobs, self)
        self._desk.moved.connect(self._show)
        self._desk.scan_begun.connect(self._show_scan)
        self._desk.refused.connect(ask.tell)
        self._desk.unmarked.connect(self._on_unmarked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = StripNotice("todo")
        self.strip.hide()
        column.addWidget(self.strip)
        self._panes = SidePanes(self.tr("Part of the review"), ONE_PANE_BELOW_EMS)
        self.switch = self._panes.switch
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

    # ---- opening and leaving

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
        self._desk.open(copy, [entry.day for entry in entries])

    def save(self) -> None:
        """Keep the decisions. Called before the view is left."""
        self._desk.save()

    def refresh(self, changes: Changes | None) -> None:
        """Say so where a private text changed under the review."""
        state = self.state
        if state is None or changes is None:
            return
        if any(changes.touches("entry", part.entry) for part in state.copy.parts):
            self.open(state.copy)

    @property
    def state(self) -> Reviewing | None:
        """Where the review stands; None before one was opened."""
        return self._desk.state

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._private, self.found, self.clean, self.foot)

    def undo(self) -> None:
        """Take the last act back."""
        if self._desk.undo():
            self.said.emit(self.tr("Taken back."))

    def _name_selection(self) -> None:
        words = self.private.selected_words()
        if words:
            self.strip.hide()
            self._desk.name(words)
            return
        self._say(self.tr("Select the name in the private text first."))
        self.private.setFocus()

    def _on_unmarked(self, words: str) -> None:
        said = self.tr(
            "“%1” is an everyday word here and was not marked. "
            "If it could give somebody away, change it in the entry."
        )
        self._say(said.replace("%1", words))

    def _say(self, sentence: str) -> None:
        self.strip.tell(sentence)
        self.said.emit(sentence)

    def _go_on(self) -> None:
        self.save()
        if self.state is not None and self.state.copy.reviewed_at is not None:
            self.reviewed.emit(self.state.copy)

    def _way(self, way: str) -> None:
        self.save()
        state = self.state
        if state is None:
            return
        if way == "generalise":
            decided = [entity for entity in state.entities if entity.key in state.choices]
            if decided:
                self.found.hold(decided[0].key)
            self.found.setFocus()
            return
        asked = {
            "composite": self.composite_asked,
            "second-reader": self.second_reader_asked,
            "do-not-share": self.do_not_share_asked,
        }
        asked[way].emit(state.copy)

    # ---- showing

    def _show(self, state: Reviewing, current: str = "") -> None:
        keys = {entity.key for entity in state.entities}
        current = current or self.found.current
        if current not in keys:
            first = state.left[0] if state.left else next(iter(state.entities), None)
            current = first.key if first else ""
        self.found.show_state(state, current)
        self._show_texts(current)
        total, left = len(state.entities), len(state.left)
        words = self.tr("%1 of %2 decided")
        words = words.replace("%1", str(total - left)).replace("%2", str(total))
        self._head.show_busy(on=False)
        self._head.show_progress(total - left, total, words)
        self.foot.allow(self._why_not(total, left), ready=bool(state.texts) and not left)
        self.said.emit(words)

    def _show_scan(self) -> None:
        self._head.show_busy(on=True)
        self.foot.allow(self.tr("Looking for what could identify somebody…"), ready=False)

    def _show_texts(self, current: str) -> None:
        state = self.state
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
            state = self.state
            if state is not None and state.found:
                here = state.found[number]
                self.found.hold(here[0].entity if here else self.found.current)
                self._show_texts("")

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
        self.private: MarkedText = self._private.text
        self.found = FoundList()
        self._head = FoundHead()
        self.clean = CleanPane()
        self._private.name_asked.connect(self._name_selection)
        self._private.turned.connect(self._turn_to)
        self.private.mark_chosen.connect(self.found.hold)
        self.found.decided.connect(self._desk.decide)
        self.found.held.connect(self._show_texts)
        self.found.split_asked.connect(self._desk.split)
        self.found.undo_asked.connect(self.undo)
        self._head.letters_chosen.connect(lambda on: self._desk.tell_apart(letters=on))
        self.clean.text.mark_chosen.connect(self.found.hold)
        self.clean.panel.answered.connect(self._desk.answer)
        self.clean.panel.way_chosen.connect(self._way)
        found = found_pane(self.found, self._head)
        self._panes.add(self._private, self.tr("Private text"), PANES[0])
        self._panes.add(found, self.tr("What was found"), PANES[1])
        self._panes.add(self.clean, self.tr("Clean copy"), PANES[2])
        self.switch.setCurrentIndex(1)  # where there is room for one: what is to be decided
        self._panes.narrow_changed.connect(lambda narrow: self.foot.show_keys(on=not narrow))

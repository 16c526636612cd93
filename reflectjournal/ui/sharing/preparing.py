"""Clean copies that are being prepared: where each one stands, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.model import CleanCopy, Decision, DecisionState
from reflectjournal.ui import theme
from reflectjournal.ui.days import near_time
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.sharing.words import audience_chip, audience_of
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import Row, scrolled
from reflectjournal.ui.widgets.text import label, pill, rule

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

OPEN = (DecisionState.DRAFT, DecisionState.ASSESSED, DecisionState.DECIDED)


@dataclass(frozen=True, slots=True)
class Preparation:
    """A clean copy and the latest decision about it, None where there is none yet."""

    copy: CleanCopy
    decision: Decision | None


def preparations(journal: Journal, decisions: tuple[Decision, ...]) -> tuple[Preparation, ...]:
    """The clean copies that wait for something, the last changed first."""
    latest: dict[int, Decision] = {}
    for decision in decisions:
        if decision.clean_copy:
            latest.setdefault(decision.clean_copy, decision)
    found = (Preparation(copy, latest.get(copy.id)) for copy in journal.clean_copies.all())
    return tuple(p for p in found if _waits(p.decision))


def _waits(decision: Decision | None) -> bool:
    if decision is None or decision.state in OPEN[:2]:
        return True
    shares = decision.verdict is not None and decision.verdict.value.startswith("share")
    return decision.state is DecisionState.DECIDED and shares


class PreparingTab(QWidget):
    """One row a copy; Enter goes on with it."""

    taken_up = Signal(object)
    prepare_asked = Signal()
    undo_offered = Signal(str, object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.hide_titles: Callable[[], bool] = lambda: False
        self.rows: list[Row] = []
        host = QWidget()
        self._column = QVBoxLayout(host)
        side = theme.em(2.6)
        self._column.setContentsMargins(side, theme.SPACE["lg"], side, theme.SPACE["xl"])
        self._column.setSpacing(0)
        self._body: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(host))

    def show_rows(self, found: tuple[Preparation, ...]) -> None:
        """Show these preparations."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for preparation in found:
            row = self._row(preparation)
            self.rows.append(row)
            column.addWidget(row)
            column.addWidget(rule())
        if not found:
            empty = EmptyState(
                self.tr("Nothing is being prepared. Your entries stay as they are."),
                self.tr("Prepare a clean copy"),
            )
            writes(empty.button)
            empty.action_chosen.connect(self.prepare_asked)
            column.addWidget(empty)
        else:
            words = self.tr("A clean copy is a separate text. Your private words never change.")
            column.addSpacing(theme.SPACE["md"])
            column.addWidget(label(words, "caption", wrap=True))
        column.addStretch(1)
        self._column.addWidget(self._body)
        self._body.show()

    def _row(self, preparation: Preparation) -> Row:
        title = self._title(preparation.copy)
        row = Row(title, "  ·  ".join(self._about(preparation)), drawing="page")
        if self._changed(preparation.copy):
            row.put_right(pill(self.tr("The entry has changed"), "todo"))
        go_on = writes(Button(self._next_words(preparation), "tonal"))
        go_on.setAccessibleDescription(title)
        go_on.clicked.connect(partial(self.taken_up.emit, preparation))
        row.put_right(go_on)
        remove = writes(IconButton("bin", self.tr("Put away: %1").replace("%1", title)))
        remove.clicked.connect(partial(self._remove, preparation.copy))
        row.put_right(remove)
        if not self.journal.read_only:
            row.make_openable()
        row.opened.connect(partial(self.taken_up.emit, preparation))
        return row

    def _title(self, copy: CleanCopy) -> str:
        if self.hide_titles():
            return self.tr("Title hidden")
        if copy.title:
            return copy.title
        try:
            title = self.journal.entries.get(copy.parts[0].entry).title if copy.parts else ""
        except NotFound:
            title = ""
        return title or self.tr("Untitled")

    def _about(self, preparation: Preparation) -> list[str]:
        copy, decision = preparation.copy, preparation.decision
        parts = []
        if decision is not None and audience_of(decision):
            parts.append(audience_chip(audience_of(decision)))
        if len(copy.parts) > 1:
            parts.append(self.tr("%1 entries").replace("%1", str(len(copy.parts))))
        if copy.reviewed_at is None:
            decided = len({choice.entity for choice in copy.choices})
            parts.append(self.tr("in review, %1 decided").replace("%1", str(decided)))
        elif decision is None or decision.state is not DecisionState.DECIDED:
            given = len(decision.answers) if decision else 0
            words = (
                self.tr("reviewed, 1 answer given")
                if given == 1
                else self.tr("reviewed, %1 answers given")
            )
            parts.append(words.replace("%1", str(given)))
        else:
            parts.append(self.tr("decided to share, no file made yet"))
        if copy.updated_at is not None:
            parts.append(near_time(copy.updated_at))
        return parts

    def _next_words(self, preparation: Preparation) -> str:
        decision = preparation.decision
        if decision is not None and decision.state is DecisionState.DECIDED:
            return self.tr("Make the file")
        if preparation.copy.reviewed_at is None or self._changed(preparation.copy):
            return self.tr("Review")
        return self.tr("Decide")

    def _changed(self, copy: CleanCopy) -> bool:
        return bool(self.journal.sharing.source_changed(copy))

    def _remove(self, copy: CleanCopy) -> None:
        self.journal.clean_copies.delete(copy.id)
        undo = partial(self.journal.clean_copies.restore, copy.id)
        self.undo_offered.emit(self.tr("Clean copy put away."), undo)

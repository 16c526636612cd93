"""What stands under the fields of a goal: where it came from, its evidence, its reviews."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Evidence, Goal, GoalReview, Link, LinkKind
from reflectjournal.ui.days import short_day
from reflectjournal.ui.development.meter import Meter
from reflectjournal.ui.development.words import decision_words, evidence_words
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.rows import Row, Section
from reflectjournal.ui.widgets.text import label

_PLACES = {
    LinkKind.SESSION: "supervision",
    LinkKind.ACTION: "actions",
    LinkKind.GOAL: "development",
}


class OriginsPart(QWidget):
    """The sentence a goal was made from, and the way back to where it stands."""

    link_opened = Signal(object)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = label("", "muted", wrap=True)
        self._links = FlowLayout(gap=SPACE["md"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addWidget(self._quote)
        column.addLayout(self._links)

    def show_goal(self, goal: Goal) -> None:
        """Show where this goal came from."""
        self._links.clear()
        for link in goal.origins:
            words = link.label or self.tr("where it came from")
            button = LinkButton(words.replace("&", "&&"))
            button.clicked.connect(partial(self._open, link))
            self._links.addWidget(button)
        more = writes(LinkButton(self.tr("Add where it came from…")))
        more.clicked.connect(self.more_asked)
        self._links.addWidget(more)
        self._quote.setText(f"“{goal.origin_text}”" if goal.origin_text else "")
        self._quote.setVisible(bool(goal.origin_text))

    def _open(self, link: Link, _checked: bool = False) -> None:
        self.link_opened.emit(link)


class EvidencePart(Section):
    """The four kinds, then each piece with the way to it."""

    link_opened = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__("", " ", arrow=False, parent=parent)
        self.title.setText(self.tr("Evidence"))
        self.link.setText(self.tr("Add evidence"))
        self._journal = journal
        self._goal = 0

    def show_goal(self, goal: Goal) -> None:
        """Show what shows this goal."""
        self._goal = goal.id
        evidence = self._journal.goals.evidence(goal.id) if goal.id else ()
        self.clear()
        meter = Meter(evidence)
        meter.setContentsMargins(0, SPACE["sm"], 0, SPACE["xs"])
        self.add(meter)
        for piece in evidence:
            self.add(self._row(piece))

    def _row(self, piece: Evidence) -> Row:
        title = (piece.link.label if piece.link else "") or piece.note
        day = short_day(piece.added_on) if piece.added_on else ""
        note = piece.note if piece.note != title else ""
        about = " · ".join(p for p in (evidence_words(piece.kind), day, note) if p)
        row = Row(title, about, drawing="link" if piece.link else "feather")
        if piece.link is not None:
            row.make_openable()
            row.opened.connect(partial(self.link_opened.emit, piece.link))
        away = writes(IconButton("close", self.tr("Take %1 off the goal").replace("%1", title)))
        away.clicked.connect(partial(self._unlink, piece))
        row.put_right(away)
        return row

    def _unlink(self, piece: Evidence, _checked: bool = False) -> None:
        goals = self._journal.goals
        goals.unlink(piece.id)
        undo = partial(goals.link, self._goal, piece.link, piece.kind, piece.note, piece.added_on)
        self.undo_offered.emit(self.tr("Evidence taken off the goal"), undo)


class ReviewsPart(Section):
    """Each look at the goal, the last first. Confidence is the writer's own line."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__("", " ", arrow=False, parent=parent)
        self.title.setText(self.tr("Reviews"))
        self.link.setText(self.tr("Review now"))
        self._journal = journal

    def show_goal(self, goal: Goal) -> None:
        """Show the reviews of this goal."""
        self.clear()
        reviews = self._journal.goals.reviews(goal.id) if goal.id else ()
        for review in reversed(reviews):
            self.add(self._row(review))
        if not reviews:
            self.add(label(self.tr("Not looked at yet."), "muted"))

    def _row(self, review: GoalReview) -> QWidget:
        parts = [short_day(review.on)]
        if review.with_whom:
            parts.append(self.tr("with %1").replace("%1", review.with_whom))
        parts.append(decision_words(review.decision))
        if review.reason:
            parts.append(review.reason)
        if review.confidence is not None:
            parts.append(self.tr("confidence %1 of 10").replace("%1", str(review.confidence)))
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, SPACE["sm"], 0, SPACE["sm"])
        column.setSpacing(2)
        column.addWidget(label(" · ".join(parts), "caption", wrap=True))
        if review.progress:
            column.addWidget(label(review.progress, wrap=True))
        return row


def place_of(link: Link) -> str:
    """The page and item a link leads to; empty for an entry."""
    return f"{_PLACES[link.kind]}#{link.target}" if link.kind in _PLACES else ""

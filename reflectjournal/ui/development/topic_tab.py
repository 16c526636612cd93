"""One topic: the entries with a tag, and the actions, goals and sessions tied to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.journal.development import Topic, topic_of
from reflectjournal.model import Action, EntryRow, Goal, Session, TagCount
from reflectjournal.ui.days import short_day
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.development.words import numbered, status_words
from reflectjournal.ui.models.row_words import title_or_words
from reflectjournal.ui.supervision.words import due_words, session_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import Column, Row, Section, scrolled
from reflectjournal.ui.widgets.text import label

COLUMN_EMS = 52
SHOWN = 60
"""Rows of each kind that are drawn; the rest is a search away."""

BESIDE = 6
"""Other topics that are named."""


class TopicTab(QWidget):
    """The tag is chosen or typed; the lists follow."""

    entry_asked = Signal(int)
    goal_asked = Signal(int)
    page_asked = Signal(str)
    paper_asked = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.topic: Topic | None = None
        self.tags = QComboBox(self)
        self.tags.setAccessibleName(self.tr("Topic"))
        self.tags.setMinimumContentsLength(18)
        self.tags.activated.connect(lambda _: self.show_topic(str(self.tags.currentData() or "")))
        self.paper = Button(self.tr("Print or save a summary…"), "outline", "print")
        self.paper.clicked.connect(self.ask_for_paper)
        self.nothing = EmptyState(
            self.tr("Topics are your tags. Give an entry a tag, and what belongs to it meets here.")
        )
        self._host = QWidget()
        self._lists = QVBoxLayout(self._host)
        side = em(2.6)
        self._lists.setContentsMargins(side, SPACE["sm"], side, SPACE["xl"])
        self._body: QWidget | None = None
        tools = FlowLayout(gap=SPACE["sm"])
        tools.addWidget(self.tags)
        tools.addWidget(self.paper)
        top = QVBoxLayout()
        top.setContentsMargins(side, SPACE["lg"], side, 0)
        top.addLayout(tools)
        top.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(scrolled(self._host), 1)

    def refresh(self) -> None:
        """Read the tags and the topic in hand again."""
        counts = self._journal.entries.tags()
        held = self.topic.tag if self.topic else ""
        self.tags.clear()
        for each in counts:
            self.tags.addItem(f"{each.tag}  ({each.count})", each.tag)
        for part in (self.tags, self.paper, self._host):
            part.setVisible(bool(counts))
        self.nothing.setVisible(not counts)
        if counts:
            names = [each.tag for each in counts]
            self.show_topic(held if held in names else names[0])

    def show_topic(self, tag: str) -> None:
        """Show everything that has to do with a tag."""
        self.tags.setCurrentIndex(max(0, self.tags.findData(tag)))
        topic = self.topic = topic_of(self._journal, tag)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xl"])
        if beside := self._journal.counts.tags_beside(tag, BESIDE):
            column.addLayout(self._beside(beside))
        for words, rows, make in (
            (self.tr("Entries"), topic.entries, self._entry_row),
            (self.tr("Actions"), topic.actions, self._action_row),
            (self.tr("Goals"), topic.goals, self._goal_row),
            (self.tr("Sessions"), topic.sessions, self._session_row),
        ):
            column.addWidget(self._section(words, rows, make))
        column.addStretch(1)
        self._body = swap(self._lists, self._body, Column(body, COLUMN_EMS))

    def ask_for_paper(self) -> None:
        """The summary of the topic in hand, to print or save."""
        if self.topic is not None:
            self.paper_asked.emit(self.topic)

    @property
    def first(self) -> QWidget:
        """What takes the focus."""
        return self.tags

    # -- inside ----------------------------------------------------------------------------

    def _beside(self, tags: Sequence[TagCount]) -> FlowLayout:
        """The topics that entries on this one are also about, each a way there."""
        line = FlowLayout(gap=SPACE["md"])
        lead = label(self.tr("Often together with"), "muted")
        line.addWidget(lead)
        for each in tags:
            link = LinkButton(each.tag.replace("&", "&&"))
            lead.setMinimumHeight(link.sizeHint().height())  # on one line with the topics
            link.clicked.connect(partial(self.show_topic, each.tag))
            line.addWidget(link)
        return line

    def _section(self, words: str, rows: Sequence[Any], make: Callable[[Any], Row]) -> Section:
        section = Section(f"{words}  {len(rows)}" if rows else words)
        for each in rows[:SHOWN]:
            section.add(make(each))
        if len(rows) > SHOWN:
            more = numbered(len(rows) - SHOWN, self.tr("One more"), self.tr("%1 more"))
            section.add(label(more, "muted"))
        if not rows:
            nothing = label(self.tr("None yet."), "muted")
            nothing.setAlignment(Qt.AlignmentFlag.AlignLeft)
            section.add(nothing)
        return section

    def _entry_row(self, entry: EntryRow) -> Row:
        guide = self._journal.guides.get(entry.guide)
        about = (guide.short_title or guide.title) if guide else ""
        row = Row(title_or_words(entry), about, drawing="book",
                  right=short_day(entry.day))  # fmt: skip
        return self._openable(row, partial(self.entry_asked.emit, entry.id))

    def _action_row(self, action: Action) -> Row:
        drawing = "ring-dashed" if action.open else "check"
        row = Row(action.what, action.outcome, drawing=drawing, right=due_words(action)[0])
        return self._openable(row, partial(self.page_asked.emit, f"actions#{action.id}"))

    def _goal_row(self, goal: Goal) -> Row:
        row = Row(goal.title, goal.why_now, drawing="plant", right=status_words(goal.status))
        return self._openable(row, partial(self.goal_asked.emit, goal.id))

    def _session_row(self, session: Session) -> Row:
        day = short_day(session.starts_at.astimezone().date())
        row = Row(session_words(session), "", drawing="speech", right=day)
        return self._openable(row, partial(self.page_asked.emit, f"supervision#{session.id}"))

    def _openable(self, row: Row, act: Callable[[], None]) -> Row:
        row.make_openable()
        row.opened.connect(act)
        return row

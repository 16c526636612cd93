"""What an entry is tied to, what is tied to it, and the actions that came out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal import Journal
from reflectjournal.model import Action, ActionStatus, Entry, Link, LinkKind, Origin, OriginKind
from reflectjournal.ui.days import within
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.models.row_words import row_title
from reflectjournal.ui.reading_only import only_shows
from reflectjournal.ui.theme import em
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton, TitleLink
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.link_picker import LinkPicker
from reflectjournal.ui.widgets.text import label

LONGEST_TITLE = 42

Picker = Callable[[int], Link | None]


class LinksPart(InspectorPart):
    """Links from the entry, each with a way to take it away, and links to it."""

    entry_asked = Signal(int)
    page_asked = Signal(str)

    def __init__(
        self, journal: Journal, parent: QWidget | None = None, pick: Picker | None = None
    ) -> None:
        """`pick` asks for a link; tests put another in place of the dialog."""
        super().__init__("", parent)
        self.title.setText(self.tr("Links"))
        self._journal = journal
        self._pick = pick or self._ask
        self._entry: Entry | None = None
        self._links: tuple[Link, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        add = LinkButton(self.tr("Link to…"), parent=self)
        add.setAccessibleName(self.tr("Link to an entry or a goal"))
        add.clicked.connect(self.ask_for_link)
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def load(self, entry: Entry) -> None:
        """Show the links of the entry and those to it."""
        self._entry = entry
        self._links = entry.links
        self._show()

    def apply(self, entry: Entry) -> Entry:
        """With the links shown."""
        return replace(entry, links=self._links)

    # -- inside ----------------------------------------------------------------------------

    def _show(self) -> None:
        empty(self._list)
        for link in self._links:
            self._list.addWidget(self._row(link, removable=True))
        if self._entry is not None and self._entry.id:
            own = Link(LinkKind.ENTRY, self._entry.id)
            for row in self._journal.entries.linked_to(own):
                link = Link(LinkKind.ENTRY, row.id, row_title(row))
                self._list.addWidget(self._row(link, removable=False))
            linked = {known.target for known in self._links if known.kind is LinkKind.GOAL}
            for goal in self._journal.goals.of(own):
                if goal.id not in linked:
                    link = Link(LinkKind.GOAL, goal.id, goal.title)
                    self._list.addWidget(self._row(link, removable=False))

    def _row(self, link: Link, *, removable: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = self._words(link)
        if not removable:
            goal = link.kind is LinkKind.GOAL
            said = self.tr("for the goal {title}") if goal else self.tr("from {title}")
            words = said.format(title=words)
        button = only_shows(TitleLink(words, row))
        button.clicked.connect(lambda: self._go(link))
        line.addWidget(button, 1)
        if removable:
            drop = IconButton("close", self.tr("Take the link to {title} away").format(title=words))
            drop.clicked.connect(lambda: self._remove(link))
            line.addWidget(drop)
        return row

    def _words(self, link: Link) -> str:
        if link.kind is LinkKind.ENTRY:
            try:
                return row_title_of(self._journal.entries.get(link.target)) or link.label
            except JournalError:
                return link.label or self.tr("An entry that is gone")
        return link.label or self.tr("Untitled")

    def _go(self, link: Link) -> None:
        if link.kind is LinkKind.ENTRY:
            self.entry_asked.emit(link.target)
        else:
            pages = {LinkKind.GOAL: "development", LinkKind.ACTION: "actions"}
            self.page_asked.emit(f"{pages.get(link.kind, 'supervision')}#{link.target}")

    def ask_for_link(self) -> None:
        """Ask for an entry or goal, and link to it."""
        link = self._pick(self._entry.id if self._entry else 0)
        if link is not None and (link.kind, link.target) not in {
            (known.kind, known.target) for known in self._links
        }:
            self._links = (*self._links, link)
            self._show()
            self.edited.emit()

    def _remove(self, link: Link) -> None:
        self._links = tuple(known for known in self._links if known != link)
        self._show()
        self.edited.emit()

    def _ask(self, own_id: int) -> Link | None:
        picker = LinkPicker(self._journal, own_id, self.window())
        link = picker.link if picker.exec() else None
        picker.deleteLater()
        return link


class ActionsPart(InspectorPart):
    """The actions that came out of the entry: tick one off, or add one."""

    page_asked = Signal(str)
    undo_offered = Signal(str, object)
    saved_first = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Actions"))
        self._journal = journal
        self._entry: Entry | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Add an action"))
        self._line.setAccessibleName(self.tr("Add an action"))
        self._line.returnPressed.connect(self._add)
        self.column.addWidget(self._line)

    def load(self, entry: Entry) -> None:
        """Show the entry's actions."""
        self._entry = entry
        self._show()

    def _show(self) -> None:
        empty(self._list)
        if self._entry is None or not self._entry.id:
            return
        for action in self._journal.actions.of(Origin(OriginKind.ENTRY, self._entry.id)):
            self._list.addWidget(self._row(action))

    def _row(self, action: Action) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(0.7) - 4)  # the words stand under those of the flags
        box = QCheckBox(row)
        box.setProperty("bare", "true")
        box.setChecked(not action.open)
        due = self.tr("due {day}").format(day=within(action.due)) if action.due else ""
        box.setAccessibleName(", ".join(part for part in (action.what, due) if part))
        box.clicked.connect(lambda on: self._tick(action, done=on))
        words = label(action.what, "muted" if not action.open else "body", wrap=True)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, 3, 0, 3)
        texts.addWidget(words)
        if due and action.open:
            texts.addWidget(label(due, "caption"))
        line.addLayout(texts, 1)
        name = self.tr("Open the action: {what}").format(what=action.what)
        more = only_shows(IconButton("arrow-right", name, parent=row))
        more.clicked.connect(lambda: self.page_asked.emit(f"actions#{action.id}"))
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _tick(self, action: Action, *, done: bool) -> None:
        status = ActionStatus.DONE if done else ActionStatus.TO_DO
        self._journal.actions.save(replace(action, status=status))
        self._show()
        if done:
            self.undo_offered.emit(self.tr("Action done"), lambda: self._put_back(action))

    def _put_back(self, action: Action) -> None:
        self._journal.actions.save(action)
        self._show()

    def _add(self) -> None:
        what = self._line.text().strip()
        if not what:
            return
        self.saved_first.emit()
        if self._entry is None or not self._entry.id:
            return
        origin = Origin(OriginKind.ENTRY, self._entry.id, label=self._entry.title)
        self._journal.actions.save(Action(what=what, origin=origin))
        self._line.clear()
        self._show()


def row_title_of(entry: Entry) -> str:
    """The title of an entry, or the words that stand in for one."""
    return entry.title or entry.text[:LONGEST_TITLE].replace("#", "").strip()

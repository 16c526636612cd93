"""The agenda of a session: its lines in order, and what else could go on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.journal import Journal
from reflectjournal.journal.series import save_item
from reflectjournal.model import AgendaItem, AgendaSource, Session
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.agenda_row import AgendaRow
from reflectjournal.ui.supervision.words import source_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.flow import lay_along
from reflectjournal.ui.widgets.text import label, rule

ONE_LINE_EMS = 37.0


class Agenda(QWidget):
    """Lines that can be moved by key and by hand; flagged entries wait to be added."""

    source_asked = Signal(object)
    """Open what an item is about."""
    action_asked = Signal(object)
    """Make an action of an item."""
    undo_offered = Signal(str, object)
    said = Signal(str)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        writes(self)
        self._journal = journal
        self._session: Session | None = None
        self._proposed: tuple[AgendaItem, ...] = ()
        self.rows: dict[int, AgendaRow] = {}
        self._order: list[int] = []
        self._count = label("", "caption")
        self.add = LinkButton("", "add")
        self.add.clicked.connect(self._open_proposals)
        self._nothing = label(self.tr("Nothing flagged. Flag an entry, or add a line."), "muted",
                              wrap=True)  # fmt: skip
        self._nothing.setContentsMargins(0, SPACE["lg"], 0, SPACE["md"])
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Add a line"))
        self.line.setAccessibleName(self.tr("Add a line to the agenda"))
        self.line.returnPressed.connect(self._add_line)
        self._lay_out()

    def show_session(self, session: Session) -> None:
        """Show the agenda of a session; lines that stay keep the focus and what is typed."""
        if self._session is not None and self._session.id != session.id:
            self.line.clear()
        self._session = session
        items = [
            item
            for item in self._journal.sessions.agenda(session.id)
            if item.source is not AgendaSource.ACTION
        ]
        self._arrange(items, session)
        self._say(items, session)

    def flush(self) -> None:
        """Save words that are still waiting."""
        for row in self.rows.values():
            row.flush()

    # -- what is shown ---------------------------------------------------------------------

    def _arrange(self, items: list[AgendaItem], session: Session) -> None:
        kept = {item.id for item in items}
        for item_id in [known for known in self.rows if known not in kept]:
            self._drop(item_id)
        tick = session.held or session.starts_at.astimezone().date() <= this_day()
        for number, item in enumerate(items, 1):
            row = self.rows.get(item.id) or self._make(item)
            row.show_item(item, number, self._source_words(item), tick=tick)
        order = [item.id for item in items]
        if order != self._order:
            for place, item_id in enumerate(order):
                self._column.insertWidget(place, self.rows[item_id])
            chain = [part for item_id in order for part in self.rows[item_id].stops()]
            for before, after in pairwise([self.add, *chain, self.line]):
                QWidget.setTabOrder(before, after)
        self._order = order

    def _say(self, items: list[AgendaItem], session: Session) -> None:
        self._nothing.setVisible(not items)
        words = self.tr("1 item") if len(items) == 1 else self.tr("%1 items")
        words = words.replace("%1", str(len(items)))
        if len(items) > 1 and session.minutes:
            each = self.tr("about %1 minutes each")
            words += ", " + each.replace("%1", str(session.minutes // len(items)))
        self._count.setText(words if items else "")
        self._proposed = self._journal.sessions.proposals(session.id)
        flagged = sum(1 for item in self._proposed if item.source is AgendaSource.ENTRY)
        offered = self.tr("Add an open action or goal")
        if flagged:
            offered = self.tr("Add from 1 flagged entry")
        if flagged > 1:
            offered = self.tr("Add from %1 flagged entries").replace("%1", str(flagged))
        self.add.setText(offered)
        self.add.setVisible(bool(self._proposed))

    def _source_words(self, item: AgendaItem) -> str:
        words = source_words(item)
        if item.carried_from:
            try:
                before = self._journal.sessions.get(item.carried_from)
            except NotFound:
                return words
            day = short_day(before.starts_at.astimezone().date())
            words += " · " + self.tr("not reached on %1").replace("%1", day)
        return words

    def _make(self, item: AgendaItem) -> AgendaRow:
        row = AgendaRow(item, self)
        row.changed.connect(partial(save_item, self._journal))
        row.moved.connect(lambda by: self.move_item(row.item.id, by))
        row.dragged.connect(lambda at: self._drag(row, at))
        row.removed.connect(lambda: self._remove(row.item))
        row.action_asked.connect(lambda: self.action_asked.emit(row.item))
        row.opened.connect(lambda: self.source_asked.emit(row.item))
        self.rows[item.id] = row
        return row

    def _drop(self, item_id: int) -> None:
        row = self.rows.pop(item_id)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    # -- what can be done ------------------------------------------------------------------

    def move_item(self, item_id: int, by: int) -> None:
        """One place up (-1) or down (1), as far as that goes."""
        place = self._order.index(item_id) + by
        if self._session is None or not 0 <= place < len(self._order):
            return
        for row in self.rows.values():
            row.flush()
        everything = [item.id for item in self._journal.sessions.agenda(self._session.id)]
        self._journal.sessions.move_agenda_item(item_id, everything.index(self._order[place]))
        words = self.tr("Place %1 of %2").replace("%1", str(place + 1))
        self.said.emit(words.replace("%2", str(len(self._order))))

    def _drag(self, row: AgendaRow, at: QPoint) -> None:
        """Follow the mouse: past the middle of a neighbour the two change places."""
        y = self.mapFromGlobal(at).y()
        place = self._order.index(row.item.id)
        for by in (-1, 1):
            if 0 <= place + by < len(self._order):
                neighbour = self.rows[self._order[place + by]].geometry().center().y()
                if (y < neighbour) if by < 0 else (y > neighbour):
                    self.move_item(row.item.id, by)
                    return

    def _remove(self, item: AgendaItem) -> None:
        place = self._order.index(item.id)
        sessions = self._journal.sessions
        sessions.remove_agenda_item(item.id)

        def put_back() -> None:
            saved = sessions.save_agenda_item(replace(item, id=0))
            sessions.move_agenda_item(saved.id, item.position)

        self.undo_offered.emit(self.tr("Taken off the agenda"), put_back)
        if self._order:
            self.rows[self._order[min(place, len(self._order) - 1)]].setFocus()
        else:
            self.line.setFocus()

    def _add_line(self) -> None:
        title = self.line.text().strip()
        if title and self._session is not None:
            self.line.clear()
            self._journal.sessions.save_agenda_item(AgendaItem(self._session.id, title))

    def proposals_menu(self) -> QMenu:
        """What waits to be talked about, to be added one by one or all at once."""
        menu = QMenu(self)
        flagged = [item for item in self._proposed if item.source is AgendaSource.ENTRY]
        if len(flagged) > 1:
            menu.addAction(self.tr("All flagged entries"), lambda: self._add_all(flagged))
            menu.addSeparator()
        shown: AgendaSource | None = None
        for item in self._proposed:
            if item.source is not shown:
                shown = item.source
                menu.addSection(_group_words(self, shown))
            menu.addAction(item.title.replace("&", "&&"), partial(self._add_all, [item]))
        return menu

    def _open_proposals(self) -> None:
        menu = self.proposals_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _add_all(self, items: list[AgendaItem]) -> None:
        saved = [self._journal.sessions.save_agenda_item(item) for item in items]
        words = self.tr("Added to the agenda")

        def undo() -> None:
            for item in saved:
                self._journal.sessions.remove_agenda_item(item.id)

        self.undo_offered.emit(words, undo)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(SPACE["sm"])
        title.addWidget(label(self.tr("Agenda"), "lead"))
        title.addWidget(self._count)
        title.addStretch(1)
        self._head = QHBoxLayout()
        self._head.addLayout(title)
        self._head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(self._head)
        column.addWidget(rule())
        column.addLayout(self._column)
        column.addWidget(self._nothing)
        column.addWidget(self.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the way to add stands below the title."""
        super().resizeEvent(event)
        lay_along(self._head, wide=self.width() >= em(ONE_LINE_EMS))


def _group_words(agenda: Agenda, source: AgendaSource) -> str:
    return {
        AgendaSource.ENTRY: agenda.tr("Flagged entries"),
        AgendaSource.ACTION: agenda.tr("Open actions of earlier sessions"),
        AgendaSource.GOAL: agenda.tr("Goals to look at"),
        AgendaSource.FREE: agenda.tr("Other"),
    }[source]

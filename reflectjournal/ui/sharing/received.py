"""Shared with me: packs from team mates, previewed before they are taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.ui import theme
from reflectjournal.ui.days import month, this_day
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.sharing.cards import Cards
from reflectjournal.ui.sharing.words import dated
from reflectjournal.ui.widgets.buttons import IconButton
from reflectjournal.ui.widgets.flow import lay_along
from reflectjournal.ui.widgets.notice import EmptyState, StripNotice
from reflectjournal.ui.widgets.read_html import html_of
from reflectjournal.ui.widgets.read_view import ReadView
from reflectjournal.ui.widgets.rows import Row, Section, scrolled, set_ground

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.packs import Packs, Received
    from reflectjournal.ui.ask import Ask

CARDS_EMS, CARDS_FOLD_BELOW_EMS = 26.0, 54.0
ANY_WIDTH = 16_777_215


Ways = tuple[tuple[str, Callable[[], object]], ...]


class ReceivedTab(QWidget):
    """What was taken in can be read, and never changed."""

    said = Signal(str)

    def __init__(self, journal: Journal, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal, self.ask = journal, ask
        self._packs: Packs | None = None
        self._preview: Received | None = None
        self._left = self._build_left()
        self.cards = Cards(lambda: self.packs)
        self.cards.said.connect(self.said)
        set_ground(self.cards, "canvas", "left")
        both = QWidget()
        self._both = QHBoxLayout(both)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(self._left, 1)
        self._both.addWidget(self.cards)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(both))

    @property
    def packs(self) -> Packs:
        """The packs of this journal; made on first use, because it loads the word lists."""
        if self._packs is None:
            from reflectjournal.journal.packs import Packs  # noqa: PLC0415 - loads the lexicons

            self._packs = Packs(self.journal.settings, self.journal.sharing)
        return self._packs

    def fill(self) -> None:
        """Show the packs and the cards there are."""
        self._list.clear()
        received = self.packs.received()
        for pack in received:
            self._list.add(self._row(pack))
        self._empty.setVisible(not received)
        self._list.setVisible(bool(received))
        self.cards.fill()
        self._fold()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._left, self.cards)

    # ---- packs

    def open_file(self) -> None:
        """Ask for a pack, and show what it holds before anything is taken in."""
        kinds = ((self.tr("Sealed pack"), "*.rjpack"),)
        path = self.ask.open_file(self.tr("Open a sealed pack"), kinds)
        if path is not None:
            self.preview(path)

    def preview(self, path: Path) -> None:
        """Show what a pack holds; nothing is taken in yet."""
        try:
            found = self.packs.preview(path)
        except JournalError as error:
            self.ask.tell(error)
            return
        self._preview = found
        titles = "\n".join(f"• {item.title}" for item in found.pack.items)
        words = f"{self._sender(found)}\n{self._about(found)}\n{titles}"
        ways: Ways = ((self.tr("Leave it"), self._leave_preview),)
        if not found.already and not self.journal.read_only:
            ways = ((self.tr("Take it in"), self.take_in), *ways)
        self.strip.say(found.pack.title, words, ways)
        self.strip.show()
        self._empty.hide()
        self.show_pack(found)
        self.strip.focus_first()

    def take_in(self) -> None:
        """Keep the pack that is shown."""
        if self._preview is None:
            return
        try:
            self.packs.take_in(self._preview, this_day())
        except JournalError as error:
            self.ask.tell(error)
        self._leave_preview()
        self.said.emit(self.tr("Taken in. It stands under Shared with me."))

    def show_pack(self, received: Received) -> None:
        """Show the words of a pack, to read."""
        parts = [html_of(item.text) for item in received.pack.items]
        self.reading.setHtml("<hr>".join(parts))
        self.reading.show()

    def _leave_preview(self) -> None:
        self._preview = None
        self.strip.hide()
        self.reading.hide()
        self.fill()
        (self._list.link if self._list.isVisible() else self._empty.button).setFocus()

    def _sender(self, received: Received) -> str:
        if received.sender:
            return self.tr("From %1, whose card you know.").replace("%1", received.sender)
        words = self.tr("From a card you do not know: %1. Compare these words by phone.")
        return words.replace("%1", received.words)

    def _about(self, received: Received) -> str:
        made = date.fromisoformat(f"{received.pack.month}-01")
        parts = [self.tr("Made in %1.").replace("%1", f"{month(made)} {made.year}")]
        if received.pack.may_pass_on:
            parts.append(self.tr("It may be passed on."))
        else:
            parts.append(self.tr("It may not be passed on."))
        if received.already:
            parts.append(self.tr("You have it already."))
        return " ".join(parts)

    def _row(self, received: Received) -> Row:
        sender = received.sender or received.words
        when = dated(received.received_on)
        row = Row(received.pack.title, f"{sender} · {when}", drawing="envelope")
        row.make_openable()
        row.opened.connect(partial(self.show_pack, received))
        remove = writes(IconButton("bin", self.tr("Remove: %1").replace("%1", received.pack.title)))
        remove.clicked.connect(partial(self._remove, received))
        row.put_right(remove)
        return row

    def _remove(self, received: Received) -> None:
        title = self.tr("Remove this pack for good?")
        text = self.tr("It can be taken in again from its file.")
        if self.ask.confirm(title, text, self.tr("Remove"), danger=True):
            self.packs.remove(received.pack.mark)
            self.reading.hide()
            self.fill()

    # ---- building

    def _build_left(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(theme.em(2.6), theme.SPACE["lg"], theme.em(2.0), theme.em(1.6))
        column.setSpacing(theme.SPACE["lg"])
        self.strip = StripNotice("offer")
        self.strip.hide()
        column.addWidget(self.strip)
        self._list = Section(self.tr("Shared with me"), self.tr("Open a pack…"), arrow=False)
        self._list.link_chosen.connect(self.open_file)
        column.addWidget(self._list)
        self._empty = EmptyState(
            self.tr("Nothing yet. A team mate can seal a pack for you once they have your card."),
            self.tr("Open a pack…"),
        )
        self._empty.action_chosen.connect(self.open_file)
        column.addWidget(self._empty)
        self.reading = ReadView()
        self.reading.setAccessibleName(self.tr("The pack, to read"))
        self.reading.setMinimumHeight(theme.em(18))
        self.reading.hide()
        column.addWidget(self.reading, 1)
        column.addStretch(0)
        return host

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= theme.em(CARDS_FOLD_BELOW_EMS)
        lay_along(self._both, wide=wide)
        self.cards.setMaximumWidth(theme.em(CARDS_EMS) if wide else ANY_WIDTH)
        self.cards.setMinimumWidth(theme.em(CARDS_EMS) if wide else 0)

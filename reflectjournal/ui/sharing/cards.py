"""The cards by which sealed packs find their readers: one's own, and those of team mates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError, VaultReadOnly
from reflectjournal.ui import theme
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.rows import FormRow, Row, Section
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.journal.packs import Mate, Packs


class Cards(QWidget):
    """A card holds nothing secret. Four words show by phone that it is the right one."""

    said = Signal(str)

    def __init__(self, packs: Callable[[], Packs], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = packs
        column = QVBoxLayout(self)
        side, top = theme.em(1.4), theme.SPACE["lg"]
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(theme.SPACE["md"])
        self._add_own(column)
        column.addSpacing(theme.SPACE["lg"])
        self._mates = Section(self.tr("Team mates"))
        column.addWidget(self._mates)
        self.name, self.card = QLineEdit(), QLineEdit()
        self.card.setPlaceholderText("rj1:…")
        column.addWidget(FormRow(self.tr("A name you will know again"), self.name))
        self._row = FormRow(self.tr("Their card, the whole line"), self.card)
        column.addWidget(self._row)
        writes(self._add_button(column, self.tr("Add the card"), "add", self.add_mate))
        column.addStretch(1)

    def fill(self) -> None:
        """Show the cards there are."""
        try:
            self.words.setText(self._packs().words())
        except VaultReadOnly:  # it is made when it is first looked at
            none = self.tr("None yet: a card is made once this journal can be written.")
            self.words.setText(none)
            self._copy.setEnabled(False)
        self._mates.clear()
        for mate in self._packs().mates():
            self._mates.add(self._mate_row(mate))

    def copy_card(self) -> None:
        """Put one's own card on the clipboard."""
        QGuiApplication.clipboard().setText(self._packs().card())
        self.said.emit(self.tr("Your card is copied."))

    def add_mate(self) -> None:
        """Keep the card that was pasted."""
        try:
            self._packs().add_mate(self.name.text(), self.card.text())
        except JournalError as error:
            self._row.set_error(str(error))
            return
        self._row.set_error("")
        self.name.clear()
        self.card.clear()
        self.fill()

    def _mate_row(self, mate: Mate) -> Row:
        row = Row(mate.name, mate.words, drawing="person")
        words = self.tr("Forget the card of %1").replace("%1", mate.name)
        remove = writes(IconButton("close", words))
        remove.clicked.connect(partial(self._forget, mate.name))
        row.put_right(remove)
        return row

    def _forget(self, name: str) -> None:
        self._packs().remove_mate(name)
        self.fill()

    def _add_own(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("Your card"), "lead"))
        self.words = label("", "strong", wrap=True)
        column.addWidget(self.words)
        words = self.tr(
            "Give your card to team mates. When they read these four words back to you, "
            "it is the right one."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self._copy = self._add_button(column, self.tr("Copy my card"), "copy", self.copy_card)

    def _add_button(
        self, column: QVBoxLayout, words: str, drawing: str, act: Callable[[], None]
    ) -> Button:
        button = Button(words, "outline", drawing)
        button.clicked.connect(act)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return button

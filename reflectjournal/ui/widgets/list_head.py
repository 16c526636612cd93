"""What stands over the list: the search, its help, the filter, and what they narrow it to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.filter_menu import FilterMenu
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.search_help import SearchHelp
from reflectjournal.ui.widgets.text import label


class ListHead(QWidget):
    """Search and filter, with a line that says what the list is narrowed to."""

    all_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search entries"), self)
        self.filter_menu = FilterMenu(journal, self)
        self._help = IconButton("info", self.tr("How to search"), parent=self)
        self._help.clicked.connect(self._open_help)
        self._funnel = IconButton("filter", self.tr("Show only some entries"), parent=self)
        self._funnel.clicked.connect(self._open_filter)
        self._note = label("", "caption", wrap=True)
        self._note.hide()
        self._words = label("", "caption", wrap=True)
        self._all = LinkButton(self.tr("Show all"), parent=self)
        self._all.clicked.connect(self.all_asked)
        first = QHBoxLayout()
        first.setSpacing(SPACE["xs"])
        for widget in (self.search, self._help, self._funnel):
            first.addWidget(widget, 1 if widget is self.search else 0)
        second = QHBoxLayout()
        second.setContentsMargins(0, 0, SPACE["sm"], 0)
        second.addWidget(self._words, 1)
        second.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["lg"], SPACE["lg"], SPACE["sm"], 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(first)
        column.addWidget(self._note)
        column.addLayout(second)
        self.say("", narrowed=False)

    def say(self, words: str, *, narrowed: bool) -> None:
        """What the list is narrowed to, with the way to see everything again."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._all.setVisible(narrowed)

    def note(self, sentence: str) -> None:
        """What a search did not understand, or left out."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _open_help(self) -> None:
        panel = SearchHelp(self)
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.example_chosen.connect(self.search.set_text)
        panel.move(self.search.mapToGlobal(self.search.rect().bottomLeft()))
        panel.show()

    def _open_filter(self) -> None:
        self.filter_menu.popup(self._funnel.mapToGlobal(self._funnel.rect().bottomLeft()))

"""The words for a feeling, sorted by how near they lie to the mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reflectjournal.ui.a11y import announce
from reflectjournal.ui.icons import icon
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.feeling_words import Word, by_nearness, words
from reflectjournal.ui.widgets.feelings_cells import Cell
from reflectjournal.ui.widgets.flow import FlowLayout, empty
from reflectjournal.ui.widgets.text import label


class WordPill(Button):
    """One word; a tick says that it is chosen. 1 to 3 set how strong it was."""

    strength_asked = Signal(str, int)

    def __init__(self, word: str, *, chosen: bool, parent: QWidget | None = None) -> None:
        super().__init__(word.replace("&", "&&"), "pill", parent=parent)
        self.word = word
        self.setCheckable(True)
        self.setChecked(chosen)
        if chosen:
            self.setIcon(icon("check", "on_accent_soft"))
            self.setIconSize(QSize(em(0.9), em(0.9)))
        self.setAccessibleName(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3 on a chosen word."""
        number = event.key() - Qt.Key.Key_0
        if self.isChecked() and 1 <= number <= 3:
            self.strength_asked.emit(self.word, number)
        else:
            super().keyPressEvent(event)


class WordChoice(QWidget):
    """Words as pills, in groups: where the mark is, close by, further off, own ones."""

    toggled = Signal(str)
    strength_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[str, ...] = ()
        self._mark: Cell | None = None
        self._all = False
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Words"), "strong"), 1)
        self._hint = label(self.tr("up to three"), "caption")
        head.addWidget(self._hint)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(SPACE["xs"])
        self._more = LinkButton("", parent=self)
        self._more.clicked.connect(self._show_all)
        self._own = LinkButton(self.tr("My own word…"), parent=self)
        self._own.clicked.connect(self._ask_own)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Your own word, then Enter"))
        self._line.setAccessibleName(self.tr("My own word"))
        self._line.setMaxLength(40)
        self._line.returnPressed.connect(self._take_own)
        self._line.hide()
        links = QHBoxLayout()
        links.setSpacing(SPACE["lg"])
        links.addWidget(self._more)
        links.addWidget(self._own)
        links.addWidget(self._line, 1)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(head)
        column.addLayout(self._groups)
        column.addLayout(links)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_words(self, chosen: Sequence[str], mark: Cell | None) -> None:
        """Show the words around a mark, or all where there is none; `chosen` carry a tick."""
        held = self.focusWidget()
        word = held.word if isinstance(held, WordPill) else ""
        if (tuple(chosen), mark) == (self._chosen, self._mark) and self._groups.count():
            self._build(word)  # a pill was toggled that may not be: put its tick back
            return
        self._chosen, self._mark = tuple(chosen), mark
        self._build(word)

    def say(self, sentence: str) -> None:
        """Show a sentence where it says "up to three"."""
        self._hint.setText(sentence or self.tr("up to three"))
        if sentence:
            announce(self, sentence)
            self._build("")

    # -- inside ----------------------------------------------------------------------------

    def _build(self, focused: str) -> None:
        empty(self._groups)
        for title, group in self._sorted():
            if not group and self._mark is not None:
                continue
            if title and (group or self._mark is None):
                role = "section" if self._mark is not None else "muted"
                self._groups.addWidget(label(title, role, wrap=True))
            row = QWidget(self)
            flow = FlowLayout(row, gap=6)
            for word in group:
                pill = WordPill(word, chosen=word in self._chosen)
                pill.clicked.connect(lambda _=False, word=word: self.toggled.emit(word))
                pill.strength_asked.connect(self.strength_asked)
                flow.addWidget(pill)
                if word == focused:
                    pill.setFocus()
            self._groups.addWidget(row)
        self._more.setText(
            self.tr("Fewer words")
            if self._all
            else self.tr("All {number} words").format(number=len(words()))
        )

    def _sorted(self) -> list[tuple[str, list[str]]]:
        known = {word.word for word in words()}
        own = [word for word in self._chosen if word not in known]
        if self._mark is None:
            shown = [w.word for w in words() if self._all or w.word in self._chosen]
            hint = self.tr("Mark the grid, and the words near your mark stand here.")
            return [("" if self._all else hint, shown), ("", own)]
        here, close, rest = by_nearness(self._mark)
        further = [w.word for w in rest if self._all or w.word in self._chosen or w.cell is None]
        return [
            (self.tr("Where your mark is"), _names(here)),
            (self.tr("Close by"), _names(close)),
            (self.tr("Further off"), further),
            (self.tr("Your own"), own),
        ]

    def _show_all(self) -> None:
        self._all = not self._all
        self._build("")

    def _ask_own(self) -> None:
        self._own.hide()
        self._line.show()
        self._line.setFocus()

    def _take_own(self) -> None:
        word = " ".join(self._line.text().split())
        self._line.clear()
        self._line.hide()
        self._own.show()
        self._own.setFocus()
        if word and word not in self._chosen:
            self.toggled.emit(word)


def _names(group: Sequence[Word]) -> list[str]:
    return [word.word for word in group]

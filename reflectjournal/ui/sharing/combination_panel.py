"""What remains, read together: counts, one sentence, two questions and four equal ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.model import CleanCopy, Treatment
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.reviewing import Reviewing
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout, lay_along
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label

BESIDE_FROM_EMS = 30.0
"""The width from which an answer stands beside its question."""


class CombinationPanel(QWidget):
    """The foot of the clean copy. No percentage, and nothing is called safe."""

    answered = Signal(str, str)
    """Who it describes, and the detail everyone would remember, as typed."""
    way_chosen = Signal(str)
    """generalise, composite, second-reader or do-not-share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "foot")
        self.setAccessibleName(self.tr("What remains, read together"))
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.SPACE["lg"], theme.SPACE["md"], theme.SPACE["sm"], theme.SPACE["md"]
        )
        column.setSpacing(theme.SPACE["sm"])
        head = FlowLayout(gap=theme.SPACE["md"])
        head.addWidget(label(self.tr("What remains, read together"), "strong"))
        self._counts = label("", "caption")
        head.addWidget(self._counts)
        column.addLayout(head)
        self._rows: list[QHBoxLayout] = []
        self._sentence = label("", wrap=True)
        column.addWidget(self._sentence)
        self.who = self._question(
            column, self.tr("Who does this describe?"), self.tr("For example: the school, the team")
        )
        self.memorable = self._question(
            column,
            self.tr("What is the detail everyone would remember?"),
            self.tr("Something unusual that was said, worn or done"),
        )
        column.addLayout(self._ways())

    def show_state(self, state: Reviewing) -> None:
        """Show what the decisions leave over."""
        made = [choice.treatment for choice in state.choices.values()]
        words = (
            (self.tr("%1 roles"), Treatment.ROLE),
            (self.tr("%1 generalised"), Treatment.GENERALISE),
            (self.tr("%1 removed"), Treatment.REMOVE),
            (self.tr("%1 kept"), Treatment.KEEP),
        )
        self._counts.setText(
            " · ".join(text.replace("%1", str(made.count(kind))) for text, kind in words)
        )
        self._sentence.setText(self._words(state))

    def show_answers(self, copy: CleanCopy) -> None:
        """Fill the two answers in, as they were left."""
        for field, text in ((self.who, copy.who_describes), (self.memorable, copy.memorable)):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._rows:
            lay_along(row, wide=self.width() >= theme.em(BESIDE_FROM_EMS))

    def _words(self, state: Reviewing) -> str:
        if state.left:
            return self.tr("Decide about what was found; what remains is read together here.")
        return state.combination.sentence

    def _question(self, column: QVBoxLayout, question: str, example: str) -> QLineEdit:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["md"])
        words = label(question, "strong", wrap=True)
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.setAccessibleName(question)
        field.textChanged.connect(
            lambda: self.answered.emit(self.who.text(), self.memorable.text())
        )
        words.setBuddy(field)
        self._rows.append(row)
        row.addWidget(words, 2)
        row.addWidget(field, 3)
        column.addLayout(row)
        return field

    def _ways(self) -> FlowLayout:
        ways = FlowLayout(gap=theme.SPACE["sm"])
        for way, words in (
            ("generalise", self.tr("Generalise more")),
            ("composite", self.tr("Use a composite")),
            ("second-reader", self.tr("Ask a second reader")),
            ("do-not-share", self.tr("Do not share")),
        ):
            link = LinkButton(words)
            link.clicked.connect(lambda _=False, way=way: self.way_chosen.emit(way))
            ways.addWidget(link)
        return ways

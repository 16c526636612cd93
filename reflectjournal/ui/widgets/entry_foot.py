"""The line under an entry: how many words, another question, and the way through the steps."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflectjournal.ui.theme import SPACE, em, font
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Way:
    """Where one stands among the steps, and what the foot offers there."""

    first: bool = True
    last: bool = True
    next_title: str = ""
    finished: bool = False
    more_questions: bool = False
    skippable: bool = False


class EntryFoot(QWidget):
    """Words and *Another question* on the left, Skip, Back and Next on the right."""

    question_asked = Signal()
    back_asked = Signal()
    next_asked = Signal()
    finish_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = Way()
        self.words = label("", "muted")
        self.question = LinkButton(self.tr("Another question"), parent=self)
        self.question.clicked.connect(self.question_asked)
        self.skip = Button(self.tr("Skip"), "quiet", parent=self)
        self.skip.clicked.connect(self.next_asked)
        self.back = Button(self.tr("Back"), "outline", "chevron-left", parent=self)
        self.back.clicked.connect(self.back_asked)
        self.next = Button(self.tr("Next"), "primary", parent=self)
        self.next.clicked.connect(self._on_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["sm"])
        row.addWidget(self.words)
        row.addSpacing(SPACE["sm"])
        row.addWidget(self.question)
        row.addStretch(1)
        for button in (self.skip, self.back, self.next):
            row.addWidget(button)

    def show_words(self, number: int, *, shown: bool = True) -> None:
        """Say how many words there are."""
        if number == 1:
            words = self.tr("1 word")
        else:
            words = self.tr("{number} words").format(number=f"{number:,}")
        self.words.setText(words if shown else "")

    def show_way(self, way: Way) -> None:
        """Where Back and Next lead; on the last step Next finishes."""
        self._way = way
        self.back.setVisible(not way.first)
        self.next.setVisible(not (way.last and way.finished))
        self.next.set_kind("outline" if way.finished else "primary")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title off the button where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _on_next(self) -> None:
        (self.finish_asked if self._way.last else self.next_asked).emit()

    def _fit(self) -> None:
        """Where there is no room the next title goes first, then the words, then Skip."""
        way = self._way
        title = self.tr("Next: {title}").format(title=way.next_title)
        short = self.tr("Finish") if way.last else self.tr("Next")
        self.question.setVisible(way.more_questions)
        wanted = {self.words: True, self.skip: way.skippable}
        room = self._room([self.question, self.back, self.words, self.skip], wanted)
        whole = not way.last and self._wide(title) <= room
        for least in (self.words, self.skip):
            if room < self._wide(short) and wanted[least]:
                wanted[least] = False
                room = self._room([self.question, self.back, self.words, self.skip], wanted)
        for widget, on in wanted.items():
            widget.setVisible(on)
        self.next.setText((title if whole else short).replace("&", "&&"))
        self.next.setAccessibleName(short if way.last else title)

    def _room(self, widgets: list[QWidget], wanted: dict[QWidget, bool]) -> int:
        """What is left for Next beside these widgets."""
        taken = sum(
            widget.sizeHint().width() + SPACE["sm"]
            for widget in widgets
            if wanted.get(widget, not widget.isHidden())
        )
        return self.width() - taken - SPACE["sm"]

    def _wide(self, words: str) -> int:
        bold = font("body", font().Weight.DemiBold)
        return QFontMetrics(bold).horizontalAdvance(words) + em(1.8)

"""The line under an entry: how many words, another question, and the way through the steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflectjournal.ui.theme import SPACE, em, font
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.text import label


class EntryFoot(QWidget):
    """Words and *Another question* on the left, Skip, Back and Next on the right."""

    question_asked = Signal()
    back_asked = Signal()
    next_asked = Signal()
    finish_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_title = ""
        self._last = False
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

    def show_way(self, *, first: bool, last: bool, next_title: str, finished: bool) -> None:
        """Where Back and Next lead; on the last step Next finishes."""
        self._next_title, self._last = next_title, last
        self.back.setVisible(not first)
        self.next.setVisible(not (last and finished))
        self.next.set_kind("primary" if not finished else "outline")
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
        (self.finish_asked if self._last else self.next_asked).emit()

    def _fit(self) -> None:
        title = self.tr("Next: {title}").format(title=self._next_title)
        taken = sum(
            button.sizeHint().width() + SPACE["sm"]
            for button in (self.words, self.question, self.skip, self.back)
            if not button.isHidden()
        )
        room = self.width() - taken - em(3)
        bold = font("body", font().Weight.DemiBold)
        fits = QFontMetrics(bold).horizontalAdvance(title) <= room
        words = self.tr("Finish") if self._last else title if fits else self.tr("Next")
        self.next.setText(words.replace("&", "&&"))
        self.next.setAccessibleName(self.tr("Finish") if self._last else title)

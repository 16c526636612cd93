"""The three questions that sort the guides: how long, what for, alone or together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from reflectjournal.guides.choose import NO_HURRY
from reflectjournal.model import PURPOSES
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import PillChoice
from reflectjournal.ui.widgets.text import label


class GuideQuestions(QWidget):
    """Rows of pills; none has to be answered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        minutes = (
            (5, self.tr("5 minutes")),
            (15, "15"),
            (30, "30"),
            (NO_HURRY, self.tr("no hurry")),
        )
        purposes = [(name, _small(words)) for name, words in PURPOSES.items()]
        company = (("alone", self.tr("alone")), ("together", self.tr("together")))
        self.minutes = PillChoice(self.tr("How long have you?"), minutes, optional=True)
        self.purpose = PillChoice(self.tr("What for?"), purposes, optional=True)
        self.company = PillChoice(self.tr("Alone or together?"), company, optional=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE["xl"])
        self._grid.setVerticalSpacing(SPACE["sm"])
        self._rows = []
        for pills in (self.minutes, self.purpose, self.company):
            pills.chosen.connect(lambda _: self.changed.emit())
            words = label(pills.accessibleName(), "medium")
            words.setContentsMargins(0, SPACE["xs"], 0, 0)
            self._rows.append((words, pills))
        self.place(beside=True)

    def asked(self) -> tuple[int | None, str, str]:
        """Minutes (None for no answer), purpose and company, as `guides.choose` takes them."""
        minutes = self.minutes.value
        return (
            minutes if isinstance(minutes, int) else None,
            str(self.purpose.value or ""),
            str(self.company.value or ""),
        )

    def place(self, *, beside: bool) -> None:
        """The pills beside their questions where there is room, else below them."""
        self._grid.setColumnStretch(1, 1 if beside else 0)
        for row, (words, pills) in enumerate(self._rows):
            self._grid.addWidget(words, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(pills, 2 * row + (0 if beside else 1), 1 if beside else 0)


def _small(words: str) -> str:
    """As a pill says it: with a small first letter, abbreviations left as they are."""
    return words[0].lower() + words[1:]

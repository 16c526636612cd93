"""What can be typed into the search, in a panel under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from reflectjournal.journal import OPERATORS
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.text import label


class SearchHelp(QFrame):
    """Examples to click, each with what it finds. Esc closes it."""

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("How to search"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE["lg"], SPACE["md"], SPACE["lg"], SPACE["md"])
        grid.setHorizontalSpacing(SPACE["lg"])
        grid.setVerticalSpacing(0)
        for row, operator in enumerate(OPERATORS):
            example = LinkButton(operator.example.replace("&", "&&"), parent=self)
            example.setAccessibleDescription(operator.meaning)
            example.clicked.connect(lambda _=False, text=operator.example: self._choose(text))
            grid.addWidget(example, row, 0)
            grid.addWidget(label(operator.meaning, "muted"), row, 1)

    def _choose(self, text: str) -> None:
        self.close()
        self.example_chosen.emit(text)

"""Rows that end in a telephone number, large enough to read out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.days import short_day
from reflectjournal.ui.support import Line
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.text import label

ICONS = {
    "dsl": "person-check",
    "childrens-front-door": "door",
    "lado": "people",
    "adult-safeguarding": "door",
    "pipot": "people",
    "police": "shield",
    "information-astray": "envelope",
    "colleague": "person",
    "support-myself": "heart",
}


class NumberRow(QFrame):
    """Title and note, the number and the day it was checked. Ctrl+C copies the number.

    Where the number is missing, and can be added now, it offers *Add the number*.
    """

    add_asked = Signal(str)

    def __init__(self, line: Line, *, can_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setProperty("row", "open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.SPACE["sm"], 0, theme.SPACE["sm"])
        row.setSpacing(theme.SPACE["md"])
        row.addWidget(IconLabel(ICONS.get(line.key, "phone")))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(line.title, "strong", wrap=True))
        if line.note:
            words.addWidget(label(line.note, "muted", wrap=True))
        row.addLayout(words, 1)
        if line.number:
            row.addLayout(self._number())
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(f"{line.title}: {line.number}")
            self.setAccessibleDescription(line.note)
        elif can_add and line.local:
            add = LinkButton(self.tr("Add the number"), "add")
            add.setAccessibleName(self.tr("Add the number: %1").replace("%1", line.title))
            add.clicked.connect(lambda: self.add_asked.emit(line.key))
            row.addWidget(add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.line.number:
            QGuiApplication.clipboard().setText(self.line.number)
            announce(self, self.tr("Copied"))
            return
        super().keyPressEvent(event)

    def _number(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        number = label(self.line.number, "number")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(number)
        said = self._checked()
        if said:
            checked = label(said, "caption")
            checked.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(checked)
        column.addStretch(1)
        return column

    def _checked(self) -> str:
        if self.line.checked_on is not None:
            return self.tr("checked %1").replace("%1", short_day(self.line.checked_on))
        if self.line.local or self.line.checked:
            return ""
        return self.tr("not checked")

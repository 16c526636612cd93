"""The sheet of keys, made from the list of commands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.commands import Command, grouped, key_words
from reflectjournal.ui.dialogs.fitting import fit, room
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import heading, keycap, label


class ShortcutSheet(QDialog):
    """Every command that has a key, by group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["lg"])
        column.addWidget(heading(self.tr("Keys"), 2))
        column.addWidget(scrolled(self._sheet(), "canvas"), 1)
        close = Button(self.tr("Close"), "outline")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
        fit(self, 58, 38)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, theme.SPACE["md"], 0)
        columns.setSpacing(theme.SPACE["xxl"])
        across = 2 if room(self)[0] >= theme.em(58) else 1
        sides = [QVBoxLayout() for _ in range(across)]
        groups = list(grouped())
        half = (sum(len(members) + 2 for _, members in groups) + 1) // 2
        used = 0
        for words, members in groups:
            side = sides[0] if used < half else sides[-1]
            side.addWidget(label(words, "section"))
            side.addLayout(self._lines(members))
            side.addSpacing(theme.SPACE["lg"])
            used += len(members) + 2
        for made in sides:
            made.setSpacing(theme.SPACE["sm"])
            made.addStretch(1)
            columns.addLayout(made, 1)
        return sheet

    def _lines(self, members: list[Command]) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(theme.SPACE["sm"])
        for row, command in enumerate(m for m in members if m.keys):
            grid.addWidget(label(command.words, wrap=True), row, 0)
            grid.addWidget(keycap(key_words(command.keys[0])), row, 1, Qt.AlignmentFlag.AlignRight)
        return grid

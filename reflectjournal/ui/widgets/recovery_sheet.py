"""The recovery key: nine numbered groups, on paper or as PDF, proved by typing two of them back."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label

_FORGIVEN = str.maketrans("OILU", "011V")
PROVED = 2


def groups_of(key: str) -> tuple[str, ...]:
    """The groups of a recovery key as it is printed."""
    return tuple(key.split("-"))


def same_group(typed: str, printed: str) -> bool:
    """True where a typed group is the printed one; case and look-alike letters are forgiven."""
    return _plain(typed) == _plain(printed)


def _plain(text: str) -> str:
    return "".join(text.split()).upper().translate(_FORGIVEN)


class RecoverySheet(QWidget):
    """Shows the key, asks for it on paper or in a file, and for two groups typed back."""

    proved = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups_of(key)
        # The last group is shorter than the others and is not asked for.
        asked = secrets.SystemRandom().sample(range(len(self._groups) - 1), PROVED)
        self.asked = tuple(sorted(asked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(self._table())
        column.addLayout(self._ways())
        column.addSpacing(theme.SPACE["sm"])
        column.addWidget(label(self.tr("Now from the paper, to be sure it can be read"), "strong"))
        self.fields: list[QLineEdit] = []
        self._ticks: list[IconLabel] = []
        column.addLayout(self._proof())

    @property
    def trouble(self) -> str:
        """What is still missing, as a sentence; empty once both groups are right."""
        for position, field in zip(self.asked, self.fields, strict=True):
            typed, printed = _plain(field.text()), _plain(self._groups[position])
            number = str(position + 1)
            if typed == printed:
                continue
            if not typed:
                return self.tr("Group %1 is still to come.").replace("%1", number)
            if printed.startswith(typed):
                left = len(printed) - len(typed)
                words = self.tr("One letter") if left == 1 else self._count(left)
                rest = self.tr("of group %1 to come.").replace("%1", number)
                return f"{words} {rest}"
            return self.tr("Group %1 is not as printed.").replace("%1", number)
        return ""

    def _count(self, left: int) -> str:
        return {2: self.tr("Two letters"), 3: self.tr("Three letters")}[left]

    def _table(self) -> QWidget:
        box = QWidget()
        set_ground(box, "sunken")
        box.setAccessibleName(self.tr("Recovery key"))
        box.setAccessibleDescription(", ".join(self._groups))
        grid = QGridLayout(box)
        grid.setContentsMargins(*(theme.SPACE["lg"],) * 4)
        grid.setVerticalSpacing(theme.SPACE["md"])
        for position, group in enumerate(self._groups):
            cell = QHBoxLayout()
            cell.setSpacing(theme.SPACE["md"])
            cell.addWidget(label(str(position + 1), "caption"))
            cell.addWidget(label(group, "code"), 1)
            grid.addLayout(cell, position // 5, position % 5)
        grid.setHorizontalSpacing(theme.SPACE["md"])
        return box

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        self.print_button = Button(self.tr("Print it"), "tonal", "print")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button = Button(self.tr("Save as PDF..."), "outline")
        self.save_button.clicked.connect(self.save_asked)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addWidget(
            label(self.tr("The sheet names neither you nor the app."), "muted", wrap=True), 1
        )
        return row

    def _proof(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        for position in self.asked:
            name = self.tr("Group %1").replace("%1", str(position + 1))
            field = QLineEdit()
            field.setProperty("code", "true")
            field.setAccessibleName(name)
            field.setMaxLength(8)
            field.setFixedWidth(theme.em(6.5))
            field.textChanged.connect(self._check)
            tick = IconLabel("check", "accent", 1.1)
            tick.hide()
            row.addWidget(label(name))
            row.addWidget(field)
            row.addWidget(tick)
            row.addSpacing(theme.SPACE["md"])
            self.fields.append(field)
            self._ticks.append(tick)
        row.addStretch(1)
        return row

    def _check(self) -> None:
        for position, field, tick in zip(self.asked, self.fields, self._ticks, strict=True):
            tick.setVisible(same_group(field.text(), self._groups[position]))
        self.proved.emit()

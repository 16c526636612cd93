"""The person's own numbers for *Someone may be at risk* and the support page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.model import SupportContact
from reflectjournal.ui import theme
from reflectjournal.ui.days import this_day
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.support import Line
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import heading, label


class ContactsDialog(QDialog):
    """One line for each local contact: number, and a note such as the hours.

    `at` is the key of the line that gets the focus.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        contacts: Iterable[SupportContact],
        at: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        self._own = {contact.key: contact for contact in contacts}
        self._lines = tuple(line for line in lines if line.local)
        self._fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("Your own numbers"), 2))
        words = self.tr(
            "They stay in the journal. A number that you change counts as checked today."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(scrolled(self._table(), "canvas"), 1)
        column.addLayout(self._buttons())
        fit(self, 48, 34)
        if at in self._fields:
            self._fields[at][0].setFocus()

    def contacts(self) -> tuple[SupportContact, ...]:
        """The contacts as they stand in the fields; those without a number are left out."""
        return tuple(made for line in self._lines if (made := self._contact(line)) is not None)

    def _contact(self, line: Line) -> SupportContact | None:
        number, note = (field.text().strip() for field in self._fields[line.key])
        if not number:
            return None
        before = self._own.get(line.key)
        same = before is not None and before.number == number
        checked = before.checked_on if before is not None and same else this_day()
        return SupportContact(line.key, line.title, number, note, checked, local=True)

    def _table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, theme.SPACE["md"], 0)
        grid.setVerticalSpacing(theme.SPACE["sm"])
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for column, words in enumerate(("", self.tr("Number"), self.tr("Note, such as hours"))):
            grid.addWidget(label(words, "section"), 0, column)
        for row, line in enumerate(self._lines, start=1):
            own = self._own.get(line.key)
            number, note = QLineEdit(own.number if own else ""), QLineEdit(own.note if own else "")
            number.setAccessibleName(self.tr("%1, number").replace("%1", line.title))
            note.setAccessibleName(self.tr("%1, note").replace("%1", line.title))
            note.setPlaceholderText(line.note)
            self._fields[line.key] = (number, note)
            for column, widget in enumerate((label(line.title, wrap=True), number, note)):
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(self._lines) + 1, 1)
        return table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        stop = Button(self.tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        keep = Button(self.tr("Keep these numbers"), "primary")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        row.addWidget(stop)
        row.addWidget(keep)
        return row

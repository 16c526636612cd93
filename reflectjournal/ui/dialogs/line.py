"""Asks for one line of text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.text import heading


class LineDialog(QDialog):
    """A title, a field and two buttons; the act stays closed while the field is empty."""

    def __init__(
        self, title: str, label: str, value: str, yes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["lg"])
        column.addWidget(heading(title, 2))
        self._line = QLineEdit(value)
        self._line.setMinimumWidth(theme.em(26))
        column.addWidget(FormRow(label, self._line))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        stop = Button(QCoreApplication.translate("LineDialog", "Cancel"), "outline")
        stop.clicked.connect(self.reject)
        self._go_on = Button(yes, "primary")
        self._go_on.setDefault(True)
        self._go_on.clicked.connect(self.accept)
        buttons.addWidget(stop)
        buttons.addWidget(self._go_on)
        column.addLayout(buttons)
        self._line.textChanged.connect(self._check)
        self._check()

    def value(self) -> str:
        """The line without the spaces around it."""
        return self._line.text().strip()

    def _check(self) -> None:
        self._go_on.setEnabled(bool(self.value()))

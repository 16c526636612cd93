"""A new recovery key: the passphrase first, then the sheet, then two groups typed back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal.access import keep_recovery_key, make_recovery_key
from reflectjournal.ui import theme
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.pages.first_run_steps import KeyStep
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.secret_field import SecretField
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal.access import KeyHeader
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs


class NewRecoveryKey(QDialog):
    """Nothing is changed before the new key was proved; until then the old one is valid."""

    def __init__(self, folder: Path, jobs: Jobs, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._jobs = folder, jobs
        self._made: KeyHeader | None = None
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["md"])
        self._head = heading(self.tr("A new recovery key"), 2)
        column.addWidget(self._head)
        words = self.tr("The old one is void as soon as the new one has been proved.")
        self._words = label(words, "muted", wrap=True)
        column.addWidget(self._words)
        self.passphrase = SecretField(self.tr("Passphrase"))
        self._row = FormRow(self.tr("Passphrase"), self.passphrase)
        self.passphrase.returnPressed.connect(self._go_on)
        column.addWidget(self._row)
        self.step = KeyStep(ask)
        self.step.hide()
        self.step.changed.connect(self._check)
        column.addWidget(self.step, 1)
        row = QHBoxLayout()
        self._why = label("", "muted", wrap=True)
        row.addWidget(self._why, 1)
        stop = Button(self.tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        self.go_on = Button(self.tr("Make the key"), "primary")
        self.go_on.clicked.connect(self._go_on)
        row.addWidget(stop)
        row.addWidget(self.go_on)
        column.addLayout(row)
        fit(self, 52)
        self.passphrase.setFocus()

    def _go_on(self) -> None:
        if self._made is None:
            self._make()
            return
        try:
            keep_recovery_key(self._folder, self._made)
        except JournalError as error:
            self._why.setText(str(error))
            return
        self.step.clear()
        self.accept()

    def _make(self) -> None:
        folder, passphrase = self._folder, self.passphrase.text()
        if not passphrase:
            return
        self.go_on.setEnabled(False)
        self._jobs.run(
            self, lambda: make_recovery_key(folder, passphrase), self._show, self._refused
        )

    def _show(self, made: tuple[KeyHeader, str]) -> None:
        self._made, key = made
        self.passphrase.clear()
        for widget in (self._row, self._head, self._words):
            widget.hide()
        self.step.set_key(key)
        self.step.show()
        self.go_on.setText(self.tr("Use this key"))
        self._check()
        self.step.begin()

    def _check(self) -> None:
        self.go_on.setEnabled(not self.step.trouble)
        self.go_on.setAccessibleDescription(self.step.trouble)
        self._why.setText(self.step.trouble)

    def _refused(self, error: JournalError) -> None:
        self.go_on.setEnabled(True)
        self._row.set_error(str(error))
        self.passphrase.setFocus()
        self.passphrase.selectAll()

"""A new passphrase for the open journal; the old one is asked for first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.journal.access import change_passphrase
from reflectjournal.ui import theme
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.new_passphrase import NewPassphrase
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.secret_field import SecretField
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.errors import JournalError
    from reflectjournal.ui.jobs import Jobs


class ChangePassphrase(QDialog):
    """Accepted once the new passphrase opens the journal."""

    def __init__(self, folder: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._jobs = folder, jobs
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("Change the passphrase"), 2))
        words = self.tr(
            "The recovery key stays as it is. Backups made until now still open with the "
            "passphrase of their time."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self.old = SecretField(self.tr("Passphrase until now"))
        self._old_row = FormRow(self.tr("Passphrase until now"), self.old)
        column.addWidget(self._old_row)
        self.fields = NewPassphrase()
        column.addWidget(self.fields)
        row = QHBoxLayout()
        row.addStretch(1)
        self._stop = Button(self.tr("Cancel"), "outline")
        self._stop.clicked.connect(self.reject)
        self.go_on = Button(self.tr("Change it"), "primary")
        self.go_on.clicked.connect(self._change)
        row.addWidget(self._stop)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.old.textChanged.connect(self._check)
        self.fields.changed.connect(self._check)
        self.fields.suggest()
        fit(self, 44)
        self.old.setFocus()

    def _check(self) -> None:
        self._old_row.set_error("")
        ready = bool(self.old.text()) and not self.fields.trouble
        self.go_on.setEnabled(ready)
        self.go_on.setAccessibleDescription(self.fields.trouble)

    def _change(self) -> None:
        self.go_on.setEnabled(False)
        self.go_on.setText(self.tr("Making the keys…"))
        folder, old, new = self._folder, self.old.text(), self.fields.passphrase
        self._jobs.run(
            self, lambda: change_passphrase(folder, old, new), self._changed, self._refused
        )

    def _changed(self, _nothing: None) -> None:
        self._forget()
        self.accept()

    def _refused(self, error: JournalError) -> None:
        self.go_on.setText(self.tr("Change it"))
        self._check()
        self._old_row.set_error(str(error))
        self.old.setFocus()
        self.old.selectAll()

    def _forget(self) -> None:
        self.old.clear()
        self.fields.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._forget()
        super().closeEvent(event)

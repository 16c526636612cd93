"""The recovery key opened the journal: a new passphrase may be chosen now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.pages.first_run import in_column
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.new_passphrase import NewPassphrase
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.errors import JournalError
    from reflectjournal.ui.jobs import Jobs


class AfterRecovery(QWidget):
    """Sets a new passphrase with the recovery key, or leaves the old one."""

    done = Signal()

    def __init__(
        self, folder: Path, recovery_key: str, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._recovery_key, self._jobs = folder, recovery_key, jobs
        set_ground(self, "surface")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.SPACE["xl"], 0, theme.SPACE["xl"])
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("A new passphrase")))
        words = self.tr(
            "The recovery key has opened your journal, and it stays valid. If the old passphrase "
            "is lost, choose a new one now. The old one will no longer open the journal."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self.fields = NewPassphrase()
        column.addWidget(self.fields)
        self._error = label("", "danger", wrap=True)
        self._error.hide()
        column.addWidget(self._error)
        row = QHBoxLayout()
        row.addStretch(1)
        keep = Button(self.tr("Keep the old one"), "outline")
        keep.clicked.connect(self._finish)
        self.set_button = Button(self.tr("Use this passphrase"), "primary")
        self.set_button.clicked.connect(self._set)
        row.addWidget(keep)
        row.addWidget(self.set_button)
        column.addLayout(row)
        column.addStretch(1)
        outer.addWidget(scrolled(in_column(inside)))
        self.fields.changed.connect(self._check)
        self.fields.suggest()

    def _check(self) -> None:
        trouble = self.fields.trouble
        self.set_button.setEnabled(not trouble)
        self.set_button.setAccessibleDescription(trouble)

    def _set(self) -> None:
        from reflectjournal.journal.access import set_passphrase  # noqa: PLC0415

        self.set_button.setEnabled(False)
        self.set_button.setText(self.tr("Making the keys…"))
        folder, recovery, new = self._folder, self._recovery_key, self.fields.passphrase
        self._jobs.run(
            self, lambda: set_passphrase(folder, recovery, new), self._finish, self._refused
        )

    def _refused(self, error: JournalError) -> None:
        self.set_button.setText(self.tr("Use this passphrase"))
        self._check()
        self._error.setText(str(error))
        self._error.show()

    def _finish(self, _nothing: object = None) -> None:
        self._recovery_key = ""
        self.fields.clear()
        self.done.emit()

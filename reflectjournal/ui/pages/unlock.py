"""Every day after the first: the passphrase, or the printed recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError, KeysDamaged, VaultDamaged, VaultMissing
from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.secret_field import SecretField
from reflectjournal.ui.widgets.text import label, pill, set_role

if TYPE_CHECKING:
    from reflectjournal.journal import DataKey
    from reflectjournal.ui.jobs import Jobs

Opened = Callable[["DataKey"], None]


class UnlockPage(QWidget):
    """Asks for the secret, derives the key in a job, and hands it on.

    `unlocked` carries the `DataKey` and, where the recovery key was used, its text,
    so that a new passphrase can be chosen; else an empty text.
    """

    unlocked = Signal(object, str)
    at_risk_asked = Signal()
    other_asked = Signal()
    restore_asked = Signal()
    rescue_asked = Signal()
    busy_begun = Signal()

    def __init__(self, folder: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self.jobs = folder, jobs
        self._recovering = False
        self._busy = False
        set_ground(self, "canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        inside = QWidget()
        upright = QVBoxLayout(inside)
        upright.setContentsMargins(0, 0, 0, 0)
        upright.addStretch(5)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._column())
        middle.addStretch(1)
        upright.addLayout(middle)
        upright.addStretch(6)
        self._area = scrolled(inside, "canvas")
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot())
        self._show_mode()

    def begin(self) -> None:
        """The page comes into view."""
        self.field.setFocus()

    def refuse(self, error: JournalError) -> None:
        """Say why the journal did not open, and let it be tried again."""
        self.set_busy(busy=False)
        self._error.setText(str(error))
        self._error.show()
        self._mark(error=True)
        broken = isinstance(error, KeysDamaged | VaultDamaged | VaultMissing)
        self._restore.setVisible(broken)
        self._rescue.setVisible(isinstance(error, VaultDamaged))
        announce(self.field, str(error))
        self.field.setFocus()
        self.field.selectAll()
        QTimer.singleShot(0, self._error, lambda: self._area.ensureWidgetVisible(self._error))

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE["sm"])
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("book", "accent", 2.9), 0, centre)
        name = label(self.tr("Reflect Journal"), "display")
        column.addWidget(name, 0, centre)
        self._state = label("", "muted", wrap=True)
        self._state.setAlignment(centre)
        column.addWidget(self._state)
        column.addSpacing(theme.SPACE["md"])
        self.field = SecretField(self.tr("Passphrase"))
        self.field.setMinimumWidth(theme.em(22))
        self.field.returnPressed.connect(self.unlock)
        self.field.textEdited.connect(self._edited)
        self.field.caps_lock_seen.connect(self._show_caps)
        column.addWidget(self.field)
        self._error = label("", "danger", wrap=True)
        self._error.setAlignment(centre)
        self._error.hide()
        self.button = Button(self.tr("Unlock"), "primary")
        self.button.clicked.connect(self.unlock)
        column.addWidget(self.button)
        column.addWidget(self._error)
        column.addSpacing(theme.SPACE["sm"])
        column.addLayout(self._links())
        return column

    def _links(self) -> QVBoxLayout:
        """The ways on where the passphrase is not enough; those for a damaged journal below."""
        self._mode = LinkButton("")
        self._mode.clicked.connect(self._switch_mode)
        other = LinkButton(self.tr("Open another journal"))
        other.clicked.connect(self.other_asked)
        self._restore = LinkButton(self.tr("Restore a backup"))
        self._restore.clicked.connect(self.restore_asked)
        self._restore.hide()
        self._rescue = LinkButton(self.tr("Rescue what can be read"))
        self._rescue.clicked.connect(self.rescue_asked)
        self._rescue.hide()
        links = QVBoxLayout()
        for pair in ((self._mode, other), (self._restore, self._rescue)):
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE["xl"])
            row.addStretch(1)
            for link in pair:
                row.addWidget(link)
            row.addStretch(1)
            links.addLayout(row)
        return links

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        risk = Button(self.tr("Someone may be at risk"), "quiet")
        risk.set_icon("at-risk", "risk")
        risk.clicked.connect(self.at_risk_asked)
        row.addWidget(risk)
        row.addStretch(1)
        self._caps = pill(self.tr("Caps Lock is on"), "todo")
        self._caps.hide()
        row.addWidget(self._caps)
        return row

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on and not self._recovering)

    def _switch_mode(self) -> None:
        self._recovering = not self._recovering
        self.field.clear()
        self._edited()
        self._show_mode()
        self.field.setFocus()

    def _show_mode(self) -> None:
        name = self.tr("Recovery key") if self._recovering else self.tr("Passphrase")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.set_hidden(hidden=not self._recovering)
        self.field.setMaxLength(80 if self._recovering else 32767)
        self._mode.setText(
            self.tr("Use the passphrase") if self._recovering else self.tr("Use the recovery key")
        )
        self._state.setText(
            self.tr("Type the nine groups from the paper. Spaces and capitals do not matter.")
            if self._recovering
            else self.tr("Locked. What you wrote last is kept.")
        )

    def _edited(self) -> None:
        self._error.hide()
        self._restore.hide()
        self._rescue.hide()
        self._mark(error=False)

    def _mark(self, *, error: bool) -> None:
        set_role(self.field, error="true" if error else "false")
        self.field.setAccessibleDescription(self._error.text() if error else "")

    def set_busy(self, *, busy: bool) -> None:
        """Show that the journal is being opened or read; nothing can be typed meanwhile."""
        self._busy = busy
        self.button.setText(self.tr("Opening…") if busy else self.tr("Unlock"))
        self.button.setEnabled(not busy)
        self.field.setReadOnly(busy)

    def unlock(self) -> None:
        """Try what stands in the field."""
        if self._busy or not self.field.text():
            return
        self._edited()
        self.set_busy(busy=True)
        folder, secret, recovering = self.folder, self.field.text(), self._recovering

        def derive() -> DataKey:
            from reflectjournal.journal import Journal  # noqa: PLC0415 - off the first paint

            if recovering:
                return Journal.derive_from_recovery(folder, secret)
            return Journal.derive(folder, secret)

        self.jobs.run(self, derive, self._derived, self.refuse)
        QTimer.singleShot(0, self, self.busy_begun.emit)

    def _derived(self, key: DataKey) -> None:
        recovery = self.field.text() if self._recovering else ""
        self.field.clear()
        self.unlocked.emit(key, recovery)

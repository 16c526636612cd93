"""Who receives it, by role and organisation, and why each one needs it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.model import Recipient
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.text import label


class _RecipientRow(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, recipient: Recipient) -> None:
        super().__init__()
        self._before = recipient
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE["sm"])
        grid.setVerticalSpacing(theme.SPACE["xs"])
        self.role = QLineEdit(recipient.role)
        self.role.setPlaceholderText(self.tr("Role, for example: team manager"))
        self.role.setAccessibleName(self.tr("Role of the recipient, no name"))
        self.organisation = QLineEdit(recipient.organisation)
        self.organisation.setPlaceholderText(self.tr("Organisation"))
        self.organisation.setAccessibleName(self.tr("Organisation of the recipient"))
        self.onward = QCheckBox(self.tr("They may pass it on"))
        self.onward.setChecked(recipient.onward)
        remove = IconButton("close", self.tr("Take this recipient off"))
        remove.clicked.connect(self.removed)
        for line in (self.role, self.organisation):
            line.textChanged.connect(self.edited)
        self.onward.toggled.connect(self.edited)
        self.stops: tuple[QWidget, ...] = (self.role, self.organisation, remove, self.onward)
        """What Tab walks, in the order it is read."""
        grid.addWidget(self.role, 0, 0)
        grid.addWidget(self.organisation, 0, 1)
        grid.addWidget(remove, 0, 2)
        grid.addWidget(self.onward, 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def recipient(self) -> Recipient:
        return replace(
            self._before,
            role=self.role.text().strip(),
            organisation=self.organisation.text().strip(),
            onward=self.onward.isChecked(),
        )


class RecipientsBody(QWidget):
    """A row for each recipient, and a way to add one."""

    edited = Signal()

    def __init__(self, recipients: tuple[Recipient, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_RecipientRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["md"])
        words = self.tr("By role and organisation, never by name. Each one needs a reason next.")
        column.addWidget(label(words, "muted", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE["md"])
        column.addLayout(self._list)
        for recipient in recipients or (Recipient(""),):
            self._add(recipient)
        self._more = LinkButton(self.tr("Another recipient"), "add")
        self._more.clicked.connect(self._add_one)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        column.addLayout(foot)

    def recipients(self) -> tuple[Recipient, ...]:
        """The recipients that have a role."""
        made = (row.recipient() for row in self._rows)
        return tuple(recipient for recipient in made if recipient.role or recipient.organisation)

    def _add(self, recipient: Recipient) -> _RecipientRow:
        row = _RecipientRow(recipient)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _add_one(self) -> None:
        row = self._add(Recipient(""))
        stops = [*(stop for each in self._rows for stop in each.stops), self._more]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        row.role.setFocus()

    def _remove(self, row: _RecipientRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        if not self._rows:
            self._add(Recipient(""))
        self._rows[-1].role.setFocus()
        self.edited.emit()


class NeedsBody(QWidget):
    """A line for each recipient: why they need it."""

    edited = Signal()

    def __init__(self, recipients: tuple[Recipient, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipients = recipients
        self._fields: list[CellEdit] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["lg"])
        for recipient in recipients:
            field = CellEdit(self.tr("What will they do with it?"))
            field.load(recipient.need)
            field.edited.connect(self.edited)
            self._fields.append(field)
            whom = ", ".join(part for part in (recipient.role, recipient.organisation) if part)
            column.addWidget(FormRow(whom, field))

    def recipients(self) -> tuple[Recipient, ...]:
        """The recipients with their needs."""
        return tuple(
            replace(recipient, need=field.text().strip())
            for recipient, field in zip(self._recipients, self._fields, strict=True)
        )

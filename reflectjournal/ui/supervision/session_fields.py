"""The fields of a session and how they are laid out; what they mean is in `session_dialog`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.journal.meetings import RHYTHMS
from reflectjournal.journal.series import AGREEMENT
from reflectjournal.model import SessionKind
from reflectjournal.ui.supervision.words import kind_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.fields import roomy
from reflectjournal.ui.widgets.rows import FormRow, Section, scrolled
from reflectjournal.ui.widgets.text import heading, label

OTHER_RHYTHM = -100
MOST_TIMES = 52


class SessionFields(QDialog):
    """A dialog with every field of a session. `title` stands over them, `yes` on the button."""

    def __init__(self, title: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        self._make_fields()
        self._lay_out(title, yes)

    def _make_fields(self) -> None:
        self.kind = QComboBox()
        for kind in SessionKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.day = DateField(self.tr("Day"))
        self.time = roomy(QTimeEdit(QTime(10, 0)))
        self.time.setDisplayFormat("HH:mm")
        self.minutes = roomy(QSpinBox())
        self.minutes.setRange(5, 600)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(self.tr(" minutes"))
        self.name, self.with_whom = QLineEdit(), QLineEdit()
        self.agency, self.disciplines, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.rhythm = QComboBox()
        self.rhythm.addItem(self.tr("Once"), 0)
        for weeks, words in RHYTHMS:
            self.rhythm.addItem(QCoreApplication.translate("Rhythms", words), weeks)
        self.rhythm.addItem(self.tr("Another rhythm"), OTHER_RHYTHM)
        self.weeks = roomy(QSpinBox())
        self.weeks.setRange(1, 52)
        self.weeks.setPrefix(self.tr("every "))
        self.weeks.setSuffix(self.tr(" weeks"))
        self.count = roomy(QSpinBox())
        self.count.setRange(1, MOST_TIMES)
        self.count.setValue(6)
        self.count.setSuffix(self.tr(" sessions"))
        self.agreement = {name: CellEdit() for name in AGREEMENT}

    def _lay_out(self, title: str, yes: str) -> None:
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, SPACE["md"], 0)
        form.setSpacing(SPACE["md"])
        form.addWidget(FormRow(self.tr("Kind"), self.kind))
        form.addLayout(self._when())
        form.addLayout(self._repeat())
        roles = self.tr("By role or alias, such as “my supervisor”. Never a name.")
        form.addWidget(FormRow(self.tr("With whom"), self.with_whom, roles))
        agency = self.tr("For meetings across organisations; several with commas.")
        self.several = (
            FormRow(self.tr("Agencies"), self.agency, agency),
            FormRow(self.tr("Disciplines present"), self.disciplines),
        )
        for row in self.several:
            form.addWidget(row)
        form.addWidget(FormRow(self.tr("Place or link"), self.place))
        form.addWidget(FormRow(self.tr("Title"), self.name, self.tr("Empty: its kind.")))
        self.agreed = Section(self.tr("What was agreed"))
        self.agreed.column.setSpacing(SPACE["md"])
        for name, field in self.agreement.items():
            words = QCoreApplication.translate("Agreement", name)
            self.agreed.add(FormRow(words, field), ruled=False)
        form.addWidget(self.agreed)
        form.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["lg"])
        column.addWidget(heading(title, 2))
        column.addWidget(scrolled(inside, "canvas"), 1)
        column.addLayout(self._buttons(yes))
        self.resize(min(em(40), 1100), min(em(46), 680))

    def _when(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE["md"])
        for place, (words, field, share) in enumerate(
            (
                (self.tr("Day"), self.day, 3),
                (self.tr("Time"), self.time, 2),
                (self.tr("Length"), self.minutes, 2),
            )
        ):
            grid.addWidget(FormRow(words, field), 0, place)
            grid.setColumnStretch(place, share)
        return grid

    def _repeat(self) -> QVBoxLayout:
        self.weeks_row = FormRow(self.tr("Rhythm"), self.weeks)
        self.count_row = FormRow(self.tr("How many to plan now"), self.count)
        row = QHBoxLayout()
        row.setSpacing(SPACE["md"])
        for each in (FormRow(self.tr("How often"), self.rhythm), self.weeks_row, self.count_row):
            row.addWidget(each, 1)
        self.rhythm_words = label("", "caption", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(SPACE["xs"])
        column.addLayout(row)
        column.addWidget(self.rhythm_words)
        return column

    def _buttons(self, yes: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.fault = label("", "danger", wrap=True)
        row.addWidget(self.fault, 1)
        stop = Button(self.tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        self.go_on = Button(yes, "primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(stop)
        row.addWidget(self.go_on)
        return row

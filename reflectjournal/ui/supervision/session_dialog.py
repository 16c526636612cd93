"""Planning a session or changing it: when, with whom, how often, and what was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

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

from reflectjournal.journal.meetings import KINDS, RHYTHMS
from reflectjournal.journal.series import AGREEMENT, read_agreement, write_agreement
from reflectjournal.model import Session, SessionKind
from reflectjournal.ui.days import this_day
from reflectjournal.ui.supervision.words import kind_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.fields import roomy
from reflectjournal.ui.widgets.rows import FormRow, Section, scrolled
from reflectjournal.ui.widgets.text import heading, label

AGREED = (SessionKind.SUPERVISION, SessionKind.MENTORING)
"""The kinds that begin with an agreement."""

OTHER_RHYTHM = -1
MOST_TIMES = 52


class SessionDialog(QDialog):
    """A new session takes the defaults of its kind, until a field is changed by hand."""

    def __init__(
        self,
        session: Session | None = None,
        parent: QWidget | None = None,
        *,
        kind: SessionKind = SessionKind.SUPERVISION,
        day: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        self._session = session
        self._make_fields()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.rhythm.currentIndexChanged.connect(self._show_rhythm)
        self.weeks.valueChanged.connect(self._say_rhythm)
        self.day.changed.connect(self._check)
        if session is None:
            self.kind.setCurrentIndex(self.kind.findData(kind.value))
            self._on_kind()
            self.day.load(day or this_day() + timedelta(days=7))
        else:
            self._load(session)
        self._show_rhythm()
        self._check()
        self.kind.setFocus()

    # -- what was said ---------------------------------------------------------------------

    def session(self) -> Session:
        """The session as the fields say it."""
        base = self._session or Session(self._kind, datetime.now(UTC))
        agreed = {name: field.text() for name, field in self.agreement.items()}
        return replace(
            base,
            kind=self._kind,
            starts_at=self._starts_at(),
            minutes=self.minutes.value(),
            title=self.name.text().strip(),
            with_whom=self.with_whom.text().strip(),
            agency=self.agency.text().strip(),
            disciplines=tuple(_parts(self.disciplines.text())),
            place=self.place.text().strip(),
            rhythm_weeks=self._rhythm,
            agreement=write_agreement(agreed) if self._kind in AGREED else base.agreement,
        )

    @property
    def times(self) -> int:
        """How many sessions to plan: one, unless a new series was asked for."""
        return self.count.value() if self._session is None and self._rhythm else 1

    @property
    def _kind(self) -> SessionKind:
        return SessionKind(self.kind.currentData())

    @property
    def _rhythm(self) -> int:
        chosen = int(self.rhythm.currentData())
        return self.weeks.value() if chosen == OTHER_RHYTHM else chosen

    def _starts_at(self) -> datetime:
        clock = self.time.time()
        day = self.day.day or this_day()
        return datetime.combine(day, time(clock.hour(), clock.minute())).astimezone(UTC)

    # -- fields ----------------------------------------------------------------------------

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

    def _lay_out(self) -> None:
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
        self._several = (
            FormRow(self.tr("Agencies"), self.agency, agency),
            FormRow(self.tr("Disciplines present"), self.disciplines),
        )
        for row in self._several:
            form.addWidget(row)
        form.addWidget(FormRow(self.tr("Place or link"), self.place))
        form.addWidget(FormRow(self.tr("Title"), self.name, self.tr("Empty: its kind.")))
        self._agreed = Section(self.tr("What was agreed"))
        self._agreed.column.setSpacing(SPACE["md"])
        for name, field in self.agreement.items():
            words = QCoreApplication.translate("Agreement", name)
            self._agreed.add(FormRow(words, field), ruled=False)
        form.addWidget(self._agreed)
        form.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["lg"])
        title = self.tr("Plan a session") if self._session is None else self.tr("The session")
        column.addWidget(heading(title, 2))
        column.addWidget(scrolled(inside, "canvas"), 1)
        column.addLayout(self._buttons())
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
        self._weeks_row = FormRow(self.tr("Rhythm"), self.weeks)
        self._count_row = FormRow(self.tr("How many to plan now"), self.count)
        row = QHBoxLayout()
        row.setSpacing(SPACE["md"])
        for each in (FormRow(self.tr("How often"), self.rhythm), self._weeks_row, self._count_row):
            row.addWidget(each, 1)
        self._rhythm_words = label("", "caption", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(SPACE["xs"])
        column.addLayout(row)
        column.addWidget(self._rhythm_words)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._fault = label("", "danger", wrap=True)
        row.addWidget(self._fault, 1)
        stop = Button(self.tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        words = self.tr("Plan it") if self._session is None else self.tr("Keep")
        self.go_on = Button(words, "primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(stop)
        row.addWidget(self.go_on)
        return row

    # -- what follows from what ------------------------------------------------------------

    def _load(self, session: Session) -> None:
        local = session.starts_at.astimezone()
        self.kind.setCurrentIndex(self.kind.findData(session.kind.value))
        self.day.load(local.date())
        self.time.setTime(QTime(local.hour, local.minute))
        self.minutes.setValue(session.minutes)
        self.name.setText(session.title)
        self.with_whom.setText(session.with_whom)
        self.agency.setText(session.agency)
        self.disciplines.setText(", ".join(session.disciplines))
        self.place.setText(session.place)
        self._choose_rhythm(session.rhythm_weeks)
        for name, text in read_agreement(session.agreement).items():
            self.agreement[name].load(text)
        self._show_parts()

    def _show_parts(self) -> None:
        self._agreed.setVisible(self._kind in AGREED)
        for row in self._several:
            row.setVisible(self._kind not in AGREED)

    def _on_kind(self) -> None:
        self._show_parts()
        if self._session is None:
            self.minutes.setValue(KINDS[self._kind].minutes)
            self._choose_rhythm(KINDS[self._kind].rhythm_weeks)
            if self._kind is SessionKind.SUPERVISION and not self.with_whom.text():
                self.with_whom.setText(self.tr("my supervisor"))

    def _choose_rhythm(self, weeks: int) -> None:
        place = self.rhythm.findData(weeks)
        if place < 0:
            self.weeks.setValue(weeks)
            place = self.rhythm.findData(OTHER_RHYTHM)
        self.rhythm.setCurrentIndex(place)

    def _show_rhythm(self) -> None:
        self._weeks_row.setVisible(self.rhythm.currentData() == OTHER_RHYTHM)
        self._count_row.setVisible(self._session is None and self._rhythm > 0)
        self._say_rhythm()

    def _say_rhythm(self) -> None:
        words = ""
        if self._session is not None and self._rhythm:
            words = self.tr("Sessions that are planned already stay where they are.")
        elif self._kind is SessionKind.SUPERVISION and self._rhythm:
            words = self.tr(
                "New social workers in England: weekly for six weeks, every two weeks until six "
                "months, then at least monthly, ninety minutes each (Employer Standards)."
            )
        self._rhythm_words.setText(words)
        self._rhythm_words.setVisible(bool(words))

    def _check(self) -> None:
        ready = self.day.day is not None
        self.go_on.setEnabled(ready)
        self._fault.setText("" if ready else self.tr("Which day is it?"))
        self.go_on.setAccessibleDescription(self._fault.text())


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]

"""Planning a session or changing it: when, with whom, how often, and what was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import (
    QWidget,
)

from reflectjournal.journal.meetings import KINDS
from reflectjournal.journal.series import read_agreement, write_agreement
from reflectjournal.model import Session, SessionKind
from reflectjournal.ui.days import this_day
from reflectjournal.ui.supervision.session_fields import OTHER_RHYTHM, SessionFields

AGREED = (SessionKind.SUPERVISION, SessionKind.MENTORING)
"""The kinds that begin with an agreement."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionDialog", text)


class SessionDialog(SessionFields):
    """A new session takes the defaults of its kind, until a field is changed by hand."""

    def __init__(
        self,
        session: Session | None = None,
        parent: QWidget | None = None,
        *,
        kind: SessionKind = SessionKind.SUPERVISION,
        day: date | None = None,
    ) -> None:
        new = session is None
        title = _tr("Plan a session") if new else _tr("The session")
        super().__init__(title, _tr("Plan it") if new else _tr("Keep"), parent)
        self._session = session
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
        self.agreed.setVisible(self._kind in AGREED)
        for row in self.several:
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
        self.weeks_row.setVisible(self.rhythm.currentData() == OTHER_RHYTHM)
        self.count_row.setVisible(self._session is None and self._rhythm != 0)
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
        self.rhythm_words.setText(words)
        self.rhythm_words.setVisible(bool(words))

    def _check(self) -> None:
        ready = self.day.day is not None
        self.go_on.setEnabled(ready)
        self.fault.setText("" if ready else self.tr("Which day is it?"))
        self.go_on.setAccessibleDescription(self.fault.text())


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]

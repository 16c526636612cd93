"""The time that figures look at: this month, this quarter, this year, or from day to day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.days import this_day
from reflectjournal.ui.widgets.buttons import PillChoice
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.text import label

DAY_EMS = 10.4
"""Room for a day with its year and the button of the calendar."""


class PeriodChoice(QWidget):
    """Pills, and two days where the person wants to choose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["sm"])
        self._pills = PillChoice(
            self.tr("Period"),
            (
                ("month", self.tr("This month")),
                ("quarter", self.tr("This quarter")),
                ("year", self.tr("This year")),
                ("chosen", self.tr("Choose…")),
            ),
        )
        self._pills.set_value("quarter")
        self._pills.chosen.connect(self._choose)
        column.addWidget(self._pills)
        self._days = QWidget()
        row = FlowLayout(self._days, gap=theme.SPACE["sm"])
        self._since = DateField(self.tr("From this day"), past=True)
        self._until = DateField(self.tr("To this day"), past=True)
        today = this_day()
        self._since.load(date(today.year - 1, today.month, 1))
        self._until.load(today)
        for words, field in ((self.tr("from"), self._since), (self.tr("to"), self._until)):
            field.setFixedWidth(theme.em(DAY_EMS))
            field.changed.connect(self.changed)
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(label(words, "muted"))
            beside.addWidget(field)
            row.addWidget(pair)
        self._days.hide()
        column.addWidget(self._days)

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day, both included."""
        today = this_day()
        kind = self._pills.value
        if kind == "chosen":
            since, until = self._since.day or date(today.year - 1, 1, 1), self._until.day or today
            return min(since, until), max(since, until)
        months = {"month": 1, "quarter": 3}.get(str(kind), 12)
        first = (today.month - 1) // months * months + 1
        return date(today.year, first, 1), today

    def choose(self, since: date, until: date) -> None:
        """Look at these days."""
        self._since.load(since)
        self._until.load(until)
        self._pills.set_value("chosen")
        self._choose("chosen")

    def _choose(self, kind: object) -> None:
        self._days.setVisible(kind == "chosen")
        self.changed.emit()

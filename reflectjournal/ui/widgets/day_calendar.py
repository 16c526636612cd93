"""The month to choose a day from, in the colours of the theme."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from reflectjournal.ui.days import to_qdate
from reflectjournal.ui.icons import icon
from reflectjournal.ui.theme import color, em

WIDTH_EMS = 21


def day_calendar(day: date | None, parent: QWidget) -> QCalendarWidget:
    """A month with this day chosen, or the present one. Saturdays and Sundays are days too."""
    made = QCalendarWidget(parent)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    made.setMinimumWidth(em(WIDTH_EMS))
    translate = QCoreApplication.translate
    words = QTextCharFormat()
    words.setForeground(color("text"))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(weekend, words)
    for name, drawing, said in (
        ("prevmonth", "chevron-left", translate("DayCalendar", "The month before")),
        ("nextmonth", "chevron-right", translate("DayCalendar", "The month after")),
    ):
        arrow = made.findChild(QToolButton, f"qt_calendar_{name}")
        if isinstance(arrow, QToolButton):
            arrow.setIcon(icon(drawing))
            arrow.setAccessibleName(said)
    if day is not None:
        made.setSelectedDate(to_qdate(day))
    return made

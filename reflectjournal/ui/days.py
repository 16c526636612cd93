"""Days and times as people say them. Times are shown in the computer's own zone."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def _tr(text: str) -> str:
    return QCoreApplication.translate("Days", text)


def this_day() -> date:
    """The day it is here now."""
    return datetime.now().astimezone().date()


def weekday(day: date) -> str:
    """The name of the weekday: Monday."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.LongFormat)


def month(day: date) -> str:
    """The name of the month: November."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)


def long_day(day: date, *, today: date | None = None) -> str:
    """As in "Monday 23 November", with the year where it is not this one."""
    this_year = (today or this_day()).year
    text = f"{weekday(day)} {day.day} {month(day)}"
    return text if day.year == this_year else f"{text} {day.year}"


def short_day(day: date, *, today: date | None = None) -> str:
    """As in "23 November", with the year where it is not this one."""
    this_year = (today or this_day()).year
    text = f"{day.day} {month(day)}"
    return text if day.year == this_year else f"{text} {day.year}"


def near_day(day: date, *, today: date | None = None) -> str:
    """As in "Today", "Yesterday", "Tomorrow", a weekday within six days, else "23 November"."""
    now = today or this_day()
    away = (day - now).days
    if away in (-1, 0, 1):
        return {-1: _tr("Yesterday"), 0: _tr("Today"), 1: _tr("Tomorrow")}[away]
    if -6 <= away <= 6:
        return weekday(day)
    return short_day(day, today=now)


def within(day: date, *, today: date | None = None) -> str:
    """A near day as it stands inside a sentence: "yesterday", "Friday", "23 November"."""
    said = near_day(day, today=today)
    return said.lower() if abs((day - (today or this_day())).days) <= 1 else said


def clock(moment: datetime) -> str:
    """As in "17:40", in the computer's own zone."""
    return f"{moment.astimezone():%H:%M}"


def near_time(moment: datetime, *, today: date | None = None) -> str:
    """A near day and the time: "Friday 17:20"."""
    local = moment.astimezone()
    return f"{near_day(local.date(), today=today)} {clock(local)}"


def within_time(moment: datetime, *, today: date | None = None) -> str:
    """A near day and the time as they stand inside a sentence: "yesterday 17:20"."""
    local = moment.astimezone()
    return f"{within(local.date(), today=today)} {clock(local)}"


def to_qdate(day: date) -> QDate:
    """The day as Qt's date fields want it."""
    return QDate(day.year, day.month, day.day)

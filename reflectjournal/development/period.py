"""The time that a regulator counts, and when records are handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reflectjournal.model.content import Period, Regulator


@dataclass(frozen=True, slots=True)
class Span:
    """A period with its days, both inclusive. `opens` and `closes` bound a fixed window, or None.

    `own` is True where it begins on the person's own day; `known` is False where that
    day has not been said, and the last months up to today are counted in its place.
    """

    since: date
    until: date
    opens: date | None = None
    closes: date | None = None
    own: bool = False
    known: bool = True

    def days_left(self, today: date) -> int:
        """Days until the window closes, or the period ends; negative afterwards."""
        return ((self.closes or self.until) - today).days


def span_of(regulator: Regulator, today: date, began: date | None = None) -> Span:
    """The period that `today` is in. `began` is the first day of any own period."""
    period = regulator.period
    if period.starts_month:
        since = _latest(period.starts_month, period.starts_day, today)
    elif began is None:
        return Span(plus_months(today, -period.months) + timedelta(days=1), today,
                    own=True, known=False)  # fmt: skip
    else:
        since = _running(began, period.months, today)
    until = plus_months(since, period.months) - timedelta(days=1)
    opens, closes = _window(period, since, until)
    return Span(since, until, opens, closes, own=not period.starts_month)


def before(regulator: Regulator, span: Span) -> Span:
    """The period before this one."""
    length = regulator.period.months
    since = plus_months(span.since, -length)
    until = span.since - timedelta(days=1)
    opens, closes = _window(regulator.period, since, until)
    return Span(since, until, opens, closes, span.own, span.known)


def plus_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day."""
    place = day.year * 12 + day.month - 1 + months
    for number in (day.day, 30, 29, 28):
        try:
            return date(place // 12, place % 12 + 1, number)
        except ValueError:
            continue
    return day  # not reached: every month has a 28th


def _latest(month: int, number: int, today: date) -> date:
    this_year = date(today.year, month, number)
    return this_year if this_year <= today else date(today.year - 1, month, number)


def _running(began: date, months: int, today: date) -> date:
    """The start of the period, in a row of them from `began`, that today is in."""
    since = began
    while plus_months(since, months) <= today:
        since = plus_months(since, months)
    while since > today:
        since = plus_months(since, -months)
    return since


def _window(period: Period, since: date, until: date) -> tuple[date | None, date | None]:
    if not period.window_opens_month:
        return None, None
    opens = _within(period.window_opens_month, period.window_opens_day, since, until)
    closes = _within(period.window_closes_month, period.window_closes_day, since, until)
    return opens, closes


def _within(month: int, number: int, since: date, until: date) -> date | None:
    if not month:
        return None
    for year in range(since.year, until.year + 1):
        day = date(year, month, number)
        if since <= day <= until:
            return day
    return None

"""What each column of the register shows of a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from reflectjournal.model import Decision, DecisionState, Verdict
from reflectjournal.ui.days import this_day
from reflectjournal.ui.models.row_table import Cell, Column
from reflectjournal.ui.sharing.register_filter import is_due
from reflectjournal.ui.sharing.words import dated, format_words, outcome, tier_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Register", text)


def columns(has_changed: Callable[[Decision], bool]) -> tuple[Column, ...]:
    """The columns; `has_changed` tells whether a private text is not what was decided about."""

    def what(decision: Decision) -> Cell:
        since = _tr("source has changed since") if has_changed(decision) else ""
        return Cell(decision.title or _tr("Without a title"), since, strong=True)

    return (
        Column(_tr("Decided"), lambda d: Cell(dated(d.decided_on), quiet=True), 7.6),
        Column(_tr("What"), what),
        Column(_tr("Decision"), _ended, 11.6),
        Column(_tr("With whom"), _whom, 10.2),
        Column(_tr("Review"), _review, 11.2),
        Column(_tr("How"), _how, 11.0),
    )


def _ended(decision: Decision) -> Cell:
    ended = outcome(decision)
    return Cell(ended.words, ended.more, ended.drawing, ended.role)


def _whom(decision: Decision) -> Cell:
    if decision.verdict is Verdict.ROUTED:
        return Cell(decision.routed_kind)
    if decision.verdict is Verdict.DO_NOT_SHARE:
        return Cell()
    names = [r.organisation or r.role for r in decision.recipients]
    whom = ", ".join(dict.fromkeys(names)) or decision.audience_words
    return Cell(whom, tier_words(decision.tier))


def _review(decision: Decision) -> Cell:
    if decision.review_on and is_due(decision, this_day()):
        return Cell(pill=_tr("Due since %1").replace("%1", _month_day(decision.review_on)))
    if decision.state is DecisionState.WITHDRAWN:
        return Cell()
    return Cell(dated(decision.review_on), quiet=True)


def _how(decision: Decision) -> Cell:
    return Cell(format_words(decision.format)) if decision.format else Cell()


def _month_day(day: date) -> str:
    words = dated(day)
    return words if day.year < this_day().year else words.rpartition(" ")[0]

"""How goals, their evidence and their reviews are put into words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from reflectjournal.model import (
    EvidenceKind,
    Goal,
    GoalStatus,
    GoalType,
    ReviewDecision,
    Visibility,
)
from reflectjournal.ui.days import short_day, this_day, within
from reflectjournal.ui.widgets.text import label, pill


def _tr(text: str) -> str:
    return QCoreApplication.translate("Development", text)


def type_words(kind: GoalType) -> str:
    """What a goal is about."""
    return {
        GoalType.KNOWLEDGE: _tr("knowledge"),
        GoalType.SKILL: _tr("skill"),
        GoalType.VALUES: _tr("values and relationships"),
        GoalType.WELLBEING: _tr("wellbeing"),
        GoalType.LEADERSHIP: _tr("leadership"),
        GoalType.CAREER: _tr("career"),
    }[kind]


def status_words(status: GoalStatus) -> str:
    """How far a goal is."""
    return {
        GoalStatus.DRAFT: _tr("draft"),
        GoalStatus.ACTIVE: _tr("active"),
        GoalStatus.PAUSED: _tr("paused"),
        GoalStatus.MET: _tr("met"),
        GoalStatus.LET_GO: _tr("let go"),
    }[status]


def evidence_words(kind: EvidenceKind) -> str:
    """A kind of evidence."""
    return {
        EvidenceKind.REFLECTION: _tr("reflection"),
        EvidenceKind.FEEDBACK: _tr("feedback"),
        EvidenceKind.OUTCOME: _tr("outcome"),
        EvidenceKind.TEACHING: _tr("teaching others"),
    }[kind]


def decision_words(decision: ReviewDecision) -> str:
    """What a review decides."""
    return {
        ReviewDecision.CONTINUE: _tr("continue"),
        ReviewDecision.CHANGE: _tr("change"),
        ReviewDecision.PAUSE: _tr("pause"),
        ReviewDecision.MET: _tr("met"),
        ReviewDecision.LET_GO: _tr("let go"),
    }[decision]


def visibility_words(visibility: Visibility) -> str:
    """Who may see a goal."""
    return {
        Visibility.PRIVATE: _tr("private"),
        Visibility.SUPERVISION: _tr("take to supervision"),
        Visibility.PDP: _tr("include in the plan I export"),
    }[visibility]


def review_words(goal: Goal, today: date | None = None) -> tuple[str, bool]:
    """When a goal is looked at again, and whether that day has come."""
    now = today or this_day()
    if goal.status is not GoalStatus.ACTIVE:
        return status_words(goal.status), False
    if goal.review_on is None:
        return _tr("no review planned"), False
    if goal.review_on < now:
        return _tr("review was due %1").replace("%1", within(goal.review_on, today=now)), True
    if goal.review_on == now:
        return _tr("review due today"), True
    return _tr("review %1").replace("%1", short_day(goal.review_on, today=now)), False


def review_label(goal: Goal, today: date | None = None) -> QLabel:
    """The day of the next review, as a pill once it has come."""
    words, due = review_words(goal, today)
    return pill(words, "todo") if due else label(words, "muted")


def numbered(number: int, one: str, many: str) -> str:
    """`one` for one, else `many` with the number in place of %1."""
    return one if number == 1 else many.replace("%1", str(number))

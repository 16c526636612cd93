"""How sessions, agenda items and actions are put into words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from reflectjournal.model import (
    Action,
    ActionStatus,
    AgendaItem,
    AgendaSource,
    OriginKind,
    Session,
    SessionKind,
    Want,
)
from reflectjournal.ui.days import clock, long_day, short_day, this_day, within
from reflectjournal.ui.widgets.text import label, pill


def _tr(text: str) -> str:
    return QCoreApplication.translate("Supervision", text)


def kind_words(kind: SessionKind) -> str:
    """What a kind of session is called."""
    return {
        SessionKind.SUPERVISION: _tr("Supervision, one-to-one"),
        SessionKind.MENTORING: _tr("Mentoring"),
        SessionKind.TEAM_MEETING: _tr("Team meeting"),
        SessionKind.CASE_CONFERENCE: _tr("Case conference, my learning note"),
        SessionKind.LEARNING_EVENT: _tr("Learning event"),
        SessionKind.NETWORK: _tr("Network or forum"),
        SessionKind.GROUP_REFLECTION: _tr("Group reflection"),
        SessionKind.JOINT_REFLECTION: _tr("Joint reflection"),
    }[kind]


def session_words(session: Session) -> str:
    """What a session is called: its own title, or its kind."""
    return session.title or kind_words(session.kind)


def want_words() -> tuple[tuple[Want, str], ...]:
    """What can be wanted from an item."""
    return (
        (Want.DECISION, _tr("a decision")),
        (Want.SOUNDING_BOARD, _tr("a sounding board")),
        (Want.SUPPORT, _tr("support")),
        (Want.LEARNING, _tr("learning")),
    )


def function_words(name: str) -> str:
    """A function of supervision, or a stakeholder, as it is shown."""
    return {
        "management": _tr("Management"),
        "support": _tr("Support"),
        "development": _tr("Development"),
        "mediation": _tr("Mediation"),
        "people who use services": _tr("People who use services"),
        "staff": _tr("Staff"),
        "organisation": _tr("The organisation"),
        "partners": _tr("Partner agencies"),
    }.get(name, name)


def status_words(status: ActionStatus) -> str:
    """How far an action is."""
    return {
        ActionStatus.TO_DO: _tr("To do"),
        ActionStatus.DOING: _tr("Doing"),
        ActionStatus.DONE: _tr("Done"),
        ActionStatus.NOT_NEEDED: _tr("Not needed"),
    }[status]


def when_words(session: Session) -> str:
    """As in "Thursday 26 November, 10:00"."""
    local = session.starts_at.astimezone()
    return f"{long_day(local.date())}, {clock(local)}"


def about_words(session: Session) -> str:
    """How far away it is, with whom, how long."""
    parts = [_away(session.starts_at.astimezone().date())]
    if session.with_whom:
        parts.append(_tr("with %1").replace("%1", session.with_whom))
    if session.agency:
        parts.append(session.agency)
    if session.place:
        parts.append(session.place)
    parts.append(_tr("%1 minutes").replace("%1", str(session.minutes)))
    return "  ·  ".join(parts)


def _away(day: date) -> str:
    days = (day - this_day()).days
    if days in (-1, 0, 1):
        return {-1: _tr("yesterday"), 0: _tr("today"), 1: _tr("tomorrow")}[days]
    if 1 < days <= 60:
        return _tr("in %1 days").replace("%1", str(days))
    if -60 <= days < -1:
        return _tr("%1 days ago").replace("%1", str(-days))
    return long_day(day)


def source_words(item: AgendaItem) -> str:
    """Where an agenda item came from."""
    return {
        AgendaSource.ENTRY: _tr("From an entry"),
        AgendaSource.ACTION: _tr("An open action"),
        AgendaSource.GOAL: _tr("From a goal"),
        AgendaSource.FREE: _tr("Added by hand"),
    }[item.source]


def origin_words(action: Action) -> str:
    """Where an action came from, in a word or two; its label says which one."""
    return {
        OriginKind.ENTRY: _tr("from an entry"),
        OriginKind.SESSION: _tr("from a session"),
        OriginKind.GOAL: _tr("from a goal"),
        OriginKind.RECOMMENDATION: _tr("from a recommendation"),
        OriginKind.HAND: _tr("made by hand"),
    }[action.origin.kind]


def due_words(action: Action, today: date | None = None) -> tuple[str, bool]:
    """When an action is due, or was done; and whether that is over."""
    today = today or this_day()
    if not action.open:
        words = status_words(action.status).lower()
        closed = action.closed_at.astimezone().date() if action.closed_at else None
        return (f"{words} {short_day(closed, today=today)}" if closed else words), False
    if action.due is None:
        return _tr("when you can"), False
    if action.due < today:
        return _tr("due since %1").replace("%1", within(action.due, today=today)), True
    if action.due == today:
        return _tr("due today"), True
    return _tr("by %1").replace("%1", short_day(action.due, today=today)), False


def due_label(action: Action) -> QLabel:
    """When it is due: a pill where that is today or over, else plain words."""
    words, pressing = due_words(action)
    return pill(words, "todo") if pressing else label(words, "muted")

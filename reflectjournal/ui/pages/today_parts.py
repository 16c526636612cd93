"""The parts of Today: each gives a section, or None where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from reflectjournal.model import (
    Action,
    ActionFilter,
    ActionStatus,
    EntryRow,
    FlagKind,
    Goal,
    GoalStatus,
    OriginKind,
    Session,
    SessionKind,
    Visibility,
)
from reflectjournal.ui.days import near_day, near_time, short_day, within
from reflectjournal.ui.page import Page
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.rows import Row, Section
from reflectjournal.ui.widgets.text import label, pill

MOST = 3
SOON_DAYS = 14


def first_day(page: Page) -> EmptyState:
    """One question and *Begin*."""
    question = page.tr("What is still with you from today?")
    part = EmptyState(question, page.tr("Begin"))
    part.sentence.setProperty("role", "title")
    part.button.set_kind("primary")
    part.action_chosen.connect(lambda: page.reflection_asked.emit(""))
    return part


def sessions_part(page: Page, today: date) -> Section | None:
    """The next sessions, with what stands on the agenda."""
    upcoming = page.journal.sessions.upcoming(2)
    if not upcoming:
        return None
    section = Section(page.tr("Next session"), page.tr("Prepare"))
    first = upcoming[0].id
    section.link_chosen.connect(lambda: page.page_asked.emit(f"supervision#{first}"))
    for session in upcoming:
        drawing = "people" if session.kind == SessionKind.GROUP_REFLECTION else "speech"
        row = Row(
            _session_words(page, session),
            _agenda_words(page, session),
            drawing=drawing,
            right=near_time(session.starts_at, today=today),
        )
        row.make_openable()
        row.opened.connect(partial(page.page_asked.emit, f"supervision#{session.id}"))
        section.add(row)
    section.column.addStretch(1)
    return section


def _session_words(page: Page, session: Session) -> str:
    names = {
        SessionKind.SUPERVISION: page.tr("Supervision, one-to-one"),
        SessionKind.MENTORING: page.tr("Mentoring"),
        SessionKind.TEAM_MEETING: page.tr("Team meeting"),
        SessionKind.CASE_CONFERENCE: page.tr("Case conference"),
        SessionKind.LEARNING_EVENT: page.tr("Learning event"),
        SessionKind.NETWORK: page.tr("Network meeting"),
        SessionKind.GROUP_REFLECTION: page.tr("Group reflection"),
        SessionKind.JOINT_REFLECTION: page.tr("Joint reflection"),
    }
    return session.title or names[session.kind]


def _agenda_words(page: Page, session: Session) -> str:
    agenda = page.journal.sessions.agenda(session.id)
    parts = []
    if agenda:
        parts.append(page.tr("%1 on the agenda").replace("%1", str(len(agenda))))
    if session.kind == SessionKind.SUPERVISION:
        on_it = {item.target for item in agenda if item.source == "entry"}
        flagged = page.journal.entries.flagged(FlagKind.SUPERVISION)
        waiting = sum(1 for row in flagged if row.id not in on_it)
        if waiting:
            words = page.tr("flagged and not yet on it: %1")
            parts.append(words.replace("%1", str(waiting)))
    return ", ".join(parts) or page.tr("Nothing to prepare")


def actions_part(page: Page, today: date) -> Section | None:
    """What is to be done first, each with a box to tick."""
    shown = page.journal.actions.page(ActionFilter(open=True), limit=MOST)
    if not shown:
        return None
    total = page.journal.actions.count(ActionFilter(open=True))
    section = Section(page.tr("Actions"), page.tr("All %1").replace("%1", str(total)))
    section.link_chosen.connect(lambda: page.page_asked.emit("actions"))
    for action in shown:
        section.add(_action_row(page, action, today))
    section.column.addStretch(1)
    return section


def _action_row(page: Page, action: Action, today: date) -> Row:
    row = Row(action.what, _origin_words(page, action))
    box = QCheckBox()
    box.setProperty("bare", "true")
    box.setAccessibleName(page.tr("Done: %1").replace("%1", action.what))
    box.setCursor(Qt.CursorShape.PointingHandCursor)
    box.clicked.connect(partial(_tick, page, action))
    row.put_left(box)
    if action.due is None:
        row.put_right(label(page.tr("when you can"), "muted"))
    elif action.due < today:
        since = page.tr("due since %1").replace("%1", within(action.due, today=today))
        row.put_right(pill(since, "todo"))
    elif action.due == today:
        row.put_right(pill(page.tr("due today"), "todo"))
    else:
        row.put_right(label(short_day(action.due, today=today), "muted"))
    return row


def _origin_words(page: Page, action: Action) -> str:
    named = {
        OriginKind.ENTRY: page.tr("from “%1”"),
        OriginKind.GOAL: page.tr("from goal: %1"),
        OriginKind.SESSION: page.tr("from %1"),
        OriginKind.RECOMMENDATION: page.tr("from a recommendation: %1"),
        OriginKind.HAND: "",
    }
    return (
        named[action.origin.kind].replace("%1", action.origin.label) if action.origin.label else ""
    )


def _tick(page: Page, action: Action, _on: bool = True) -> None:
    page.journal.actions.save(replace(action, status=ActionStatus.DONE))
    page.undo_offered.emit(page.tr("Action done."), partial(page.journal.actions.save, action))


def goals_part(page: Page, today: date) -> Section | None:
    """Active goals by their next review."""
    goals = [goal for goal in page.journal.goals.all() if goal.status == GoalStatus.ACTIVE]
    if not goals:
        return None
    goals.sort(key=lambda goal: goal.review_on or date.max)
    section = Section(page.tr("Goals and records"), page.tr("Open"))
    section.link_chosen.connect(lambda: page.page_asked.emit("development"))
    for goal in goals[:MOST]:
        row = Row(goal.title, _goal_words(page, goal), drawing="plant")
        if goal.review_on is not None and goal.review_on < today:
            due = page.tr("due since %1").replace("%1", within(goal.review_on, today=today))
            row.put_right(pill(due, "todo"))
        elif goal.review_on is not None:
            row.put_right(label(near_day(goal.review_on, today=today), "muted"))
        row.make_openable()
        row.opened.connect(lambda: page.page_asked.emit("development"))
        section.add(row)
    section.column.addStretch(1)
    return section


def _goal_words(page: Page, goal: Goal) -> str:
    if goal.visibility == Visibility.SUPERVISION:
        return page.tr("to look at in supervision")
    return page.tr("to look at again")


def lately_part(page: Page, rows: list[EntryRow], *, hide_titles: bool) -> Section | None:
    """What was written last."""
    if not rows:
        return None
    section = Section(page.tr("Lately"), page.tr("Journal"))
    section.link_chosen.connect(lambda: page.page_asked.emit("journal"))
    for entry in rows:
        title = page.tr("Title hidden") if hide_titles else entry.title or page.tr("Untitled")
        row = Row(title, _about(page, entry), drawing="book", right=near_day(entry.day))
        row.make_openable()
        row.opened.connect(partial(page.entry_asked.emit, entry.id))
        section.add(row)
    section.column.addStretch(1)
    return section


def _about(page: Page, entry: EntryRow) -> str:
    guide = page.journal.guides.get(entry.guide)
    parts = [guide.short_title or guide.title] if guide else []
    if FlagKind.SUPERVISION in entry.flags:
        parts.append(page.tr("flagged for supervision"))
    elif entry.outcome is not None:
        words = {"went-well": page.tr("went well"), "went-badly": page.tr("went badly")}
        parts.append(words.get(entry.outcome.value, page.tr("mixed")))
    return " · ".join(parts)

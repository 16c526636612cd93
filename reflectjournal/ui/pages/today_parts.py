"""The parts of Today: each gives a section, or None where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from reflectjournal.journal.development import next_body, pack_of, renewals
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
from reflectjournal.ui.models.row_words import title_or_words
from reflectjournal.ui.page import Page
from reflectjournal.ui.theme import em
from reflectjournal.ui.widgets.notice import ICON_EMS, EmptyState
from reflectjournal.ui.widgets.rows import Row, Section
from reflectjournal.ui.widgets.text import label, pill

MOST = 3
WINDOW_DAYS = 92


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
    box.setDisabled(page.journal.read_only)
    box.clicked.connect(partial(_tick, page, action))
    row.put_left(box)
    box.ensurePolished()
    # The words begin where those beside an icon do; the box has room for its ring around it.
    row.row.insertSpacing(1, em(ICON_EMS) - box.sizeHint().width())
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
    """Goals by their next review, training that is due again, and a regulator's closing window."""
    goals = page.journal.goals.all(GoalStatus.ACTIVE)
    found = [(goal.review_on or date.max, _goal_row(page, goal, today)) for goal in goals]
    found += [
        (day, _renewal_row(page, day, row, today)) for day, row in renewals(page.journal, today)
    ]
    found += _body_rows(page, today)
    if not found:
        return None
    found.sort(key=lambda pair: pair[0])
    section = Section(page.tr("Goals and records"), page.tr("Open"))
    section.link_chosen.connect(lambda: page.page_asked.emit("development"))
    for _, row in found[:MOST]:
        section.add(row)
    for _, row in found[MOST:]:
        row.deleteLater()
    section.column.addStretch(1)
    return section


def _goal_row(page: Page, goal: Goal, today: date) -> Row:
    row = Row(goal.title, _goal_words(page, goal), drawing="plant")
    if goal.review_on is not None:
        _put_due(page, row, goal.review_on, today)
    row.make_openable()
    row.opened.connect(lambda: page.page_asked.emit(f"development#{goal.id}"))
    return row


def _renewal_row(page: Page, day: date, entry: EntryRow, today: date) -> Row:
    row = Row(title_or_words(entry), page.tr("to be done again"), drawing="learning")
    _put_due(page, row, day, today)
    row.make_openable()
    row.opened.connect(partial(page.entry_asked.emit, entry.id))
    return row


def _body_rows(page: Page, today: date) -> list[tuple[date, Row]]:
    """The regulator whose time runs out first, while its window is open or it is near."""
    body = next_body(page.journal, today)
    if body is None:
        return []
    pack = pack_of(page.journal, body, today)
    ends = pack.span.closes or pack.span.until
    if not pack.span.known or not 0 <= (ends - today).days <= WINDOW_DAYS:
        return []
    row = Row(pack.regulator.name, pack.summary, drawing="learning")
    _put_due(page, row, ends, today)
    row.make_openable()
    row.opened.connect(lambda: page.page_asked.emit("development"))
    return [(ends, row)]


def _put_due(page: Page, row: Row, day: date, today: date) -> None:
    if day < today:
        due = page.tr("due since %1").replace("%1", within(day, today=today))
        row.put_right(pill(due, "todo"))
    else:
        row.put_right(label(near_day(day, today=today), "muted"))


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
        title = page.tr("Title hidden") if hide_titles else title_or_words(entry)
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

"""The Actions page, the calendar, and the ways to them: Today, search, reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reflectjournal.model import (
    Action,
    ActionFilter,
    ActionKind,
    ActionStatus,
    Goal,
    GoalStatus,
    Origin,
    OriginKind,
    Session,
    SessionKind,
)
from reflectjournal.ui.days import this_day
from reflectjournal.ui.supervision.action_list import PAGE
from reflectjournal.ui.supervision.month import MonthModel
from reflectjournal.ui.widgets.rows import Row
from tests.ui.looking import settle
from tests.ui.test_supervision import at, button, in_dialog, key, shown


@pytest.fixture
def actions(window):
    def show():
        made = window.show_place("actions")
        settle()
        window.activateWindow()
        settle()
        made.setFocus()
        return made

    return show


# ---- actions


def test_an_action_is_made_changed_and_closed_by_keyboard(window, actions, qtbot):
    page = actions()
    assert QApplication.focusWidget() is page.line
    QTest.keyClicks(page.line, "Ring the health visitor")
    key(page.line, Qt.Key.Key_Return)
    [action] = window.journal.actions.open()
    assert action.origin.kind is OriginKind.HAND
    form = page.form
    form.due.line.setFocus()
    QTest.keyClicks(form.due.line, "tomorrow")
    form.owner.setFocus()
    form.owner.selectAll()
    QTest.keyClicks(form.owner, "manager")
    due = this_day() + timedelta(days=1)
    qtbot.waitUntil(lambda: window.journal.actions.get(action.id).owner == "manager")
    assert window.journal.actions.get(action.id).due == due
    form.status.chosen.emit(None)  # nothing is changed by it
    doing = button(form.status, "How far: Doing")
    key(doing, Qt.Key.Key_Space)
    assert window.journal.actions.get(action.id).status is ActionStatus.DOING
    form.outcome.setFocus()
    QTest.keyClicks(form.outcome, "She will come along")
    window.show_place("today")  # what is typed is saved on leaving
    assert window.journal.actions.get(action.id).outcome == "She will come along"
    page = actions()
    history = shown(page.form)
    for words in ("how far, To do → Doing", "who, me → manager", "made"):
        assert words in history


def test_space_ticks_in_the_list_delete_deletes_and_both_can_be_undone(window, actions):
    for what in ("First", "Second"):
        window.journal.actions.save(Action(what))
    page = actions()
    page.list.setCurrentIndex(page.list.actions_model.index(0))
    first = page.list.current
    key(page.list, Qt.Key.Key_Space)
    assert window.journal.actions.get(first.id).status is ActionStatus.DONE
    window.undo_bar.take_back()
    assert window.journal.actions.get(first.id).open
    settle()
    page.list.mark(first.id)
    key(page.list, Qt.Key.Key_Delete)
    assert window.journal.actions.count() == 1
    window.undo_bar.take_back()
    assert window.journal.actions.count() == 2


def test_the_list_is_narrowed_and_says_what_is_overdue_without_shouting(window, actions):
    save = window.journal.actions.save
    save(Action("Late", due=this_day() - timedelta(days=30)))
    save(Action("Later", due=this_day() + timedelta(days=3)))
    save(Action("Over", status=ActionStatus.NOT_NEEDED))
    page = actions()
    rows = page.list.actions_model

    def listed() -> list[str]:
        return [rows.data(rows.index(n)) for n in range(rows.rowCount())]

    assert listed() == ["Late", "Later"]
    spoken = rows.data(rows.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert "due since" in spoken
    assert "overdue" not in spoken.lower()
    for name, expected in (
        ("Due now", ["Late"]),
        ("Not needed", ["Over"]),
        ("Done", []),
        ("All", ["Late", "Later", "Over"]),
    ):
        key(button(page.filter, f"Show: {name}"), Qt.Key.Key_Space)
        assert listed() == expected
    key(button(page.filter, "Show: Done"), Qt.Key.Key_Space)
    assert "Nothing here." in shown(page)


def test_the_origin_of_an_action_opens_with_one_click(window, actions, write):
    entry = write("He said it was what she wanted", "Words.")
    session = window.journal.sessions.save(Session(SessionKind.SUPERVISION, at(-3)))
    for origin in (
        Origin(OriginKind.ENTRY, entry.id, label=entry.title),
        Origin(OriginKind.SESSION, session.id, label="Supervision"),
    ):
        action = window.journal.actions.save(Action("Ring", origin))
        page = actions()
        page.open_item(action.id)
        assert origin.label in shown(page.form)
        key(page.form.origin, Qt.Key.Key_Space)
        if origin.kind is OriginKind.ENTRY:
            assert window.page.writing.draft.entry.id == entry.id
        else:
            assert window.page.session.id == session.id


def test_a_recommendation_shows_its_measure_and_when_people_were_told(window, actions):
    made = window.journal.actions.save(
        Action("A line on every agenda", kind=ActionKind.RECOMMENDATION, measure="Ten agendas")
    )
    plain = window.journal.actions.save(Action("Ring"))
    page = actions()
    page.open_item(made.id)
    assert page.form.measure.isVisible()
    page.form.told.line.setFocus()
    QTest.keyClicks(page.form.told.line, "yesterday")
    page.leave()
    assert window.journal.actions.get(made.id).told_on == this_day() - timedelta(days=1)
    page.open_item(plain.id)
    assert not page.form.measure.isVisible()


def test_an_action_without_words_is_refused_with_a_sentence(window, actions):
    action = window.journal.actions.save(Action("Ring"))
    page = actions()
    page.open_item(action.id)
    page.form.what.selectAll()
    key(page.form.what, Qt.Key.Key_Delete)
    page.form.flush()
    assert "An action says what will be done." in shown(page.form)
    assert window.journal.actions.get(action.id).what == "Ring"


def test_of_many_actions_only_those_in_view_are_read(window, actions):
    with window.journal._vault.transaction():
        for number in range(300):
            window.journal.actions.save(Action(f"Action {number}", due=this_day()))
    page = actions()
    rows = page.list.actions_model
    assert rows.rowCount() == PAGE
    assert "300 actions" in shown(page)
    key(page.list, Qt.Key.Key_End)
    page.list.scrollToBottom()
    settle()
    assert rows.rowCount() > PAGE


# ---- the ways to them


def test_today_leads_to_the_session_and_to_all_actions(window):
    session = window.journal.sessions.save(Session(SessionKind.SUPERVISION, at(2)))
    later = window.journal.sessions.save(Session(SessionKind.MENTORING, at(5)))
    window.journal.actions.save(Action("Ring", due=this_day()))
    window.journal.entries.save(window.journal.begin("free-writing"))
    today = window.show_place("today")
    settle()
    rows = [row for row in today.findChildren(Row) if row.title.text().startswith("Mentoring")]
    key(rows[0], Qt.Key.Key_Return)
    assert window.page.session.id == later.id
    today = window.show_place("today")
    button(today, "Prepare").click()
    assert window.page.session.id == session.id
    today = window.show_place("today")
    button(today, "All 1").click()
    assert window.page.title == "Actions"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("in:actions visitor", "action"),
        ("due:week", "action"),
        ("session:supervision", "session"),
        ("in:sessions supervisor", "session"),
    ],
)
def test_search_finds_actions_and_sessions_and_opens_them(window, typed, kind):
    session = window.journal.sessions.save(
        Session(SessionKind.SUPERVISION, at(2), with_whom="my supervisor")
    )
    action = window.journal.actions.save(Action("Ring the health visitor", due=this_day()))
    page = window.show_place("journal")
    page.list.search.line.setText(typed)
    page.list._search(typed)
    settle()
    row = page.list.hits.row(0)
    assert (row.kind, row.id) == (kind, action.id if kind == "action" else session.id)
    page.list.hit_chosen.emit(row.kind, row.id)
    settle()
    if kind == "action":
        assert window.page.form.action.id == action.id
    else:
        assert window.page.session.id == session.id


# ---- calendar


@pytest.fixture
def month(window):
    def show():
        page = window.show_place("calendar")
        settle()
        window.activateWindow()
        settle()
        return page

    return show


def spoken(page, day) -> str:
    days: MonthModel = page.grid.days
    return days.data(days.index_of(day), int(Qt.ItemDataRole.AccessibleTextRole))


def test_the_month_counts_entries_and_names_sessions(window, month, write):
    today = this_day()
    for title in ("One", "Two"):
        write(title, "Words", day=today)
    window.journal.sessions.save(Session(SessionKind.SUPERVISION, at(0, 15)))
    page = month()
    assert "2 entries, Supervision" in spoken(page, today)
    write("Three", "Words", day=today)
    settle()
    assert "3 entries" in spoken(page, today)
    assert "Three" in shown(page)


def test_the_month_is_walked_by_keyboard_and_a_day_is_gone_into(window, month):
    session = window.journal.sessions.save(Session(SessionKind.MENTORING, at(40)))
    page = month()
    target = session.starts_at.astimezone().date()
    for _ in range(40 // 7):
        key(page.grid, Qt.Key.Key_Down)
    for _ in range(40 % 7):
        key(page.grid, Qt.Key.Key_Right)
    assert page.grid.day == target
    assert page.grid.days.month == target.replace(day=1)
    key(page.grid, Qt.Key.Key_Return)
    row = QApplication.focusWidget()
    assert isinstance(row, Row)
    assert row.title.text() == "Mentoring"
    key(row, Qt.Key.Key_Return)
    assert window.page.session.id == session.id
    page = month()
    key(page.grid, Qt.Key.Key_Home)
    assert page.grid.day == this_day()
    key(page.grid, Qt.Key.Key_PageUp)
    assert page.grid.day < this_day()


def test_enter_on_an_empty_day_plans_a_session_there(window, month):
    page = month()
    key(page.grid, Qt.Key.Key_Down)
    day = page.grid.day
    in_dialog(lambda dialog: dialog.rhythm.setCurrentIndex(0))
    key(page.grid, Qt.Key.Key_Return)
    [planned] = window.journal.sessions.page()
    assert planned.starts_at.astimezone().date() == day


# ---- reminders


def strip_words(window) -> str:
    return (
        ""
        if window.reminding.strip is None
        else "\n".join(label.text() for label in window.reminding.strip.findChildren(QLabel))
    )


def test_a_reminder_comes_once_and_is_put_away(window):
    session = window.journal.sessions.save(
        Session(SessionKind.SUPERVISION, datetime.now(UTC) + timedelta(hours=20), title="Secret")
    )
    window.reminding.look()
    assert "Supervision" in strip_words(window)
    assert "Secret" not in strip_words(window)  # the strip stands over every page
    choices = list(window.reminding.strip.findChildren(QPushButton))
    assert [b.text() for b in choices] == ["Prepare", "Not now", "Turn off reminders"]
    assert len({b.property("kind") for b in choices}) == 1  # equally visible
    key(choices[1], Qt.Key.Key_Space)
    assert window.reminding.strip is None
    window.reminding.look()
    assert window.reminding.strip is None
    assert window.journal.sessions.get(session.id) == session


def test_a_reminder_leads_to_what_it_is_about(window):
    window.journal.sessions.save(
        Session(SessionKind.SUPERVISION, datetime.now(UTC) - timedelta(days=2), held=True)
    )
    window.reminding.look()
    assert "write it while it is fresh" in strip_words(window)
    key(button(window.reminding.strip, "Write the record"), Qt.Key.Key_Space)
    assert window.page.writing.draft.entry.guide == "supervision-record"


def test_goals_that_are_due_are_said_without_their_titles_and_turned_off_by_themselves(
    window, settings
):
    goals = window.journal.goals
    goal = goals.save(Goal("Secret aim", status=GoalStatus.ACTIVE))
    goals.save(replace(goal, review_on=this_day()))
    window.reminding.look()
    assert "A goal is due for its review: today." in strip_words(window)
    assert "Secret" not in strip_words(window)
    key(button(window.reminding.strip, "Look at it"), Qt.Key.Key_Space)
    assert window.page.title == "Development"
    assert window.page.goal.goal.id == goal.id
    other = goals.save(Goal("Another", status=GoalStatus.ACTIVE))
    goals.save(replace(other, review_on=this_day()))
    window.reminding.look()
    key(button(window.reminding.strip, "Turn off reminders"), Qt.Key.Key_Space)
    assert not settings.values.remind_of_development
    assert settings.values.remind_of_sessions


def test_reminders_are_turned_off_where_they_appear_and_on_in_the_settings(window, settings):
    soon = Session(SessionKind.SUPERVISION, datetime.now(UTC) + timedelta(hours=20))
    window.journal.sessions.save(soon)
    window.reminding.look()
    key(button(window.reminding.strip, "Turn off reminders"), Qt.Key.Key_Space)
    assert not settings.values.remind_of_sessions
    window.journal.sessions.save(replace(soon, starts_at=soon.starts_at + timedelta(hours=1)))
    window.reminding.look()
    assert window.reminding.strip is None
    page = window.show_place("settings")
    settle()
    assert "Remind me of a session to prepare or to write down" in shown_all(page)
    assert window.journal.actions.count(ActionFilter()) == 0


def shown_all(widget) -> str:
    from PySide6.QtWidgets import QAbstractButton

    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(b.text() for b in widget.findChildren(QAbstractButton))])

"""Supervision, actions and calendar as a person uses them: by keyboard, through the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from reflectjournal.model import (
    MONTHLY,
    Action,
    ActionStatus,
    AgendaItem,
    AgendaSource,
    Entry,
    Flag,
    FlagKind,
    Goal,
    GoalStatus,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Session,
    SessionKind,
    Want,
)
from reflectjournal.sharing.source import shareable_text
from reflectjournal.ui.days import this_day
from reflectjournal.ui.dialogs.crash_report import CrashTeller
from reflectjournal.ui.pages.supervision import SupervisionPage
from reflectjournal.ui.supervision.mix_view import Marks
from reflectjournal.ui.supervision.session_dialog import SessionDialog
from tests.ui.looking import focusable, settle

ALT = Qt.KeyboardModifier.AltModifier


def at(days: float, hour: int = 10) -> datetime:
    """So many days from today, at an hour of this computer's clock."""
    day = datetime.now(UTC).astimezone() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(UTC)


def shown(widget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


def key(widget, code: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    widget.window().activateWindow()
    settle()
    widget.setFocus()
    QTest.keyClick(widget, code, modifier)
    settle()


def in_dialog(act: Callable[[SessionDialog], None]) -> None:
    """Use the dialog that is about to open, as soon as it stands."""

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SessionDialog)
        act(dialog)
        QTest.keyClick(dialog.go_on, Qt.Key.Key_Space)

    QTimer.singleShot(50, use)


@pytest.fixture
def plan(journal) -> Callable[..., Session]:
    def save(kind=SessionKind.SUPERVISION, days: float = 4, **more) -> Session:
        more.setdefault("with_whom", "my supervisor")
        return journal.sessions.save(Session(kind, at(days), **more))

    return save


@pytest.fixture
def page(window) -> Callable[[], SupervisionPage]:
    def show() -> SupervisionPage:
        made = window.show_place("supervision")
        settle()
        window.activateWindow()  # without a screen nobody else does
        settle()
        return made

    return show


def titles(page: SupervisionPage) -> list[str]:
    rows = [page.agenda.rows[item] for item in page.agenda._order]
    return [row.title.text() for row in rows]


def flagged(write, title: str, want: Want = Want.SUPPORT, note: str = "") -> Entry:
    return write(title, "Something happened.", flags=(Flag(FlagKind.SUPERVISION, want, note),))


# ---- planning


def test_with_no_session_there_is_one_sentence_and_one_action(page):
    shown_page = page()
    assert "No session planned." in shown(shown_page)
    assert QApplication.focusWidget() is shown_page.nothing.button
    assert shown_page.rail.isHidden()


def test_a_series_can_be_monthly_and_says_so_when_it_is_opened_again(window, page):
    shown_page = page()

    def fill(dialog: SessionDialog) -> None:
        dialog.rhythm.setCurrentIndex(dialog.rhythm.findData(MONTHLY))
        assert dialog.count_row.isVisibleTo(dialog)
        assert not dialog.weeks_row.isVisibleTo(dialog)
        dialog.count.setValue(2)

    in_dialog(fill)
    key(shown_page.nothing.button, Qt.Key.Key_Space)
    first, second = sorted(window.journal.sessions.page(), key=lambda s: s.starts_at)
    assert first.starts_at.astimezone().weekday() == second.starts_at.astimezone().weekday()
    assert second.starts_at.astimezone().month != first.starts_at.astimezone().month
    again = SessionDialog(first)
    assert again.rhythm.currentData() == MONTHLY
    again.deleteLater()


def test_a_series_is_planned_by_keyboard_with_the_defaults_of_its_kind(window, page):
    shown_page = page()

    def fill(dialog: SessionDialog) -> None:
        assert dialog.minutes.value() == 90
        assert dialog.rhythm.currentData() == 4
        QTest.keyClicks(dialog.kind, "Mentoring")
        assert dialog.minutes.value() == 60
        dialog.day.line.selectAll()
        QTest.keyClicks(dialog.day.line, "in two weeks")
        dialog.count.setValue(3)
        dialog.agreement["What it is for"].load("Chairing")

    in_dialog(fill)
    key(shown_page.nothing.button, Qt.Key.Key_Space)
    planned = window.journal.sessions.upcoming(10)
    assert [session.kind for session in planned] == [SessionKind.MENTORING] * 3
    days = [session.starts_at.astimezone().date() for session in planned]
    assert days[0] == this_day() + timedelta(weeks=2)
    assert [later - days[0] for later in days] == [timedelta(weeks=6 * n) for n in range(3)]
    assert "Chairing" in planned[0].agreement
    assert shown_page.session is not None
    assert shown_page.session.id == planned[0].id


def test_a_day_that_cannot_be_read_says_so_and_plans_nothing(window, qtbot):
    dialog = SessionDialog(None, window)
    qtbot.addWidget(dialog)
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "when it suits")
    assert not dialog.go_on.isEnabled()
    assert dialog.go_on.accessibleDescription() == "Which day is it?"


def test_changing_a_session_keeps_what_it_does_not_ask_about(window, page, plan):
    session = plan(functions=("support",), held=True, days=-3)
    shown_page = page()
    in_dialog(lambda dialog: dialog.place.setText("Room 2"))
    shown_page.planning.change()
    now = window.journal.sessions.get(session.id)
    assert (now.place, now.functions, now.held) == ("Room 2", ("support",), True)
    assert now.starts_at == session.starts_at


def test_a_deleted_session_comes_back(window, page, plan):
    session = plan()
    shown_page = page()
    shown_page.planning.delete()
    assert "No session planned." in shown(shown_page)
    window.undo_bar.take_back()
    settle()
    assert shown_page.session is not None
    assert shown_page.session.id == session.id


def test_the_rest_of_a_series_is_deleted_and_comes_back(window, page, plan):
    plan(days=-30, held=True)
    journal = window.journal
    planned = journal.sessions.plan(Session(SessionKind.MENTORING, at(4), rhythm_weeks=4), 4)
    shown_page = page()
    shown_page.open_item(planned[1].id)
    words = "Delete it and the later ones of the series"
    menu = shown_page.head.fill_menu()
    next(a for a in menu.actions() if a.text() == words).trigger()
    assert [session.id for session in journal.sessions.upcoming(9)] == [planned[0].id]
    window.undo_bar.take_back()
    assert len(journal.sessions.upcoming(9)) == 4


def test_what_was_agreed_is_agreed_for_the_whole_series(window, page):
    journal = window.journal
    planned = journal.sessions.plan(Session(SessionKind.SUPERVISION, at(4), rhythm_weeks=4), 3)
    shown_page = page()
    shown_page.open_item(planned[1].id)

    def agree(dialog: SessionDialog) -> None:
        dialog.agreement["Limits of confidentiality"].load("Unless somebody is at risk")
        dialog.place.setText("Room 2")

    in_dialog(agree)
    shown_page.planning.change()
    now = journal.sessions.series(planned[0].series)
    assert all("Unless somebody is at risk" in session.agreement for session in now)
    assert [session.place for session in now] == ["", "Room 2", ""]


# ---- the agenda


def test_a_monthly_meeting_across_organisations_takes_flagged_entries_decision_and_action(
    window, page, write
):
    """The overview asks for regular meetings of teams and across organisations."""
    for title in ("Who was not in the room", "The letter went to the old address"):
        flagged(write, title)
    shown_page = page()

    def fill(dialog: SessionDialog) -> None:
        QTest.keyClicks(dialog.kind, "Team")
        dialog.agency.setText("health, police")

    in_dialog(fill)
    shown_page.new_session()
    settle()
    assert window.journal.sessions.count() == 6
    add = shown_page.agenda.add
    assert add.text() == "Add from 2 flagged entries"
    menu = shown_page.agenda.proposals_menu()
    menu.actions()[0].trigger()
    settle()
    assert titles(shown_page) == ["Who was not in the room", "The letter went to the old address"]
    shown_page.deeds.record()
    record = window.page.writing.draft.entry
    assert record.guide == "team-meeting"
    window.page.writing.area.show_step("decisions", focus=True)
    QTest.keyClicks(window.page.writing.area.view("decisions").editors()[0], "Ask health first")
    window.page.leave()
    shown_page = page()
    shown_page.made.line.setFocus()
    QTest.keyClicks(shown_page.made.line, "Ring the health visitor")
    key(shown_page.made.line, Qt.Key.Key_Return)
    [action] = window.journal.actions.open()
    assert action.origin.kind is OriginKind.SESSION
    assert "Ask health first" in window.journal.entries.get(record.id).text


def test_an_entry_taken_to_supervision_stands_on_the_next_agenda_with_what_is_wanted(
    window, page, plan, write, qtbot
):
    plan(SessionKind.CASE_CONFERENCE, days=1)
    session = plan(days=4)
    entry = write("The quiet after the skeletal survey", "I am still seeing the photograph.")
    window.open_entry(entry.id)
    flags = window.page.inspector.flags
    key(flags._boxes[FlagKind.SUPERVISION], Qt.Key.Key_Space)
    flags._want.set_value(Want.SUPPORT)
    flags._on_wanted()
    qtbot.waitUntil(lambda: bool(window.journal.sessions.agenda(session.id)), timeout=5000)
    shown_page = page()
    shown_page.open_item(session.id)
    [row] = shown_page.agenda.rows.values()
    assert row.title.text() == entry.title
    assert row.want.currentText() == "support"
    assert "From an entry" in shown(row)


def test_lines_are_moved_ticked_and_taken_off_by_key(window, page, plan):
    session = plan(days=0)
    for title in ("One", "Two", "Three"):
        window.journal.sessions.save_agenda_item(AgendaItem(session.id, title))
    shown_page = page()
    row = list(shown_page.agenda.rows.values())[2]
    row.setFocus()
    key(row, Qt.Key.Key_Up, ALT)
    assert titles(shown_page) == ["One", "Three", "Two"]
    assert QApplication.focusWidget() is row
    key(row, Qt.Key.Key_Up, ALT)
    key(row, Qt.Key.Key_Up, ALT)  # as far as that goes
    assert titles(shown_page) == ["Three", "One", "Two"]
    key(row.note, Qt.Key.Key_Down, ALT)  # also from a field of the line
    assert titles(shown_page) == ["One", "Three", "Two"]
    key(row, Qt.Key.Key_Space)
    assert window.journal.sessions.agenda(session.id)[1].reached
    key(row, Qt.Key.Key_Delete)
    assert titles(shown_page) == ["One", "Two"]
    window.undo_bar.take_back()
    settle()
    assert titles(shown_page) == ["One", "Three", "Two"]


def test_tab_follows_the_order_of_the_lines_after_a_move(window, page, plan):
    session = plan()
    for title in ("One", "Two"):
        window.journal.sessions.save_agenda_item(AgendaItem(session.id, title))
    shown_page = page()
    one, two = shown_page.agenda.rows.values()
    key(two, Qt.Key.Key_Up, ALT)
    two.note.setFocus()
    for _ in range(6):
        assert window.focusNextPrevChild(True)
        if QApplication.focusWidget() is one:
            break
    assert QApplication.focusWidget() is one


def test_a_line_is_drawn_with_the_mouse(window, page, plan):
    session = plan()
    for title in ("One", "Two"):
        window.journal.sessions.save_agenda_item(AgendaItem(session.id, title))
    shown_page = page()
    one, two = shown_page.agenda.rows.values()
    handle = one.handle
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    target = handle.mapFromGlobal(two.mapToGlobal(QPoint(5, two.height() - 4)))
    QTest.mouseMove(handle, target)
    settle()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=target)
    assert titles(shown_page) == ["Two", "One"]


def test_words_on_a_line_are_saved_while_typing_and_on_leaving(window, page, plan, qtbot):
    session = plan()
    window.journal.sessions.save_agenda_item(AgendaItem(session.id, "One"))
    shown_page = page()
    [row] = shown_page.agenda.rows.values()
    row.note.setFocus()
    QTest.keyClicks(row.note, "say it first")
    qtbot.waitUntil(lambda: window.journal.sessions.agenda(session.id)[0].note == "say it first")
    assert QApplication.focusWidget() is row.note
    QTest.keyClicks(row.note, " of all")
    window.show_place("today")
    assert window.journal.sessions.agenda(session.id)[0].note == "say it first of all"


def test_an_own_line_is_added_and_what_is_wanted_is_chosen(window, page, plan):
    session = plan()
    shown_page = page()
    assert "Nothing flagged. Flag an entry, or add a line." in shown(shown_page)
    QTest.keyClicks(shown_page.agenda.line, "Leave over the holidays")
    key(shown_page.agenda.line, Qt.Key.Key_Return)
    [row] = shown_page.agenda.rows.values()
    QTest.keyClicks(row.want, "a decision")
    row.want.activated.emit(row.want.currentIndex())
    [item] = window.journal.sessions.agenda(session.id)
    assert (item.source, item.want) == (AgendaSource.FREE, Want.DECISION)


def test_what_was_not_reached_moves_on_and_says_from_when(window, page, plan):
    first = plan(days=-1, rhythm_weeks=4)
    sessions = window.journal.sessions
    for title, reached in (("Reached", True), ("Not reached", False)):
        sessions.save_agenda_item(AgendaItem(first.id, title, reached=reached))
    shown_page = page()
    shown_page.open_item(first.id)
    shown_page.planning.set_held(held=True)
    settle()
    following = sessions.upcoming(1)[0]
    shown_page.open_item(following.id)
    settle()
    assert titles(shown_page) == ["Not reached"]
    assert "not reached on" in shown(shown_page.agenda)
    shown_page.open_item(first.id)
    assert titles(shown_page) == ["Reached", "Not reached"]


def test_what_is_ticked_after_the_record_leaves_the_next_agenda_again(window, page, plan):
    first = plan(days=-1, rhythm_weeks=4)
    sessions = window.journal.sessions
    sessions.save_agenda_item(AgendaItem(first.id, "Talked about after all"))
    page().open_item(first.id)
    page().deeds.record()
    following = sessions.upcoming(1)[0]
    assert [item.title for item in sessions.agenda(following.id)] == ["Talked about after all"]
    shown_page = page()
    shown_page.open_item(first.id)
    [row] = shown_page.agenda.rows.values()
    key(row, Qt.Key.Key_Space)
    assert sessions.agenda(following.id) == ()
    key(row, Qt.Key.Key_Space)
    assert [item.title for item in sessions.agenda(following.id)] == ["Talked about after all"]


def test_goals_and_open_actions_can_be_added_to_the_agenda(window, page, plan):
    before = plan(days=-20, held=True)
    window.journal.actions.save(Action("Ring", Origin(OriginKind.SESSION, before.id)))
    goal = Goal("See every child alone", status=GoalStatus.ACTIVE, review_on=this_day())
    window.journal.goals.save(goal)
    plan()
    shown_page = page()
    assert shown_page.agenda.add.text() == "Add an open action or goal"
    menu = shown_page.agenda.proposals_menu()
    words = [action.text() for action in menu.actions()]
    assert "See every child alone" in words
    next(a for a in menu.actions() if a.text() == "See every child alone").trigger()
    settle()
    assert titles(shown_page) == ["See every child alone"]


def test_an_agenda_item_becomes_an_action_that_leads_back(window, page, plan, write):
    session = plan()
    entry = write("The letter", "Words.")
    window.journal.sessions.save_agenda_item(
        AgendaItem(session.id, "The letter", AgendaSource.ENTRY, entry.id)
    )
    shown_page = page()
    [row] = shown_page.agenda.rows.values()
    next(a for a in row.menu().actions() if a.text() == "Make an action of it").trigger()
    settle()
    action = window.page.form.action
    assert (action.origin.kind, action.origin.id) == (OriginKind.ENTRY, entry.id)
    window.undo_bar.take_back()
    assert window.journal.actions.count() == 0


def test_the_inspector_shows_an_action_and_leads_to_its_fields(window, journal, write):
    entry = write("The letter", "Words.")
    action = journal.actions.save(Action("Ring", Origin(OriginKind.ENTRY, entry.id)))
    window.open_entry(entry.id)
    settle()
    key(next(b for b in window.page.inspector.to_do.findChildren(QToolButton)), Qt.Key.Key_Space)
    assert window.page.form.action.id == action.id


# ---- before: carried actions, preparation, the mix


def test_what_the_last_session_promised_is_ticked_here(window, page, plan):
    before = plan(days=-20, held=True)
    origin = Origin(OriginKind.SESSION, before.id, label="Supervision")
    action = window.journal.actions.save(
        Action("Draft half a page", origin, due=this_day() - timedelta(days=3))
    )
    plan()
    shown_page = page()
    assert "Carried from" in shown(shown_page)
    assert "due since" in shown(shown_page.carried)
    [row] = shown_page.carried.rows
    key(row.box, Qt.Key.Key_Space)
    assert window.journal.actions.get(action.id).status is ActionStatus.DONE
    assert "1 of 1 done" in shown(shown_page.carried)
    window.undo_bar.take_back()
    assert window.journal.actions.get(action.id).open
    settle()
    shown_page.carried.rows[0].origin.click()
    assert shown_page.session is not None
    assert shown_page.session.id == before.id


def test_prepare_opens_the_guide_with_the_agenda_and_the_mix(window, page, plan):
    for number in range(3):
        plan(days=-30 * (number + 1), held=True, functions=("management",), stakeholders=("staff",))
    session = plan()
    window.journal.sessions.save_agenda_item(AgendaItem(session.id, "The letter", note="why"))
    shown_page = page()
    assert shown_page.head.first.text() == "Prepare"
    key(shown_page.head.first, Qt.Key.Key_Space)
    entry = window.page.writing.draft.entry
    assert entry.guide == "supervision-prep"
    assert "The letter" in entry.text
    window.page.writing.area.show_step("balance-check", focus=False)
    settle()
    words = shown(window.page)
    assert "Management has been there every time." in words
    assert "people who use services" in words
    shown_page = page()
    assert shown_page.head.first.text() == "Open the preparation"


def test_with_fewer_than_three_sessions_there_are_no_marks(page, plan):
    plan(days=-30, held=True, functions=("support",))
    plan()
    shown_page = page()
    assert shown_page.rail.findChildren(Marks) == []
    assert "Support has been there every time." in shown(shown_page.rail)


def test_other_meetings_tell_the_agencies_met_in_a_year_by_role(page, plan):
    plan(SessionKind.CASE_CONFERENCE, days=-40, agency="police, health")
    plan(SessionKind.TEAM_MEETING, days=-10, agency="health", disciplines=("school",))
    plan(SessionKind.TEAM_MEETING, days=-500, agency="long ago")
    session = plan(SessionKind.TEAM_MEETING, days=3)
    shown_page = page()
    shown_page.open_item(session.id)
    settle()
    words = shown(shown_page.rail)
    assert "health, 2" in words
    assert "police, 1" in words
    assert "school, 1" in words
    assert "long ago" not in words
    assert shown_page.covered.isHidden()


def test_what_was_never_noted_is_not_called_missing(page, plan):
    for number in range(4):
        plan(days=-30 * (number + 1), held=True)
    plan()
    assert "After a session, say which functions had time" in shown(page().rail)


def test_the_marks_say_the_same_as_a_table(page, plan):
    for number in range(4):
        plan(days=-30 * (number + 1), held=True, functions=("management", "support")[: number + 1])
    plan()
    shown_page = page()
    names = [mark.accessibleName() for mark in shown_page.rail.findChildren(Marks)]
    assert names[0] == "Management: 4 of the last 4"
    assert names[1] == "Support: 3 of the last 4"
    button(shown_page.rail, "Show as table").click()
    settle()
    assert shown(shown_page.rail).count("Management, Support") == 3
    assert QApplication.focusWidget().text() == "Show as marks"


# ---- after: the record


def test_a_record_is_an_entry_with_history_and_a_private_part(window, page, plan):
    session = plan(days=-1)
    window.journal.sessions.save_agenda_item(AgendaItem(session.id, "The letter"))
    shown_page = page()
    assert "Write it while it is fresh." in shown(shown_page)
    assert shown_page.head.first.text() == "Write the record"
    key(shown_page.head.first, Qt.Key.Key_Space)
    writing = window.page.writing
    assert writing.draft.entry.guide == "supervision-record"
    for step, words in (("challenge", "She asked what I avoid"), ("next-session", "The letter")):
        writing.area.show_step(step, focus=True)
        settle()
        QTest.keyClicks(writing.area.view(step).editors()[0], words)
    view = writing.area.view("challenge")
    key(view._private, Qt.Key.Key_Space)
    window.page.leave()
    record = window.journal.sessions.record(session.id)
    assert "She asked what I avoid" in record.text
    assert "She asked what I avoid" not in shareable_text(record)
    assert "The letter" in shareable_text(record)
    assert window.journal.revisions.of(record.id)
    assert window.journal.search("avoid").hits[0].id == record.id
    shown_page = page()
    assert shown_page.session is not None
    assert shown_page.session.held
    assert "1 part stays private" in shown(shown_page.record)


def test_what_a_session_covered_is_said_here_or_in_the_record(window, page, plan):
    session = plan(days=-1, held=True)
    record = window.journal.meetings.record(session.id)
    rows = (("support",), ("mediation",))
    sections = tuple(
        replace(s, rows=rows) if s.step == "functions-covered" else s for s in record.sections
    )
    window.journal.entries.save(replace(record, sections=sections))
    shown_page = page()
    pills = shown_page.covered.functions.pills
    assert [name for name, pill in pills.items() if pill.isChecked()] == ["support", "mediation"]
    key(pills["development"], Qt.Key.Key_Space)
    key(shown_page.covered.stakeholders.pills["partners"], Qt.Key.Key_Space)
    now = window.journal.sessions.get(session.id)
    assert now.functions == ("support", "development", "mediation")
    assert now.stakeholders == ("partners",)
    said = window.journal.entries.get(record.id).sections
    assert ("development",) in next(s.rows for s in said if s.step == "functions-covered")


def test_a_case_conference_note_keeps_agencies_by_role_and_the_scan_finds_a_pasted_name(
    window, page, plan, qtbot
):
    session = plan(
        SessionKind.CASE_CONFERENCE, days=-1, with_whom="", agency="school, health, police"
    )
    shown_page = page()
    assert "school, health, police" in shown(shown_page.head)
    shown_page.deeds.record()
    writing = window.page.writing
    assert writing.draft.entry.guide == "case-conference"
    assert "Not the minutes." in shown(window.page)
    writing.area.show_step("my-contribution", focus=True)
    settle()
    QTest.keyClicks(
        writing.area.view("my-contribution").editors()[0], "I said what Oliver Whitcombe told me."
    )
    window.page.leave()
    record = window.journal.sessions.record(session.id)
    [findings] = window.journal.scan([record.id])
    assert any("Oliver" in finding.text for finding in findings)
    window.journal.actions.save(Action("Send the chronology", Origin(OriginKind.ENTRY, record.id)))
    shown_page = page()
    qtbot.waitUntil(shown_page.names.isVisible, timeout=10_000)
    assert "A name seems to stand in this note." in shown(shown_page.names)
    assert "Send the chronology" in shown(shown_page.made)


def test_three_mentoring_sessions_show_aim_actions_and_what_was_passed_on(window, page, journal):
    first = Session(
        SessionKind.MENTORING, at(-80), rhythm_weeks=6, agreement="What it is for:\nChair calmly"
    )
    planned = journal.sessions.plan(first, 3)
    shown_page = page()
    for number, session in enumerate(planned):
        shown_page.open_item(session.id)
        shown_page.deeds.record()
        writing = window.page.writing
        writing.area.show_step("passed-on", focus=True)
        settle()
        QTest.keyClicks(writing.area.view("passed-on").editors()[0], f"Ask before telling {number}")
        window.page.leave()
        shown_page = page()
        shown_page.open_item(session.id)
        QTest.keyClicks(shown_page.made.line, f"Chair item {number}")
        key(shown_page.made.line, Qt.Key.Key_Return)
    key(shown_page.made.rows[0].box, Qt.Key.Key_Space)
    words = shown(shown_page.series)
    assert "Sessions held: 3. Actions done: 1, still open: 2." in words
    assert "Chair calmly" in words
    assert all(f"Ask before telling {number}" in words for number in range(3))


def test_a_group_reflection_by_role_is_linked_as_peer_reflection_to_a_cpd_record(
    window, page, plan
):
    session = plan(SessionKind.GROUP_REFLECTION, days=-1, with_whom="four colleagues, by role")
    shown_page = page()
    shown_page.deeds.record()
    record = window.page.writing.draft.entry
    assert record.guide == "group-reflection"
    assert record.title.startswith("Group reflection")
    window.begin("cpd-record")
    rail = window.page.inspector
    rail.links._pick = lambda _own: Link(LinkKind.ENTRY, record.id, record.title)
    key(button(rail, "Link to an entry or a goal"), Qt.Key.Key_Space)
    window.page.leave()
    saved = window.page.writing.draft.entry
    assert (LinkKind.ENTRY, record.id) in {(link.kind, link.target) for link in saved.links}
    assert window.journal.sessions.get(session.id).record == record.id


# ---- every part by keyboard


def test_narrow_the_list_and_the_session_take_turns(window, page, plan):
    plan()
    window.resize(720, 480)
    shown_page = page()
    settle()
    assert shown_page.list.isHidden()
    key(shown_page.head.back, Qt.Key.Key_Space)
    assert not shown_page.list.isHidden()
    assert QApplication.focusWidget() is shown_page.list.sessions
    key(shown_page.list.sessions, Qt.Key.Key_Return)
    assert shown_page.list.isHidden()
    assert focusable(shown_page)


def test_what_cannot_be_saved_is_said_over_the_page(window, plan):
    """A press on a journal that cannot be written is answered with a sentence."""
    plan()
    window.show_place("supervision")
    teller = CrashTeller()
    teller.refused.emit("The folder of the journal cannot be written.")
    assert "The folder of the journal cannot be written." in shown(window)

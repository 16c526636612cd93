"""The Development page as a person uses it: goals, alignment, evidence, reviews, endings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reflectjournal.model import (
    Action,
    EvidenceKind,
    Goal,
    GoalStatus,
    GoalType,
    Link,
    LinkKind,
    OrganisationalGoal,
    Origin,
    OriginKind,
    ReviewDecision,
    Visibility,
)
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development.alignment import PrioritiesDialog, table_rows
from reflectjournal.ui.development.goal_dialogs import EvidenceDialog, ReviewDialog
from reflectjournal.ui.widgets.rows import Row


def shown(widget) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


def during(act, fill) -> None:
    """Do what opens a dialog, and use the dialog before it closes."""
    faults: list[BaseException] = []

    def use() -> None:
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        try:
            fill(dialog)
        except BaseException as fault:  # noqa: BLE001 - raised again where the test waits
            faults.append(fault)
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, use)
    act()
    if faults:
        raise faults[0]


def save(window, title="See the person alone", **more) -> Goal:
    more = {"status": GoalStatus.ACTIVE} | more
    return window.journal.goals.save(Goal(title, **more))


@pytest.fixture
def page(window):
    return window.show_place("development")


# ---- the list


def test_an_empty_page_asks_one_question_and_offers_one_action(page):
    assert "What would you like to be better at, and who would notice?" in shown(page)
    assert QApplication.focusWidget() is page.goals.nothing.button


def test_a_goal_shows_its_review_its_kinds_of_evidence_its_priority_and_its_steps(window):
    priority = window.journal.goals.save_organisational(
        OrganisationalGoal("Hidden men", "2026", "Partnership")
    )
    goal = save(window, type=GoalType.VALUES, organisational_goal=priority.id,
                review_on=this_day() + timedelta(days=30), why_now="A yes in front of others.",
                origins=(Link(LinkKind.ENTRY, 7, "He said it was what she wanted"),))  # fmt: skip
    for number, kind in enumerate((EvidenceKind.REFLECTION, EvidenceKind.REFLECTION,
                                   EvidenceKind.OUTCOME)):  # fmt: skip
        window.journal.goals.link(goal.id, None, kind, f"Seen {number}")
    origin = Origin(OriginKind.GOAL, goal.id)
    done = window.journal.actions.save(Action("Practise", origin))
    window.journal.actions.save(replace(done, status="done"))
    window.journal.actions.save(Action("Ask for an observation", origin))
    words = shown(window.show_place("development"))
    for part in ("See the person alone", "values and relationships", "reflection 2", "outcome 1",
                 "feedback", "teaching others", "Partnership: Hidden men", "1 of 2 steps done",
                 "From “He said it was what she wanted”: A yes in front of others."):  # fmt: skip
        assert part in words
    assert "teaching others 0" not in words
    assert "feedback 0" not in words


def test_a_review_whose_day_has_come_says_so_in_words(window):
    save(window, review_on=this_day() - timedelta(days=1))
    assert "review was due yesterday" in shown(window.show_place("development"))


def test_arrows_walk_the_goals_enter_opens_one_and_escape_comes_back_to_it(window):
    first, second = save(window, "First"), save(window, "Second")
    page = window.show_place("development")
    focused = QApplication.focusWidget()
    assert focused.goal.id == second.id  # the last changed comes first
    QTest.keyClick(focused, Qt.Key.Key_Down)
    assert QApplication.focusWidget().goal.id == first.id
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.goal.title.text() == "First"
    assert QApplication.focusWidget() is page.goal.title
    QTest.keyClick(page.goal, Qt.Key.Key_Escape)
    assert QApplication.focusWidget().goal.id == first.id


def test_a_fourth_active_goal_is_allowed_with_a_word_of_advice(window):
    for number in range(3):
        save(window, f"Goal {number}")
    page = window.show_place("development")
    assert page.goals.advice.text() == "Three active goals: enough for now."
    fourth = save(window, "Goal 4")
    assert "Three is plenty" in page.goals.advice.text()
    assert window.journal.goals.get(fourth.id).status is GoalStatus.ACTIVE


def test_goals_that_ended_are_one_link_away(window):
    save(window, "Active")
    save(window, "Done", status=GoalStatus.MET, impact="I wait.")
    page = window.show_place("development")
    assert "Done" not in shown(page)
    button(page, "1 met").click()
    assert [row.goal.title for row in page.goals.rows] == ["Done"]
    button(page, "1 active").click()
    assert [row.goal.title for row in page.goals.rows] == ["Active"]


def test_deleting_a_goal_can_be_taken_back(window):
    goal = save(window)
    window.show_place("development")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert window.journal.goals.all() == ()
    window.undo_bar.take_back()
    assert [each.id for each in window.journal.goals.all()] == [goal.id]


# ---- one goal


def test_a_new_goal_is_kept_once_it_has_a_title(window, page, qtbot):
    window.doing.actions["new_goal"].trigger()
    view = page.goal
    view.flush()
    assert window.journal.goals.all() == ()
    assert QApplication.focusWidget() is view.title
    QTest.keyClicks(view.title, "Hold a clear first conversation")
    qtbot.waitUntil(lambda: len(window.journal.goals.all()) == 1)
    assert window.journal.goals.all()[0].status is GoalStatus.DRAFT


def test_a_long_title_is_read_whole_and_has_an_end(window, page):
    page.new_goal()
    title = page.goal.title
    QTest.keyClicks(title, "See")
    one_line = title.height()
    paste = QMimeData()
    paste.setText(" the person\nalone" + " and at home" * 30)
    title.insertFromMimeData(paste)
    assert title.text().startswith("See the person alone and at home")
    assert len(title.text()) == 120
    QApplication.processEvents()
    assert title.height() > 1.6 * one_line
    assert title.document().size().height() <= title.viewport().height() + 1
    QTest.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" not in title.text()
    page.leave()
    assert [goal.title for goal in window.journal.goals.all()] == [title.text().strip()]


def test_words_written_before_there_is_a_title_are_kept(window, page):
    page.new_goal()
    QTest.keyClicks(page.goal.form.texts["why_now"], "He answered for her.")
    page.leave()
    (kept,) = window.journal.goals.all()
    assert kept.why_now == "He answered for her."
    QTest.keyClicks(page.goal.title, "See the person alone")
    page.leave()
    assert [goal.title for goal in window.journal.goals.all()] == ["See the person alone"]


def test_everything_about_a_goal_is_saved_as_it_is_written(window, page):
    priority = window.journal.goals.save_organisational(OrganisationalGoal("Hidden men", "2026"))
    goal = save(window)
    page.open_item(goal.id)
    form = page.goal.form
    for name, field in form.texts.items():
        field.setFocus()
        QTest.keyClicks(field, f"words for {name}")
    form.type.setCurrentIndex(form.type.findData(GoalType.LEADERSHIP.value))
    form.priority.setCurrentIndex(form.priority.findData(priority.id))
    form.visibility.setCurrentIndex(form.visibility.findData(Visibility.PDP.value))
    QTest.keyClicks(form.standards.line, "swe:4.1, swe:4.4")
    QTest.keyClicks(form.target.line, "1 March 2027")
    form.every.setValue(4)
    page.leave()
    kept = window.journal.goals.get(goal.id)
    assert all(getattr(kept, name) == f"words for {name}" for name in form.texts)
    assert (kept.type, kept.visibility) == (GoalType.LEADERSHIP, Visibility.PDP)
    assert kept.organisational_goal == priority.id
    assert kept.standards == ("swe:4.1", "swe:4.4")
    assert kept.target == date(2027, 3, 1)
    assert kept.review_every_weeks == 4
    assert kept.review_on == this_day() + timedelta(weeks=4)


def test_a_day_is_not_written_over_while_it_is_typed(window, page):
    goal = save(window)
    page.open_item(goal.id)
    line = page.goal.form.target.line
    line.setFocus()
    QTest.keyClicks(line, "1 March")
    page.goal.flush()
    QTest.keyClicks(line, " 2031")
    assert line.text() == "1 March 2031"
    page.leave()
    assert window.journal.goals.get(goal.id).target == date(2031, 3, 1)


def test_standards_can_be_picked_by_their_words(window, page):
    goal = save(window)
    page.open_item(goal.id)
    menu = page.goal.form.standards.menu()
    parts = [a for sub in menu.actions() for a in sub.menu().actions()]
    next(a for a in parts if a.text().startswith("4.2")).trigger()
    page.leave()
    assert window.journal.goals.get(goal.id).standards == ("swe:4.2",)


def test_hints_help_and_do_not_stop(window, page):
    goal = save(window, "Understand neglect")
    page.open_item(goal.id)
    assert "no day yet" in page.goal.form.hints.text()
    assert "somebody see you do" in page.goal.form.hints.text()
    page.goal.set_status(GoalStatus.PAUSED)
    page.goal.set_status(GoalStatus.ACTIVE)
    assert window.journal.goals.get(goal.id).status is GoalStatus.ACTIVE


def test_an_emptied_title_is_said_and_the_goal_stays_as_it_was(window, page):
    goal = save(window)
    page.open_item(goal.id)
    page.goal.title.clear()
    QTest.keyClicks(page.goal.form.texts["baseline"], "I wait.")
    page.leave()
    assert window.journal.goals.get(goal.id).baseline == "I wait."
    assert "A goal needs a title" in page.goal.fault.text()
    assert window.journal.goals.get(goal.id).title == goal.title


def test_a_step_is_read_whole_and_does_not_say_again_that_it_is_of_the_goal(window, page):
    goal = window.journal.goals.save(Goal("Ask about every adult", status=GoalStatus.ACTIVE))
    long = "Ask in the first five minutes on four visits running, and write down what came of it"
    window.journal.actions.save(Action(long, Origin(OriginKind.GOAL, goal.id, label=goal.title)))
    window.show_place(f"development#{goal.id}")
    QApplication.processEvents()
    (row,) = page.goal.steps.rows
    assert not row.origin.isVisibleTo(page)
    assert row.what.text() == long
    room = row.what.heightForWidth(row.what.width())
    assert row.what.height() >= room


def test_a_step_is_an_action_whose_origin_is_the_goal(window, page):
    goal = save(window)
    page.open_item(goal.id)
    QTest.keyClicks(page.goal.steps.line, "Ask for an observation")
    QTest.keyClick(page.goal.steps.line, Qt.Key.Key_Return)
    (step,) = window.journal.actions.of(Origin(OriginKind.GOAL, goal.id))
    assert step.what == "Ask for an observation"
    page.goal.steps.rows[0].box.click()
    assert not window.journal.actions.get(step.id).open
    page.show_tab(0)
    assert "1 of 1 steps done" in shown(page)


def test_a_goal_from_a_selected_sentence_keeps_its_entry_and_serves_a_priority(window):
    """A25: sentence, goal, priority, alignment table, evidence opened from the goal."""
    entry = window.journal.begin("driscoll", date(2026, 3, 14))
    window.open_entry(entry.id)
    editor = window.page.writing.area.view(entry.step).editors()[0]
    QTest.keyClicks(editor, "He answered for her. I let him.")
    assert editor.find("He answered for her.", QTextDocument.FindFlag.FindBackward)
    window.doing.actions["new_goal"].trigger()
    (goal,) = window.journal.goals.all()
    assert goal.origin_text == "He answered for her."
    page = window.show_place("development#" + str(goal.id))
    assert "“He answered for her.”" in shown(page.goal)
    assert button(page.goal, "from entry of 14 March 2026")
    priority = window.journal.goals.save_organisational(OrganisationalGoal("Hidden men", "2026"))
    page.open_item(goal.id)
    form = page.goal.form
    form.priority.setCurrentIndex(form.priority.findData(priority.id))
    form.priority.activated.emit(form.priority.currentIndex())
    page.goal.set_status(GoalStatus.ACTIVE)
    assert ("Hidden men", "2026", "", "He answered for her.") in table_rows(window.journal)
    window.journal.goals.link(goal.id, Link(LinkKind.ENTRY, entry.id, "I never asked"))
    QApplication.processEvents()
    evidence = next(r for r in page.goal.evidence.findChildren(Row) if r.isVisible())
    evidence.setFocus()
    QTest.keyClick(evidence, Qt.Key.Key_Return)
    assert window.page.writing.draft.entry.id == entry.id


def test_an_entry_shows_the_goals_that_came_from_it(window):
    entry = window.journal.begin("driscoll")
    goal = window.journal.goal_from(entry.id, "Ask to see every room.")
    window.open_entry(entry.id)
    button(window.page.inspector.links, "for the goal Ask to see every room.").click()
    assert window.page.goal.goal.id == goal.id


# ---- alignment


def test_alignment_names_the_gaps_in_both_directions(window):
    served = window.journal.goals.save_organisational(OrganisationalGoal("Hidden men", "2026"))
    window.journal.goals.save_organisational(OrganisationalGoal("Whole family", "2026"))
    save(window, "Ask about every adult", organisational_goal=served.id)
    save(window, "Honest words")
    page = window.show_place("development")
    words = shown(page.rail)
    assert "Priorities for 2026 and your goals" in words
    assert "No goal yet" in words
    assert "One goal is yours alone: Honest words." in words
    assert table_rows(window.journal) == [
        ("Hidden men", "2026", "", "Ask about every adult"),
        ("Whole family", "2026", "", "No goal yet"),
        ("No priority: mine alone", "", "", "Honest words"),
    ]


def test_priorities_are_added_changed_and_taken_off(window, page):
    def add(dialog: PrioritiesDialog) -> None:
        title, year, source = dialog.lines()[-1]
        assert QApplication.focusWidget() is title
        QTest.keyClicks(title, "Hidden men")
        QTest.keyClicks(source, "Partnership")
        assert year.text() == str(this_day().year)
        dialog.add_line()
        QTest.keyClicks(dialog.lines()[-1][0], "Whole family")
        dialog.accept()

    during(button(page.rail, "Add priorities").click, add)
    kept = window.journal.goals.organisational()
    assert {p.title for p in kept} == {"Hidden men", "Whole family"}

    def empty(dialog: PrioritiesDialog) -> None:
        next(t for t, _, _ in dialog.lines() if t.text() == "Whole family").clear()
        dialog.accept()

    during(button(page.rail, "Edit priorities").click, empty)
    assert [p.title for p in window.journal.goals.organisational()] == ["Hidden men"]


# ---- reviews and endings


def test_r_reviews_the_goal_in_hand_and_moves_the_next_review(window):
    goal = save(window)
    page = window.show_place("development")

    def fill(dialog: ReviewDialog) -> None:
        QTest.keyClicks(dialog.progress, "Asked twice this week")
        QTest.keyClicks(dialog.with_whom, "my supervisor")
        dialog.confidence.setCurrentIndex(dialog.confidence.findData(6))
        dialog.accept()

    row = QApplication.focusWidget()
    during(lambda: QTest.keyClick(row, Qt.Key.Key_R), fill)
    (review,) = window.journal.goals.reviews(goal.id)
    assert (review.progress, review.with_whom, review.confidence) == (
        "Asked twice this week", "my supervisor", 6)  # fmt: skip
    assert window.journal.goals.get(goal.id).review_on == this_day() + timedelta(weeks=6)
    page.open_item(goal.id)
    assert "Asked twice this week" in shown(page.goal)
    assert "confidence 6 of 10" in shown(page.goal)


def test_a_goal_is_met_only_with_its_difference_in_words(window, page):
    goal = save(window)
    page.open_item(goal.id)

    def fill(dialog: ReviewDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()
        assert "its difference is in words" in dialog.fault.text()
        QTest.keyClicks(dialog.words, "Three people told me more")
        dialog.accept()

    during(button(page.goal, "Met…").click, fill)
    kept = window.journal.goals.get(goal.id)
    assert (kept.status, kept.impact) == (GoalStatus.MET, "Three people told me more")
    assert "Three people told me more" in shown(page.goal)


def test_letting_go_is_an_ending_that_needs_one_line(window, page):
    goal = save(window)
    page.open_item(goal.id)

    def fill(dialog: ReviewDialog) -> None:
        assert "Letting go" not in dialog.fault.text()
        dialog.accept()
        assert "Letting go is a good ending" in dialog.fault.text()
        QTest.keyClicks(dialog.words, "The service has changed")
        dialog.accept()

    during(button(page.goal, "Let go…").click, fill)
    kept = window.journal.goals.get(goal.id)
    assert (kept.status, kept.let_go_reason) == (GoalStatus.LET_GO, "The service has changed")
    (review,) = window.journal.goals.reviews(goal.id)
    assert review.decision is ReviewDecision.LET_GO


# ---- evidence


def test_evidence_needs_something_to_show_and_counts_by_kind(window, page):
    goal = save(window)
    page.open_item(goal.id)

    def fill(dialog: EvidenceDialog) -> None:
        dialog.accept()
        assert dialog.isVisible()
        dialog.kind.set_value(EvidenceKind.FEEDBACK)
        QTest.keyClicks(dialog.note, "A parent said it helped")
        dialog.accept()

    during(page.goal.evidence.link.click, fill)
    (piece,) = window.journal.goals.evidence(goal.id)
    assert (piece.kind, piece.note) == (EvidenceKind.FEEDBACK, "A parent said it helped")
    assert "feedback 1" in shown(page.goal)


def test_evidence_can_be_an_entry_of_the_journal(window, page, write):
    entry = write("She told me more")
    goal = save(window)
    dialog = EvidenceDialog(window.journal, window, lambda: Link(LinkKind.ENTRY, entry.id, "She"))
    dialog.choose()
    dialog.accept()
    window.journal.goals.link(goal.id, dialog.link, dialog.chosen_kind)
    dialog.deleteLater()
    page.show_tab(1)
    assert page.evidence.table.row.evidence.link.target == entry.id
    QTest.keyClick(page.evidence.table, Qt.Key.Key_Return)
    assert window.page.writing.draft.entry.id == entry.id


def test_evidence_taken_off_a_goal_can_be_put_back(window, page):
    goal = save(window)
    window.journal.goals.link(goal.id, None, EvidenceKind.OUTCOME, "Seen")
    page.open_item(goal.id)
    away = [b for b in page.goal.evidence.findChildren(Row)[0].children()
            if getattr(b, "accessibleName", str)() == "Take Seen off the goal"]  # fmt: skip
    away[0].click()
    assert window.journal.goals.evidence(goal.id) == ()
    window.undo_bar.take_back()
    assert [e.note for e in window.journal.goals.evidence(goal.id)] == ["Seen"]


def test_search_finds_goals_and_opens_them(window):
    goal = save(window, "Hold a clear first conversation")
    hits = window.journal.search("goal:conversation").hits
    assert [(hit.kind, hit.id) for hit in hits] == [("goal", goal.id)]
    page = window.show_place(f"development#{goal.id}")
    assert page.goal.title.text() == goal.title

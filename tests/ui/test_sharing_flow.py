"""From an entry to a file that left, through the window, with a real journal and real files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from reflectjournal.anonymise.extract import text_of
from reflectjournal.journal import samples
from reflectjournal.model import (
    Choice,
    Decision,
    DecisionState,
    Section,
    StepKind,
    Treatment,
    Verdict,
)
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.layouts import Layout
from reflectjournal.ui.sharing.bodies import DecisionBody, KeptBody, ReaderBody
from reflectjournal.ui.sharing.options_body import OptionsBody
from reflectjournal.ui.sharing.preparing import Preparation
from reflectjournal.ui.sharing.recipients import NeedsBody, RecipientsBody
from reflectjournal.ui.widgets.cell_edit import CellEdit
from tests.ui.sharing_help import CLEAR, TODAY, decided, drafted, removing, reviewed


@pytest.fixture
def journal(tmp_path: Path):
    made = samples.create_sample_journal(tmp_path / "journal", "seven quiet herons cross")
    yield made
    made.close()


@pytest.fixture
def page(window):
    return window.show_place("sharing")


@pytest.fixture
def s1(journal) -> int:
    return journal.search("in:title upstairs").hits[0].id


@pytest.fixture
def folder(tmp_path: Path, ask) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    ask.answers["choose_folder"] = made
    return made


def shown(widget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


def at_rest(qtbot, page) -> None:
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def opened(qtbot, page, copy, decision: Decision | None = None):
    page.take_up(Preparation(copy, decision))
    at_rest(qtbot, page)
    return page.flow


def answered(qtbot, view, number: int, value: str):
    view.go_to(number)
    assert isinstance(view.pane.body, OptionsBody)
    view.pane.body.choose(value)
    return view


def confirm_what_is_kept(view) -> None:
    view.go_to(q.KEPT)
    if isinstance(view.pane.body, KeptBody) and view.state.facts.kept:
        for box in view.pane.body._boxes:
            box.setChecked(True)


# ---- choosing


def test_the_audience_is_chosen_before_the_review_and_fills_question_five(qtbot, page, s1):
    page.prepare([s1])
    choose = page.flow.choose
    assert choose.chosen == (s1,)
    choose.options.choose_audience("partners")
    choose.foot.main.click()
    at_rest(qtbot, page)
    assert page.flow.view is page.flow.review
    assert page.flow.decision.answers[0].value == "partners"
    assert page.journal.clean_copies.get(page.flow.copy.id).audience == "T3"
    assert "for partner agencies" in shown(page.flow.header)


def test_nothing_goes_on_without_an_entry_and_the_reason_stands_beside_it(page):
    page.prepare()
    foot = page.flow.choose.foot
    assert not foot.main.isEnabled()
    assert foot.main.accessibleDescription() == "Choose an entry first."


def test_space_ticks_an_entry_and_a_search_keeps_what_was_ticked(qtbot, page, journal):
    page.prepare()
    choose = page.flow.choose
    choose.table.setFocus()
    qtbot.keyClick(choose.table, Qt.Key.Key_Space)
    first = choose.chosen
    assert len(first) == 1
    choose.search.set_text("in:title upstairs")
    assert choose.chosen == first
    assert {row.id for row in choose.table.model().rows} >= set(first)


def test_several_entries_become_a_collection_unless_something_else_was_chosen(page, journal):
    ids = [row.id for row in journal.entries.latest(2)]
    page.prepare(ids)
    assert page.flow.choose.options.layout_chosen is Layout.COLLECTION
    page.flow.choose.options.choose_layout(Layout.BULLETIN)
    page.flow.choose._show_state()
    assert page.flow.choose.options.layout_chosen is Layout.BULLETIN


def test_an_entry_offers_its_clean_copy_and_the_window_leads_there(qtbot, window, s1):
    window.open_entry(s1)
    window.page.clean_copy_asked.emit((s1,))
    assert window.page.title == "Sharing"
    assert window.page.flow.choose.chosen == (s1,)
    assert window.sidebar.narrow


def test_going_back_to_the_choice_keeps_the_copy_and_what_was_decided(qtbot, page, journal, s1):
    page.prepare([s1])
    flow = page.flow
    flow.choose.foot.main.click()
    at_rest(qtbot, page)
    flow.copy = removing(journal, flow.review.state.copy)
    flow.review.open(flow.copy)
    at_rest(qtbot, page)
    flow.header.step_asked.emit("choose")
    assert flow.choose.chosen == (s1,)
    flow.choose.options.choose_audience("public")
    flow.choose.foot.main.click()
    at_rest(qtbot, page)
    (copy,) = journal.clean_copies.all()
    assert (copy.audience, copy.choices) == ("T4", flow.review.state.copy.choices)
    assert len(copy.choices) > 10
    assert len(journal.decisions.about(s1)) == 1
    assert "for the public" in shown(flow.header)


def test_another_entry_added_later_keeps_the_choices_made_before(qtbot, page, journal, s1):
    s2 = journal.search("in:title worries").hits[0].id
    page.prepare([s1])
    flow = page.flow
    flow.choose.foot.main.click()
    at_rest(qtbot, page)
    before = flow.copy = removing(journal, flow.review.state.copy)
    flow.review.open(before)
    at_rest(qtbot, page)
    flow.header.step_asked.emit("choose")
    row = next(r for r in flow.choose.table.model().rows if r.id == s2)
    flow.choose.table.ticked.emit(row)
    flow.choose.foot.main.click()
    at_rest(qtbot, page)
    (copy,) = journal.clean_copies.all()
    assert [part.entry for part in copy.parts] == [s1, s2]
    assert set(before.choices) <= set(copy.choices)
    assert flow.review.state.left  # what the other entry brought


# ---- the whole way


def test_a_copy_goes_from_choice_to_a_file_by_the_buttons_alone(qtbot, page, s1, folder):
    page.prepare([s1])
    flow = page.flow
    flow.choose.foot.main.click()
    at_rest(qtbot, page)
    flow.copy = removing(page.journal, flow.review.state.copy)
    flow.review.open(flow.copy)
    at_rest(qtbot, page)
    flow.review.foot.main.click()
    at_rest(qtbot, page)
    view = flow.decide
    for number, value in CLEAR.items():
        if number == q.PURPOSE:
            view.go_to(number)
            view.pane.body.field.setPlainText(value)
        else:
            answered(qtbot, view, number, value)
    view.go_to(q.RECIPIENTS)
    rows = view.pane.body.findChild(RecipientsBody)
    rows._rows[0].role.setText("team manager")
    view.go_next()
    view.pane.body.findChild(NeedsBody)._fields[0].setPlainText("They run the visits.")
    confirm_what_is_kept(view)
    answered(qtbot, view, q.DECISION, "share")
    view.pane.body.reason.setPlainText("Others would look upstairs.")
    view.go_next()
    assert view.foot.next.text() == "Record the decision", view.foot.reason.text()
    view.foot.next.click()
    at_rest(qtbot, page)
    assert flow.view is flow.save
    assert "This is not a guarantee." in shown(flow.save)
    flow.save.options.ways.set_value("html")
    flow.save.main.click()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    kept = page.journal.decisions.get(flow.decision.id)
    assert (kept.state, kept.format) == (DecisionState.EXPORTED, "html")
    assert kept.export_hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert kept.recipients[0].need == "They run the visits."
    assert not page.in_flow
    assert "Saved as learning-item.html" in shown(page)


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf", "txt"])
def test_each_format_leaves_one_file_without_a_real_name(qtbot, page, journal, s1, folder, ending):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, decided(journal, copy))
    flow.save.options.ways.set_value(ending)
    flow.save.make()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    assert path.name == f"learning-item.{ending}"
    words = text_of(path)
    assert "spotless" in words
    assert not [a.name for a in journal.aliases.all() if a.name in words]


def test_leaving_the_question_where_to_makes_no_file_and_no_line(qtbot, page, journal, s1, ask):
    copy = reviewed(journal, [s1])
    decision = decided(journal, copy)
    flow = opened(qtbot, page, copy, decision)
    ask.answers["choose_folder"] = None
    flow.save.make()
    at_rest(qtbot, page)
    assert journal.decisions.get(decision.id) == decision


def test_stopping_while_the_file_is_made_leaves_nothing(qtbot, page, journal, s1, folder):
    copy = reviewed(journal, [s1])
    decision = decided(journal, copy)
    flow = opened(qtbot, page, copy, decision)
    flow.save.make()
    flow.save.cancel()
    at_rest(qtbot, page)
    assert list(folder.iterdir()) == []
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_an_entry_edited_while_the_file_is_made_is_refused(qtbot, page, journal, s1, folder):
    copy = reviewed(journal, [s1])
    decision = decided(journal, copy)
    flow = opened(qtbot, page, copy, decision)
    flow.save.make()
    journal.entries.save(replace(journal.entries.get(s1), title="I never asked Donna Pellworth"))
    at_rest(qtbot, page)
    assert list(folder.iterdir()) == []
    assert "Nothing has left" in shown(flow.save)
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_a_name_left_in_the_title_refuses_the_file(qtbot, page, journal, s1, folder):
    copy = reviewed(journal, [s1], title="What Donna Pellworth taught me")
    decision = decided(journal, replace(copy, title="What a parent taught me"))
    flow = opened(qtbot, page, copy, decision)
    flow.save.make()
    at_rest(qtbot, page)
    assert list(folder.iterdir()) == []
    assert "Question 8: Direct identifiers remain" in shown(flow.save.strip)
    assert "Pellworth" not in shown(flow.save.strip)
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_a_folder_that_is_gone_is_a_sentence_and_leaves_no_line(qtbot, page, journal, s1, folder):
    copy = reviewed(journal, [s1])
    decision = decided(journal, copy)
    flow = opened(qtbot, page, copy, decision)
    folder.rmdir()
    flow.save.make()
    at_rest(qtbot, page)
    assert "not there any more" in shown(flow.save)
    assert [b.text() for b in flow.save.strip.findChildren(QPushButton)] == ["Try again"]
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


# ---- answers and their effects


def test_a_risk_leads_to_the_numbers_before_anything_else(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    answered(qtbot, flow.decide, q.RISK, "yes")
    assert window.page.title == "Someone may be at risk"
    button(window.page, "I have passed it on: For a child").click()
    window.show_place("back")
    assert window.page is page
    assert window.sidebar.narrow
    assert flow.decide.state.decision.routed_on == TODAY
    assert not flow.decide.state.assessment.routed


def test_a_concern_about_a_colleague_is_closed_as_routed_elsewhere(qtbot, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    view = answered(qtbot, flow.decide, q.KIND, "colleague")
    page.window().show_place("sharing")
    button(view, "Close as routed elsewhere").click()
    body = view.pane.body
    assert isinstance(body, DecisionBody)
    body.reason.setPlainText("It belongs with the people who decide about it.")
    assert view.foot.next.text() == "Next question"
    body.routed.kind.setCurrentIndex(5)
    body.routed.day.load(TODAY)
    body.routed.day.changed.emit()
    view.foot.next.click()
    (kept,) = [d for d in journal.decisions.page() if d.verdict is not None]
    assert (kept.verdict, kept.routed_kind) == (Verdict.ROUTED, "LADO or PiPoT")
    assert "passed on by its proper route" in shown(page)


def test_do_not_share_needs_a_reason_and_nothing_else(qtbot, page, journal, s1):
    page.prepare([s1])
    page.flow.choose.foot.main.click()
    at_rest(qtbot, page)
    page.flow.review.do_not_share_asked.emit(page.flow.review.state.copy)
    at_rest(qtbot, page)
    view = page.flow.decide
    assert view.pane.number == q.DECISION
    assert view.pane.body.value == "do not share"
    view.pane.body.reason.setPlainText("The family would know themselves at once.")
    assert view.foot.next.text() == "Record the decision"
    view.foot.next.click()
    (kept,) = [d for d in journal.decisions.page() if d.verdict is not None]
    assert (kept.verdict, kept.decided_on) == (Verdict.DO_NOT_SHARE, TODAY)
    assert "That is a complete record." in shown(page)
    page.register.search.set_text("themselves at once")
    assert [d.id for d in page.register.shown] == [kept.id]


def test_do_not_share_is_one_key_from_every_question(qtbot, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    flow.decide.go_to(3)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    field = flow.decide.pane.body.field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert flow.decide.pane.number == q.DECISION
    assert flow.decide.state.value(q.DECISION) == "do not share"


def test_the_questions_are_answered_by_keys_alone(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = flow.decide
    view.go_to(q.KIND)

    def press(key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    assert view.state.value(q.KIND) == "cpd"
    assert not view.pane._why.isVisible()
    press(Qt.Key.Key_Question)
    assert view.pane._why.isVisible()
    press(Qt.Key.Key_Return)
    assert view.pane.number == q.PURPOSE
    assert view.pane._why.isVisible()
    assert journal.settings.get("sharing_why_open") is True  # remembered open
    qtbot.keyClicks(QApplication.focusWidget(), "See the child alone.")
    press(Qt.Key.Key_Return)
    assert view.pane.number == q.LESS
    assert view.state.value(q.PURPOSE) == "See the child alone."
    window.doing.actions["previous_step"].trigger()
    assert view.pane.number == q.PURPOSE
    view._panes.answers.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert view.pane.number == q.KIND


def test_an_arrow_key_chooses_where_nothing_was_chosen_yet(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = flow.decide
    view.go_to(q.KIND)
    assert view.state.value(q.KIND) == ""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert view.state.value(q.KIND) == "cpd"
    assert QApplication.focusWidget() is view.pane.body.group.checkedButton()


def test_enter_goes_on_from_a_reason_that_an_answer_asks_for(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    view = answered(qtbot, flow.decide, q.COLLEAGUE, "unsure")
    (reason,) = view.pane._effects.findChildren(CellEdit)
    qtbot.keyClicks(reason, "Read it with them first.")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert view.pane.number == q.INVESTIGATION
    assert view.state.note(q.COLLEAGUE) == "Read it with them first."


def test_enter_goes_on_from_what_the_program_answered(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = flow.decide
    view.go_to(q.DIRECT)
    for number in (q.UNDECIDED, q.KEPT):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert (flow.view, view.pane.number) == (view, number)


def test_the_record_says_who_decided_and_under_which_policy(qtbot, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    view = answered(qtbot, flow.decide, q.POLICY, "yes")
    view.pane.body.reference.setText("Information-sharing protocol, section 4")
    view.do_not_share()
    view.pane.body.reason.setPlainText("It is too recent.")
    view.pane.body.by.setText("Donna Pellworth")
    view.foot.next.click()
    assert "names nobody" in shown(view.strip)
    assert view.pane.number == q.DECISION
    view.pane.body.by.setText("senior social worker")
    view.foot.next.click()
    (kept,) = [d for d in journal.decisions.page() if d.verdict is not None]
    assert kept.decided_by == "senior social worker"
    assert kept.policy_ref == "Information-sharing protocol, section 4"
    assert page.register.detail.decision == kept, "what was just recorded is in hand"
    assert "senior social worker" in shown(page.register.detail)
    page.register.detail.open_record()
    words = page.register.record.view.toPlainText()
    assert "Decided by: senior social worker" in words
    assert "Information-sharing protocol, section 4" in words
    again = opened(qtbot, page, reviewed(journal, [s1], title="Once more"))
    assert again.decision.decided_by == "senior social worker"


def test_recipients_are_typed_in_the_order_they_are_read(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = flow.decide
    view.go_to(q.RECIPIENTS)
    qtbot.keyClicks(QApplication.focusWidget(), "Team manager")
    assert [r.role for r in view.state.decision.recipients] == ["Team manager"]
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)  # Another recipient
    QApplication.processEvents()  # which shows the new row
    qtbot.keyClicks(QApplication.focusWidget(), "Practice lead")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "the hospital")
    roles = [(r.role, r.organisation) for r in view.state.decision.recipients]
    assert roles == [("Team manager", ""), ("Practice lead", "the hospital")]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Another recipient"


def test_f6_passes_over_a_foot_that_waits_and_comes_back_to_where_one_was(qtbot, window, page, s1):
    page.prepare()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    choose = page.flow.choose
    choose.table.setFocus()
    go = window.doing.actions["next_pane"].trigger
    go()
    assert QApplication.focusWidget() is choose.options.findChildren(QRadioButton)[2]  # my team
    go()
    assert not choose.foot.main.isEnabled()
    assert window.sidebar.isAncestorOf(QApplication.focusWidget())
    go()
    go()
    assert QApplication.focusWidget() is choose.table
    choose.table.setCurrentIndex(choose.table.model().index(0, 0))
    qtbot.keyClick(choose.table, Qt.Key.Key_Space)
    go()
    go()
    assert QApplication.focusWidget() is choose.foot.main


def test_perhaps_before_partners_asks_for_a_second_reader_and_only_the_file_waits(
    qtbot, page, journal, s1
):
    copy = reviewed(journal, [s1], "partners")
    draft = drafted(journal, copy, "partners")
    draft = journal.record_decision(replace(draft, second_reader_role="", second_reader_on=None))
    flow = opened(qtbot, page, copy, draft)
    view = answered(qtbot, flow.decide, q.RECOGNITION, "perhaps")
    assert "A second reader before this leaves" in shown(view)
    assert view.foot.next.isEnabled()
    button(view, "Record who read it").click()
    assert isinstance(view.pane.body, ReaderBody)
    view.pane.body.role.setText("practice lead")
    view.pane.body.day.load(TODAY)
    view.pane.body.day.changed.emit()
    view.go_to(q.RECOGNITION)
    assert "Read cold by: practice lead" in shown(view)
    assert q.RECOGNITION not in view.state.left


def test_a_reader_of_tomorrow_has_not_read_it(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1], "partners")
    draft = drafted(journal, copy, "partners")
    late = replace(draft, second_reader_on=TODAY + timedelta(days=1))
    flow = opened(qtbot, page, copy, journal.record_decision(late))
    assert q.READER in flow.decide.state.left


def test_a_warning_is_lifted_by_the_reason_written_under_it(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    view = answered(qtbot, flow.decide, q.COLLEAGUE, "unsure")
    assert q.COLLEAGUE in view.state.left
    field = view.pane._effects._parts[0].field
    field.setPlainText("It speaks of the rota and of nobody.")
    assert q.COLLEAGUE not in view.state.left
    assert view.pane._effects._parts[0].field is field  # it was not built anew while typing


def test_a_wider_audience_asks_to_look_again_at_what_depends_on_it(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    view = answered(qtbot, flow.decide, q.AUDIENCE, "public")
    again = view.state.again
    assert q.RECOGNITION in again
    assert q.KIND not in again
    assert view._panes.answers.answers.mark(q.RECOGNITION)[0] == "ring-dashed"
    view.go_to(q.RECOGNITION)
    view.pane._again.click()
    assert q.RECOGNITION not in view.state.again


def test_the_end_leads_to_what_is_left_instead_of_closing(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    draft = drafted(journal, copy, q19="no")
    flow = opened(qtbot, page, copy, draft)
    view = answered(qtbot, flow.decide, q.DECISION, "share")
    view.pane.body.reason.setPlainText("It helps.")
    view.go_next()
    assert view.foot.next.text() == f"Go to question {q.POLICY}"
    assert str(q.POLICY) in view.foot.reason.text()
    view.foot.next.click()
    assert view.pane.number == q.POLICY


def test_answers_are_kept_and_taken_up_at_the_first_open_question(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy)
    answered(qtbot, flow.decide, q.RISK, "no")
    answered(qtbot, flow.decide, q.KIND, "learning")
    flow.close_flow()
    page.show_tab(0)
    assert "answers given" in page.preparing.rows[0].caption.text()
    button(page.preparing, "Decide").click()
    at_rest(qtbot, page)
    assert page.flow.decide.pane.number == q.PURPOSE
    assert page.flow.decide.state.value(q.KIND) == "learning"


def test_leaving_the_page_keeps_the_answer_typed_a_moment_ago(qtbot, window, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    flow.decide.go_to(q.PURPOSE)
    flow.decide.pane.body.field.setPlainText("Look upstairs.")
    window.show_place("today")
    drafts = journal.decisions.about(s1)
    assert [a.value for d in drafts for a in d.answers] == ["Look upstairs."]


def test_the_record_of_a_decision_names_nobody(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    view = answered(qtbot, flow.decide, q.DECISION, "do not share")
    view.pane.body.reason.setPlainText("They would all know.")
    view.go_to(q.PURPOSE)
    view.pane.body.field.setPlainText("Do better than Donna Pellworth was done by.")
    view.go_to(q.DECISION)
    view.foot.next.click()
    assert "names nobody" in shown(view.strip)
    assert "Look at question 3." in shown(view.strip)
    assert view.pane.number == q.PURPOSE
    assert all(d.verdict is None for d in journal.decisions.page())


def test_a_number_the_program_found_cannot_be_typed_over(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy)
    for number in (q.DIRECT, q.UNDECIDED, q.FILE):
        flow.decide.go_to(number)
        assert "cannot be typed over" in shown(flow.decide.pane)


def test_an_nhs_number_that_is_undecided_blocks_and_the_rest_of_the_way_is_open(
    qtbot, page, journal, folder
):
    s3 = journal.search("in:title skeletal").hits[0].id
    started = journal.sharing.start([s3], "T2", "team")
    findings = journal.sharing.material_of(started).scan()
    number = next(f for own in findings for f in own if f.category == 17)
    others = {f.entity for own in findings for f in own} - {number.entity}
    choices = tuple(Choice(entity, Treatment.REMOVE) for entity in others)
    copy = journal.sharing.review(replace(started, title="T", choices=choices), findings)
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    assert flow.view is flow.review  # what is not decided is decided first
    assert not flow.review.foot.main.isEnabled()
    journal.clean_copies.save(replace(copy, reviewed_at=copy.created_at))
    flow.copy = journal.clean_copies.get(copy.id)
    flow.step("decide")
    at_rest(qtbot, page)
    assert q.DIRECT in flow.decide.state.left
    cleared = removing(journal, flow.copy)
    decision = decided(journal, cleared)
    opened(qtbot, page, cleared, decision)
    page.flow.save.options.ways.set_value("md")
    page.flow.save.make()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    assert "999 055 5125" not in path.read_text("utf-8")
    kept = journal.decisions.get(decision.id)
    assert kept.recipients[0].role == "team manager"
    assert kept.reason == "Others would act differently."


def test_lived_experience_without_a_consent_record_cannot_leave(qtbot, page, journal):
    s6 = journal.search("in:title contact").hits[0].id
    copy = reviewed(journal, [s6])
    flow = opened(qtbot, page, copy, drafted(journal, copy, q16="yes", layout="bulletin"))
    flow.decide.go_to(q.CONTRIBUTION)
    assert "This cannot leave yet" in shown(flow.decide.pane)
    assert q.CONTRIBUTION in flow.decide.state.left


def test_a_title_can_be_changed_and_names_nobody(qtbot, page, journal, s1, ask):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    ask.answers["text"] = "What Donna Pellworth taught me"
    flow.header.rename.click()
    assert "names nobody" in ask.told[-1]
    assert journal.clean_copies.get(copy.id).title == "See every room"
    ask.answers["text"] = "Look upstairs"
    flow.header.rename.click()
    at_rest(qtbot, page)
    assert journal.clean_copies.get(copy.id).title == "Look upstairs"
    assert journal.decisions.get(flow.decide.state.decision.id).title == "Look upstairs"


def test_consent_for_a_bulletin_opens_the_bulletin_and_nothing_wider(qtbot, page, journal):
    s6 = journal.search("in:title contact").hits[0].id
    entry = journal.entries.get(s6)
    rows = (
        ("Contributor", "the co-trainer"), ("What may be used", "the piece he read"),
        ("Where", "bulletin"), ("Widest audience", "T2"), ("Seen and agreed on", "2026-01-02"),
        ("Agreed on", "2026-01-02"), ("Adult with capacity", "yes"),
    )  # fmt: skip
    consent = Section("consent", "Consent", "", StepKind.CONSENT, rows)
    journal.entries.save(replace(entry, sections=(*entry.sections, consent)))
    copy = reviewed(journal, [s6])
    flow = opened(qtbot, page, copy, drafted(journal, copy, q16="yes", layout="bulletin"))
    assert q.CONTRIBUTION not in flow.decide.state.left
    answered(qtbot, flow.decide, q.AUDIENCE, "partners")
    assert q.CONTRIBUTION in flow.decide.state.left
    flow.decide.go_to(q.CONTRIBUTION)
    assert "does not reach this audience" in shown(flow.decide.pane)


def test_a_presentation_of_a_success_and_a_failure_names_nobody(qtbot, page, journal, s1, folder):
    s2 = journal.search("in:title worries").hits[0].id
    copy = reviewed(journal, [s1, s2], title="Two cases to talk about")
    flow = opened(qtbot, page, copy, decided(journal, copy, layout="presentation"))
    flow.save.options.ways.set_value("docx")
    flow.save.make()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    assert path.name == "learning-presentation.docx"
    words = text_of(path)
    assert not [n for a in journal.aliases.all() for n in (a.name, *a.variants) if n in words]
    assert journal.decisions.get(flow.decision.id).layout == "presentation"


def test_for_another_organisation_the_second_reader_is_required_and_the_register_says_so(
    qtbot, page, journal, s1, folder
):
    copy = reviewed(journal, [s1], "partners")
    draft = drafted(journal, copy, "partners")
    unread = journal.record_decision(replace(draft, second_reader_role=""))
    flow = opened(qtbot, page, copy, unread)
    assert flow.decide.state.left == (q.READER, q.DECISION, q.REVIEW)
    flow.close_flow()
    opened(qtbot, page, copy, decided(journal, copy, "partners"))
    flow.save.make()
    at_rest(qtbot, page)
    assert len(list(folder.iterdir())) == 1
    page.show_tab(1)
    row = page.register.table.model().index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Partners and network" in row


# ---- other ways to leave


def test_a_short_post_is_copied_once_and_noted(qtbot, page, journal, write):
    entry = write("See the child alone", "Always ask the child where they sleep.")
    copy = reviewed(journal, [entry.id], "public", "See the child alone")
    decision = decided(journal, copy, "public", layout="post")
    flow = opened(qtbot, page, copy, decision)
    assert flow.save.main.text() == "Copy once"
    QApplication.clipboard().setText("before")
    flow.save.main.click()
    at_rest(qtbot, page)
    assert QApplication.clipboard().text().strip() == "Always ask the child where they sleep."
    kept = journal.decisions.get(decision.id)
    assert (kept.state, kept.format, kept.filename) == (DecisionState.EXPORTED, "copied", "")
    flow = opened(qtbot, page, copy, replace(kept, state=DecisionState.DECIDED))
    QApplication.clipboard().setText("before")
    flow.save.make()
    at_rest(qtbot, page)
    assert QApplication.clipboard().text() == "before"
    assert "no open decision" in shown(flow.save)


def test_a_post_with_a_place_name_left_in_is_not_copied(qtbot, page, journal, write):
    entry = write("Ask first", "In Harrowmere we always ask the child where they sleep.")
    copy = journal.sharing.start([entry.id], "T4", "public")
    flow = opened(qtbot, page, copy, None)
    assert flow.view is flow.review
    assert not flow.review.foot.main.isEnabled()


def test_a_post_that_is_too_long_says_by_how_much(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, decided(journal, copy))
    flow.save.options.layouts.set_value(Layout.SHORT_POST)
    flow.save.options._on_changed()
    assert not flow.save.main.isEnabled()
    assert "280 fit" in flow.save.main.accessibleDescription()


def test_three_items_become_one_bulletin_and_long_ones_are_pointed_out(
    qtbot, page, journal, write, folder
):
    texts = ("We changed the log. " * 60, "Ask to see every room.", "A course is on in spring.")
    titles = ("Update", "Learning", "Training")
    ids = [write(title, text).id for title, text in zip(titles, texts, strict=True)]
    copy = reviewed(journal, ids, title="Spring bulletin")
    flow = opened(qtbot, page, copy, decided(journal, copy, layout="bulletin"))
    assert flow.save.options.layout_chosen is Layout.BULLETIN
    assert "words; 200 are read to the end" in shown(flow.save)
    flow.save.options.ways.set_value("html")
    flow.save.make()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    html = path.read_text("utf-8")
    assert html.count("<h2") == 3
    assert "<main>" in html


def test_large_type_is_what_the_preview_and_the_file_show(qtbot, page, journal, s1, folder):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, decided(journal, copy))
    flow.save.options.ways.set_value("html")
    flow.save.options._on_changed()
    before = flow.save.preview.toPlainText().count("\n")
    flow.save.options._large.setChecked(True)
    assert flow.save.preview.toPlainText().count("\n") > before  # one sentence a line
    flow.save.make()
    at_rest(qtbot, page)
    assert "14pt" in next(folder.iterdir()).read_text("utf-8")


def test_a_locked_pdf_opens_with_the_code_that_was_shown(qtbot, page, journal, s1, folder, ask):
    import pikepdf

    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, decided(journal, copy))
    flow.save.options.ways.set_value("locked")
    flow.save.make()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    code = ask.told[0].split("\n")[0]
    assert len(code.split()) == 6
    with pikepdf.open(path, password=code) as pdf:
        assert pdf.encryption.bits == 256
    assert code not in str(journal.decisions.history(flow.decision.id))


def test_paper_counts_as_the_file_of_its_decision(qtbot, page, journal, s1, tmp_path):
    copy = reviewed(journal, [s1])
    decision = decided(journal, copy)
    flow = opened(qtbot, page, copy, decision)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    flow.save.print_on(printer)
    at_rest(qtbot, page)
    assert (tmp_path / "printed.pdf").stat().st_size > 1_000
    kept = journal.decisions.get(decision.id)
    assert (kept.state, kept.format) == (DecisionState.EXPORTED, "paper")


def test_two_files_that_describe_one_person_together_are_pointed_out(qtbot, page, journal, s1):
    first = reviewed(journal, [s1])
    other = decided(journal, first)
    journal.decisions.amend(
        other.id, state=DecisionState.EXPORTED, exported_on=TODAY, indirect_kept=("a new partner",)
    )
    second = reviewed(journal, [s1], title="Another file")
    flow = opened(qtbot, page, second, decided(journal, second))
    assert "Together with an earlier export" in shown(flow.save)


def test_a_copy_whose_entry_changed_goes_back_to_the_review(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    decision = drafted(journal, copy)
    journal.entries.save(replace(journal.entries.get(s1), title="Changed since"))
    page.show_tab(0)
    page.refresh(None)
    assert "The entry has changed" in shown(page.preparing)
    flow = opened(qtbot, page, copy, decision)
    assert flow.view is flow.review


def test_a_copy_whose_entry_was_erased_is_a_sentence_and_the_lists_stay(
    qtbot, page, journal, write, ask
):
    entry = write("See the child", "Always ask the child where they sleep.")
    copy = journal.sharing.start([entry.id], "T2", "team")
    journal.entries.delete(entry.id)
    journal.entries.erase(entry.id)
    page.refresh(None)
    page.take_up(Preparation(copy, None))
    at_rest(qtbot, page)
    assert ask.told
    assert not page.in_flow


def test_a_copy_put_away_comes_back_with_undo(window, page, journal, s1):
    copy = reviewed(journal, [s1])
    page.refresh(None)
    page.preparing._remove(copy)
    assert "Nothing is being prepared" in shown(page.preparing)
    window.undo_bar.take_back()
    assert len(page.preparing.rows) == 1


def test_private_words_are_nowhere_in_the_steps_after_the_review(qtbot, page, journal, s1):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy, drafted(journal, copy))
    seen = shown(flow.decide)
    flow.decision = journal.sharing.decide(
        flow.decide.state.decision, Verdict.SHARE, "It helps others."
    )
    flow._to_save()
    seen += shown(flow.save) + flow.save.preview.toPlainText()
    for alias in journal.aliases.all():
        assert alias.name not in seen


def test_a_decision_not_to_share_asks_for_its_reason_and_speaks_of_no_file(
    qtbot, page, journal, s1
):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    view = flow.decide
    view.do_not_share()
    view.foot.next.click()
    assert view.pane.number == q.REVIEW
    assert view.foot.reason.text() == "A reason is all it needs."
    assert view.foot.next.text() == "Go to question 25"
    view.foot.next.click()
    assert view.pane.number == q.DECISION


def test_the_head_names_the_audience_that_was_chosen_last(qtbot, page, journal, s1):
    flow = opened(qtbot, page, reviewed(journal, [s1]))
    answered(qtbot, flow.decide, q.AUDIENCE, "partners")
    flow.decide.go_to(q.RECIPIENTS)
    assert "partner" in shown(flow.header)


def test_after_another_audience_next_leads_to_what_has_to_be_looked_at_again(
    qtbot, page, journal, s1
):
    copy = reviewed(journal, [s1])
    flow = opened(qtbot, page, copy)
    view = answered(qtbot, flow.decide, q.AUDIENCE, "team")
    for number in (q.KIND, q.COURT, q.LESS):
        view = answered(qtbot, view, number, "no")
    view = answered(qtbot, view, q.AUDIENCE, "partners")
    again = sorted(view.state.again)
    assert q.COURT in again
    assert q.LESS not in again
    view.go_to(q.AUDIENCE)
    view.foot.next.click()
    assert view.pane.number in view.state.left
    view.go_to(q.COURT)
    assert view.foot.reason.text() == "The audience has changed. Does this answer still stand?"
    view.go_to(26)
    assert view.foot.reason.text().startswith("The audience has changed. To look at again:")

"""Records of learning, packs, topics and papers, through the window and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reflectjournal.development.period import plus_months
from reflectjournal.guides import run
from reflectjournal.journal import development
from reflectjournal.journal.development import Body, bodies, save_bodies
from reflectjournal.journal.plan import plan_paper
from reflectjournal.model import (
    Action,
    AudienceTier,
    Choice,
    Cpd,
    Goal,
    GoalStatus,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Treatment,
    Visibility,
)
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development import pack_strip
from reflectjournal.ui.development.paper_dialog import PaperDialog
from reflectjournal.ui.development.standards_field import StandardsField
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.rows import Row

NAMED = "Layla Haddad told me on 07700 900123 that nobody had asked her."
GOALS, EVIDENCE, RECORDS, PACKS, TOPICS = range(5)


def shown(widget) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


def record(journal, title, learned="Silence is a question too.", day=None, **cpd):
    entry = run.answer(journal.begin("cpd-record", day or this_day()), "what-i-learned", learned)
    facts = Cpd(started=entry.day, ended=entry.day, **cpd)
    return journal.entries.save(replace(entry, title=title, cpd=facts))


def answer_to(window, *ids) -> None:
    known = {body.id: body for body in development.regulators()}
    save_bodies(window.journal, [Body(known[id_]) for id_ in ids])


@pytest.fixture
def page(window):
    return window.show_place("development")


# ---- A4: the refresher makes a record that is due again in a year


def test_the_data_protection_refresher_becomes_a_record_that_is_due_in_a_year(window, page):
    journal = window.journal
    entry = journal.finish(journal.begin("data-protection-refresher"))
    page.show_tab(RECORDS)
    assert page.records.table.row.id == entry.id
    kept = journal.entries.get(entry.id).cpd
    assert kept.started == this_day()
    assert kept.renewal_due == plus_months(this_day(), 12)
    later = plus_months(this_day(), 11)
    assert [row.id for _, row in development.renewals(journal, later)] == [entry.id]
    assert development.renewals(journal, this_day()) == ()


# ---- A7: a renewal is due on Today in month 23


def test_a_course_with_a_two_year_renewal_stands_on_today_in_month_23(window, monkeypatch):
    day = plus_months(this_day(), -23)
    record(window.journal, "Lead training", day=day, renewal_due=plus_months(day, 24))
    words = shown(window.show_place("today"))
    assert "Lead training" in words
    assert "to be done again" in words
    row = next(r for r in window.page.findChildren(Row) if r.title.text() == "Lead training"
               and "to be done again" in r.caption.text())  # fmt: skip
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.page.title == "Journal"


def test_a_renewal_a_year_away_does_not_stand_on_today(window):
    record(window.journal, "Lead training", renewal_due=plus_months(this_day(), 12))
    assert "to be done again" not in shown(window.show_place("today"))


def test_training_that_was_done_again_is_not_due_any_more(window):
    day = plus_months(this_day(), -24)
    first = {"activity": "formal", "topic": "lead training"}
    record(window.journal, "Once", day=day, renewal_due=this_day(), **first)
    page = window.show_place("development")
    page.show_tab(RECORDS)
    assert "Once" in shown(page.records.renewals)
    record(window.journal, "Again", **first)
    assert not page.records.renewals.isVisible()


def test_goals_due_and_a_closing_window_stand_on_today_by_their_day(window, monkeypatch):
    answer_to(window, "social-work-england")
    span = development.span_of(development.bodies(window.journal)[0].regulator, this_day())
    record(window.journal, "Training", day=span.since)
    window.journal.goals.save(
        Goal("See the person alone", status=GoalStatus.ACTIVE, review_on=this_day())
    )
    words = shown(window.show_place("today"))
    assert "See the person alone" in words
    near = 0 <= (span.closes - this_day()).days <= 92
    assert ("Social Work England" in words) == near


# ---- A32: hours learned with other disciplines


def test_hours_learned_with_others_are_summed_with_their_disciplines(window, page):
    five = ("health", "police", "education", "housing", "social work")
    record(window.journal, "Joint training", hours_participatory=6, disciplines=five)
    record(window.journal, "Reading", hours_individual=2.5)
    page.show_tab(RECORDS)
    assert page.records.summary.text() == "2 records, 8.5 hours: 6 with others, 2.5 alone."
    assert page.records.disciplines.text().startswith(
        "6 hours were learned together with 5 disciplines: education, health"
    )


def test_records_of_another_period_can_be_shown(window, page):
    record(window.journal, "Old", day=plus_months(this_day(), -30))
    record(window.journal, "New")
    page.show_tab(RECORDS)
    assert page.records.summary.text() == "1 record."
    box = page.records.period
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert page.records.summary.text() == "2 records."


def test_the_standards_of_a_record_are_picked_beside_the_entry(window, page):
    answer_to(window, "social-work-england")
    entry = record(window.journal, "Joint training")
    window.open_entry(entry.id)
    part = window.page.inspector.cpd
    field = part.findChild(StandardsField)
    (only,) = field.menu().actions()
    next(a for a in only.menu().actions() if a.text().startswith("4.2")).trigger()
    window.page.leave()
    assert window.journal.entries.get(entry.id).cpd.standards == ("swe:4.2",)


def test_every_guide_for_learning_can_be_begun_here(window, page):
    page.show_tab(RECORDS)
    titles = [action.text() for action in page.records.record_menu().actions()]
    assert len(titles) == 7
    assert "Conference notes" in titles
    button(page.records, "New record").click()
    assert window.page.writing.draft.entry.guide == "cpd-record"


# ---- B3, A34: briefings and one page


def test_a_briefing_is_made_from_a_record_in_one_step(window, page):
    entry = record(window.journal, "Joint training", "Ask who else lives here.")
    page.show_tab(RECORDS)
    button(page.records, "Briefing from it").click()
    made = window.page.writing.draft.entry
    assert made.guide == "seven-minute"
    assert made.links[0].target == entry.id
    assert "Ask who else lives here." in made.text


def test_conference_notes_of_two_sessions_become_one_page(window, page, qtbot, tmp_path, ask):
    journal = window.journal
    entry = journal.begin("conference-notes")
    entry = run.answer(entry, "sessions", "Look at the routines.")
    entry = run.add_repeat(entry, journal.guides.get("conference-notes").step("sessions"))
    entry = run.answer(entry, "sessions", "Ask about sleep.", position=1)
    entry = journal.entries.save(replace(entry, title="Autumn", cpd=Cpd(activity="formal")))
    from reflectjournal.journal.cpd_papers import learned_paper

    ask.answers["choose_folder"] = tmp_path
    dialog = PaperDialog(learned_paper(journal, entry), journal, window.jobs, ask, window)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    dialog.format.set_value("md")
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.save_button.click()
    text = (tmp_path / "learning-what-i-learned.md").read_text("utf-8")
    assert "Look at the routines." in text
    assert "Ask about sleep." in text
    dialog.deleteLater()


# ---- the pack of §2.4


def test_a_pack_shows_what_is_there_and_blocks_what_names_somebody(window, page, qtbot):
    answer_to(window, "social-work-england")
    regulator = bodies(window.journal)[0].regulator
    day = development.span_of(regulator, this_day()).since
    record(window.journal, "Training", day=day, standards=("swe:4.1",))
    named = record(window.journal, "A hard visit", NAMED, day=day, peer_role="a colleague",
                   standards=("swe:4.4",))  # fmt: skip
    page.show_tab(PACKS)
    assert page.packs.summary.text() == (
        "2 of 2 pieces, peer reflection present, parts of standard 4 covered: 4.1, 4.4."
    )
    qtbot.waitUntil(lambda: "still to check for names" in shown(page.packs), timeout=20_000)
    asked = []
    page.clean_copy_asked.disconnect()
    page.clean_copy_asked.connect(asked.append)
    button(page.packs, "Review A hard visit").click()
    assert asked == [[named.id]]


def test_a_field_is_copied_whole_and_says_how_long_it_is(window, page):
    answer_to(window, "social-work-england")
    day = development.span_of(bodies(window.journal)[0].regulator, this_day()).since
    record(window.journal, "Training", "Wait. " * 100, day=day)
    page.show_tab(PACKS)
    assert "599 characters" in shown(page.packs)
    button(page.packs, "Copy: What you learned, Training").click()
    assert QGuiApplication.clipboard().text() == ("Wait. " * 100).strip()


def test_bodies_are_chosen_by_keyboard_and_remembered(window, page):
    page.show_tab(PACKS)
    box = page.packs.boxes["nmc"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(button(page.packs, "Keep these"), Qt.Key.Key_Space)
    assert [body.regulator.id for body in bodies(window.journal)] == ["nmc"]
    words = shown(page.packs)
    assert "0 of 35 hours" in words
    assert "as at 21 November 2026" in words
    assert "It does not say that you comply." in words


def test_what_could_not_be_checked_says_so(window, page):
    answer_to(window, "niscc")
    page.show_tab(PACKS)
    assert "could not be checked" in shown(page.packs)


def test_facts_older_than_a_year_say_so_beside_their_day(window, page, monkeypatch):
    answer_to(window, "social-work-england")
    body = bodies(window.journal)[0].regulator
    then = body.as_at + timedelta(days=366)
    assert "over a year old" in pack_strip.as_at_words(body, then)
    assert "over a year old" not in pack_strip.as_at_words(body, body.as_at)


def test_the_strip_under_the_goals_opens_the_pack(window):
    answer_to(window, "social-work-england")
    page = window.show_place("development")
    assert "0 of 2 pieces" in shown(page.goals.strip)
    button(page.goals.strip, "Open pack").click()
    assert page.tabs.currentIndex() == PACKS
    assert QApplication.focusWidget() is page.packs.first


def test_without_a_body_the_strip_is_one_link(page):
    button(page.goals.strip, "Choose the body you answer to").click()
    assert page.tabs.currentIndex() == PACKS
    assert "Whom do you answer to?" in shown(page.packs)


# ---- papers


def paper_dialog(window, ask, qtbot) -> PaperDialog:
    paper = plan_paper(window.journal, this_day())
    dialog = PaperDialog(paper, window.journal, window.jobs, ask, window)
    dialog.show()
    qtbot.waitUntil(lambda: "Looking" not in dialog.reason.text(), timeout=20_000)
    return dialog


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b"# ")])
def test_a_plan_is_saved_in_each_format(window, ask, qtbot, tmp_path, kind, begins):
    window.journal.goals.save(
        Goal("Ask to see every room", status=GoalStatus.ACTIVE, visibility=Visibility.PDP)
    )
    dialog = paper_dialog(window, ask, qtbot)
    dialog.format.set_value(kind)
    ask.answers["choose_folder"] = tmp_path
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.save_button.click()
    (path,) = tmp_path.glob("learning-development-plan*")
    assert path.suffix == f".{kind}"
    assert path.read_bytes().startswith(begins)
    dialog.deleteLater()


def test_a_plan_that_names_somebody_leaves_only_through_the_review(window, ask, qtbot, tmp_path):
    goal = window.journal.goals.save(
        Goal("Be clearer", why_now=NAMED, status=GoalStatus.ACTIVE, visibility=Visibility.PDP)
    )
    dialog = paper_dialog(window, ask, qtbot)
    assert "Layla" in shown(dialog)
    assert not dialog.save_button.isEnabled()
    assert "Somebody could be recognised" in dialog.save_button.accessibleDescription()
    asked = []
    dialog.review_asked.connect(asked.append)
    dialog.review_button.click()
    (entry,) = asked[0]
    assert NAMED in window.journal.entries.get(entry).text
    assert list(tmp_path.glob("learning*")) == []
    dialog.deleteLater()
    dialog = paper_dialog(window, ask, qtbot)
    dialog.boxes[f"goal:{goal.id}"].setChecked(False)
    assert dialog.reason.text().startswith("Nothing is ticked")
    dialog.deleteLater()


def test_leaving_the_dialog_leaves_no_file(window, ask, qtbot, tmp_path):
    window.journal.goals.save(Goal("Ask", status=GoalStatus.ACTIVE, visibility=Visibility.PDP))
    dialog = paper_dialog(window, ask, qtbot)
    ask.answers["choose_folder"] = None
    dialog.save_button.click()
    dialog.reject()
    assert list(tmp_path.glob("learning*")) == []
    dialog.deleteLater()


def test_a_reviewed_record_lets_the_pack_leave(window, ask, qtbot, tmp_path):
    answer_to(window, "social-work-england")
    body = bodies(window.journal)[0]
    day = development.span_of(body.regulator, this_day()).since
    named = record(window.journal, "A hard visit", NAMED, day=day)
    copy = window.journal.sharing.start([named.id], AudienceTier.T2, "my regulator")
    findings = window.journal.sharing.material_of(copy).scan()
    found = {f.entity for own in findings for f in own}
    choices = tuple(Choice(entity, Treatment.REMOVE) for entity in found)
    window.journal.sharing.review(replace(copy, choices=choices), findings)
    from reflectjournal.journal.cpd_papers import pack_paper

    pack = development.pack_of(window.journal, body, this_day())
    dialog = PaperDialog(pack_paper(window.journal, pack, this_day()), window.journal,
                         window.jobs, ask, window)  # fmt: skip
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    dialog.format.set_value("md")
    ask.answers["choose_folder"] = tmp_path
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.save_button.click()
    text = next(tmp_path.glob("learning-cpd-record*")).read_text("utf-8")
    assert "nobody had asked" in text
    assert "Layla" not in text
    dialog.deleteLater()


# ---- A30, B8: one topic


def test_a_topic_shows_entries_actions_and_goals_and_opens_them(window, page):
    journal = window.journal
    note = replace(journal.begin("evidence-note"), title="Reading on grooming")
    note = journal.entries.save(replace(note, tags=("online safety",)))
    cycle = replace(journal.begin("pdsa"), title="A quieter waiting room")
    cycle = journal.entries.save(replace(cycle, tags=("online safety",)))
    proposal = replace(journal.begin("policy-feedback"), title="Phones at home visits")
    journal.entries.save(replace(proposal, tags=("online safety",)))
    journal.actions.save(Action("Ask about phones", Origin(OriginKind.ENTRY, note.id)))
    goal = journal.goals.save(Goal("Talk about screens", origins=(Link(LinkKind.ENTRY, note.id),)))
    page.show_tab(TOPICS)
    words = shown(page.topics)
    for part in ("Reading on grooming", "A quieter waiting room", "Phones at home visits",
                 "Ask about phones", "Talk about screens"):  # fmt: skip
        assert part in words
    row = next(r for r in page.topics.findChildren(Row) if r.title.text() == "Talk about screens")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert page.goal.goal.id == goal.id


def test_a_topic_can_be_chosen_by_keyboard(window, page):
    for tag in ("neglect", "sleep"):
        entry = replace(window.journal.begin("free-writing"), title=f"About {tag}", tags=(tag,))
        window.journal.entries.save(entry)
    page.show_tab(TOPICS)
    page.topics.tags.setFocus()
    QTest.keyClick(page.topics.tags, Qt.Key.Key_Down)
    assert page.topics.topic.tag == "sleep"
    assert "About sleep" in shown(page.topics)


def test_a_topic_names_those_that_stand_beside_it_and_leads_there(window, page):
    for tags in (("neglect", "sleep"), ("neglect", "sleep"), ("neglect", "school")):
        window.journal.entries.save(replace(window.journal.begin("free-writing"), tags=tags))
    page.show_tab(TOPICS)
    assert page.topics.topic.tag == "neglect"
    links = [link.text() for link in page.topics.findChildren(LinkButton) if link.isVisible()]
    assert links == ["sleep", "school"]
    link = next(w for w in page.topics.findChildren(LinkButton) if w.text() == "school")
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.topics.topic.tag == "school"


def test_cpd_can_be_searched_for(window):
    entry = record(window.journal, "Joint training", activity="formal")
    hits = window.journal.search("cpd:yes").hits
    assert [hit.id for hit in hits] == [entry.id]
    assert window.journal.search("cpd:formal").hits
    assert not window.journal.search("cpd:self-directed").hits

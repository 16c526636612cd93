"""The Journal page as a person uses it: write, leave, find, flag, finish, delete, go back."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QScrollArea

from reflectjournal.errors import ExportFailed
from reflectjournal.model import (
    Action,
    EntryFilter,
    Flag,
    FlagKind,
    Goal,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Section,
    Session,
    SessionKind,
    Step,
    StepKind,
    Want,
)
from reflectjournal.ui.pages.journal_page import JournalPage
from reflectjournal.ui.printing_key import save_sheet
from reflectjournal.ui.widgets.buttons import TitleLink
from reflectjournal.ui.widgets.editor import Editor
from tests.ui.looking import settle


@pytest.fixture
def page(window) -> JournalPage:
    shown = window.show_place("journal")
    assert isinstance(shown, JournalPage)
    return shown


@pytest.fixture
def begin(page, journal, window):
    def start(guide: str = "gibbs"):
        window.begin(guide)
        QApplication.processEvents()
        return page.writing.draft.entry

    return start


def editor(page: JournalPage) -> Editor:
    entry = page.writing.draft.entry
    return page.writing.area.view(entry.step).editors()[0]


def type_in(page: JournalPage, words: str) -> None:
    QTest.keyClicks(editor(page), words)


def words_on(page: JournalPage) -> str:
    return " ".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


# -- writing --------------------------------------------------------------------------------


def test_what_is_typed_is_in_the_journal_a_second_later(page, begin, journal, qtbot):
    entry = begin("driscoll")
    with qtbot.waitSignal(page.writing.draft.saved, timeout=2000):
        type_in(page, "She opened the door at once.")
    assert journal.entries.get(entry.id).sections[0].text == "She opened the door at once."
    assert "Saved" in page.writing.head._saved.text()


def test_saving_leaves_the_editor_its_cursor_and_its_undo_alone(page, begin, journal, qtbot):
    begin("driscoll")
    type_in(page, "one two")
    surface = editor(page)
    page.writing.draft.flush()
    QApplication.processEvents()
    assert editor(page) is surface
    assert surface.textCursor().position() == 7
    surface.undo()
    assert surface.text() != "one two"


def test_looking_at_a_finished_entry_does_not_change_it(page, write, journal, window):
    done = write("Done", "as it was", finished_at=datetime(2026, 1, 1, tzinfo=UTC))
    window.open_entry(done.id)
    page.next_step()
    QApplication.processEvents()
    assert page.writing.draft.settled
    page.leave()
    assert journal.entries.get(done.id) == done


def test_going_to_another_page_saves_at_once(page, begin, journal, window):
    entry = begin("driscoll")
    type_in(page, "half a sen")
    window.show_place("today")
    assert journal.entries.get(entry.id).sections[0].text == "half a sen"
    assert journal.revisions.of(entry.id)


def test_steps_are_walked_with_keys_and_the_place_is_remembered(page, begin, journal, window):
    entry = begin("gibbs")
    page.next_step()
    page.next_step()
    page.previous_step()
    assert page.writing.draft.entry.step == "feelings"
    page.leave()
    window.show_place("today")
    other = journal.begin("era")
    window.open_entry(other.id)
    window.open_entry(entry.id)
    assert page.writing.draft.entry.step == "feelings"


def test_another_question_is_one_press_away(page, begin):
    begin("gibbs")
    first = page.writing._view().prompt
    page.writing.foot.question.click()
    assert page.writing._view().prompt != first
    page.writing.foot.question.click()
    assert page.writing._view().prompt == first


def test_all_steps_on_one_page_is_remembered_and_loses_nothing(page, begin, settings, journal):
    entry = begin("driscoll")
    type_in(page, "first")
    page.deeds.toggle_all_steps()
    assert not settings.values.one_question_at_a_time
    views = [page.writing.area.view(step) for step in ("what", "so-what", "now-what")]
    assert all(views)
    QTest.keyClicks(views[1].editors()[0], "second")
    page.writing.draft.flush()
    saved = journal.entries.get(entry.id)
    assert [s.text for s in saved.sections[:2]] == ["first", "second"]


def test_changing_the_guide_keeps_every_word_and_can_be_undone(page, begin, journal, window):
    begin("gibbs")
    type_in(page, "What happened there.")
    page.deeds.switch("era")
    assert page.writing.guide.id == "era"
    assert "What happened there." in journal.entries.get(page.deeds.entry_id()).text
    window.undo_bar.take_back()
    assert page.writing.guide.id == "gibbs"
    assert journal.entries.get(page.deeds.entry_id()).sections[0].text == "What happened there."


def test_an_entry_whose_guide_is_gone_shows_every_word_and_can_be_written_in(page, journal, window):
    from datetime import date

    from reflectjournal.model import Entry

    sections = (
        Section("a", "Old question", "old answer", guide="vanished"),
        Section("b", "A list", kind=StepKind.LIST, rows=(("x",), ("y",)), guide="vanished"),
        Section("c", "A choice", "why", StepKind.CHOICE, (("taken",),), "vanished"),
    )
    entry = journal.entries.save(Entry("vanished", date(2026, 1, 1), "Old", sections))
    window.open_entry(entry.id)
    assert "no longer here" in words_on(page)
    surface = page.writing.area.editors()[0]
    assert surface.text() == "old answer"
    surface.moveCursor(surface.textCursor().MoveOperation.End)
    QTest.keyClicks(surface, ", and new")
    page.writing.draft.flush()
    saved = journal.entries.get(entry.id)
    assert saved.sections[0].text == "old answer, and new"
    assert saved.sections[1:] == entry.sections[1:]


def test_a_repeated_step_is_answered_again_and_again(page, begin, journal):
    guide = next(
        g for g in journal.guides.all if any(s.repeat and s.kind is StepKind.TEXT for s in g.steps)
    )
    step: Step = next(s for s in guide.steps if s.repeat and s.kind is StepKind.TEXT)
    entry = begin(guide.id)
    page.writing.go_to(step.id)
    type_in(page, "first")
    page.writing.deeds.repeat(step.id)
    view = page.writing.area.view(step.id)
    assert len(view.answers) == 2
    QTest.keyClicks(view.answers[1].editor, "second")
    page.writing.draft.flush()
    texts = [s.text for s in journal.entries.get(entry.id).sections if s.step == step.id]
    assert texts == ["first", "second"]


def test_twenty_thousand_words_are_kept(page, begin, journal):
    entry = begin("free-writing")
    long = "\n\n".join("word " * 80 for _ in range(250)).strip()
    editor(page).textCursor().insertText(long)
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).sections[0].text.split() == long.split()


# -- finishing ------------------------------------------------------------------------------


def test_finishing_asks_once_for_what_is_missing_and_does_not_insist(page, begin, journal):
    entry = begin("driscoll")
    type_in(page, "It happened.")
    page.writing.deeds.finish()
    assert "closes with an action" in words_on(page)
    assert journal.entries.get(entry.id).finished_at is None
    page.writing.deeds.finish_now()
    assert journal.entries.get(entry.id).finished_at is not None
    assert "You can still change every word." in words_on(page)


def test_a_case_review_cannot_be_finished_without_a_recommendation(page, begin, journal):
    entry = begin("case-review")
    page.writing.deeds.finish()
    assert "at least one recommendation" in words_on(page)
    page.writing.deeds.finish_now()
    assert journal.entries.get(entry.id).finished_at is None


def test_an_action_becomes_an_action_that_knows_where_it_came_from(page, begin, journal):
    entry = begin("driscoll")
    page.writing.go_to("now-what")
    fields = page.writing.area.view("now-what").answers[0].rows._fields[0]
    QTest.keyClicks(fields.cells[0], "Ring the health visitor")
    page.leave()
    (action,) = journal.actions.of(Origin(OriginKind.ENTRY, entry.id))
    assert action.what == "Ring the health visitor"
    assert action.origin.step == "now-what"


# -- the rail -------------------------------------------------------------------------------


def test_tags_flags_and_outcome_are_saved(page, begin, journal, qtbot):
    entry = begin("driscoll")
    rail = page.inspector
    QTest.keyClicks(rail.tags.field.line, "Home Visit")
    QTest.keyClick(rail.tags.field.line, Qt.Key.Key_Return)
    rail.flags._boxes[FlagKind.LEARNING_EVENT].click()
    rail.outcome._pills._group.button(1).click()
    page.writing.draft.flush()
    saved = journal.entries.get(entry.id)
    assert saved.tags == ("home-visit",)
    assert [f.kind for f in saved.flags] == [FlagKind.LEARNING_EVENT]
    assert saved.outcome is not None


def test_a_flag_for_supervision_is_on_the_next_agenda_with_what_is_wanted(
    page, begin, journal, qtbot
):
    soon = datetime.now(UTC) + timedelta(days=3)
    session = journal.sessions.save(Session(SessionKind.SUPERVISION, soon))
    entry = begin("driscoll")
    QTest.keyClicks(page.writing.title, "The quiet one")
    page.inspector.flags._boxes[FlagKind.SUPERVISION].click()
    page.inspector.flags._want._group.button(2).click()
    QTest.keyClicks(page.inspector.flags._note, "Is it me?")
    page.deeds._put_on_agenda()
    (item,) = journal.sessions.agenda(session.id)
    assert (item.target, item.want, item.note) == (entry.id, Want.SUPPORT, "Is it me?")


def test_a_flag_set_elsewhere_is_shown_and_not_lost_by_the_next_save(page, begin, journal):
    entry = begin("driscoll")
    page.leave()
    stored = journal.entries.get(entry.id)
    journal.entries.save(replace(stored, flags=(Flag(FlagKind.BULLETIN),), tags=("elsewhere",)))
    QApplication.processEvents()
    assert page.inspector.flags._boxes[FlagKind.BULLETIN].isChecked()
    type_in(page, "more")
    page.writing.draft.flush()
    saved = journal.entries.get(entry.id)
    assert [f.kind for f in saved.flags] == [FlagKind.BULLETIN]
    assert saved.tags == ("elsewhere",)


def test_links_are_made_followed_and_taken_away(page, begin, write, journal):
    other = write("Earlier", "x")
    entry = begin("driscoll")
    links = page.inspector.links
    links._pick = lambda _own: Link(LinkKind.ENTRY, other.id, "Earlier")
    links.ask_for_link()
    links.ask_for_link()
    page.writing.draft.flush()
    assert [link.target for link in journal.entries.get(entry.id).links] == [other.id]
    links._remove(links._links[0])
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).links == ()


def test_a_file_is_kept_saved_elsewhere_and_taken_away_with_undo(
    page, begin, journal, ask, tmp_path, window
):
    entry = begin("driscoll")
    source = tmp_path / "letter.txt"
    source.write_bytes(b"dear all")
    page.inspector.files.add_files([source])
    (kept,) = journal.attachments.of(entry.id)
    assert (kept.name, journal.attachments.read(kept.id)) == ("letter.txt", b"dear all")
    ask.answers["save_file"] = tmp_path / "copy.txt"
    page.inspector.files._save(kept)
    assert (tmp_path / "copy.txt").read_bytes() == b"dear all"
    page.inspector.files._remove(kept)
    assert journal.attachments.of(entry.id) == ()
    window.undo_bar.take_back()
    assert len(journal.attachments.of(entry.id)) == 1


def test_a_copy_that_meets_a_full_disk_leaves_what_was_there(
    page, begin, journal, ask, tmp_path, monkeypatch
):
    entry = begin("driscoll")
    kept = journal.attachments.add(entry.id, "letter.txt", "text/plain", b"dear all")
    ask.answers["save_file"] = tmp_path / "copy.txt"
    (tmp_path / "copy.txt").write_bytes(b"older")
    stop_before_the_end(monkeypatch)
    page.inspector.files._save(kept)
    assert "no room left" in ask.told[0]
    assert (tmp_path / "copy.txt").read_bytes() == b"older"
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*.part"))


def test_a_recovery_key_that_meets_a_full_disk_is_not_left_in_part(tmp_path, monkeypatch, qapp):
    stop_before_the_end(monkeypatch)
    with pytest.raises(ExportFailed, match="no room left"):
        save_sheet("TCFH-9TQ2-M4XD-07KW-PZ3E-GV8N-5RJA-B6YS-Q1", tmp_path / "key.pdf")
    assert list(tmp_path.iterdir()) == []


def stop_before_the_end(monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reflectjournal.sharing.writer.os.fsync", full)


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_added(
    page, begin, journal, ask, tmp_path
):
    entry = begin("driscoll")
    page.inspector.files.add_files([tmp_path / "gone.txt"])
    assert "Nothing was added" in ask.told[0]
    assert journal.attachments.of(entry.id) == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    page, begin, journal, ask, tmp_path, monkeypatch
):
    entry = begin("driscoll")
    film = tmp_path / "film.mp4"
    with film.open("wb") as made:
        made.truncate(40 * 1024**3)  # takes no room on the disk
    monkeypatch.setattr(type(film), "read_bytes", lambda _: pytest.fail("it was read"))
    page.inspector.files.add_files([film])
    assert "50 MB at most" in ask.told[0]
    assert journal.attachments.of(entry.id) == ()


def test_cpd_facts_are_saved_and_dropped_with_their_tick(page, begin, journal):
    entry = begin("driscoll")
    cpd = page.inspector.cpd
    cpd._tick.click()
    cpd._load["hours_participatory"](1.5)
    cpd._load["peer_role"]("team manager")
    cpd._load["standards"](("swe:4.1", "swe:4.2"))
    page.writing.draft.touch()
    page.writing.draft.flush()
    saved = journal.entries.get(entry.id).cpd
    assert (saved.hours_participatory, saved.peer_role) == (1.5, "team manager")
    assert saved.standards == ("swe:4.1", "swe:4.2")
    cpd._tick.click()
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).cpd is None


def test_the_facts_of_a_guide_are_asked_for_in_the_rail(page, begin, journal):
    entry = begin("supervision-record")
    assert not page.inspector.facts.isHidden()
    QTest.keyClicks(page.inspector.facts._answers["length"], "50")
    page.writing.draft.flush()
    sections = journal.entries.get(entry.id).sections
    assert next(s.text for s in sections if s.step == "length") == "50"


def test_an_action_is_ticked_off_with_undo(page, begin, journal, window):
    entry = begin("driscoll")
    action = journal.actions.save(Action("Ring", Origin(OriginKind.ENTRY, entry.id)))
    page.inspector.to_do._tick(action, done=True)
    assert not journal.actions.get(action.id).open
    window.undo_bar.take_back()
    assert journal.actions.get(action.id).open


# -- what a selection can become --------------------------------------------------------------


def test_a_selection_becomes_a_goal_that_keeps_where_it_came_from(page, begin, journal, window):
    entry = begin("driscoll")
    type_in(page, "Ask to see every room.")
    editor(page).selectAll()
    page.new_goal()
    (goal,) = journal.goals.all()
    assert goal.origin_text == "Ask to see every room."
    assert goal.origins[0].target == entry.id
    assert page.inspector.findChild(TitleLink).accessibleName() == f"for the goal {goal.title}"
    window.undo_bar.take_back()
    assert journal.goals.all() == ()
    settle()
    assert page.inspector.findChild(TitleLink) is None


def test_what_is_selected_in_a_step_out_of_view_becomes_nothing(page, begin, journal):
    begin("driscoll")
    page.writing.title.load("Every room")
    type_in(page, "Ask to see every room.")
    editor(page).selectAll()
    page.next_step()
    page.new_goal()
    (goal,) = journal.goals.all()
    assert goal.title == "Every room"


def test_a_selection_begins_an_entry_of_its_own(page, begin, journal):
    entry = begin("driscoll")
    type_in(page, "One line worth keeping.")
    editor(page).selectAll()
    page.deeds.promote()
    new = page.writing.draft.entry
    assert new.id != entry.id
    assert new.sections[0].text == "One line worth keeping."
    assert new.links[0].target == entry.id
    assert journal.entries.get(entry.id).sections[0].text == "One line worth keeping."


# -- the bin, history, reading, paper -----------------------------------------------------------


def test_a_deleted_entry_is_in_the_bin_and_comes_back_by_undo(page, begin, journal, window):
    entry = begin("driscoll")
    type_in(page, "keep me")
    page.delete_entry()
    assert [row.id for row in journal.entries.bin()] == [entry.id]
    assert page.writing.draft.entry is None
    window.undo_bar.take_back()
    assert journal.entries.bin() == ()
    assert editor(page).text() == "keep me"


def test_the_bin_puts_back_and_removes_only_after_asking(page, write, journal, ask):
    first, second = write("First", "a"), write("Second", "b")
    for entry in (first, second):
        journal.entries.delete(entry.id)
    page.deeds.show_bin()
    page.aside.bin._restore(first.id)
    assert [row.id for row in journal.entries.bin()] == [second.id]
    page.aside.bin._on_empty()
    assert len(journal.entries.bin()) == 1
    ask.answers["confirm"] = True
    page.aside.bin._on_empty()
    assert journal.entries.bin() == ()
    assert "cannot be undone" in ask.asked[-1][1]


def test_an_earlier_version_is_compared_and_brought_back_with_history_kept(
    page, begin, journal, window
):
    entry = begin("driscoll")
    type_in(page, "first thoughts")
    page.leave()
    editor(page).selectAll()
    type_in(page, "second thoughts")
    page.show_history()
    assert page.middle.currentWidget() is page.aside.history
    assert page.aside.history._diff.changed > 0
    page.aside.history._on_restore()
    assert editor(page).text() == "first thoughts"
    assert journal.entries.get(entry.id).sections[0].text == "first thoughts"
    assert len(journal.revisions.of(entry.id)) >= 2


def test_reading_shows_the_words_of_this_moment_and_esc_goes_back(page, begin, qtbot):
    begin("driscoll")
    type_in(page, "**now**")
    page.deeds.read()
    assert "now" in page.aside.reading.view.toPlainText()
    assert "**" not in page.aside.reading.view.toPlainText()
    qtbot.keyClick(page.aside.reading.view, Qt.Key.Key_Escape)
    assert page.middle.currentWidget() is page.writing


def test_a_pdf_is_written_only_after_it_was_said_that_nothing_protects_it(
    page, begin, ask, tmp_path
):
    begin("driscoll")
    type_in(page, "private words")
    target = tmp_path / "mine.pdf"
    ask.answers["save_file"] = target
    page.menu._save_pdf()
    assert not target.exists()
    ask.answers["confirm"] = True
    page.menu._save_pdf()
    assert target.read_bytes().startswith(b"%PDF")
    assert "nothing protects it" in ask.asked[0][1]
    from pypdf import PdfReader

    text = "".join(found.extract_text() for found in PdfReader(target).pages)
    assert "private words" in text


# -- room -----------------------------------------------------------------------------------


def test_focus_mode_shows_the_text_and_its_question_and_esc_leaves(page, begin, window, qtbot):
    begin("gibbs")
    window.doing.actions["focus_mode"].trigger()
    for hidden in (
        page.list,
        page.inspector,
        page.writing.head,
        page.writing.foot,
        page.writing.stepper,
    ):
        assert hidden.isHidden()
    assert editor(page).isVisible()
    left = page.writing.title.mapTo(page, page.writing.title.rect().topLeft()).x()
    prompt = page.writing._view()._prompt
    assert prompt.mapTo(page, prompt.rect().topLeft()).x() == left
    assert editor(page).viewport().mapTo(page, prompt.rect().topLeft()).x() == left
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert not page.list.isHidden()
    assert not page.writing.head.isHidden()


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1366, (True, True, True)), (1080, (True, True, False)), (800, (False, True, False))],
)
def test_the_rail_folds_first_then_the_list(page, begin, window, width, shown):
    begin("gibbs")
    window.resize(width, 700)
    QApplication.processEvents()
    assert tuple(not pane.isHidden() for pane in page.panes()) == shown


def test_the_rail_comes_back_with_the_usual_text_size(page, begin, look):
    begin("gibbs")
    QApplication.processEvents()
    for points in (21.5, 10.5):
        look.apply(points=points)
        QApplication.processEvents()
        assert page.inspector.isHidden() == (points > 20)


def test_a_narrow_page_can_still_reach_the_list_and_the_rail(page, begin, window):
    begin("gibbs")
    window.resize(800, 700)
    QApplication.processEvents()
    assert not page.writing.head._back.isHidden()
    page.writing.head._back.click()
    assert tuple(not pane.isHidden() for pane in page.panes()) == (True, False, False)
    page.open_entry(page.deeds.entry_id())
    page.rail_wanted = False
    page.toggle_rail()
    assert not page.inspector.isHidden()
    assert not page.inspector._back.isHidden()


def test_a_press_in_a_list_that_stands_alone_opens_the_text(page, write, window):
    older, newer = write("Older", "x"), write("Newer", "y")
    window.resize(800, 700)
    window.open_entry(newer.id)
    page.search()
    QApplication.processEvents()
    assert page.middle.isHidden()
    page.list.table.selectRow(1)
    page.list.table.clicked.emit(page.list.table.currentIndex())
    assert not page.middle.isHidden()
    assert page.deeds.entry_id() == older.id


def test_the_facts_of_a_guide_begin_empty_and_quiet(page, begin):
    begin("supervision-record")
    choice = page.inspector.facts._answers["type"]
    assert choice.editor.isHidden()
    assert choice._clear.isHidden()
    assert choice._said.isHidden()


def test_icons_grow_with_the_text(page, begin, look):
    begin("gibbs")
    before = page.writing.head.focus_button.iconSize().width()
    look.apply(points=21)
    assert page.writing.head.focus_button.iconSize().width() >= before * 1.8


def test_text_at_twice_the_size_keeps_everything_inside(page, begin, look, window):
    begin("gibbs")
    look.apply(points=21)
    QApplication.processEvents()
    assert page.writing.stepper.minimumSizeHint().width() <= page.writing.width()
    for widget in (page.writing.foot.next, page.writing.head.focus_button, page.writing.title):
        right = widget.mapTo(page.writing, widget.rect().topRight()).x()
        assert right <= page.writing.width()


def test_a_draft_that_is_taken_up_goes_on_behind_its_last_word(page, begin, window):
    entry = begin("driscoll")
    type_in(page, "The heron stood still")
    window.show_place("today")
    page.writing.draft.drop()
    window.open_entry(entry.id)
    type_in(page, " until the boat had gone.")
    assert editor(page).text() == "The heron stood still until the boat had gone."


def test_a_finished_entry_is_opened_at_its_beginning(page, write, window):
    entry = write("Old", "Words.", finished_at=datetime.now(UTC))
    window.open_entry(entry.id)
    assert editor(page).textCursor().atStart()


def test_the_arrows_walk_the_list_as_soon_as_the_page_is_shown(window, write, qtbot):
    older, newer = write("Older", "x"), write("Newer", "y")
    window.doing.actions["go_journal"].trigger()
    page = window.page
    assert window.focusWidget() is page.list.table
    assert page.deeds.entry_id() == newer.id
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.deeds.entry_id() == older.id)


def test_the_entry_in_hand_stays_marked_in_the_list(page, write, window, qtbot):
    days = [date(2026, 11, 20) - timedelta(days=number) for number in range(6)]
    entries = [write(f"Entry {day}", "x", day=day) for day in days]
    table = page.list.table

    def marked() -> list[int]:
        return [index.row() for index in table.selectionModel().selectedRows()]

    window.open_entry(entries[3].id)
    assert marked() == [3]
    type_in(page, "More.")
    page.writing.draft.flush()
    assert marked() == [3]
    window.show_place("today")
    window.show_place("journal")
    assert marked() == [3]
    page.list.show_filter(EntryFilter(guide="gibbs"))
    assert marked() == []
    page.list.show_filter(EntryFilter())
    assert marked() == [3]
    page.deeds.set_day(date(2026, 11, 30))
    page.writing.draft.flush()
    assert marked() == [0]
    page.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.deeds.entry_id() == entries[0].id)


def names_on_the_way(page, first, number: int) -> list[str]:
    """What Tab goes to from here, one after the other."""
    first.setFocus()
    found = []
    for _ in range(number):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        held = page.window().focusWidget()
        found.append(held.accessibleName() or held.text())
    return found


def test_tab_reads_the_page_title_step_text_foot_and_only_then_the_rail(page, begin):
    begin("gibbs")
    QApplication.processEvents()
    question = editor(page).accessibleName()
    way = names_on_the_way(page, page.writing.title, 6)
    assert way[0].startswith("Step 1 of 6")
    assert way[1:] == [
        question,
        "Another question",
        "Skip",
        "Next: Feelings",
        "Take to supervision",
    ]
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Backtab)
    assert page.window().focusWidget() is page.writing.foot.next
    page.writing.step_by(1)
    way = names_on_the_way(page, page.writing.title, 3)
    assert way[0].startswith("Step 2 of 6")
    # One of the two is a stop, as with radio buttons; the arrows lead to the other.
    assert way[1:] == ["Then", "Where in the body, if you like"]


def test_tab_reaches_a_row_that_has_just_been_made(page, begin):
    begin("gibbs")
    page.writing.step_by(5)
    QApplication.processEvents()
    page.writing._view().answers[0].rows.focus_first()
    first = page.window().focusWidget()
    QTest.keyClicks(first, "Ask to see upstairs")
    QApplication.processEvents()
    assert "I will, line 2" in names_on_the_way(page, first, 6)


def test_left_and_right_walk_the_steps_and_stay_there(page, begin, qtbot):
    begin("gibbs")
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.writing.stepper._buttons[0].setFocus()
    for number in (2, 3):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Right)
        assert page.window().focusWidget().accessibleName().startswith(f"Step {number} of 6")
        assert page.writing.stepper.current() == number - 1


def test_the_list_follows_what_is_written(page, begin, journal):
    begin("driscoll")
    QTest.keyClicks(page.writing.title, "A fresh title")
    page.writing.draft.flush()
    QApplication.processEvents()
    assert page.list.entries.row(0).title == "A fresh title"
    page.list.show_filter(EntryFilter(guide="gibbs"))
    assert page.list.entries.rowCount() == 0


def test_a_long_title_in_the_rail_is_shortened_and_pushes_nothing_out(window, journal, write):
    entry = write("Upstairs")
    title = "Hold a clear first conversation with parents about what I need to see upstairs"
    journal.goals.save(Goal(title, origins=(Link(LinkKind.ENTRY, entry.id),)))
    window.open_entry(entry.id)
    settle()
    rail = window.page.inspector
    (area,) = rail.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    link = next(b for b in rail.findChildren(TitleLink) if b.isVisible())
    assert link.text().endswith("…")
    assert title in link.accessibleName()


def test_all_steps_on_one_page_begin_at_the_step_in_hand(page, begin, journal):
    entry = begin("gibbs")
    long = "A line that is long enough to fill the column from one side to the other. " * 12
    sections = tuple(replace(s, text=long) for s in entry.sections)
    page.writing.draft.flush()
    journal.entries.save(replace(page.writing.draft.entry, sections=sections))
    page.writing.go_to("analysis")
    page.set_one_at_a_time(one=False)
    settle()
    view = page.writing.area.view("analysis")
    area = page.writing.area._holders["analysis"]
    top = view.mapTo(area.viewport(), view.rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height() // 4
    area.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    settle()
    assert area.verticalScrollBar().value() == 0, "whoever scrolls is not pulled back"

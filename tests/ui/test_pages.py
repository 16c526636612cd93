"""Today, Someone may be at risk, Library, Settings: what each shows and does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton

from reflectjournal.journal import facade
from reflectjournal.model import (
    Action,
    ActionStatus,
    Goal,
    GoalStatus,
    Session,
    SessionKind,
    SupportContact,
)
from reflectjournal.settings import PREFERENCES
from reflectjournal.ui.days import this_day
from reflectjournal.ui.dialogs.contacts import ContactsDialog
from reflectjournal.ui.printing_lines import lines_html
from reflectjournal.ui.support import load_support
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.numbers import NumberRow
from reflectjournal.ui.widgets.rows import Row


def shown(widget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


# ---- Today


def test_an_entry_without_a_title_is_known_lately_by_its_first_words(window, write, settings):
    write("", "Rang the school about the swimming bag, and they had noticed it too.")
    write("", "")
    page = window.show_place("today")
    page.refresh(None)
    assert "“Rang the school about the swimming bag, and they had…”" in shown(page)
    assert shown(page).count("Untitled") == 1, "there is nothing to be known by"
    settings.change(hide_titles=True)
    page.refresh(None)
    assert "swimming" not in shown(page)


def test_the_first_day_has_one_question_and_a_way_to_begin(window):
    page = window.show_place("today")
    assert "What is still with you from today?" in shown(page)
    assert page.first_button.text() == "Begin"
    assert QApplication.focusWidget() is page.first_button
    page.first_button.click()
    assert window.page.title == "New reflection"


def test_the_margins_of_today_follow_the_text_size_both_ways(window, look):
    page = window.show_place("today")
    usual = page._column.contentsMargins().left()
    look.apply(points=21)
    window.show_place("today")
    assert page._column.contentsMargins().left() > 1.5 * usual
    look.apply(points=10.5)
    window.show_place("today")
    assert page._column.contentsMargins().left() == usual


def test_an_open_draft_comes_first_and_has_the_focus(window, write):
    entry = write("I asked her again, alone", "The second conversation took an hour.")
    page = window.show_place("today")
    text = shown(page)
    assert "A draft is open" in text
    assert "I asked her again, alone" in text
    assert "The second conversation took an hour." in text
    assert page.first_button.text() == "Continue"
    page.first_button.click()
    assert window.page.writing.draft.entry.id == entry.id


def test_titles_hide_when_lists_hide_titles(window, write, settings):
    write("I asked her again, alone", "The second conversation took an hour.")
    settings.change(hide_titles=True)
    text = shown(window.show_place("today"))
    assert "alone" not in text
    assert "second conversation" not in text


def test_an_action_is_ticked_here_with_undo(window, write):
    write("A day")
    journal = window.journal
    action = journal.actions.save(Action("Ring the health visitor", due=this_day()))
    page = window.show_place("today")
    assert "due today" in shown(page)
    page.findChild(QCheckBox).click()
    assert journal.actions.get(action.id).status == ActionStatus.DONE
    window.undo_bar.take_back()
    assert journal.actions.get(action.id).status == ActionStatus.TO_DO


def test_a_late_action_says_so_in_words_without_shouting(window, write):
    write("A day")
    window.journal.actions.save(Action("Ring back", due=this_day() - timedelta(days=1)))
    assert "due since yesterday" in shown(window.show_place("today"))


def test_at_most_three_actions_show_and_the_link_says_how_many_there_are(window, write):
    write("A day")
    for number in range(5):
        window.journal.actions.save(Action(f"Action {number}"))
    page = window.show_place("today")
    assert sum("Action " in line for line in shown(page).splitlines()) == 3
    assert button(page, "All 5")


def test_the_next_session_shows_what_stands_on_its_agenda(window, write):
    write("A day")
    starts = datetime.now(UTC) + timedelta(days=3)
    window.journal.sessions.save(Session(SessionKind.SUPERVISION, starts))
    text = shown(window.show_place("today"))
    assert "Supervision, one-to-one" in text
    assert "Nothing to prepare" in text


def test_a_goal_shows_when_it_is_to_be_looked_at(window, write):
    write("A day")
    when = this_day() + timedelta(days=1)
    window.journal.goals.save(
        Goal("See the person alone", status=GoalStatus.ACTIVE, review_on=when)
    )
    text = shown(window.show_place("today"))
    assert "See the person alone" in text
    assert "Tomorrow" in text


def test_after_a_long_absence_it_says_welcome_back_and_nothing_else(window, write, monkeypatch):
    write("A day")
    later = this_day() + timedelta(days=60)
    monkeypatch.setattr("reflectjournal.ui.pages.today.this_day", lambda: later)
    text = shown(window.show_place("today"))
    assert "Welcome back. Start wherever you like." in text
    assert "days" not in text.replace("Wednesdays", "")


def test_a_failed_backup_is_said_and_a_good_one_has_its_time(window, write):
    write("A day")
    assert "No backup yet" in shown(window.show_place("today"))
    window.journal.backups.make()
    assert "Last backup today" in shown(window.show_place("today"))
    (window.journal.backups.folder / "failed").touch()
    assert "The last backup failed" in shown(window.show_place("today"))


# ---- Someone may be at risk


def test_the_numbers_come_first_and_no_form_before_them(window):
    page = window.show_place("at-risk")
    text = shown(page)
    assert text.index("In danger now: 999") < text.index("A child") < text.index("An adult")
    assert text.index("101") < text.index("I have passed it on")


def test_the_page_is_one_click_away_from_everywhere(window):
    for place in window.stack.places:
        window.show_place(place)
        assert window.doing.actions["go_at_risk"].isEnabled()
        button(window.sidebar, "Someone may be at risk").click()
        assert window.page.title == "Someone may be at risk"


def test_a_missing_number_can_be_added_and_carries_the_day_it_was_checked(window, qtbot):
    page = window.show_place("at-risk")
    support = load_support()
    dialog = ContactsDialog(support.lines, window.journal.settings.contacts(), "lado", window)
    qtbot.addWidget(dialog)
    dialog._fields["lado"][0].setText(" 01632 960233 ")
    window.journal.settings.save_contacts(dialog.contacts())
    qtbot.waitUntil(lambda: "01632 960233" in shown(page))
    assert f"checked {this_day().day}" in shown(page)


def test_a_number_that_stays_keeps_its_day(window, qtbot):
    old = SupportContact("lado", "LADO", "01632 960233", "", date(2026, 1, 2), local=True)
    dialog = ContactsDialog(load_support().lines, (old,), "", window)
    qtbot.addWidget(dialog)
    assert dialog.contacts()[0].checked_on == date(2026, 1, 2)
    dialog._fields["lado"][0].setText("01632 960234")
    assert dialog.contacts()[0].checked_on == this_day()
    dialog._fields["lado"][0].clear()
    assert dialog.contacts() == ()


def test_ctrl_c_copies_the_number_in_focus(window, qtbot):
    page = window.show_place("at-risk")
    row = next(r for r in page.findChildren(NumberRow) if r.line.key == "police")
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "101"


def test_passing_it_on_keeps_the_day_and_the_kind_of_route_only(window):
    page = window.show_place("at-risk")
    button(page, "I have passed it on: For a child").click()
    kept = window.journal.settings.get("passed_on")
    assert kept == [{"on": this_day().isoformat(), "route": "child"}]
    assert "Last recorded" in shown(window.page)


def test_a_line_that_was_not_confirmed_says_so(window):
    page = window.show_place("at-risk")
    unchecked = [line for line in load_support().of("at-risk") if line.number and not line.checked]
    assert shown(page).count("not checked") == len(unchecked) > 0


def test_esc_goes_back_to_where_one_was(window, qtbot):
    window.show_place("library")
    page = window.show_place("at-risk")
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.page.title == "Library"


def test_the_other_routes_open_their_pages(window):
    window.show_place("at-risk")
    button(window.page, "Information went astray").click()
    assert "tell your organisation at once" in shown(window.page)
    assert "What was lost?" in shown(window.page)
    window.show_place("at-risk")
    button(window.page, "I need support myself").click()
    assert "116 123" in shown(window.page)


def test_the_printed_page_escapes_what_a_person_typed():
    line = replace(load_support().lines[0], title="<b>x</b>", opens="")
    assert "&lt;b&gt;" in lines_html("T", "I", [line])


# ---- Library


def test_guides_that_could_not_be_read_are_told_of_calmly_with_a_way_on(
    window, journal, monkeypatch, tmp_path
):
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr(facade, "own_guides_folder", lambda: own)
    for name in ("broken", "odd"):
        (own / f"{name}.toml").write_text(f'id = "{name}"\n', encoding="utf-8")
    journal.reload_guides()
    page = window.show_place("library")
    (strip,) = [s for s in page.findChildren(StripNotice) if s.isVisible()]
    assert strip.title == "2 of your own guides are not here"
    words = strip.accessibleName()
    assert "broken.toml" in words
    assert "odd.toml" in words
    assert "The files are as you left them" in words
    assert not [w for w in page.findChildren(QLabel) if w.property("role") == "danger"]
    for path in own.iterdir():
        path.unlink()
    button(strip, "Read them again").click()
    QApplication.processEvents()
    assert not [s for s in page.findChildren(StripNotice) if s.isVisible()]


def test_the_library_lists_every_guide_by_family_and_begins_one(window):
    page = window.show_place("library")
    rows = [r for r in page.findChildren(Row) if r.isVisibleTo(page)]
    assert len(rows) == len(window.journal.guides.all)
    button(
        page, "Begin: Gibbs’ reflective cycle" if _curly(window) else _begin_gibbs(window)
    ).click()
    assert window.journal.entries.open_draft().guide == "gibbs"


def _curly(window) -> bool:
    return "’" in window.journal.guides.get("gibbs").title


def _begin_gibbs(window) -> str:
    return f"Begin: {window.journal.guides.get('gibbs').title}"


def test_a_guide_is_found_by_its_words(window, qtbot):
    page = window.show_place("library")
    qtbot.keyClicks(page.field.line, "kolb")
    qtbot.waitUntil(lambda: sum(r.isVisibleTo(page) for r in page.findChildren(Row)) in range(1, 5))
    page.field.line.setText("zzzz")
    qtbot.waitUntil(lambda: "No guide has these words." in shown(page))


def test_an_address_is_copied_and_nothing_is_opened(window):
    page = window.show_place("library")
    page.tabs.setCurrentIndex(1)
    button(page, "Copy address: NSPCC Learning").click()
    assert QApplication.clipboard().text().startswith("https://learning.nspcc.org.uk")


def test_the_words_of_the_field_are_there(window):
    page = window.show_place("library")
    page.tabs.setCurrentIndex(3)
    assert "One piece of reflective writing made with a guide." in shown(page)


# ---- Settings


def test_every_preference_of_the_table_has_a_row(window):
    page = window.show_place("settings")
    assert set(page.rows) == {p.name for p in PREFERENCES if p.label}


def test_a_change_holds_at_once_and_is_written(window, settings, qtbot):
    page = window.show_place("settings")
    with qtbot.waitSignal(window.preferences_changed):
        page.rows["hide_titles"].widget.setChecked(True)
    assert settings.values.hide_titles
    with qtbot.waitSignal(window.preferences_changed):
        page.rows["lock_after_minutes"].widget.setValue(3)
    combo = page.rows["theme"].widget
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("dark"))
    assert (settings.values.lock_after_minutes, settings.values.theme) == (3, "dark")
    assert "hide_titles = true" in settings.path.read_text("utf-8")


def test_the_text_size_follows_the_keys(window):
    page = window.show_place("settings")
    window.doing.actions["larger_text"].trigger()
    assert page.rows["text_size"].widget.value() == 11.5


def test_a_folder_for_backups_is_chosen_and_put_back(window, settings, ask, tmp_path):
    page = window.show_place("settings")
    ask.answers["choose_folder"] = tmp_path
    button(page.rows["backup_folder"], "Choose...").click()
    assert settings.values.backup_folder == str(tmp_path)
    button(page.rows["backup_folder"], "Usual place").click()
    assert settings.values.backup_folder == ""


def test_back_up_now_makes_a_checked_backup_and_says_so(window, qtbot, write):
    write("A day")
    window.doing.actions["back_up_now"].trigger()
    page = window.page
    qtbot.waitUntil(lambda: "Backed up and checked" in shown(page), timeout=20_000)
    assert len(window.journal.backups.all()) == 1


def test_checking_the_journal_says_what_it_found(window, write):
    write("A day")
    page = window.show_place("settings")
    button(page.journal_part, "Check").click()
    assert "All is well: 1 entries" in shown(page)


def test_the_employers_answer_can_be_changed_and_keeps_its_day(window):
    page = window.show_place("settings")
    employer = page.journal_part._employer
    employer.setCurrentIndex(employer.findData("no"))
    kept = window.journal.settings.get("employer_answer")
    assert kept == {"answer": "no", "on": this_day().isoformat()}


def test_writing_everything_out_asks_first(window, ask, tmp_path, write):
    write("A day", "words")
    page = window.show_place("settings")
    ask.answers["choose_folder"] = tmp_path / "out"
    (tmp_path / "out").mkdir()
    button(page.journal_part, "Write out...").click()
    assert list((tmp_path / "out").iterdir()) == []
    ask.answers["confirm"] = True
    button(page.journal_part, "Write out...").click()
    assert "Written to" in shown(page)
    assert any((tmp_path / "out").rglob("*.md"))


def test_a_backup_with_other_keys_is_a_sentence(window, ask, tmp_path):
    from reflectjournal.journal import CHEAP, Journal

    other = Journal.create(tmp_path / "other", Journal.derive_new("seven quiet herons", CHEAP))
    ask.answers["open_file"] = other.backups.make()
    other.close()
    page = window.show_place("settings")
    page.journal_part.restore()
    assert "other keys" in shown(page)
    assert ask.asked == [("Restore a backup", "")]


@pytest.mark.parametrize("fits", [True, False])
def test_the_passphrase_is_changed_only_with_the_old_one(window, qtbot, passphrase, fits):
    from reflectjournal.journal import Journal
    from reflectjournal.ui.dialogs.change_passphrase import ChangePassphrase

    dialog = ChangePassphrase(window.journal.folder, window.jobs, window)
    qtbot.addWidget(dialog)
    dialog.show()
    new = dialog.fields.passphrase
    dialog.fields.again.setText(new)
    assert not dialog.go_on.isEnabled()
    dialog.old.setText(passphrase if fits else "something else entirely")
    dialog.go_on.click()
    if fits:
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
        Journal.derive(window.journal.folder, new).wipe()
    else:
        qtbot.waitUntil(dialog._old_row.error.isVisible, timeout=60_000)
        Journal.derive(window.journal.folder, passphrase).wipe()


def test_a_new_recovery_key_is_valid_only_after_it_was_proved(window, qtbot, passphrase):
    from reflectjournal.errors import WrongSecret
    from reflectjournal.journal import Journal
    from reflectjournal.ui.dialogs.recovery import NewRecoveryKey

    folder = window.journal.folder
    dialog = NewRecoveryKey(folder, window.jobs, window.ask, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.passphrase.setText(passphrase)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialog.step.sheet is not None, timeout=60_000)
    sheet = dialog.step.sheet
    key = "-".join(sheet._groups)
    with pytest.raises(WrongSecret):
        Journal.derive_from_recovery(folder, key)
    assert not dialog.go_on.isEnabled()
    for position, field in zip(sheet.asked, sheet.fields, strict=True):
        field.setText(sheet._groups[position])
    dialog.go_on.click()
    Journal.derive_from_recovery(folder, key).wipe()


@pytest.mark.parametrize("points", [10.5, 21])
def test_the_words_of_today_stand_in_one_line_below_one_another(window, write, look, points):
    write("Lately", finished_at=datetime.now(UTC))
    soon = datetime.now(UTC) + timedelta(days=2)
    window.journal.sessions.save(Session(SessionKind.SUPERVISION, soon))
    window.journal.actions.save(Action("Ring the health visitor"))
    page = window.show_place("today")
    look.apply(points=points)
    QApplication.processEvents()
    rows = [row for row in page.findChildren(Row) if row.isVisible()]
    assert len(rows) == 3
    starts = {row.title.mapTo(row, row.title.rect().topLeft()).x() for row in rows}
    assert max(starts) - min(starts) <= 1


def test_someone_may_be_at_risk_begins_with_999_at_every_size(window, look):
    look.apply(points=21)
    window.resize(1024, 640)
    page = window.show_place("at-risk")
    QApplication.processEvents()
    for width in (1366, 1024):
        window.resize(width, 640)
        QApplication.processEvents()
        bar = page.view._area.verticalScrollBar()
        assert bar.maximum() > 0
        assert bar.value() == 0
        assert window.focusWidget() is page.view._emergency
    bar.setValue(bar.maximum())
    window.show_place("today")
    window.show_place("at-risk")
    QApplication.processEvents()
    assert bar.value() == 0


def test_continue_keeps_the_focus_although_today_is_narrow_from_the_start(window, journal, look):
    look.apply(points=21)
    journal.entries.save(journal.begin("driscoll"))
    page = window.show_place("today")
    assert window.focusWidget() is page.first_button
    window.resize(1600, 700)
    look.apply(points=10.5)
    QApplication.processEvents()
    assert page._wide
    assert window.focusWidget() is page.first_button

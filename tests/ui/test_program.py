"""From the first start to the lock: a real journal, real keys; the test brings the restart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QClipboard, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from shiboken6 import delete

from reflectjournal.errors import DiskFull, VaultDamaged
from reflectjournal.journal import CHEAP, Journal
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.app import NAME, Program, make_application
from reflectjournal.ui.widgets.recovery_sheet import same_group

LONG = 30_000  # milliseconds for a key derivation on a busy machine


@pytest.fixture
def restarts() -> list[Path]:
    return []


@pytest.fixture
def program(qapp, qtbot, tmp_path, ask, restarts, monkeypatch):
    """The whole program with cheap keys, in folders of its own; it never ends the test run."""
    monkeypatch.setattr("reflectjournal.paths.default_journal_folder", lambda: tmp_path / "mine")
    monkeypatch.setattr(
        "reflectjournal.ui.pages.first_run_steps.default_journal_folder", lambda: tmp_path / "mine"
    )
    make_application([])
    made = Program(qapp, SettingsFile(tmp_path / "settings.toml"), ask, restarts.append, CHEAP)
    made.settings.change(theme="light")
    ended: list[int] = []
    monkeypatch.setattr(made.qt, "exit", ended.append, raising=False)
    yield made
    made.close()
    for widget in (made.door, made.window):
        if widget is not None:
            widget.blockSignals(True)
            widget.hide()
            delete(widget)
    made.idle.deleteLater()
    qapp.focusWindowChanged.disconnect(made.idle._watch)
    made.deleteLater()


def words(widget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def set_up(program, qtbot) -> str:
    """Go through the three screens as a person would; gives the passphrase."""
    program.start()
    run = program.door.first_run
    qtbot.mouseClick(run.next, Qt.MouseButton.LeftButton)
    passphrase = run.passphrase.fields.passphrase
    qtbot.keyClicks(run.passphrase.fields.again, passphrase)
    qtbot.mouseClick(run.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.key.sheet is not None, timeout=LONG)
    for position, field in zip(run.key.sheet.asked, run.key.sheet.fields, strict=True):
        qtbot.keyClicks(field, run.key.sheet._groups[position])
    qtbot.mouseClick(run.next, Qt.MouseButton.LeftButton)
    assert program.window is not None
    return passphrase


def test_the_first_three_screens_make_a_journal_that_the_passphrase_opens(program, qtbot, tmp_path):
    passphrase = set_up(program, qtbot)
    assert program.settings.values.journal_folder == str(tmp_path / "mine")
    assert program.journal.settings.get("employer_answer")["answer"] == "will check"
    program.lock()
    Journal.open(tmp_path / "mine", Journal.derive(tmp_path / "mine", passphrase)).close()


def test_the_recovery_key_that_was_shown_opens_the_journal(program, qtbot, tmp_path):
    program.start()
    run = program.door.first_run
    run.go_on()
    run.passphrase.fields.again.setText(run.passphrase.fields.passphrase)
    run.go_on()
    qtbot.waitUntil(lambda: run.key.sheet is not None, timeout=LONG)
    key = "-".join(run.key.sheet._groups)
    for position, field in zip(run.key.sheet.asked, run.key.sheet.fields, strict=True):
        field.setText(run.key.sheet._groups[position].lower())
    run.go_on()
    program.lock()
    folder = tmp_path / "mine"
    Journal.open(folder, Journal.derive_from_recovery(folder, key)).close()


def test_nothing_is_on_disk_before_the_last_button(program, qtbot, tmp_path):
    program.start()
    run = program.door.first_run
    run.go_on()
    run.passphrase.fields.again.setText(run.passphrase.fields.passphrase)
    run.go_on()
    qtbot.waitUntil(lambda: run.key.sheet is not None, timeout=LONG)
    assert not (tmp_path / "mine").exists()
    qtbot.keyClick(run, Qt.Key.Key_Escape)
    program.door.close()
    assert not (tmp_path / "mine").exists()


def test_the_button_says_what_is_missing_until_both_groups_are_right(program, qtbot):
    program.start()
    run = program.door.first_run
    run.go_on()
    run.passphrase.fields.again.setText(run.passphrase.fields.passphrase)
    run.go_on()
    qtbot.waitUntil(lambda: run.key.sheet is not None, timeout=LONG)
    sheet = run.key.sheet
    first, second = sheet.asked
    assert not run.next.isEnabled()
    assert run.why.text() == f"Group {first + 1} is still to come."
    assert run.next.accessibleDescription() == run.why.text()
    sheet.fields[0].setText(sheet._groups[first])
    sheet.fields[1].setText(sheet._groups[second][:2])
    assert run.why.text() == f"Two letters of group {second + 1} to come."
    sheet.fields[1].setText("!!!!")
    assert "not as printed" in run.why.text()
    sheet.fields[1].setText(sheet._groups[second])
    assert run.next.isEnabled()


@pytest.mark.parametrize(
    ("typed", "printed"), [("oilu", "011V"), (" q9 z7", "Q9Z7"), ("0Q9l", "OQ91")]
)
def test_case_and_letters_that_look_alike_are_forgiven(typed, printed):
    assert same_group(typed, printed)


def test_a_synced_folder_is_warned_about_with_one_way_out(program, tmp_path):
    program.start()
    place = program.door.first_run.place
    place.line.setText(str(tmp_path / "OneDrive" / "Documents" / "Journal"))
    assert "This folder is copied to other places" in words(program.door)
    assert "OneDrive" in words(program.door)
    place._use_default()
    assert place.folder == tmp_path / "mine"
    assert "OneDrive" not in words(program.door)


def test_a_weak_passphrase_of_ones_own_says_why_and_does_not_go_on(program):
    program.start()
    run = program.door.first_run
    run.go_on()
    fields = run.passphrase.fields
    fields.first.setText("password12")
    fields.again.setText("password12")
    assert not run.next.isEnabled()
    assert run.next.accessibleDescription()
    fields.first.setText("short")
    assert "more characters needed" in words(fields)


def test_an_employer_who_says_no_gets_advice_and_locks_nobody_out(program, qtbot):
    program.start()
    run = program.door.first_run
    no = next(b for b in run.place._answers.buttons() if b.property("answer") == "no")
    no.click()
    assert "Your supervisor can tell you" in words(run.place)
    assert run.next.isEnabled()


def test_what_a_new_passphrase_lacks_stands_beside_the_field_it_is_about(program):
    program.start()
    run = program.door.first_run
    run.go_on()
    fields = run.passphrase.fields
    for passphrase, again, beside, below in (
        ("short", "short", "at least 10 characters", ""),
        ("password1234", "password1234", "tried first", ""),
        ("harbour lentil quiet anvil", "", "", "Type it once more"),
        ("harbour lentil quiet anvil", "harbour x", "", "not the same yet"),
        ("harbour lentil quiet anvil", "harbour lentil quiet anvil", "", "They match."),
    ):
        fields.first.setText(passphrase)
        fields.again.setText(again)
        assert beside in fields._chance.text()
        assert below in fields._match.text()
        assert bool(beside) == bool(fields._chance.text())
        assert bool(below) == bool(fields._match.text())
        assert run.next.isEnabled() == (below == "They match.")


def test_the_first_screens_fit_a_small_screen_at_twice_the_text_size(program, qtbot):
    program.start()
    program.theme.apply(points=21.0)
    program.door.resize(1024, 640)
    run = program.door.first_run
    for step in (0, 1):
        QApplication.processEvents()
        area = run._stack.widget(step)
        assert area.widget().width() <= area.viewport().width()
        run.go_on()


def test_a_wrong_passphrase_is_a_sentence_and_the_journal_is_untouched(program, qtbot, tmp_path):
    passphrase = set_up(program, qtbot)
    program.lock()
    program.window = None
    program.start(tmp_path / "mine")
    unlock = program.door.unlock
    before = (tmp_path / "mine" / "journal.db").read_bytes()
    qtbot.keyClicks(unlock.field, "not the passphrase at all")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    assert unlock.button.text() == "Opening…"
    qtbot.waitUntil(unlock._error.isVisible, timeout=LONG)
    assert "This passphrase does not open the journal" in words(unlock)
    assert (tmp_path / "mine" / "journal.db").read_bytes() == before
    unlock.field.setText(passphrase)
    unlock.unlock()
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)


def test_why_a_journal_did_not_open_can_be_read_on_a_small_screen(program, qtbot, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    program.start(folder)
    door = program.door
    door.show_unlock(folder)
    program.theme.apply(points=24.0)
    door.resize(1024, 640)
    page = door.unlock
    page.refuse(VaultDamaged("A part of this journal cannot be read. " * 6))
    qtbot.wait(50)
    view = page._area.viewport()
    assert page._area.widget().width() <= view.width()
    assert page._error.mapTo(view, page._error.rect().bottomLeft()).y() <= view.height()
    assert page._restore.isVisible()
    assert page._rescue.isVisible()


def test_the_printed_key_opens_and_lets_a_new_passphrase_be_chosen(program, qtbot, tmp_path):
    folder = tmp_path / "mine"
    keys = Journal.derive_new("seven quiet herons cross", CHEAP)
    recovery = keys.recovery_key
    Journal.create(folder, keys).close()
    program.start(folder)
    unlock = program.door.unlock
    unlock._switch_mode()
    qtbot.keyClicks(unlock.field, recovery.lower().replace("-", " "))
    unlock.unlock()
    from reflectjournal.ui.pages.after_recovery import AfterRecovery

    qtbot.waitUntil(lambda: bool(program.door.findChildren(AfterRecovery)), timeout=LONG)
    page = program.door.findChild(AfterRecovery)
    new = page.fields.passphrase
    page.fields.again.setText(new)
    page.set_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)
    program.lock()
    Journal.open(folder, Journal.derive(folder, new)).close()


@pytest.mark.parametrize(
    ("letter", "modifier", "on"),
    [
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
    ],
)
def test_caps_lock_is_told_from_what_is_typed(program, tmp_path, letter, modifier, on):
    Journal.create(tmp_path / "mine", Journal.derive_new("seven quiet herons", CHEAP)).close()
    program.start(tmp_path / "mine")
    unlock = program.door.unlock
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter)
    QApplication.sendEvent(unlock.field, key)
    assert unlock._caps.isVisibleTo(unlock) == on


def test_someone_at_risk_works_while_locked_with_national_numbers_only(program, qtbot, tmp_path):
    keys = Journal.derive_new("seven quiet herons cross", CHEAP)
    Journal.create(tmp_path / "mine", keys).close()
    program.start(tmp_path / "mine")
    program.door._show_at_risk()
    shown = words(program.door)
    assert "In danger now: 999" in shown
    assert "101" in shown
    assert "LADO" not in shown.split("Also")[0]
    assert "Edit numbers" not in shown


def test_locking_hides_saves_closes_and_begins_again(program, qtbot, tmp_path, restarts):
    set_up(program, qtbot)
    window = program.window
    window.begin("free-writing")
    program.lock()
    assert not window.isVisible()
    assert program.journal is None
    assert restarts == [tmp_path / "mine"]


def test_locking_works_while_a_modal_dialog_is_open_and_closes_it(program, qtbot, restarts):
    set_up(program, qtbot)
    dialog = QDialog(program.window)
    dialog.setModal(True)
    QTimer.singleShot(0, program.lock)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    qtbot.waitUntil(lambda: bool(restarts))
    assert not dialog.isVisible()


def test_locking_closes_a_dialog_over_a_dialog(program, qtbot, restarts):
    set_up(program, qtbot)
    lower = QDialog(program.window)
    lower.setModal(True)

    def open_upper() -> None:
        upper = QDialog(lower)
        upper.setModal(True)
        QTimer.singleShot(0, program.lock)
        upper.exec()

    QTimer.singleShot(0, open_upper)
    lower.exec()
    qtbot.waitUntil(lambda: bool(restarts))


def test_an_idle_program_locks_by_itself(program, qtbot, restarts):
    set_up(program, qtbot)
    program.idle._clock = lambda: program.idle._touched + 60 * 10
    program.idle.look()
    assert restarts


def test_locking_twice_begins_again_once(program, qtbot, restarts):
    set_up(program, qtbot)
    program.lock()
    program.lock()
    assert len(restarts) == 1


def test_words_that_cannot_be_saved_are_not_thrown_away_without_asking(
    program, qtbot, restarts, ask, monkeypatch
):
    set_up(program, qtbot)

    def refuse() -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(program.window, "save", refuse)
    program.lock()
    assert restarts == []
    assert program.window.isVisible()
    assert ask.asked == [("The last words could not be saved", "The disk is full.")]
    ask.answers["confirm"] = True
    program.lock()
    assert restarts


@pytest.mark.parametrize("ours", [True, False])
def test_locking_empties_the_clipboard_of_what_was_copied_here(program, qtbot, monkeypatch, ours):
    set_up(program, qtbot)
    QApplication.clipboard().setText("I never asked to see upstairs")
    # Without a screen Qt cannot tell whose the clipboard is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    program.lock()
    assert bool(QApplication.clipboard().text()) != ours


def test_looking_around_opens_a_marked_throw_away_journal(program, qtbot, tmp_path):
    program.start()
    program.door.first_run.samples_link.click()
    assert not program.door.first_run.samples_link.isEnabled()  # made off the window's thread
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)
    assert "Fictional demo" in words(program.window)
    assert program.settings.values.journal_folder == ""
    folder = program.journal.folder
    assert folder.exists()
    program.window.close()
    assert not folder.exists()


def test_a_journal_on_a_disk_that_is_away_is_not_replaced_by_a_new_one(program, tmp_path):
    program.settings.change(journal_folder=str(tmp_path / "away" / "journal"))
    program.start()
    assert program.door.unlock is not None
    assert program.door.first_run is None


def test_a_folder_without_a_journal_is_a_sentence(program, tmp_path, ask):
    program.start()
    ask.answers["choose_folder"] = tmp_path
    program.door._choose_other()
    assert ask.told == ["There is no journal in this folder. Nothing was changed."]


def test_a_backup_is_made_on_closing_and_today_says_so(program, qtbot, tmp_path, write_into):
    set_up(program, qtbot)
    write_into(program.journal, "A day")
    program.window.close()
    program.close()
    assert list((tmp_path / "mine" / "backups").glob("*.rjbackup"))


def test_the_journal_can_be_opened_again_before_its_backup_is_checked(
    program, qtbot, tmp_path, write_into
):
    passphrase = set_up(program, qtbot)
    write_into(program.journal, "A day")
    program.lock()
    folder = tmp_path / "mine"
    Journal.open(folder, Journal.derive(folder, passphrase)).close()
    assert not list((folder / "backups").glob("*.rjbackup"))
    program.close()
    assert list((folder / "backups").glob("*.rjbackup"))


@pytest.fixture
def write_into():
    from datetime import date

    from reflectjournal.model import Entry, Section

    def write(journal, title):
        section = Section("text", "Text", "words")
        return journal.entries.save(Entry("free-writing", date(2026, 11, 20), title, (section,)))

    return write


def test_a_backup_is_restored_and_the_journal_of_today_put_aside(
    program, qtbot, tmp_path, write_into, restarts, ask
):
    passphrase = set_up(program, qtbot)
    folder = tmp_path / "mine"
    write_into(program.journal, "Before")
    backup = program.journal.backups.make()
    write_into(program.journal, "After")
    ask.answers |= {"open_file": backup, "confirm": True}
    program.window.show_place("settings").journal_part.restore()
    assert "holds 1 entries" in ask.asked[-1][1]
    assert restarts == [folder]
    journal = Journal.open(folder, Journal.derive(folder, passphrase))
    assert [row.title for row in journal.entries.latest(5)] == ["Before"]
    journal.close()
    assert any("is kept in" in sentence for sentence in ask.told)


def test_the_names_of_windows_say_nothing(program, qtbot):
    set_up(program, qtbot)
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.windowTitle():
            assert widget.windowTitle() == NAME


def test_enter_in_a_field_goes_on_and_alt_left_goes_back(program, qtbot):
    program.start()
    run = program.door.first_run
    with qtbot.waitActive(program.door):
        program.door.activateWindow()
    qtbot.keyClick(run.place.line, Qt.Key.Key_Return)
    assert run._stack.currentIndex() == 1
    qtbot.keyClick(run.passphrase.fields.first, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert run._stack.currentIndex() == 0


def test_enter_on_a_button_presses_that_button(program, qtbot, ask):
    program.start()
    run = program.door.first_run
    qtbot.keyClick(run.samples_link, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)


def test_a_folder_that_cannot_be_written_is_said_under_its_field(program, qtbot, tmp_path):
    (tmp_path / "file").write_text("a file and no folder", "utf-8")
    program.start()
    run = program.door.first_run
    run.place.line.setText(str(tmp_path / "file" / "journal"))
    run.go_on()
    run.passphrase.fields.again.setText(run.passphrase.fields.passphrase)
    run.go_on()
    qtbot.waitUntil(lambda: run.key.sheet is not None, timeout=LONG)
    for position, field in zip(run.key.sheet.asked, run.key.sheet.fields, strict=True):
        field.setText(run.key.sheet._groups[position])
    run.go_on()
    assert run._stack.currentIndex() == 0
    assert run.place.row.error.text()
    assert program.window is None


def test_a_journal_that_is_open_elsewhere_is_a_sentence(program, qtbot, tmp_path):
    folder = tmp_path / "mine"
    elsewhere = Journal.create(folder, Journal.derive_new("seven quiet herons", CHEAP))
    program.start(folder)
    unlock = program.door.unlock
    unlock.field.setText("seven quiet herons")
    unlock.unlock()
    qtbot.waitUntil(unlock._error.isVisible, timeout=LONG)
    assert "open" in unlock._error.text()
    assert unlock.button.isEnabled()
    elsewhere.close()
    unlock.field.setText("seven quiet herons")
    unlock.unlock()
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)


def test_a_damaged_key_file_offers_a_backup(program, qtbot, tmp_path):
    folder = tmp_path / "mine"
    Journal.create(folder, Journal.derive_new("seven quiet herons", CHEAP)).close()
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_bytes(b"damaged")
    program.start(folder)
    unlock = program.door.unlock
    unlock.field.setText("seven quiet herons")
    unlock.unlock()
    qtbot.waitUntil(unlock._error.isVisible, timeout=LONG)
    assert "Your passphrase is not the problem" in unlock._error.text()
    assert unlock._restore.isVisible()


def open_and_closed(program, qtbot, folder: Path) -> str:
    """A journal with one entry, made before; the door to it is shown."""
    passphrase = "seven quiet herons cross the river"
    journal = Journal.create(folder, Journal.derive_new(passphrase, CHEAP))
    journal.begin("free-writing")
    journal.close()
    return passphrase


def type_and_wait(program, qtbot, passphrase: str) -> None:
    page = program.door.unlock
    page.field.setText(passphrase)
    page.unlock()
    qtbot.waitUntil(lambda: program.window is not None or not page._busy, timeout=LONG)


def test_a_journal_that_another_computer_left_open_can_be_opened_when_the_person_says_so(
    program, qtbot, tmp_path, ask
):
    folder = tmp_path / "shared"
    passphrase = open_and_closed(program, qtbot, folder)
    note = {"computer": "OFFICE-7", "process": 12, "since": "2026-11-20T09:00:00+00:00"}
    (folder / "lock.json").write_text(json.dumps(note))
    program.start(folder)
    type_and_wait(program, qtbot, passphrase)
    assert program.window is None
    assert "OFFICE-7" in words(program.door)
    ask.answers["confirm"] = True
    type_and_wait(program, qtbot, passphrase)
    assert "OFFICE-7" in ask.asked[-1][1]
    assert program.journal.entries.count() == 1


def test_what_can_be_read_of_a_damaged_journal_is_rescued_from_the_door(
    program, qtbot, tmp_path, ask
):
    folder, target = tmp_path / "torn", tmp_path / "rescued"
    passphrase = open_and_closed(program, qtbot, folder)
    damaged = bytearray((folder / "journal.db").read_bytes())
    damaged[4096 + 100] ^= 1  # its number of commits: it does not open, all else can be read
    (folder / "journal.db").write_bytes(damaged)
    before = (folder / "journal.db").read_bytes()
    program.start(folder)
    type_and_wait(program, qtbot, passphrase)
    page = program.door.unlock
    assert page._rescue.isVisibleTo(program.door)
    ask.answers["choose_folder"] = folder  # not an empty one
    qtbot.mouseClick(page._rescue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ask.told), timeout=LONG)
    assert "empty folder" in ask.told[-1]
    assert not page._busy
    ask.answers["choose_folder"] = target
    qtbot.mouseClick(page._rescue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ask.told) > 1, timeout=LONG)
    assert (folder / "journal.db").read_bytes() == before
    assert f"{target}: 1." in ask.told[-1]
    type_and_wait(program, qtbot, passphrase)
    assert program.window is not None, words(program.door)
    assert program.journal.entries.count() == 1

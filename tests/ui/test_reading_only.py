"""A journal whose folder cannot be written: it is read, and takes no word that it would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import delete

from reflectjournal.journal import CHEAP, Journal
from reflectjournal.journal.samples import create_sample_journal
from reflectjournal.model import (
    Action,
    ActionFilter,
    EntryFilter,
    Goal,
    Origin,
    OriginKind,
    Outcome,
    Session,
    SessionKind,
)
from reflectjournal.ui.commands import COMMANDS
from reflectjournal.ui.pages.journal_page import JournalPage
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.window import Window
from tests.store.small_disk import make_read_only, small_disk

REASON = "This journal's folder cannot be written, so it is open for reading only."


@pytest.fixture
def filled(journal: Journal, write) -> Journal:
    """A journal with an entry of each kind of step, then opened where it cannot be written."""
    for guide in ("gibbs", "cpd-record", "swot", "supervision-record"):
        if journal.guides.get(guide) is not None:
            journal.entries.save(journal.begin(guide))
    entry = write("Kept", "The words.", tags=("home-visit",), outcome=Outcome.MIXED)
    journal.actions.save(Action("Ring", origin=Origin(OriginKind.ENTRY, entry.id)))
    journal.attachments.add(entry.id, "notes.txt", "text/plain", b"words")
    journal.entries.delete(write("Gone", "x", day=date(2026, 11, 1)).id)
    journal._vault.read_only = True
    journal._vault.warnings = (f"{REASON} You can read.",)
    return journal


@pytest.fixture
def window(qtbot, filled, jobs, ask, settings, look) -> Iterator[Window]:
    made = Window(filled, jobs, ask, settings, look)
    made.resize(1366, 768)
    made.show_place("today")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.forget()
    made.hide()
    delete(made)


@pytest.fixture
def page(window) -> JournalPage:
    shown = window.show_place("journal")
    assert isinstance(shown, JournalPage)
    return shown


def strips(window: Window) -> list[StripNotice]:
    return [strip for strip in window._strips.findChildren(StripNotice) if strip.isVisible()]


def could_write(part: QWidget) -> bool:
    """True where a key or a press would change something here."""
    if isinstance(part, QTextEdit | QLineEdit):
        return not part.isReadOnly() and part.isEnabled()
    if isinstance(part, QCheckBox | QComboBox):
        return part.isEnabled()
    return isinstance(part, QPushButton) and part.isCheckable() and part.isEnabled()


def test_one_lasting_strip_says_why_and_what_can_be_done(window, page):
    (strip,) = strips(window)
    assert strip.title.startswith(REASON)
    assert not strip.findChildren(Button)
    window.begin("gibbs")
    window.doing.actions["delete_entry"].trigger()
    page.leave()
    assert strips(window) == [strip]


def test_every_command_that_only_writes_is_greyed_out(window):
    greyed = {command.name for command in COMMANDS if command.writes}
    assert {"new_reflection", "write_freely", "new_goal", "delete_entry"} <= greyed
    for place in ("today", "journal", "supervision"):
        window.show_place(place)
        assert not any(window.doing.actions[name].isEnabled() for name in greyed)
    assert window.doing.actions["search"].isEnabled()
    assert not window.sidebar.new_button.isEnabled()
    assert REASON in window.sidebar.new_button.accessibleDescription()


def test_no_step_title_or_detail_of_an_entry_can_be_changed(window, page, filled):
    for one in (True, False):
        page.set_one_at_a_time(one=one)
        for row in filled.entries.page(EntryFilter()):
            page.show_entry(row.id)
            for part in page.writing._parts:
                page.writing.go_to(part.id)
                QApplication.processEvents()
                for host in (page.writing.area, page.writing.title, page.inspector):
                    inside = [host, *host.findChildren(QWidget)]
                    found = [w for w in inside if w.isVisible() and could_write(w)]
                    assert found == [], (row.guide, part.id)


def test_typing_changes_nothing_and_says_nothing_of_saving(window, page, filled):
    (row,) = [r for r in filled.entries.page(EntryFilter()) if r.title == "Kept"]
    page.open_entry(row.id)
    editor = page.writing.area.editors()[0]
    assert isinstance(editor, Editor)
    for field in (editor, page.writing.title):
        before = field.text()
        QTest.keyClicks(field, "more")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        assert field.text() == before
    page.writing.draft.touch()
    assert page.writing.draft.settled
    page.leave()
    assert window.close()


def test_words_can_still_be_selected_by_key_and_links_and_files_reached(window, page, filled):
    (row,) = [r for r in filled.entries.page(EntryFilter()) if r.title == "Kept"]
    page.open_entry(row.id)
    page.set_one_at_a_time(one=False)
    editor = next(e for e in page.writing.area.editors() if e.text() == "The words.")
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert editor.selected_text() == "The words."
    QApplication.processEvents()
    named = {w.accessibleName() for w in page.inspector.findChildren(QWidget) if w.isVisible()}
    assert {"Open the action: Ring", "Save a copy of notes.txt"} <= named
    assert "Take notes.txt away" not in named


def test_the_bin_the_history_and_today_offer_nothing_that_writes(window, page):
    page.deeds.show_bin()
    QApplication.processEvents()
    offered = {b.text() for b in page.aside.bin.findChildren(Button) if b.isVisible()}
    assert offered == {"Back to the entry"}
    page.back_to_entry()
    page.deeds.show_history()
    assert not page.aside.history._restore.isVisible()
    today = window.show_place("today")
    assert not any(box.isEnabled() for box in today.findChildren(QCheckBox))


def test_no_field_of_any_page_takes_words_but_those_that_search(window, filled):
    filled._vault.read_only = False
    session = filled.sessions.save(
        Session(SessionKind.SUPERVISION, datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    )
    filled.goals.save(Goal("See the person alone"))
    filled._vault.read_only = True
    for place in (*window.stack.places, f"supervision#{session.id}"):
        page = window.show_place(place)
        QApplication.processEvents()
        for field in page.findChildren(QLineEdit) + page.findChildren(QTextEdit):
            if field.isVisible() and not isinstance(field.parent(), QAbstractSpinBox):
                assert field.isReadOnly() != isinstance(field.parent(), SearchField), place


def test_someone_may_be_at_risk_still_shows_every_number(window):
    page = window.show_place("at-risk")
    offered = {b.text() for b in page.findChildren(LinkButton) if b.isVisible()}
    assert "Print this page" in offered
    assert not {"Edit numbers", "Add the number"} & offered


@pytest.mark.root
def test_a_folder_on_a_disk_that_cannot_be_written_opens_so(tmp_path: Path, qapp) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        keys = Journal.derive_new("harbour lentil quiet anvil", CHEAP)
        Journal.create(disk / "journal", keys).close()
        make_read_only(disk)
        journal = Journal.open(disk / "journal", keys.key)
        assert journal.read_only
        assert journal.warnings[0].startswith(REASON)
        assert "move the journal to a folder of your own" in journal.warnings[0]
        journal.close()


@pytest.fixture
def sampled(tmp_path: Path) -> Iterator[Journal]:
    """The samples with everything that became of them, where they cannot be written."""
    journal = create_sample_journal(tmp_path / "sampled", "one two three", shared=True)
    journal._vault.read_only = True
    journal._vault.warnings = (f"{REASON} You can read.",)
    yield journal
    journal.close()


@pytest.fixture
def samples(qtbot, sampled, jobs, ask, settings, look) -> Iterator[Window]:
    made = Window(sampled, jobs, ask, settings, look)
    made.resize(1600, 1000)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.forget()
    made.hide()
    delete(made)


def words_of(button: QAbstractButton) -> str:
    return (button.text() or button.accessibleName()).replace("&&", "&")


def places_of(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every tab of the three pages, and what opens in them."""
    journal = window.journal
    for session in journal.sessions.page():
        yield "supervision", window.show_place(f"supervision#{session.id}")
    yield "calendar", window.show_place("calendar")
    yield "actions", window.show_place(f"actions#{journal.actions.page(ActionFilter())[0].id}")
    page = window.show_place("development")
    for tab in range(page.tabs.count()):
        page.show_tab(tab)
        yield f"development {tab}", page
    yield "goal", window.show_place(f"development#{journal.goals.all()[0].id}")
    page = window.show_place("sharing")
    for tab in range(page.tabs.count()):
        page.show_tab(tab)
        yield f"sharing {tab}", page


ONLY_SHOW = re.compile(
    "All|Calendar|Copy|Doing|Done|Due now|Export p|From a goal|Goals$|More about|Not needed|"
    "Not shared|Open|Presentation view|Print|Routed|Save as a table|Share|Show only|Supervision|"
    "The month|Today|What I learned|Withdrawn|You kept|from a session|home-visit|"
    "professional.curiosity"
)
WRITE = {
    "Add evidence", "Add the card", "Agreement", "Decide", "Decide again", "Edit priorities",
    "Look at it again", "New alias", "New goal", "New record", "Plan a session", "Prepare",
    "Prepare a clean copy", "Review now", "Take out", "Withdraw", "Write the record",
}  # fmt: skip


def test_what_writes_in_supervision_development_and_sharing_is_held_and_says_why(samples):
    held, offered = set(), set()
    for place, page in places_of(samples):
        QApplication.processEvents()
        for button in page.findChildren(QAbstractButton):
            if not button.isVisible() or isinstance(button.parent(), QTabBar | SearchField):
                continue
            if button.isEnabled():
                offered.add((place, words_of(button)))
            elif REASON in button.accessibleDescription():
                assert button.toolTip() == button.accessibleDescription()
                held.add(words_of(button))
    assert [(place, words) for place, words in offered if not ONLY_SHOW.match(words)] == []
    assert held >= WRITE


def test_what_the_code_enables_again_stays_held(samples):
    page = samples.show_place("sharing")
    page.new.setEnabled(True)
    assert not page.new.isEnabled()


def test_a_menu_greys_out_only_what_writes(samples):
    page = samples.show_place("supervision")
    menu = page.head.fill_menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    QApplication.processEvents()
    enabled = {a.text() for a in menu.actions() if a.text() and a.isEnabled()}
    menu.hide()
    assert enabled == {"Calendar file…", "Calendar file of the series…"}


def test_a_button_that_would_only_open_what_is_there_can_be_pressed(samples):
    page = samples.show_place("supervision")
    first = page.head.first
    assert not first.isEnabled()
    page.head.show_session(replace(page.session, preparation=1))
    assert first.text() == "Open the preparation"
    assert first.isEnabled()
    assert not first.toolTip()

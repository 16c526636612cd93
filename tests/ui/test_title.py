"""The title of an entry: whole at every width and size, one paragraph, saved as it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflectjournal.ui.pages.journal_page import JournalPage
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.widgets.title_edit import TitleEdit

LONG_TITLE = "Reading on coercion and capacity, talked over with the team afterwards"


@pytest.fixture
def page(window) -> JournalPage:
    shown = window.show_place("journal")
    assert isinstance(shown, JournalPage)
    return shown


@pytest.fixture
def begin(page, window):
    def start(guide: str):
        window.begin(guide)
        QApplication.processEvents()
        return page.writing.draft.entry

    return start


def editor(page: JournalPage) -> Editor:
    return page.writing.area.view(page.writing.draft.entry.step).editors()[0]


def whole_title_shows(title: TitleEdit) -> bool:
    """No word is hidden, and none is beyond what can be seen."""
    text = title.document().size().toSize()
    room = title.viewport()
    return text.height() <= room.height() and text.width() <= room.width()


@pytest.mark.parametrize("width", [720, 1024, 1366, 1600])
@pytest.mark.parametrize("points", [10.5, 21])
def test_a_long_title_wraps_so_that_all_of_it_can_be_read(page, window, write, look, width, points):
    entry = write(LONG_TITLE)
    look.apply(points=points)
    window.resize(width, 768)
    window.open_entry(entry.id)
    QApplication.processEvents()
    title = page.writing.title
    assert whole_title_shows(title)
    assert title.height() > title.fontMetrics().height()
    assert page.writing.area.height() > title.fontMetrics().height() * 2


def test_the_longest_title_leaves_room_for_the_words_and_can_be_scrolled(page, window, write, look):
    entry = write("Reading on coercion " * 10)
    look.apply(points=24)
    window.resize(720, 480)
    window.open_entry(entry.id)
    QApplication.processEvents()
    title = page.writing.title
    assert title.height() <= page.writing.height() * 0.4
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert title.viewport().rect().contains(title.cursorRect().center())


def test_a_title_stays_one_paragraph_and_enter_goes_to_the_text(page, begin, journal):
    entry = begin("driscoll")
    title = page.writing.title
    title.setFocus()
    pasted = QMimeData()
    pasted.setText("The quiet one\n\nand  the door ")
    title.insertFromMimeData(pasted)
    assert title.text() == "The quiet one and the door"
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier):
        title.setFocus()
        QTest.keyClick(title, Qt.Key.Key_Return, modifier)
        assert page.window().focusWidget() is editor(page)
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).title == "The quiet one and the door"


def test_a_title_takes_two_hundred_characters_and_no_half_of_one(page, begin):
    begin("driscoll")
    title = page.writing.title
    pasted = QMimeData()
    pasted.setText("x" * 199 + "\N{SEEDLING}" * 1000)
    title.insertFromMimeData(pasted)
    assert title.text() == "x" * 199
    QTest.keyClicks(title, "no more than one")
    assert title.text() == "n" + "x" * 199 or title.text() == "x" * 199 + "n"


def test_typing_in_a_title_is_saved_and_can_be_undone_word_by_word(page, begin, journal):
    entry = begin("driscoll")
    title = page.writing.title
    title.load("The quiet one")
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_End)
    QTest.keyClicks(title, " again")
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).title == "The quiet one again"
    title.undo()
    page.writing.draft.flush()
    assert journal.entries.get(entry.id).title == "The quiet one"
    title.undo()
    assert title.text() == "The quiet one"


def test_a_title_that_is_longer_than_can_be_typed_is_not_cut(page, window, write, journal):
    entry = write("word " * 60)
    window.open_entry(entry.id)
    QTest.keyClicks(editor(page), "More.")
    page.leave()
    assert journal.entries.get(entry.id).title == entry.title.strip()

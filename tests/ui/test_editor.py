"""The writing surface loses no letter, whatever is typed, pasted, composed or undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QInputMethodEvent, QTextBlockFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.ui.widgets import clean_paste
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.clean_paste import clean_text
from reflectjournal.ui.widgets.editor import LINE_HEIGHT, Editor


@pytest.fixture
def editor(qtbot, look) -> Editor:
    made = Editor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def edits(editor: Editor | CellEdit) -> list[str]:
    seen: list[str] = []
    editor.edited.connect(lambda: seen.append(editor.text()))
    return seen


WRITABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufdd0\ufdd1")
    | st.just("\n")
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WRITABLE)
def test_what_is_loaded_comes_back_letter_by_letter(editor, text):
    editor.load(text)
    assert editor.text() == text


@pytest.mark.parametrize(
    "text",
    [
        "She said\u00a0no\u202f— 12\u00a0kg",
        "family 👩‍👩‍👧‍👦 and flag 🇬🇧",
        "خانواده در خانه نبود\nthe door was open",
        "می\u200cخواهم",
        "  two spaces, a tab\tand\n\n\n\nfour line ends\n",
    ],
)
def test_spaces_emoji_and_other_scripts_come_back(editor, text):
    editor.load(text)
    assert editor.text() == text


def test_loading_is_no_edit_and_cannot_be_undone(editor):
    seen = edits(editor)
    editor.load("The first visit")
    QApplication.processEvents()
    editor.undo()
    assert editor.text() == "The first visit"
    assert seen == []
    assert not editor.document().isUndoAvailable()


def test_undo_goes_back_to_what_was_loaded(editor, qtbot):
    editor.load("Loaded. ")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor, "Typed.")
    assert editor.text() == "Loaded. Typed."
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.text() == "Loaded. "


def test_a_new_theme_is_no_edit(editor, look):
    seen = edits(editor)
    editor.load("plain and **strong**")
    look.apply("dark", 18)
    QApplication.processEvents()
    assert seen == []


def test_a_new_theme_is_no_edit_of_a_small_field(qtbot, look):
    cell = CellEdit()
    qtbot.addWidget(cell)
    seen = edits(cell)
    cell.load("a line")
    cell.show()
    look.apply("dark", 20)
    QApplication.processEvents()
    assert seen == []
    qtbot.keyClicks(cell, "x")
    assert seen == ["xa line"]


def test_the_line_height_survives_emptying_the_text(editor, qtbot):
    editor.load("one\ntwo")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    editor.clear()
    qtbot.keyClicks(editor, "new")
    form = editor.document().firstBlock().blockFormat()
    assert form.lineHeight() == LINE_HEIGHT
    assert form.lineHeightType() == QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def test_a_paste_of_html_alone_gives_its_words(editor):
    mime = QMimeData()
    mime.setHtml('<p>Hello <b>bold</b></p><p>Two&nbsp;2</p><img src="file:///etc/passwd">')
    editor.insertFromMimeData(mime)
    assert editor.text().strip() == "Hello bold\nTwo 2"


def test_a_paste_is_cleaned_of_what_cannot_be_seen(editor):
    mime = QMimeData()
    mime.setText("one\r\ntwo\u00a0three\u200b\ufeff\x07four\u2029five 👩‍👧")
    editor.insertFromMimeData(mime)
    assert editor.text() == "one\ntwo threefour\nfive 👩‍👧"


def test_half_a_character_is_replaced():
    assert clean_text("a\ud83db") == "a\ufffdb"


def test_a_paste_that_is_too_long_is_refused_with_a_sentence(editor, monkeypatch):
    monkeypatch.setattr("reflectjournal.ui.widgets.editor.PASTE_LIMIT", 100)
    said: list[str] = []
    editor.refused.connect(said.append)
    editor.load("mine")
    mime = QMimeData()
    mime.setText("x" * 101)
    editor.insertFromMimeData(mime)
    assert editor.text() == "mine"
    assert "Nothing was pasted" in said[0]
    assert clean_paste.PASTE_LIMIT >= 20_000 * 6


def test_a_dropped_file_is_offered_and_not_written_into_the_text(editor, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("x")
    seen: list[list[Path]] = []
    editor.files_dropped.connect(seen.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor.insertFromMimeData(mime)
    assert seen == [[file]]
    assert editor.text() == ""


def test_an_open_word_of_an_input_method_is_not_text_yet(editor):
    editor.load("")
    seen = edits(editor)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    assert editor.composing
    assert editor.text() == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(editor, commit)
    assert not editor.composing
    assert editor.text() == "日本"
    assert seen[-1] == "日本"


def test_tab_leaves_the_editor(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    editor, line = Editor(), QLineEdit()
    column.addWidget(editor)
    column.addWidget(line)
    page.show()
    page.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(line.hasFocus)
    assert editor.text() == ""


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")])
def test_emphasis_is_put_around_the_selection_and_taken_off_again(editor, qtbot, key, mark):
    editor.load("👩‍👧 brave")
    editor.selectAll()
    qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == f"{mark}👩‍👧 brave{mark}"
    qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "👩‍👧 brave"


def test_strong_words_after_an_emoji_are_heavy_in_the_right_place(editor):
    editor.load("😀 **so** it")
    QApplication.processEvents()
    editor.highlighter.rehighlight()
    block = editor.document().firstBlock()
    heavy = [
        (part.start, part.length)
        for part in block.layout().formats()
        if part.format.fontWeight() == QFont.Weight.Bold
    ]
    assert heavy == [(5, 2)]  # Qt counts an emoji as two, a space, two stars: then "so"


def test_a_growing_editor_is_as_tall_as_its_text(qtbot, look):
    editor = Editor(growing=True)
    qtbot.addWidget(editor)
    editor.resize(400, 50)
    editor.show()
    editor.load("line\n" * 3)
    short = editor.height()
    editor.load("line\n" * 40)
    assert editor.height() > short * 4

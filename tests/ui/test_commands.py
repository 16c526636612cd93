"""One list of commands: menus, Ctrl+K and the sheet of keys are made from it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from reflectjournal.ui.commands import COMMANDS, grouped, key_words
from reflectjournal.ui.dialogs.palette import Palette
from reflectjournal.ui.dialogs.shortcuts import ShortcutSheet
from reflectjournal.ui.going import choices, finder
from reflectjournal.ui.places import PLACES


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_no_two_commands_share_a_key():
    keys = Counter(QKeySequence(k).toString() for command in COMMANDS for k in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows():
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).count() == 1, keys
            assert QKeySequence(keys)[0].key() != Qt.Key.Key_unknown


def test_every_command_is_an_action_of_the_window_with_its_words_and_keys(window):
    for command in COMMANDS:
        action = window.doing.actions[command.name]
        assert action in window.actions()
        assert action.text() == command.words
        assert [k.toString() for k in action.shortcuts()] == [
            QKeySequence(k).toString() for k in command.keys
        ]


def test_the_menu_holds_every_command(window):
    menu = window.doing.menu(window)
    in_menu = {action.text() for part in menu.actions() for action in part.menu().actions()}
    assert in_menu == {command.words for command in COMMANDS}


def test_the_sheet_of_keys_shows_every_command_that_has_one(qtbot, look):
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    shown = texts(sheet)
    for command in COMMANDS:
        assert (command.words in shown) == bool(command.keys)
    for group, _ in grouped():
        assert group in shown


def test_every_page_in_the_sidebar_has_a_command_that_goes_there():
    names = {command.name for command in COMMANDS}
    for place in PLACES:
        if place.listed:
            assert f"go_{place.name.replace('-', '_')}" in names


def test_what_a_page_cannot_do_is_greyed_out(window):
    window.show_place("today")
    assert not window.doing.actions["next_step"].isEnabled()
    window.show_place("journal")
    assert window.doing.actions["next_step"].isEnabled()


def test_keys_are_written_as_the_system_writes_them():
    assert key_words("Ctrl+Shift+N") == "Ctrl Shift N"
    assert key_words("Ctrl++") == "Ctrl +"


def palette(window, qtbot) -> Palette:
    find = finder(window.journal, window.open_entry)
    made = Palette(choices(window.doing.actions), find, window)
    qtbot.addWidget(made)
    made.show()
    return made


def test_going_anywhere_finds_commands_by_any_of_their_words(window, qtbot):
    made = palette(window, qtbot)
    qtbot.keyClicks(made.field.line, "reflection new")
    assert made.shown()[0] == "New reflection"


def test_going_anywhere_finds_entries_by_their_title(window, qtbot, write):
    write("Handover under pressure")
    write("Something else")
    made = palette(window, qtbot)
    assert {"Handover under pressure", "Something else"} <= set(made.shown())
    qtbot.keyClicks(made.field.line, "hando")
    assert made.shown() == ("Handover under pressure",)


def test_the_arrows_move_in_the_list_while_the_field_keeps_the_focus(window, qtbot):
    made = palette(window, qtbot)
    made.field.setFocus()
    first = made.list.currentRow()
    qtbot.keyClick(made.field.line, Qt.Key.Key_Down)
    assert made.list.currentRow() == first + 1
    qtbot.keyClick(made.field.line, Qt.Key.Key_Up)
    qtbot.keyClick(made.field.line, Qt.Key.Key_Up)
    assert made.list.currentRow() == made.list.count() - 1


def test_enter_does_what_is_chosen(window, qtbot):
    made = palette(window, qtbot)
    qtbot.keyClicks(made.field.line, "library")
    qtbot.keyClick(made.field.line, Qt.Key.Key_Return)
    made._chosen.act()
    assert window.page.title == "Library"


def test_words_that_fit_nothing_say_so(window, qtbot):
    made = palette(window, qtbot)
    qtbot.keyClicks(made.field.line, "zzzz")
    assert made.shown() == ()
    assert any("Nothing has that name" in text for text in texts(made) if text)


def test_hidden_titles_are_not_listed_before_anything_is_typed(window, write):
    write("Handover under pressure")
    assert [c.words for c in finder(window.journal, window.open_entry)("")]
    hidden = finder(window.journal, window.open_entry, hide_titles=True)
    assert hidden("") == []
    assert [choice.words for choice in hidden("hand")] == ["Handover under pressure"]


def test_one_esc_leaves_the_list_whatever_was_typed(window, qtbot):
    made = palette(window, qtbot)
    qtbot.keyClicks(made.field.line, "risk")
    qtbot.keyClick(made.field.line, Qt.Key.Key_Escape)
    assert not made.isVisible()
    assert made._chosen is None

"""Feelings: a grid for the keys, words by nearness, three at most, support offered once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflectjournal.model import Capture, FeelingCheck, FeelingWord, Moment
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.feeling_words import by_nearness, words
from reflectjournal.ui.widgets.feelings_cells import Cell
from reflectjournal.ui.widgets.feelings_step import FeelingsStep
from reflectjournal.ui.widgets.word_choice import WordPill


@pytest.fixture
def step(qtbot, look) -> FeelingsStep:
    made = FeelingsStep(Capture.THEN_NOW)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.load(())
    made.show()
    return made


def pills(step: FeelingsStep) -> dict[str, WordPill]:
    QApplication.processEvents()  # new pills are shown, and those they replace go
    return {p.word: p for p in step.findChildren(WordPill) if p.isVisible()}


def take(step: FeelingsStep, word: str) -> None:
    if word not in pills(step):
        step.choice._show_all()
    pills(step)[word].click()


def test_arrows_move_and_space_marks_and_marks_off(step, qtbot):
    qtbot.keyClick(step.grid, Qt.Key.Key_Left)
    qtbot.keyClick(step.grid, Qt.Key.Key_Up)
    qtbot.keyClick(step.grid, Qt.Key.Key_Space)
    (check,) = step.checks()
    assert (check.moment, check.pleasantness, check.energy) == (Moment.THEN, -1, 1)
    qtbot.keyClick(step.grid, Qt.Key.Key_Return)
    assert step.checks() == ()


def test_the_mark_cannot_leave_the_grid(step, qtbot):
    for _ in range(9):
        qtbot.keyClick(step.grid, Qt.Key.Key_Left)
        qtbot.keyClick(step.grid, Qt.Key.Key_Down)
    qtbot.keyClick(step.grid, Qt.Key.Key_Space)
    (check,) = step.checks()
    assert (check.pleasantness, check.energy) == (-2, -2)


def test_then_and_now_are_kept_apart_by_keys(step, qtbot):
    qtbot.keyClick(step.grid, Qt.Key.Key_Space)
    qtbot.keyClick(step.grid, Qt.Key.Key_N)
    qtbot.keyClick(step.grid, Qt.Key.Key_Right)
    qtbot.keyClick(step.grid, Qt.Key.Key_Space)
    then, now = step.checks()
    assert (then.moment, then.pleasantness) == (Moment.THEN, 0)
    assert (now.moment, now.pleasantness) == (Moment.NOW, 1)


def test_the_grid_says_where_the_mark_is(step, qtbot):
    step.load((FeelingCheck(Moment.THEN, pleasantness=-1, energy=0),))
    assert "unpleasant, a little; energy in the middle" in step.grid.accessibleName()


def test_words_are_sorted_by_nearness_to_the_mark(step, qtbot):
    here, close, rest = by_nearness(Cell(-1, 0))
    assert [w.word for w in here] == ["uneasy"]
    assert {"guilty", "worried", "unsure", "sad"} <= {w.word for w in close}
    assert {"calm", "I cannot name it"} <= {w.word for w in rest}
    assert len(here) + len(close) + len(rest) == len(words())
    step.load((FeelingCheck(Moment.THEN, pleasantness=-1, energy=0),))
    assert "uneasy" in pills(step)
    assert "calm" not in pills(step)


def test_three_words_at_most_and_the_fourth_is_said_not_taken(step):
    step.choice._show_all()
    for word in ("worried", "rushed", "sad", "angry"):
        take(step, word)
    (check,) = step.checks()
    assert [w.word for w in check.words] == ["worried", "rushed", "sad"]
    assert step.choice._hint.text() == "Three at most. Put one back?"
    assert not pills(step)["angry"].isChecked()
    take(step, "sad")
    take(step, "angry")
    assert [w.word for w in step.checks()[0].words] == ["worried", "rushed", "angry"]


def test_digits_on_a_chosen_word_set_its_strength(step, qtbot):
    step.choice._show_all()
    take(step, "worried")
    qtbot.keyClick(pills(step)["worried"], Qt.Key.Key_3)
    assert step.checks()[0].words == (FeelingWord("worried", 3),)


def test_an_own_word_is_taken(step, qtbot):
    step.choice._own.click()
    qtbot.keyClicks(step.choice._line, "  wrung   out ")
    qtbot.keyClick(step.choice._line, Qt.Key.Key_Return)
    assert step.checks()[0].words == (FeelingWord("wrung out", 1),)
    assert "wrung out" in pills(step)


@pytest.mark.parametrize("word", ["afraid", "horrified", "helpless", "numb"])
def test_support_is_offered_once_for_the_heaviest_words_at_full_strength(step, qtbot, word):
    offered: list[str] = []
    step.support_offered.connect(lambda: offered.append(word))
    step.choice._show_all()
    take(step, word)
    assert offered == []
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(pills(step)[word], key)
    assert offered == [word]


def test_support_is_not_offered_for_other_words_or_again_on_coming_back(step, qtbot):
    offered: list[str] = []
    step.support_offered.connect(lambda: offered.append("x"))
    step.choice._show_all()
    take(step, "tired")
    qtbot.keyClick(pills(step)["tired"], Qt.Key.Key_3)
    step.load((FeelingCheck(Moment.THEN, (FeelingWord("numb", 3),)),))
    qtbot.keyClicks(step.body, "hands")
    assert offered == []


def test_loading_gives_back_what_was_felt_and_is_no_edit(step):
    checks = (
        FeelingCheck(Moment.THEN, (FeelingWord("uneasy", 2),), -1, 2, "stomach"),
        FeelingCheck(Moment.NOW, (FeelingWord("own word", 3),), None, None, ""),
    )
    edits: list[str] = []
    step.edited.connect(lambda: edits.append("x"))
    step.load(checks)
    assert step.checks() == checks
    assert edits == []


def test_a_feeling_asked_for_once_leaves_then_alone(qtbot, look):
    once = FeelingsStep(Capture.ONCE)
    qtbot.addWidget(once)
    then = FeelingCheck(Moment.THEN, (FeelingWord("uneasy", 2),))
    once.load((then,))
    qtbot.keyClick(once.grid, Qt.Key.Key_Space)
    assert then in once.checks()
    assert {c.moment for c in once.checks()} == {Moment.THEN, Moment.NOW}


@pytest.mark.parametrize("width", [380, 480, 520, 900])
def test_what_stands_in_the_empty_field_is_never_cut(step, width):
    step.resize(width, 600)
    QApplication.processEvents()
    words = step.body.fontMetrics().horizontalAdvance(step.body.placeholderText())
    assert step.body.width() >= words + 12
    assert step.body.geometry().right() <= step.width()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_cells_can_be_told_from_what_they_stand_on(step, look, name):
    look.apply(name)
    drawn = step.grid.grab().toImage()
    cell = step.grid.shape.rect(Cell(2, 2)).center()
    ink = drawn.pixelColor(cell)
    for ground in ("surface", "canvas"):
        assert abs(ink.lightness() - theme.color(ground).lightness()) >= 10

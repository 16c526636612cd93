"""The review as a person uses it: keys, decisions, what shows and what never does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from reflectjournal.journal import Journal
from reflectjournal.model import Alias, AudienceTier, CleanCopy, Entry, Section, Treatment
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.marked_text import CodePoints, Mark, MarkedText
from reflectjournal.ui.sharing.review import ReviewView

TEXT = (
    "I visited smiler and Donna Pellworth at 27 Tansy Close. "
    "Mrs Okonjo-Hale rang 01632 960147 about Donna."
)


@pytest.fixture
def entry(journal: Journal) -> Entry:
    section = Section("what", "What?", TEXT, guide="driscoll")
    return journal.entries.save(
        Entry("driscoll", date(2024, 3, 14), "A visit to Donna", (section,))
    )


@pytest.fixture
def review(qtbot, journal, jobs, ask, look, entry) -> Iterator[ReviewView]:
    view = ReviewView(journal, jobs, ask)
    qtbot.addWidget(view)
    view.resize(1300, 700)
    view.show()
    view.open(_started(journal, entry))
    qtbot.waitUntil(lambda: view.state is not None and bool(view.state.texts))
    yield view
    view.save()


def _started(journal: Journal, entry: Entry) -> CleanCopy:
    return journal.sharing.start([entry.id], AudienceTier.T2, "my team")


def _press(qtbot, view: ReviewView, *keys: Qt.Key) -> None:
    view.found.setFocus()
    for key in keys:
        qtbot.keyClick(view.found, key)


def _decide_all(qtbot, view: ReviewView) -> None:
    for _ in view.state.entities:
        _press(qtbot, view, Qt.Key.Key_Return)


def test_enter_accepts_and_goes_on_until_the_main_button_is_ready(qtbot, review) -> None:
    assert not review.foot.main.isEnabled()
    assert "still to decide" in review.foot.reason.text()
    _decide_all(qtbot, review)
    assert review.state.left == ()
    assert review.foot.main.isEnabled()
    with qtbot.waitSignal(review.reviewed) as went:
        review.foot.main.click()
    assert went.args[0].reviewed_at is not None


def test_the_clean_copy_never_shows_a_private_word(qtbot, review) -> None:
    private = ("Donna", "Pellworth", "Tansy", "Okonjo", "960147")
    for _ in review.state.entities:
        assert not [word for word in private if word in review.clean.text.toPlainText()]
        _press(qtbot, review, Qt.Key.Key_Return)
    assert not [word for word in private if word in review.clean.text.toPlainText()]


def test_one_decision_holds_wherever_its_person_is_mentioned(qtbot, review) -> None:
    donna = next(e for e in review.state.entities if "Donna" in e.name)
    assert len(donna.mentions) == 3
    review.found.hold(donna.key)
    _press(qtbot, review, Qt.Key.Key_1, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.clear()
    qtbot.keyClicks(field, "a mother")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert review.clean.text.toPlainText().lower().count("a mother") == 3


def test_keeping_needs_a_reason(qtbot, review) -> None:
    before = review.state.choices
    _press(qtbot, review, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert review.state.choices == before
    key = review.found.current
    _press(qtbot, review, Qt.Key.Key_4, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "public building")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    kept = review.state.choices[key]
    assert (kept.treatment, kept.reason) == (Treatment.KEEP, "public building")


def test_the_row_in_hand_is_seen_whole_however_long_the_list(qtbot, journal, review) -> None:
    rang = " ".join(f"She rang 01632 9601{n}." for n in range(20, 45))
    day = date(2024, 3, 14)
    entry = journal.entries.save(Entry("driscoll", day, "A day", (Section("what", "What?", rang),)))
    review.resize(1300, 420)
    review.open(_started(journal, entry))
    qtbot.waitUntil(lambda: len(review.state.entities) > 20)
    area = review.found._area
    for _ in review.state.entities:
        _press(qtbot, review, Qt.Key.Key_Down)
        qtbot.wait(5)
        card = review.found._card
        assert card.mapTo(area.viewport(), card.rect().topLeft()).y() >= 0
        bottom = card.mapTo(area.viewport(), card.rect().bottomLeft()).y()
        assert bottom <= area.viewport().height()


def test_the_list_never_moves_sideways_in_a_narrow_window(qtbot, journal, review) -> None:
    rang = " ".join(f"She rang 01632 9601{n}." for n in range(20, 45))
    words = f"Her National Insurance number was QQ 12 34 56 C. {rang}"
    entry = journal.entries.save(
        Entry("driscoll", date(2024, 4, 2), "Papers", (Section("what", "What?", words),))
    )
    review.resize(964, 700)  # a window of 1024 without its rail
    review.open(_started(journal, entry))
    qtbot.waitUntil(lambda: any("QQ" in e.name for e in review.state.entities))
    _press(qtbot, review, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert review.found._area.verticalScrollBar().maximum() > 0
    assert review.found._area.horizontalScrollBar().maximum() == 0


def test_enter_in_the_field_decides_about_the_row_in_hand_and_no_other(qtbot, review) -> None:
    key = review.found.current
    _press(qtbot, review, Qt.Key.Key_2, Qt.Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert set(review.state.choices) == {key}


def test_a_key_that_is_held_down_decides_once(qtbot, review) -> None:
    _press(qtbot, review, Qt.Key.Key_Return)
    for _ in range(3):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
        )
        QApplication.sendEvent(review.found, held)
    assert len(review.state.choices) == 1


def test_undo_takes_the_last_decision_back_exactly(qtbot, review) -> None:
    before = review.clean.text.toPlainText()
    _press(qtbot, review, Qt.Key.Key_Return)
    assert review.clean.text.toPlainText() != before
    review.undo()
    assert review.state.choices == {}
    assert review.clean.text.toPlainText() == before


def test_undo_leaves_what_was_answered_since(qtbot, review) -> None:
    _press(qtbot, review, Qt.Key.Key_Return)
    review._desk.answer("Colleagues of that winter.", "The blue door.")
    review.undo()
    copy = review.state.copy
    assert (copy.choices, copy.who_describes, copy.memorable) == (
        (), "Colleagues of that winter.", "The blue door.",
    )  # fmt: skip


def test_undo_takes_back_a_name_with_the_alias_that_it_made(qtbot, journal, review) -> None:
    review._desk.name("smiler")
    qtbot.waitUntil(lambda: any(e.name == "smiler" for e in review.state.entities))
    review.undo()
    qtbot.waitUntil(lambda: not any(e.name == "smiler" for e in review.state.entities))
    assert journal.aliases.all() == ()


def test_selected_words_become_a_name_an_alias_and_a_finding(qtbot, journal, review) -> None:
    view = review.private
    cursor = view.document().find("smiler")
    view.setTextCursor(cursor)
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: any(e.name == "smiler" for e in review.state.entities))
    assert [alias.name for alias in journal.aliases.all()] == ["smiler"]
    assert review.found.current in {e.key for e in review.state.entities if e.name == "smiler"}


def _select(review, words: str) -> None:
    start = review.private.toPlainText().index(words)
    cursor = review.private.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    review.private.setTextCursor(cursor)
    review.private.setFocus()


@pytest.mark.parametrize("selected", ["visited ", " visited", "visited"])
def test_what_is_selected_around_a_name_is_no_part_of_it(qtbot, journal, review, selected) -> None:
    _select(review, selected)
    assert review.private.selected_words() == "visited"


@pytest.mark.parametrize("after", [".", ",", "’s", "'s", "”", "’s,"])
def test_the_stop_and_the_ending_behind_a_name_are_no_part_of_it(qtbot, look, after) -> None:
    text = MarkedText("Private text")
    qtbot.addWidget(text)
    text.show_text(f"I asked “Smiler{after} and left", [])
    cursor = text.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(15 + len(after), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert text.selected_words() == "Smiler"


def test_without_a_selection_it_is_said_what_to_select(qtbot, journal, review) -> None:
    qtbot.keyClick(review.private, Qt.Key.Key_N)
    assert review.strip.isVisible()
    assert review.strip.title == "Select the name in the private text first."
    _select(review, "smiler")
    qtbot.keyClick(review.private, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: any(e.name == "smiler" for e in review.state.entities))
    assert not review.strip.isVisible()


def test_a_review_left_half_way_is_taken_up_where_it_was(
    qtbot, journal, jobs, ask, review, entry
) -> None:
    _press(qtbot, review, Qt.Key.Key_Return, Qt.Key.Key_Return)
    review.save()
    again = ReviewView(journal, jobs, ask)
    qtbot.addWidget(again)
    again.open(journal.clean_copies.of(entry.id)[0])
    qtbot.waitUntil(lambda: again.state is not None and bool(again.state.texts))
    assert again.state.choices == review.state.choices
    assert len(again.state.left) == len(again.state.entities) - 2


def test_a_changed_entry_is_said_and_its_new_findings_are_to_decide(
    qtbot, journal, review, entry
) -> None:
    _decide_all(qtbot, review)
    review.save()
    section = replace(entry.sections[0], text=TEXT + " Then Farida Haddad came.")
    changed = journal.entries.save(replace(entry, sections=(section,)))
    review.open(journal.clean_copies.of(changed.id)[0])
    qtbot.waitUntil(lambda: any("Farida" in e.name for e in review.state.left))
    assert review.strip.isVisible()
    assert not review.foot.main.isEnabled()


def test_a_split_person_is_decided_about_form_by_form(qtbot, journal, review) -> None:
    donna = next(e for e in review.state.entities if "Donna" in e.name)
    forms = {finding.text for _, finding in donna.mentions}
    review.found.split_asked.emit(donna.key)
    qtbot.waitUntil(lambda: donna.key not in {e.key for e in review.state.entities})
    assert forms <= {e.name for e in review.state.entities}
    _decide_all(qtbot, review)
    review.save()
    assert review.state.copy.reviewed_at is not None


def test_a_word_that_is_not_taken_for_a_name_is_said_so_and_kept_nowhere(
    qtbot, journal, review
) -> None:
    before = review.state
    journal.aliases.save(Alias("Somebody"))
    with qtbot.waitSignal(review._desk.moved):
        review._desk.name("a word that is not there")
    assert review.strip.isVisible()
    assert "“a word that is not there” is an everyday word" in review.strip.title
    assert [alias.name for alias in journal.aliases.all()] == ["Somebody"]
    assert review.state.copy.also_names == before.copy.also_names


def test_a_narrow_view_shows_one_pane_with_a_switch(qtbot, review) -> None:
    review.resize(600, 600)
    assert review.switch.isVisible()
    assert review.found.isVisible(), "first what is to be decided"
    assert not review.private.isVisible()
    review.switch.setCurrentIndex(0)
    assert review.private.isVisible()
    assert not review.found.isVisible()


def test_every_part_of_the_review_has_a_name(review) -> None:
    for part in (review.private, review.found, review.clean, review.clean.panel.who):
        assert part.accessibleName()


@given(st.text(max_size=40))
def test_places_are_the_same_whether_counted_in_code_points_or_units(text: str) -> None:
    places = CodePoints(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
        assert places.to_qt(place) == units
        assert places.from_qt(units) == place


def test_every_mark_is_found_in_each_of_its_paragraphs(qtbot, look) -> None:
    view = MarkedText("Text")
    qtbot.addWidget(view)
    text = "One 👩 two.\n\nThree four five.\nSix."
    marks = [
        Mark(0, 20, "long", "todo"),  # over three paragraphs
        Mark(4, 5, "wide", "decided"),
        Mark(text.index("four"), text.index("Six") + 3, "end", "kept"),
    ]
    view.show_text(text, marks)
    found: dict[str, str] = {}
    block = view.document().begin()
    while block.isValid():
        for start, end, mark in view.marks_in(block):
            units = block.text().encode("utf-16-le")[2 * start : 2 * end]
            found[mark.entity] = found.get(mark.entity, "") + units.decode("utf-16-le")
        block = block.next()
    assert found == {m.entity: text[m.start : m.end].replace("\n", "") for m in marks}


def test_marks_take_the_colours_of_another_theme(qtbot, look) -> None:
    view = MarkedText("Text")
    qtbot.addWidget(view)
    view.show()
    view.show_text("Title\nDonna came.", [Mark(6, 11, "donna", "todo")])

    def ink() -> str:
        formats = view.document().findBlockByNumber(1).layout().formats()
        return formats[0].format.foreground().color().name()

    light = ink()
    assert light == theme.color("todo_text").name()
    look.apply("dark", theme.USUAL)
    QApplication.processEvents()
    assert ink() == theme.color("todo_text").name() != light

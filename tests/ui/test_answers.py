"""Every kind of step has a widget that answers it, and none of them loses what it was given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reflectjournal.guides.load import load_guides
from reflectjournal.model import Opens, Reply, Section, Step, StepKind
from reflectjournal.ui.widgets.answers import ChoiceAnswer, DateAnswer, RowsAnswer, answer_for
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.consent_answer import ConsentAnswer
from reflectjournal.ui.widgets.rows_editor import Column, RowsEditor

GUIDES = load_guides().all
STEPS = [(g, step) for g in GUIDES for step in (*g.steps, *g.fields)]
KINDS = {step.kind for _, step in STEPS}


@pytest.fixture
def holder(qtbot, look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def test_the_guides_use_every_kind_of_step():
    assert set(StepKind) - KINDS <= {StepKind.FEELINGS, StepKind.EVIDENCE, StepKind.CONSENT}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda g: g.id)
def test_every_step_of_a_guide_gives_back_what_it_is_given(holder, guide):
    for step in (*guide.steps, *guide.fields):
        rows: tuple[tuple[str, ...], ...] = ()
        text = "Words of mine.\n\nMore, with **stress** and 👩‍👧."
        if step.kind in (StepKind.LIST, StepKind.TABLE, StepKind.PEOPLE, StepKind.RECOMMENDATION):
            rows, text = (("one", "two", "", "", ""), ("three",)), ""
        elif step.kind is StepKind.CHOICE:
            rows = ((step.options[-1],),)
        elif step.kind is StepKind.CONSENT:
            rows = ((step.columns[0], "the aunt"), ("Until", "2027-01-31"), ("a note",))
        elif step.kind is StepKind.DATE:
            text = "2026-11-12"
        answer = answer_for(step, "?", holder, growing=True)
        answer.load(Section(step.id, step.title, text, step.kind, rows))
        got_text, got_rows = answer.answer()
        assert got_text == text, step.id
        short = [tuple(cell for cell in row if cell) for row in got_rows]
        assert short == [tuple(cell for cell in row if cell) for row in rows], step.id


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("ab \n", max_size=30), st.lists(st.tuples(st.text("xy ", max_size=5)), max_size=4))
def test_an_answer_of_another_kind_is_kept_whole(holder, text, rows):
    for kind in StepKind:
        step = Step("s", "S", kind, ("?",), options=("xx",), columns=("A", "B"))
        answer = answer_for(step, "?", holder, growing=True)
        answer.load(Section("s", "S", text, kind, tuple(rows)))
        got_text, got_rows = answer.answer()
        if kind is not StepKind.DATE:
            assert got_text == text
        assert " ".join(got_text.split()) == " ".join(text.split())
        if isinstance(answer, RowsAnswer | ChoiceAnswer | ConsentAnswer):
            words = [row[0].strip() for row in rows if row[0].strip()]
            got = [row[0].strip() for row in got_rows if row and row[0].strip()]
            assert sorted(set(got)) == sorted(set(words))


def test_a_row_is_added_by_writing_and_one_stays_empty(holder, qtbot):
    rows = RowsEditor((Column("What"), Column("Who")), holder)
    holder.show()
    seen: list[object] = []
    rows.edited.connect(lambda: seen.append(rows.rows()))
    qtbot.keyClicks(rows._fields[0].cells[0], "ring")
    assert rows.rows() == (("ring", ""),)
    assert len(rows._fields) == 2
    qtbot.keyClick(rows._fields[0].cells[0], Qt.Key.Key_Return)
    qtbot.keyClick(rows._fields[0].cells[1], Qt.Key.Key_Return)
    qtbot.waitUntil(rows._fields[1].cells[0].hasFocus)
    assert seen


def test_a_row_that_was_taken_away_can_be_put_back(holder, qtbot):
    rows = RowsEditor((Column("What"),), holder)
    rows.load((("first",), ("second",)))
    rows._remove(rows._fields[0])
    assert rows.rows() == (("second",),)
    rows._back.click()
    assert rows.rows() == (("first",), ("second",))


def test_an_action_row_keeps_its_day_as_a_date(holder, qtbot):
    step = Step("act", "Act", StepKind.ACTION, ("What will you do?",))
    answer = answer_for(step, "?", holder, growing=True)
    answer.load(Section("act", "Act", kind=StepKind.ACTION))
    fields = answer.rows._fields[0]
    qtbot.keyClicks(fields.cells[0], "Ring the health visitor")
    qtbot.keyClicks(fields.cells[2].line, "2/12/2026")
    assert answer.answer() == ("", (("Ring the health visitor", "", "2026-12-02"),))


def test_a_choice_can_be_taken_back_and_says_its_reply(holder, qtbot):
    step = Step(
        "told", "Told", StepKind.CHOICE, ("Have they been told?",), options=("yes", "no"),
        replies=(Reply("no", "Think of the duty of candour.", Opens.SUPPORT),),
    )  # fmt: skip
    answer = answer_for(step, "?", holder, growing=True)
    assert isinstance(answer, ChoiceAnswer)
    answer.load(Section("told", "Told", "because", StepKind.CHOICE))
    holder.show()
    asked: list[str] = []
    answer.page_asked.connect(asked.append)
    answer._boxes[1].click()
    assert answer.answer() == ("because", (("no",),))
    assert not answer._said.isHidden()
    answer._said.findChild(Button).click()
    assert asked == ["support"]
    answer._clear.click()
    assert answer.answer() == ("because", ())
    assert answer._said.isHidden()


def test_a_consent_record_is_filled_in_as_the_check_before_sharing_reads_it(holder, qtbot):
    from reflectjournal.model import AudienceTier, Entry
    from reflectjournal.sharing.consent import consents_of

    guide = next(g for g in GUIDES if g.id == "lived-experience")
    step = guide.step("consent")
    answer = answer_for(step, "?", holder, growing=True)
    answer.load(Section("consent", "Consent", kind=StepKind.CONSENT))
    qtbot.keyClicks(answer._fields["What may be used"], "her words about the meeting")
    qtbot.keyClicks(answer._fields["Agreed on"].line, "3/2/2026")
    widest = answer._fields["Widest audience"]
    widest.setCurrentIndex(2)
    answer._fields["May be quoted"].setCurrentIndex(1)
    _, rows = answer.answer()
    section = Section("consent", "Consent", "", StepKind.CONSENT, rows)
    (consent,) = consents_of(Entry("lived-experience", date(2026, 2, 3), sections=(section,)))
    assert consent.what == "her words about the meeting"
    assert consent.given_on == date(2026, 2, 3)
    assert consent.widest is AudienceTier.T2
    assert consent.quoted
    assert consent.unreadable == ()


def test_several_options_may_be_taken_where_the_guide_says_so(holder):
    step = Step("f", "F", StepKind.CHOICE, ("?",), options=("a", "b", "c"), many=True)
    answer = answer_for(step, "?", holder, growing=True)
    answer.load(Section("f", "F", kind=StepKind.CHOICE))
    answer._boxes[0].click()
    answer._boxes[2].click()
    assert answer.answer()[1] == (("a",), ("c",))


def test_words_that_are_no_day_stay_and_are_said_to_be_none(holder, qtbot):
    step = Step("when", "When", StepKind.DATE, ("When?",))
    answer = answer_for(step, "?", holder, growing=True)
    assert isinstance(answer, DateAnswer)
    answer.load(Section("when", "When", "around Easter\nand later", StepKind.DATE))
    assert answer.answer()[0] == "around Easter\nand later"
    assert "not read as a day" in answer.field.line.accessibleDescription()
    answer.field.load(date(2026, 4, 5))
    assert answer.answer()[0].startswith("2026-04-05")
    QApplication.processEvents()

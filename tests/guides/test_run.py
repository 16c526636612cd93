"""Leading through a guide: begin, answer, skip, come back, change guide, finish."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.guides import run
from reflectjournal.guides.load import load_guides
from reflectjournal.model.entries import Entry, FeelingCheck, FeelingWord, FlagKind, Moment
from reflectjournal.model.guides import ClosesWith, Guide, Step, StepKind
from reflectjournal.model.work import Action, ActionKind, Origin, OriginKind

GUIDES = load_guides().by_id
DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
WITH_ROWS = (
    StepKind.LIST,
    StepKind.TABLE,
    StepKind.PEOPLE,
    StepKind.CHOICE,
    StepKind.RECOMMENDATION,
    StepKind.CONSENT,
    StepKind.ACTION,
)


def begin(guide_id: str) -> Entry:
    return run.begin(GUIDES[guide_id], DAY, NOW)


def step_of(guide_id: str, step_id: str) -> Step:
    step = GUIDES[guide_id].step(step_id)
    assert step is not None
    return step


def words(entry: Entry) -> Counter[str]:
    """Every text and cell that was written."""
    cells = (cell for section in entry.sections for row in section.rows for cell in row)
    texts = (section.text for section in entry.sections)
    return Counter(text for text in (*texts, *cells) if text.strip())


def test_an_entry_begins_empty_with_the_steps_of_its_guide_in_order() -> None:
    entry = begin("gibbs")
    assert [section.title for section in entry.sections] == [
        "Description",
        "Feelings",
        "Evaluation",
        "Analysis",
        "Conclusion",
        "Action plan",
    ]
    assert entry.words == 0
    assert (entry.guide, entry.day, entry.step) == ("gibbs", DAY, "description")
    assert entry.finished_at is None


def test_fields_stand_after_the_steps() -> None:
    entry = begin("supervision-record")
    assert [section.step for section in entry.sections][-6:] == [
        "date",
        "supervisor",
        "type",
        "length",
        "agenda-items",
        "functions-covered",
    ]


def test_answers_stand_in_the_guides_order_whatever_comes_first() -> None:
    entry = run.answer(begin("driscoll"), "now-what", "Ring first")
    entry = run.answer(entry, "what", "I was late")
    assert [section.text for section in entry.sections] == ["I was late", "", "Ring first"]
    assert entry.text == "## What?\n\nI was late\n\n## Now what?\n\nRing first"


def test_a_skipped_step_stays_open_and_can_be_come_back_to() -> None:
    entry = run.answer(begin("driscoll"), "what", "I was late")
    entry = run.go_to(entry, "now-what")
    states = run.progress(entry, GUIDES["driscoll"])
    assert [(state.answered, state.current) for state in states] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    entry = run.answer(entry, "so-what", "It mattered")
    assert [state.answered for state in run.progress(entry, GUIDES["driscoll"])] == [
        True,
        True,
        False,
    ]


def test_an_empty_answer_takes_the_answer_back() -> None:
    entry = run.answer(begin("era"), "experience", "Something")
    entry = run.answer(entry, "experience", "")
    assert not run.progress(entry, GUIDES["era"])[0].answered


def test_a_choice_keeps_its_option_beside_the_words() -> None:
    entry = run.answer(
        begin("failure-as-learning"),
        "what-kind-of-failure",
        "Two things met",
        rows=(("several things combining",),),
    )
    entry = run.answer(entry, "what-kind-of-failure", "Two small things met")
    section = next(s for s in entry.sections if s.step == "what-kind-of-failure")
    assert section.rows == (("several things combining",),)
    assert section.text == "Two small things met"


def test_an_unknown_step_is_not_found_and_nothing_of_it_is_quoted() -> None:
    with pytest.raises(NotFound) as fault:
        run.answer(begin("era"), "no-such-step", "a private sentence")
    assert "private" not in str(fault.value)
    with pytest.raises(NotFound):
        run.answer(begin("era"), "experience", "x", position=1)


def test_a_repeated_step_takes_another_answer_after_the_first() -> None:
    step = step_of("supervision-record", "reflective-discussion")
    entry = run.answer(begin("supervision-record"), step.id, "First item")
    entry = run.add_repeat(entry, step)
    entry = run.answer(entry, step.id, "Second item", position=1)
    titles = [(section.title, section.text) for section in entry.sections[:4]]
    assert titles == [
        ("Wellbeing", ""),
        ("Reflective discussion", "First item"),
        ("Reflective discussion", "Second item"),
        ("Decisions", ""),
    ]
    assert run.progress(entry, GUIDES["supervision-record"])[1].sections == (1, 2)


def test_a_feelings_step_is_answered_by_a_mark_on_the_grid() -> None:
    check = FeelingCheck(Moment.THEN, (FeelingWord("uneasy", 2),))
    entry = replace(begin("gibbs"), feelings=(check,))
    answered = [state.step.id for state in run.progress(entry, GUIDES["gibbs"]) if state.answered]
    assert answered == ["feelings"]


def test_an_action_answers_its_step() -> None:
    entry = replace(begin("gibbs"), id=7)
    action = run.action_from(entry, step_of("gibbs", "action-plan"), "Ring the surgery")
    states = run.progress(entry, GUIDES["gibbs"], (action,))
    assert states[-1].answered
    assert not states[0].answered


def test_an_action_keeps_the_step_it_came_from() -> None:
    entry = replace(begin("gibbs"), id=7, title="A visit")
    action = run.action_from(entry, step_of("gibbs", "action-plan"), "Ring the surgery")
    assert action.origin == Origin(OriginKind.ENTRY, id=7, step="action-plan", label="A visit")
    assert action.kind is ActionKind.ACTION
    proposed = run.action_from(
        entry, step_of("case-review", "feedback-and-recommendations"), "Change the form", "manager"
    )
    assert proposed.kind is ActionKind.RECOMMENDATION
    assert proposed.owner == "manager"


# ---- changing the guide


def test_feelings_and_action_move_to_the_steps_of_the_same_name() -> None:
    entry = run.answer(begin("gibbs"), "feelings", "Heavy")
    entry = run.answer(entry, "conclusion", "I should have asked")
    entry = run.switch(entry, GUIDES["four-fs"])
    assert entry.guide == "four-fs"
    assert [(section.title, section.text) for section in entry.sections] == [
        ("Facts", ""),
        ("Feelings", "Heavy"),
        ("Findings", ""),
        ("Future", ""),
        ("Conclusion", "I should have asked"),
    ]
    assert run.left_over(entry) == (4,)


def test_answers_left_over_go_home_when_their_guide_comes_back() -> None:
    entry = begin("gibbs")
    for step in GUIDES["gibbs"].steps:
        entry = run.answer(entry, step.id, f"about {step.title}")
    there = run.switch(entry, GUIDES["check-in"])
    back = run.switch(there, GUIDES["gibbs"])
    assert back.sections == entry.sections


def test_promised_actions_move_with_their_rows() -> None:
    rows = (("Ring the surgery", "", "2026-12-01"),)
    entry = run.answer(begin("driscoll"), "now-what", "", rows=rows)
    section = run.switch(entry, GUIDES["rolfe"]).sections[2]
    assert (section.guide, section.step, section.rows) == ("rolfe", "now-what", rows)
    # A step of another kind would not show them: there they stay as they are, at the end.
    kept = run.switch(entry, GUIDES["brookfield"]).sections[-1]
    assert (kept.guide, kept.title, kept.rows) == ("driscoll", "Now what?", rows)


def test_a_table_does_not_turn_into_prose() -> None:
    step = "what-happened-key-moments"
    entry = run.answer(begin("case-review"), step, "", rows=(("The call", "nurse", "little"),))
    entry = run.switch(entry, GUIDES["gibbs"])
    kept = entry.sections[-1]
    assert kept.kind is StepKind.TABLE
    assert kept.title == "What happened: key moments"
    assert kept.rows == (("The call", "nurse", "little"),)


def test_a_choice_does_not_move_to_a_guide_with_other_options() -> None:
    entry = run.answer(begin("supervision-record"), "type", "", rows=(("group",),))
    entry = run.switch(entry, GUIDES["case-conference"])
    titled = [(section.guide, section.rows) for section in entry.sections if section.step == "type"]
    assert titled == [("case-conference", ()), ("supervision-record", (("group",),))]
    back = run.switch(entry, GUIDES["supervision-record"])
    assert [s.rows for s in back.sections if s.step == "type"] == [(("group",),)]


def small(guide_id: str, *, repeat: bool) -> Guide:
    """A guide with one step called "thoughts"."""
    step = Step("thoughts", "Thoughts", StepKind.TEXT, ("What?",), repeat=repeat)
    return Guide(guide_id, 1, guide_id, "reflection", "", 5, 10, (step,))


def test_a_step_that_is_asked_once_takes_one_answer_and_the_rest_stays_at_the_end() -> None:
    many, one = small("many", repeat=True), small("one", repeat=False)
    entry = run.answer(run.begin(many, DAY, NOW), "thoughts", "first")
    entry = run.answer(run.add_repeat(entry, many.steps[0]), "thoughts", "second", position=1)
    there = run.switch(entry, one)
    assert [(s.text, s.guide) for s in there.sections] == [("first", "one"), ("second", "many")]
    assert run.left_over(there) == (1,)
    assert run.progress(there, one)[0].sections == (0,)
    assert run.switch(there, many).sections == entry.sections


def test_an_answer_made_for_a_guide_goes_before_one_that_only_fits() -> None:
    many, one = small("many", repeat=True), small("one", repeat=False)
    entry = run.answer(run.begin(many, DAY, NOW), "thoughts", "many's")
    own = replace(run.begin(one, DAY, NOW).sections[0], text="one's")
    both = replace(entry, sections=(*entry.sections, own))
    there = run.switch(both, one)
    assert [(s.text, s.guide) for s in there.sections] == [("one's", "one"), ("many's", "many")]


def test_the_step_in_view_stays_where_the_new_guide_has_it() -> None:
    entry = run.go_to(begin("driscoll"), "so-what")
    assert run.switch(entry, GUIDES["rolfe"]).step == "so-what"
    assert run.switch(entry, GUIDES["gibbs"]).step == "description"


def _filled(guide: Guide, texts: list[str]) -> Entry:
    """An entry with each step and field answered, repeated ones twice, from a pool of texts."""
    entry = run.begin(guide, DAY, NOW)
    for number, step in enumerate((*guide.steps, *guide.fields)):
        text = f"{step.id} {texts[number % len(texts)]}"
        rows = ((text, "cell"),) if step.kind in WITH_ROWS else ()
        entry = run.answer(entry, step.id, text, rows=rows)
        if step.repeat:
            entry = run.add_repeat(entry, step)
            entry = run.answer(entry, step.id, f"again {text}", position=1)
    return entry


@pytest.mark.parametrize("first", GUIDES)
def test_no_word_is_lost_between_any_two_guides(first: str) -> None:
    entry = _filled(GUIDES[first], ["some words"])
    for second in GUIDES.values():
        there = run.switch(entry, second)
        assert words(there) == words(entry), (first, second.id)
        back = run.switch(there, GUIDES[first])
        assert words(back) == words(entry), (first, second.id)


@settings(max_examples=150, deadline=None)
@given(
    path=st.lists(st.sampled_from(sorted(GUIDES)), min_size=2, max_size=6),
    texts=st.lists(st.text(min_size=1), min_size=1, max_size=12),
)
def test_no_word_is_lost_on_any_way_through_the_guides(path: list[str], texts: list[str]) -> None:
    entry = _filled(GUIDES[path[0]], texts)
    for guide_id in path[1:]:
        changed = run.switch(entry, GUIDES[guide_id])
        assert words(changed) == words(entry)
        own = [section.step for section in changed.sections if section.guide == guide_id]
        steps = [step.id for step in (*GUIDES[guide_id].steps, *GUIDES[guide_id].fields)]
        assert list(dict.fromkeys(own)) == steps
        assert_shown(changed, GUIDES[guide_id])
        entry = changed


def assert_shown(entry: Entry, guide: Guide) -> None:
    """Every answer stands where its widget shows it whole."""
    counts = Counter(section.step for section in entry.sections if section.guide == guide.id)
    for section in entry.sections:
        if section.guide != guide.id:
            continue
        step = guide.step(section.step)
        assert step is not None
        assert section.kind is step.kind
        assert step.repeat or counts[step.id] == 1
        assert section.kind in WITH_ROWS or not section.rows


def test_an_entry_begins_with_the_flags_of_its_guide() -> None:
    guide = replace(GUIDES["gibbs"], default_flags=(FlagKind.SUPERVISION.value,))
    (flag,) = run.begin(guide, DAY, NOW).flags
    assert (flag.kind, flag.flagged_at) == (FlagKind.SUPERVISION, NOW)


def test_feelings_tags_and_title_stay_when_the_guide_changes() -> None:
    check = FeelingCheck(Moment.NOW, (FeelingWord("calm", 1),))
    entry = replace(begin("gibbs"), title="A visit", tags=("home-visit",), feelings=(check,), id=3)
    changed = run.switch(entry, GUIDES["era"])
    assert (changed.title, changed.tags, changed.feelings, changed.id) == (
        "A visit",
        ("home-visit",),
        (check,),
        3,
    )


# ---- what is still asked for, and finishing


def test_a_guide_that_closes_with_an_action_asks_for_one_and_lets_go() -> None:
    entry = run.answer(begin("era"), "experience", "A short visit")
    assert run.missing(entry, GUIDES["era"]) == (
        "This guide closes with an action: what will you do, and by when?",
    )
    assert run.finish(entry, GUIDES["era"], NOW).finished_at == NOW
    entry = run.answer(entry, "action", "Ring tomorrow")
    assert run.missing(entry, GUIDES["era"]) == ()


def test_an_emotional_check_in_asks_for_nothing() -> None:
    assert run.missing(begin("check-in"), GUIDES["check-in"]) == ()
    assert run.missing(begin("free-writing"), GUIDES["free-writing"]) == ()


@pytest.mark.parametrize("guide_id", GUIDES)
def test_each_guide_says_what_it_closes_with_until_it_is_there(guide_id: str) -> None:
    guide = GUIDES[guide_id]
    entry = run.begin(guide, DAY, NOW)
    sentences = run.missing(entry, guide)
    assert len(sentences) == (guide.closes_with is not ClosesWith.NONE)
    step = run.closing_step(guide)
    if step is not None and step.kind is not StepKind.RECOMMENDATION:
        rows = (("something",),) if step.kind in WITH_ROWS else ()
        assert run.missing(run.answer(entry, step.id, "something", rows=rows), guide) == ()


def test_a_case_review_cannot_be_finished_without_a_recommendation() -> None:
    guide = GUIDES["case-review"]
    entry = replace(_filled(guide, ["words"]), id=5)
    step = step_of("case-review", "feedback-and-recommendations")
    entry = run.answer(entry, step.id, "In prose only", rows=())
    with pytest.raises(RuleBroken) as refused:
        run.finish(entry, guide, NOW)
    assert "at least one recommendation" in str(refused.value)
    assert run.missing(entry, guide) == (str(refused.value),)
    row = ("A new form", "team manager", "2027-05-01", "audit", "process")
    assert run.finish(run.answer(entry, step.id, "", rows=(row,)), guide, NOW).finished_at == NOW
    recommendation = run.action_from(entry, step, "Change the form", "team manager")
    assert run.finish(entry, guide, NOW, (recommendation,)).finished_at == NOW


def test_an_ordinary_action_is_no_recommendation() -> None:
    guide = GUIDES["case-review"]
    entry = run.begin(guide, DAY, NOW)
    with pytest.raises(RuleBroken):
        run.finish(entry, guide, NOW, (Action(what="Ring the school"),))
    half = (("A new form", "", "", "", ""),)
    with pytest.raises(RuleBroken):
        run.finish(run.answer(entry, "feedback-and-recommendations", "", rows=half), guide, NOW)

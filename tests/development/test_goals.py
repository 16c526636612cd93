"""Hints help and never stand in the way; evidence is counted by kind."""

from __future__ import annotations

from datetime import date

import pytest

from reflectjournal.development.goals import hints, kinds
from reflectjournal.model import Evidence, EvidenceKind, Goal

CLEAR = Goal("Ask to see every room at the first visit", target=date(2027, 3, 1))


def test_a_goal_with_a_day_and_something_to_see_gets_no_hint():
    assert hints(CLEAR) == ()


@pytest.mark.parametrize("time", ["by March", "in six weeks", "before my appraisal", "31.3."])
def test_a_time_in_words_is_a_day_too(time):
    assert hints(Goal(CLEAR.title, time_bound=time)) == ()


def test_a_goal_without_a_day_is_asked_for_one():
    (hint,) = hints(Goal(CLEAR.title))
    assert "no day yet" in hint


@pytest.mark.parametrize("title", ["Understand neglect better", "Be more aware of culture"])
def test_a_goal_that_cannot_be_observed_is_asked_what_others_would_see(title):
    (hint,) = hints(Goal(title, target=date(2027, 3, 1)))
    assert "somebody see you do" in hint


def test_any_of_its_texts_may_say_what_can_be_observed():
    goal = Goal("Better first visits", target=date(2027, 3, 1), measurable="Parents hear me asking")
    assert hints(goal) == ()


@pytest.mark.parametrize(
    "title", ["My manager gives me time to read", "The school tells us about absences earlier"]
)
def test_a_goal_that_is_somebody_elses_to_do_is_asked_for_the_own_part(title):
    (hint,) = hints(Goal(title, target=date(2027, 3, 1)))
    assert "depend on somebody else" in hint


def test_an_own_part_in_it_is_enough():
    goal = Goal("My manager and I review every closure", target=date(2027, 3, 1))
    assert hints(goal) == ()


def test_evidence_is_counted_by_kind_and_all_four_kinds_are_named():
    evidence = [Evidence(EvidenceKind.FEEDBACK, None)] * 3 + [Evidence(EvidenceKind.OUTCOME, None)]
    assert kinds(evidence) == {
        EvidenceKind.REFLECTION: 0,
        EvidenceKind.FEEDBACK: 3,
        EvidenceKind.OUTCOME: 1,
        EvidenceKind.TEACHING: 0,
    }

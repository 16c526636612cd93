from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import (
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    Link,
    LinkKind,
    OrganisationalGoal,
    ReviewDecision,
)
from reflectjournal.store.goals import LONGEST_TITLE, Goals, shortened
from reflectjournal.store.vault import Vault
from tests.store.test_entries import DAY, Clock

ENTRY = Link(LinkKind.ENTRY, 5, "from entry of 14 March")


@pytest.fixture
def goals(vault: Vault) -> Goals:
    return Goals(vault, Clock())


def active(title: str = "Hold a clear first conversation", **fields: object) -> Goal:
    return replace(Goal(title, status=GoalStatus.ACTIVE), **fields)  # type: ignore[arg-type]


def test_a_goal_comes_back_as_it_was_saved(goals: Goals) -> None:
    priority = goals.save_organisational(OrganisationalGoal("Hear children", "2025", "Board plan"))
    saved = goals.save(
        active(
            origins=(ENTRY, Link(LinkKind.SESSION, 2)),
            standards=("swe:4.1", "swe:4.4"),
            organisational_goal=priority.id,
            target=DAY,
        )
    )
    assert goals.get(saved.id) == saved
    assert goals.of(ENTRY) == (saved,)


def test_an_active_goal_is_started_and_gets_a_day_to_be_reviewed(goals: Goals) -> None:
    saved = goals.save(active())
    assert saved.started == DAY
    assert saved.review_on == DAY + timedelta(weeks=6)
    assert goals.due(DAY + timedelta(weeks=6)) == (saved,)
    assert goals.due(DAY + timedelta(weeks=5)) == ()
    assert goals.save(Goal("Only a draft")).review_on is None


def test_a_goal_is_met_only_once_its_difference_is_in_words(goals: Goals) -> None:
    saved = goals.save(active())
    with pytest.raises(RuleBroken, match="difference"):
        goals.save(replace(saved, status=GoalStatus.MET))
    met = goals.save(replace(saved, status=GoalStatus.MET, impact="Parents say that they knew."))
    assert goals.all(GoalStatus.MET) == (met,)


def test_a_goal_is_let_go_with_a_reason(goals: Goals) -> None:
    saved = goals.save(active())
    with pytest.raises(RuleBroken, match="good ending"):
        goals.save(replace(saved, status=GoalStatus.LET_GO))
    goals.save(replace(saved, status=GoalStatus.LET_GO, let_go_reason="The role has changed."))


def test_a_goal_needs_a_title_that_is_not_too_long(goals: Goals) -> None:
    with pytest.raises(RuleBroken):
        goals.save(Goal(" "))
    with pytest.raises(RuleBroken, match="120"):
        goals.save(Goal("x" * (LONGEST_TITLE + 1)))


def test_a_fourth_active_goal_is_allowed_with_a_word(goals: Goals) -> None:
    for number in range(3):
        goals.save(active(f"Goal {number}"))
    assert goals.warning() == ""
    fourth = goals.save(active("Goal 4"))
    assert "Three is plenty" in goals.warning()
    goals.save(replace(fourth, status=GoalStatus.PAUSED))
    assert goals.warning() == ""


@pytest.mark.parametrize(
    ("decision", "status", "review_on"),
    [
        (ReviewDecision.CONTINUE, GoalStatus.ACTIVE, DAY + timedelta(weeks=10)),
        (ReviewDecision.CHANGE, GoalStatus.ACTIVE, DAY + timedelta(weeks=10)),
        (ReviewDecision.PAUSE, GoalStatus.PAUSED, None),
        (ReviewDecision.MET, GoalStatus.MET, None),
        (ReviewDecision.LET_GO, GoalStatus.LET_GO, None),
    ],
)
def test_a_review_moves_the_goal(
    goals: Goals, decision: ReviewDecision, status: GoalStatus, review_on: date | None
) -> None:
    saved = goals.save(active(impact="People were heard."))
    on = DAY + timedelta(weeks=4)
    review = goals.add_review(
        GoalReview(saved.id, on, "supervisor", "Better", decision, reason="why", confidence=6)
    )
    assert goals.reviews(saved.id) == (review,)
    after = goals.get(saved.id)
    assert (after.status, after.review_on) == (status, review_on)
    assert after.let_go_reason == ("why" if status is GoalStatus.LET_GO else "")


def test_a_review_that_cannot_end_the_goal_leaves_nothing(goals: Goals) -> None:
    saved = goals.save(active())
    for decision in (ReviewDecision.MET, ReviewDecision.LET_GO):
        with pytest.raises(RuleBroken):
            goals.add_review(GoalReview(saved.id, DAY, decision=decision))
    assert goals.reviews(saved.id) == ()
    assert goals.get(saved.id) == saved


def test_evidence_is_linked_and_taken_off_again(goals: Goals) -> None:
    saved = goals.save(active())
    linked = goals.link(saved.id, ENTRY)
    elsewhere = goals.link(saved.id, None, EvidenceKind.FEEDBACK, "A letter, in my file")
    assert goals.evidence(saved.id) == (linked, elsewhere)
    assert linked.added_on == DAY
    assert goals.of(ENTRY) == (saved,)
    goals.unlink(linked.id)
    assert goals.evidence(saved.id) == (elsewhere,)
    with pytest.raises(NotFound):
        goals.link(99, ENTRY)


def test_priorities_are_kept_by_year_and_leave_their_goals_when_removed(goals: Goals) -> None:
    old = goals.save_organisational(OrganisationalGoal("Old", "2024"))
    new = goals.save_organisational(OrganisationalGoal("New", "2025"))
    assert goals.organisational() == (new, old)
    saved = goals.save(active(organisational_goal=old.id))
    goals.save_organisational(replace(old, title=""))
    assert goals.organisational() == (new,)
    assert goals.get(saved.id).organisational_goal is None


def test_a_deleted_goal_can_be_brought_back(goals: Goals) -> None:
    saved = goals.save(active())
    goals.delete(saved.id)
    assert goals.all() == ()
    goals.restore(saved.id)
    assert [goal.id for goal in goals.all()] == [saved.id]


def test_a_long_sentence_becomes_a_title_at_a_word() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("a longer sentence here", 12) == "a longer…"
    assert len(shortened("x" * 300, LONGEST_TITLE)) <= LONGEST_TITLE

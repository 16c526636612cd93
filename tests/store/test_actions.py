from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import (
    Action,
    ActionFilter,
    ActionKind,
    ActionStatus,
    Origin,
    OriginKind,
)
from reflectjournal.store.actions import Actions
from reflectjournal.store.vault import Vault
from tests.store.test_entries import DAY, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def actions(vault: Vault, clock: Clock) -> Actions:
    return Actions(vault, clock)


def test_an_action_comes_back_as_it_was_saved(actions: Actions, clock: Clock) -> None:
    origin = Origin(OriginKind.SESSION, 4, "actions", "Supervision of 14 March")
    saved = actions.save(
        Action("Ring", origin, "Team manager", DAY, kind=ActionKind.RECOMMENDATION, measure="m",
               strength="process", told_on=DAY)
    )  # fmt: skip
    assert actions.get(saved.id) == saved
    assert saved.created_at == saved.updated_at == clock.now


def test_an_action_never_loses_its_origin(actions: Actions) -> None:
    origin = Origin(OriginKind.ENTRY, 3, "plan", "A visit")
    saved = actions.save(Action("Ring", origin))
    changed = actions.save(replace(saved, what="Write", origin=Origin(OriginKind.HAND)))
    assert changed.origin == origin
    assert actions.get(saved.id).origin == origin


def test_an_action_says_what_will_be_done(actions: Actions) -> None:
    with pytest.raises(RuleBroken):
        actions.save(Action("  "))
    with pytest.raises(NotFound):
        actions.save(Action("Ring", id=77))


def test_closing_is_dated_and_opening_again_takes_the_date_back(
    actions: Actions, clock: Clock
) -> None:
    saved = actions.save(Action("Ring"))
    clock.move(days=1)
    done = actions.save(replace(saved, status=ActionStatus.DONE))
    assert done.closed_at == clock.now
    clock.move(days=1)
    told = actions.save(replace(done, outcome="They answered."))
    assert told.closed_at == done.closed_at
    again = actions.save(replace(told, status=ActionStatus.DOING))
    assert again.closed_at is None
    assert again.open


def test_the_history_tells_each_change_in_order(actions: Actions, clock: Clock) -> None:
    saved = actions.save(Action("Ring", due=DAY))
    clock.move(days=1)
    saved = actions.save(replace(saved, due=DAY + timedelta(days=7)))
    actions.save(replace(saved, status=ActionStatus.NOT_NEEDED, outcome="Moved away"))
    history = actions.history(saved.id)
    assert [(c.field, c.before, c.after) for c in history] == [
        ("due", "2025-03-14", "2025-03-21"),
        ("status", "to-do", "not-needed"),
        ("outcome", "", "Moved away"),
    ]
    assert history[0].at == clock.now


def test_what_is_open_stands_by_its_due_day_and_undated_last(actions: Actions) -> None:
    later = actions.save(Action("later", due=DAY + timedelta(days=9)))
    undated = actions.save(Action("undated"))
    overdue = actions.save(Action("overdue", due=DAY - timedelta(days=9)))
    actions.save(Action("done", due=DAY, status=ActionStatus.DONE))
    assert actions.open() == (overdue, later, undated)
    assert actions.due(DAY) == (overdue,)
    assert actions.count(ActionFilter(open=True)) == 3
    assert actions.count(ActionFilter(open=False)) == 1


def test_pages_follow_each_other_without_gap_or_repeat(actions: Actions) -> None:
    days = [DAY, None, DAY + timedelta(days=1), DAY, None, DAY, DAY + timedelta(days=1)]
    ids = {actions.save(Action("a", due=day)).id for day in days}
    seen: list[Action] = []
    while page := actions.page(after=seen[-1] if seen else None, limit=2):
        seen += page
    assert {action.id for action in seen} == ids
    assert len(seen) == len(ids)
    keys = [(action.due or date.max, action.id) for action in seen]
    assert keys == sorted(keys)


def test_a_filter_narrows_the_list(actions: Actions) -> None:
    entry = actions.save(Action("a", Origin(OriginKind.ENTRY, 1), status=ActionStatus.DOING))
    goal = actions.save(Action("b", Origin(OriginKind.GOAL, 1), kind=ActionKind.RECOMMENDATION))
    assert actions.page(ActionFilter(origin=OriginKind.ENTRY)) == (entry,)
    assert actions.page(ActionFilter(status=ActionStatus.TO_DO)) == (goal,)
    assert actions.page(ActionFilter(kind=ActionKind.RECOMMENDATION)) == (goal,)
    assert actions.page(ActionFilter(due_until=DAY)) == ()


def test_actions_are_found_by_their_origin_and_its_step(actions: Actions) -> None:
    first = actions.save(Action("a", Origin(OriginKind.ENTRY, 1, "plan")))
    second = actions.save(Action("b", Origin(OriginKind.RECOMMENDATION, 1, "change")))
    actions.save(Action("c", Origin(OriginKind.GOAL, 1)))
    assert actions.of(Origin(OriginKind.ENTRY, 1)) == (first, second)
    assert actions.of(Origin(OriginKind.ENTRY, 1, "change")) == (second,)


def test_a_deleted_action_can_be_brought_back(actions: Actions) -> None:
    saved = actions.save(Action("Ring"))
    actions.delete(saved.id)
    assert actions.open() == ()
    assert actions.get(saved.id).deleted_at
    actions.restore(saved.id)
    assert [action.what for action in actions.open()] == ["Ring"]
    assert actions.history(saved.id) == ()

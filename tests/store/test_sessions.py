from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reflectjournal.errors import NotFound
from reflectjournal.model import (
    MONTHLY,
    Action,
    ActionStatus,
    AgendaItem,
    AgendaSource,
    Flag,
    FlagKind,
    Goal,
    GoalStatus,
    Origin,
    OriginKind,
    Session,
    SessionFilter,
    SessionKind,
    Want,
)
from reflectjournal.store.actions import Actions
from reflectjournal.store.entries import Entries
from reflectjournal.store.goals import Goals
from reflectjournal.store.sessions import Sessions
from reflectjournal.store.vault import Vault
from tests.store.test_entries import Clock, written


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entries(vault: Vault, clock: Clock) -> Entries:
    return Entries(vault, clock)


@pytest.fixture
def sessions(vault: Vault, entries: Entries, clock: Clock) -> Sessions:
    return Sessions(vault, entries, clock)


@pytest.fixture
def in_london() -> Iterator[None]:
    """The local time of the test, where the system can be told."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be set here")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def supervision(clock: Clock, days: int = 1, **fields: object) -> Session:
    starts_at = clock.now + timedelta(days=days)
    return replace(Session(SessionKind.SUPERVISION, starts_at), **fields)  # type: ignore[arg-type]


def titles(sessions: Sessions, id: int) -> list[str]:
    return [item.title for item in sessions.agenda(id)]


def test_a_session_comes_back_as_it_was_saved(sessions: Sessions, clock: Clock) -> None:
    saved = sessions.save(
        supervision(clock, title="Monthly", with_whom="Supervisor A", functions=("support",),
                    disciplines=("health",), agreement="Private part stays here")
    )  # fmt: skip
    assert sessions.get(saved.id) == saved


def test_sessions_to_come_stand_in_order_and_held_ones_do_not(
    sessions: Sessions, clock: Clock
) -> None:
    second = sessions.save(supervision(clock, 8))
    first = sessions.save(supervision(clock, 1))
    sessions.save(supervision(clock, 2, held=True))
    sessions.save(supervision(clock, -3))
    assert sessions.upcoming() == (first, second)
    assert sessions.next() == first
    clock.move(days=1, hours=2)
    assert sessions.next() == first  # it began two hours ago and was not marked as held


def test_pages_and_filters_tell_sessions_by_kind_series_and_day(
    sessions: Sessions, clock: Clock
) -> None:
    planned = [sessions.save(supervision(clock, days)) for days in (1, 1, 2, 3)]
    other = sessions.save(
        Session(SessionKind.TEAM_MEETING, clock.now + timedelta(days=2), held=True)
    )
    seen: list[Session] = []
    while page := sessions.page(after=seen[-1] if seen else None, limit=2):
        seen += page
    assert [s.id for s in seen] == [
        s.id for s in sorted([*planned, other], key=lambda s: (s.starts_at, s.id), reverse=True)
    ]
    assert sessions.page(SessionFilter(kind=SessionKind.TEAM_MEETING)) == (other,)
    assert sessions.page(SessionFilter(held=True)) == (other,)
    day = other.starts_at.astimezone().date()
    assert len(sessions.page(SessionFilter(since=day, until=day))) == 2
    assert sessions.count(SessionFilter(held=False)) == 4


def test_a_series_keeps_its_hour_when_clocks_change(
    sessions: Sessions, clock: Clock, in_london: None
) -> None:
    start = datetime(2025, 3, 26, 10, 0, tzinfo=UTC)  # the last week of winter time
    first = Session(SessionKind.SUPERVISION, start, rhythm_weeks=1, with_whom="Supervisor A")
    planned = sessions.plan(first, 3)
    assert [s.starts_at.astimezone().hour for s in planned] == [10, 10, 10]
    assert [s.starts_at.hour for s in planned] == [10, 9, 9]
    assert {s.series for s in planned} == {planned[0].id}
    assert sessions.series(planned[0].series) == planned
    assert planned[2].with_whom == "Supervisor A"


def test_agenda_lines_keep_their_order_and_can_be_moved(sessions: Sessions, clock: Clock) -> None:
    session = sessions.save(supervision(clock))
    made = [sessions.save_agenda_item(AgendaItem(session.id, name)) for name in "abc"]
    sessions.move_agenda_item(made[2].id, 0)
    assert titles(sessions, session.id) == ["c", "a", "b"]
    sessions.move_agenda_item(made[2].id, 99)
    assert titles(sessions, session.id) == ["a", "b", "c"]
    gone = sessions.remove_agenda_item(made[0].id)
    assert titles(sessions, session.id) == ["b", "c"]
    sessions.save_agenda_item(replace(gone, id=0))
    assert titles(sessions, session.id) == ["b", "c", "a"]
    with pytest.raises(NotFound):
        sessions.move_agenda_item(999, 0)


def test_what_was_not_reached_moves_on_and_stays_visible(
    sessions: Sessions, vault: Vault, clock: Clock
) -> None:
    first, second, third = sessions.plan(supervision(clock, rhythm_weeks=4), 3)
    reached = sessions.save_agenda_item(AgendaItem(first.id, "talked about"))
    sessions.save_agenda_item(replace(reached, reached=True))
    sessions.save_agenda_item(AgendaItem(first.id, "not reached", want=Want.SUPPORT))
    action = Actions(vault).save(Action("Ring the school", Origin(OriginKind.SESSION, first.id)))

    assert sessions.hold(first.id) == sessions.get(second.id)
    assert titles(sessions, first.id) == ["talked about", "not reached"]
    moved, carried = sessions.agenda(second.id)
    assert (moved.title, moved.want, moved.carried_from) == (
        "not reached",
        Want.SUPPORT,
        first.id,
    )
    assert (carried.source, carried.target, carried.carried_from) == (
        AgendaSource.ACTION,
        action.id,
        first.id,
    )
    sessions.hold(first.id)
    assert len(sessions.agenda(second.id)) == 2  # holding twice carries nothing twice
    sessions.hold(second.id)
    assert [item.carried_from for item in sessions.agenda(third.id)] == [first.id, first.id]


def test_the_next_of_a_series_is_planned_when_there_is_none(
    sessions: Sessions, clock: Clock
) -> None:
    only = sessions.save(supervision(clock, rhythm_weeks=4, with_whom="Supervisor A"))
    sessions.save_agenda_item(AgendaItem(only.id, "not reached"))
    following = sessions.hold(only.id)
    assert following is not None
    assert following.series == only.series == only.id
    assert following.starts_at - only.starts_at == timedelta(weeks=4)
    assert (following.held, following.with_whom) == (False, "Supervisor A")
    assert titles(sessions, following.id) == ["not reached"]


def test_a_single_session_carries_nothing(sessions: Sessions, clock: Clock) -> None:
    session = sessions.save(supervision(clock))
    sessions.save_agenda_item(AgendaItem(session.id, "not reached"))
    assert sessions.hold(session.id) is None
    assert sessions.get(session.id).held


def test_a_session_added_later_takes_over_what_waits(sessions: Sessions, clock: Clock) -> None:
    first = sessions.save(supervision(clock, series=7))
    sessions.save_agenda_item(AgendaItem(first.id, "not reached"))
    assert sessions.hold(first.id) is None
    later = sessions.save(supervision(clock, 30, series=7))
    assert titles(sessions, later.id) == ["not reached"]
    assert titles(sessions, sessions.save(supervision(clock, 60, series=7)).id) == []


def test_reaching_a_flagged_entry_ends_its_waiting(
    sessions: Sessions, entries: Entries, clock: Clock
) -> None:
    entry = entries.save(written(title="A visit", flags=(Flag(FlagKind.SUPERVISION),)))
    session = sessions.save(supervision(clock))
    (proposed,) = sessions.proposals(session.id)
    assert (proposed.source, proposed.target) == (AgendaSource.ENTRY, entry.id)
    item = sessions.save_agenda_item(proposed)
    assert sessions.proposals(session.id) == ()
    sessions.save_agenda_item(replace(item, reached=True))
    assert entries.flagged(FlagKind.SUPERVISION) == ()
    sessions.save_agenda_item(item)
    assert [row.id for row in entries.flagged(FlagKind.SUPERVISION)] == [entry.id]


def test_proposals_bring_flagged_entries_open_actions_and_goals_due(
    sessions: Sessions, entries: Entries, vault: Vault, clock: Clock
) -> None:
    earlier = sessions.save(supervision(clock, -30, held=True))
    record = entries.save(written(guide="supervision-record"))
    sessions.save(replace(earlier, record=record.id))
    actions, goals = Actions(vault, clock), Goals(vault, clock)
    made = actions.save(Action("from the record", Origin(OriginKind.ENTRY, record.id)))
    actions.save(Action("done", Origin(OriginKind.SESSION, earlier.id), status=ActionStatus.DONE))
    actions.save(Action("by hand"))
    due = goals.save(Goal("due", status=GoalStatus.ACTIVE, review_on=clock.now.date()))
    goals.save(Goal("later", status=GoalStatus.ACTIVE))
    flagged = entries.save(
        written(flags=(Flag(FlagKind.SUPERVISION, Want.DECISION, "what would you do"),))
    )
    entries.save(written(flags=(Flag(FlagKind.LEARNING_EVENT),)))
    coming = sessions.save(supervision(clock))
    assert [(p.source, p.target) for p in sessions.proposals(coming.id)] == [
        (AgendaSource.ENTRY, flagged.id),
        (AgendaSource.ACTION, made.id),
        (AgendaSource.GOAL, due.id),
    ]
    assert sessions.proposals(coming.id)[0].want is Want.DECISION


def test_the_record_of_a_session_is_an_entry(
    sessions: Sessions, entries: Entries, clock: Clock
) -> None:
    session = sessions.save(supervision(clock))
    assert sessions.record(session.id) is None
    record = entries.save(written(guide="supervision-record"))
    sessions.save(replace(session, record=record.id))
    assert sessions.record(session.id) == record


def test_a_deleted_session_can_be_brought_back(sessions: Sessions, clock: Clock) -> None:
    session = sessions.save(supervision(clock))
    sessions.delete(session.id)
    assert sessions.next() is None
    sessions.restore(session.id)
    assert sessions.next() == sessions.get(session.id)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2026-11-05", ["2026-12-03", "2027-01-07", "2027-02-04"]),  # first Thursdays
        ("2026-03-31", ["2026-04-28", "2026-05-26"]),  # from a fifth Tuesday to the last
        ("2027-01-22", ["2027-02-26", "2027-03-26", "2027-04-23"]),  # fourth Fridays
    ],
)
def test_a_monthly_series_keeps_its_weekday_its_week_and_its_hour(sessions, first, then):
    starts = datetime.fromisoformat(f"{first}T10:00").astimezone(UTC)
    planned = sessions.plan(
        Session(SessionKind.NETWORK, starts, rhythm_weeks=MONTHLY), 1 + len(then)
    )
    local = [session.starts_at.astimezone() for session in planned]
    assert [f"{at:%Y-%m-%d}" for at in local] == [first, *then]
    assert {f"{at:%H:%M}" for at in local} == {"10:00"}

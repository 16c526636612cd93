"""The sample journal: six entries made through their guides, and what they led to."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from reflectjournal.guides import run
from reflectjournal.guides.load import load_guides
from reflectjournal.guides.sample_work import load_sample_work
from reflectjournal.guides.samples import (
    load_model_copies,
    load_sample_aliases,
    load_samples,
)
from reflectjournal.model.entries import Moment, Outcome
from reflectjournal.model.work import GoalStatus, SessionKind

GUIDES = load_guides()
SAMPLES = load_samples(GUIDES)
TODAY = date(2026, 11, 21)
IDS = {key: number for number, key in enumerate(SAMPLES, 10)}
PLANTED = tomllib.loads((Path(__file__).parents[1] / "planted.toml").read_text(encoding="utf-8"))[
    "samples"
]


def test_the_six_samples_have_their_guides_days_and_outcomes() -> None:
    assert {key: (e.guide, e.day.isoformat(), e.outcome) for key, e in SAMPLES.items()} == {
        "S1": ("gibbs", "2024-03-14", Outcome.WENT_BADLY),
        "S2": ("appreciative-success", "2025-02-10", Outcome.WENT_WELL),
        "S3": ("driscoll", "2024-11-21", Outcome.MIXED),
        "S4": ("rolfe", "2025-06-03", Outcome.MIXED),
        "S5": ("failure-as-learning", "2024-09-27", Outcome.WENT_BADLY),
        "S6": ("brookfield", "2025-10-16", Outcome.WENT_WELL),
    }


@pytest.mark.parametrize("key", SAMPLES)
def test_a_sample_is_a_whole_entry_of_its_guide(key: str) -> None:
    entry = SAMPLES[key]
    guide = GUIDES.by_id[entry.guide]
    assert 270 <= entry.words <= 300
    assert entry.finished_at is not None
    assert run.left_over(entry) == ()
    assert run.missing(entry, guide) == ()
    assert {check.moment for check in entry.feelings} == {Moment.THEN, Moment.NOW}
    assert all(1 <= len(check.words) <= 3 for check in entry.feelings)
    assert 3 <= len(entry.tags) <= 4


def test_samples_are_flagged_as_their_writers_flagged_them() -> None:
    flags = {key: [str(flag.kind) for flag in entry.flags] for key, entry in SAMPLES.items()}
    assert flags == {
        "S1": ["supervision"],
        "S2": ["learning-event"],
        "S3": ["supervision"],
        "S4": [],
        "S5": [],
        "S6": [],
    }


@pytest.mark.parametrize("key", SAMPLES)
def test_every_planted_identifier_stands_in_its_sample(key: str) -> None:
    text = SAMPLES[key].text
    planted = [item["text"] for item in PLANTED[key]]
    assert len(planted) >= 15
    assert [item for item in planted if item not in text] == []


def test_the_aliases_are_names_that_the_samples_use() -> None:
    everything = "\n".join(entry.text for entry in SAMPLES.values())
    for alias in load_sample_aliases():
        assert any(name in everything for name in (alias.name, *alias.variants)), alias.role
        assert alias.role


def test_the_model_copies_hold_no_planted_identifier_and_no_alias() -> None:
    copies = {copy.sample: copy for copy in load_model_copies()}
    assert {key: str(copy.audience) for key, copy in copies.items()} == {"S1": "T2", "S4": "T3"}
    names = [n for alias in load_sample_aliases() for n in (alias.name, *alias.variants)]
    for key, copy in copies.items():
        found = [item["text"] for item in PLANTED[key] if item["text"] in copy.text]
        assert found == []
        assert [name for name in names if name in copy.text] == []


def test_what_the_samples_led_to_keeps_its_origin() -> None:
    work = load_sample_work(IDS, TODAY)
    by_id = {number: SAMPLES[key] for key, number in IDS.items()}
    for action in work.actions:
        origin = by_id[action.origin.id]
        assert any(section.step == action.origin.step for section in origin.sections)
    assert any(action.open and action.due and action.due < TODAY for action in work.actions)
    assert any(action.outcome for action in work.actions if not action.open)


def test_sessions_and_goals_lie_around_today() -> None:
    work = load_sample_work(IDS, TODAY)
    coming = [session for _, session, _ in work.sessions if session.starts_at.date() > TODAY]
    assert min(coming, key=lambda session: session.starts_at).kind is SessionKind.SUPERVISION
    assert all(session.held for _, session, _ in work.sessions if session not in coming)
    goals = [goal for _, goal, _ in work.goals if goal.status is GoalStatus.ACTIVE]
    assert len(goals) == 3
    assert all(goal.review_on and goal.review_on <= TODAY + timedelta(days=60) for goal in goals)
    sessions = {key for key, _, _ in work.sessions}
    assert {key for key, _ in work.agenda} <= sessions
    goal_keys = {key for key, _, _ in work.goals}
    for session, goal, _ in work.promised:
        assert (session in sessions) != (goal in goal_keys)
    served = {title for _, _, title in work.goals if title}
    assert served <= {goal.title for goal in work.organisational_goals}

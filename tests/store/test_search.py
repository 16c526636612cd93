from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectjournal.errors import BadQuery
from reflectjournal.model import (
    Action,
    ActionStatus,
    Cpd,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Goal,
    Moment,
    Outcome,
    Section,
    Session,
    SessionKind,
    StepKind,
)
from reflectjournal.store.actions import Actions
from reflectjournal.store.entries import Entries
from reflectjournal.store.goals import Goals
from reflectjournal.store.search import FOUND, FOUND_END, search
from reflectjournal.store.search_query import OPERATORS
from reflectjournal.store.sessions import Sessions
from reflectjournal.store.vault import Vault
from tests.store.test_entries import DAY, written


@pytest.fixture
def entries(vault: Vault) -> Entries:
    return Entries(vault)


def ids(vault: Vault, typed: str, **more: bool) -> list[int]:
    return [hit.id for hit in search(vault, typed, **more).hits]


@pytest.fixture
def three(entries: Entries) -> dict[str, int]:
    """A kitchen and a school, and both; by their names."""
    made = {
        "kitchen": written(
            "The kitchen table was bare. We sat down.",
            title="Café visit",
            tags=("home visit", "neglect"),
            feelings=(FeelingCheck(Moment.THEN, (FeelingWord("worried"),)),),
            outcome=Outcome.WENT_BADLY,
        ),
        "school": written(
            "The school rang about the table of dates.",
            day=DAY + timedelta(days=1),
            guide="driscoll",
            flags=(Flag(FlagKind.SUPERVISION),),
            tags=("neglect",),
            finished_at=datetime.now(UTC),
        ),
        "both": written(
            "Kitchens and schools: kitchen first.",
            day=DAY + timedelta(days=2),
            outcome=Outcome.MIXED,
            cpd=Cpd("course", topic="Data protection", standards=("swe:4.1",)),
        ),
    }
    return {name: entries.save(entry).id for name, entry in made.items()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kitchen ", ["both", "kitchen"]),
        ("kitch", ["both", "kitchen"]),
        ("KITCHEN table", ["kitchen"]),
        ('"table was"', ["kitchen"]),
        ('"was table"', []),
        ("cafe", ["kitchen"]),
        ("table -school ", ["kitchen"]),
        ("-table ", ["both"]),
        ("in:title cafe", ["kitchen"]),
        ("in:text cafe", []),
        ("tag:neglect", ["school", "kitchen"]),
        ('tag:"Home Visit"', ["kitchen"]),
        ("tag:ho*", ["kitchen"]),
        ("-tag:neglect", ["both"]),
        ("tag:neglect -tag:ho*", ["school"]),
        ("guide:gib", ["both", "kitchen"]),
        ("-guide:gibbs", ["school"]),
        ("feeling:worried", ["kitchen"]),
        ("-feeling:worried", ["both", "school"]),
        ("flag:supervision", ["school"]),
        ("outcome:badly", ["kitchen"]),
        ("-outcome:mixed", ["school", "kitchen"]),
        ("cpd:yes", ["both"]),
        ("cpd:protection", ["both"]),
        ("cpd:swe:4.1", ["both"]),
        ("cpd:no", ["school", "kitchen"]),
        ("after:2025-03-15", ["both", "school"]),
        ("before:2025-03-15", ["kitchen"]),
        ("after:2025-03-15 before:2025-03-16 table", ["school"]),
        ("in:drafts", ["both", "kitchen"]),
        ("kitchen tag:neglect guide:gibbs feeling:worried outcome:went-badly", ["kitchen"]),
        ("nothing", []),
        ("tag:nothing", []),
        ("", []),
    ],
)
def test_a_query_finds_what_it_says_newest_first(
    vault: Vault, three: dict[str, int], typed: str, found: list[str]
) -> None:
    assert ids(vault, typed) == [three[name] for name in found]


def test_the_snippet_marks_what_was_found(vault: Vault, three: dict[str, int]) -> None:
    (hit,) = search(vault, "bare ").hits
    assert (hit.kind, hit.id, hit.title, hit.guide) == (
        "entry",
        three["kitchen"],
        "Café visit",
        "gibbs",
    )
    assert f"{FOUND}bare{FOUND_END}" in hit.snippet
    assert "bare" not in repr(hit)


def test_relevance_puts_the_entry_that_is_about_it_first(vault: Vault, entries: Entries) -> None:
    about = entries.save(written("kitchen " * 20))
    entries.save(written("kitchen and much else " + "word " * 200, day=DAY + timedelta(days=9)))
    assert ids(vault, "kitchen ", ranked=True)[0] == about.id
    assert ids(vault, "kitchen ")[0] != about.id


def test_relevance_among_too_many_says_that_the_newest_stand_first(
    vault: Vault, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reflectjournal.store.search._MOST_RANKED", 2)
    for days in range(3):
        entries.save(written(day=DAY + timedelta(days=days)))
    found = search(vault, "kitchen ", ranked=True)
    assert "newest" in found.note
    assert [hit.day for hit in found.hits] == sorted((h.day for h in found.hits), reverse=True)


def test_rows_of_a_table_are_found_too(vault: Vault, entries: Entries) -> None:
    rows = (('Parent "A"', "mother\nof two"), ("Ä", "grandmother"))
    people = Section("who", "Who", kind=StepKind.PEOPLE, rows=rows)
    saved = entries.save(written(sections=(people,)))
    for typed in ("grandmother ", '"parent a"', "of two "):
        assert ids(vault, typed) == [saved.id]
    assert search(vault, "null ").hits == ()


def test_the_index_follows_every_edit(vault: Vault, entries: Entries) -> None:
    saved = entries.save(written("first words"))
    saved = entries.save(replace(saved, sections=written("second words").sections, title="Third"))
    assert ids(vault, "first ") == []
    assert ids(vault, "second ") == ids(vault, "third ") == [saved.id]
    moved = entries.save(replace(saved, day=DAY + timedelta(days=900)))
    assert ids(vault, "second after:2027") == [moved.id]
    assert vault.verify().ok


def test_more_is_said_where_there_is_more(vault: Vault, entries: Entries) -> None:
    for _ in range(4):
        entries.save(written())
    assert search(vault, "kitchen ", limit=3).more
    assert not search(vault, "kitchen ", limit=4).more
    assert search(vault, "in:drafts", limit=3).more


def test_actions_sessions_and_goals_are_found(vault: Vault, entries: Entries) -> None:
    today = datetime.now(UTC).astimezone().date()
    actions = Actions(vault)
    late = actions.save(Action("Ring the school", due=today - timedelta(days=3)))
    soon = actions.save(Action("Ring the nurse", due=today + timedelta(days=3)))
    done = actions.save(Action("Ring the bell", due=today, status=ActionStatus.DONE))
    goal = Goals(vault).save(Goal("Hold a clear first conversation", why_now="I rang too late"))
    session = Sessions(vault, entries).save(
        Session(SessionKind.SUPERVISION, datetime.now(UTC), with_whom="Supervisor A")
    )
    assert ids(vault, "in:actions ring ") == [done.id, soon.id, late.id]
    assert ids(vault, "due:overdue") == [late.id]
    assert ids(vault, "due:week ring ") == [soon.id, late.id]
    assert ids(vault, f"due:{today - timedelta(days=3)}") == [late.id]
    assert ids(vault, "in:actions -nurse ") == [late.id, done.id]
    assert [(h.kind, h.id) for h in search(vault, "goal:conversation").hits] == [("goal", goal.id)]
    assert ids(vault, "in:goals late") == [goal.id]
    assert [(h.kind, h.id) for h in search(vault, "session:superv").hits] == [
        ("session", session.id)
    ]
    assert search(vault, "session:superv").hits[0].day == today
    kinds = {hit.kind for hit in search(vault, "in:all r*").hits}
    assert kinds == {"action", "goal"}
    actions.delete(late.id)
    assert ids(vault, "due:overdue") == []


def test_what_is_gone_from_a_list_is_gone_from_the_search(vault: Vault, entries: Entries) -> None:
    goals = Goals(vault)
    goal = goals.save(Goal("Listen"))
    goals.delete(goal.id)
    assert ids(vault, "goal:listen") == []
    goals.restore(goal.id)
    assert ids(vault, "goal:listen") == [goal.id]


_PIECES = st.sampled_from(
    [
        *(operator.example for operator in OPERATORS),
        *(operator.name for operator in OPERATORS),
        '"', "''", "*", "-", "(", ")", ":", "^", "NEAR(", "AND", "%", "\\", "\0", "\u2068", "{a}",
        "\ud800", "due:9999-99", "before:0001", "after:9999-12-31", "tag:*", "flag:x", "in:x",
    ]
)  # fmt: skip


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(_PIECES | st.text(max_size=8), max_size=8).map(" ".join),
        st.lists(_PIECES | st.text(max_size=8), max_size=8).map("".join),
    ),
    st.booleans(),
)
def test_whatever_is_typed_gives_a_result_or_a_sentence(
    vault: Vault, typed: str, ranked: bool
) -> None:
    try:
        found = search(vault, typed, ranked=ranked)
    except BadQuery as error:
        assert str(error).endswith(".")  # noqa: PT017  either outcome is right
    else:
        assert isinstance(found.hits, tuple)


def test_an_entry_of_any_day_can_be_found(vault: Vault, entries: Entries) -> None:
    for day in (date.min, date.max, date(1999, 12, 31)):
        saved = entries.save(written(day=day))
        assert saved.id in ids(vault, "kitchen ")
    assert [hit.day for hit in search(vault, "kitchen ").hits] == [
        date.max, date(1999, 12, 31), date.min,
    ]  # fmt: skip
    assert len(ids(vault, "before:0001-01-02")) == 1

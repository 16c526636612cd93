"""Sessions prepared and recorded as entries, and CPD that finished entries hold already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reflectjournal.journal import Journal
from reflectjournal.journal.cpd import cpd_of
from reflectjournal.journal.meetings import FUNCTIONS, KINDS, STAKEHOLDERS
from reflectjournal.model import (
    Action,
    AgendaItem,
    AgendaSource,
    Cpd,
    Entry,
    Goal,
    GoalStatus,
    LinkKind,
    OrganisationalGoal,
    Section,
    Session,
    SessionKind,
    Want,
)

DAY = date(2025, 3, 14)


@pytest.fixture
def session(journal: Journal) -> Session:
    """A supervision to come, with an entry, a free line and an action on its agenda."""
    starts_at = datetime.now(UTC) + timedelta(days=1)
    made = journal.sessions.save(
        Session(SessionKind.SUPERVISION, starts_at, 90, with_whom="Supervisor A")
    )
    entry = journal.entries.save(replace(journal.begin("gibbs", DAY), title="A visit"))
    action = journal.actions.save(Action("Ring the school"))
    for item in (
        AgendaItem(made.id, "A visit", AgendaSource.ENTRY, entry.id, Want.SOUNDING_BOARD, "Right?"),
        AgendaItem(made.id, "Leave"),
        AgendaItem(made.id, "Ring the school", AgendaSource.ACTION, action.id),
    ):
        journal.sessions.save_agenda_item(item)
    return made


def texts(entry: Entry) -> dict[str, str]:
    return {s.step: s.text or "; ".join(r[0] for r in s.rows) for s in entry.sections}


def test_preparing_brings_the_agenda_in_once(journal: Journal, session: Session) -> None:
    entry = journal.meetings.prepare(session.id)
    assert entry.guide == "supervision-prep"
    said = texts(entry)
    assert said["gather"] == "- A visit (I want: sounding board) Right?\n- Leave"
    assert said["last-times-actions"] == "- Ring the school"
    assert [link.kind for link in entry.links] == [
        LinkKind.SESSION, LinkKind.ENTRY, LinkKind.ACTION,
    ]  # fmt: skip
    assert journal.sessions.get(session.id).preparation == entry.id
    assert journal.meetings.prepare(session.id).id == entry.id
    assert entry.day <= datetime.now(UTC).astimezone().date()


def test_a_record_begins_with_a_part_for_each_item_and_is_found(
    journal: Journal, session: Session
) -> None:
    entry = journal.meetings.record(session.id)
    discussed = [s.text for s in entry.sections if s.step == "reflective-discussion"]
    assert discussed == ["**A visit**\n\n", "**Leave**\n\n"]
    said = texts(entry)
    assert said["supervisor"] == "Supervisor A"
    assert said["length"] == "90 minutes"
    assert said["date"] == session.starts_at.astimezone().date().isoformat()
    assert said["agenda-items"] == "A visit; Leave"
    assert journal.sessions.record(session.id) == entry
    assert journal.meetings.record(session.id) == entry
    assert [hit.id for hit in journal.search("guide:supervision-record leave").hits] == [entry.id]


def test_a_finished_record_tells_what_was_covered(journal: Journal, session: Session) -> None:
    entry = journal.meetings.record(session.id)
    sections = tuple(
        replace(s, rows=(("support",), ("development",))) if s.step == "functions-covered" else s
        for s in entry.sections
    )
    journal.finish(replace(entry, sections=sections))
    assert journal.sessions.get(session.id).functions == ("support", "development")


def test_the_mix_shows_who_was_silent(journal: Journal) -> None:
    for weeks, functions, heard in (
        (8, ("management",), ("staff",)),
        (4, ("management", "support"), ("organisation",)),
    ):
        journal.sessions.save(
            Session(
                SessionKind.SUPERVISION,
                datetime.now(UTC) - timedelta(weeks=weeks),
                functions=functions,
                stakeholders=heard,
                held=True,
            )
        )
    mix = journal.meetings.mix()
    assert mix.functions["support"] == (False, True)
    assert mix.without_time == ("development", "mediation")
    assert mix.silent == ("people who use services", "partners")
    assert set(mix.functions) == set(FUNCTIONS)
    assert set(mix.stakeholders) == set(STAKEHOLDERS)


@pytest.mark.parametrize("kind", list(SessionKind))
def test_every_kind_of_session_has_a_guide_for_its_record(
    journal: Journal, kind: SessionKind
) -> None:
    made = journal.sessions.save(Session(kind, datetime.now(UTC)))
    entry = journal.meetings.record(made.id)
    assert entry.guide == KINDS[kind].record_guide
    assert journal.meetings.prepare(made.id).guide == "supervision-prep"


def test_finishing_the_self_check_counts_as_cpd_for_a_year(journal: Journal) -> None:
    entry = journal.begin("data-protection-refresher", DAY)
    finished = journal.finish(entry)
    assert finished.cpd is not None
    assert finished.cpd.topic == "data protection"
    assert [due for due, _ in journal.entries.renewals(date(2026, 3, 14))] == [date(2026, 3, 14)]
    assert [hit.id for hit in journal.search("cpd:protection").hits] == [entry.id]


def test_a_training_record_fills_in_its_cpd_from_what_was_answered() -> None:
    def answered(step: str, text: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> Section:
        return Section(step, step, text, rows=rows, guide="cpd-record")

    entry = Entry(
        "cpd-record",
        DAY,
        sections=(
            answered("activity-type", rows=(("formal",),)),
            answered("title", "Domestic abuse, level 3"),
            answered("provider", "Local board"),
            answered("dates", "2025-03-12 to 2025-03-13"),
            answered("hours-participatory", "5½ hours"),
            answered("hours-individual", "1 h 30"),
            answered("mandatory", "Yes"),
            answered("disciplines-present", rows=(("health", "2"), ("police", "1"))),
            answered("standards-met", "swe:4.1\nswe:4.4"),
            answered("renewal-due", "2027-03-13"),
            answered("peer-reflection", "With a practice educator."),
        ),
    )
    assert cpd_of(entry) == Cpd(
        activity="formal",
        provider="Local board",
        started=date(2025, 3, 12),
        ended=date(2025, 3, 13),
        hours_participatory=5.5,
        hours_individual=1.5,
        mandatory=True,
        standards=("swe:4.1", "swe:4.4"),
        disciplines=("health", "police"),
        peer_note="With a practice educator.",
        topic="Domestic abuse, level 3",
        renewal_due=date(2027, 3, 13),
    )


def test_what_was_set_by_hand_stands_and_other_guides_make_no_cpd(journal: Journal) -> None:
    by_hand = Cpd("work-based", topic="mine")
    entry = replace(journal.begin("data-protection-refresher", DAY), cpd=by_hand)
    assert journal.finish(entry).cpd == by_hand
    assert journal.finish(journal.begin("gibbs", DAY)).cpd is None
    leap = cpd_of(Entry("data-protection-refresher", date(2024, 2, 29)))
    assert leap is not None
    assert leap.renewal_due == date(2025, 2, 28)


def test_alignment_shows_the_gaps_on_both_sides(journal: Journal) -> None:
    served = journal.goals.save_organisational(OrganisationalGoal("Hear children", "2025"))
    empty = journal.goals.save_organisational(OrganisationalGoal("Share well", "2025"))
    goal = journal.goals.save(Goal("Ask", organisational_goal=served.id))
    own = journal.goals.save(Goal("Rest"))
    journal.goals.save(Goal("Done", status=GoalStatus.LET_GO, let_go_reason="Moved"))
    assert journal.goals.alignment() == ((served, (goal,)), (empty, ()), (None, (own,)))

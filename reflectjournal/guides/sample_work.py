"""What the sample entries led to: actions, goals and sessions, ready to be saved.

They are placed around the day the sample journal is made, so that something is always due.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from reflectjournal.guides.reader import Reader, read_table
from reflectjournal.model.entries import Cpd, Entry, Link, LinkKind, Section, Want
from reflectjournal.model.work import (
    Action,
    ActionKind,
    ActionStatus,
    AgendaItem,
    AgendaSource,
    Evidence,
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    GoalType,
    OrganisationalGoal,
    Origin,
    OriginKind,
    ReviewDecision,
    Session,
    SessionKind,
)
from reflectjournal.paths import resource

_RECORD = "cpd-record"
_STEPS = {
    "why": ("why-this", "Why this"),
    "learned": ("what-i-learned", "What I learned"),
    "practice": ("use-in-practice", "Use in practice"),
    "benefit": ("benefit", "Benefit"),
}
"""The words of a record, by the steps of its guide."""


@dataclass(frozen=True, slots=True)
class SampleWork:
    """What the samples led to. Sessions, goals and agenda items refer to each other by key."""

    actions: tuple[Action, ...]
    organisational_goals: tuple[OrganisationalGoal, ...]
    goals: tuple[tuple[str, Goal, str], ...]
    """(key, goal, title of the organisational goal it serves or "")."""
    evidence: tuple[tuple[str, Evidence], ...]
    """(key of the goal, evidence)."""
    reviews: tuple[tuple[str, GoalReview], ...]
    sessions: tuple[tuple[str, Session, str], ...]
    """(key, session, name of its series or "")."""
    agenda: tuple[tuple[str, AgendaItem], ...]
    """(key of the session, item)."""
    promised: tuple[tuple[str, str, Action], ...] = ()
    """(key of the session or "", key of the goal or "", what was promised there)."""
    records: tuple[Entry, ...] = field(default=(), repr=False)
    """Finished records of learning."""


def load_sample_work(entries: Mapping[str, int], today: date) -> SampleWork:
    """Actions, goals and sessions around `today`; `entries` gives the saved samples' ids by key."""
    reader = read_table(resource("demo/work.toml"))
    maker = _Maker(entries, today)
    work = SampleWork(
        actions=reader.parts("actions", maker.action),
        organisational_goals=reader.parts("organisational_goals", maker.organisational_goal),
        goals=reader.parts("goals", maker.goal),
        evidence=reader.parts("evidence", maker.evidence),
        reviews=reader.parts("reviews", maker.review),
        sessions=reader.parts("sessions", maker.session),
        agenda=reader.parts("agenda", maker.agenda_item),
        promised=reader.parts("promised", maker.promised),
        records=reader.parts("records", maker.record),
    )
    reader.done()
    return work


class _Maker:
    """Makes the values of `work.toml`: knows the samples' ids and the day to count from."""

    def __init__(self, entries: Mapping[str, int], today: date) -> None:
        self._entries = entries
        self._today = today

    def _day(self, reader: Reader, key: str = "in_days") -> date:
        return self._today + timedelta(days=reader.number(key, least=-1000))

    def _entry(self, reader: Reader, sample: str) -> int:
        if sample not in self._entries:
            raise reader.fault("sample", f'is "{sample}", which is none of the samples')
        return self._entries[sample]

    def action(self, reader: Reader) -> Action:
        due = self._day(reader)
        action = Action(
            what=reader.text("what"),
            origin=Origin(
                OriginKind.ENTRY,
                id=self._entry(reader, reader.text("sample")),
                step=reader.text("step"),
            ),
            owner=reader.text("owner", "me"),
            due=due,
            status=reader.one_of("status", ActionStatus, ActionStatus.TO_DO),
            outcome=reader.text("outcome", ""),
            kind=reader.one_of("kind", ActionKind, ActionKind.ACTION),
            measure=reader.text("measure", ""),
            strength=reader.text("strength", ""),
        )
        reader.done()
        return action

    def promised(self, reader: Reader) -> tuple[str, str, Action]:
        """What was promised in a session, or a step of a goal; its origin is known once saved."""
        action = Action(
            what=reader.text("what"),
            due=self._day(reader),
            status=reader.one_of("status", ActionStatus, ActionStatus.TO_DO),
            outcome=reader.text("outcome", ""),
        )
        made = (reader.text("session", ""), reader.text("goal", ""), action)
        reader.done()
        return made

    def record(self, reader: Reader) -> Entry:
        day = self._day(reader)
        sections = tuple(
            Section(step, title, reader.text(key), guide=_RECORD)
            for key, (step, title) in _STEPS.items()
        )
        cpd = Cpd(
            activity=reader.text("activity"),
            provider=reader.text("provider", ""),
            started=day,
            ended=day,
            hours_participatory=reader.number("hours_with_others", least=0),
            hours_individual=reader.number("hours_alone", least=0),
            standards=reader.texts("standards"),
            disciplines=reader.texts("disciplines"),
            peer_role=reader.text("peer_role", ""),
            peer_note=reader.text("peer_note", ""),
        )
        finished = datetime.combine(day, time(17), tzinfo=UTC)
        entry = Entry(_RECORD, day, reader.text("title"), sections, tags=reader.texts("tags"),
                      cpd=cpd, finished_at=finished)  # fmt: skip
        reader.done()
        return entry

    def organisational_goal(self, reader: Reader) -> OrganisationalGoal:
        goal = OrganisationalGoal(
            title=reader.text("title"),
            year=reader.text("year", ""),
            source=reader.text("source", ""),
        )
        reader.done()
        return goal

    def goal(self, reader: Reader) -> tuple[str, Goal, str]:
        key = reader.name("key")
        serves = reader.text("organisational_goal", "")
        samples = reader.texts("samples")
        goal = Goal(
            title=reader.text("title"),
            why_now=reader.text("why_now", ""),
            type=reader.one_of("type", GoalType, GoalType.SKILL),
            origins=tuple(Link(LinkKind.ENTRY, self._entry(reader, s)) for s in samples),
            standards=reader.texts("standards"),
            measurable=reader.text("measurable", ""),
            baseline=reader.text("baseline", ""),
            success=reader.text("success", ""),
            status=reader.one_of("status", GoalStatus, GoalStatus.ACTIVE),
            started=self._day(reader, "started_in_days"),
            target=self._day(reader, "target_in_days"),
            review_on=self._day(reader, "review_in_days"),
        )
        reader.done()
        return key, goal, serves

    def evidence(self, reader: Reader) -> tuple[str, Evidence]:
        goal = reader.name("goal")
        sample = reader.text("sample", "")
        link = Link(LinkKind.ENTRY, self._entry(reader, sample)) if sample else None
        evidence = Evidence(
            kind=reader.one_of("kind", EvidenceKind, EvidenceKind.REFLECTION),
            link=link,
            note=reader.text("note", ""),
            added_on=self._day(reader),
        )
        reader.done()
        return goal, evidence

    def review(self, reader: Reader) -> tuple[str, GoalReview]:
        key = reader.name("goal")
        review = GoalReview(
            goal=0,
            on=self._day(reader),
            with_whom=reader.text("with_whom", ""),
            progress=reader.text("progress"),
            decision=reader.one_of("decision", ReviewDecision, ReviewDecision.CONTINUE),
            confidence=reader.number("confidence", least=0),
        )
        reader.done()
        return key, review

    def session(self, reader: Reader) -> tuple[str, Session, str]:
        key = reader.name("key")
        series = reader.text("series", "")
        hour = reader.number("hour", least=0)
        session = Session(
            kind=reader.one_of("kind", SessionKind, SessionKind.SUPERVISION),
            starts_at=datetime.combine(self._day(reader), time(hour), tzinfo=UTC),
            minutes=reader.number("minutes"),
            with_whom=reader.text("with_whom", ""),
            place=reader.text("place", ""),
            rhythm_weeks=reader.number("rhythm_weeks", 0, least=0),
            functions=reader.texts("functions"),
            stakeholders=reader.texts("stakeholders"),
            held=reader.flag("held"),
        )
        reader.done()
        return key, session, series

    def agenda_item(self, reader: Reader) -> tuple[str, AgendaItem]:
        session = reader.name("session")
        sample = reader.text("sample", "")
        item = AgendaItem(
            session=0,
            title=reader.text("title", ""),
            source=AgendaSource.ENTRY if sample else AgendaSource.FREE,
            target=self._entry(reader, sample) if sample else 0,
            want=reader.one_of("want", Want, Want.LEARNING),
            note=reader.text("note", ""),
        )
        reader.done()
        return session, item

"""Actions, goals and sessions: what reflection leads to."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from reflectjournal.model.entries import Link, Want

MONTHLY = -1
"""The `rhythm_weeks` of once a month: the same weekday in the same week, as a first Thursday."""


class OriginKind(StrEnum):
    """Where an action comes from."""

    ENTRY = "entry"
    SESSION = "session"
    GOAL = "goal"
    RECOMMENDATION = "recommendation"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Origin:
    """The thing an action came out of, so that it can be opened again."""

    kind: OriginKind
    id: int = 0
    step: str = ""
    label: str = field(default="", repr=False)


class ActionKind(StrEnum):
    """An action is for the writer; a recommendation is proposed to others, with a measure."""

    ACTION = "action"
    RECOMMENDATION = "recommendation"


class ActionStatus(StrEnum):
    """How far it is."""

    TO_DO = "to-do"
    DOING = "doing"
    DONE = "done"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done, by which role, by when; it never loses its origin."""

    what: str = field(repr=False)
    origin: Origin = Origin(OriginKind.HAND)
    owner: str = field(default="me", repr=False)
    due: date | None = None
    status: ActionStatus = ActionStatus.TO_DO
    outcome: str = field(default="", repr=False)
    kind: ActionKind = ActionKind.ACTION
    measure: str = field(default="", repr=False)
    strength: str = ""
    """Of a recommendation: individual reminder, guidance, process or system."""
    told_on: date | None = None
    """When those concerned were told what came of it: the loop is closed."""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    closed_at: datetime | None = None
    deleted_at: datetime | None = None
    id: int = 0

    @property
    def open(self) -> bool:
        """True while there is something left to do."""
        return self.status in (ActionStatus.TO_DO, ActionStatus.DOING)


@dataclass(frozen=True, slots=True)
class ActionChange:
    """One line of an action's history."""

    at: datetime
    field: str
    before: str = dataclasses.field(repr=False)
    after: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions a list shows; empty fields do not narrow it."""

    status: ActionStatus | None = None
    open: bool | None = None
    origin: OriginKind | None = None
    due_until: date | None = None
    kind: ActionKind | None = None


class GoalType(StrEnum):
    """What a goal is about."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    VALUES = "values and relationships"
    WELLBEING = "wellbeing"
    LEADERSHIP = "leadership"
    CAREER = "career"


class GoalStatus(StrEnum):
    """How far a goal is; "let go" is a respectable ending."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    MET = "met"
    LET_GO = "let go"


class Visibility(StrEnum):
    """Who may see a goal."""

    PRIVATE = "private"
    SUPERVISION = "take to supervision"
    PDP = "include in PDP export"


class EvidenceKind(StrEnum):
    """Kinds of evidence; the meter counts kinds, not quantity."""

    REFLECTION = "reflection"
    FEEDBACK = "feedback"
    OUTCOME = "outcome"
    TEACHING = "teaching others"


class ReviewDecision(StrEnum):
    """What a review of a goal decides."""

    CONTINUE = "continue"
    CHANGE = "change"
    PAUSE = "pause"
    MET = "met"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows a goal being reached. `link` may be None for evidence kept elsewhere."""

    kind: EvidenceKind
    link: Link | None
    note: str = field(default="", repr=False)
    added_on: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class GoalReview:
    """One look at a goal. `confidence` is the writer's own line, 0 to 10, or None."""

    goal: int
    on: date
    with_whom: str = field(default="", repr=False)
    progress: str = field(default="", repr=False)
    decision: ReviewDecision = ReviewDecision.CONTINUE
    reason: str = field(default="", repr=False)
    confidence: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationalGoal:
    """A priority of the organisation or partnership, kept by the writer."""

    title: str = field(repr=False)
    year: str = ""
    source: str = field(default="", repr=False)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A personal development objective."""

    title: str = field(repr=False)
    why_now: str = field(default="", repr=False)
    type: GoalType = GoalType.SKILL
    origins: tuple[Link, ...] = field(default=(), repr=False)
    """The entries, sessions or recommendations it came from."""
    origin_text: str = field(default="", repr=False)
    """The sentence it was made from."""
    organisational_goal: int | None = None
    """None where it is "mine alone"."""
    standards: tuple[str, ...] = ()
    specific: str = field(default="", repr=False)
    measurable: str = field(default="", repr=False)
    achievable: str = field(default="", repr=False)
    relevant: str = field(default="", repr=False)
    time_bound: str = field(default="", repr=False)
    baseline: str = field(default="", repr=False)
    success: str = field(default="", repr=False)
    support_needed: str = field(default="", repr=False)
    started: date | None = None
    target: date | None = None
    review_every_weeks: int = 6
    review_on: date | None = None
    status: GoalStatus = GoalStatus.DRAFT
    impact: str = field(default="", repr=False)
    let_go_reason: str = field(default="", repr=False)
    visibility: Visibility = Visibility.PRIVATE
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    id: int = 0


class SessionKind(StrEnum):
    """The kinds of meeting, each with its own defaults and record guide."""

    SUPERVISION = "supervision"
    MENTORING = "mentoring"
    TEAM_MEETING = "team-meeting"
    CASE_CONFERENCE = "case-conference"
    LEARNING_EVENT = "learning-event"
    NETWORK = "network"
    GROUP_REFLECTION = "group-reflection"
    JOINT_REFLECTION = "joint-reflection"


class AgendaSource(StrEnum):
    """Where an agenda item came from."""

    ENTRY = "entry"
    ACTION = "action"
    GOAL = "goal"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of an agenda. What was not reached moves on to the next session of the series."""

    session: int
    title: str = field(repr=False)
    source: AgendaSource = AgendaSource.FREE
    target: int = 0
    want: Want | None = None
    note: str = field(default="", repr=False)
    position: int = 0
    reached: bool = False
    carried_from: int = 0
    """The session it was first on, 0 where it has not moved."""
    print_text: bool = False
    """Ticked: its private text may stand on the printed sheet."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting that was planned or held. `with_whom` is an alias or role, never a real name."""

    kind: SessionKind
    starts_at: datetime
    minutes: int = 60
    title: str = field(default="", repr=False)
    with_whom: str = field(default="", repr=False)
    agency: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    series: int = 0
    """The same number for all sessions of one series; 0 for a single one."""
    rhythm_weeks: int = 0
    agreement: str = field(default="", repr=False)
    functions: tuple[str, ...] = ()
    """Covered in it: management, support, development, mediation."""
    stakeholders: tuple[str, ...] = ()
    """Heard in it: people who use services, staff, organisation, partners."""
    disciplines: tuple[str, ...] = ()
    record: int = 0
    """The entry that records it, 0 while there is none."""
    preparation: int = 0
    """The entry that prepared it, 0 where there is none."""
    held: bool = False
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions a list shows; empty fields do not narrow it. Both days are inclusive."""

    kind: SessionKind | None = None
    series: int = 0
    held: bool | None = None
    since: date | None = None
    until: date | None = None

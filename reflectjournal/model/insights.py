"""A figure's numbers: always with a sentence that says it all, a table, and the entries behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from reflectjournal.model.entries import EntryFilter, Outcome, TagCount
from reflectjournal.model.sharing import Decision
from reflectjournal.model.work import Evidence, Goal


class Chart(StrEnum):
    """How a figure is drawn."""

    MOVEMENT = "movement"
    """Rows of then and now on a line from unpleasant to pleasant."""
    BARS = "bars"
    """Rows of one or two bars, told apart by fill and hatch."""
    MATRIX = "matrix"
    """Rows by columns, a disc and a number in each cell."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The entries that one row of a figure counts: by what they share, or one by one."""

    filter: EntryFilter | None = None
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Insight:
    """One figure as values. Nothing in it scores, averages or compares with others."""

    key: str
    title: str
    summary: str = field(repr=False)
    """One sentence or two with everything that the figure shows."""
    chart: Chart = Chart.BARS
    head: tuple[str, ...] = ()
    """The heads of the table's columns; the first one is of the row's words."""
    rows: tuple[tuple[str | int | float | None, ...], ...] = field(default=(), repr=False)
    """Words and numbers; None where there is no number."""
    behind: tuple[Behind, ...] = ()
    """For each row, in the same order."""
    exports: bool = True
    """False for feelings, which never leave the journal."""
    note: str = ""
    """Why there is no figure yet; empty where there is one."""

    @property
    def drawn(self) -> bool:
        """True where there is enough to draw."""
        return bool(self.rows) and not self.note


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """The entries of one outcome, and the actions that came from them."""

    outcome: Outcome
    entries: int
    actions: int


class ActionFact(NamedTuple):
    """What figures need of an action: ten thousand are read for one. Kinds are by their values."""

    origin: str
    origin_id: int
    kind: str
    open: bool
    told: bool
    made_on: str
    """ISO 8601."""


class Move(NamedTuple):
    """How pleasant one entry felt then and at the time of writing, -2 to 2."""

    entry: int
    day: str
    """ISO 8601."""
    then: int
    now: int


class MonthCount(NamedTuple):
    """The entries of one month with one guide; the month as in "2026-03"."""

    month: str
    guide: str
    entries: int


class CpdFact(NamedTuple):
    """What figures need of a CPD record; hours with others and alone."""

    entry: int
    activity: str
    together: float
    alone: float
    standards: tuple[str, ...]
    disciplines: tuple[str, ...]


class SessionFact(NamedTuple):
    """Whom one held session brought together, by role."""

    disciplines: tuple[str, ...]
    record: int


@dataclass(frozen=True, slots=True)
class InsightMaterial:
    """Everything that the figures of a period are made from; days are inclusive."""

    since: date
    until: date
    months: tuple[MonthCount, ...] = ()
    moves: tuple[Move, ...] = field(default=(), repr=False)
    check_ins: int = 0
    """Entries with feelings."""
    feeling_words: tuple[TagCount, ...] = field(default=(), repr=False)
    first_tags: Mapping[int, str] = field(default_factory=dict, repr=False)
    """The first tag of each entry with feelings."""
    outcomes: tuple[OutcomeCount, ...] = ()
    tags: tuple[TagCount, ...] = field(default=(), repr=False)
    actions: tuple[ActionFact, ...] = ()
    goals: tuple[tuple[Goal, tuple[Evidence, ...]], ...] = field(default=(), repr=False)
    cpd: tuple[CpdFact, ...] = field(default=(), repr=False)
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    sessions: tuple[SessionFact, ...] = field(default=(), repr=False)
    guide_titles: Mapping[str, str] = field(default_factory=dict)
    strong: tuple[int, ...] = ()
    """Entries with strong feelings that were not taken to supervision."""

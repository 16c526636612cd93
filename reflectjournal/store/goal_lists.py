"""Goals as lists show them, with their reviews and evidence."""

from __future__ import annotations

from datetime import date

from reflectjournal.errors import NotFound
from reflectjournal.model import (
    Evidence,
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    Link,
    LinkKind,
    OrganisationalGoal,
)
from reflectjournal.store.columns import Clock, Columns, as_column, day, now_utc
from reflectjournal.store.vault import Row, Vault

MOST_ACTIVE = 3
"""More active goals than this are allowed, with a word of advice."""

GOAL = Columns(
    "goal",
    Goal,
    (
        "id", "title", "why_now", "type", "origin_text", "organisational_goal", "standards",
        "specific", "measurable", "achievable", "relevant", "time_bound", "baseline", "success",
        "support_needed", "started", "target", "review_every_weeks", "review_on", "status",
        "impact", "let_go_reason", "visibility", "created_at", "updated_at", "deleted_at",
    ),
)  # fmt: skip
REVIEW = Columns(
    "goal_review",
    GoalReview,
    ("id", "goal", "on", "with_whom", "progress", "decision", "reason", "confidence"),
)
ORGANISATIONAL = Columns(
    "organisational_goal", OrganisationalGoal, ("id", "title", "year", "source")
)


class GoalLists:
    """The reading half of `Goals`."""

    def __init__(self, vault: Vault, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._clock = clock

    def get(self, id: int) -> Goal:
        """The goal of this id, also a deleted one. Raises NotFound."""
        row = self._vault.row(f"SELECT {GOAL.select} FROM goal WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This goal is not in the journal any more.")
        return self._read(row)

    def all(self, status: GoalStatus | None = None) -> tuple[Goal, ...]:
        """The goals of one status, or all: active first, then the last changed first."""
        rows = self._vault.rows(
            f"SELECT {GOAL.select} FROM goal WHERE deleted_at IS NULL AND (?1 IS NULL OR"
            " status = ?1) ORDER BY CASE status WHEN 'active' THEN 0 WHEN 'draft' THEN 1"
            " WHEN 'paused' THEN 2 ELSE 3 END, updated_at DESC, id DESC",
            (as_column(status),),
        )
        return tuple(map(self._read, rows))

    def due(self, on: date) -> tuple[Goal, ...]:
        """The active goals to be reviewed by this day, the longest waiting first."""
        rows = self._vault.rows(
            f"SELECT {GOAL.select} FROM goal WHERE deleted_at IS NULL AND status = 'active'"
            " AND review_on <= ? ORDER BY review_on",
            (on.isoformat(),),
        )
        return tuple(map(self._read, rows))

    def of(self, link: Link) -> tuple[Goal, ...]:
        """The goals that came from this thing or have it as evidence."""
        rows = self._vault.rows(
            f"SELECT {GOAL.select} FROM goal WHERE deleted_at IS NULL AND id IN"
            " (SELECT goal_id FROM goal_origin WHERE kind = ?1 AND target = ?2"
            "  UNION SELECT goal_id FROM evidence WHERE link = ?1 AND target = ?2) ORDER BY id",
            (link.kind.value, link.target),
        )
        return tuple(map(self._read, rows))

    def warning(self) -> str:
        """A sentence where more goals are active than do well together; empty otherwise."""
        row = self._vault.row(
            "SELECT count(*) FROM goal WHERE status = 'active' AND deleted_at IS NULL"
        )
        if row and row[0] > MOST_ACTIVE:
            return (
                f"You have {row[0]} active goals. Three is plenty: you could pause one, or let it"
                " go."
            )
        return ""

    def reviews(self, id: int) -> tuple[GoalReview, ...]:
        """The reviews of a goal, oldest first."""
        rows = self._vault.rows(
            f'SELECT {REVIEW.select} FROM goal_review WHERE goal = ? ORDER BY "on", id', (id,)
        )
        return tuple(map(REVIEW.read, rows))

    def evidence(self, id: int) -> tuple[Evidence, ...]:
        """What shows this goal being reached, oldest first."""
        rows = self._vault.rows(
            "SELECT kind, link, target, label, note, added_on, id FROM evidence"
            " WHERE goal_id = ? ORDER BY id",
            (id,),
        )
        return tuple(
            Evidence(
                EvidenceKind(kind),
                Link(LinkKind(link), target, label) if link else None,
                note,
                day(added_on),
                id_,
            )
            for kind, link, target, label, note, added_on, id_ in rows
        )

    def organisational(self) -> tuple[OrganisationalGoal, ...]:
        """The priorities of the organisation, the newest year first."""
        rows = self._vault.rows(
            f"SELECT {ORGANISATIONAL.select} FROM organisational_goal ORDER BY year DESC, id"
        )
        return tuple(map(ORGANISATIONAL.read, rows))

    def alignment(self) -> tuple[tuple[OrganisationalGoal | None, tuple[Goal, ...]], ...]:
        """Each priority with the goals that serve it, then None with those that serve none.

        A priority without goals and goals without a priority are the gaps.
        """
        goals = [g for g in self.all() if g.status not in (GoalStatus.MET, GoalStatus.LET_GO)]
        rows = [
            (priority, tuple(g for g in goals if g.organisational_goal == priority.id))
            for priority in self.organisational()
        ]
        own = tuple(g for g in goals if g.organisational_goal is None)
        return (*rows, (None, own))

    def _read(self, row: Row) -> Goal:
        origins = self._vault.rows(
            "SELECT kind, target, label FROM goal_origin WHERE goal_id = ? ORDER BY position",
            (row[0],),
        )
        return GOAL.read(row, origins=tuple(Link(LinkKind(kind), *rest) for kind, *rest in origins))

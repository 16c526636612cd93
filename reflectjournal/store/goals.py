"""Goals: personal development objectives with their reviews and evidence (`domain` rules 2.1-2.3).

A goal is met when its difference has been put into words, and let go with a
reason: both are endings. Three active goals are plenty; more are allowed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from reflectjournal.errors import RuleBroken
from reflectjournal.model import (
    Evidence,
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    Link,
    OrganisationalGoal,
    ReviewDecision,
)
from reflectjournal.store import work_index
from reflectjournal.store.columns import as_column
from reflectjournal.store.goal_lists import GOAL, ORGANISATIONAL, REVIEW, GoalLists
from reflectjournal.store.vault import Transaction
from reflectjournal.store.work_index import WorkKind

LONGEST_TITLE = 120

_AFTERREVIEW = {
    ReviewDecision.CONTINUE: GoalStatus.ACTIVE,
    ReviewDecision.CHANGE: GoalStatus.ACTIVE,
    ReviewDecision.PAUSE: GoalStatus.PAUSED,
    ReviewDecision.MET: GoalStatus.MET,
    ReviewDecision.LET_GO: GoalStatus.LET_GO,
}


class Goals(GoalLists):
    """All goals; its lists are in `GoalLists`."""

    def save(self, goal: Goal) -> Goal:
        """Add or change a goal; gives it with id and times.

        A goal that becomes active is started, and reviewed after its rhythm. Raises
        RuleBroken for a goal without title, met without its difference, or let go
        without a reason; NotFound for an id that is gone.
        """
        _check(goal)
        with self._vault.transaction() as tx:
            old = self.get(goal.id) if goal.id else None
            return self._write(tx, goal, old)

    def delete(self, id: int) -> None:
        """Take a goal off every list; `restore` brings it back. Raises NotFound."""
        self._set_deleted(id, self._clock())

    def restore(self, id: int) -> None:
        """Bring a deleted goal back. Raises NotFound."""
        self._set_deleted(id, None)

    def add_review(self, review: GoalReview) -> GoalReview:
        """Record a review; its decision moves the goal, and sets the day of the next one.

        Raises RuleBroken where the decision ends the goal without what that needs.
        """
        with self._vault.transaction() as tx:
            goal = self.get(review.goal)
            status = _AFTERREVIEW[review.decision]
            reviewed = replace(
                goal,
                status=status,
                let_go_reason=review.reason.strip() or goal.let_go_reason
                if status is GoalStatus.LET_GO
                else goal.let_go_reason,
                review_on=_next_review(goal, review.on) if status is GoalStatus.ACTIVE else None,
            )
            _check(reviewed)
            self._write(tx, reviewed, goal)
            return replace(review, id=REVIEW.insert(tx, review))

    def link(
        self,
        id: int,
        link: Link | None,
        kind: EvidenceKind = EvidenceKind.REFLECTION,
        note: str = "",
        added_on: date | None = None,
    ) -> Evidence:
        """Add evidence to a goal, today by default; `link` is None for a thing kept elsewhere."""
        with self._vault.transaction() as tx:
            self.get(id)
            on = added_on or self._clock().astimezone().date()
            evidence = Evidence(kind, link, note, on)
            cells = (
                id, kind, link.kind if link else None, link.target if link else 0,
                link.label if link else "", note, on,
            )  # fmt: skip
            evidence_id = tx.insert(
                "INSERT INTO evidence (goal_id, kind, link, target, label, note, added_on)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [as_column(cell) for cell in cells],
            )
            tx.changed("goal", id)
        return replace(evidence, id=evidence_id)

    def unlink(self, evidence_id: int) -> None:
        """Take evidence off its goal; what it pointed at stays."""
        with self._vault.transaction() as tx:
            rows = tx.execute("SELECT goal_id FROM evidence WHERE id = ?", (evidence_id,))
            tx.execute("DELETE FROM evidence WHERE id = ?", (evidence_id,))
            for row in rows:
                tx.changed("goal", row[0])

    def save_organisational(self, goal: OrganisationalGoal) -> OrganisationalGoal:
        """Add or change a priority; one with an empty title is removed from the list."""
        with self._vault.transaction() as tx:
            tx.changed("goal")
            if goal.id and not goal.title.strip():
                tx.execute(
                    "UPDATE goal SET organisational_goal = NULL WHERE organisational_goal = ?",
                    (goal.id,),
                )
                tx.execute("DELETE FROM organisational_goal WHERE id = ?", (goal.id,))
            elif goal.id:
                ORGANISATIONAL.update(tx, goal, goal.id)
            else:
                goal = replace(goal, id=ORGANISATIONAL.insert(tx, goal))
        return goal

    def _write(self, tx: Transaction, goal: Goal, old: Goal | None) -> Goal:
        now = self._clock()
        goal = _started(goal, now)
        goal = replace(goal, created_at=(old or goal).created_at or now, updated_at=now)
        if old is None:
            goal = replace(goal, id=GOAL.insert(tx, goal))
        else:
            GOAL.update(tx, goal, goal.id)
        if old is None or old.origins != goal.origins:
            _write_origins(tx, goal)
        _index(tx, goal)
        tx.changed("goal", goal.id)
        return goal

    def _set_deleted(self, id: int, at: datetime | None) -> None:
        with self._vault.transaction() as tx:
            goal = self.get(id)
            self._write(tx, replace(goal, deleted_at=at), goal)


def _check(goal: Goal) -> None:
    if not goal.title.strip():
        raise RuleBroken("A goal needs a title: what will be different when you have reached it?")
    if len(goal.title) > LONGEST_TITLE:
        raise RuleBroken(f"The title of a goal has {LONGEST_TITLE} characters at most.")
    if goal.status is GoalStatus.MET and not goal.impact.strip():
        raise RuleBroken(
            "A goal is met when its difference is in words: write what it changed in your"
            " practice or for people, then close it."
        )
    if goal.status is GoalStatus.LET_GO and not goal.let_go_reason.strip():
        raise RuleBroken("Letting a goal go is a good ending. Write one line on why.")


def shortened(text: str, most: int) -> str:
    """The text cut at a word so that it has `most` characters at most, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.-") + "…"


def _started(goal: Goal, now: datetime) -> Goal:
    if goal.status is not GoalStatus.ACTIVE:
        return goal
    today = now.astimezone().date()
    return replace(
        goal,
        started=goal.started or today,
        review_on=goal.review_on or _next_review(goal, today),
    )


def _next_review(goal: Goal, on: date) -> date | None:
    if goal.review_every_weeks < 1:
        return None
    return on + timedelta(weeks=goal.review_every_weeks)


def _write_origins(tx: Transaction, goal: Goal) -> None:
    tx.execute("DELETE FROM goal_origin WHERE goal_id = ?", (goal.id,))
    for position, link in enumerate(goal.origins):
        tx.execute(
            "INSERT INTO goal_origin (goal_id, position, kind, target, label)"
            " VALUES (?, ?, ?, ?, ?)",
            (goal.id, position, link.kind.value, link.target, link.label),
        )


def _index(tx: Transaction, goal: Goal) -> None:
    if goal.deleted_at is not None:
        work_index.remove(tx, WorkKind.GOAL, goal.id)
        return
    texts = (goal.why_now, goal.specific, goal.measurable, goal.success, goal.baseline)
    more = (goal.support_needed, goal.impact, goal.let_go_reason, goal.origin_text)
    work_index.put(tx, WorkKind.GOAL, goal.id, goal.title, *texts, *more)

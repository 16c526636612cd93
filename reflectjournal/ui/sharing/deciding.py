"""A decision in the making, as values: what is answered, what waits, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from reflectjournal.model import AudienceTier, Decision, Effect, Verdict
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import (
    Assessment,
    Consequence,
    Facts,
    answer_to,
    assess,
    look_again,
    note_to,
)
from reflectjournal.sharing.measures import has_reader, review_date
from reflectjournal.sharing.questions import AnswerType, Checklist, Question, Release

NOT_SHARED = (Verdict.DO_NOT_SHARE, Verdict.ROUTED)
LAST = q.REVIEW


@dataclass(frozen=True)
class Deciding:
    """One moment of a decision; each answer gives the next one."""

    checklist: Checklist
    decision: Decision
    facts: Facts
    again: frozenset[int] = field(default=frozenset())
    """The questions to look at again because the audience has changed."""

    @cached_property
    def assessment(self) -> Assessment:
        """What the answers and facts do for the audience they name."""
        return assess(self.checklist, self.decision, self.facts)

    @property
    def tier(self) -> AudienceTier:
        """How far it would travel."""
        return self.assessment.tier

    @cached_property
    def done(self) -> frozenset[int]:
        """The questions that have an answer."""
        return frozenset(x.number for x in self.checklist.questions if self._is_done(x))

    @property
    def first_open(self) -> int:
        """The first question without an answer, else the first that waits, else the last."""
        numbers = [x.number for x in self.checklist.questions]
        unanswered = (n for n in numbers if n not in self.done)
        waiting = (n for n in numbers if self.waits(n) or n in self.again)
        return next(unanswered, next(waiting, LAST))

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The questions that keep a decision to share from being recorded."""
        standing = (c.question for c in self.assessment.standing)
        return tuple(sorted({*standing, *self.again}))

    def closes_at(self, number: int) -> bool:
        """True where the step after this question is to record the decision."""
        verdict, reason = self.value(q.DECISION), self.note(q.DECISION)
        if not verdict or not reason:
            return False
        if verdict in NOT_SHARED:
            routed = bool(self.decision.routed_kind and self.decision.routed_on)
            here = number in (q.DECISION, LAST)
            return here and (verdict != Verdict.ROUTED or routed)
        return number == LAST and not self.left

    def waits(self, number: int) -> bool:
        """True where a question has its answer and something is still needed."""
        standing = any(c.standing for c in self.assessment.of(number))
        return standing and number in self.done

    def value(self, number: int) -> str:
        """The answer to a question."""
        return answer_to(self.decision, number)

    def note(self, number: int) -> str:
        """The reason beside an answer."""
        return note_to(self.decision, number)

    def consequences(self, number: int) -> Iterator[Consequence]:
        """What the answer of a question does, the strongest first; nothing before it is given."""
        found_out = self.checklist.question(number).type is AnswerType.SYSTEM
        if number in self.done or found_out or number == q.READER:
            yield from self.assessment.of(number)

    def answered(self, number: int, value: str, note: str | None = None) -> Deciding:
        """With an answer given, or its reason. Raises RuleBroken once it is closed."""
        kept = self.note(number) if note is None else note
        return self.now(life.answer(self.decision, number, value, kept), number)

    def now(self, decision: Decision, number: int = 0) -> Deciding:
        """With another state of the decision; the question in hand has been looked at."""
        fresh = replace(self, decision=decision)
        others = look_again(self.checklist, self.tier, fresh.tier) & fresh.done
        return replace(fresh, again=(self.again | others) - {number})

    def needs_reader(self) -> bool:
        """True where a second reader is asked for, recorded or not."""
        wide = self.tier in (AudienceTier.T3, AudienceTier.T4)
        held = any(
            c.effect is Effect.HOLD and c.release in (Release.READER, Release.REFERENCE)
            for c in self.assessment.consequences
        )
        return wide or held

    def _is_done(self, question: Question) -> bool:
        number, decision = question.number, self.decision
        named = any(recipient.role.strip() for recipient in decision.recipients)
        if number == q.RECIPIENTS:
            return named or (q.AUDIENCE in self._given and self.tier is AudienceTier.T0)
        if number == q.NEED:
            needs = all(r.need.strip() for r in decision.recipients)
            return bool(self.value(number)) or (named and needs)
        if number == q.KEPT:
            return not any(c.standing for c in self.assessment.of(number))
        if number == q.READER:
            rest = all(n in self._given for n in _BEFORE_READER)
            return has_reader(decision, self.facts) or (rest and not self.needs_reader())
        if number == q.REVIEW:
            return review_date(decision) is not None or bool(self.note(number))
        if question.type is AnswerType.SYSTEM:
            return True
        if question.options:
            return self.checklist.option(number, self.value(number)) is not None
        return bool(self.value(number))

    @cached_property
    def _given(self) -> frozenset[int]:
        return frozenset(a.question for a in self.decision.answers if a.value.strip())


def following(state: Deciding, number: int) -> int:
    """The question after this one: where the audience has changed, the next that waits."""
    if not state.again:
        return number + 1
    numbers = (x.number for x in state.checklist.questions)
    waits = (n for n in numbers if n > number and (n in state.left or n not in state.done))
    return next(waits, LAST)


_BEFORE_READER = (
    q.KIND, q.AUDIENCE, q.RECOGNITION, q.MEDIA, q.COURT, q.ANONYMITY, q.INFORMED, q.COLLEAGUE,
    q.INVESTIGATION, q.POLICY, q.BASIS,
)  # fmt: skip
"""The questions whose answers can ask for a second reader."""

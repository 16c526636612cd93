"""Whether a clean copy may leave: the answers and the facts, weighed by audience.

The questions and the effect of every answer are data (`questions`); this
module knows what the facts are and what lifts an effect. It never says that
something is safe.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reflectjournal.model import AudienceTier, Decision, Effect
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.consent import covers
from reflectjournal.sharing.measures import (
    MEASURES,
    Facts,
    answer_to,
    has_reader,
    note_to,
    onward,
    past,
    review_date,
)
from reflectjournal.sharing.questions import AnswerType, Checklist, Question, Release, Rule

__all__ = [
    "Assessment",
    "Consequence",
    "Facts",
    "answer_to",
    "assess",
    "audience_tier",
    "default_review",
    "look_again",
    "note_to",
    "unanswered",
    "with_record",
]

_TIERS = tuple(AudienceTier)
_STRENGTH = tuple(Effect)
_NOT_ANSWERED = "This question is not answered yet."
_ANSWERED_ELSEWHERE = (q.RECIPIENTS, q.NEED, q.READER, q.DECISION, q.REVIEW, q.PURPOSE)
_LEGAL = {
    q.COURT: "court",
    q.ANONYMITY: "anonymity",
    q.INVESTIGATION: "investigation",
    q.MEDIA: "media",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What one answer or fact does. `standing` is True while it is still in the way."""

    question: int
    effect: Effect
    say: str
    standing: bool
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """All consequences for one audience, in the order of the questions."""

    tier: AudienceTier
    consequences: tuple[Consequence, ...]

    @property
    def standing(self) -> tuple[Consequence, ...]:
        """What is still in the way of a file."""
        return tuple(consequence for consequence in self.consequences if consequence.standing)

    @property
    def may_leave(self) -> bool:
        """True where nothing is in the way. It is not a promise that nobody will be recognised."""
        return not self.standing

    @property
    def routed(self) -> bool:
        """True where *Someone may be at risk* comes first."""
        return any(consequence.effect is Effect.ROUTE for consequence in self.standing)

    @property
    def held(self) -> bool:
        """True where an answer asks for a second reader, recorded or not."""
        return any(consequence.effect is Effect.HOLD for consequence in self.consequences)

    def of(self, number: int) -> tuple[Consequence, ...]:
        """The consequences of one question, the strongest first."""
        own = (c for c in self.consequences if c.question == number)
        return tuple(sorted(own, key=lambda c: -_STRENGTH.index(c.effect)))

    def effect(self, number: int) -> Effect:
        """The strongest effect of one question; PASS where there is none."""
        own = self.of(number)
        return own[0].effect if own else Effect.PASS


def audience_tier(checklist: Checklist, decision: Decision) -> AudienceTier:
    """How far the copy would travel: what can be passed on counts as the next wider audience."""
    option = checklist.option(q.AUDIENCE, answer_to(decision, q.AUDIENCE))
    tier = option.tier if option and option.tier else decision.tier
    if not onward(decision):
        return tier
    return _TIERS[min(_TIERS.index(tier) + 1, len(_TIERS) - 1)]


def assess(checklist: Checklist, decision: Decision, facts: Facts) -> Assessment:
    """What the answers recorded in the decision do, for the audience it names."""
    tier = audience_tier(checklist, decision)
    found: list[Consequence] = []
    for question in checklist.questions:
        if question.number != q.READER:
            found += _consequences(question, decision, facts, tier, held=False)
    held = any(consequence.effect is Effect.HOLD for consequence in found)
    found += _consequences(checklist.question(q.READER), decision, facts, tier, held=held)
    return Assessment(tier, tuple(sorted(found, key=lambda c: c.question)))


def unanswered(checklist: Checklist, decision: Decision) -> tuple[int, ...]:
    """The numbers of the questions that wait for an answer; those the program fills in do not."""
    return tuple(x.number for x in checklist.questions if not _is_answered(x, decision))


def look_again(checklist: Checklist, before: AudienceTier, after: AudienceTier) -> frozenset[int]:
    """The questions to look at again because the audience changed."""
    return frozenset() if before is after else checklist.audience_dependent()


def with_record(checklist: Checklist, decision: Decision, facts: Facts) -> Decision:
    """The decision with its record fields filled from the answers and the facts.

    Tier, audience in words, purpose, lawful basis, channel, recognition, whether
    the person was told, legal flags, details kept, the review date.
    """
    audience = checklist.option(q.AUDIENCE, answer_to(decision, q.AUDIENCE))
    flags = tuple(
        name for number, name in _LEGAL.items() if answer_to(decision, number) in ("yes", "unsure")
    )
    return replace(
        decision,
        tier=audience_tier(checklist, decision),
        audience_words=audience.label if audience else decision.audience_words,
        purpose=answer_to(decision, q.PURPOSE),
        lawful_basis=answer_to(decision, q.BASIS),
        channel=answer_to(decision, q.CHANNEL),
        recognition=answer_to(decision, q.RECOGNITION),
        informed=answer_to(decision, q.INFORMED),
        legal_flags=flags,
        indirect_kept=facts.kept,
        review_on=review_date(decision),
    )


def default_review(tier: AudienceTier, today: date) -> date:
    """When to look at a decision again: after twelve months, for the public after six."""
    months = today.month - 1 + (6 if tier is AudienceTier.T4 else 12)
    year, month = today.year + months // 12, months % 12 + 1
    for day in range(today.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, min(today.day, 28))


def _consequences(
    question: Question, decision: Decision, facts: Facts, tier: AudienceTier, *, held: bool
) -> list[Consequence]:
    if not _is_answered(question, decision):
        own = (rule.say for rule in question.rules if "" in rule.answers)
        say = next(own, _NOT_ANSWERED)
        return [Consequence(question.number, Effect.BLOCK, say, standing=True)]
    found = []
    for rule in question.rules:
        if tier in rule.tiers and _applies(question, rule, decision, facts, held=held):
            standing = not _lifted(question.number, rule, decision, facts, tier)
            found.append(
                Consequence(question.number, rule.effect, rule.say, standing, rule.release)
            )
    return found


def _is_answered(question: Question, decision: Decision) -> bool:
    """Answers that are text or a field of the record have rules of their own for emptiness."""
    if question.type is AnswerType.SYSTEM or question.number in _ANSWERED_ELSEWHERE:
        return True
    value = answer_to(decision, question.number)
    if question.options:
        return value in {option.value for option in question.options}
    return bool(value)


def _applies(
    question: Question, rule: Rule, decision: Decision, facts: Facts, *, held: bool
) -> bool:
    if rule.also:
        number, values = rule.also
        if answer_to(decision, number) not in values:
            return False
    if rule.answers:
        return answer_to(decision, question.number) in rule.answers
    if rule.fact == "held without second reader":
        return held and not has_reader(decision, facts)
    return MEASURES[rule.fact](decision, facts) > rule.more_than


def _lifted(number: int, rule: Rule, decision: Decision, facts: Facts, tier: AudienceTier) -> bool:
    if rule.effect is Effect.WARN:
        return bool(note_to(decision, number))
    match rule.release:
        case Release.READER:
            return has_reader(decision, facts)
        case Release.REFERENCE:
            return bool(note_to(decision, number)) and has_reader(decision, facts)
        case Release.PASSED_ON:
            return bool(decision.routed_kind.strip()) and past(decision.routed_on, facts.today)
        case Release.ADVICE:
            recorded = decision.advice.strip() and decision.advice_role.strip()
            return bool(recorded) and past(decision.advice_on, facts.today)
        case Release.CONSENT:
            return covers(facts.consents, facts.use, tier, facts.today)
        case None:
            return rule.effect is Effect.PASS

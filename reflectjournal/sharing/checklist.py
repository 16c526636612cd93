"""Whether a clean copy may leave: the answers and the facts, weighed by audience.

The questions and the effect of every answer are data (`questions`); this
module knows what the facts are and what lifts an effect. It never says that
something is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from reflectjournal.model import AudienceTier, Decision, Effect, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.consent import Consent, covers
from reflectjournal.sharing.questions import AnswerType, Checklist, Question, Release, Rule

_TIERS = tuple(AudienceTier)
_NOT_SHARED = (Verdict.DO_NOT_SHARE, Verdict.ROUTED)
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
class Facts:
    """What the program finds out itself, fresh each time.

    `kept` are the details kept that could identify somebody together, one for
    each; `rare` those of them that few people share. `use` is the kind of
    document, for the consent question.
    """

    today: date
    direct_left: int = 0
    undecided: int = 0
    kept: tuple[str, ...] = field(default=(), repr=False)
    rare: tuple[str, ...] = field(default=(), repr=False)
    file_faults: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()
    use: str = ""


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


def answer_to(decision: Decision, number: int) -> str:
    """The answer to a question: as given, or as the record's own field says it."""
    given = next((a.value.strip() for a in decision.answers if a.question == number), "")
    review = decision.review_on.isoformat() if decision.review_on else ""
    fields = {
        q.PURPOSE: decision.purpose.strip(),
        q.BASIS: decision.lawful_basis,
        q.CHANNEL: decision.channel,
        q.READER: decision.second_reader_role.strip(),
        q.DECISION: str(decision.verdict or ""),
        q.REVIEW: review,
    }
    return given or fields.get(number, "")


def note_to(decision: Decision, number: int) -> str:
    """The reason typed beside an answer."""
    return next((a.note.strip() for a in decision.answers if a.question == number), "")


def audience_tier(checklist: Checklist, decision: Decision) -> AudienceTier:
    """How far the copy would travel: what can be passed on counts as the next wider audience."""
    option = checklist.option(q.AUDIENCE, answer_to(decision, q.AUDIENCE))
    tier = option.tier if option and option.tier else decision.tier
    if not _onward(decision):
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
        review_on=_review_date(decision),
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
        return held and not _has_reader(decision, facts)
    return _MEASURES[rule.fact](decision, facts) > rule.more_than


def _lifted(number: int, rule: Rule, decision: Decision, facts: Facts, tier: AudienceTier) -> bool:
    if rule.effect is Effect.WARN:
        return bool(note_to(decision, number))
    match rule.release:
        case Release.READER:
            return _has_reader(decision, facts)
        case Release.REFERENCE:
            return bool(note_to(decision, number)) and _has_reader(decision, facts)
        case Release.PASSED_ON:
            return bool(decision.routed_kind.strip()) and _past(decision.routed_on, facts.today)
        case Release.ADVICE:
            recorded = decision.advice.strip() and decision.advice_role.strip()
            return bool(recorded) and _past(decision.advice_on, facts.today)
        case Release.CONSENT:
            return covers(facts.consents, facts.use, tier, facts.today)
        case None:
            return rule.effect is Effect.PASS


def _past(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _has_reader(decision: Decision, facts: Facts) -> bool:
    return bool(decision.second_reader_role.strip()) and _past(
        decision.second_reader_on, facts.today
    )


def _onward(decision: Decision) -> bool:
    passed = any(recipient.onward for recipient in decision.recipients)
    return passed or answer_to(decision, q.RECIPIENTS) == "yes"


def _no_recipient(decision: Decision, _facts: Facts) -> int:
    return int(not any(recipient.role.strip() for recipient in decision.recipients))


def _need_missing(decision: Decision, _facts: Facts) -> int:
    if answer_to(decision, q.NEED):
        return 0
    needs = [recipient.need.strip() for recipient in decision.recipients]
    return int(not needs or not all(needs))


def _unconfirmed(decision: Decision, facts: Facts) -> int:
    """Details kept that the answer to question 10 does not name; it lists them one a line."""
    confirmed = {line.strip() for line in answer_to(decision, q.KEPT).splitlines()}
    return sum(1 for detail in facts.kept if detail.strip() not in confirmed)


def _verdict(decision: Decision) -> str:
    return answer_to(decision, q.DECISION)


def _no_reason(decision: Decision, _facts: Facts) -> int:
    given = decision.reason.strip() or note_to(decision, q.DECISION)
    return int(bool(_verdict(decision)) and not given)


def _review_date(decision: Decision) -> date | None:
    try:
        return date.fromisoformat(answer_to(decision, q.REVIEW))
    except ValueError:
        return None


_MEASURES: dict[str, Callable[[Decision, Facts], int]] = {
    "no recipient": _no_recipient,
    "need missing": _need_missing,
    "direct left": lambda _decision, facts: facts.direct_left,
    "undecided": lambda _decision, facts: facts.undecided,
    "kept": lambda _decision, facts: len(facts.kept),
    "kept rare": lambda _decision, facts: len(facts.rare),
    "kept unconfirmed": _unconfirmed,
    "file faults": lambda _decision, facts: len(facts.file_faults),
    "no second reader": lambda decision, facts: int(not _has_reader(decision, facts)),
    "no decision": lambda decision, _facts: int(not _verdict(decision)),
    "no reason": _no_reason,
    "not to be shared": lambda decision, _facts: int(_verdict(decision) in _NOT_SHARED),
    "no review date": lambda decision, _facts: int(_review_date(decision) is None),
}

"""The life of a decision: draft, assessed, decided, exported, reviewed, withdrawn.

Every function gives a new value; the register keeps each as a version of its
own. A move that is not allowed raises `RuleBroken`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reflectjournal.errors import RuleBroken, SharingRefused
from reflectjournal.model import Answer, Decision, DecisionState, Effect, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import Assessment, default_review

_S = DecisionState
NOT_SHARED = (Verdict.DO_NOT_SHARE, Verdict.ROUTED)
_MOVES: dict[DecisionState, frozenset[DecisionState]] = {
    _S.DRAFT: frozenset({_S.ASSESSED, _S.DECIDED}),
    _S.ASSESSED: frozenset({_S.DRAFT, _S.DECIDED}),
    _S.DECIDED: frozenset({_S.EXPORTED, _S.REVIEWED}),
    _S.EXPORTED: frozenset({_S.REVIEWED, _S.WITHDRAWN}),
    _S.REVIEWED: frozenset({_S.REVIEWED, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset(),
}
_WORDS = {
    _S.DRAFT: "being answered",
    _S.ASSESSED: "answered",
    _S.DECIDED: "decided",
    _S.EXPORTED: "shared",
    _S.REVIEWED: "reviewed",
    _S.WITHDRAWN: "withdrawn",
}


def answer(decision: Decision, number: int, value: str, note: str = "") -> Decision:
    """The decision with one answer given or changed; it has to be assessed again.

    Raises `RuleBroken` once it is decided: a change of mind is a new decision.
    """
    if decision.state not in (_S.DRAFT, _S.ASSESSED):
        raise RuleBroken(
            "This decision is closed and stays as it was recorded. Decide again to change it."
        )
    others = tuple(given for given in decision.answers if given.question != number)
    answers = sorted((*others, Answer(number, value, note)), key=lambda given: given.question)
    return replace(decision, answers=tuple(answers), state=_S.DRAFT)


def mark_assessed(decision: Decision, assessment: Assessment) -> Decision:
    """The decision after the checklist was weighed for its audience."""
    return replace(_move(decision, _S.ASSESSED), tier=assessment.tier)


def decide(
    decision: Decision,
    verdict: Verdict,
    reason: str,
    on: date,
    assessment: Assessment | None = None,
) -> Decision:
    """The decision, closed. *Do not share* and *routed elsewhere* need a reason and nothing else.

    To share needs an assessment; whether the file may be made is asked again
    when it is made. Raises `RuleBroken` where something is missing.
    """
    if not reason.strip():
        raise RuleBroken("Give a reason. One sentence is enough.")
    if verdict is Verdict.ROUTED and not (decision.routed_kind.strip() and decision.routed_on):
        raise RuleBroken("Record the kind of route and the date it was passed on. No names.")
    if verdict not in NOT_SHARED:
        _check_sharable(decision, assessment)
    closed = _move(decision, _S.DECIDED)
    tier = assessment.tier if assessment else decision.tier
    review = decision.review_on or default_review(tier, on)
    return replace(
        closed, verdict=verdict, reason=reason.strip(), decided_on=on, review_on=review, tier=tier
    )


def check_may_export(decision: Decision, assessment: Assessment) -> None:
    """Raise `SharingRefused` unless the decision is to share and nothing stands in the way."""
    if decision.state is not _S.DECIDED:
        raise SharingRefused(
            "There is no open decision to share this. Each file that leaves has one of its own."
        )
    if decision.verdict in NOT_SHARED or decision.verdict is None:
        raise SharingRefused("You decided not to share this, so no file is made.")
    if not assessment.may_leave:
        first = assessment.standing[0]
        raise SharingRefused(f"This cannot leave yet. Question {first.question}: {first.say}")


def record_export(
    decision: Decision, *, filename: str, file_hash: str, file_format: str, on: date
) -> Decision:
    """The decision after its file was made. Exporting again needs a decision of its own."""
    if decision.verdict in NOT_SHARED:
        raise RuleBroken("You decided not to share this, so no file is made.")
    moved = _move(decision, _S.EXPORTED)
    return replace(
        moved, filename=filename, export_hash=file_hash, format=file_format, exported_on=on
    )


def review(decision: Decision, outcome: str, next_on: date | None) -> Decision:
    """The decision after it was looked at again, with what came of it."""
    if not outcome.strip():
        raise RuleBroken("Say in a few words what you found when you looked again.")
    return replace(_move(decision, _S.REVIEWED), review_outcome=outcome.strip(), review_on=next_on)


def withdraw(decision: Decision, reason: str, on: date, *, recipients_told: bool) -> Decision:
    """The decision, withdrawn. This calls no file back: whoever has it has to be told."""
    if not reason.strip():
        raise RuleBroken("Give a reason for withdrawing it.")
    if decision.exported_on is None:
        raise RuleBroken("Nothing left under this decision, so there is nothing to withdraw.")
    moved = _move(decision, _S.WITHDRAWN)
    return replace(
        moved,
        withdrawn_on=on,
        withdrawn_reason=reason.strip(),
        recipients_told=recipients_told,
        review_on=None,
    )


def again(decision: Decision) -> Decision:
    """A new decision that starts from the answers of an earlier one, with its own second reader."""
    return Decision(
        title=decision.title,
        tier=decision.tier,
        audience_words=decision.audience_words,
        purpose=decision.purpose,
        recipients=decision.recipients,
        answers=tuple(a for a in decision.answers if a.question not in (q.DECISION, q.REVIEW)),
        entries=decision.entries,
        clean_copy=decision.clean_copy,
        source_hash=decision.source_hash,
        layout=decision.layout,
        policy_ref=decision.policy_ref,
        decided_by=decision.decided_by,
        lawful_basis=decision.lawful_basis,
        channel=decision.channel,
        consent_refs=decision.consent_refs,
    )


def closing_sentence(decision: Decision) -> str:
    """What to say when the decision is closed. It never says that something is safe."""
    if decision.verdict is Verdict.DO_NOT_SHARE:
        return "You have recorded a decision not to share. That is a complete record."
    if decision.verdict is Verdict.ROUTED:
        return "You have recorded that this was passed on by its proper route. No file is made."
    audience = decision.audience_words.strip() or "this audience"
    role = decision.second_reader_role.strip() or decision.decided_by.strip() or "you"
    on = decision.second_reader_on or decision.decided_on
    day = f" on {on.day} {on:%B %Y}" if on else ""
    judged = _JUDGED.get(decision.recognition, "Risk of recognition judged")
    return (
        f"You have recorded a decision to share with {_inside(audience)}. "
        f"{judged} by {_inside(role)}{day}. This is not a guarantee."
    )


def _inside(words: str) -> str:
    """As it stands in a sentence to the writer: "your team"; a short form keeps its capitals."""
    if words[:3].lower() == "my ":
        return f"your {words[3:]}"
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


_JUDGED = {
    "no": "Risk of recognition judged remote",
    "only the person themselves": "Recognition by the person themselves judged possible",
    "perhaps": "Risk of recognition judged possible, with a reason recorded,",
}


def _check_sharable(decision: Decision, assessment: Assessment | None) -> None:
    if assessment is None or decision.state is not _S.ASSESSED:
        raise RuleBroken("Go through the questions first: a decision to share rests on them.")
    open_routes = [c for c in assessment.standing if c.effect is Effect.ROUTE]
    if open_routes:
        raise RuleBroken(open_routes[0].say)


def _move(decision: Decision, state: DecisionState) -> Decision:
    if state not in _MOVES[decision.state]:
        raise RuleBroken(
            f"A decision that is {_WORDS[decision.state]} cannot become {_WORDS[state]}."
        )
    waiting = decision.state is _S.DECIDED and decision.verdict not in NOT_SHARED
    if state is _S.REVIEWED and waiting:
        raise RuleBroken("Nothing has been shared under this decision yet, so there is no review.")
    return replace(decision, state=state)

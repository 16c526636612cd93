"""The facts that the rules of the checklist ask about, measured on a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from reflectjournal.model import Decision, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.consent import Consent

NOT_SHARED = (Verdict.DO_NOT_SHARE, Verdict.ROUTED)


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


def past(day: date | None, today: date) -> bool:
    """True for a day that has been."""
    return day is not None and day <= today


def has_reader(decision: Decision, facts: Facts) -> bool:
    """True where a second reader is recorded by role and by a day that has been."""
    return bool(decision.second_reader_role.strip()) and past(
        decision.second_reader_on, facts.today
    )


def onward(decision: Decision) -> bool:
    """True where somebody who receives it may pass it on."""
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


def review_date(decision: Decision) -> date | None:
    """The day to look at the decision again, None where there is none that can be read."""
    try:
        return date.fromisoformat(answer_to(decision, q.REVIEW))
    except ValueError:
        return None


MEASURES: dict[str, Callable[[Decision, Facts], int]] = {
    "no recipient": _no_recipient,
    "need missing": _need_missing,
    "direct left": lambda _decision, facts: facts.direct_left,
    "undecided": lambda _decision, facts: facts.undecided,
    "kept": lambda _decision, facts: len(facts.kept),
    "kept rare": lambda _decision, facts: len(facts.rare),
    "kept unconfirmed": _unconfirmed,
    "file faults": lambda _decision, facts: len(facts.file_faults),
    "no second reader": lambda decision, facts: int(not has_reader(decision, facts)),
    "no decision": lambda decision, _facts: int(not _verdict(decision)),
    "no reason": _no_reason,
    "not to be shared": lambda decision, _facts: int(_verdict(decision) in NOT_SHARED),
    "no review date": lambda decision, _facts: int(review_date(decision) is None),
}

"""A decision in whose way nothing stands, to change one answer at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reflectjournal.model import Answer, AudienceTier, Decision, Recipient
from reflectjournal.sharing.checklist import Facts

TODAY = date(2026, 11, 21)
AUDIENCES = {
    AudienceTier.T0: "me",
    AudienceTier.T1: "supervisor",
    AudienceTier.T2: "team",
    AudienceTier.T3: "partners",
    AudienceTier.T4: "public",
}
CLEAR = {
    1: "no", 2: "learning", 3: "Ask to see every room.", 4: "no",
    7: "They run the visits.",
    11: "no", 12: "no", 13: "no", 14: "no", 15: "nobody", 16: "no", 17: "no", 18: "no",
    19: "yes", 20: "yes", 21: "public-task", 22: "secure-email", 25: "share", 26: "2027-11-21",
}  # fmt: skip


def facts(**changes) -> Facts:
    return replace(Facts(today=TODAY, use="bulletin"), **changes)


def decision(tier: AudienceTier, answers: dict | None = None, notes: dict | None = None, **changes):
    """All answers clear for the tier, with `answers` and `notes` laid over them."""
    values = {**CLEAR, 5: AUDIENCES[tier], **(answers or {})}
    notes = {25: "It helps.", **(notes or {})}
    numbers = sorted(values.keys() | notes.keys())
    given = tuple(Answer(n, values.get(n, ""), notes.get(n, "")) for n in numbers)
    made = Decision(
        title="See every room",
        tier=tier,
        answers=given,
        recipients=(Recipient("team manager", "own organisation", "runs the visits"),),
        second_reader_role="practice lead",
        second_reader_on=TODAY,
    )
    return replace(made, **changes)


NO_READER = {"second_reader_role": "", "second_reader_on": None}

"""The questions of the sharing checklist, read from `resources/checklists/sharing.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from reflectjournal.errors import BadData
from reflectjournal.model import AudienceTier, Effect
from reflectjournal.paths import resource

RISK, KIND, PURPOSE, LESS, AUDIENCE, RECIPIENTS, NEED = range(1, 8)
DIRECT, UNDECIDED, KEPT, RECOGNITION, MEDIA = range(8, 13)
COURT, ANONYMITY, INFORMED, CONTRIBUTION, COLLEAGUE = range(13, 18)
INVESTIGATION, POLICY, FAIR, BASIS = range(18, 22)
CHANNEL, FILE, READER, DECISION, REVIEW = range(22, 27)

FACTS = frozenset({
    "no recipient", "need missing", "direct left", "undecided", "kept", "kept rare",
    "kept unconfirmed", "file faults", "no second reader", "held without second reader",
    "no decision", "no reason", "not to be shared", "no review date",
})  # fmt: skip
"""The facts a rule may ask about; `checklist` measures them."""


class AnswerType(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "YN"
    YES_NO_UNSURE = "YNU"
    CHOICE = "CH"
    TEXT = "TX"
    DATE = "DT"
    SYSTEM = "SYS"


class Release(StrEnum):
    """What lifts the effect of an answer."""

    PASSED_ON = "passed on"
    ADVICE = "advice"
    REFERENCE = "reference"
    READER = "second reader"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `tier` is set on the options of the audience question."""

    value: str
    label: str
    gloss: str = ""
    tier: AudienceTier | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What an answer, or a fact, does for some audiences."""

    effect: Effect
    say: str
    answers: tuple[str, ...] = ()
    fact: str = ""
    more_than: int = 0
    tiers: tuple[AudienceTier, ...] = tuple(AudienceTier)
    release: Release | None = None
    also: tuple[int, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `audience` is True where the answer depends on who receives the copy."""

    number: int
    group: str
    short: str
    text: str
    type: AnswerType
    why: str
    source: str
    checked: bool
    as_at: date
    audience: bool = False
    options: tuple[Option, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """All questions, in order, and the names of their groups, in order."""

    as_at: date
    jurisdiction: str
    groups: tuple[str, ...]
    questions: tuple[Question, ...]

    def question(self, number: int) -> Question:
        """The question with this number. Raises `KeyError` where there is none."""
        for question in self.questions:
            if question.number == number:
                return question
        raise KeyError(number)

    def option(self, number: int, value: str) -> Option | None:
        """The option of a question that has this value, or None."""
        options = self.question(number).options
        return next((option for option in options if option.value == value), None)

    def audience_dependent(self) -> frozenset[int]:
        """The numbers of the questions to look at again when the audience changes."""
        return frozenset(question.number for question in self.questions if question.audience)


@cache
def load_checklist() -> Checklist:
    """The checklist that comes with the program. Raises `BadData` where its file has a fault."""
    return read_checklist(resource("checklists/sharing.toml"))


def read_checklist(path: Path) -> Checklist:
    """A checklist from a TOML file. Raises `BadData`, which names the question and the fault."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        as_at = data["as_at"]
        questions = tuple(_question(table, as_at) for table in data["question"])
        checklist = Checklist(as_at, data["jurisdiction"], tuple(data["groups"]), questions)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as fault:
        raise BadData(f"{path.name}: {type(fault).__name__}: {fault}") from fault
    if [question.number for question in questions] != list(range(1, len(questions) + 1)):
        raise BadData(f"{path.name}: the questions are not numbered 1, 2, 3 in order.")
    strays = {question.group for question in questions} - set(checklist.groups)
    if strays:
        raise BadData(f"{path.name}: groups that are not listed: {', '.join(sorted(strays))}.")
    return checklist


def _question(table: dict[str, Any], as_at: date) -> Question:
    number = table["number"]
    try:
        question = Question(
            number=number,
            group=table["group"],
            short=table["short"],
            text=table["text"],
            type=AnswerType(table["type"]),
            why=table["why"],
            source=table["source"],
            checked=table["checked"],
            as_at=table.get("as_at", as_at),
            audience=table.get("audience", False),
            options=tuple(_option(option) for option in table.get("options", ())),
            rules=tuple(_rule(rule) for rule in table.get("rules", ())),
        )
    except (KeyError, ValueError) as fault:
        raise BadData(f"Question {number}: missing or wrong: {fault}.") from fault
    _check_answers(question)
    return question


def _option(table: dict[str, Any]) -> Option:
    tier = AudienceTier(table["tier"]) if "tier" in table else None
    return Option(table["value"], table["label"], table.get("gloss", ""), tier)


def _rule(table: dict[str, Any]) -> Rule:
    also = table.get("also")
    return Rule(
        effect=Effect(table["effect"]),
        say=table["say"],
        answers=tuple(table.get("answers", ())),
        fact=table.get("fact", ""),
        more_than=table.get("more_than", 0),
        tiers=tuple(AudienceTier(tier) for tier in table.get("tiers", AudienceTier)),
        release=_release(table),
        also=(also["question"], tuple(also["answers"])) if also else None,
    )


def _release(table: dict[str, Any]) -> Release | None:
    if "release" in table:
        return Release(table["release"])
    return Release.READER if table["effect"] == Effect.HOLD else None


def _check_answers(question: Question) -> None:
    """A rule about an answer that cannot be given would never speak: refuse it."""
    known = {option.value for option in question.options}
    for rule in question.rules:
        strays = set(rule.answers) - known - {""}
        if strays:
            raise BadData(f"Question {question.number}: a rule names no option: {sorted(strays)}.")
        if bool(rule.answers) == bool(rule.fact) or (rule.fact and rule.fact not in FACTS):
            raise BadData(f"Question {question.number}: a rule needs answers or a known fact.")

"""What remains, taken together: facts innocent alone can be decisive together.

No percentage and no "safe": a count, a sentence made of what is still there, and questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reflectjournal.anonymise.categories import CATEGORIES
from reflectjournal.model.findings import Choice, Finding, Treatment

QUESTIONS = (
    "Who does this describe?",
    "What is the detail everyone would remember?",
    "Who reads this and already knows part of the story?",
)
_TELLING = (31, 32, 33, 34, 4, 36, 35, 7, 6, 8, 11, 16)


@dataclass(frozen=True, slots=True)
class Count:
    """How many entities of one category were treated in which way."""

    category: int
    name: str
    removed: int = 0
    generalised: int = 0
    kept: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Combination:
    """The panel shown before anything leaves."""

    counts: tuple[Count, ...]
    remaining: tuple[str, ...] = field(repr=False)
    """What is still in the text and narrows down, in the writer's words."""
    sentence: str = field(repr=False)
    questions: tuple[str, ...] = QUESTIONS


def combination(findings: Sequence[Finding], choices: Iterable[Choice]) -> Combination:
    """What the decisions leave over, for one set of texts."""
    decided = {choice.entity: choice for choice in choices}
    # Somebody with a full name and a given name is counted among the full names.
    by_category = sorted(findings, key=lambda finding: -finding.category)
    entities = {finding.entity: finding for finding in by_category}
    tally: dict[int, dict[str, int]] = {}
    remaining: list[tuple[int, str]] = []
    for entity, finding in entities.items():
        choice = decided.get(entity)
        how = _how(choice)
        row = tally.setdefault(finding.category, {})
        row[how] = row.get(how, 0) + 1
        left = _left(finding, choice)
        if left and finding.category in _TELLING:
            remaining.append((_TELLING.index(finding.category), left))
    counts = tuple(
        Count(number, CATEGORIES[number - 1].name, **row) for number, row in sorted(tally.items())
    )
    words = tuple(dict.fromkeys(text for _, text in sorted(remaining)))
    return Combination(counts, words, _sentence(words))


def _how(choice: Choice | None) -> str:
    if choice is None:
        return "undecided"
    if choice.treatment is Treatment.KEEP:
        return "kept"
    return "removed" if choice.treatment is Treatment.REMOVE else "generalised"


def _left(finding: Finding, choice: Choice | None) -> str:
    """What a reader still learns from a finding after the decision about it."""
    if choice is None or choice.treatment is Treatment.KEEP:
        return finding.text
    if choice.treatment is Treatment.REMOVE:
        return ""
    return choice.replacement or finding.suggestion


def _sentence(words: tuple[str, ...]) -> str:
    if not words:
        return "Nothing that was found remains. What was not found is for you to see."
    return "What remains together: " + ", ".join(words) + "."

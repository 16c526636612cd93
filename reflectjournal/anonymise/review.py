"""What the writer decides about the findings, and the clean text that follows from it.

One decision holds wherever its person, place or thing is mentioned. The private text is never
changed: `apply` makes a new text, so taking a choice back gives exactly what was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reflectjournal.anonymise.categories import category_of
from reflectjournal.anonymise.fitting import fitted, gap
from reflectjournal.errors import RuleBroken
from reflectjournal.model.findings import Choice, Finding, Tier, Treatment

_TIER_ORDER = {Tier.SURE: 0, Tier.LIKELY: 1, Tier.CHECK: 2}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the clean text that stands for a finding of the private text."""

    start: int
    end: int
    finding: Finding
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after the decisions, with the places that were changed or kept on purpose."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one person, place or thing, decided about together."""

    key: str = field(repr=False)
    name: str = field(repr=False)
    """The longest form that is mentioned."""
    kind: str
    tier: Tier
    """The surest tier among the mentions."""
    reason: str
    suggestion: str = field(repr=False)
    mentions: tuple[tuple[int, Finding], ...] = field(repr=False)
    """Pairs of the text's number and the finding in it."""


def parted(findings: Sequence[Finding], splits: Iterable[str]) -> tuple[Finding, ...]:
    """The findings with each form of a split entity standing for itself: "Mr Lund", "Lund"."""
    apart = frozenset(splits)
    return tuple(
        replace(f, entity=f"{f.entity}|{f.text.casefold()}") if f.entity in apart else f
        for f in findings
    )


def by_entity(choices: Iterable[Choice]) -> dict[str, Choice]:
    """The choice for each entity; a later one replaces an earlier one."""
    return {choice.entity: choice for choice in choices}


def check_choice(choice: Choice) -> None:
    """Raises `RuleBroken` where something is kept and no reason is given."""
    if choice.treatment is Treatment.KEEP and not choice.reason.strip():
        raise RuleBroken("Say why this cannot identify anybody here, or choose another treatment.")


def replacement(finding: Finding, choice: Choice) -> str:
    """The words that stand in the clean text for one finding."""
    if choice.treatment is Treatment.KEEP:
        return finding.text
    if choice.treatment is Treatment.REMOVE:
        return ""
    return choice.replacement or finding.suggestion


def apply(text: str, findings: Sequence[Finding], choices: Iterable[Choice]) -> CleanText:
    """The clean text. What nobody has decided about stays as it is: see `undecided`.

    Raises `RuleBroken` for a choice to keep something without a reason.
    """
    decided = by_entity(choices)
    for choice in decided.values():
        check_choice(choice)
    parts: list[str] = []
    spans: list[Span] = []
    length = at = 0
    last = ""
    for finding in sorted(findings, key=lambda f: f.start):
        if finding.entity not in decided or finding.start < at:
            continue
        choice = decided[finding.entity]
        before, at = text[at : finding.start], finding.end
        put = replacement(finding, choice)
        if choice.treatment is not Treatment.KEEP:
            before, put, dropped = fitted(last, before, put, text[at:], opens=not length)
            at += dropped
        parts += [before, put]
        length += len(before)
        spans.append(Span(length, length + len(put), finding, choice.treatment))
        length += len(put)
        last = put
    parts.append(text[at:])
    return _without_gaps("".join(parts), spans)


def _without_gaps(text: str, spans: list[Span]) -> CleanText:
    """The text without the brackets and commas that stood around removed words."""
    for number, span in enumerate(spans):
        if span.treatment is not Treatment.REMOVE:
            continue
        before, after = gap(text[: span.start], text[span.end :])
        start, end = span.start - before, span.end + after
        if start < end:
            text = text[:start] + text[end:]
            spans[number:] = [_moved(each, start, end) for each in spans[number:]]
    return CleanText(text, tuple(spans))


def _moved(span: Span, start: int, end: int) -> Span:
    """The span after the text from `start` to `end` was cut out before it or around it."""
    first, last = (
        at - (end - start) if at >= end else min(at, start) for at in (span.start, span.end)
    )
    return replace(span, start=first, end=last)


def undecided(findings: Sequence[Finding], choices: Iterable[Choice]) -> tuple[Finding, ...]:
    """The findings that no choice covers yet."""
    decided = by_entity(choices)
    return tuple(f for f in findings if f.entity not in decided)


def entities(findings_per_text: Sequence[Sequence[Finding]]) -> tuple[Entity, ...]:
    """One entry for each person, place or thing: the surest first, then as they appear."""
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for number, findings in enumerate(findings_per_text):
        for finding in findings:
            groups.setdefault(finding.entity, []).append((number, finding))
    made = [_entity(key, mentions) for key, mentions in groups.items()]
    return tuple(sorted(made, key=lambda e: _TIER_ORDER[e.tier]))


def _entity(key: str, mentions: list[tuple[int, Finding]]) -> Entity:
    best = min((f for _, f in mentions), key=lambda f: _TIER_ORDER[f.tier])
    longest = max((f for _, f in mentions), key=lambda f: len(f.text))
    described = next(
        (f.suggestion for _, f in mentions if f.suggestion != category_of(f.kind).replacement),
        best.suggestion,
    )
    return Entity(key, longest.text, best.kind, best.tier, best.reason, described, tuple(mentions))

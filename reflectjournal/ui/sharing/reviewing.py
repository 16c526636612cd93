"""A review in progress, as values: what was found, what was decided, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from reflectjournal.anonymise.combination import Combination, combination
from reflectjournal.anonymise.propose import propose
from reflectjournal.anonymise.review import (
    CleanText,
    Entity,
    apply,
    by_entity,
    check_choice,
    entities,
)
from reflectjournal.model import Choice, CleanCopy, Finding, Tier, Treatment

TIERS = (Tier.SURE, Tier.LIKELY, Tier.CHECK)


@dataclass(frozen=True)
class Reviewing:
    """One step of a review; each act gives the next one, and `past` leads back."""

    copy: CleanCopy
    texts: tuple[str, ...] = field(repr=False)
    found: tuple[tuple[Finding, ...], ...] = field(repr=False)
    days: tuple[date, ...] = ()
    past: tuple[CleanCopy, ...] = field(default=(), repr=False)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Everything found, the surest first."""
        return entities(self.found)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """What has been decided, by entity."""
        known = {finding.entity for own in self.found for finding in own}
        return {key: c for key, c in by_entity(self.copy.choices).items() if key in known}

    @cached_property
    def proposals(self) -> dict[str, Choice]:
        """What would be put in the place of each entity."""
        return propose(self.found, self.days, letters=self.copy.letters)

    @cached_property
    def left(self) -> tuple[Entity, ...]:
        """What is still to decide."""
        decided = self.choices
        return tuple(entity for entity in self.entities if entity.key not in decided)

    @cached_property
    def combination(self) -> Combination:
        """What remains, read together."""
        return combination([f for own in self.found for f in own], self.choices.values())

    def decided(self, choice: Choice) -> Reviewing:
        """With this choice. Raises `RuleBroken` where something is kept without a reason."""
        check_choice(choice)
        others = tuple(c for c in self.copy.choices if c.entity != choice.entity)
        return self._with(replace(self.copy, choices=(*others, choice)))

    def named(self, words: str) -> Reviewing:
        """With these words marked as a name; what was found has to be looked for again."""
        return self._with(replace(self.copy, also_names=(*self.copy.also_names, words)))

    def split(self, key: str) -> Reviewing:
        """With each form of this entity standing for itself; needs to be looked for again."""
        choices = tuple(c for c in self.copy.choices if c.entity != key)
        return self._with(replace(self.copy, splits=(*self.copy.splits, key), choices=choices))

    def undone(self) -> Reviewing:
        """As it was before the last act; the same where there was none."""
        if not self.past:
            return self
        before = self.past[-1]
        copy = replace(
            self.copy, choices=before.choices, also_names=before.also_names, splits=before.splits
        )  # what was answered since about what remains is no part of that act
        return replace(self, copy=copy, past=self.past[:-1])

    def after(self, key: str) -> Entity | None:
        """The next entity to decide after this one, from the top again at the end."""
        order = [entity.key for entity in self.entities]
        start = order.index(key) + 1 if key in order else 0
        left = {entity.key: entity for entity in self.left}
        return next((left[k] for k in (*order[start:], *order[:start]) if k in left), None)

    def clean(self, number: int, *, removed: str, to_decide: str) -> CleanText:
        """One text as it would leave; private words are never in it.

        The given words stand for what is removed and for what nobody has decided about.
        """
        decided = self.choices
        shown = [
            replace(choice, treatment=Treatment.GENERALISE, replacement=removed)
            if removed and not self.words(choice)
            else choice
            for choice in decided.values()
        ]
        shown += [
            Choice(entity.key, Treatment.GENERALISE, to_decide)
            for entity in self.entities
            if entity.key not in decided
        ]
        return apply(self.texts[number], self.found[number], shown)

    def words(self, choice: Choice) -> str:
        """What a choice puts in the place of the private words; empty for a removal."""
        if choice.treatment is Treatment.KEEP:
            return next(e.name for e in self.entities if e.key == choice.entity)
        return "" if choice.treatment is Treatment.REMOVE else choice.replacement

    def _with(self, copy: CleanCopy) -> Reviewing:
        return replace(self, copy=copy, past=(*self.past, self.copy))


def tiers(found: Sequence[Entity]) -> dict[Tier, tuple[Entity, ...]]:
    """The entities of each tier that has any."""
    grouped = {tier: tuple(e for e in found if e.tier is tier) for tier in TIERS}
    return {tier: own for tier, own in grouped.items() if own}

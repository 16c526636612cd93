"""A pattern with what it finds: the shape shared by the layers that are tables of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.late import Late
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier


class Pattern(NamedTuple):
    """One regular expression; its first group, if there is one, is what was found."""

    expression: Late
    kind: str
    tier: Tier
    reason: str
    near: tuple[str, ...] = ("digit",)
    """The triggers near which it is tried: see `spots`."""

    def hits(self, spots: Spots) -> Iterator[Hit]:
        """What the pattern finds in one text."""
        for match in spots.find(self.expression, *self.near):
            yield Hit(*match.span(match.lastindex or 0), self.kind, self.tier, self.reason)


def exact(*parts: str) -> Late:
    """The parts as one expression that minds capitals."""
    return Late("".join(parts))


def any_case(*parts: str) -> Late:
    """The parts as one expression that does not mind capitals."""
    return Late("".join(parts), re.IGNORECASE)


def search(spots: Spots, patterns: Iterable[Pattern]) -> Iterator[Hit]:
    """What any of the patterns finds, with overlaps left in."""
    for expression, kind, tier, reason, near in patterns:
        if spots.any_of(near):
            for match in spots.find(expression, *near):
                start, end = match.span(match.lastindex or 0)
                yield Hit(start, end, kind, tier, reason)

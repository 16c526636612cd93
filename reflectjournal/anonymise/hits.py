"""What a layer finds in one text, before tiers, entities and suggestions are settled."""

from __future__ import annotations

from typing import NamedTuple

from reflectjournal.model.findings import Tier

_RANK = {Tier.SURE: 3, Tier.LIKELY: 2, Tier.CHECK: 1}


class Hit(NamedTuple):
    """A stretch of text that one layer takes for an identifier of a kind."""

    start: int
    end: int
    kind: str
    tier: Tier
    reason: str


def resolve(hits: list[Hit]) -> list[Hit]:
    """Hits that do not overlap: the surer one wins, then the longer, then the earlier.

    What a losing hit covers beyond the winner stays as a hit of its own.
    """
    chosen: list[Hit] = []
    taken = bytearray(max((hit.end for hit in hits), default=0))
    for hit in sorted(hits, key=_strength):
        start, end = hit.start, hit.end
        if end <= start:
            continue
        if taken.find(1, start, end) < 0:
            chosen.append(hit)
        else:
            chosen += [hit._replace(start=a, end=b) for a, b in _free(taken, start, end)]
        taken[start:end] = b"\1" * (end - start)
    return sorted(chosen)


def _strength(hit: Hit) -> tuple[int, bool, int, int]:
    """A count may hold other findings ("the only Maltese family"), which are told apart."""
    return -_RANK[hit.tier], hit.kind == "count", hit.start - hit.end, hit.start


def _free(taken: bytearray, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a stretch that nothing surer has taken."""
    parts: list[tuple[int, int]] = []
    while start < end:
        first = taken.find(0, start, end)
        if first < 0:
            break
        last = taken.find(1, first, end)
        start = end if last < 0 else last
        parts.append((first, start))
    return parts

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
    order = sorted(hits, key=_strength)
    taken: dict[int, int] = {}
    for hit in order:
        if hit.end <= hit.start:
            continue
        for start, end in _free(hit, taken):
            chosen.append(hit._replace(start=start, end=end))
            for block in range(start >> 6, ((end - 1) >> 6) + 1):
                taken[block] = taken.get(block, 0) | _bits(start, end, block)
    return sorted(chosen)


def _strength(hit: Hit) -> tuple[int, bool, int, int]:
    """A count may hold other findings ("the only Maltese family"), which are told apart."""
    return -_RANK[hit.tier], hit.kind == "count", hit.start - hit.end, hit.start


def _bits(start: int, end: int, block: int) -> int:
    low = max(start - (block << 6), 0)
    high = min(end - (block << 6), 64)
    return ((1 << (high - low)) - 1) << low


def _free(hit: Hit, taken: dict[int, int]) -> list[tuple[int, int]]:
    """The parts of a hit that nothing surer has taken."""
    first, last = hit.start >> 6, (hit.end - 1) >> 6
    if not any(
        taken.get(block, 0) & _bits(hit.start, hit.end, block) for block in range(first, last + 1)
    ):
        return [(hit.start, hit.end)]
    parts: list[tuple[int, int]] = []
    begin: int | None = None
    for at in range(hit.start, hit.end):
        used = taken.get(at >> 6, 0) >> (at & 63) & 1
        if used and begin is not None:
            parts.append((begin, at))
            begin = None
        elif not used and begin is None:
            begin = at
    if begin is not None:
        parts.append((begin, hit.end))
    return parts

"""Which guide fits the time, the purpose and the company: an order, never a filter."""

from __future__ import annotations

from collections.abc import Sequence

from reflectjournal.model.guides import Guide

NO_HURRY = 0
"""For `minutes`: all the time in the world, so that the length does not count."""


def choose(
    guides: Sequence[Guide], minutes: int | None = None, purpose: str = "", company: str = ""
) -> tuple[Guide, ...]:
    """All the guides, the best fit first; those that fit alike keep their order.

    `minutes` is how long the person has (None or `NO_HURRY`: it does not matter),
    `purpose` a key of `PURPOSES`, `company` "alone" or "together"; an empty one
    does not count.
    """

    def rank(guide: Guide) -> tuple[float, int]:
        # A guide names the purpose it serves best first.
        place = guide.purposes.index(purpose) if purpose in guide.purposes else 0
        return distance(guide, minutes, purpose, company), place

    return tuple(sorted(guides, key=rank))


def fits(guide: Guide, minutes: int | None = None, purpose: str = "", company: str = "") -> bool:
    """True where the guide is all that was asked for; the rest is "less close"."""
    return distance(guide, minutes, purpose, company) == 0


def distance(
    guide: Guide, minutes: int | None = None, purpose: str = "", company: str = ""
) -> float:
    """How far a guide is from what was asked for; 0 where it is all of that.

    The purpose weighs most: a guide for something else does not serve, while a
    long one can be begun and come back to.
    """
    away = 0.0
    if purpose and purpose not in guide.purposes:
        away += 4
    if company and guide.company not in (company, "either"):
        away += 2
    if minutes:
        away += _minutes_away(guide, minutes)
    return away


def _minutes_away(guide: Guide, minutes: int) -> float:
    """0 where the guide can be done in the time and makes some use of it, else up to 1."""
    if guide.minutes_min > minutes:
        return min(1.0, (guide.minutes_min - minutes) / minutes)
    if guide.minutes_max < minutes / 2:
        return 0.25
    return 0.0

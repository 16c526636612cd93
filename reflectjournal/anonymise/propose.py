"""What to put in the place of each found thing, seen over everything that leaves together.

General words by default; letters ("Parent A") where the writer wants people told apart. Both are
given anew for every export, so that two exports cannot be joined by them. Dates become their
distance from the first one: the order stays, the calendar goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reflectjournal.anonymise.generalise import day_of, relative
from reflectjournal.anonymise.review import Entity, entities
from reflectjournal.model.findings import Choice, Finding, Treatment

_PEOPLE = frozenset({1, 2, 3, 4, 5, 35})
"""Categories that mean a person."""
_LETTERED = re.compile(r"^(?P<role>.*?\S) (?:[A-Z]|\d{1,2})(?P<of>['’]s .+)?$")
"""A role with its letter or number: "Parent A", "Child 2", "Parent A's partner"."""
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


def is_person(finding: Finding) -> bool:
    """True where the finding stands for somebody, who gets a role rather than a general word."""
    return finding.category in _PEOPLE


def propose(
    found: Sequence[Sequence[Finding]], days: Sequence[date], *, letters: bool = False
) -> dict[str, Choice]:
    """A proposed choice for each entity, nothing of which holds before the writer accepts it.

    `days` are the days of the texts: they give a year to dates that are written without one.
    """
    whole = entities(found)
    distances = _distances(whole, days)
    given: dict[str, int] = {}
    proposed: dict[str, Choice] = {}
    for entity in sorted(whole, key=lambda e: (e.mentions[0][0], e.mentions[0][1].start)):
        first = entity.mentions[0][1]
        words = distances.get(entity.key, entity.suggestion)
        if is_person(first):
            words = _lettered(words, given) if letters else _general(words)
        proposed[entity.key] = Choice(entity.key, _treatment(first, words), words)
    return proposed


def _treatment(finding: Finding, words: str) -> Treatment:
    if not words:
        return Treatment.REMOVE
    return Treatment.ROLE if is_person(finding) else Treatment.GENERALISE


def _general(role: str) -> str:
    """The role without the alias's own letter, which never leaves: "Parent A" as "a parent"."""
    if _LETTERED.match(role) is None:
        return role
    word = _bare(role)
    return f"{'an' if word[0].lower() in 'aeiou' else 'a'} {word[0].lower()}{word[1:]}"


def _lettered(role: str, given: dict[str, int]) -> str:
    """The role with a letter, "a parent" as "Parent A", the next "Parent B"; past Z numbers."""
    word = _bare(role)
    word = word[:1].upper() + word[1:]
    place = given.get(word, 0)
    given[word] = place + 1
    return f"{word} {chr(ord('A') + place) if place < 26 else place + 1}"


def _bare(role: str) -> str:
    """The role without article and letter: "Parent A's partner" as "Parent's partner"."""
    match = _LETTERED.match(role)
    return _ARTICLE.sub("", match["role"] + (match["of"] or "") if match else role)


def _distances(whole: Sequence[Entity], days: Sequence[date]) -> dict[str, str]:
    """For each entity that is a date: how long after the first of them."""
    meant: dict[str, date] = {}
    for entity in whole:
        number, finding = entity.mentions[0]
        if entity.kind == "date":
            year = days[number].year if number < len(days) else date.min.year
            day = day_of(finding.text, year)
            if day is not None:
                meant[entity.key] = day
    start = min(meant.values(), default=None)
    if start is None:
        return {}
    return {key: relative((day - start).days) for key, day in meant.items()}

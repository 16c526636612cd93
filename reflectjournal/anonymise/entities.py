"""Which mentions belong to one person, place or thing.

A full name draws its given name, its surname and its initials to itself as long as only one
person in the texts can be meant. Two people with one surname stay apart; where it is not
clear which is meant, the shared form stands alone and the writer decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.reading import plain, unaccented
from reflectjournal.model.findings import Finding

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BETWEEN = re.compile(r"[\s.,'’-]+")
PEOPLE = frozenset({"person", "initials"})


@dataclass(slots=True)
class _Person:
    """One person while mentions are collected."""

    key: str
    given: str = ""
    surname: str = ""
    forms: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


@cache
def _titles() -> frozenset[str]:
    return section("titles") | section("soft-titles")


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name without titles and family words, plain and without accents."""
    skip = _titles()
    words = tuple(unaccented(plain(w)) for w in _WORD.findall(text))
    words = tuple(w.removesuffix("'s") for w in words)
    kept = tuple(w for w in words if w not in skip)
    return kept or words


def _title(text: str) -> str:
    """The title in front of a name, plain; empty where there is none."""
    first = plain(text.split(" ", maxsplit=1)[0]).strip(".") if text else ""
    return first if first in section("titles") else ""


def _people(findings: Sequence[Finding]) -> list[_Person]:
    """One entry for every full name, in the order of the texts."""
    people: dict[str, _Person] = {}
    for finding in findings:
        if finding.kind not in PEOPLE:
            continue
        words = name_words(finding.text)
        if len(words) < 2 or len(words[0]) < 2 or len(words[-1]) < 2:
            continue
        key = " ".join(words)
        person = people.setdefault(key, _Person(key, words[0], words[-1], set(words)))
        person.titles |= {title} if (title := _title(finding.text)) else set()
    return list(people.values())


def _owner(words: tuple[str, ...], title: str, people: list[_Person]) -> str:
    """The key of the only person that a short form can mean; "" where none or several can."""
    if len(words) == 1:
        word = words[0]
        bare = word.removesuffix("s") if len(word) > 3 else word
        fits = [p for p in people if word in p.forms or bare == p.surname]
        if title:
            fits = [p for p in fits if p.surname in {word, bare}] or fits
            fits = [p for p in fits if title in p.titles] or fits
        if not fits and len(word) == 2:
            fits = [p for p in people if p.given[0] + p.surname[0] == word]
        if not fits and len(word) == 1:
            fits = [p for p in people if word in {p.given[0], p.surname[0]}]
        if not fits:
            fits = [p for p in people if _hyphen_part(word, p)]
    else:
        first, last = words[0], words[-1]
        fits = [
            p for p in people if p.given == first and last[0] == p.surname[0] and len(last) == 1
        ]
        fits = fits or [
            p for p in people if p.surname == last and p.given[0] == first and len(first) == 1
        ]
        fits = fits or [p for p in people if {first, last} == {p.given, p.surname}]
    return fits[0].key if len(fits) == 1 else ""


def _hyphen_part(word: str, person: _Person) -> bool:
    return any("-" in form and word in form.split("-") for form in person.forms)


def _key(finding: Finding, people: list[_Person]) -> str:
    if finding.kind not in PEOPLE:
        squeezed = _BETWEEN.sub(" ", plain(finding.text)).strip()
        return f"{finding.kind}:{squeezed}"
    words = name_words(finding.text)
    if not words:
        return f"person:{plain(finding.text)}"
    whole = " ".join(words)
    if any(p.key == whole for p in people):
        return f"person:{whole}"
    owner = _owner(words, _title(finding.text), people)
    if not owner and len(words) == 1 and len(words[0]) > 3:
        return f"person:{_singular(words[0], people)}"
    return f"person:{owner or whole}"


def _singular(word: str, people: list[_Person]) -> str:
    """A plural family name goes with its singular where that is mentioned, too."""
    known = {form for person in people for form in person.forms}
    return word[:-1] if word.endswith("s") and word[:-1] in known else word


def _belonging(finding: Finding, entity: str) -> Finding:
    """The finding with its entity; `dataclasses.replace` takes three times as long."""
    return Finding(
        finding.start, finding.end, finding.text, finding.kind, finding.tier, finding.reason,
        finding.suggestion, entity, finding.category,
    )  # fmt: skip


def link(findings_per_text: Sequence[Sequence[Finding]]) -> tuple[tuple[Finding, ...], ...]:
    """The findings with `entity` filled in, the same for all mentions of one person or thing.

    Findings that carry an entity already (from the register) keep it, and give it to short
    forms of the same name.
    """
    everything = [f for findings in findings_per_text for f in findings]
    people = _people([f for f in everything if not f.entity])
    return tuple(
        tuple(f if f.entity else _belonging(f, _key(f, people)) for f in findings)
        for findings in findings_per_text
    )

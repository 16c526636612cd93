"""Look for everything in a set of texts that could identify somebody.

First the texts show which words are names, and these are looked for in all of them. Then each
layer looks for its own: codes, dates and ages, places and organisations, traits and roles,
counts, and the register. Where two meet, the surer one wins (`hits.resolve`). The result never
claims to be complete.
"""

from __future__ import annotations

from collections.abc import Sequence

from reflectjournal.anonymise.addresses import find_addresses
from reflectjournal.anonymise.ages import find_ages
from reflectjournal.anonymise.ages_of import ages_of
from reflectjournal.anonymise.categories import category_of
from reflectjournal.anonymise.circumstances import find_circumstances
from reflectjournal.anonymise.codes import find_codes
from reflectjournal.anonymise.counts import find_counts
from reflectjournal.anonymise.dates import find_dates, find_durations
from reflectjournal.anonymise.entities import link
from reflectjournal.anonymise.events import find_events
from reflectjournal.anonymise.features import find_features
from reflectjournal.anonymise.hits import Hit, resolve
from reflectjournal.anonymise.landmarks import find_landmarks
from reflectjournal.anonymise.lexicon import GIVEN, GIVEN_MORE, marks_of
from reflectjournal.anonymise.life import find_life
from reflectjournal.anonymise.organisations import find_organisations
from reflectjournal.anonymise.people import GIVEN_AS_NICKNAME, find_people
from reflectjournal.anonymise.phrases import public_words
from reflectjournal.anonymise.places import find_places
from reflectjournal.anonymise.reading import Reading, plain, read
from reflectjournal.anonymise.register import Register, find_aliases, register_of
from reflectjournal.anonymise.roles import find_roles, roles_of
from reflectjournal.anonymise.school_years import find_school_years
from reflectjournal.anonymise.shops import find_shops
from reflectjournal.anonymise.shown import known_names
from reflectjournal.anonymise.sites import find_sites, widened
from reflectjournal.anonymise.spots import Spots
from reflectjournal.anonymise.suggest import suggestion
from reflectjournal.anonymise.sums import find_sums
from reflectjournal.anonymise.traits import find_traits
from reflectjournal.anonymise.wrapping import unwrapped
from reflectjournal.model.findings import Alias, AliasKind, Finding, Tier

_WHOLES = frozenset(
    {"school", "placement", "health-service", "ward", "organisation", "address", "street"}
)
"""Kinds whose names are often made of a place's or a person's."""
_GIVEN_NAMES = category_of("given-name").number
_SCRAPS = frozenset(
    (
        *("a", "an", "the", "of", "on", "in", "at", "by", "to", "from", "for", "with", "and", "or"),
        *("before", "after", "since", "until", "till", "during", "around", "over", "near", "is"),
        *(
            "was",
            "his",
            "her",
            "their",
            "my",
            "our",
            "this",
            "that",
            "outside",
            "behind",
            "above",
            "of the",
        ),
        *("on the", "in the", "at the", "before the", "after the", "since the", "by the", "who"),
    )
)
"""What may be left of a longer finding when a surer one lies in it, and says nothing alone."""
_TRIMMED = ' \t\n\r,;:()[]"“”‘'


def scan(
    texts: Sequence[str],
    aliases: Sequence[Alias] = (),
    *,
    thorough: bool = False,
    also_names: Sequence[str] = (),
) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each text, in order and without overlaps.

    `aliases` is the writer's register. `also_names` are words that the writer has marked as
    names; they are looked for in every text. A thorough scan adds minutes, hours, days and weeks.
    """
    register = register_of(aliases, also_names)
    readings = [(reading, public_words(reading)) for reading in map(read, map(unwrapped, texts))]
    known, looks = known_names(readings, register.words())
    found: list[tuple[Finding, ...]] = []
    for (reading, masked), look in zip(readings, looks, strict=True):
        people = find_people(reading, masked, known, look)
        found.append(_findings(reading, masked, register, people, thorough))
    return link(found)


def scan_text(
    text: str, aliases: Sequence[Alias] = (), thorough: bool = False
) -> tuple[Finding, ...]:
    """The findings of one text: see `scan`."""
    return scan((text,), aliases, thorough=thorough)[0]


def _findings(
    reading: Reading,
    masked: frozenset[int],
    register: Register,
    people: list[Hit],
    thorough: bool,
) -> tuple[Finding, ...]:
    by_alias = find_aliases(reading, register)
    roles = {hit.start: alias for hit, alias in by_alias}
    hits: list[Hit] = []
    spots = Spots(reading)
    hits += find_codes(reading, spots)
    hits += find_dates(reading, spots)
    hits += find_ages(reading.text, spots)
    hits += find_school_years(spots)
    hits += find_durations(spots, thorough=thorough)
    hits += find_addresses(reading, spots, masked)
    hits += find_landmarks(reading, spots)
    hits += find_organisations(reading, masked)
    hits += find_places(reading, masked)
    hits += find_shops(reading, masked)
    hits += find_sites(reading)
    hits += find_sums(reading.text, spots)
    hits += find_traits(reading, spots, masked)
    hits += find_life(reading, spots, masked)
    hits += find_events(reading, spots, masked)
    hits += find_features(reading, spots)
    hits += find_counts(reading.text, spots)
    hits += find_circumstances(reading.text, spots)
    hits += find_roles(reading.text, spots)
    hits += people
    hits += ages_of(reading.text, people)
    hits += roles_of(reading.text, people)
    hits += list(widened(reading, hits))
    hits = [hit for hit, _ in by_alias] + _surer_around([hit for hit, _ in by_alias], hits)
    findings = (_finding(reading.text, hit, roles) for hit in resolve(hits))
    return tuple(f for f in findings if f is not None)


def _surer_around(named: list[Hit], hits: list[Hit]) -> list[Hit]:
    """A school or street with a known name in it is one thing, and as sure as the name.

    Where it breaks off inside the name ("4 Quarry Bank, Stoke" of "Stoke Orrin") it goes on.
    """
    if not named:
        return hits
    return [_grown(hit, named) if hit.kind in _WHOLES else hit for hit in hits]


def _grown(hit: Hit, named: list[Hit]) -> Hit:
    met = [name for name in named if name.start < hit.end and hit.start < name.end]
    start = min([hit.start, *(name.start for name in met)])
    end = max([hit.end, *(name.end for name in met)])
    if any(end - start == name.end - name.start for name in met):
        return hit  # nothing but the name
    return hit._replace(start=start, end=end, tier=Tier.SURE) if met else hit


def _finding(text: str, hit: Hit, roles: dict[int, Alias]) -> Finding | None:
    start, end = hit.start, hit.end
    trimmed = "" if hit.kind == "citation" else _TRIMMED  # a citation begins with a bracket
    while start < end and text[start] in trimmed:
        start += 1
    while end > start and text[end - 1] in trimmed:
        end -= 1
    written = text[start:end]
    if not any(c.isalnum() for c in written):
        return None
    if plain(written) in _SCRAPS and hit.kind != "initials":  # "Child A"
        return None
    if hit.kind == "alias" and hit.start in roles:
        return _alias_finding(hit, written, roles[hit.start])
    return Finding(
        start, end, written, hit.kind, hit.tier, hit.reason,
        suggestion(hit.kind, written, text[max(0, start - 48) : start]),
        category=_GIVEN_NAMES if _given_alone(hit, written) else category_of(hit.kind).number,
    )  # fmt: skip


def _given_alone(hit: Hit, written: str) -> bool:
    """Whether a person is called by a given name or a nickname only."""
    if hit.kind != "person" or len(written.split()) > 1:
        return False
    return bool(marks_of(plain(written)) & (GIVEN | GIVEN_MORE)) or hit.reason == GIVEN_AS_NICKNAME


def _alias_finding(hit: Hit, written: str, alias: Alias) -> Finding:
    person = alias.kind is AliasKind.PERSON
    kind = "person" if person else "place"
    role = alias.role or ("a person" if person else "a local area")
    return Finding(
        hit.start, hit.end, written, kind, hit.tier, hit.reason, role,
        entity=f"alias:{alias.id or plain(alias.name)}", category=1 if person else 11,
    )  # fmt: skip

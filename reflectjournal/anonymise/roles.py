"""What somebody is or was by calling: said of them in a sentence, in words of no list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.patterns import Pattern, any_case, exact
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_AGENT = (
    r"[a-z]{2,14}(?:er|or|ist|ian|ant|man|woman|smith|wright|eur|onger|herd|monger|keeper|maker)"
    r"|champion|notary|medallist|captain|coach|chef|cook|vet|mayor|monk|nun|guide|clerk|judge|pilot"
    r"|star|poet|hero|veteran|referee|umpire|trustee|apprentice|cadet|scout|mascot|nanny|au pair"
)
_ROLE = Pattern(
    any_case(
        r"\b(?:he|she|they|who|i|dad|mum|mam|father|mother|husband|wife|partner|son|daughter"
        r"|brother|sister|uncle|aunt|nan|gran|grandad|grandfather|grandmother|boyfriend)"
        r"(?:'s|’s|s| is| was| had been| works as| worked as| used to be| trained as| retired as)? "
        r"(?:now |once |still |and was )?(?:an?|the local|the village) "
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
    ),
    "role",
    Tier.CHECK,
    "what somebody is or was",
    ("occupation",),
)
_WAS = Pattern(
    any_case(
        r"\b(?:and|who|but) (?:was|is) (?:once |now )?an? "
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
        r"|\b(?:an? (?:retired|former|ex)|retired|former)[ -]"
        rf"((?:[a-z-]{{2,14}} ){{0,2}}(?:{_AGENT}))\b"
    ),
    "role",
    Tier.CHECK,
    "what somebody is or was",
    ("was",),
)
_LIFE = Pattern(
    exact(
        r"\b(?:ran|runs|owns|owned|keeps|kept|manages|managed|founded|built) (?:the|a) [a-z]+"
        r"(?: [a-z]+)? (?:in|on|at|by|near) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
        r"|\b(?:plays?|played|boxed|swam|rowed|ran|sang|danced|raced|fenced|fought|rode|scored)"
        r"(?: semi[- ]pro| pro| professionally| football| rugby| cricket| darts| netball)? for "
        r"(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
        r"|\banniversary of [^.;\n]{3,40}?(?=[,.;\n)]|$)"
    ),
    "distinctive",
    Tier.CHECK,
    "something of somebody's life",
    ("life",),
)
_APPOSITION = re.compile(
    r"(?:, \d{1,3})?(?:,| \(| –| -|:| =) (?:(?:retired|former|once|now|ex|an?|the|our|my)[ -])?"
    rf"((?:[a-z][a-z'’-]{{1,14}} ){{0,3}}(?:{_AGENT}|worker|roustabout))(?=[,.;)\n]| [–-] |$)"
)
_NO_ROLES = frozenset(
    (
        *(
            "however",
            "together",
            "another",
            "whether",
            "later",
            "after",
            "before",
            "either",
            "never",
        ),
        *(
            "other",
            "under",
            "over",
            "rather",
            "further",
            "earlier",
            "sooner",
            "for",
            "or",
            "forever",
        ),
        *(
            "important",
            "pregnant",
            "different",
            "distant",
            "reluctant",
            "hesitant",
            "vacant",
            "plant",
        ),
        *(
            "significant",
            "relevant",
            "constant",
            "instant",
            "want",
            "grant",
            "hers",
            "sister",
            "older",
        ),
        *("younger", "elder", "bigger", "smaller", "taller", "longer", "minor", "major", "poor"),
        *(
            "door",
            "floor",
            "partner",
            "character",
            "manner",
            "lover",
            "member",
            "visitor",
            "winner",
        ),
        *("former", "regular", "similar", "particular", "popular", "sober", "bitter", "tender"),
        *("matter", "number", "letter", "computer", "corner", "dinner", "mirror", "disaster"),
        *("stranger", "fighter", "survivor", "teenager", "toddler", "youngster", "mother"),
        *("father", "brother", "sister", "daughter", "carer", "worker", "woman", "man", "better"),
    )
)


def find_roles(text: str, spots: Spots) -> Iterator[Hit]:
    """Callings that somebody is said to have, and what else they are known for."""
    for hit in (*_ROLE.hits(spots), *_WAS.hits(spots)):
        if _last_word(text[hit.start : hit.end]) not in _NO_ROLES:
            yield hit
    yield from _LIFE.hits(spots)


def roles_of(text: str, people: Iterable[Hit]) -> Iterator[Hit]:
    """The calling put after a name: "Remi, long-distance lorry driver"."""
    for hit in people:
        match = _APPOSITION.match(text, hit.end)
        if match and _last_word(match[1]) not in _NO_ROLES - {"worker"}:
            yield Hit(*match.span(1), "role", Tier.CHECK, "what somebody is or was")


def _last_word(words: str) -> str:
    return words.rsplit(" ", maxsplit=1)[-1].lower()

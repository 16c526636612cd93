"""What somebody is or was by calling: said of them in a sentence, in words of no list."""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.patterns import Pattern, any_case
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_ROLE = Pattern(
    any_case(
        r"\b(?:he|she|they|who|i|dad|mum|mam|father|mother|husband|wife|partner|son|daughter"
        r"|brother|sister|uncle|aunt|nan|gran|grandad|grandfather|grandmother|boyfriend)"
        r"(?:'s|’s|s| is| was| had been| works as| worked as| used to be| trained as| retired as)? "
        r"(?:now |once |still )?(?:an?|the local|the village) "
        r"((?:[a-z-]{2,14} )?[a-z]{2,14}(?:er|or|ist|ian|man|woman|smith|wright|eur|onger))\b"
    ),
    "role",
    Tier.CHECK,
    "what somebody is or was",
    ("occupation",),
)
_NO_ROLES = frozenset(
    (
        *("matter", "number", "letter", "computer", "corner", "dinner", "mirror", "disaster"),
        *("stranger", "fighter", "survivor", "teenager", "toddler", "youngster", "mother"),
        *("father", "brother", "sister", "daughter", "carer", "worker", "woman", "man", "better"),
    )
)


def find_roles(text: str, spots: Spots) -> Iterator[Hit]:
    """Callings that somebody is said to have, and what else they were known for."""
    for hit in _ROLE.hits(spots):
        if text[hit.start : hit.end].rsplit(" ", maxsplit=1)[-1] not in _NO_ROLES:
            yield hit

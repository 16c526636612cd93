"""Exact numbers and occupations in no list: details that the writer may want to make vaguer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.patterns import Pattern, any_case
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_NUMBER = re.compile(r"(?<![\w£€$/.,:#+-])\d{1,3}(?:,\d{3})*(?![\w%/:+-]|[.,]\d)")
_BEFORE = re.compile(
    r"([^\W\d_]+)[ .]{0,2}(?:§{1,2} ?)?(?:\d{1,4}(?:(?:, | and | or | to | ?[–-] ?| ?§{1,2} ?))){0,4}$"
)
_REACH = 40  # letters before a number in which the word that it counts may stand
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
_NUMBERING = re.compile(r"(?:^|\n)[ \t(*•-]*$")  # the number of a paragraph or of a list


def find_exact(text: str, spots: Spots) -> Iterator[Hit]:
    """Numbers in figures that count something of this case, and what somebody is said to be."""
    for match in spots.find(_NUMBER, "digit"):
        ahead = text[max(0, match.start() - _REACH) : match.start()]
        if _NUMBERING.search(ahead) and text[match.end() : match.end() + 1] in {".", ")", "]"}:
            continue
        before = _BEFORE.search(ahead)
        word = before[1].lower() if before else ""
        if not {word, word.removesuffix("s")} & section("counted"):
            yield Hit(*match.span(), "count", Tier.CHECK, "an exact number")
    for hit in _ROLE.hits(spots):
        if text[hit.start : hit.end].rsplit(" ", maxsplit=1)[-1] not in _NO_ROLES:
            yield hit

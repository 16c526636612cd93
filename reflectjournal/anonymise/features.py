"""What everybody would remember of somebody: a missing finger, a tattoo, a yellow coat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.reading import Reading
from reflectjournal.model.findings import Tier

_PARTS = (
    "arms?|legs?|eyes?|hands?|ears?|fingers?|toes?|thumbs?|kidneys?|lungs?|breasts?|foot|feet|tooth"
    "|teeth|testicles?|limbs?|knees?|hips?"
)
_MISSING = re.compile(
    r"\b(?:(?:only )?(?:one|three|four|six|seven|eight|nine)|no|(?:a )?missing|(?:a )?withered"
    r"|(?:a )?club|(?:a )?false|(?:a )?glass|(?:a )?wooden|(?:a )?bionic|(?:an? )?extra"
    rf"|webbed|half an?) (?:{_PARTS})\b"
    rf"|\b(?:{_PARTS}) (?:amputated|missing|bka|aka)\b",
    re.IGNORECASE,
)
_ON_THE_BODY = re.compile(
    r"\b((?:[a-z]+ )?[a-z]+) (?:tattooed |inked )?(?:on|across|down|behind|up) "
    r"(?:his|her|their|the) (?:left |right )?(?:neck|face|cheek|forehead|knuckles|forearm|throat"
    r"|eyebrow|shoulder|chin|nose|eyelids?|calf|scalp|skull)\b"
)
_ORDINARY_MARKS = frozenset(
    (
        *("hand", "hands", "arm", "arms", "bruise", "bruises", "bruising", "mark", "marks", "cut"),
        *("cuts", "scratch", "scratches", "rash", "cream", "plaster", "pat", "kiss", "blood", "it"),
        *("back", "red", "spot", "spots", "lump", "bump", "graze", "grazes", "swelling", "look"),
    )
)
_PRONOUNS = re.compile(r"\b(?:they/them|she/they|he/they|she/her|he/him|xe/xem)\b", re.IGNORECASE)


def find_features(reading: Reading) -> Iterator[Hit]:
    """Details of a body, of clothes and of things with a colour, and pronouns."""
    text = reading.text
    for match in _MISSING.finditer(text):
        yield Hit(*match.span(), "distinctive", Tier.CHECK, "a feature of somebody's body")
    for match in _ON_THE_BODY.finditer(text):
        if match[1].split()[-1] not in _ORDINARY_MARKS:
            yield Hit(*match.span(), "distinctive", Tier.CHECK, "a feature of somebody's body")
    for match in _PRONOUNS.finditer(text):
        yield Hit(*match.span(), "history", Tier.CHECK, "the pronouns of somebody")
    yield from _coloured(reading)


def _coloured(reading: Reading) -> Iterator[Hit]:
    """A thing with its colour or pattern, or a vehicle with its trade: "green blanket"."""
    words = reading.words
    colours, trades = section("colours"), section("trade-words")
    things, vehicles = section("coloured-things"), section("vehicles")
    for index in range(1, len(words)):
        if not reading.joined(index):
            continue
        low, before = words[index].low, words[index - 1]
        if (low in things and before.low in colours) or (low in vehicles and before.low in trades):
            reason = "a thing that people would remember"
            yield Hit(before.start, words[index].end, "distinctive", Tier.CHECK, reason)

"""What everybody would remember of somebody: a missing finger, a yellow coat, their pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import NEVER_PLACE, section
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.reading import Reading, Shape
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_PARTS = (
    "arms?|legs?|eyes?|hands?|ears?|fingers?|toes?|thumbs?|kidneys?|lungs?|breasts?|foot|feet|tooth"
    "|teeth|testicles?|limbs?|knees?|hips?"
)
_OF_BODY = "a feature of somebody's body"
_PERSON = "(?:woman|man|girl|boy|person|child|female|male|pupil|student|lass|lad)"
_TO_REMEMBER = "something that people would remember"
_FEATURES = (
    Pattern(
        any_case(
            r"\b(?:one|three|four|six|seven|eight|nine|no|missing|withered|club|false|glass|wooden"
            rf"|bionic|extra|webbed|half an?) (?:{_PARTS})\b"
            rf"|\b(?:arms?|legs?|fingers?|toes?) (?:amputated|missing|bka|aka)\b"
        ),
        "distinctive", Tier.CHECK, _OF_BODY, (AT, "missing"),
    ),
    Pattern(
        any_case(
            r"\b(?:one|two|three|four|six)-(?:legged|eyed|eared|toed|fingered|armed|handed|wheeled)"
            r"(?: [a-z]+)?\b"
            rf"|\b(?:{NUMBER_WORD}|\d) ?(?:foot|feet|ft) ?(?:{NUMBER_WORD}|nothing|\d{{1,2}})?\b"
            r"(?: inches| tall)?"
        ),
        "distinctive", Tier.CHECK, _OF_BODY, (AT, "number", "amount"),
    ),
    Pattern(
        any_case(
            r"\b(?:shaped like|dressed as|dressed like|named after) (?:an? |the )?[a-z][\w'’-]+"
            r"|\bex-(?!partner|husband|wife|boyfriend|girlfriend|bf|gf|step)[a-z]+(?:['’]s)?\b"
            r"(?: navy| guards| army)?(?:(?: [a-z]+){1,2}(?=[,.;)]| (?:in|at|from) (?-i:[A-Z])))?"
            r"|\bex[- ](?!partner|husband|wife|boyfriend|girlfriend|bf|gf|step)[a-z]+(?:['’]s)?\b"
            r"(?<=man|men|ier|ner|per|ist)"
            r"|\b(?:won|wins|lifted|holds|held|broke) (?:(?:an?|the|her|his|two|three) )?"
            r"(?:[a-z]+ )?"
            r"(?:gold|silver|bronze|medals?|title|cup|trophy|award|scholarship|bursary|record|belt"
            r"|lottery|prize|crown)\b"
            r"(?: (?:at|in|for) (?:the )?(?:(?-i:[A-Z])[\w'’-]+|county [a-z]+))?"
            r"|\b(?:was|were|been|appeared|went|got) on (?-i:[A-Z])[\w'’-]+"
            r"(?: (?-i:[A-Z])[\w'’-]+){0,3}"
        ),
        "distinctive", Tier.CHECK, _TO_REMEMBER, (AT, "remembered"),
    ),
    Pattern(
        exact(r"\b[A-Za-z][\w'’-]+ (?:costume|outfit|onesie|fancy dress|mask)\b"),
        "distinctive", Tier.CHECK, _TO_REMEMBER, ("costume",),
    ),
    Pattern(
        any_case(
            r"\bthe (?:voice|face|brains) of (?:the )?[\w'’-]+(?: [\w'’-]+){0,5}?"
            r"(?=[,.;:)\n]| (?:and|but|who|until|when|for|in|at)\b|$)"
        ),
        "distinctive", Tier.CHECK, _TO_REMEMBER, (AT, "the"),
    ),
    Pattern(
        any_case(
            r"\b(?:the )?(?:first|last)"
            rf"(?: of the [\w'’-]+(?: [\w'’-]+){{0,2}}?(?=[,.;:)\n]| (?:they|he|she|in|at|to)\b|$)"
            rf"| {_PERSON} (?:in|on|at) (?:the )?[\w'’-]+(?: [\w'’-]+)?)"
        ),
        "distinctive", Tier.CHECK, "says who was the first or the last", (AT, "last"),
    ),
    Pattern(
        exact(
            r"\b(?:the )?(?:first|last) (?!woman|man|one|time|day|week|thing)[a-z-]+ "
            r"(?:at|in|of|on) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?"
            r"(?: [a-z]+(?=[,.;)\n]))?"
            r"|\b(?:the )?(?:first|last) [a-z-]+(?: [a-z-]+)? in the "
            r"(?:valley|village|county|parish|town|district|trade|area|country|world|city|glen|island|street)\b"
            r"|\blast of the [A-Z]\w+ [a-z]+(?: (?:from|at|in) [A-Z]\w+)?"
        ),
        "distinctive", Tier.CHECK, "says who was the first or the last", (AT, "last"),
    ),
)  # fmt: skip
_ON_THE_BODY = exact(
    r"\b((?:[a-z]+ )?[a-z]+) (?:tattooed |inked )?(?:on|across|down|behind|up) "
    r"(?:his|her|their|the) (?:left |right )?(?:neck|face|cheek|forehead|knuckles|forearm|throat"
    r"|eyebrow|shoulder|chin|nose|eyelids?|calf|scalp|skull|ears?)\b"
)
_ORDINARY_MARKS = frozenset(
    (
        *("hand", "hands", "arm", "arms", "bruise", "bruises", "bruising", "mark", "marks", "cut"),
        *("cuts", "scratch", "scratches", "rash", "cream", "plaster", "pat", "kiss", "blood", "it"),
        *("back", "red", "spot", "spots", "lump", "bump", "graze", "grazes", "swelling", "look"),
    )
)
_PRONOUNS = re.compile(r"\b(?:they/them|she/they|he/they|she/her|he/him|xe/xem)\b", re.IGNORECASE)


def find_features(reading: Reading, spots: Spots) -> Iterator[Hit]:
    """Details of a body, of clothes and of things with a colour, and pronouns."""
    yield from search(spots, _FEATURES)
    for match in spots.find(_ON_THE_BODY, "body"):
        if match[1].split()[-1] not in _ORDINARY_MARKS:
            yield Hit(*match.span(), "distinctive", Tier.CHECK, _OF_BODY)
    if "/" in reading.text:
        for match in _PRONOUNS.finditer(reading.text):
            yield Hit(*match.span(), "history", Tier.CHECK, "somebody's pronouns")
    yield from _coloured(reading)


def _coloured(reading: Reading) -> Iterator[Hit]:
    """A thing with its colour or pattern, or a vehicle with its trade: "green blanket"."""
    words = reading.words
    colours, trades = section("colours"), section("trade-words")
    before = None
    for index, word in enumerate(words):
        if before is not None and reading.joined(index):
            if before.low in colours:
                rare = before.low in section("rare-colours") and not word.marks & NEVER_PLACE
                brand = word.shape is Shape.CAP and before.shape is Shape.LOW
                named = rare or brand or word.low in section("coloured-things")
            else:
                named = word.low in section("vehicles")
            if named:
                reason = "a thing that people would remember"
                yield Hit(before.start, word.end, "distinctive", Tier.CHECK, reason)
        before = word if word.low in colours or word.low in trades else None

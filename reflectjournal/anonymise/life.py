"""What has happened to somebody: illness and injury, and what they are charged with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import NAME_VERB, NEVER_PLACE, section
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier

_ENDINGS = (
    *("ectomy", "ectomies", "plasty", "ostomy", "otomy", "itis", "aemia", "aemic", "plegia"),
    *(
        "plegic",
        "algia",
        "opathy",
        "carcinoma",
        "lymphoma",
        "blastoma",
        "sarcoma",
        "cephaly",
        "cephalus",
    ),
    *("dystonia", "phasia", "trophy", "phrenia", "phrenic", "sclerosis", "fibrosis", "cirrhosis"),
    *("thrombosis", "necrosis", "porosis", "oedema"),
)
_WITH_DIGITS = re.compile(r"\b(?:T[12]DM?|NF[12]|22q(?:11)?|G6PD|MEN[12]|SCA\d|COVID-19|HbA1c)\b")
_NOT_MEDICAL = frozenset(("trophy", "atrophy", "sympathy", "antipathy", "empathy", "telepathy"))
_ITEM = re.compile(r"[:,]? ?([^\W\d_][\w'’ /-]{1,40}?(?: x ?\d{1,2})?)(?=[,.;\n]|$)")
_ITEMS = 10  # of one list of what somebody has had
_REACH = 12  # words after "charged with" in which the offence stands
_A_CONDITION = "a condition or an injury"
_AN_OFFENCE = "what somebody is charged with or convicted of"


def find_life(reading: Reading, spots: Spots, masked: frozenset[int]) -> Iterator[Hit]:
    """Conditions by the shape of their word or their head noun, their lists, and offences."""
    for match in spots.find(_WITH_DIGITS, "code"):
        yield Hit(*match.span(), "condition", Tier.CHECK, "the short name of a condition")
    heads, charges, lists = section("health-heads"), section("charges"), section("history-words")
    letters = section("condition-letters")
    for index, word in enumerate(reading.words):
        if index in masked:
            continue
        low = word.low
        if low.endswith(_ENDINGS) and len(low) > 6 and low not in _NOT_MEDICAL:
            yield Hit(word.start, word.end, "health", Tier.CHECK, _A_CONDITION)
        if low in heads:
            yield from _headed(reading, index)
        elif low in charges:
            yield from _offences(reading, index)
        elif low in lists:
            yield from _history(reading.text, word.stop)
        elif word.shape is Shape.CAPS and low in letters:
            yield from _letters(reading, index)


def _headed(reading: Reading, index: int) -> Iterator[Hit]:
    """A kind of injury or illness: "brain haemorrhage", "peanut allergy"."""
    head, kind = reading.words[index], reading.words[index - 1]
    if not index or not reading.joined(index) or kind.shape is not Shape.LOW or kind.owned:
        return
    if kind.marks & (NEVER_PLACE | NAME_VERB) or kind.low in section("vague-illness"):
        return
    further = reading.words[index - 2] if index > 1 and reading.joined(index - 1) else None
    if further is not None and further.low in {"post", "pre", "anti", "non"}:
        kind = further
    yield Hit(kind.start, head.end, "health", Tier.CHECK, _A_CONDITION)


def _letters(reading: Reading, index: int) -> Iterator[Hit]:
    """The short name of a condition, as "SMA" after "with" or in a list."""
    word = reading.words[index]
    if reading.case(word) is not Case.CAPS:
        yield Hit(word.start, word.end, "condition", Tier.CHECK, "the short name of a condition")


def _offences(reading: Reading, index: int) -> Iterator[Hit]:
    """The offences named within a few words after "charged", "convicted" and the like."""
    words = reading.words
    offences = phrases("offences")
    at = index + 1
    last = min(len(words), index + _REACH)
    while at < last and words[at].opens < 2:
        count = offences.match(reading, at) if offences.begins(words[at].low) else 0
        if count:
            yield Hit(
                words[at].start, words[at + count - 1].end, "history", Tier.CHECK, _AN_OFFENCE
            )
            last = min(len(words), at + count + _REACH)
        at += max(count, 1)


def _history(text: str, start: int) -> Iterator[Hit]:
    """Everything in the list after "PMH": "stroke x2, coeliac, one kidney"."""
    for _ in range(_ITEMS):
        item = _ITEM.match(text, start)
        if item is None:
            return
        yield Hit(*item.span(1), "health", Tier.CHECK, _A_CONDITION)
        start = item.end()
        if text[start : start + 1] != ",":
            return

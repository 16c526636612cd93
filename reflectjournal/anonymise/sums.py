"""Sums of money and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_ABROAD = (
    "kronor|kroner|kronas?|zlotys?|pounds sterling|dollars|liras?|francs|rupees|rand|naira|yen"
)
_SUMS = (
    Pattern(any_case(r"(?:£|€|\$|EUR ?|GBP ?)\d[\d,]{0,14}(?:\.\d{1,2})?",
                     r"(?: ?(?:k|m|million|thousand|bn)\b)?"
                     r"|\b\d[\d,]{0,14}(?:\.\d\d)? ?(?:quid|euros"
                     r"|pounds(?! (?:heavier|lighter|of|overweight)))\b"),
            "money", Tier.LIKELY, "a sum of money", ("code",)),
    Pattern(any_case(r"\b(?:a|one|several|couple of) (?:hundred|thousand|grand)",
                     rf"(?: and {NUMBER_WORD})?(?: quid| pounds| grand)\b"),
            "money", Tier.LIKELY, "a sum of money in words", ("hundred",)),
    Pattern(exact(r"(?<=[a-z] )\d{1,3}(?:\.\d)?k\b"), "money", Tier.CHECK, "may be a sum of money",
            (AT, "digit")),
    Pattern(any_case(rf"\b{NUMBER_WORD}(?: hundred| thousand| grand)?(?: and {NUMBER_WORD})?",
                     r"(?: quid| pounds| grand)\b"),
            "money", Tier.LIKELY, "a sum of money in words", (AT, "number", "amount")),
    Pattern(exact(r"\b(?:NOK|SEK|DKK|PLN|TRY|TRL|USD|EUR|CHF|GBP|CZK|HUF) ?",
                  r"\d[\d,. ]{0,20}\d\b(?: (?:million|billion|thousand)\b)?"),
            "money", Tier.LIKELY, "a sum of money", (AT, "currency")),
    Pattern(exact(r"\b\d[\d,. ]{0,20}(?: (?:million|thousand))?(?: [A-Z][a-z]+)? ",
                  rf"(?:{_ABROAD})\b(?: \([A-Z]{{3}}\))?"),
            "money", Tier.LIKELY, "a sum of money", (AT, "digit")),
    Pattern(any_case(r"\b(?:\d{1,2}(?:st|nd|rd|th) to (?:the )?)?",
                     r"\d{1,2}(?:st|nd|rd|th) (?:per)?centile\b",
                     rf"|\b{NUMBER_WORD} (?:per cent|percent)\b"),
            "quantity", Tier.CHECK, "a measured quantity", (AT, "number")),
    Pattern(any_case(r"\b\d{1,3}(?:\.\d{1,2})? ?(?:kg|kgs|g|grams|lbs?|stone|cm|mmol|units)\b"
                     r"|\b\d{1,3}(?:\.\d)? ?(?:%|per cent\b)"),
            "quantity", Tier.CHECK, "a measured quantity", (AT, "digit")),
)  # fmt: skip
_DIGITS = re.compile(r"\d[\d,]*")
_LARGE = ("k", "m", "bn", "thousand", "million", "grand")


def find_sums(text: str, spots: Spots) -> Iterator[Hit]:
    """Sums of money and measures; a few pounds are only to check."""
    for hit in search(spots, _SUMS):
        yield hit._replace(tier=Tier.CHECK) if _small(text, hit) else hit


def _small(text: str, hit: Hit) -> bool:
    """Whether it is what a lunch costs, which tells nobody."""
    written = text[hit.start : hit.end].lower().rstrip()
    digits = _DIGITS.search(written)
    few = digits is not None and len(digits[0].replace(",", "")) < 3
    return hit.kind == "money" and few and not written.endswith(_LARGE)

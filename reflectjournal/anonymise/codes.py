"""Structured identifiers: numbers, references, addresses on the net, plates and bank details.

The shape finds and the check digit decides how sure; nothing is hidden for a wrong digit,
because slips are common and the number still points at somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise import checksums
from reflectjournal.anonymise.code_shapes import LANDS, NUMBERED, SIGNS, SPELLED, Code
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.reading import Reading
from reflectjournal.anonymise.spots import AT, AT_NUMBER, Spots
from reflectjournal.model.findings import Tier

_LAND = re.compile(LANDS, re.IGNORECASE)
_HELPLINES = frozenset(("111", "999", "101", "18001"))
_NEAR = {
    "figure": (AT, "digit"),
    "official": (AT, "official"),
    "keyword": (AT_NUMBER, "keyword"),
    "extension": (AT_NUMBER, "extension"),
}
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)


def find_codes(reading: Reading, spots: Spots) -> Iterator[Hit]:
    """Every structured identifier of the text, with overlaps left in."""
    text = reading.text
    for code in SIGNS:
        if code.mark in text:
            for match in code.expression.finditer(text):
                yield from _hits(code, match)
    for code in (*NUMBERED, *SPELLED):
        near = _NEAR.get(code.mark, (code.mark,))
        for match in spots.find(code.expression, *near):
            yield from _hits(code, match)


def _hits(code: Code, match: re.Match[str]) -> Iterator[Hit]:
    group = match.lastindex or 0
    written = match[group]
    if code.kind in {"reference", "long-number"} and not _like_a_reference(written, match[0]):
        return
    if code.mark == "platform" and not any(c in written[:-1] for c in "_.0123456789"):
        return
    sure = code.valid is None or code.valid(written)
    reason = code.reason if sure else f"{code.reason}, though its check digit or form is wrong"
    hit = Hit(*match.span(group), code.kind, code.tier if sure else code.unsure, reason)
    if code.tier is Tier.CHECK and _TIME.fullmatch(written):
        hit = hit._replace(kind="time", reason="four figures, like a time of day")
    yield _by_check_digit(written, hit) if code.kind == "nhs-number" else hit


def _like_a_reference(written: str, whole: str) -> bool:
    """False for helplines, years and a stray digit after a word such as "case"."""
    if written.isascii() and written.count(" ") >= 2 and not any(c.isdigit() for c in written):
        return True  # in words
    digits = checksums.digits_of(written)
    if not digits or written in _HELPLINES or _YEAR.fullmatch(written):
        return False
    if _LAND.match(whole):
        return True
    if written == whole:
        return len(digits) >= 2
    return len(digits) >= 3 or (len(written) >= 5 and len(digits) >= 2) or "/" in written


def _by_check_digit(written: str, hit: Hit) -> Hit:
    """Ten digits are an NHS, CHI or learner number, whichever check digit fits."""
    if checksums.uln(written) and written.isdigit():  # learner numbers are written in one piece
        reason = "ten digits with the check digit of a learner number"
        return hit._replace(kind="uln", tier=Tier.SURE, reason=reason)
    if checksums.chi(written) and written[0] in "0123":
        return hit._replace(kind="chi", reason="ten digits that begin with a date of birth")
    return hit

"""Structured identifiers: numbers, references, addresses on the net, plates and bank details.

The shape finds and the check digit decides how sure; nothing is hidden for a wrong digit,
because typing errors are common and the number still points at somebody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reflectjournal.anonymise import checksums
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.reading import Reading
from reflectjournal.anonymise.spots import Spots
from reflectjournal.model.findings import Tier


class _Code(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    reason: str
    valid: Callable[[str], bool] | None = None
    tier: Tier = Tier.SURE
    unsure: Tier = Tier.LIKELY
    """The tier where `valid` says no."""
    mark: str = ""
    """What must be in the text, or the trigger, for the pattern to be tried."""


def _c(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | flags)


_I = re.IGNORECASE
_DIGIT_WORDS = "(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"

_NATO = (
    "alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike|november|oscar|papa|"
    "quebec|romeo|sierra|tango|uniform|victor|whiskey|whisky|x-?ray|yankee|zulu"
)

# Patterns without digits, tried on every text.
_ALWAYS = (
    _Code("email", re.compile(r"(?<![\w.%+'-])[\w.%+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"), "an email address", mark="@"),
    _Code("url", _c(r"\b(?:https?://|www\.)[^\s<>\"”)]{3,}", _I), "a web address"),
    _Code("handle", re.compile(r"(?<![\w.@])@\w(?:[\w.]{0,40}\w)?"), "an account name with an @", mark="@"),
    _Code("handle", re.compile(r"\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b"), "written like an account name", mark="_"),
    _Code("what3words", re.compile(r"///[a-z]{2,}\.[a-z]{2,}\.[a-z]{2,}"), "a three-word location", mark="///"),
)

_KEYWORDS = (
    r"refs?|reference|case|crime|incident|inc|occurrence|urn|crn|cad|log|mosaic|lcs|eclipse|liquidlogic|rio|"
    r"systmone|systm1|emis|cpoms|datix|ics|marac|nomis|delius|pnc|niche|athena|breach|complaint|tenancy|t/ref|"
    r"membership|badge|collar|shoulder|warrant|student|pupil|candidate|staff|payroll|employee|hospital|hosp|mrn|"
    r"unit|policy|claim|invoice|booking|order|account|acct|licence|license|passport|brp|permit|visa|upn|uln|chi|"
    r"nhs|ni|nino|hcpc|nmc|gmc|swe|trn|dbs|cert(?:ificate)?|file|docket|application|petition|id|evidence|exhibit"
)

# Patterns with digits, tried only near one.
_NUMBERED = (
    _Code("upn", _c(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b"), "shaped like a unique pupil number", checksums.upn, unsure=Tier.SURE),
    _Code("iban", _c(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"), "shaped like a bank account number (IBAN)", checksums.iban),
    _Code("nino", _c(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", _I), "shaped like a National Insurance number", checksums.nino, unsure=Tier.SURE),
    _Code("phone", _c(r"(?:\+44[ -]?(?:\(0\)[ -]?)?|\b0044[ -]?|\(?\b0)\d(?:[ ()./-]{0,2}\d){7,9}\b"), "shaped like a telephone number", checksums.phone),
    _Code("phone", _c(r"\+(?!44)\d{1,3}[ -]?\d(?:[ ()-]{0,2}\d){6,12}\b"), "shaped like a foreign telephone number"),
    _Code("card", _c(r"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}\b"), "shaped like a payment card number", checksums.card),
    _Code("nhs-number", _c(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"), "ten digits, like an NHS number", checksums.nhs),
    _Code("court", _c(r"\b[A-Z]{2}\d{2}[A-Z]\d{5}\b", _I), "shaped like a court case number"),
    _Code("citation", _c(r"\[\d{4}\] (?:EWFC|EWCOP|EWHC|EWCA|UKSC|UKUT|UKHL|CSIH|CSOH|NIFam)\b[ A-Za-z]{0,20}\d*"), "a citation of a judgment"),
    _Code("vehicle", _c(r"\b[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}\b", _I), "shaped like a number plate"),
    _Code("vehicle", _c(r"\b[A-HJ-NPR-TV-Y]\d{1,3} [A-HJ-PR-Z]{3}\b"), "shaped like an older number plate"),
    _Code("vehicle", _c(r"(?<=reg )[A-Z0-9]{1,4} ?[A-Z0-9]{1,4}\b"), "follows “reg”"),
    _Code("professional", _c(r"\b\d{2}[A-Z]\d{4}[A-Z]\b"), "shaped like a nursing registration"),
    _Code("professional", _c(r"\b(?:AS|BS|CH|CS|DT|HAD|ODP|OR|OT|PA|PH|PYL|PO|RA|SL|SW)\d{4,6}\b"), "shaped like a professional registration"),
    _Code("licence", _c(r"\b[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9]{3}\b"), "shaped like a driving licence number"),
    _Code("police-number", _c(r"\b[A-Z]\d{4}[A-Z]{2}\b"), "shaped like a prison number"),
    _Code("police-number", _c(r"\b(?:\d{2}|\d{4})/\d{1,7}[A-Z]\b"), "shaped like a police computer number"),
    _Code("police-number", _c(r"\b[A-Z]\d{7,8}\b"), "shaped like a Home Office number"),
    _Code("location", _c(r"-?\b\d{1,2}\.\d{3,12}, ?-?\d{1,3}\.\d{3,12}\b"), "a map position"),
    _Code("location", _c(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), "shaped like a network address"),
    _Code("sort-code", _c(r"\b\d{2}-\d{2}-\d{2}\b(?=[ ,;]*(?:acc|account|\d{8}\b))", _I), "shaped like a sort code"),
    _Code("sort-code", _c(r"\bsort code:? ?\d{2}[- ]?\d{2}[- ]?\d{2}\b", _I), "a sort code"),
    _Code("bank-account", _c(r"\bacc(?:oun)?t\.?(?: no\.?| number)?:? ?\d{6,10}\b", _I), "a bank account number"),
    _Code("postcode", _c(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", _I), "shaped like a postcode", checksums.postcode),
    _Code("reference", _c(rf"\b(?:{_KEYWORDS})\b[ ,:#.\-]{{0,3}}(?:(?:id|no|nos|number|num|ref|reference|code)\b)?[ ,:#.\-]{{0,3}}([A-Z0-9]{{1,12}}(?:[/.-][A-Z0-9]{{1,12}}){{0,6}})", _I), "follows a word such as “ref” or “case”"),
    _Code("reference", _c(r"\b[A-Z]{1,6}(?:[/-][A-Z0-9]{1,10}){1,5}\b"), "letters and digits, like a reference"),
    _Code("reference", _c(r"\b(?:[A-Z]{1,5}\d{3,12}[A-Z]{0,3}|\d{1,6}[A-Z]{2,4}\d{2,8})\b"), "letters and digits, like a reference"),
    _Code("reference", _c(r"#\d{3,10}\b"), "a number after a hash sign"),
    _Code("reference", _c(r"\b[a-z]\d{5,9}\b"), "a letter and digits, like a student number"),
    _Code("reference", _c(r"\b(?:CRN|URN|CAD|PNC|CRO|MRN|UPRN) ?:?\d{3,12}(?:/\d{2,4})?\b"), "a reference with its short name"),
    _Code("nhs-number", _c(r"\b\d{3}[ -][\dO]{3}[ -][\dO]{4}\b|\b\d{6} \d{3,4}\b"), "like an official number with a slip in it"),
    _Code("reference", _c(r"\b\d{1,6}(?:[/-][A-Z]{1,6}){1,2}(?:[/-]\d{1,8})+\b"), "letters and digits, like a reference"),
    _Code("reference", _c(r"(?<![\d/.,£-])\b\d{5,9}/\d{2}\b|(?<=[Nn]o\. )\d{2,9}/\d{2,4}\b|(?<=[Nn]os\. )\d{2,9}/\d{2,4}\b"), "shaped like an application or crime number"),
    _Code("reference", _c(r"\b\d{2,4}-\d{3,7}(?:-\d{1,6})?\b"), "digits with dashes, like a reference"),
    _Code("reference", _c(r"\b[A-Z]{1,5}\d{1,6}[-/]\d{1,8}\b"), "letters and digits, like a reference"),
    _Code("long-number", _c(r"(?<![\d.,/£-])\b\d{6,16}\b(?![.,/]\d)"), "a long number", tier=Tier.LIKELY),
    _Code("long-number", _c(r"\b\d{3} \d{3} \d{3,4}\b"), "digits in groups, like a number with one missing", tier=Tier.LIKELY),
    _Code("long-number", _c(r"\b(?:nhs|chi|ni|h&c)\b[^\n\d]{0,14}(\d[\dOo -]{5,14}\d)", _I), "follows the name of an official number"),
)

# Names and numbers in words, tried near words that give them away.
_SPELLED = (
    _Code("handle", re.compile(r"(?i)\b(?:gamertag|gamer tag|username|user name|screen name|psn|snap|snapchat|insta|instagram|discord|tiktok|roblox|account)(?: (?:name|called|is|was|of|account))*[ :,=]{1,3}([a-z0-9][\w.]{2,30})"), "follows the name of a platform", mark="platform"),
    _Code("handle", _c(r"\b[a-z0-9]+(?: [a-z0-9]+)? underscore(?: (?:underscore|dot|[a-z]|one|two|three|four|five|six|seven|eight|nine|zero|ten|eleven|twelve|\d+)\b)*(?: [a-z]+\b)?", _I), "an account name spelled out", mark="spelled"),
    _Code("vehicle", _c(rf"\b(?:{_NATO}) (?:{_NATO})(?: (?:{_NATO}|{_DIGIT_WORDS})){{2,9}}\b", _I), "spelled out in the letters of the radio alphabet", mark="radio"),
    _Code("phone", _c(rf"\b(?:oh|zero|nought)(?: {_DIGIT_WORDS}){{5,14}}\b", _I), "a telephone number in words", mark="spelled"),
)


def _hit(code: _Code, match: re.Match[str]) -> Hit | None:
    group = 1 if match.re.groups else 0
    start, end = match.span(group)
    written = match[group]
    if code.kind in {"reference", "long-number"} and not _reference_like(written, match[0]):
        return None
    if code.kind == "handle" and group and not any(c in written for c in "_.0123456789"):
        return None
    sure = code.valid is None or code.valid(written)
    reason = code.reason if sure else f"{code.reason}, though its check digit or form is wrong"
    return Hit(start, end, code.kind, code.tier if sure else code.unsure, reason)


def _reference_like(written: str, whole: str) -> bool:
    digits = checksums.digits_of(written)
    if not digits or written in {"111", "999", "101", "18001", "2023", "2024", "2025", "2026"}:
        return False
    if written == whole:
        return len(digits) >= 2
    return len(digits) >= 3 or len(written) >= 5 and len(digits) >= 2 or "/" in written


def find_codes(reading: Reading, spots: Spots) -> list[Hit]:
    """Every structured identifier of the text, with overlaps left in."""
    hits: list[Hit] = []
    for code in _ALWAYS:
        if code.mark in reading.text:
            hits.extend(h for m in code.pattern.finditer(reading.text) if (h := _hit(code, m)))
    for code in _NUMBERED:
        hits.extend(h for m in spots.find(code.pattern, "digit") if (h := _hit(code, m)))
    for code in _SPELLED:
        hits.extend(h for m in spots.find(code.pattern, code.mark) if (h := _hit(code, m)))
    return [_kind_by_checksum(reading.text, hit) for hit in hits]


def _kind_by_checksum(text: str, hit: Hit) -> Hit:
    """Ten digits are an NHS, CHI or learner number, whichever check digit fits."""
    if hit.kind != "nhs-number":
        return hit
    written = text[hit.start : hit.end]
    if checksums.uln(written):
        return hit._replace(kind="uln", tier=Tier.SURE, reason="ten digits with the check digit of a learner number")
    if checksums.chi(written) and written[0] in "0123":
        return hit._replace(kind="chi", reason="ten digits that begin with a date, like a CHI number")
    return hit

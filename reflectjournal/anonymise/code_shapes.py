"""The shapes of numbers, references, addresses on the net, plates and bank details.

Where a body publishes the form of its numbers, the shape is that form, tested with the body's own
examples; the rest are forms that people give to references. `codes` searches with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reflectjournal.anonymise import checksums
from reflectjournal.anonymise.numbers import NUMBER_WORD, ORDINAL_WORD
from reflectjournal.model.findings import Tier


class Code(NamedTuple):
    """One shape, and what it says where it is found."""

    kind: str
    expression: re.Pattern[str]
    reason: str
    valid: Callable[[str], bool] | None = None
    unsure: Tier = Tier.LIKELY
    """The tier where `valid` says no."""
    tier: Tier = Tier.SURE
    mark: str = "digit"
    """The trigger near which it is tried; for `SIGNS` the sign that must be in the text.

    "figure" is for what begins with a digit, "code" for what has a few letters before one.
    """


def _c(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.ASCII)


def _i(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.ASCII | re.IGNORECASE)


_SPOKEN = (
    "(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
)
_SPOKEN_PART = f"(?:{_SPOKEN}|{NUMBER_WORD})"
_RADIO = (
    "(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike"
    "|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiske?y|x[ -]?ray|yankee|zulu)"
)
_KEYWORDS = (
    "refs?|reference|case|crime|incident|inc|occurrence|urn|crn|cad|log|mosaic|lcs|eclipse"
    "|liquidlogic|rio|systmone|systm1|emis|cpoms|datix|ics|marac|nomis|delius|pnc|niche|athena"
    "|breach|complaint|tenancy|t/ref|membership|badge|collar|shoulder|warrant|student|pupil"
    "|candidate|staff|payroll|employee|hospital|hosp|mrn|unit|policy|claim|invoice|booking|order"
    "|account|acct|licence|license|passport|brp|permit|visa|upn|uln|chi|nhs|ni|nino|hcpc|nmc|gmc"
    "|swe|trn|dbs|cert(?:ificate)?|file|docket|application|petition|id|evidence|exhibit|callout"
    "|call-out|shout|tasking|cop|mca|dols"
)
_PLATFORMS = (
    "gamertag|gamer tag|username|user name|screen name|psn|snap|snapchat|insta|instagram|discord"
    "|tiktok|roblox|account"
)
LANDS = "(?:plots?|lots?|parcels?|sheets?|sheet/plan|plan|berths?|graves?|pitch(?:es)?)"
_PARCEL = r"(?:(?-i:[A-Z])\.)?\d{1,4}(?:[./]?\d{1,4}|[./, ]{0,2}(?-i:[A-Z])(?![a-z])(?:\.\d)?){0,5}"
_UNITS = "kg|g|mg|ml|mls|mcg|cm|mm|m|km|k|hrs?|mins?|am|pm|st|nd|rd|th|x|lbs?|yrs?|s|ft|mph|hours"
_LABELS = "NHS|CHI|URN|CRN|UPN|ULN|NI|ID|GP|PC|DC|DS|DI|CAD|PNC|REF|NO|TEL|EXT|FAO|DOB|RE|CC|WPC|SW"
_ANY_NUMBER = (  # at least three figures that are no year, time, blood pressure or measure
    r"(?<![\w£€$.,/:+#-])"
    rf"(?:(?!(?:{_LABELS})\b)[A-Z]{{1,5}} (?=\d))?"
    r"(?!(?:19\d\d|20[0-3]\d)(?:s?\b))(?!\d{1,2}[.:]\d\d\b)(?!\d{2,3}/\d{2,3}\b)"
    rf"(?!\d+ ?(?:{_UNITS})\b)(?!\d{{1,3}}\b)"
    r"(?=[A-Za-z/.-]{0,12}\d(?:[A-Za-z/.-]?\d){2})[A-Za-z0-9]{1,16}(?:[/-][A-Za-z0-9]{1,12}){0,4}"
    r"\b(?![.,:]\d|%)"
)
_LETTERS_AND_DIGITS = "letters and digits, like a reference"

SIGNS = (
    Code(
        "email",
        re.compile(r"(?<![\w.%+'-])[\w.%+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
        "an email address", mark="@",
    ),
    Code("handle", re.compile(r"(?<![\w.@])@\w(?:[\w.]{0,40}\w)?"), "an account name", mark="@"),
    Code("url", _i(r"\bhttps?://[^\s<>\"”)]{3,}"), "a web address", mark="://"),
    Code("url", _i(r"\bwww\.[^\s<>\"”)]{3,}"), "a web address", mark="."),
    Code("what3words", _c(r"///[a-z]{2,}\.[a-z]{2,}\.[a-z]{2,}"), "a location", mark="///"),
    Code(
        "handle",
        re.compile(
            r"\b[A-Za-z][A-Za-z0-9]{0,40}(?:_[A-Za-z0-9]{1,40}){1,8}(?:\.[a-z]{2,10})?\b"
        ),
        "written like an account name", mark="_",
    ),
)  # fmt: skip
"""Tried where their sign is in the text."""
NUMBERED = (
    Code("upn", _c(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b"),
          "shaped like a unique pupil number", checksums.upn, Tier.SURE, mark="code"),
    Code("iban", _c(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
          "shaped like a bank account number (IBAN)", checksums.iban, mark="code"),
    Code("nino", _i(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
          "shaped like a National Insurance number", checksums.nino, Tier.SURE, mark="code"),
    Code("phone", _c(r"(?:\+44[ -]?(?:\(0\)[ -]?)?|\b0044[ -]?|\(?\b0)",
                      r"\d(?:[ ()./-]{0,2}\d){7,10}\b"),
          "shaped like a telephone number", checksums.phone),
    Code("phone", _c(r"\+(?!44)\d{1,3}[ -]?\d(?:[ ()-]{0,2}\d){6,12}\b"),
          "shaped like a foreign telephone number"),
    Code("card", _c(r"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}\b"),
          "shaped like a payment card number", checksums.card, mark="figure"),
    Code("nhs-number", _c(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"),
          "ten digits, like an NHS number", checksums.nhs, mark="figure"),
    Code("nhs-number", _c(r"\b\d{3}[ -][\dO]{3}[ -][\dO]{4}\b|\b\d{6} \d{3,4}\b"),
          "like an official number with a slip in it", mark="figure"),
    Code("court", _i(r"\b[A-Z]{2}\d{2} ?[A-Z] ?\d{5}\b"), "shaped like a court case number",
          mark="code"),
    Code("citation", _c(r"\[\d{4}\] (?:EWFC|EWCOP|EWHC|EWCA|UKSC|UKUT|UKHL|CSIH|CSOH|NIFam)\b",
                         r"[ A-Za-z]{0,20}\d*"), "a citation of a judgment"),
    Code("vehicle", _i(r"\b[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}\b"),
          "shaped like a number plate", mark="code"),
    Code("vehicle", _c(r"\b[A-Z]{2}\d{2} [A-Z]{3}\b"),
          "shaped like a number plate with a slip in it", tier=Tier.LIKELY, mark="code"),
    Code("vehicle", _c(r"\b[A-HJ-NPR-TV-Y]\d{1,3} [A-HJ-PR-Z]{3}\b"),
          "shaped like an older number plate", mark="code"),
    Code("vehicle", _c(r"\b(?:[A-Z]?[A-Z][IZ]|[A-Z][IZ][A-Z]) ?\d{1,4}\b"),
          "shaped like a number plate of Northern Ireland", mark="code"),
    Code("vehicle", _c(r"(?<=reg )[A-Z0-9]{1,4} ?[A-Z0-9]{1,4}\b"), "follows “reg”"),
    Code("police-number", _c(r"\b\d{2}[A-Z]{2} ?\d{4,5} ?\d{2}\b"),
          "shaped like the number of a police file", mark="figure"),
    Code("professional", _c(r"\b\d{2}[A-Z]\d{4}[A-Z]\b"), "shaped like a nursing registration",
          mark="figure"),
    Code("professional", _c(r"\b(?:AS|BS|CH|CS|DT|HAD|ODP|OR|OT|PA|PH|PYL|PO|RA|SL|SW)\d{4,6}\b"),
          "shaped like a professional registration", mark="code"),
    Code("licence", _c(r"\b[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9]{3}\b"),
          "shaped like a driving licence number", mark="code"),
    Code("police-number", _c(r"\b[A-Z]\d{4}[A-Z]{2}\b"), "shaped like a prison number",
          mark="code"),
    Code("police-number", _c(r"\b(?:\d{2}|\d{4})/\d{1,7}[A-Z]\b"),
          "shaped like a police computer number", mark="figure"),
    Code("police-number", _c(r"\b[A-Z]\d{7,8}\b"), "shaped like a Home Office number",
          mark="code"),
    Code("phone", _c(r"\b0[127]\d{3} \d{2,5}\b"), "like the beginning of a telephone number",
          tier=Tier.LIKELY, mark="figure"),
    Code("handle", _c(r"(?<![\w@/.])(?=[a-z_.]{0,20}[a-z.]\d)",
                      r"[a-z]{3,16}(?:\.[a-z][a-z0-9]{1,15}){1,3}\b(?![.@/])"),
          "written like an account name", tier=Tier.LIKELY, mark="code"),
    Code("location", _c(r"-?\b\d{1,2}\.\d{3,12}, ?-?\d{1,3}\.\d{3,12}\b"), "a map position"),
    Code("location", _c(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), "shaped like a network address",
          mark="figure"),
    Code("sort-code", _i(r"\b\d{2}-\d{2}-\d{2}\b(?=[ ,;]*(?:acc|account|\d{8}\b))"),
          "shaped like a sort code", mark="figure"),
    Code("sort-code", _i(r"\bsort(?: code)?:? ?\d{2}[- ]?\d{2}[- ]?\d{2}\b"), "a sort code"),
    Code("bank-account", _i(r"\bacc(?:oun)?t\.?(?: no\.?| number)?:? ?\d{6,10}\b"),
          "a bank account number"),
    Code("postcode", _c(r"\b[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}\b"),
         "shaped like an Irish postcode", tier=Tier.LIKELY, mark="code"),
    Code("long-number", _c(r"\b\d{2}(?: \d{2}){2,5}(?: \d)?\b(?![:.,/]\d)"), "digits in pairs",
         tier=Tier.CHECK, mark="figure"),
    Code("postcode", _i(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
          "shaped like a postcode", checksums.postcode, mark="code"),
    Code("reference", _i(rf"\b(?:{_KEYWORDS})\b[ ,:#.\-]{{0,3}}",
                          r"(?:(?:id|no|nos|number|num|ref|reference|code)\b)?[ ,:#.\-]{0,3}"
                          r"([A-Z0-9]{1,12}(?:[/.-][A-Z0-9]{1,12}){0,6})"),
          "follows a word such as “ref” or “case”", mark="keyword"),
    Code("reference", _c(rf"\b(?i:{_KEYWORDS}|patient|client|record|meter|roll|serial|tax)",
                          r"\b\.?,? ?"
                          r"(?i:(?:no|nos|number|num|ref|reference|id)\b\.?:?|:|#) ?"
                          r"((?:[A-Z]{1,3} ?)?\d{1,6}[A-Z]?(?: (?:[A-Z]{1,2}|\d{2,6})\b){1,4}"
                          r"|[A-Z]{1,3} \d{3,9}|\d{3,9})\b"),
          "groups of letters and digits after a word such as “number”", mark="keyword"),
    Code("reference", _c(r"\b(?:Datix|MRN|URN|CRN|CAD|Mosaic|LCS|Policy|Claim) ",
                          r"([A-Z]{1,3} \d{3,9}|\d{2} ?[A-Z]{1,2} ?\d{3,6}(?: \d{2})?)\b"),
          "follows the name of a system of records"),
    Code("reference", _i(r"\b((?:ext|extn|extension)\b\.?[ :]{0,2}\d{3,6})\b"),
          "a telephone extension", mark="extension", tier=Tier.LIKELY),
    Code("reference", _i(r"\b(?:op|operator|job|bleep|pager|callsign|ending",
                          r"|ends|fob|locker|key ?safe|(?:door|gate|entry|alarm) code|oyster|pin)"
                          r"(?: in| is| no\.?| number| code)?\b\.?[ :#]{0,3}(\d{3,6}[A-Z]?)\b"),
          "follows a word such as “bleep” or “ending”", mark="extension", tier=Tier.LIKELY),
    Code("reference", _i(r"\b(?:badge|pass|ref|licen[cs]e|permit|plate|form|case|file|card)",
                         r"(?: no\.?)?"
                         r"[:.# ]{1,3}((?-i:[A-Z]{1,5}) \d{2,8}(?:/\d{2,8})?",
                         r"|[a-z]{1,5} \d{2,8}[/-]\d{1,8})\b"),
          "letters and figures after a word such as “badge”", mark="keyword"),
    Code("reference", _i(r"\b(?:log|ref|cad|inc|incident) (?:no\.? |number )?\d{1,5}(?: of|-| /) ?",
                         rf"(?:the {ORDINAL_WORD}|today|yesterday|\d{{1,2}}[/.]\d{{1,2}})",
                         r"(?:[/.]\d{2,4})?"),
         "the number of a police log and its day", mark="keyword"),
    Code("reference", _i(r"\b(?:interpreter|witness|officer|driver|juror|operator|volunteer|carer)",
                         r" (no\.? ?\d{1,5})\b"),
         "a person known by a number", tier=Tier.CHECK),
    Code("reference", _c(r"\b[A-Z]{2,4}/\d{1,3}\b|\b\d{1,4}/[A-Z]\b"),
         "shaped like the mark of an exhibit", tier=Tier.CHECK, mark="code"),
    Code("reference", _c(rf"\b(?!(?:{_LABELS}|BP)\b)[A-Z]{{2,5}} \d{{2,4}}/\d{{2,6}}\b"),
         _LETTERS_AND_DIGITS, mark="code"),
    Code("reference", _c(r"\b(?:[Rr]ef|[Rr]eference|[Cc]ase|[Cc]rime|[Ii]ncident|[Ll]og)",
                          r"[:.# ]{1,3}([A-Z]{2,5} \d{3,9})\b"),
          _LETTERS_AND_DIGITS, mark="keyword"),
    Code("reference", _c(r"\b[A-Z]{2,5} (?!(?:19|20)\d\d\b)[1-9]\d{3,8}\b"),
          _LETTERS_AND_DIGITS, tier=Tier.CHECK, mark="code"),
    Code("police-number", _i(r"\b(?:[wps]?pc|pcso|dc|ps|ds|sgt|constable)",
                              r"(?: [a-z][a-z'’-]{1,30})? (\d{2,5})\b"),
          "a number beside a police rank", tier=Tier.LIKELY, mark="digit"),
    Code("vehicle", _c(r"\b(?!KS[1-5]\b|CO2\b)[A-Z]{2}\d{1,2}\b(?!/| ?\d[A-Z]{2})"),
          "like part of a number plate or of a postcode", tier=Tier.CHECK, mark="code"),
    Code("reference", _c(r"\b[A-Z]{1,6}(?:[/-][A-Z0-9]{1,10}){1,5}\b"), _LETTERS_AND_DIGITS,
          mark="code"),
    Code("reference", _c(r"\b(?:[A-Z]{1,5}\d{3,12}[A-Z]{0,3}|\d{1,6}[A-Z]{2,4}\d{2,8})\b"),
          _LETTERS_AND_DIGITS, mark="code"),
    Code("reference", _c(r"\b\d{1,6}(?:[/-][A-Z]{1,6}){1,2}(?:[/-]\d{1,8})+\b"),
          _LETTERS_AND_DIGITS, mark="figure"),
    Code("reference", _c(r"\b[A-Z]{1,5}\d{1,6}[-/]\d{1,8}\b"), _LETTERS_AND_DIGITS, mark="code"),
    Code("reference", _c(r"\b\d{3,6}/\d{1,2}[A-Z]{3}(?:\d{2,4})?\b"), _LETTERS_AND_DIGITS,
          mark="figure"),
    Code("reference", _c(r"\b[a-z]\d{5,9}\b"), "a letter and digits, like a student number",
          mark="code"),
    Code("reference", _c(r"\b(?:CRN|URN|CAD|PNC|CRO|MRN|UPRN) ?:?\d{3,12}(?:/\d{2,4})?\b"),
          "a reference with its short name"),
    Code("reference", _c(r"(?<![\d/.,£-])\b(?:\d{5,9}/\d{2}|\d{2}/\d{5,8})\b(?!/)"
                          r"|(?<=[Nn]o\. )\d{2,9}/\d{2,4}\b|(?<=[Nn]os\. )\d{2,9}/\d{2,4}\b"),
          "shaped like an application or crime number", mark="figure"),
    Code("reference", _c(r"\b\d{1,5}/\d{2}(?:(?:, | and )\d{1,6}/\d{2}){2,40}\b"),
          "a row of application or crime numbers", mark="figure"),
    Code("reference", _c(r"\b\d{1,5}/(?:19|20)\d{2}/\d{1,5}(?:/\d{1,5})?\b"),
          "shaped like the number of a case before a court", mark="figure"),
    Code("reference", _i(rf"\b{LANDS} (?:nos?\.? ?|numbers? )?({_PARCEL}",
                          rf"(?:(?:, ?| and | & ){_PARCEL}){{0,8}}(?: \(no\. ?\d+\))?)"),
          "the number of a piece of land", tier=Tier.LIKELY),
    Code("reference", _c(r"\b\d{2,4}-\d{3,7}(?:-\d{1,6})?\b"),
          "digits with dashes, like a reference", mark="figure"),
    Code("reference", _c(r"\b\d{1,4}/\d{4,7}/\d{2,4}\b|\b\d{4,6}/[A-Z]\b"),
          "digits with strokes, like a reference", tier=Tier.LIKELY, mark="figure"),
    Code("reference", _i(r"\b(?:key ?(?:safe|box)|code|pin|padlock)\b[^.\n\d]{0,32}?(\d{4,6})\b"),
          "a number beside a key safe", tier=Tier.LIKELY),
    Code("reference", _c(r"#\d{3,10}\b"), "a number after a hash sign"),
    Code("long-number", _c(r"(?<![\d.,/£-])\b\d{6,16}[A-Z]?\b(?![.,/]\d)"), "a long number",
          tier=Tier.LIKELY, mark="figure"),
    Code("reference", _c(r"\b[A-Z]{1,5}-[A-Z][A-Za-z]{0,4}-\d{2,6}\b"), _LETTERS_AND_DIGITS,
          mark="code"),
    Code("long-number", _c(r"\b\d{4} \d{4}(?: \d{4})?\b"), "digits in groups", tier=Tier.LIKELY,
          mark="figure"),
    Code("long-number", _c(r"\b\d{3} \d{3} \d{2,4}\b"),
          "digits in groups, like a number with one missing", tier=Tier.LIKELY, mark="figure"),
    Code("reference", _c(_ANY_NUMBER), "figures that may be the number of something",
          tier=Tier.CHECK, mark="code"),
    Code("long-number", _i(r"\b(?:nhs|chi|ni|h&c)\b[^\n\d]{0,14}(\d[\dO -]{5,14}\d)"),
          "follows the name of an official number", mark="official"),
)  # fmt: skip
"""Tried near digits."""
SPELLED = (
    Code("handle", _i(rf"\b(?:{_PLATFORMS})(?:['’]s)?(?: (?:name|called|is|was|of",
                       r"|account))*[ :,=]{1,3}",
                       r"([a-z0-9][\w.]{2,30})"),
          "follows the name of a platform", mark="platform"),
    Code("handle", _i(r"\b[a-z0-9]+(?: [a-z0-9]+)? underscore",
                       r"(?: (?:underscore|dot|[a-z]|one|two|three|four|five|six|seven|eight|nine"
                       r"|zero|ten|eleven|twelve|\d+)\b){0,12}(?: [a-z]+\b)?"),
          "an account name spelled out", mark="spelled"),
    Code("vehicle", _i(rf"\b{_RADIO} (?:{_RADIO}|{_SPOKEN})(?: (?:{_RADIO}|{_SPOKEN})){{2,9}}\b"),
          "spelled out in the letters of the radio alphabet", mark="radio"),
    Code("reference", _i(rf"\b(?:[a-z] ){{0,3}}{_SPOKEN_PART}(?: {_SPOKEN_PART}){{0,9}}",
                          rf" (?:stroke|slash|dash|hyphen)(?: (?:{_SPOKEN_PART}|stroke|slash|dash",
                          r"|hyphen)){1,14}\b"),
          "a reference in words", mark="spelled"),
    Code("reference", _i(rf"\b(?:[a-z] ){{0,3}}{_SPOKEN}(?:[ -]{_SPOKEN}){{4,14}}\b",
                          r"|\b(?:log|id|ref|number|code|pin|bleep|extension|badge|collar|crew|callsign|incident|cad)",
                         r"(?: is)? "
          rf"({_SPOKEN}(?: {_SPOKEN}){{2,3}}(?: of (?:the {ORDINAL_WORD}|today))?)\b"),
          "digits one after the other, in words", tier=Tier.LIKELY, mark="number"),
    Code("reference", _i(r"\b(?:number|ref|reference|id|crn|case)(?: is)? ",
                         rf"((?:(?:[a-z]|{_SPOKEN_PART})[ -]){{4,14}}(?:[a-z]|{_SPOKEN_PART}))\b"),
         "a reference in letters and words", mark="number"),
    Code("phone", _i(rf"\b(?:oh|zero|nought)(?:[ -]{_SPOKEN}){{5,14}}\b"),
          "a telephone number in words", mark="spelled"),
)  # fmt: skip
"""Spelled out or announced: tried near the words that give them away."""

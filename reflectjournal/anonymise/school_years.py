"""School years, years of study and stages of life."""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.numbers import UNITS
from reflectjournal.anonymise.patterns import Pattern, any_case, exact, search
from reflectjournal.anonymise.spots import AT, Spots
from reflectjournal.model.findings import Tier

_NO_YEAR = (
    "plan|programme|review|strategy|contract|degree|course|later|on|placement|social work|student"
    "|nurse|of|ago"
)
_SCHOOL_YEARS = (
    Pattern(
        exact(r"(?<=[a-z] )(?!First|Second|Third|Business|Working|Middle|Upper|Master|Top|World)"
              r"[A-Z][a-z]{2,12} [Cc]lass\b"),
        "school-year", Tier.CHECK, "like a class at school", ("class",),
    ),
    Pattern(
        any_case(r"\b(?:[7-9]|1[0-3])(?:[a-h]|(?-i:[A-Z]))\b(?!-)|\b(?:class|set) [1-9]\b"),
        "school-year", Tier.LIKELY, "like a class at school", (AT, "digit", "class"),
    ),
    Pattern(
        any_case(r"\b(?:(?:junior|senior) infants|transition year|(?:leaving|junior) cert"
                 r"|(?:first|second|third|fourth|fifth|sixth) class"
                 r"|rang a (?:haon|d[oó]|tr[ií]))\b"),
        "school-year", Tier.CHECK, "a school year", (AT, "school-class", "ordinal"),
    ),
    Pattern(
        any_case(r"\b\d{1,2} (?:weeks|wks) (?:premature|prem|early|overdue)\b",
                 r"|\bsixth[- ]form(?:er|ers)?\b|\bin (?:nursery|reception)\b(?! area| desk)"),
        "school-year", Tier.CHECK, "a stage of life", ("stage",),
    ),
    Pattern(
        any_case(rf"\b(?:year|yr|y) ?(?:1[0-3]|[1-9])s?(?:/1?\d)?\b(?! (?:{_NO_YEAR})\b)",
                 rf"|\b(?:year|primary) (?:{'|'.join(UNITS)}|ten|eleven|twelve|thirteen)\b"),
        "school-year", Tier.LIKELY, "a school year", (AT, "school-year"),
    ),
    Pattern(
        exact(r"\b(?:P[1-7]|S[1-6])\b(?!\.\d)"),
        "school-year", Tier.LIKELY, "a Scottish school year",
    ),
    Pattern(
        any_case(r"\b[1-4](?:st|nd|rd|th)[ -](?:yr|year)\b(?! running| in a row)"),
        "school-year", Tier.CHECK, "a year of study", (AT, "digit"),
    ),
    Pattern(
        any_case(r"\b(?:Bl|Blwyddyn) ?\d{1,2}\b|\breception class\b"
                 r"|\b(?:is in|into|started|starts|starting) reception\b(?! area| desk)"),
        "school-year", Tier.LIKELY, "a school year", ("reception",),
    ),
)  # fmt: skip


def find_school_years(spots: Spots) -> Iterator[Hit]:
    """School years in England, Wales, Scotland and Ireland, and stages like reception."""
    return search(spots, _SCHOOL_YEARS)

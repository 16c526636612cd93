"""The forty kinds of identifier, and which kind of finding belongs to which.

The numbers are those of the field's list: 1 to 36 can be looked for, 37 to 40 mostly need
the writer, who is asked about them beside the findings.
"""

from __future__ import annotations

from typing import NamedTuple


class Category(NamedTuple):
    """One kind of identifier: its number, its name, and what usually replaces it."""

    number: int
    name: str
    replacement: str
    """Empty where the usual treatment is to remove it."""


CATEGORIES = tuple(
    Category(number, name, replacement)
    for number, (name, replacement) in enumerate(
        (
            ("Full names and surnames", "a person"),
            ("Given names and nicknames", "a person"),
            ("Initials", "a person"),
            ("Family relations that pin down", "a relative"),
            ("Colleagues and other professionals", "a colleague"),
            ("Schools, nurseries and colleges", "a school"),
            ("Placements, care homes, refuges and hostels", "a residential placement"),
            ("GP surgeries, hospitals, wards and clinics", "a health service"),
            ("Addresses", "home"),
            ("Postcodes", ""),
            ("Towns, estates, authorities and areas", "a local area"),
            ("Telephone numbers", ""),
            ("Email and web addresses", ""),
            ("Social media and gaming names", "a social media account"),
            ("Dates of birth", "an age band"),
            ("Exact dates, days and times", "a relative date"),
            ("NHS numbers", ""),
            ("CHI and Health and Care numbers", ""),
            ("Unique learner numbers", ""),
            ("Unique pupil numbers", ""),
            ("National Insurance numbers", ""),
            ("Court case numbers", ""),
            ("Police, prison, probation and immigration numbers", ""),
            ("Other references", ""),
            ("Vehicles", "a vehicle"),
            ("Bank accounts and cards", ""),
            ("Sums of money", "a sum of money"),
            ("Professional registrations", ""),
            ("Passports, licences and permits", ""),
            ("Location traces", ""),
            ("Ages and school years", "an age band"),
            ("Origin, nationality, language and faith", "from a minority community"),
            ("Health, disability and rare conditions", "a health condition"),
            ("Sexuality, gender history, immigration, offending and care history", ""),
            ("Job titles and unusual roles", "a colleague"),
            ("Small numbers", "a small number"),
            ("Distinctive events, objects and phrases", ""),
            ("Timeline and sequence", ""),
            ("Images, scans, audio and attachments", ""),
            ("The writer", ""),
        ),
        start=1,
    )
)

_OF_KIND = {
    "person": 1, "given-name": 2, "initials": 3, "relation": 4, "professional-name": 5,
    "school": 6, "placement": 7, "health-service": 8, "ward": 8, "organisation": 5,
    "address": 9, "street": 9, "postcode": 10, "place": 11, "phone": 12, "email": 13, "url": 13,
    "handle": 14, "date-of-birth": 15, "date": 16, "year": 16, "time": 16, "weekday": 16,
    "month": 16, "duration": 16, "nhs-number": 17, "chi": 18, "uln": 19, "upn": 20, "nino": 21,
    "court": 22, "citation": 22, "police-number": 23, "reference": 24, "long-number": 24,
    "vehicle": 25, "sort-code": 26, "bank-account": 26, "iban": 26, "card": 26, "money": 27,
    "professional": 28, "licence": 29, "location": 30, "what3words": 30, "age": 31,
    "school-year": 31, "origin": 32, "condition": 33, "health": 33, "history": 34, "role": 35,
    "count": 36, "quantity": 36, "distinctive": 37, "alias": 1,
}  # fmt: skip


def category_of(kind: str) -> Category:
    """The category of a kind of finding. Raises `KeyError` for a kind that is none."""
    return CATEGORIES[_OF_KIND[kind] - 1]


def kinds() -> frozenset[str]:
    """Every kind that a finding can have."""
    return frozenset(_OF_KIND)

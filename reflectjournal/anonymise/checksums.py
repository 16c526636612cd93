"""Check digits and shapes of official numbers. A failure lowers confidence; it hides nothing."""

from __future__ import annotations

import re

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def digits_of(text: str) -> str:
    """The ASCII digits of a text, in order."""
    return "".join(c for c in text if c in "0123456789")


def _weighted(digits: str) -> int:
    return sum(int(d) * weight for d, weight in zip(digits, range(10, 0, -1), strict=False))


def nhs(text: str) -> bool:
    """True for ten digits with the modulus-11 check digit of NHS, CHI and H&C numbers.

    Source: NHS Data Dictionary, NHS NUMBER.
    """
    digits = digits_of(text)
    return len(digits) == 10 and len(set(digits)) > 1 and _weighted(digits) % 11 == 0


def chi(text: str) -> bool:
    """True for an NHS-type number that begins with a date of birth, as in Scotland."""
    digits = digits_of(text)
    return nhs(digits) and 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def uln(text: str) -> bool:
    """True for a unique learner number: ten digits, the weighted sum leaves 10 modulo 11."""
    digits = digits_of(text)
    return len(digits) == 10 and digits[0] != "0" and _weighted(digits) % 11 == 10


def upn(text: str) -> bool:
    """True for a unique pupil number with the right check letter (modulus 23)."""
    if not re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]", text, re.ASCII):
        return False
    final = text[-1]
    value = _UPN_LETTERS.index(final) if final in _UPN_LETTERS else int(final)
    total = sum(int(d) * place for place, d in enumerate(text[1:12], start=2)) + value * 13
    return _UPN_LETTERS[total % 23] == text[0]


def nino(text: str) -> bool:
    """True for a National Insurance number with a prefix that is issued."""
    squeezed = re.sub(r"\s", "", text).upper()
    prefix = squeezed[:2]
    return (
        re.fullmatch(r"[A-Z]{2}\d{6}[A-D]?", squeezed, re.ASCII) is not None
        and prefix[0] not in "DFIQUV"
        and prefix[1] not in "DFIOQUV"
        and prefix not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    )


def iban(text: str) -> bool:
    """True for an IBAN: modulus 97 is 1, and a British one has 22 signs."""
    squeezed = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}", squeezed, re.ASCII):
        return False
    if squeezed.startswith("GB") and len(squeezed) != 22:
        return False
    return int("".join(str(int(c, 36)) for c in squeezed[4:] + squeezed[:4])) % 97 == 1


def card(text: str) -> bool:
    """True for 13 to 19 digits that pass the Luhn test of payment cards."""
    digits = digits_of(text)
    if not 13 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def phone(text: str) -> bool:
    """True for a British number: 10 or 11 digits from 0, the second one in use; or +44."""
    digits = digits_of(text)
    if text.lstrip().startswith("+44") or digits.startswith("0044"):
        national = digits[4:] if digits.startswith("0044") else digits[2:]
        digits = "0" + national.removeprefix("0")
    return len(digits) in {10, 11} and digits[0] == "0" and digits[1] in "1235789"


def postcode(text: str) -> bool:
    """True for a postcode whose letters are ones that are used in those places."""
    return _POSTCODE.fullmatch(re.sub(r"\s", "", text).upper()) is not None


_POSTCODE = re.compile(
    r"GIR0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d[\dABEHMNPRV-Y]|\d[A-HJKPS-UW])"
    r"\d[ABD-HJLNP-UW-Z]{2}",
    re.ASCII,
)

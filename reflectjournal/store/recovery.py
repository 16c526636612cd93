"""The recovery key as it is printed and typed: 160 random bits in groups of four characters.

Crockford's base 32 leaves out I, L, O and U, so that a key read from paper can
be typed with them. Two characters at the end show a typing mistake before any
cryptography runs.
"""

from __future__ import annotations

import hashlib
import re

from reflectjournal.errors import WrongSecret

SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = SECRET_BYTES * 8 // 5
_CHECK_LETTERS = 2
_READ_AS = str.maketrans("OILU", "011V")
_IGNORED = re.compile(r"[\s\-\u2010-\u2015\u2212._]+")


def encode(secret: bytes) -> str:
    """The recovery key in the form it is printed: 34 characters in groups of four."""
    number = int.from_bytes(secret, "big")
    letters = "".join(_ALPHABET[number >> 5 * i & 31] for i in reversed(range(_LETTERS)))
    letters += _check_letters(secret)
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def decode(text: str) -> bytes:
    """The secret behind a typed recovery key; case, spaces and dashes do not matter.

    Raises WrongSecret where the text cannot be a recovery key.
    """
    letters = _IGNORED.sub("", text).upper().translate(_READ_AS)
    if len(letters) != _LETTERS + _CHECK_LETTERS or not set(letters) <= set(_ALPHABET):
        raise WrongSecret(
            "A recovery key has 34 letters and digits. "
            "Compare what you typed with the printed sheet, group by group."
        )
    number = 0
    for letter in letters[:_LETTERS]:
        number = number << 5 | _ALPHABET.index(letter)
    secret = number.to_bytes(SECRET_BYTES, "big")
    if _check_letters(secret) != letters[_LETTERS:]:
        raise WrongSecret(
            "One of the letters or digits is not as printed. "
            "Compare what you typed with the sheet, group by group."
        )
    return secret


def _check_letters(secret: bytes) -> str:
    digest = hashlib.sha256(b"reflectjournal recovery key" + secret).digest()
    return "".join(_ALPHABET[byte & 31] for byte in digest[:_CHECK_LETTERS])

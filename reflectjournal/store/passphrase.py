"""A passphrase that will not be guessed: judged, or made from a list of words."""

from __future__ import annotations

import secrets
from functools import cache

from reflectjournal.errors import WeakPassphrase
from reflectjournal.paths import resource

SHORTEST = 10
"""Characters. There is no longest, and pasting is always allowed."""

GENERATED_WORDS = 6
"""Of a list of 7,776 words: 77 bits."""

_JUDGED = 72
"""Characters that are judged; what follows can only add to them, and judging is slow."""

_LEAST_SCORE = 3
"""Of 0 to 4: guessed offline, with a fast hash, only after 10^8 tries. Ours is a slow hash."""

_STRENGTH = ("Very easy to guess", "Easy to guess", "Fair", "Good", "Strong")


def check_passphrase(text: str) -> None:
    """Raise WeakPassphrase, with what would be better, for a passphrase that would be guessed."""
    if len(text) < SHORTEST:
        raise WeakPassphrase(
            f"Use at least {SHORTEST} characters. A few words that do not belong together are "
            "easy to remember and hard to guess."
        )
    if _score(text) < _LEAST_SCORE:
        raise WeakPassphrase(
            "This passphrase is among those that are tried first. Add a word or two that "
            "have nothing to do with the rest, or let the program suggest one."
        )


def strength_words(text: str) -> str:
    """How hard the passphrase is to guess, in words; empty where nothing is typed."""
    if not text:
        return ""
    if len(text) < SHORTEST:
        return f"{SHORTEST - len(text)} more characters needed"
    return _STRENGTH[_score(text)]


def generate_passphrase() -> str:
    """Six words drawn at random, with spaces between them."""
    return " ".join(secrets.choice(_words()) for _ in range(GENERATED_WORDS))


@cache
def _words() -> tuple[str, ...]:
    text = resource("words/passphrase_words.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def _score(text: str) -> int:
    # Loaded on first use: its lists of common passphrases take a tenth of a second.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    return int(zxcvbn(text[:_JUDGED])["score"])

"""Numbers in words for the sentences over the figures."""

from __future__ import annotations

_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def count(n: int, one: str, many: str = "") -> str:
    """As in "three entries": the number in words up to twelve, the noun as it needs to be."""
    noun = one if n == 1 else (many or one + "s")
    return f"{_SMALL[n] if n < len(_SMALL) else n} {noun}"


def number(n: int) -> str:
    """The number in words up to twelve; "none" for nothing."""
    return "none" if n == 0 else count(n, "", " ").strip()


def sentence(*parts: str) -> str:
    """The parts with a capital at the start and a full stop at the end."""
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] + "." if text else ""

"""Words as they are compared: what looks the same has one form, and a name its edges."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_ACCENTS = 9
"""Marks of a higher combining class are accents; the others, such as the vowels of Hindi, are
letters themselves."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts that write no space between words, or put endings on a name."""
# One form for apostrophes and hyphens, and for a letter that some fonts draw with the same glyph.
_ALIKE = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "–": "-", "ɩ": "ι",
})  # fmt: skip


def normalise(text: str) -> str:
    """The text with one form for what looks the same, and without what does not show."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
    return re.sub(r"\s+", " ", text)


def compared(text: str) -> str:
    """The normalised text without accents: "Siân" may have been written as "Sian"."""
    if text.isascii():
        return normalise(text)
    parts = unicodedata.normalize("NFKD", text)
    return normalise("".join(part for part in parts if unicodedata.combining(part) <= _ACCENTS))


def bare(words: str) -> str:
    """The words without spaces and capitals."""
    return "".join(words.split()).casefold()


def longest_part(words: str) -> str:
    """The longest of the words, without capitals."""
    return max(re.findall(r"\w+", words.casefold()), key=len, default="")


def unspaced(words: str) -> bool:
    """True where some of it is in a script without spaces."""
    return bool(_UNSPACED.search(words))


def edged(words: str, core: str) -> str:
    """The pattern `core` of the words where they stand alone: no "7 Oak Road" in "27 Oak Road"."""
    return rf"(?<!{_touching(words[0])}){core}(?!{_touching(words[-1])})"


def _touching(edge: str) -> str:
    """What a word goes on with after this letter, as a class; nothing in scripts without spaces."""
    if unspaced(edge):
        return r"[^\s\S]"
    return r"[^\W\d_]" if edge.isalpha() else r"\w"

"""A text as the layers read it: words with their place, their marks and the case of their line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    NAMES,
    SURNAME,
    TITLE,
    WORD,
    lexicon,
)  # fmt: skip

_HEADING = 18  # words at most
_DICTATED = 14  # words in a line without a stop or capital that show it was dictated
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903"
    "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
)
_LETTER = f"(?:[^\\W\\d_][{_MARKS}]*)"
_WORD = re.compile(f"{_LETTER}+(?:['’ʼ\u2010\u2011-]{_LETTER}+)*")
_PLAIN_WORD = re.compile("[^\\W\\d_]+(?:['’ʼ\u2010\u2011-][^\\W\\d_]+)*")
_HAS_MARKS = re.compile(f"[{_MARKS}]")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s")
_ABBREVIATIONS = frozenset(
    [
        "no",
        "nos",
        "st",
        "vs",
        "v",
        "w",
        "eg",
        "ie",
        "e.g",
        "i.e",
        "cf",
        "approx",
        "tel",
        "ext",
        "ref",
        "dept",
        "apt",
    ]
)
_ONE_SPACE = frozenset((" ", "\u00a0", "  "))
_SOFT = frozenset(':;–—•*=→>|[("“‘#')


_PLAIN_LETTERS = str.maketrans("łŁøØđĐıßæÆœŒþð", "lLoOdDisaAoOtd")


class Case(IntEnum):
    """How a line uses capitals, which decides what a capital says about a word."""

    NORMAL = 0
    LOWER = 1  # sentences begin in lower case: names may, too
    CAPS = 2  # everything is upper case: capitals say nothing
    TITLE = 3  # a heading: most words have a capital


class Shape(IntEnum):
    """How one word is written."""

    LOW = 0
    CAP = 1
    CAPS = 2
    LETTER = 3  # a single capital letter


class Word(NamedTuple):
    """One word. `end` leaves out a possessive ending; `stop` includes it."""

    start: int
    end: int
    stop: int
    text: str
    low: str
    marks: int
    shape: Shape
    opens: int
    """2 where a sentence or line begins, 1 after a colon, bracket, quote or dash, else 0."""
    owned: bool
    """True with an apostrophe-s: "Grace's"."""
    line: int
    near: bool
    """True where only one space (or none) parts it from the word before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text split into words, with the case profile of every line."""

    text: str = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)
    cases: tuple[Case, ...]
    stray_capitals: float
    """Share of everyday words written with a capital in mid-sentence, 0 to 1."""
    capitals: tuple[int, ...] = field(default=(), repr=False)
    """Where each word begins that is not written small."""

    def case(self, word: Word) -> Case:
        """The case profile of the line that holds the word."""
        return self.cases[word.line]

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one before it."""
        if index <= 0:
            return self.text[: self.words[0].start] if self.words else ""
        if index >= len(self.words):
            return self.text[self.words[-1].stop :] if self.words else ""
        return self.text[self.words[index - 1].stop : self.words[index].start]

    def joined(self, index: int) -> bool:
        """True where only one space (or none) parts word `index` from the one before it."""
        return 0 < index < len(self.words) and self.words[index].near


def plain(text: str) -> str:
    """The text in lower case with straight apostrophes, as the lists are written."""
    return text.casefold().replace("’", "'").replace("ʼ", "'")


def unaccented(text: str) -> str:
    """The text without accents: "Zsófia" gives "Zsofia"; ł, ø, đ, ı are put plainly too."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.translate(_PLAIN_LETTERS)


def _shape(text: str) -> Shape:
    if not text[0].isupper():
        return Shape.LOW
    if len(text) == 1:
        return Shape.LETTER
    return Shape.CAPS if text.isupper() else Shape.CAP


def _opening(gap: str, before: Word | None) -> int:
    if before is None or "\n" in gap:
        return 2
    stops, soft = _signs(gap)
    if stops:
        abbreviated = before.low in _ABBREVIATIONS or (before.marks & TITLE and len(before.low) < 6)
        if gap.startswith(".") and (abbreviated or before.shape is Shape.LETTER):
            return 0
        return 2
    return 1 if soft else 0


@lru_cache(maxsize=512)
def _signs(gap: str) -> tuple[bool, bool]:
    """Whether what stands between two words ends a sentence, and whether a colon or the like."""
    return bool(_STOP.search(gap + " ")), any(sign in _SOFT for sign in gap)


def _marks_of_unlisted(low: str, marks: dict[str, int]) -> int:
    """Marks for a word in no list: by its parts at a hyphen, its stem, or without accents."""
    if "-" in low:
        parts = [marks.get(part, 0) for part in low.split("-")]
        if all(part & NAMES and not part & COMMON for part in parts) or (
            parts[0] & GIVEN and all(part & NAMES for part in parts)
        ):
            return GIVEN if parts[0] & (GIVEN | GIVEN_MORE) else SURNAME
        return WORD if any(part & ANY_WORD and not part & SURNAME for part in parts) else 0
    if low.endswith("s") and len(low) > 4 and marks.get(low[:-1], 0) & (GIVEN | GIVEN_MORE):
        return GIVEN_MORE  # "ruths", typed without its apostrophe
    if low.isascii():
        return 0
    return marks.get(unaccented(low), 0) & NAMES


def _form(whole: str, marks: dict[str, int]) -> tuple[str, str, int, Shape, bool]:
    """One word as it is written without a possessive, its low form, marks, shape and owner."""
    written = whole
    low = written.lower() if written.isascii() else plain(written)
    owned = low[-2:] == "'s" and len(low) > 2
    if owned:
        written, low = written[:-2], low[:-2]
    mark = marks.get(low)
    if mark is None:
        mark = _marks_of_unlisted(low, marks)
    return written, low, mark, _shape(written), owned


def _split(text: str) -> Iterator[Word]:
    marks = lexicon().marks
    make = tuple.__new__
    forms: dict[str, tuple[str, str, int, Shape, bool]] = {}
    before: Word | None = None
    line = stop_before = 0
    pattern = _WORD if not text.isascii() and _HAS_MARKS.search(text) else _PLAIN_WORD
    for match in pattern.finditer(text):
        start, stop = match.span()
        whole = match[0]
        form = forms.get(whole)
        if form is None:
            form = forms[whole] = _form(whole, marks)
        written, low, mark, shape, owned = form
        gap = text[stop_before:start]
        inner = gap == " " and before is not None
        if not inner:
            line += gap.count("\n")
        before = make(Word, (
            start, start + len(written), stop, written, low, mark, shape,
            0 if inner else _opening(gap, before), owned, line,
            inner or (before is not None and gap in _ONE_SPACE),
        ))  # fmt: skip
        stop_before = stop
        yield before


def _case(line: list[Word], lower_style: bool) -> Case:
    words = [w for w in line if len(w.text) > 1 and not w.marks & ACRONYM]
    caps = sum(w.shape is Shape.CAPS for w in words)
    loud = any(w.shape is Shape.CAPS and len(w.text) > 3 for w in words) or caps == len(words)
    if loud and words and caps >= 0.6 * len(words) and (caps >= 2 or len(line) == 1):
        return Case.CAPS  # and not "met LP, SO & GW"
    inner = [w for w in line if not w.opens and len(w.text) > 3 and w.marks & COMMON]
    capitals = sum(w.shape is Shape.CAP and not w.marks & GIVEN for w in inner)
    long_words = [w for w in line if not w.opens and len(w.text) > 3]
    written = sum(w.shape is not Shape.LOW for w in long_words)
    if (
        len(line) <= _HEADING  # a heading is short, and no run of sentences
        and not any(w.opens == 2 for w in line[1:])
        and capitals >= min(2, len(inner) - 1) > 0
        and capitals >= 0.5 * len(inner)
        and written >= 0.6 * len(long_words)
    ):
        return Case.TITLE
    return Case.LOWER if lower_style or _runs_on(line) else Case.NORMAL


def _runs_on(line: list[Word]) -> bool:
    """Whether a long line has no sentence and no capital after its first word, as dictated ones."""
    inner = [w for w in line[1:] if w.low != "i" and not w.low.startswith("i'")]
    return len(inner) >= _DICTATED and all(w.shape is Shape.LOW and w.opens < 2 for w in inner)


def read(text: str) -> Reading:
    """The reading of a text. Cost grows with its length only."""
    words = tuple(_split(text))
    lower_style = _writes_small(words)
    lines: list[list[Word]] = [[] for _ in range(words[-1].line + 1 if words else 0)]
    for word in words:
        lines[word.line].append(word)
    cases = tuple(_case(line, lower_style) for line in lines)
    capitals = tuple(word.start for word in words if word.shape is not Shape.LOW)
    return Reading(text, words, cases, _stray(words, cases), capitals)


def _writes_small(words: tuple[Word, ...]) -> bool:
    """Whether the text begins its sentences in lower case. "I" tells nothing either way."""
    starts = [w for w in words if w.opens == 2 and w.shape in {Shape.LOW, Shape.CAP}]
    starts = [w for w in starts if not w.low.startswith(("i'", "i’"))]
    if starts:
        return sum(w.shape is Shape.LOW for w in starts) >= 0.6 * len(starts)
    return not any(w.shape is Shape.CAP and not w.low.startswith("i'") for w in words)


def _stray(words: tuple[Word, ...], cases: tuple[Case, ...]) -> float:
    """Share of everyday words with a capital of their own, not as part of a longer name."""
    total = stray = 0
    for i, word in enumerate(words):
        if not word.marks & COMMON or word.marks & NAMES or word.opens or len(word.text) < 3:
            continue
        if cases[word.line] not in {Case.NORMAL, Case.LOWER}:
            continue
        total += 1
        if word.shape is Shape.CAP:
            beside = words[max(0, i - 1) : i] + words[i + 1 : i + 2]
            stray += all(w.shape is Shape.LOW or w.opens for w in beside)
    return stray / total if total else 0.0

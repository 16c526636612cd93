"""Hints for plain language: long sentences, passive voice, short forms, jargon, length, wording.

They point and never stop anything. Limits and words are in `resources/plain-language.toml`,
and the words that the field prefers in `resources/language.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from reflectjournal.model import CleanCopy
from reflectjournal.paths import resource
from reflectjournal.sharing.document import text_of
from reflectjournal.sharing.layouts import Layout, lay_out

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*[\"”’)]*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ACRONYM = re.compile(r"\b[A-Z](?:[A-Z0-9&]|[a-z](?=[A-Z])){1,7}s?\b")


class HintKind(StrEnum):
    """What a hint is about."""

    LONG_SENTENCE = "long sentence"
    PASSIVE = "passive"
    ACRONYM = "short form"
    JARGON = "jargon"
    WORDING = "wording"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Hint:
    """One place to look at: code points from `start` to `end` of the text, and what to do."""

    kind: HintKind
    start: int
    end: int
    say: str
    text: str = field(default="", repr=False)


def hints(text: str) -> tuple[Hint, ...]:
    """The hints for a text, in its order."""
    found = [*_sentences(text), *_passives(text), *_acronyms(text), *_jargon(text), *_wording(text)]
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end)))


def length_hints(copy: CleanCopy, layout: Layout) -> tuple[Hint, ...]:
    """Hints about items that are too long for how they will be used."""
    limits = {Layout.BULLETIN: "longest_bulletin", Layout.BRIEFING: "longest_briefing"}
    if layout not in limits:
        return ()
    limit = int(_lists()[limits[layout]])
    texts = [part.text for part in copy.parts]
    if layout is Layout.BRIEFING:
        texts = [text_of(lay_out(copy, layout))]
    found = []
    for number, text in enumerate(texts, 1):
        words = len(text.split())
        if words > limit:
            name = f"Item {number}" if len(texts) > 1 else "The text"
            say = f"{name} has {words:,} words; {limit:,} are read to the end."
            found.append(Hint(HintKind.LENGTH, 0, len(text), say))
    return tuple(found)


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resource("plain-language.toml").read_text(encoding="utf-8"))


def _sentences(text: str) -> Iterator[Hint]:
    limit = int(_lists()["longest_sentence"])
    for found in _SENTENCE.finditer(text):
        words = len(_WORD.findall(found[0]))
        if words > limit:
            say = f"A sentence of {words} words. {limit} are easy to read: one idea in each."
            yield _hint(HintKind.LONG_SENTENCE, found, say)


def _passives(text: str) -> Iterator[Hint]:
    for found in _passive_pattern().finditer(text):
        yield _hint(HintKind.PASSIVE, found, "Who does it? Say that first, where it helps.")


def _acronyms(text: str) -> Iterator[Hint]:
    known = set(_lists()["known"]["acronyms"])
    explained = set(re.findall(r"\(([A-Z][A-Za-z&]{1,7})\)", text))
    seen: set[str] = set()
    for found in _ACRONYM.finditer(text):
        short = found[0].removesuffix("s")
        if short in known | explained | seen or _in_capitals(text, found):
            continue
        seen.add(short)
        yield _hint(HintKind.ACRONYM, found, "A short form. Write it out the first time.")


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """True where the whole line is in capitals: then it is shouted, not shortened."""
    line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n", 1)[0]
    return line.isupper() and len(line.split()) > 1


def _jargon(text: str) -> Iterator[Hint]:
    plainer: dict[str, str] = _lists()["jargon"]
    for found in _jargon_pattern().finditer(text):
        word = found[1].casefold()
        yield _hint(HintKind.JARGON, found, f"A field word. Perhaps: {plainer[word]}.")


def _wording(text: str) -> Iterator[Hint]:
    pattern, prefer = _preferred()
    for found in pattern.finditer(text):
        yield _hint(HintKind.WORDING, found, prefer[found[0].casefold()])


@cache
def _preferred() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the words that others are preferred to, and the hint for each."""
    prefer: dict[str, str] = {}
    for line in tomllib.loads(resource("language.toml").read_text(encoding="utf-8"))["words"]:
        say = " ".join(part for part in (f"Perhaps: {line['prefer']}.", line.get("note")) if part)
        prefer |= {word.casefold(): say for word in line["avoid"]}
    words = "|".join(re.escape(word) for word in sorted(prefer, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), prefer


@cache
def _jargon_pattern() -> re.Pattern[str]:
    words = sorted(_lists()["jargon"], key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in words)
    return re.compile(rf"\b({joined})(?:s|d|ed|ing)?\b", re.IGNORECASE)


@cache
def _passive_pattern() -> re.Pattern[str]:
    irregular = "|".join(_lists()["passive"]["irregular"])
    be = "am|is|are|was|were|be|been|being"
    between = r"(?:\s+(?:not|never|also|\w+ly))?"
    return re.compile(rf"\b(?:{be}){between}\s+(?:\w{{2,}}ed|{irregular})\b", re.IGNORECASE)


def _hint(kind: HintKind, found: re.Match[str], say: str) -> Hint:
    text = found[0]
    start = found.start() + len(text) - len(text.lstrip())
    return Hint(kind, start, found.end(), say, text.strip())

"""What changed between two states of a text, as pieces that stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4_000
"""Words of one paragraph above which only whole paragraphs are compared."""


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    text: str = field(repr=False)
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class LinePair:
    """A paragraph before and after. An empty side did not exist."""

    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()

    @property
    def changed(self) -> bool:
        """True where the two sides differ."""
        return any(piece.mark is not Mark.SAME for piece in (*self.before, *self.after))


def differences(before: str, after: str) -> tuple[LinePair, ...]:
    """The two texts paragraph by paragraph, with the words that differ marked."""
    old, new = before.split("\n"), after.split("\n")
    pairs: list[LinePair] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [LinePair((Piece(line),), (Piece(line),)) for line in old[a:b]]
            continue
        both = min(b - a, d - c)
        pairs += [_words(old[a + i], new[c + i]) for i in range(both)]
        pairs += [LinePair(before=(Piece(line, Mark.REMOVED),)) for line in old[a + both : b]]
        pairs += [LinePair(after=(Piece(line, Mark.ADDED),)) for line in new[c + both : d]]
    return tuple(pairs)


def _words(before: str, after: str) -> LinePair:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        return LinePair((Piece(before, Mark.REMOVED),), (Piece(after, Mark.ADDED),))
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = kind == "equal"
        if a < b:
            left.append(Piece("".join(old[a:b]), Mark.SAME if same else Mark.REMOVED))
        if c < d:
            right.append(Piece("".join(new[c:d]), Mark.SAME if same else Mark.ADDED))
    return LinePair(tuple(left), tuple(right))

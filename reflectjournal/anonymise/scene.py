"""One word with what stands around it, as the clues look at it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reflectjournal.anonymise.reading import Case, Reading, Shape, Word

STRAY = 0.04
"""Above this share of everyday words with a capital, a capital says little in the text."""
REAL_NAME = re.compile(
    r" \((?:(?i:real name)\b"
    r"|(?!(?:Mrs?|Ms|Miss|Dr|Sr|Rev|Cllr) )(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? ){1,2}[A-Z][\w'’-]+[,)]"
    r"|(?:[A-Z]{3,} )[A-Z'’-]{3,}\))"
)
"""What follows a nickname: "(Lee Bostock)", "(real name Preston)"."""
NOTHING = Word(0, 0, 0, "", "", 0, Shape.LOW, 2, False, -1, False)


class Clue(NamedTuple):
    """What one observation adds to a word's case for being a name."""

    weight: int
    reason: str = ""
    firm: bool = False
    """True where the place alone names a person, whatever the word is."""


SILENT = Clue(0)


class Scene(NamedTuple):
    """A word, its two neighbours on each side, and what stands between them."""

    reading: Reading
    at: int
    word: Word
    case: Case
    before: Word
    earlier: Word
    after: Word
    later: Word
    gap_before: str
    gap_after: str

    @property
    def low(self) -> bool:
        """True where the word has no capital."""
        return self.word.shape is Shape.LOW

    @property
    def led(self) -> bool:
        """True where only a space parts the word from the one before it."""
        return self.gap_before == " "

    @property
    def followed(self) -> bool:
        """True where only a space parts the word from the one after it."""
        return self.gap_after == " "


def scene(reading: Reading, index: int) -> Scene:
    """The scene of word `index`. `NOTHING` stands for a neighbour that is not there."""
    words = reading.words
    last = len(words) - 1
    return Scene(
        reading,
        index,
        words[index],
        reading.cases[words[index].line],
        words[index - 1] if index else NOTHING,
        words[index - 2] if index > 1 else NOTHING,
        words[index + 1] if index < last else NOTHING,
        words[index + 2] if index + 1 < last else NOTHING,
        reading.gap(index) if index else "\n",
        reading.gap(index + 1) if index < last else "\n",
    )

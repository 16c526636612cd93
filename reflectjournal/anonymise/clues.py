"""How much speaks for one word being a person's name.

Every clue has a weight; `judge` adds them up. A word is taken for a name from `LIKELY` on, and
offered to check from `POSSIBLE` on. The weights are few and coarse on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reflectjournal.anonymise.after import after
from reflectjournal.anonymise.before import before
from reflectjournal.anonymise.beside import beside
from reflectjournal.anonymise.lexicon import ANY_WORD, COMMON, MODAL, NAMES
from reflectjournal.anonymise.reading import Case, Reading, Shape, unaccented
from reflectjournal.anonymise.scene import STRAY, Clue, Scene, scene
from reflectjournal.anonymise.standing import standing

POSSIBLE = 2
LIKELY = 4


class Verdict(NamedTuple):
    """The sum of the clues for one word, and the clue to show the reader."""

    score: int
    reason: str
    firm: bool
    """True where the context alone names a person, whatever the word is."""
    context: int = 0
    """What the neighbours alone say for a person."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the set of texts has shown to be names."""

    forms: frozenset[str] = field(repr=False)
    letters: frozenset[str] = field(default=frozenset(), repr=False)
    """Initials of the people named, such as "bm" and "b"."""

    def has(self, low: str) -> bool:
        """True for a known form, also without accents, in the plural, or as "Twiggy" of Twigg."""
        if not self.forms:
            return False
        if low in self.forms or (not low.isascii() and unaccented(low) in self.forms):
            return True
        return low[-1] in "sy" and len(low) > 3 + (low[-1] == "y") and low[:-1] in self.forms


def judge(reading: Reading, index: int, known: Known) -> Verdict:
    """Everything that speaks for and against word `index` being a name."""
    place = scene(reading, index)
    own = standing(place)
    clues = (beside(place), after(place), before(place))
    score = own + sum(clue.weight for clue in clues)
    if place.word.marks & NAMES:
        reason = "is in the list of given or family names"
    else:
        reason = "has a capital that nothing explains"
    if known.has(place.word.low):
        score = _known_score(place, score, clues)
        reason = "is a name elsewhere in these texts"
    for clue in clues:
        if clue.weight >= POSSIBLE:
            reason = clue.reason
    firm = own >= 0 and any(clue.firm for clue in clues)
    return Verdict(score, reason, firm, sum(max(clue.weight, 0) for clue in clues))


def _known_score(place: Scene, score: int, clues: tuple[Clue, Clue, Clue]) -> int:
    """The score of a word that is a name elsewhere; a word of English must still fit here."""
    english = place.word.marks & ANY_WORD
    if place.low and english:
        if place.case is not Case.LOWER:
            return score if place.word.marks & COMMON else score + 3
        rare = not place.word.marks & COMMON
        return max(score + (2 if place.word.marks & MODAL else 3), POSSIBLE if rare else score)
    named, behind, ahead = (clue.weight for clue in clues)
    against = min(ahead, 0) + min(behind, 0)
    if english and against <= -4:
        middle = place.word.shape is Shape.CAP and place.word.opens < 2
        sparing = place.reading.stray_capitals <= STRAY and place.case is not Case.TITLE
        return POSSIBLE if middle and sparing else score + 1
    score = max(score + 4, LIKELY if not english or against == 0 else POSSIBLE)
    alone = behind <= 0 and named <= 0 and not place.word.owned
    return min(score, LIKELY - 1) if english and place.word.opens == 2 and alone else score

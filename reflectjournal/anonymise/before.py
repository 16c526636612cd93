"""Clues in what stands before a word: "called", a family word, a role, an article, a verb."""

from __future__ import annotations

import re

from reflectjournal.anonymise.lexicon import (
    ABSTRACT,
    ACRONYM,
    ANY_WORD,
    ARTICLE,
    AUXILIARY,
    BEFORE_ADJECTIVE,
    BEFORE_MONTH,
    BEFORE_NAME,
    CALENDAR,
    COMMON,
    GIVEN,
    GROUP,
    KIN,
    MEETING,
    MODAL,
    NAME_VERB,
    NAMES,
    NAMING,
    NEVER_PLACE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PRONOUN_VERB,
    PUBLIC,
    ROLE,
    TITLE,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.scene import REAL_NAME, SILENT, STRAY, Clue, Scene

_CALLED = Clue(4, "follows a word such as “called”", firm=True)
_IS = frozenset(("is", "was", "s"))
_NAME_WORDS = frozenset(("name", "names", "nickname", "surname", "forename"))
_WHICH_NAMES = frozenset(
    ("first", "last", "second", "middle", "christian", "family", "preferred", "street", "gang")
)
_ROOMED = re.compile(
    r"\b(?:rm|room|bed|bay|flat|cell|pod|chair|table)\.? ?\d{1,3}[a-z]? ?[-–—:=]? ?$", re.IGNORECASE
)
_PARTNERS = frozenset(("me", "i", "him", "her", "us", "myself"))
BEFORE_NICKNAMES = frozenset(("uncle", "auntie", "aunty", "aunt", "cousin", "nanny"))
"""Words for a relative after which any word may be a name."""
_MATES = frozenset(("crewmate", "padmate", "pad-mate", "cellmate", "roommate", "teammate"))
_PAIRED = frozenset(("crewed", "paired", "partnered", "doubled", "shift", "crewing", "buddied"))
_PRESENTING = frozenset(("its", "it's", "im", "i'm"))
_OBJECTS = frozenset(("him", "her", "them", "me", "himself", "herself", "themselves", "hisself"))
_RECORDED = frozenset(("known", "recorded", "down", "listed", "registered", "saved", "to"))
_KIN_GAPS = frozenset((", ", ": ", " = "))  # "Mum: Jade" on a form
_NO_KIN = frozenset(("ex", "ba", "da", "ma", "mate"))
_ONLY_PEOPLE = frozenset(("rang", "ring", "told", "tell", "asked", "phoned", "texted", "emailed"))
_ROLE_GAPS = frozenset((" ", ", ", ": ", " (", " = "))
_OFTEN = "follows a word that often stands before a name"


def pointed_at(reading: Reading, index: int) -> bool:
    """Whether what stands around names a person, whatever the word: "uncle spud"."""
    words, word = reading.words, reading.words[index]
    capital = word.shape is not Shape.LOW
    if capital and REAL_NAME.match(reading.text, word.stop):
        return True
    if not index or not reading.joined(index):
        return False
    previous = words[index - 1].low
    if previous in BEFORE_NICKNAMES and reading.case(word) is not Case.NORMAL:
        return not word.marks & (AUXILIARY | PRONOUN | NAME_VERB | PREPOSITION | NEVER_PLACE)
    if not capital or word.marks & (PUBLIC | ACRONYM | KIN | TITLE):
        return False
    earlier = words[index - 2].low if reading.joined(index - 1) else ""
    beside = previous in {"and", "&"} and earlier in _PARTNERS
    beside = beside and reading.case(word) is not Case.CAPS
    return previous in _MATES or (previous == "with" and earlier in _PAIRED) or beside


def before(scene: Scene) -> Clue:
    """The clue in front of the word; the first that applies counts."""
    if scene.word.opens == 2 or not scene.at:
        return SILENT
    for look in _LOOKS:
        clue = look(scene)
        if clue is not None:
            return clue
    return SILENT


def _naming(scene: Scene) -> Clue | None:
    previous, earlier = scene.before, scene.earlier.low
    calling = earlier.startswith("call") and previous.low in _OBJECTS
    recorded = previous.low == "as" and earlier in _RECORDED
    named = previous.marks & NAMING and previous.shape is not Shape.CAPS
    told = (previous.low in _IS and earlier in _NAME_WORDS) or previous.low in {"name's", "names"}
    small = scene.low and scene.case is not Case.LOWER
    told = told or (previous.low == "name" and earlier in _WHICH_NAMES and not small)
    told = told and (scene.led or scene.gap_before == ": ")
    return _CALLED if named or calling or recorded or told else None


def _pointed_at(scene: Scene) -> Clue | None:
    if scene.word.opens or not pointed_at(scene.reading, scene.at):
        return None
    return Clue(10, "stands where only a person is named", firm=True)


def _roomed(scene: Scene) -> Clue | None:
    """On a list by rooms or beds: "RM 3 – BLESSING", "bed 4: Mr Ellis"."""
    start = scene.word.start
    if start == scene.before.stop + 1 or not scene.word.marks & NAMES:
        return None
    if not _ROOMED.search(scene.reading.text, max(0, start - 16), start):
        return None
    return Clue(6, "stands after the number of a room or bed", firm=True)


def _presenting(scene: Scene) -> Clue | None:
    """A note that begins with its writer: "its shabnam again", "im tunde", "this is Kola"."""
    words = (scene.earlier.low, scene.before.low)
    if scene.before.low not in _PRESENTING and words != ("this", "is"):
        return None
    if not scene.led or not scene.low or scene.word.marks & ANY_WORD:
        return None
    return Clue(2, "says who is speaking")


def _family_word(scene: Scene) -> Clue | None:
    previous, word = scene.before, scene.word
    near = scene.led or (scene.gap_before in _KIN_GAPS and not scene.low)
    if scene.gap_before == ": " and word.marks & MODAL:
        return None  # "Mum: Will call"
    if not previous.marks & KIN or not near or previous.low in _NO_KIN:
        return None
    if word.marks & COMMON and not word.marks & NAMES:
        return Clue(1, "follows a family word")
    return SILENT if previous.owned else Clue(3, "follows a family word", firm=True)


def _role(scene: Scene) -> Clue | None:
    previous, word = scene.before, scene.word
    titled = previous.marks & TITLE and scene.gap_before == " ("
    if not titled and (not previous.marks & ROLE or scene.gap_before not in _ROLE_GAPS):
        return None
    if word.marks & COMMON and not word.marks & GIVEN:
        capital = (
            word.shape is Shape.CAP
            and scene.case is Case.NORMAL
            and scene.gap_before in {" ", " = "}
        )
        sparing = scene.reading.stray_capitals <= STRAY and not word.marks & (PUBLIC | ACRONYM)
        return Clue(4 if capital and sparing else 1, "follows a role")
    return SILENT if previous.owned else Clue(3, "follows a role", firm=not scene.low)


def _apart(scene: Scene) -> Clue | None:
    """Everything below needs the word before to be right beside."""
    return None if scene.led else SILENT


def _family(scene: Scene) -> Clue | None:
    """The Knight family, the Adams case, the Knights' details."""
    if scene.before.low not in {"the", "these", "those"}:
        return None
    word = scene.word
    plural = word.low.endswith("s") and scene.gap_after[:1] in {"'", "’"}
    grouped = scene.followed and scene.after.marks & GROUP
    if word.owned or plural or grouped:
        return Clue(3, "stands for a family", firm=not scene.low)
    return None


def _article(scene: Scene) -> Clue | None:
    return Clue(-4) if scene.before.marks & ARTICLE else None


def _possessive(scene: Scene) -> Clue | None:
    if not scene.before.marks & POSSESSIVE:
        return None
    if scene.before.low == "our" and scene.word.marks & GIVEN and not scene.word.marks & COMMON:
        return Clue(2, "follows “our”, as families say")
    if scene.word.marks & KIN and not scene.word.opens:
        return Clue(-6)  # "my Nan would say"
    return _CALLED if scene.earlier.low.startswith("call") else Clue(-2)


def _kin_is(scene: Scene) -> Clue | None:
    if scene.before.low not in {"is", "was"} or not scene.earlier.marks & KIN:
        return None
    return None if scene.word.marks & ROLE else Clue(3, "follows a family word")


def _verb(scene: Scene) -> Clue | None:
    """They will, I hope: the word is a verb here, unless a surname follows."""
    if not scene.before.marks & PRONOUN or not scene.word.marks & PRONOUN_VERB:
        return None
    capital = scene.word.shape is Shape.CAP and not scene.word.opens
    named = capital and scene.followed and scene.after.shape is Shape.CAP
    return SILENT if named else Clue(-8)


def _adjective(scene: Scene) -> Clue | None:
    if not scene.before.marks & (AUXILIARY | BEFORE_ADJECTIVE):
        return None
    only_name = scene.word.marks & NAMES and not scene.word.marks & ANY_WORD  # "so nev turns up"
    return Clue(-2) if scene.low and not only_name else SILENT


def _month(scene: Scene) -> Clue | None:
    month = scene.word.marks & CALENDAR and scene.before.marks & BEFORE_MONTH
    return Clue(-8) if month else None


def _particle(scene: Scene) -> Clue | None:
    """Da Costa, van der Berg: a small word of family names, written small before a capital."""
    small = scene.before.shape is Shape.LOW and not scene.low
    particle = small and scene.before.low in section("particles")
    return Clue(4, "follows a small word of family names") if particle else None


def _nickname(scene: Scene) -> Clue | None:
    """Big tam, wee kayla, with smiler: a nickname in a note in small letters."""
    if not scene.low or scene.case is not Case.LOWER or scene.word.marks & COMMON:
        return None
    if scene.before.low in section("small-adjectives"):
        return Clue(3, "follows a word that often begins a nickname")
    met = scene.before.marks & MEETING or scene.before.low == "mate"
    if met and scene.word.low in section("nicknames-that-are-words"):
        return Clue(5, _OFTEN)  # "found with smiler"
    return None


def _meeting(scene: Scene) -> Clue | None:
    if scene.before.low in _ONLY_PEOPLE and scene.word.shape is Shape.CAP and not scene.word.opens:
        plain = scene.word.marks & COMMON and not scene.word.marks & (
            PUBLIC | ACRONYM | ROLE | CALENDAR
        )
        if plain and scene.word.low not in section("no-nicknames"):
            return Clue(6, _OFTEN)  # "asked Norm"
    if not scene.before.marks & MEETING or not scene.low:
        return None
    person = scene.before.low in _ONLY_PEOPLE or not scene.word.marks & ABSTRACT
    sure = scene.case is Case.LOWER and person
    return Clue(3 if sure else 2, _OFTEN)


def _often(scene: Scene) -> Clue | None:
    return Clue(1, _OFTEN) if scene.before.marks & BEFORE_NAME else None


_LOOKS = (
    _naming,
    _roomed,
    _pointed_at,
    _presenting,
    _family_word,
    _role,
    _apart,
    _particle,
    _family,
    _article,
    _possessive,
    _kin_is,
    _verb,
    _adjective,
    _month,
    _nickname,
    _meeting,
    _often,
)

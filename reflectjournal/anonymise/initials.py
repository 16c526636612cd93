"""Letters that stand for people: "J.D.", "Mrs T", "JK", "Client = R"."""

from __future__ import annotations

from collections.abc import Iterator

from reflectjournal.anonymise.clues import Known
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    BEFORE_NAME,
    COMMON,
    KIN,
    NAME_VERB,
    NAMES,
    NO_SUBJECT,
    ROLE,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word
from reflectjournal.anonymise.stand_ins import (
    initials_like,
    letters_of,
    perhaps_letters,
    standing_letters,
)
from reflectjournal.anonymise.written_initials import (
    AGED,
    STANDS_FOR,
    before_surnames,
    in_small_letters,
    is_dialogue,
    on_forms,
    with_dots,
    with_signs,
    with_stops,
)
from reflectjournal.model.findings import Tier

_FAMILIES = frozenset(
    ("family", "families", "household", "siblings", "children", "kids", "boys", "girls", "twins")
)
_STAND_INS = frozenset(("Baby", "Child", "Adult", "Person", "Patient", "Client", "Family"))
_NO_LETTER_BESIDE = frozenset("&/0123456789'’")


def find_initials(reading: Reading, known: Known) -> Iterator[Hit]:
    """Initials before a surname, initials alone, and single letters used as names."""
    yield from with_stops(reading)
    yield from with_signs(reading)
    yield from in_small_letters(reading)
    letters = standing_letters(reading, known)
    dialogue = is_dialogue(reading)
    people = frozenset(_person_letters(reading))
    for index, word in enumerate(reading.words):
        case = reading.cases[word.line]
        if word.shape is Shape.LETTER:
            if dialogue and word.opens == 2 and word.low in "qa":
                continue
            if index in people:
                baby = reading.joined(index) and reading.words[index - 1].text in _STAND_INS
                start = reading.words[index - 1].start if baby else word.start
                yield Hit(start, word.end, "initials", Tier.LIKELY, STANDS_FOR)
            elif _maybe_letter(reading, index, known, lettered=bool(people)):
                yield Hit(word.start, word.end, "initials", Tier.LIKELY, STANDS_FOR)
        elif index in letters.standing:
            yield Hit(word.start, word.end, "initials", Tier.LIKELY, "stands where a person would")
        elif initials_like(reading, index):
            yield from _letters(reading, index, known, perhaps=index in letters.perhaps)
        elif case is Case.LOWER and len(word.text) == 1 and word.low not in {"a", "i"}:
            follows = reading.text[word.stop : word.stop + 2] == ". "
            acting = word.low in known.letters and (_acts(reading, index) or follows)
            if acting or (reading.joined(index) and _family(reading, index)):
                yield Hit(word.start, word.end, "initials", Tier.LIKELY, STANDS_FOR)


def _letters(reading: Reading, index: int, known: Known, *, perhaps: bool) -> Iterator[Hit]:
    """Two or three capitals that are no abbreviation of the field."""
    word = reading.words[index]
    if reading.text[word.stop : word.stop + 1].isdigit():
        return  # the beginning of "YJ5"
    bracket = reading.text[word.stop : word.stop + 2] == " ("
    shown = word.text in known.letters or (bracket and _spelled_out(reading, index))
    if not shown and (word.marks & ACRONYM or (word.marks & COMMON and not bracket)):
        if perhaps or perhaps_letters(reading, index):
            yield Hit(word.start, word.end, "initials", Tier.CHECK, "could be somebody's initials")
        return
    named = shown or word.low[:2] in known.letters or _acts(reading, index)
    if named or len(word.text) == 2:
        yield Hit(word.start, word.end, "initials", Tier.LIKELY, "could be somebody's initials")


def _spelled_out(reading: Reading, index: int) -> bool:
    """Whether the name follows in brackets: "KS (Kacper, 8R)"."""
    after = reading.words[index + 1 : index + 2]
    if not after or after[0].shape is not Shape.CAP:
        return False
    return after[0].low[0] == reading.words[index].low[0] and bool(after[0].marks & NAMES)


def _acts(reading: Reading, index: int) -> bool:
    """Whether what stands before or after treats the letters as a person."""
    words = reading.words
    word = words[index]
    if word.owned or reading.text[word.stop : word.stop + 2] == " (":
        return True
    stopped = word.shape is Shape.LETTER and reading.gap(index + 1) == ". "  # "R. said"
    if index + 1 < len(words) and (reading.joined(index + 1) or stopped):
        after = words[index + 1]
        past = word.shape is Shape.LETTER and after.low.endswith("ed") and after.marks & ANY_WORD
        acts = (after.marks & NAME_VERB or past) and not after.marks & NO_SUBJECT
        if (acts or after.low in {"did", "does"}) and not (stopped and after.opens):
            return True
    if not reading.joined(index):
        return False
    return words[index - 1].low in section("to-letters") or _family(reading, index)


def _family(reading: Reading, index: int) -> bool:
    """A family or case by its letter: "the K family", "the m case"."""
    words = reading.words
    named = reading.joined(index + 1) and words[index + 1].low in _FAMILIES
    return named and words[index - 1].low == "the"


def named_letters(reading: Reading) -> Iterator[str]:
    """Single capitals that are given as somebody's name: "call him X", "Client = R".

    Initials shown with stops come in capitals, "SA", for they may also be an abbreviation.
    """
    for match in with_dots(reading):
        yield match[0].replace(".", "")
    for match in on_forms(reading):
        yield match[1][0] + match[2][0]
        yield match[2][0] + match[1][0]
    for surname, given in before_surnames(reading):
        yield from letters_of((given.lower(), surname))
    yield from (reading.words[index].low for index in _person_letters(reading))


def _named(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    if word.low == "i" or not index:
        return False
    before = reading.words[index - 1]
    earlier = reading.words[index - 2].low if index > 1 else ""
    called = before.low in {"him", "her", "them"} and earlier.startswith("call")
    asked = before.low == "is" and earlier == "who"
    named = called or asked or before.low in {"called", "client"}
    beside = reading.joined(index) or not reading.gap(index).strip(' :"“‘')
    equals = reading.text[max(0, word.start - 2) : word.start] == "= "
    aged = AGED.match(reading.text, word.stop)
    return equals or bool(aged) or (named and beside)


def _maybe_letter(reading: Reading, index: int, known: Known, *, lettered: bool) -> bool:
    """Whether a capital may be a person: one of the texts, or beside others that are letters."""
    word = reading.words[index]
    if word.low == "i" or _no_person(reading, index, word):
        return False
    after_name_word = reading.joined(index) and reading.words[index - 1].marks & BEFORE_NAME
    return word.low in known.letters or (lettered and bool(after_name_word))


def _person_letters(reading: Reading) -> Iterator[int]:
    for index, word in enumerate(reading.words):
        if word.shape is Shape.LETTER and _person_letter(reading, index):
            yield index


def _person_letter(reading: Reading, index: int) -> bool:
    """Whether what stands around a single capital shows that it stands for a person."""
    word = reading.words[index]
    if word.low == "i":
        return False
    before = reading.words[index - 1] if reading.joined(index) else None
    related = before is not None and bool(before.marks & (KIN | ROLE))
    related = related or (before is not None and before.text in _STAND_INS)
    if word.low == "a" and related and reading.cases[word.line] is Case.NORMAL:
        return True
    if _no_person(reading, index, word):
        return False
    acting = _acts(reading, index) and not (word.opens and word.low == "a")
    who = reading.text[word.stop : word.stop + 5] == ", who"
    related = related and word.low != "a"
    family = before is not None and before.low in {"family", "families"}
    return related or acting or who or family or _named(reading, index)


def _no_person(reading: Reading, index: int, word: Word) -> bool:
    """Plan B, A4, B&B, the article, and letters spelled out one by one."""
    text, words = reading.text, reading.words
    before = words[index - 1] if reading.joined(index) else None
    following = text[word.stop : word.stop + 1]
    if word.start and text[word.start - 1] in _NO_LETTER_BESIDE:
        return True
    if following.isdigit() or following in {"&", "/"}:
        return True
    if before is not None and (
        before.low in section("letter-words") or before.shape is Shape.LETTER
    ):
        return True
    if reading.joined(index + 1) and words[index + 1].shape is Shape.LETTER:
        return True
    if word.low == "q" and following in {".", ":"}:
        return True
    ahead = text[max(0, word.start - 3) : word.start]
    ticked = word.low in {"n", "y"} and (ahead.endswith(("? ", "/ ", "/")) or following == "/")
    if ticked or ahead.endswith("# "):
        return True  # "Y / N" on a form; a fracture: "# R humerus"
    sided = word.low in {"l", "r"} and reading.joined(index + 1)  # left or right
    if sided and words[index + 1].low in section("body-parts"):
        return True
    return word.low == "a" and not word.owned and following != "."

"""Letters that stand for people: "J.D.", "Mrs T", "JK", "Client = R"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.clues import Known
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    BEFORE_NAME,
    CALENDAR,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    KIN,
    NAME_VERB,
    NAMES,
    NAMING,
    NEVER_NAME,
    NO_SUBJECT,
    PLACE,
    PUBLIC,
    ROLE,
    SURNAME,
    marks_of,
    section,
)
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, plain
from reflectjournal.anonymise.stand_ins import (
    initials_like,
    letters_of,
    perhaps_letters,
    standing_letters,
)
from reflectjournal.model.findings import Tier

_BEFORE_SURNAME = re.compile(
    r"\b((?:[A-Z]\. ?){1,3})([A-Z][a-zà-ž'’][\w'’-]*)"
    r"(?: (?:and|&) (?:Co|Company|Sons|Brothers|Daughters|Partners|Associates)\b)?"
)
_DOTTED = re.compile(r"\b(?:[A-ZÀ-ÞČĆĐŁŚŠŻŽĞİŞ]\.){2,3}(?!\w)")
_REVERSED = re.compile(r"\b[A-Z][a-zà-ž'’-]+, (?:[A-Z]\.){1,3}(?![A-Za-z])")
_LAST_FIRST = re.compile(r"\b([A-Z][a-zà-ž'’-]{2,}), [B-HJ-Z](?![\w'’.&/-])")
_LOW_INITIAL = re.compile(r"(?<![\w.’'/-])[a-z]\. ?([a-zà-ž]{3,}(?:-[a-zà-ž]{2,})?)\b(?!\.[a-z])")
_FORM_NAME = re.compile(  # as on a form: "HUSSEIN, Abdirahman"
    r"\b([A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,24}), ([A-ZÀ-Þ][a-zà-ž'’-]{1,24}(?: [A-ZÀ-Þ][a-zà-ž'’-]{1,24})?)"
    r"(?=[,.;)\n]| [\d(/|–-]|$)"
)
_HYPHENED = re.compile(r"(?<![\w-])(?!A-Z)[A-Z]-[A-Z](?![\w-])")
_NUMBERED = re.compile(
    r"(?:Child|Baby|Adult|Person|Family|Patient|Client|Witness|YP) [\"“‘']?([A-Z]{1,2}\d{1,3})\b"
)
_AGED = re.compile(r" \((?:\d{1,2}|1[01]\d)[,;)]")
_STANDS_FOR = "a letter that stands for a person"
_FAMILIES = frozenset(
    ("family", "families", "household", "siblings", "children", "kids", "boys", "girls", "twins")
)
_STAND_INS = frozenset(("Baby", "Child", "Adult", "Person", "Patient", "Client", "Family"))
_TURNS = ("Q. ", "A. ")  # of questions and answers
_NO_LETTER_BESIDE = frozenset("&/0123456789'’")


def find_initials(reading: Reading, known: Known) -> Iterator[Hit]:
    """Initials before a surname, initials alone, and single letters used as names."""
    yield from _with_stops(reading)
    yield from _in_small_letters(reading)
    letters = standing_letters(reading, known)
    people = frozenset(_person_letters(reading))
    for index, word in enumerate(reading.words):
        case = reading.cases[word.line]
        if word.shape is Shape.LETTER:
            if index in people:
                baby = reading.joined(index) and reading.words[index - 1].text in _STAND_INS
                start = reading.words[index - 1].start if baby else word.start
                yield Hit(start, word.end, "initials", Tier.LIKELY, _STANDS_FOR)
            elif _maybe_letter(reading, index, known, lettered=bool(people)):
                yield Hit(word.start, word.end, "initials", Tier.LIKELY, _STANDS_FOR)
        elif index in letters.standing:
            yield Hit(word.start, word.end, "initials", Tier.LIKELY, "stands as a person")
        elif initials_like(reading, index):
            yield from _letters(reading, index, known, perhaps=index in letters.perhaps)
        elif case is Case.LOWER and len(word.text) == 1 and word.low not in {"a", "i"}:
            follows = reading.text[word.stop : word.stop + 2] == ". "
            acting = word.low in known.letters and (_acts(reading, index) or follows)
            if acting or (reading.joined(index) and _family(reading, index)):
                yield Hit(word.start, word.end, "initials", Tier.LIKELY, _STANDS_FOR)


def _at_capitals(pattern: re.Pattern[str], reading: Reading) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins with a capital letter at the start of a word."""
    text, done = reading.text, 0
    for word in reading.words:
        if word.shape is not Shape.LOW and word.start >= done:
            match = pattern.match(text, word.start)
            if match:
                done = match.end()
                yield match


def _in_small_letters(reading: Reading) -> Iterator[Hit]:
    """An initial and a surname typed without capitals: "j. farrant", not "plan b. then"."""
    for match in _LOW_INITIAL.finditer(reading.text):
        listed = marks_of(plain(match[1]))
        if not listed & ANY_WORD or (listed & SURNAME and not listed & COMMON):
            yield Hit(*match.span(), "person", Tier.LIKELY, "an initial before a surname")


def _with_stops(reading: Reading) -> Iterator[Hit]:
    for match in _before_surname(reading):
        yield Hit(*match.span(), "person", Tier.LIKELY, "initials before a surname")
    for match in _at_capitals(_REVERSED, reading):
        listed = marks_of(plain(match[0].partition(",")[0]))
        if listed & COMMON and not listed & NAMES:
            continue  # "Yours, P. Whitmarsh"
        yield Hit(*match.span(), "person", Tier.LIKELY, "a surname before initials")
    for match in _on_forms(reading):
        yield Hit(*match.span(), "person", Tier.LIKELY, "a surname in capitals before a given name")
    for match in _shown(reading):
        yield Hit(*match.span(), "initials", Tier.LIKELY, "initials")
    for match in _at_capitals(_LAST_FIRST, reading):
        listed = marks_of(plain(match[1]))
        if listed & SURNAME and not listed & NAMING:  # "Cheers, D"
            yield Hit(*match.span(), "person", Tier.CHECK, "a surname before an initial")
    for match in _at_capitals(_NUMBERED, reading):
        yield Hit(*match.span(1), "initials", Tier.LIKELY, _STANDS_FOR)
    for match in _at_capitals(_HYPHENED, reading):
        yield Hit(*match.span(), "initials", Tier.CHECK, "could be somebody's initials")


def before_surnames(reading: Reading) -> Iterator[tuple[str, str]]:
    """The surnames that follow initials, and the first of these: "C. Attwater"."""
    for match in _before_surname(reading):
        yield plain(match[2]), match[1][0]


def _before_surname(reading: Reading) -> Iterator[re.Match[str]]:
    """Initials with their surname; between questions and answers "A. " is nobody's."""
    dialogue = all(turn in reading.text for turn in _TURNS)
    for match in _at_capitals(_BEFORE_SURNAME, reading):
        if _no_sentence_end(match) and not (dialogue and match[1] in _TURNS):
            yield match


def _no_sentence_end(match: re.Match[str]) -> bool:
    """False for a letter that ends a sentence or asks: "Plan B. Then", "Q. What"."""
    surname = plain(match[2])
    stem = surname.partition("'")[0]
    marks = marks_of(surname) | (marks_of(stem) if len(stem) > 1 else 0)  # "Mr T. He's"
    one_letter = len(match[1].strip()) == 2
    return not (one_letter and (marks & NEVER_NAME or (marks & ANY_WORD and not marks & NAMES)))


def _on_forms(reading: Reading) -> Iterator[re.Match[str]]:
    """Names as a form has them. "BUS, Monday" is none."""
    for match in _at_capitals(_FORM_NAME, reading):
        surname, given = (marks_of(plain(part)) for part in match.groups())
        listed = given & (GIVEN | GIVEN_MORE) and not given & (CALENDAR | PLACE)
        unknown = not given & ANY_WORD and not surname & (ACRONYM | PUBLIC | COMMON)
        if (listed or unknown) and not (surname & COMMON and given & COMMON):
            yield match


def _shown(reading: Reading) -> Iterator[re.Match[str]]:
    """Initials with stops. "A.M. (9)" is a person all the same."""
    for match in _at_capitals(_DOTTED, reading):
        aged = _AGED.match(reading.text, match.end())
        if aged or match[0].lower() not in section("dotted"):
            yield match


def _letters(reading: Reading, index: int, known: Known, *, perhaps: bool) -> Iterator[Hit]:
    """Two or three capitals that are no abbreviation of the field."""
    word = reading.words[index]
    if reading.text[word.stop : word.stop + 1].isdigit():
        return  # the beginning of "YJ5"
    bracket = reading.text[word.stop : word.stop + 2] == " ("
    shown = word.text in known.letters
    if not shown and (word.marks & ACRONYM or (word.marks & COMMON and not bracket)):
        if perhaps or perhaps_letters(reading, index):
            yield Hit(word.start, word.end, "initials", Tier.CHECK, "could be somebody's initials")
        return
    named = shown or word.low[:2] in known.letters or _acts(reading, index)
    if named or len(word.text) == 2:
        yield Hit(word.start, word.end, "initials", Tier.LIKELY, "could be somebody's initials")


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
    for match in _shown(reading):
        yield match[0].replace(".", "")
    for match in _on_forms(reading):
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
    aged = _AGED.match(reading.text, word.stop)
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
    return word.low == "a" and not word.owned and following != "."

"""Initials as they are written: with stops, before a surname, on a form, with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    CALENDAR,
    COMMON,
    GIVEN,
    GIVEN_MORE,
    NAMES,
    NAMING,
    NEVER_NAME,
    PLACE,
    PUBLIC,
    SURNAME,
    marks_of,
    section,
)
from reflectjournal.anonymise.reading import Reading, plain
from reflectjournal.model.findings import Tier

STANDS_FOR = "a letter that stands for a person"
AGED = re.compile(r" \((?:\d{1,2}|1[01]\d)[,;)]")
"""An age in brackets, which only a person has."""
_BEFORE_SURNAME = re.compile(
    r"\b((?:[A-Z]\. ?){1,3})([A-Z][a-zà-ž'’][\w'’-]*)"
    r"(?: (?:and|&) (?:Co|Company|Sons|Brothers|Daughters|Partners|Associates)\b)?"
)
_DOTTED = re.compile(r"\b(?:[A-ZÀ-ÞČĆĐŁŚŠŻŽĞİŞ]\.){2,3}(?![\w-])|\b(?:[A-Z]\.){1,2}[A-Z]-[A-Z]\b")
_REVERSED = re.compile(r"\b[A-Z][a-zà-ž'’-]+, (?:[A-Z]\.){1,3}(?![A-Za-z])")
_LAST_FIRST = re.compile(r"\b([A-Z][a-zà-ž'’-]{2,}), [B-HJ-Z](?![\w'’.&/-])")
_LOW_INITIAL = re.compile(r"(?<![\w.’'/-])[a-z]\. ?([a-zà-ž]{3,}(?:-[a-zà-ž]{2,})?)\b(?!\.[a-z])")
_FORM_NAME = re.compile(  # as on a form: "HUSSEIN, Abdirahman"
    r"\b([A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,24}), ([A-ZÀ-Þ][a-zà-ž'’-]{1,24}(?: [A-ZÀ-Þ][a-zà-ž'’-]{1,24})?)"
    r"(?=[,.;)\n]| [ \d(/|–-]|$)"
)
_HYPHENED = re.compile(r"(?<![\w-])(?!A-Z)[A-Z]-[A-Z](?![\w-])")
_STAGE_NAME = re.compile(r"[A-Z]-(?!Shirt|Ray|Level|Mail|Turn|Wing|Team)[A-Z][a-z]{2,12}(?![\w-])")
_NUMBERED = re.compile(
    r"(?:Child|Baby|Adult|Person|Family|Patient|Client|Witness|YP) [\"“‘']?([A-Z]{1,2}\d{1,3})\b"
)
_TURNS = ("Q. ", "A. ")  # of questions and answers


def with_stops(reading: Reading) -> Iterator[Hit]:
    """Initials with stops, and a surname with initials before or after it."""
    for match in _before_surname(reading):
        yield Hit(*match.span(), "person", Tier.LIKELY, "initials before a surname")
    for match in _at_capitals(_REVERSED, reading):
        listed = marks_of(plain(match[0].partition(",")[0]))
        if listed & COMMON and not listed & NAMES:
            continue  # "Yours, P. Whitmarsh"
        yield Hit(*match.span(), "person", Tier.LIKELY, "a surname before initials")
    for match in on_forms(reading):
        yield Hit(*match.span(), "person", Tier.LIKELY, "a surname in capitals before a given name")
    for match in with_dots(reading):
        yield Hit(*match.span(), "initials", Tier.LIKELY, "initials")
    for match in _at_capitals(_LAST_FIRST, reading):
        listed = marks_of(plain(match[1]))
        if listed & SURNAME and not listed & NAMING:  # "Cheers, D"
            yield Hit(*match.span(), "person", Tier.CHECK, "a surname before an initial")
    for match in _at_capitals(_HYPHENED, reading):
        yield Hit(*match.span(), "initials", Tier.CHECK, "could be somebody's initials")


def with_signs(reading: Reading) -> Iterator[Hit]:
    """A letter with a dash or a number: "K-Dot", 'Child "Q4"'."""
    for match in _at_capitals(_STAGE_NAME, reading):
        yield Hit(*match.span(), "person", Tier.LIKELY, "written like a stage name")
    for match in _at_capitals(_NUMBERED, reading):
        yield Hit(*match.span(1), "initials", Tier.LIKELY, STANDS_FOR)


def in_small_letters(reading: Reading) -> Iterator[Hit]:
    """An initial and a surname typed without capitals: "j. farrant", not "plan b. then"."""
    for match in _LOW_INITIAL.finditer(reading.text):
        listed = marks_of(plain(match[1]))
        if not listed & ANY_WORD or (listed & SURNAME and not listed & COMMON):
            yield Hit(*match.span(), "person", Tier.LIKELY, "an initial before a surname")


def before_surnames(reading: Reading) -> Iterator[tuple[str, str]]:
    """The surnames that follow initials, and the first of these: "C. Attwater"."""
    for match in _before_surname(reading):
        yield plain(match[2]), match[1][0]


def is_dialogue(reading: Reading) -> bool:
    """Whether the text has questions and answers, marked "Q." and "A.", which are nobody."""
    return all(turn in reading.text for turn in _TURNS)


def on_forms(reading: Reading) -> Iterator[re.Match[str]]:
    """Names as a form has them. "BUS, Monday" is none."""
    for match in _at_capitals(_FORM_NAME, reading):
        surname, given = (marks_of(plain(part)) for part in match.groups())
        listed = given & (GIVEN | GIVEN_MORE) and not given & (CALENDAR | PLACE)
        unknown = not given & ANY_WORD and not surname & (ACRONYM | PUBLIC | COMMON)
        if (listed or unknown) and not (surname & COMMON and given & COMMON):
            yield match


def with_dots(reading: Reading) -> Iterator[re.Match[str]]:
    """Initials with stops. "A.M. (9)" is a person all the same."""
    for match in _at_capitals(_DOTTED, reading):
        aged = AGED.match(reading.text, match.end())
        if aged or match[0].lower() not in section("dotted"):
            yield match


def _before_surname(reading: Reading) -> Iterator[re.Match[str]]:
    """Initials with their surname; between questions and answers "A. " is nobody's."""
    dialogue = is_dialogue(reading)
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


def _at_capitals(pattern: re.Pattern[str], reading: Reading) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins with a capital letter at the start of a word."""
    text, done, match_at = reading.text, 0, pattern.match
    for start in reading.capitals:
        if start >= done:
            match = match_at(text, start)
            if match:
                done = match.end()
                yield match

"""Nicknames where a note gives them: 'known as "Smiler"', "a boy called Ratchet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ADDRESSED,
    ANY_WORD,
    CALENDAR,
    COMMON,
    KIN,
    NAMES,
    NEVER_NAME,
    PUBLIC,
    ROLE,
    TITLE,
    marks_of,
    section,
)
from reflectjournal.anonymise.reading import plain

_NO_NICKNAME = PUBLIC | ACRONYM | CALENDAR | KIN | TITLE | ROLE | ADDRESSED | NEVER_NAME
_SOMEBODY = (
    "(?:lads?|boys?|girls?|lass|m[ae]n|wom[ae]n|males?|females?|guys?|bloke|fella|dealer|runner"
    "|elder|kids?|child|pupil|resident|patient|prisoner|inmate|client|friend|mate|boyfriend"
    "|girlfriend|partner|someone|somebody|person)"
)
_ONE = "(?:he|she|they|who|everyone|everybody|we|i|(?:the |his |her |their )?(?:lads|boys|girls))"
_OBJECT = "(?:him|her|them|me|himself|herself|themselves|hisself)"
_RANK = "(?:SO|CM|FF|WM|OSG|SPO|PCO|AC|SWM)"  # of prison officers and fire crews
_STREET_NAME = "(?:street|gang|road) name"
_OPEN, _SHUT = "[\"“'‘]", "[\"”'’]"
_TITLED = r"([A-Z][\w'’-]{1,20})\b"
_QUOTED = re.compile(
    r"\b(?P<verb>known as|called|nicknamed|aka|goes by|nickname|street name|gang name"
    r"|on the whiteboard as|ask(?:s|ed|ing)? for|looking for|answers to"
    rf"|calls? {_OBJECT})(?: is)?,? {_OPEN}(?:the )?([\w'’-]{{2,20}}(?: [\w'’-]{{2,20}})?){_SHUT}",
    re.IGNORECASE,
)
_GIVEN = tuple(
    re.compile(expression)
    for expression in (
        # a boy called Ratchet; he is known on the wing as Biscuit; likes to be called Ace
        rf"\b(?i:{_SOMEBODY}(?: \w+)?|is|was|be|being|gets?|{_ONE}'s) called (?:just )?{_TITLED}",
        rf"\b(?i:{_SOMEBODY}|{_ONE}(?:'s)?|him|her)(?: \w+)? known (?:\w+ ){{0,4}}as {_TITLED}",
        rf"\b(?i:{_SOMEBODY}|{_ONE}) (?:\w+ )?go(?:es)? by (?:the name (?:of )?)?{_TITLED}",
        rf"\b(?i:nicknamed|{_STREET_NAME}(?: is|:| poss)?|nickname(?: is|:)?|aka) {_TITLED}",
        rf"\b(?i:{_ONE})(?: all)? call(?:s|ed)? {_OBJECT} {_TITLED}",
        # security (Tank, real name Cuthbert); one of them, "Sniff"
        rf"\({_TITLED}, real name",
        rf"\b(?:[Oo]ne|[Ss]ome) of (?:them|the \w+), {_OPEN}{_TITLED}",
        # Officers and crews by their rank: "SO Birdsall", "FF Delaney"
        rf"\b{_RANK} ([A-Z][a-zà-ž][\w'’-]{{1,20}})\b",
        # Mr Idwal Bebb, "Id"
        rf"\b[A-Z][\w’-]+ [A-Z][\w’-]+, {_OPEN}{_TITLED}{_SHUT}",
        # Toby Lusher and "Spud"
        rf"\b[A-Z][\w’-]{{1,20}},? (?:and|or|with) {_OPEN}{_TITLED}{_SHUT}",
        rf"\b(?i:who|whom) (?i:{_ONE})(?: all)? calls? {_TITLED}",
        # Uncle Bash, whose name is a word
        rf"\b(?:Uncle|Aunt|Auntie|Aunty|Cousin) {_TITLED}",
        # Liam "Ratchet" Doyle; "Wheels" (older male, no surname); Ratchet, as he is known
        rf"\b[A-Z][\w’-]{{1,20}} {_OPEN}{_TITLED}{_SHUT} [A-Z]\w",
        rf"{_OPEN}{_TITLED}{_SHUT} \((?:older|younger|male|female|real name|no |street|surname)",
        (
            rf"\b{_TITLED}{_SHUT}?, as (?:he|she|they) (?:is|are|likes?|prefers?|was|were)\b"
            r"(?: to be)? ?(?:called|known)"
        ),
    )
)
_SMALL = re.compile(
    rf"\b(?:who|whom) {_ONE}(?: all)? calls? ([a-z][a-z'’-]{{2,20}})\b"
    rf"|\b(?:nicknamed|street name(?: is)?|goes by|aka|{_ONE} (?:all )?calls? {_OBJECT})"
    r" ([a-z][a-z'’-]{2,20})\b"
    r"|\b(?:mates?|friend|boyfriend|girlfriend|dealer) ([a-z][a-z'’-]{2,20})"
    r"(?= (?:has|had|is|was|said|says|came|comes|rang|keeps|kept|works|got|gets|lives|gave|who)\b)"
)
_SHORT = re.compile(r"\b([A-Z])[\w’-]+ \((\1[a-zà-ž]{1,12})\)")  # "Agnieszka (Aga)"
_THING = re.compile(
    r"\b(?:book|film|song|game|show|programme|series|app|course|session|group|poem|chapter|model"
    r"|exercise|form|unit|project|policy|theory|article|paper|talk|tool|it|this|that|which|what)\b[^.!?\n]{0,12}$",
    re.IGNORECASE,
)
_THING_WITHIN = 32
_TRIGGER = re.compile(
    rf"[Cc]all|Uncle|Aunt|Cousin|[Kk]nown|[Gg]o(?:es)? by|[Nn]ickname|(?i:{_STREET_NAME})"
    rf"|real name|\b{_RANK} [A-Z][a-z]|[a-z] \([A-Z][a-zà-ž]{{1,12}}\)|ne of|asking|asked for"
    r"|looking for|answers to"
    r"|\b(?:aka|AKA)\b|\b(?:mates?|friend|dealer) [a-z]|whiteboard"
    r"|(?:^| )[\"“'‘][A-Z][\w'’-]{1,20}[\"”'’][ ,.;)]"
)
_AROUND = 56  # letters before and after such a word


class Nickname(NamedTuple):
    """Where a nickname is given, and whether it stands in small letters."""

    start: int
    end: int
    text: str
    small: bool


def given_nicknames(text: str) -> Iterator[Nickname]:
    """Every nickname at the place where the text says that somebody goes by it."""
    seen: set[tuple[int, int]] = set()
    for begin, end in _windows(text):
        for nickname in _within(text, begin, end):
            if nickname[:2] not in seen:
                seen.add(nickname[:2])
                yield nickname


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around the words that give a nickname away, without overlaps."""
    begin = end = 0
    for match in _TRIGGER.finditer(text):
        if match.start() - _AROUND > end:
            yield begin, end
            begin = match.start() - _AROUND
        end = match.end() + _AROUND
    if end:
        yield begin, end


def _within(text: str, begin: int, end: int) -> Iterator[Nickname]:
    for match in _QUOTED.finditer(text, begin, end):
        if _quoted(match) and not _of_a_thing(match):
            yield _nickname(match, 2)
    for expression in _GIVEN:
        for match in expression.finditer(text, begin, end):
            marks = marks_of(plain(match[1]))
            if (marks & NAMES or not marks & _NO_NICKNAME) and not _of_a_thing(match):
                yield _nickname(match, 1)
    for match in _SHORT.finditer(text, begin, end):
        yield _nickname(match, 2)
    for match in _SMALL.finditer(text, begin, end):
        group = match.lastindex or 0
        if not marks_of(match[group]) & (COMMON | _NO_NICKNAME) or match[group] in _words():
            yield _nickname(match, group)


def _words() -> frozenset[str]:
    return section("nicknames-that-are-words")


def _nickname(match: re.Match[str], group: int) -> Nickname:
    return Nickname(*match.span(group), match[group], not match[group][0].isupper())


def _quoted(match: re.Match[str]) -> bool:
    """False for a description in quotes: 'known as "challenging"', 'called "the problem"'."""
    written = plain(match[2])
    if marks_of(written) & KIN:
        return False
    verb = match["verb"].lower()
    described = verb.startswith(("known", "call", "ask", "look", "answ")) and match[2][0].islower()
    first = marks_of(written.split()[0])
    return not (described and first & COMMON and not first & NAMES and written not in _words())


def _of_a_thing(match: re.Match[str]) -> bool:
    """Whether a book, a game or a group is called so, and nobody."""
    text = match.string
    return bool(_THING.search(text[max(0, match.start() - _THING_WITHIN) : match.start()]))


def forms_of(nickname: Nickname) -> Iterator[str]:
    """The words of a nickname to look for in all texts."""
    for word in plain(nickname.text).split():
        marks = marks_of(word)
        listed = nickname.small and word in _words()
        if listed or not (marks & _NO_NICKNAME or (nickname.small and marks & ANY_WORD)):
            yield word

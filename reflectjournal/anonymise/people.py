"""Mentions of people: titled, judged by their clues, by nickname, initials or another script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reflectjournal.anonymise.clues import LIKELY, Known, Verdict
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.initials import find_initials
from reflectjournal.anonymise.lexicon import ANY_WORD, NAMES, ORIGIN, TITLE, marks_of, section
from reflectjournal.anonymise.names import Verdicts, judge_all
from reflectjournal.anonymise.nicknames import Nickname
from reflectjournal.anonymise.reading import Case, Reading, Shape, plain
from reflectjournal.anonymise.shown import Look
from reflectjournal.model.findings import Tier

_OTHER_LETTERS = (
    "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u05f4\u0620-\u06d3\u0900-\u0dff\u0e00-\u0eff"
    "\u10a0-\u10ff\u1200-\u139f\u1780-\u17dd\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
_OTHER_SCRIPT = re.compile(
    f"[{_OTHER_LETTERS}]{{2,40}}(?:[ \u00b7\u200c][{_OTHER_LETTERS}]{{2,40}}){{0,3}}"
)
_LETTER_BY_LETTER = re.compile(
    r"(?<![\w'’.])[a-z](?: (?:double )?[a-z]){2,12}(?![\w'’])"
    r"|(?<![\w-])[A-Z](?:[ -][A-Z]){3,9}(?![\w-])|(?<![\w-])(?:[A-Z]-){2}[A-Z](?![\w-])"
)
_ADJECTIVES = 2  # at most, before a name: "Baby Boy Laverty"
_AUTHOR = r"[A-Z][\w'’-]{1,30}"
_CITED = re.compile(
    rf"\b{_AUTHOR}(?:(?:, | and | & |, and ){_AUTHOR}){{0,5}}(?: et al\.?)?,? \(?(?:19|20)\d\d\b"
    rf"|\b{_AUTHOR} et al\b"
)
GIVEN_AS_NICKNAME = "is given as a nickname"


def find_people(reading: Reading, masked: frozenset[int], known: Known, look: Look) -> list[Hit]:
    """Every mention of a person that the layers for people see in one text.

    In a text where nobody signs, speaks, has a title, an age or a family, single words like names
    are only to check: it is more likely about books, plants or products.
    """
    verdicts = judge_all(reading, masked, known, look.verdicts)
    hits = [hit for hit, _ in look.titled]
    hits += _nicknames(look.nicknames)
    hits += [Hit(*span, "person", Tier.LIKELY, "signs the note") for span in look.signatures]
    hits += _spelled(reading.text)
    runs = list(_runs(reading, verdicts))
    authors = [match.span() for match in _CITED.finditer(reading.text)]
    if not hits and not _peopled(reading, verdicts):
        runs = [_to_check(reading.text, hit) for hit in runs]
    hits += [_as_author(hit, authors) for hit in runs]
    hits += find_initials(reading, known)
    hits += [
        Hit(*match.span(), "person", Tier.LIKELY, "is written in another script")
        for match in _OTHER_SCRIPT.finditer("" if reading.text.isascii() else reading.text)
    ]
    return hits


def _as_author(hit: Hit, cited: Sequence[tuple[int, int]]) -> Hit:
    """A name with a year right after it, as in a list of reading, is only to check."""
    if any(start <= hit.start < end for start, end in cited):
        return hit._replace(tier=Tier.CHECK, reason="stands before a year, like an author")
    return hit


def _to_check(text: str, hit: Hit) -> Hit:
    full_name = " " in text[hit.start : hit.end]
    return hit if full_name else hit._replace(tier=Tier.CHECK)


def _peopled(reading: Reading, verdicts: Verdicts) -> bool:
    """Whether a text is about particular people at all, or only holds words like names."""
    likely = {index: v for index, v in verdicts.items() if v.score >= LIKELY}
    words = [reading.words[index] for index, verdict in likely.items() if verdict.context]
    names = {word.low for word in words if word.marks & NAMES}
    also_words = {word.low for word in words if word.marks & ANY_WORD} & names
    enough = 2 * len(names) - len(also_words) >= 4 and len(names) > len(also_words)
    return enough or any(verdict.firm for verdict in likely.values())


def _nicknames(nicknames: Iterable[Nickname]) -> Iterator[Hit]:
    for start, end, written, small in nicknames:
        listed = small and marks_of(plain(written)) & ANY_WORD
        tier = Tier.CHECK if listed else Tier.LIKELY
        yield Hit(start, end, "person", tier, GIVEN_AS_NICKNAME)


def _spelled(text: str) -> Iterator[Hit]:
    """Names spelled out in dictation: "blu b l u no e"."""
    for match in _LETTER_BY_LETTER.finditer(text):
        yield Hit(*match.span(), "person", Tier.LIKELY, "is spelled letter by letter")


def _runs(reading: Reading, verdicts: Verdicts) -> Iterator[Hit]:
    """Neighbouring names become one mention, with "Big", "Uncle" and initials around them."""
    words = reading.words
    last = -1
    for first in sorted(verdicts):
        if first <= last:
            continue
        last = first
        while last + 1 in verdicts and reading.joined(last + 1) and not words[last].owned:
            last += 1
        best = max((verdicts[k] for k in range(first, last + 1)), key=lambda v: v.score)
        begin = words[first - _ahead(reading, first)].start
        end = words[last + _behind(reading, first, last)].end
        yield Hit(begin, end, "person", _tier(best), best.reason)


def _tier(verdict: Verdict) -> Tier:
    if verdict.firm and verdict.score >= LIKELY + 2:
        return Tier.SURE
    return Tier.LIKELY if verdict.score >= LIKELY else Tier.CHECK


def _ahead(reading: Reading, first: int) -> int:
    """How many words before `first` belong to the name: "Auntie", or "van der"."""
    count = 0
    while reading.joined(first - count) and count < 2:
        before = reading.words[first - count - 1]
        if before.shape is not Shape.LOW or before.low not in section("particles"):
            break
        count += 1
    while count < _ADJECTIVES and _adjective(reading, first - count):
        count += 1
    return count


def _adjective(reading: Reading, first: int) -> bool:
    """Whether "Big", "Auntie" or "lil" belongs to the name at `first`."""
    if not reading.joined(first):
        return False
    before = reading.words[first - 1]
    if before.shape is Shape.LETTER:  # "J Doe-Smith"
        return before.low not in {"a", "i"} and reading.words[first].shape is Shape.CAP
    if before.shape is Shape.LOW:
        fits = before.low in section("name-adjectives") or before.marks & ORIGIN  # "scottish jim"
        dictated = reading.case(before) is Case.LOWER and fits
        return bool(dictated) or before.low in section("small-adjectives")
    return before.low in section("name-adjectives")


def _behind(reading: Reading, first: int, last: int) -> int:
    """How many words after `last` belong to the name: "T", "sahib", "the barber"."""
    if _initial(reading, last) or _honoured(reading, last) or _with_particle(reading, last):
        return 1
    return 2 if first == last and _by_trade(reading, last) else 0


def _with_particle(reading: Reading, last: int) -> bool:
    """Whether a surname with a small particle follows: "Mustafa al-Hourani"."""
    if reading.words[last].owned or not reading.joined(last + 1):
        return False
    prefix, _, name = reading.words[last + 1].text.partition("-")
    return prefix in section("particles") and name[:1].isupper()


def _by_trade(reading: Reading, last: int) -> bool:
    """Whether a trade tells which one is meant: "Mehmet the barber"."""
    if reading.words[last].owned or not (reading.joined(last + 1) and reading.joined(last + 2)):
        return False
    if last and reading.words[last - 1].marks & TITLE:
        return False  # "Mrs Quaye the barrister" has a name already
    trade = reading.words[last + 2].low
    return reading.words[last + 1].low == "the" and (
        trade in section("agent-heads") or trade in section("occupations")
    )


def _initial(reading: Reading, last: int) -> bool:
    """Whether a single letter after the name belongs to it: "Alfie T", "sky b"."""
    if reading.words[last].owned or not reading.joined(last + 1):
        return False
    letter = reading.words[last + 1]
    if letter.low == "a" and letter.shape is Shape.LETTER and reading.words[last].opens != 2:
        return reading.text[letter.stop : letter.stop + 1] in {".", ",", ")"}  # "Folake A."
    if len(letter.text) != 1 or letter.low in {"a", "i"}:
        return False
    if reading.text[letter.stop : letter.stop + 1].isdigit():
        return False  # the first letter of a code
    ends = reading.gap(last + 2)[:1] in {",", ")", "."}
    lower = reading.cases[letter.line] is Case.LOWER
    return letter.shape is Shape.LETTER or lower or ends


def _honoured(reading: Reading, last: int) -> bool:
    """Whether a word of respect after the name belongs to it: "Zubair sahib", "Tom Junior"."""
    if reading.words[last].owned or not reading.joined(last + 1):
        return False
    return reading.words[last + 1].low in section("after-names")

"""People: titles, family words and roles before names, listed names, initials and other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectjournal.anonymise.clues import LIKELY, POSSIBLE, Known, Verdict, judge
from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.lexicon import (
    ACRONYM, ANY_WORD, COMMON, GIVEN, GIVEN_MORE, KIN, NAME_VERB, NAMES, ORIGIN, PLACE, PUBLIC, ROLE, SURNAME, TITLE, lexicon,
)  # fmt: skip
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, plain, unaccented
from reflectjournal.model.findings import Tier

_FUNCTION = frozenset(
    "the a an and or but if is was are were be been has had have do did does not of in on at to for from with by as "
    "it he she they we you i who that this there then than so up out my your his her our their its can could would "
    "should said says told rang asked came went ok okay al no not yes hi dear me him us them all one".split()
)
_SOFT_LOWER = frozenset("miss head judge ms sister father mother brother detective pastor president chair constable di da col dame major officer recorder justice canon sir lord lady baron nurse matron consultant coroner registrar warden governor guardian deputy superintendent captain ds sr fr lt dj lj magistrate commissioner inspector sheikh capt imam baroness".split())
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u05f4\u0620-\u06d3\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff"
    "\u1200-\u139f\u1780-\u17dd\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,40}(?:[ \u00b7\u200c][\u0370-\u1fff\u3040-\ud7a3]{2,40}){0,3}"
)
_DOTTED = re.compile(r"\b(?:[A-Z]\. ?){1,3}(?=[A-Z][a-zà-ž'’]+)|\b(?:[A-Z]\.){2,3}(?!\w)")
_DOTTED_WORDS = frozenset({"u.k.", "u.s.", "u.s.a.", "p.s.", "n.b.", "d.o.b.", "r.i.p.", "e.g.", "i.e.", "a.m.", "p.m.", "f.a.o."})
_TO_LETTERS = frozenset("with told tell asked ask rang ring from met meet saw see called call client by phone phoned text texted email emailed visit visited".split())
_INITIALLED = re.compile(r"\b(?:[A-Z]\. ?){1,3}([A-Z][a-zà-ž'’-]{2,})")
_REVERSED = re.compile(r"\b[A-Z][a-zà-ž'’-]+, (?:[A-Z]\.){1,3}(?![A-Za-z])")
_NICKNAME = re.compile(
    r"\b(?:known as|called|nicknamed|aka|goes by|nickname|street name|calls? (?:him|her|them)|call (?:him|her|me)"
    r"|calls? (?:himself|herself|themselves|hisself)|everyone calls him|everyone calls her|on the whiteboard as)"
    r"(?: is)?,? [\"“'‘]([\w'’-]{2,20}(?: [\w'’-]{2,20})?)[\"”'’]", re.IGNORECASE
)
_COLLAR = re.compile(r" \d{2,5} ")  # a police number between rank and name
_ADDRESSED = frozenset("miss sir mr mrs ms dr madam sarge guv".split())
_LETTER_WORDS = frozenset("part plan section grade band vitamin type appendix annex figure table group class option hepatitis article schedule team level block ward bay room unit step form set key category column row paper side version model phase stage tier wing line gate platform exhibit point letter question q theory".split())


def _titled_run(reading: Reading, i: int) -> int:
    """The last word of the name after the title at `i`, or `i` where no name follows."""
    words = reading.words
    title = words[i]
    soft = title.low in lexicon().section("soft-titles")
    lower_title = title.shape is Shape.LOW
    last = i
    while last - i < 4 and last + 1 < len(words):
        after = words[last + 1]
        gap = reading.gap(last + 1)
        if last == i and _COLLAR.fullmatch(gap) and after.shape is Shape.CAP:
            gap = " "
        if gap not in {" ", ". ", ".", "\u00a0"} or after.low in _FUNCTION and after.shape is not Shape.LETTER:
            break
        if gap.startswith(".") and not (last == i or words[last].shape is Shape.LETTER):
            break
        first = last == i
        if not _titled_word(reading, after, first, lower_title, soft or lower_title and title.low in _SOFT_LOWER):
            break
        last += 1
        if words[last].owned:
            break
    return last


def _titled_word(reading: Reading, word: Word, first: bool, lower_title: bool, soft: bool) -> bool:
    case = reading.cases[word.line]
    marks = word.marks
    if marks & (TITLE | KIN) and not marks & NAMES:
        return False
    nameable = marks & NAMES or not marks & ANY_WORD
    if word.shape is Shape.LOW:
        if not first:
            return bool(marks & NAMES) and not marks & COMMON
        if soft or not lower_title:
            return case is Case.LOWER and bool(marks & NAMES) and not marks & COMMON
        return len(word.low) == 1 or bool(nameable) or not marks & NAME_VERB
    if case is Case.CAPS or word.shape is Shape.CAPS and len(word.text) > 3:
        return bool(nameable) if soft or not first else True
    if soft:
        return bool(nameable) and not marks & (PUBLIC | ACRONYM)
    if marks & ACRONYM and word.shape is Shape.CAPS and len(word.text) > 2:
        return False
    return first or not (marks & COMMON and not marks & NAMES)


def _titled(reading: Reading, masked: frozenset[int]) -> Iterator[tuple[Hit, tuple[int, ...]]]:
    words = reading.words
    i = 0
    while i < len(words):
        word = words[i]
        if not word.marks & TITLE or word.owned or i in masked or word.low == "ps" and word.opens == 2 and _opens_sentence(reading, i):
            i += 1
            continue
        last = _titled_run(reading, i)
        if last > i:
            yield (
                Hit(word.start, words[last].end, "person", Tier.SURE, "follows a title"),
                tuple(range(i + 1, last + 1)),
            )
        i = last + 1


def _opens_sentence(reading: Reading, i: int) -> bool:
    after = reading.words[i + 1] if i + 1 < len(reading.words) else None
    return after is not None and bool(after.marks & COMMON)


def _candidate(reading: Reading, word: Word, known: Known) -> bool:
    """Whether a word is worth judging at all."""
    if word.low in _FUNCTION or len(word.text) == 1 or "'" in word.low and word.marks & ANY_WORD:
        return False
    case = reading.cases[word.line]
    if word.shape is Shape.LOW and word.marks & (KIN | ROLE | ORIGIN) or word.low in _ADDRESSED:
        return False
    if word.shape is Shape.CAPS and len(word.text) < 4 and case is not Case.CAPS and not known.has(word.low):
        return False
    if word.shape is not Shape.LOW and case is not Case.CAPS:
        return True
    if word.marks & NAMES and not word.marks & COMMON:
        return True
    if known.has(word.low):
        return True
    if case is Case.CAPS:
        return not word.marks & ANY_WORD or bool(word.marks & NAMES)
    if case is Case.LOWER:
        stem = lexicon().marks.get(word.low[:-1], 0) if word.low.endswith("s") else 0
        return bool((word.marks | stem) & GIVEN) or not word.marks & ANY_WORD
    return False


def judge_all(reading: Reading, known: Known, masked: frozenset[int]) -> dict[int, Verdict]:
    """The verdict on every word that could be a name and reaches `POSSIBLE`."""
    found: dict[int, Verdict] = {}
    for i, word in enumerate(reading.words):
        if i in masked or not _candidate(reading, word, known):
            continue
        verdict = judge(reading, i, known)
        if verdict.score >= POSSIBLE:
            found[i] = verdict
    _add_surnames(reading, found, masked)
    _add_families(reading, found)
    return found


def _add_surnames(reading: Reading, found: dict[int, Verdict], masked: frozenset[int]) -> None:
    """A capital right after a likely given name is its surname: "Cherry Long", "Kyle Marsh"."""
    words = reading.words
    for i in sorted(found):
        word = words[i]
        if found[i].score < LIKELY or word.owned:
            continue
        at = i + 1
        if word.shape is Shape.LOW:
            _add_lower_surname(reading, found, at)
            continue
        if not reading.joined(at) or at in masked:
            continue
        after = words[at]
        case = reading.cases[after.line]
        if after.low in _FUNCTION or after.opens or len(after.text) < 2 or case is Case.TITLE and after.marks & ANY_WORD:
            continue
        if case is Case.CAPS:
            if after.marks & COMMON and not after.marks & NAMES or after.marks & NAME_VERB:
                continue
        elif after.shape is Shape.LOW:
            continue
        if after.marks & (PUBLIC | ORIGIN | KIN) and not after.marks & NAMES or after.marks & ACRONYM and after.shape is Shape.CAPS:
            continue
        if found.get(at, Verdict(0, "", False)).score < LIKELY:
            found[at] = Verdict(LIKELY, "follows a given name", False)


def _add_lower_surname(reading: Reading, found: dict[int, Verdict], at: int) -> None:
    """In lower-case notes a family name right after a given name: "april rivers"."""
    if not reading.joined(at) or at in found:
        return
    after = reading.words[at]
    if after.shape is Shape.LOW and after.marks & SURNAME and len(after.low) > 3 and not after.marks & NAME_VERB and after.low not in _FUNCTION:
        found[at] = Verdict(POSSIBLE, "may be the surname after a given name", False)


def _add_families(reading: Reading, found: dict[int, Verdict]) -> None:
    """Families in the plural: "the Rahmans"."""
    words = reading.words
    for i, word in enumerate(words):
        if i == 0 or word.shape is Shape.LOW or word.opens or words[i - 1].low != "the" or not word.low.endswith("s"):
            continue
        stem = lexicon().marks.get(word.low[:-1], 0)
        nameable = stem & NAMES and not stem & COMMON or not stem and not word.marks & ANY_WORD
        if nameable and not word.marks & (PUBLIC | ACRONYM | ORIGIN | PLACE) and reading.joined(i):
            found[i] = Verdict(LIKELY, "a family in the plural", False)


def known_names(
    readings: Sequence[Reading], masks: Sequence[frozenset[int]], seeds: frozenset[str] = frozenset()
) -> Known:
    """The names that the texts themselves show: titled, firmly placed or in the lists."""
    forms: set[str] = set(seeds)
    letters: set[str] = set()
    start = Known(seeds)
    for reading, masked in zip(readings, masks, strict=True):
        words = reading.words
        for _, run in _titled(reading, masked):
            forms.update(_forms(words[i]) for i in run if len(words[i].low) > 1)
        forms.update(plain(m[1]) for m in _INITIALLED.finditer(reading.text))
        letters.update(words[i].low for i in range(len(words)) if _named_letter(reading, i))
        verdicts = judge_all(reading, start, masked)
        seen: set[str] = set()
        for i, verdict in verdicts.items():
            word = words[i]
            if not word.marks & ANY_WORD and word.shape is Shape.CAP and verdict.score > POSSIBLE:
                if word.low in seen:
                    forms.add(_forms(word))
                seen.add(word.low)
            english = word.marks & ANY_WORD
            doubtful = english and word.opens == 2 or not word.marks & NAMES
            enough = LIKELY + 1 if doubtful else LIKELY
            if reading.cases[word.line] is Case.LOWER and word.shape is Shape.LOW:
                enough = LIKELY - 1
            if verdict.score >= enough or verdict.firm and verdict.score >= LIKELY:
                forms.add(_forms(word))
                if not word.marks & (GIVEN | SURNAME | ANY_WORD) and word.low.endswith("s"):
                    forms.add(word.low[:-1])
                letters.add(word.low[0])
                if i - 1 in verdicts and reading.joined(i):
                    letters.add(words[i - 1].low[0] + word.low[0])
    return Known(frozenset(forms) | {unaccented(f) for f in forms}, frozenset(letters))


def _forms(word: Word) -> str:
    return word.low


def _peopled(reading: Reading, verdicts: dict[int, Verdict], titled: list[Hit]) -> bool:
    """Whether a text is about particular people at all, or only holds words like names."""
    words = reading.words
    listed = {
        words[i].low for i, v in verdicts.items()
        if v.score >= LIKELY and words[i].marks & (GIVEN | GIVEN_MORE) and not words[i].marks & ANY_WORD
    }  # fmt: skip
    return bool(titled) or len(listed) > 1 or any(v.firm and v.score >= LIKELY for v in verdicts.values())


def find_people(reading: Reading, known: Known, masked: frozenset[int]) -> list[Hit]:
    """Every mention of a person that the layers for people see in one text.

    In a text where nobody speaks, has a title, an age or a family, single words like names
    are only to check: it is more likely about books, plants or products.
    """
    verdicts = judge_all(reading, known, masked)
    hits = [hit for hit, _ in _titled(reading, masked)]
    runs = list(_runs(reading, verdicts))
    if not _peopled(reading, verdicts, hits):
        runs = [h._replace(tier=Tier.CHECK) if " " not in reading.text[h.start : h.end] else h for h in runs]
    hits.extend(runs)
    hits.extend(_initials(reading, verdicts, known))
    hits.extend(Hit(*m.span(), "person", Tier.LIKELY, "a surname before initials") for m in _REVERSED.finditer(reading.text))
    hits.extend(Hit(*m.span(1), "person", Tier.LIKELY, "a nickname") for m in _NICKNAME.finditer(reading.text) if not lexicon().marks.get(m[1].lower(), 0) & KIN)
    hits.extend(
        Hit(*m.span(), "person", Tier.LIKELY, "written in another script")
        for m in _OTHER_SCRIPT.finditer(reading.text)
    )
    return hits


def _runs(reading: Reading, verdicts: dict[int, Verdict]) -> Iterator[Hit]:
    """Neighbouring names become one mention, with "Big", "Uncle" and initials around them."""
    words = reading.words
    adjectives = lexicon().section("name-adjectives")
    done = -1
    for i in sorted(verdicts):
        if i <= done:
            continue
        first = last = i
        while last + 1 in verdicts and reading.joined(last + 1) and not words[last].owned:
            last += 1
        end = words[last].end
        if not words[last].owned and reading.joined(last + 1) and len(words[last + 1].text) == 1 and (
            words[last + 1].shape is Shape.LETTER or reading.cases[words[last].line] is Case.LOWER or reading.gap(last + 2)[:1] in {",", ")", "."}
        ) and words[last + 1].low not in {"a", "i"}:
            end = words[last + 1].end
        if first and reading.joined(first) and words[first - 1].low in adjectives:
            before = words[first - 1]
            if before.shape is not Shape.LOW or before.low in {"lil", "big", "wee", "baby", "younger", "older", "yung"}:
                first -= 1
        done = last
        best = max((verdicts[k] for k in range(i, last + 1)), key=lambda v: v.score)
        tier = Tier.LIKELY if best.score >= LIKELY else Tier.CHECK
        if best.firm and best.score >= LIKELY + 2:
            tier = Tier.SURE
        yield Hit(words[first].start, end, "person", tier, best.reason)


def _initials(reading: Reading, verdicts: dict[int, Verdict], known: Known) -> Iterator[Hit]:
    text = reading.text
    for match in _DOTTED.finditer(text):
        if match[0].strip().lower() in _DOTTED_WORDS:
            continue
        end = match.end()
        surname = re.compile(r"[A-Z][\w'’-]+").match(text, end)
        if surname and text[end - 1] in " .":
            low = surname[0].lower()
            if len(match[0].strip()) == 2 and lexicon().marks.get(low, 0) & COMMON and not lexicon().marks.get(low, 0) & NAMES:
                continue
            yield Hit(match.start(), surname.end(), "person", Tier.LIKELY, "initials before a surname")
        elif not surname:
            yield Hit(match.start(), len(match[0].rstrip()) + match.start(), "initials", Tier.LIKELY, "initials")
    words = reading.words
    for i, word in enumerate(words):
        case = reading.cases[word.line]
        if word.shape is Shape.LETTER and word.low not in {"i"}:
            hit = _letter(reading, i, known)
            if hit:
                yield hit
        elif word.shape is Shape.CAPS and len(word.text) in {2, 3} and case is not Case.CAPS and (
            not word.marks & (ACRONYM | COMMON) or text[word.stop : word.stop + 2] == " (" and not word.marks & ACRONYM
        ):
            known_letters = word.low[:2] in known.letters
            named = _acts(reading, i) or known_letters
            tier = Tier.LIKELY if named else Tier.CHECK
            if len(word.text) == 2 or named:
                yield Hit(word.start, word.end, "initials", tier, "letters that could be somebody's initials")
        elif word.shape is Shape.LOW and len(word.text) == 1 and word.low not in {"a", "i"} and case is Case.LOWER and word.low in known.letters and i and reading.gap(i) != "":
            after = reading.text[word.stop : word.stop + 2]
            if _acts(reading, i) or after == ". ":
                yield Hit(word.start, word.end, "initials", Tier.LIKELY, "a letter that stands for a name here")


def _acts(reading: Reading, i: int) -> bool:
    """Whether the word before or after treats the letters as a person."""
    words = reading.words
    word = words[i]
    if word.owned:
        return True
    if i + 1 < len(words) and reading.joined(i + 1) and (
        words[i + 1].marks & NAME_VERB and words[i + 1].low not in {"and", "then", "still"} or words[i + 1].low in {"did", "does"}
    ):
        return True
    if reading.text[word.stop : word.stop + 2] == " (":
        return True
    return i > 0 and reading.joined(i) and words[i - 1].low in _TO_LETTERS


def _named_letter(reading: Reading, i: int) -> bool:
    """Whether a single capital is given as somebody's name: "call him X", "Client = R"."""
    words = reading.words
    word = words[i]
    if word.shape is not Shape.LETTER or word.low == "i" or not i:
        return False
    before = words[i - 1]
    earlier = words[i - 2].low if i > 1 else ""
    calling = before.low in {"him", "her", "them"} and earlier.startswith("call") or before.low in {"called", "client"}
    return reading.joined(i) and calling or reading.text[max(0, word.start - 2) : word.start] == "= "


def _letter(reading: Reading, i: int, known: Known) -> Hit | None:
    words = reading.words
    word = words[i]
    before = words[i - 1] if i else None
    if before is not None and reading.joined(i) and before.low in _LETTER_WORDS:
        return None
    following = reading.text[word.stop : word.stop + 1]
    if following.isdigit() or following in {"&", "/"} or word.start and reading.text[word.start - 1] in "&/0123456789'’":
        return None
    if word.low == "a" and not word.owned and following != ".":
        return None
    if (i + 1 < len(words) and reading.joined(i + 1) and words[i + 1].shape is Shape.LETTER) or (
        before is not None and reading.joined(i) and before.shape is Shape.LETTER
    ):
        return None
    if before is not None and reading.joined(i) and before.marks & (KIN | ROLE) and word.low != "a":
        return Hit(word.start, word.end, "initials", Tier.LIKELY, "a letter that stands for a person")
    equals = reading.text[max(0, word.start - 2) : word.start] == "= "
    if equals or _acts(reading, i) and not (word.opens and word.low == "a"):
        return Hit(word.start, word.end, "initials", Tier.LIKELY, "a letter that stands for a person")
    if _named_letter(reading, i) or reading.text[word.stop : word.stop + 5] == ", who":
        return Hit(word.start, word.end, "initials", Tier.LIKELY, "a letter that stands for a person")
    if word.low in known.letters:
        return Hit(word.start, word.end, "initials", Tier.CHECK, "a letter that could stand for a name here")
    return None

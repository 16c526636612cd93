"""How much speaks for one word being a person's name.

Every clue has a weight; `judge` adds them up. A word is taken for a name from `LIKELY` on,
and offered to check from `POSSIBLE` on. The weights are few and coarse on purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reflectjournal.anonymise.lexicon import (
    ACRONYM, ANY_WORD, CALENDAR, COMMON, GIVEN, GIVEN_MORE, KIN, NAME_VERB, NAMES, ORIGIN, PLACE, PUBLIC,
    ROLE, SURNAME, TITLE, lexicon,
)  # fmt: skip
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.reading import Case, Reading, Shape, Word, unaccented

POSSIBLE = 2
LIKELY = 4

_DETERMINERS = frozenset("the a an this these those its no some any every each another less more".split())
_POSSESSIVES = frozenset("my your his her our their whose that".split())
_MEETING = frozenset("seeing met meet told tell rang ring asked ask saw phoned texted emailed visited visiting with sorry thanked thank supporting".split())
_PRONOUNS = frozenset("i you he she we they it who that this there what which i'd he'd she'd".split())
_AFTER_VERB = frozenset("that it this these those be been not you we they i he she there have the a an my your our his her their its him me them us so what how".split())
_AFTER_NOUN = frozenset("under over in on at of for to up out away about with as if or".split())
_GROUPS = frozenset("family families case household siblings sisters brothers kids children boys girls twins lads girl boy house baby parents clan lot".split())
_VERB_NAMES = frozenset("will may mark hope chase drew sue love bill grace pat rob nick jack rich frank ray skip chuck josh guy dean miles art earl joy faith grant wade ward carol peg bob stew drake dawn trace page chance given promise praise gift comfort sandy rose gene max major sage sky star storm harmony melody patience innocent lucky precious blessing robin ruby crystal pearl jade amber violet ivy holly cherry summer autumn april june august short long young field church baker marsh rivers kiss day".split())
_MODALS = frozenset("will may hope love mark chase drew grant rob sue pat".split())
_NAMING = frozenset("call calls called named nicknamed aka christened surname surnamed forename firstname hi hello dear hiya thanks cheers sincerely signed regards".split())
_FORMAL_VERBS = frozenset("said says told tells asked asks rang rings phoned replied shouted whispered cried laughed smiled nodded texted wrote emailed thinks thought knows wants wanted disclosed admitted apologised explained".split())
_SPEECH = frozenset("said says told tells asked asks rang phoned replied shouted whispered texted emailed disclosed admitted apologised".split())
_OWNED_THINGS = frozenset("name house phone bedroom flat room school teacher bag coat car case file money card face voice door lad girl boy kids place words text texts number letters social worker tenancy bike shoes hair".split())
_AUXILIARIES = frozenset("would could should will might must can is was has had were isn't wasn't isnt wasnt hasn't hasnt hadn't hadnt".split())
_FUNCTION_AFTER = frozenset("and but or who whose then also still just again always never".split())


_AGE = re.compile(
    rf" (?:only |just |nearly |about |now )?(?:[1-9]\d?\b|{NUMBER_WORD}\b)(?! (?:of|minutes?|hours?|miles|times|o'clock|or|to|more|people|things|per))", re.IGNORECASE
)


class Verdict(NamedTuple):
    """The sum of the clues for one word, and the clue to show the reader."""

    score: int
    reason: str
    firm: bool
    """True where the context alone names a person, whatever the word is."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the set of texts has shown to be names."""

    forms: frozenset[str] = field(repr=False)
    letters: frozenset[str] = field(default=frozenset(), repr=False)
    """Initials of the people named, such as "bm" and "b"."""

    def has(self, low: str) -> bool:
        """True for a known form, also without accents or with a plain plural s."""
        if low in self.forms or not low.isascii() and unaccented(low) in self.forms:
            return True
        return low[-1] == "s" and len(low) > 3 and low[:-1] in self.forms


NOBODY = Known(frozenset())


def _class(word: Word, case: Case) -> int:
    """What the lists say about the word, given how its line is written."""
    marks = word.marks
    english = marks & ANY_WORD
    plain = word.shape is Shape.LOW or case is Case.CAPS
    if marks & GIVEN and not english:
        return 4
    if marks & GIVEN_MORE and not english:
        return 3
    if marks & SURNAME and not english:
        return 3 if not plain else 2
    if not english:
        if plain and not word.low.isascii():
            return 3
        return (1 if case is Case.LOWER else -1 if word.shape is Shape.LOW else 2) if plain else 2
    if marks & (GIVEN | GIVEN_MORE):
        base = 2 if marks & COMMON else 3
        if not plain:
            return base
        if word.low in lexicon().section("names-first"):
            return 2 if case is Case.LOWER else 1
        return -1 if word.low in _MODALS else base - 2 if case is Case.LOWER else base - 3
    if marks & SURNAME:
        return -2 if plain else -1
    return -4 if marks & COMMON else -2


def _penalty(word: Word, case: Case) -> int:
    marks = word.marks
    cost = 0
    if marks & PUBLIC:
        cost -= 3 if marks & NAMES else 6
    short = word.low[:-1] if word.low.endswith("s") else word.low
    capitals = word.shape is Shape.CAPS or sum(c.isupper() for c in word.text) > 2
    if (marks | lexicon().marks.get(short, 0)) & ACRONYM and capitals and not (case is Case.CAPS and marks & GIVEN):
        cost -= 6
    elif marks & ACRONYM and word.shape is Shape.LOW and not marks & NAMES:
        cost -= 5
    if marks & CALENDAR and not marks & GIVEN:
        cost -= 8
    if marks & ORIGIN:
        cost -= 5
    if marks & PLACE and not marks & (GIVEN | GIVEN_MORE):
        cost -= 4 if not marks & SURNAME else 2
    if marks & (TITLE | KIN) and not marks & NAMES:
        cost -= 3
    if marks & ROLE and not marks & GIVEN:
        cost -= 2
    return cost


def _position(reading: Reading, word: Word, case: Case) -> int:
    if word.shape is Shape.LOW or case in {Case.CAPS, Case.TITLE}:
        return 0
    if case is Case.LOWER and not word.opens:
        return 2
    if word.opens == 2:
        return 0
    if word.marks & ANY_WORD and reading.stray_capitals > 0.04:
        return 0
    return 2 if word.opens == 0 else 1


def _before(reading: Reading, i: int) -> tuple[int, str, bool]:
    words = reading.words
    word = words[i]
    if i == 0 or word.opens == 2:
        return 0, "", False
    before = words[i - 1]
    gap = reading.gap(i)
    joined = reading.joined(i)
    earlier = words[i - 2].low if i > 1 else ""
    calling = earlier.startswith("call") and before.low in {"him", "her", "them", "me", "himself", "herself", "themselves", "hisself"}
    recorded = before.low == "as" and earlier in {"known", "recorded", "down", "listed", "registered", "saved", "to"}
    if before.low in _NAMING and before.shape is not Shape.CAPS or calling or recorded:
        return 4, "follows a word such as “called”", True
    if before.marks & KIN and (joined or gap == ", " and word.shape is not Shape.LOW) and before.low not in {"ex", "ba", "da", "ma", "mate"}:
        if word.marks & COMMON and not word.marks & NAMES:
            return 1, "follows a family word", False
        return (3, "follows a family word", True) if not before.owned else (0, "", False)
    if before.marks & ROLE and (joined or gap in {", ", ": ", " (", " = "}):
        if word.marks & COMMON and not word.marks & GIVEN:
            return 1, "follows a role", False
        return (3, "follows a role", word.shape is not Shape.LOW) if not before.owned else (0, "", False)
    if not joined:
        return 0, "", False
    after = words[i + 1] if i + 1 < len(words) and reading.gap(i + 1) == " " else None
    if before.low in {"the", "these", "those"} and (word.owned or after is not None and after.low in _GROUPS or reading.text[word.stop : word.stop + 1] in "'’" and word.low.endswith("s")):
        return 3, "stands for a family", word.shape is not Shape.LOW
    if before.low in _DETERMINERS:
        return (-4, "", False)
    if before.low in _POSSESSIVES:
        calling = i > 1 and words[i - 2].low.startswith("call")
        return (4, "follows a word such as “called”", True) if calling else (-2, "", False)
    if before.low in {"is", "was"} and i > 1 and words[i - 2].marks & KIN and not word.marks & ROLE:
        return 3, "follows a family word", False
    if before.low in _PRONOUNS and word.low in _VERB_NAMES and word.low in {"will", "may", "hope", "chase", "drew", "love", "mark", "sue", "bill", "pat", "rob", "grace", "grant", "promise", "praise", "trace", "wade"}:
        follows = words[i + 1] if reading.joined(i + 1) else None
        named = word.shape is Shape.CAP and not word.opens and follows is not None and follows.shape is Shape.CAP
        return (0 if named else -8), "", False
    if before.low in _AUXILIARIES or before.low in {"be", "been", "being", "so", "very", "too", "quite", "really", "not", "isn't"}:
        return (-2 if word.shape is Shape.LOW else 0), "", False
    if word.marks & CALENDAR and before.low in {"in", "since", "until", "till", "by", "during", "next", "last", "of", "early", "late", "mid", "this"}:
        return -8, "", False
    if before.low in _MEETING and word.shape is Shape.LOW:
        return 2, "follows a word that often stands before a name", False
    if before.low in lexicon().section("before-names"):
        return 1, "follows a word that often stands before a name", False
    return 0, "", False


def _after(reading: Reading, i: int) -> tuple[int, str, bool]:
    words = reading.words
    word = words[i]
    text = reading.text
    case_low = word.shape is Shape.LOW
    following = text[word.stop : word.stop + 8]
    if case_low and following[:2] == " (":
        title = words[i + 1] if i + 1 < len(words) else None
        if title is not None and title.marks & (TITLE | ROLE | KIN):
            return 4, "has a title or role in brackets after it", True
    if following[:2] == " (" and following[2:3].isdigit():
        return 3, "has an age in brackets after it", True
    if following[:2] == ", " and following[2:3].isdigit():
        return 2, "has a number like an age after it", False
    if i + 1 >= len(words):
        return (2, "has a possessive ending", False) if word.owned else (0, "", False)
    after = words[i + 1]
    gap = reading.gap(i + 1)
    if word.opens == 2 and gap in {" - ", ": ", " – "} and not word.marks & ANY_WORD and reading.gap(i).endswith(("\n", "- ", "• ")):
        return 2, "heads a line of a list", False
    if word.owned and gap == " ":
        return 2, "has a possessive ending", False
    if gap in {" (", ", ", " – ", " - "}:
        at = i + 2 if after.low in {"the", "a", "my", "his", "her", "our", "their", "your", "named"} and i + 2 < len(words) else i + 1
        role = phrases("roles", "kinship").match(reading, at)
        if role and (at > i + 1 or gap == " ("):
            return 3, "has a role after it", True
        if gap == ", " and after.low in {"who", "whose", "aged"}:
            return 2, "has “who” after it", False
        return 0, "", False
    if gap != " ":
        return 0, "", False
    if word.low[-1] == "s" and not word.owned and lexicon().marks.get(word.low[:-1], 0) & (GIVEN | GIVEN_MORE) and (
        after.marks & KIN or after.low in _OWNED_THINGS
    ):
        return 6, "has a possessive ending", False
    if after.low in {"is", "was", "turned", "turns"} and _AGE.match(text, after.stop):
        return 4, "is given an age", True
    if after.low in _FORMAL_VERBS:
        return 4, "is said to speak or act", after.low in _SPEECH
    if after.low in _AUXILIARIES:
        copula = i + 2 < len(words) and words[i + 2].low in {"not", "a", "an", "the", "always", "what", "about", "good", "hard", "for"}
        return (-1 if copula and word.opens else 2), "is said to be or have something", False
    if after.marks & NAME_VERB and after.low not in _FUNCTION_AFTER and after.shape is Shape.LOW:
        return 2, "is said to speak or act", False
    if word.low in _VERB_NAMES and after.low in _AFTER_VERB and word.shape is not Shape.CAPS:
        strong = word.opens == 2 or word.low in _MODALS and after.low in {"i", "you", "we", "be", "that"}
        return -6 if strong else -2, "", False
    if word.low in _VERB_NAMES and word.opens and after.low in _AFTER_NOUN:
        return -2, "", False
    return 0, "", False


def _beside(reading: Reading, i: int) -> tuple[int, str]:
    """A given name before, a surname after, or a list of names around the word."""
    words = reading.words
    word = words[i]
    case = reading.cases[word.line]
    best = 0
    if reading.joined(i) and not word.opens:
        before = words[i - 1]
        alike = before.shape == word.shape and not before.owned
        if alike and word.shape is Shape.LOW and before.marks & GIVEN and not word.marks & ANY_WORD and len(word.low) > 3:
            best = 3
        if alike and before.marks & (GIVEN | GIVEN_MORE) and not before.marks & COMMON:
            best = 3
        fresh = not before.marks & ANY_WORD and not before.marks & (PUBLIC | ACRONYM | ORIGIN | PLACE | CALENDAR)
        if alike and fresh and word.shape is not Shape.LOW and len(before.text) > 2 and not word.marks & COMMON:
            best = 3
    if reading.joined(i + 1) and not word.owned:
        after = words[i + 1]
        alike = after.shape is not Shape.LOW and word.shape is not Shape.LOW and not after.opens
        fresh = not after.marks & ANY_WORD and not after.marks & (PUBLIC | ACRONYM | ORIGIN | PLACE | CALENDAR)
        if alike and fresh and len(after.text) > 2 and not word.marks & (PUBLIC | ORIGIN | CALENDAR | KIN | ROLE):
            best = max(best, 3 if not word.marks & COMMON else 0)
        if alike and word.marks & (GIVEN | GIVEN_MORE) and not after.marks & (PUBLIC | ORIGIN | KIN | ROLE):
            best = max(best, 3 if not after.marks & COMMON or after.marks & SURNAME else 1)
        low = after.shape is Shape.LOW and word.shape is Shape.LOW
        if low and len(after.low) > 3 and word.marks & (GIVEN | GIVEN_MORE):
            if not after.marks & ANY_WORD:
                best = max(best, 4 if word.marks & COMMON else 3)
            elif after.marks & SURNAME and not word.marks & COMMON:
                best = max(best, 2)
    if best:
        return best, "looks like a full name"
    if word.shape is Shape.LOW:
        return 0, ""
    for at, edge in ((i - 1, i), (i + 1, i + 1)):
        if 0 <= at < len(words) and reading.gap(edge) in {", ", "; "}:
            other = words[at]
            if case is Case.CAPS and other.marks & NAMES and not other.marks & ANY_WORD and word.marks & NAMES:
                return 3, "stands in a list of names"
            if other.shape is not Shape.LOW and other.marks & (GIVEN | GIVEN_MORE) and not other.marks & (PUBLIC | ORIGIN):
                return 2, "stands in a list of names"
    for step in (-1, 1):
        at = i + step
        other_at = i + 2 * step
        if 0 <= other_at < len(words) and words[at].low in {"and", "or"}:
            other = words[other_at]
            near = reading.joined(max(i, at)) and reading.joined(max(at, other_at))
            if near and case is Case.CAPS and other.marks & NAMES and not other.marks & ANY_WORD and word.marks & NAMES:
                return 4, "stands beside another name"
            if near and other.shape is not Shape.LOW and other.marks & (GIVEN | GIVEN_MORE) and not other.marks & (PUBLIC | ORIGIN):
                return 1, "stands beside another name"
    return 0, ""


def judge(reading: Reading, i: int, known: Known) -> Verdict:
    """Everything that speaks for and against word `i` being a name."""
    word = reading.words[i]
    case = reading.cases[word.line]
    class_score = _class(word, case) + _penalty(word, case)
    position = _position(reading, word, case)
    before, before_reason, firm_before = _before(reading, i)
    after, after_reason, firm_after = _after(reading, i)
    beside, beside_reason = _beside(reading, i)
    score = class_score + position + before + after + beside
    reason = "is in the list of given or family names" if word.marks & NAMES else "has a capital that nothing explains"
    if known.has(word.low):
        against = min(before, 0) + min(after, 0)
        english = word.marks & ANY_WORD
        if word.shape is Shape.LOW and english:
            score += 3 if case is Case.LOWER and word.low not in _MODALS else 2 if case is Case.LOWER else 0
        elif against <= -4 and english:
            mid = word.shape is Shape.CAP and word.opens < 2 and case is not Case.TITLE
            score = POSSIBLE if mid and reading.stray_capitals <= 0.04 else score + 1
        else:
            score = max(score + 4, LIKELY if not english or against == 0 else POSSIBLE)
            if english and word.opens == 2 and after <= 0 and beside <= 0 and not word.owned:
                score = min(score, LIKELY - 1)
        reason = "is a name elsewhere in these texts"
    for text, weight in ((beside_reason, beside), (after_reason, after), (before_reason, before)):
        if weight >= 2:
            reason = text
    return Verdict(score, reason, (firm_before or firm_after) and class_score + position >= 0)

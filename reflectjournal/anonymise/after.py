"""Clues in what stands after a word: an age, a role, a possessive ending, a verb of people."""

from __future__ import annotations

import re

from reflectjournal.anonymise.lexicon import (
    ABSTRACT,
    ANY_WORD,
    AUXILIARY,
    CALENDAR,
    COMMON,
    COUNTING,
    GIVEN,
    GIVEN_MORE,
    GROUP,
    KIN,
    MODAL,
    NAME_FIRST,
    NAME_VERB,
    NAMES,
    NEVER_PLACE,
    NO_SUBJECT,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SPEECH,
    THING,
    THINKING,
    TITLE,
    VERB_NAME,
    marks_of,
    section,
)
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.anonymise.phrases import phrases
from reflectjournal.anonymise.reading import Case, Reading, Shape
from reflectjournal.anonymise.scene import REAL_NAME, SILENT, Clue, Scene

_AGE = re.compile(
    rf" (?:only |just |nearly |about |now )?(?:[1-9]\d?\b|{NUMBER_WORD}\b)"
    r"(?! (?:of|minutes?|hours?|miles|times|o'clock|or|to|more|people|things|per))",
    re.IGNORECASE,
)
_LABEL = re.compile(r" (?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
_AGE_OR_YEAR = re.compile(r"\d|[PSY]\d|[Yy]r ?\d|age")
_THERE = re.compile(r" (?:on the (?:phone|line|doorstep)|at the (?:door|window))\b", re.IGNORECASE)
_OWNS = Clue(2, "has a possessive ending")
_ASIDES = frozenset((" (", ", ", " – ", " - "))
_ARTICLES = frozenset(("the", "a", "my", "his", "her", "our", "their", "your", "named"))
_COPULA = frozenset(("not", "a", "an", "the", "always", "what", "about", "good", "hard", "for"))
_NO_SUBJECTS = ("ing", "ion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "ly", "body")
_LIST_STARTS = ("\n", "- ", "• ")


def after(scene: Scene) -> Clue:
    """The clue behind the word; the first that applies counts."""
    for look in _LOOKS:
        clue = look(scene)
        if clue is not None:
            return clue
    return SILENT


def _brackets(scene: Scene) -> Clue | None:
    following = scene.reading.text[scene.word.stop : scene.word.stop + 6]
    if following[:2] == " (":
        if not scene.low and REAL_NAME.match(scene.reading.text, scene.word.stop):
            return Clue(10, "has a full name in brackets after it", firm=True)
        if _AGE_OR_YEAR.match(following, 2):
            return Clue(3, "has an age in brackets after it", firm=True)
        if scene.low and scene.after.marks & (TITLE | ROLE | KIN):
            return Clue(4, "has a title or role in brackets after it", firm=True)
    if following[:2] == ", " and following[2:3].isdigit():
        return Clue(2, "has a number like an age after it")
    return None


def _message(scene: Scene) -> Clue | None:
    """Who wrote a message, before its time: "Bola 07:59"."""
    if scene.word.opens != 2 or scene.low or scene.word.marks & (COMMON | CALENDAR):
        return None
    if _LABEL.match(scene.reading.text, scene.word.stop):
        return Clue(4, "stands before the time of a message")
    return None


def _list_head(scene: Scene) -> Clue | None:
    if scene.word.opens != 2 or scene.gap_after not in {" - ", ": ", " – "}:
        return None
    marks = scene.word.marks
    nameable = not marks & ANY_WORD or (marks & NAME_FIRST and not marks & ABSTRACT)
    begins = scene.gap_before.endswith(_LIST_STARTS)
    return Clue(2, "heads a line of a list") if nameable and begins else None


def _owner(scene: Scene) -> Clue | None:
    return _OWNS if scene.word.owned and (scene.followed or not scene.after.text) else None


def _aside(scene: Scene) -> Clue | None:
    """A role in an aside: "Farida, the health visitor" or "Farida (supervisor)"."""
    if scene.gap_after not in _ASIDES:
        return None
    article = scene.after.low in _ARTICLES and scene.later.text != ""
    at = scene.at + (2 if article else 1)
    if phrases("roles", "kinship").match(scene.reading, at) and (article or "(" in scene.gap_after):
        return Clue(3, "has a role after it", firm=True)
    if scene.gap_after == ", " and scene.after.low in {"who", "whose", "aged"}:
        return Clue(2, "has “who” after it")
    return SILENT


def _apart(scene: Scene) -> Clue | None:
    """Everything below needs the word after to be right beside."""
    return None if scene.followed else SILENT


def _owner_in_a_hurry(scene: Scene) -> Clue | None:
    """A possessive without its apostrophe: "carters mum", "ruths two boys"."""
    word, owned, more = scene.word, scene.after.marks, scene.later.marks
    if word.owned or word.low[-1] != "s":
        return None
    stem = marks_of(word.low[:-1])
    unknown = not stem and not word.marks and scene.case is Case.LOWER and len(word.low) > 4
    if not stem & (GIVEN | GIVEN_MORE) and not unknown:
        return None
    if owned & (KIN | THING) or (owned & COUNTING and more & (KIN | THING | GROUP)):
        return Clue(6, "has a possessive ending")
    return None


def _aged(scene: Scene) -> Clue | None:
    if scene.after.low not in {"is", "was", "turned", "turns"}:
        return None
    aged = _AGE.match(scene.reading.text, scene.after.stop)
    return Clue(4, "is given an age", firm=True) if aged else None


def _kin_of(scene: Scene) -> Clue | None:
    """Hope is his sister: what somebody is to somebody else."""
    if scene.after.low not in {"is", "was"} or not scene.later.marks & POSSESSIVE:
        return None
    kin = scene.reading.words[scene.at + 3 : scene.at + 4]
    near = scene.reading.joined(scene.at + 2) and scene.reading.joined(scene.at + 3)
    if not near or not kin[0].marks & KIN or not scene.word.marks & NAMES:
        return None
    return Clue(8, "is said to be a relative", firm=True)


def _bare_subject(scene: Scene) -> Clue | None:
    """Spike saw it: a noun without an article that does what people do."""
    if not bare_subject(scene.reading, scene.at):
        return None
    return Clue(6, "does what people do, and has no article")


def bare_subject(reading: Reading, index: int) -> bool:
    """Whether an everyday noun begins a sentence as a name would, before a deed of people."""
    word = reading.words[index]
    if word.opens != 2 or word.shape is not Shape.CAP or not reading.joined(index + 1):
        return False
    known = word.marks & (NAMES | ABSTRACT | KIN | ROLE | TITLE | THING | NEVER_PLACE | PRONOUN)
    if not word.marks & COMMON or word.low in section("no-nicknames"):
        return False
    if known or word.low.endswith(_NO_SUBJECTS) or reading.case(word) is not Case.NORMAL:
        return False
    return reading.words[index + 1].low in section("deeds-of-people")


def _acts(scene: Scene) -> Clue | None:
    marks = scene.after.marks
    said = scene.reading.text[scene.after.stop : scene.after.stop + 2]
    if scene.after.low in {"goes", "went"} and said in {' "', " “"}:
        return Clue(4, "is said to speak or act", firm=True)
    if marks & (SPEECH | THINKING):
        return Clue(4, "is said to speak or act", firm=bool(marks & SPEECH))
    if marks & AUXILIARY:
        if scene.later.low in _COPULA and scene.word.opens and not scene.word.marks & NAMES:
            return Clue(-1 if scene.word.marks & ANY_WORD else 0)
        return Clue(2, "is said to be or have something")
    past = scene.after.low.endswith("ed") and marks & ANY_WORD and not scene.low
    if (marks & NAME_VERB or past) and not marks & NO_SUBJECT and scene.after.shape is Shape.LOW:
        return Clue(2, "is said to speak or act")
    return None


def _there(scene: Scene) -> Clue | None:
    """It was summer on the phone, grace at the door; is gemma there."""
    asked = scene.before.low == "is" and scene.after.low == "there"
    there = scene.word.marks & GIVEN and (
        asked or _THERE.match(scene.reading.text, scene.word.stop)
    )
    return Clue(4, "is on the phone or at the door") if there else None


def _verb(scene: Scene) -> Clue | None:
    """Will that be enough, Grace under pressure: the word is no name here."""
    word = scene.word
    if not word.marks & VERB_NAME:
        return None
    if scene.after.marks & OBJECT and word.shape is not Shape.CAPS:
        asked = word.marks & MODAL and scene.after.low in {"i", "you", "we", "be", "that"}
        return Clue(-6 if word.opens == 2 or asked else -2)
    return Clue(-2) if word.opens and scene.after.marks & PREPOSITION else None


_LOOKS = (
    _brackets,
    _message,
    _list_head,
    _owner,
    _aside,
    _apart,
    _owner_in_a_hurry,
    _aged,
    _kin_of,
    _bare_subject,
    _acts,
    _there,
    _verb,
)

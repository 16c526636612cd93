"""What can be said about a goal without judging it: hints, and which kinds of evidence are there.

The hints follow SMART (Doran, 1981). They help and never stand in the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reflectjournal.model import Evidence, EvidenceKind, Goal

_SEEN_OR_HEARD = frozenset(
    {
        *("act", "agree", "answer", "arrange", "ask", "attend", "book", "bring", "call"),
        *("chair", "challenge", "change", "chat", "check", "choose", "coach", "complete"),
        *("contact", "decide", "deliver", "demonstrate", "describe", "discuss", "draft"),
        *("draw", "end", "explain", "find", "finish", "follow", "gather", "give", "go", "help"),
        *("hold", "introduce", "invite", "join", "keep", "lead", "let", "list", "listen", "make"),
        *("meet", "mentor", "name", "note", "observe", "offer", "open", "pass", "plan"),
        *("practise", "prepare", "present", "raise", "read", "record", "refer", "repeat"),
        *("report", "review", "ring", "run", "say", "see", "send", "set", "share", "show", "sit"),
        *("speak", "start", "stop", "summarise", "take", "talk", "teach", "tell", "test"),
        *("thank", "train", "try", "turn", "use", "visit", "wait", "walk", "work", "write"),
    }
)
"""Verbs of things that somebody else could see or hear being done."""

_OTHERS = re.compile(
    r"(?:(?:my|our|the|all|other|every)\s+)?(?:manager|managers|supervisor|team|colleagues?|staff|"
    r"schools?|parents?|famil(?:y|ies)|child(?:ren)?|police|partners?|agenc(?:y|ies)|council|"
    r"service|organisation|employer|others|they|he|she|everybody|everyone|people)\b"
    r"(?!\s+(?:and|or)\s+I\b)",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:I|I'm|I’m|I'll|I’ll|myself|my own)\b")
_DATE = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:weeks?|months?|years?|spring|"
    r"summer|autumn|winter|easter|christmas|appraisal)\b",
    re.IGNORECASE,
)


def hints(goal: Goal) -> tuple[str, ...]:
    """Sentences about what the goal does not say yet; none where nothing stands out."""
    found = []
    if goal.target is None and not _DATE.search(goal.time_bound):
        found.append("There is no day yet. When would you like to be there?")
    if not _can_be_observed(f"{goal.title} {goal.specific} {goal.measurable} {goal.success}"):
        found.append("Nothing in it can be seen or heard yet. What would somebody see you do?")
    if _OTHERS.match(goal.title.strip()) and not _MINE.search(f"{goal.title} {goal.specific}"):
        found.append("It seems to depend on somebody else. Which part of it is yours to do?")
    return tuple(found)


def _can_be_observed(text: str) -> bool:
    return any(_stems(word) & _SEEN_OR_HEARD for word in re.findall(r"[a-z]+", text.casefold()))


def _stems(word: str) -> set[str]:
    """The word and what it may be a form of: asks, asked, asking -> ask; making -> make."""
    stems = {word}
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            stems |= {stem, f"{stem}e"}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return stems


def kinds(evidence: Iterable[Evidence]) -> dict[EvidenceKind, int]:
    """How many pieces there are of each of the four kinds. The kinds count, not the pieces."""
    found = dict.fromkeys(EvidenceKind, 0)
    for piece in evidence:
        found[piece.kind] += 1
    return found

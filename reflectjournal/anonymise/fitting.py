"""Words put in the place of others, as the sentence around them needs them."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:\b(?:my|your|his|her|its|our|their|whose|school|district|community|practice|charge|staff"
    r"|specialist|ward|link|senior|deputy|lead)|\w['’]s) $",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(r"(?:an?|the|some) ")
_PREPOSED = re.compile(r"(?:in|at|during|from|for) ")
_PREPOSITION = re.compile(
    r"\b(?:at|in|on|by|from|for|until|since|around|about) (?:the |an? )?$", re.IGNORECASE
)
_IN_HOME = re.compile(r"\b([Ii])n (?:the |an? )?$")
_OPEN = re.compile(r" ?\(\s*$")
_CLOSE = re.compile(r"\s*\)")
_STOP_AFTER = re.compile(r"[,;]\s*$")
_STOP_BEFORE = re.compile(r"\s*[,;:]\s*")
_STOP_OR_END = re.compile(r"\s*[,;.:!?)]")
_SAID_ONCE = frozenset(("home", "a local area"))
_NEAR = 12  # letters on either side of a gap in which its commas and brackets stand


def fitted(last: str, before: str, put: str, rest: str, *, opens: bool) -> tuple[str, str, int]:
    """The text before, the words to put, and how many letters of the rest they stand for.

    `last` is what was put before that, and is not changed any more.

    No article, preposition, noun or role is doubled; an initial takes its full stop along;
    a sentence begins with a capital. `opens` says that nothing stands before.
    """
    dropped = 1 if rest[:2] in {".,", ".;"} else 0
    if not put:
        if before.endswith(" ") and (not rest or rest[0] in " ,.;:!?)"):
            before = before[:-1]
        return before, put, dropped
    if put in _SAID_ONCE and last.lower() == put and before in {" ", ", ", " ("}:
        return "", "", dropped + rest.startswith(")") * (before == " (")
    if said := re.search(rf"\b{re.escape(put)}(, | \(| )$", before, re.IGNORECASE):
        return before[: said.start(1)], "", dropped + rest.startswith(")")
    if put == "home" and (inside := _IN_HOME.search(before)):
        before = f"{before[: inside.start()]}{'A' if inside[1] == 'I' else 'a'}t "
    before, put = _not_doubled(before, put)
    if (noun := re.match(r" ([a-z]+)\b", rest)) and put.endswith(f" {noun[1]}"):
        dropped = noun.end()
    opening = (before or last).rstrip(" \"“‘'(")
    if put[0].islower() and ((opens and not opening) or opening.endswith((".", "!", "?", "\n"))):
        put = put[0].upper() + put[1:]
    return before, put, dropped


def _not_doubled(before: str, put: str) -> tuple[str, str]:
    """Without the article or preposition that `put` brings along itself."""
    doubled = None
    if _PREPOSED.match(put):
        doubled = _PREPOSITION.search(before)
    elif _WITH_ARTICLE.match(put):
        if _OWNED.search(before):  # "her sister", "the school nurse"
            return before, put.partition(" ")[2]
        doubled = _ARTICLE.search(before)
    if not doubled:
        return before, put
    if doubled[0][0].isupper():
        put = put[0].upper() + put[1:]
    return before[: doubled.start()], put


def gap(before: str, after: str) -> tuple[int, int]:
    """What a removed word leaves that goes with it: letters before and after the gap.

    Empty brackets, and one of two commas: "(sort code, account)" leaves nothing, "a, b, c"
    without b leaves "a, c".
    """
    left, right = before[-_NEAR:], after[:_NEAR]
    opened, closed = _OPEN.search(left), _CLOSE.match(right)
    if opened and closed:
        return len(opened[0]), closed.end()
    comma = _STOP_BEFORE.match(right)
    if opened and comma:
        return 0, comma.end()
    if (stop := _STOP_AFTER.search(left)) and _STOP_OR_END.match(right):
        return len(stop[0]), 0
    return 0, 0

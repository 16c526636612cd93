"""Who signs a note: "Regards, F", "Cheers, D", "All the best, Bea O'Rourke", "ta G x"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectjournal.anonymise.lexicon import (
    ACRONYM,
    ANY_WORD,
    COMMON,
    GIVEN,
    NAMES,
    PUBLIC,
    ROLE,
    marks_of,
)
from reflectjournal.anonymise.reading import plain

_CLOSING = (
    "(?:(?:kind(?:est)?|warm(?:est)?|best|many|with|much|lots of|yours) ){0,2}"
    "(?:regards|wishes|thanks|thank you|cheers|ta|sincerely|faithfully|truly|love|all the best|best"
    "|respectfully|yours|take care|speak soon|see you soon|diolch|cofion|hwyl|slán)"
)
_SIGNED = re.compile(
    rf"(?:^|(?<=[\n.!?,;]))[ \t]*(?i:{_CLOSING})[,.!]{{0,2}}(?: |\s{{1,4}})"
    r"(?:[-–—] ?)?([A-Z](?![\w'’])|[A-Z][\w'’-]{1,24}(?: [A-Z][\w'’-]{0,24}){0,2}"
    r"|[a-z][a-z'’-]{2,20})(?=[.!]?[ \t]*(?:x{1,4}\b)?[ \t]*(?:\n|$))"
)
_KISSED = re.compile(r"(?<![\w'’])([A-Z]) x{1,4}(?=[ \t]*(?:\n|$))")
_NAMED_BELOW = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?i:signed|written by|completed by|author|initials?)[: ] ?"
    r"((?:[A-Z]\.?){1,3}(?: ?/ ?(?:[A-Z]\.?){1,3})?)(?=[.]?[ \t]*(?:\n|$))"
)


def signatures(text: str) -> Iterator[tuple[int, int]]:
    """Where the writer signs, by name or by a letter. "Regards, A tired worker" is nobody."""
    for match in _SIGNED.finditer(text):
        if _signer(match[1]):
            yield match.span(1)
    for expression in (_KISSED, _NAMED_BELOW):
        for match in expression.finditer(text):
            yield match.span(1)


def _signer(written: str) -> bool:
    if len(written) == 1:
        return True
    words = [marks_of(plain(word)) for word in written.split()]
    named = any(not marks & COMMON and (marks & NAMES or not marks & ANY_WORD) for marks in words)
    if written[0].islower():
        return named and not words[0] & COMMON
    listed = len(words) == 1 and bool(words[0] & GIVEN)
    return (named or listed) and not any(marks & (PUBLIC | ACRONYM | ROLE) for marks in words)

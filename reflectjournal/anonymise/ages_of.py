"""Numbers right after a person, which are most often an age: "Maja 7 and Szymon 4"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reflectjournal.anonymise.hits import Hit
from reflectjournal.anonymise.numbers import NUMBER_WORD
from reflectjournal.model.findings import Tier

_NOT_COUNTED = (
    "of|o|or|to|per|out|more|less|different|year|month|week|day|hour|minute|mile|pound|quid|mins?"
    "|hrs?|yrs?|wks?|mths?|am|pm|people|children|men|women|new|percent|per"
)
_VERBS = "is|was|has|says|lives|does|goes|needs|wants|sees|looks|stays|gets|keeps|likes|plus"
_AGE = re.compile(
    rf"(?:,|:| ?[-–—|/=])? ?\(?(?<=[ (])((?:1[01]\d|\d{{1,2}})½?|(?!one\b){NUMBER_WORD})"
    r"(?![\w/:%°-]|[.,]\d)"
    rf"(?! (?:{_NOT_COUNTED})\b)(?! (?!(?:{_VERBS})\b)[a-z]+s\b)"
)


def ages_of(text: str, people: Iterable[Hit]) -> Iterator[Hit]:
    """The number that follows each person, unless it counts something."""
    for hit in people:
        match = _AGE.match(text, hit.end)
        if match:
            reason = "a number after a name, like an age"
            tier = Tier.LIKELY if match[1][0].isdigit() else Tier.CHECK
            yield Hit(*match.span(1), "age", tier, reason)

"""Where in a text a pattern is worth trying: near digits, number words, months and the like.

Most of a note holds none of these. Trying every pattern on every letter costs ten times as
much as trying it in the windows around its own trigger words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from reflectjournal.anonymise.late import Late, compiled
from reflectjournal.anonymise.reading import Reading
from reflectjournal.anonymise.triggers import BY_WORD

AT = "at"
AT_NUMBER = "at-number"
_BEFORE = 40  # letters before a trigger in which a pattern may begin
_NARROW = 20  # the same where at most a few letters stand before the digits: "AB12"
_AFTER = 56  # letters after it in which the pattern ends
_LONG = frozenset(("only", "sole", "family", "landmark", "pet", "platform", "spelled", "radio"))
_LONG_AFTER = 96
_DATED = 30  # letters between a month and its day or year, at most
_DIGITS = re.compile(r"\d+")


def _beside(places: list[int], digits: list[int]) -> list[int]:
    """The months that have a digit near them; "may" and "march" are mostly verbs."""
    if not digits:
        return []
    last = len(digits)
    after = ((at, bisect_left(digits, at - _DATED)) for at in places)
    return [at for at, i in after if i < last and digits[i] <= at + _DATED]


class Spots:
    """The windows of one text, by trigger.

    "digit" and "code" stand for any digit; "number" adds words.
    """

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        places: dict[str, list[int]] = {}
        for word in reading.words:
            low = word.low
            names = BY_WORD.get(low, ())
            if "-" in low:
                names = (*names, *(n for part in low.split("-") for n in BY_WORD.get(part, ())))
            for name in names:
                places.setdefault(name, []).append(word.start)
        digits = [m.start() for m in _DIGITS.finditer(self._text)]
        places["digit"] = places["code"] = digits
        places["number"] = sorted(digits + places.get("number", []))
        places["dated"] = _beside(places.get("month", []), digits)
        self._places = places
        self._windows: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        self._any: dict[tuple[str, ...], bool] = {}
        self._starts: dict[tuple[str, ...], list[int]] = {}

    def windows(self, *names: str) -> list[tuple[int, int]]:
        """Stretches around the triggers, in order and without overlaps."""
        known = self._windows.get(names)
        if known is not None:
            return known
        before = _NARROW if names == ("code",) else _BEFORE
        places = [
            (at, at + (_LONG_AFTER if name in _LONG else _AFTER))
            for name in names
            for at in self._places.get(name, ())
        ]
        if len(names) > 1:
            places.sort()
        merged: list[tuple[int, int]] = []
        for at, after in places:
            start, end = max(0, at - before), min(len(self._text), after)
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._windows[names] = merged
        return merged

    def any_of(self, names: tuple[str, ...]) -> bool:
        """False where none of the triggers is in the text: no pattern near them can match."""
        known = self._any.get(names)
        if known is None:
            known = self._any[names] = any(self._places.get(name) for name in names)
        return known

    def find(self, pattern: re.Pattern[str] | Late, *names: str) -> Iterable[re.Match[str]]:
        """Every match of the pattern inside the windows of these triggers.

        After the name `AT` the pattern is tried only where a trigger begins, after
        `AT_NUMBER` only where besides a number follows shortly.
        """
        if names[0] not in {AT, AT_NUMBER}:
            windows = self._windows.get(names)
            if windows is None:
                windows = self.windows(*names)
            return self._inside(compiled(pattern), windows) if windows else ()
        starts = self._starts.get(names)
        if starts is None:
            starts = self._starts[names] = self._starts_of(names)
        return self._at(compiled(pattern), starts) if starts else ()

    def _inside(
        self, pattern: re.Pattern[str], windows: list[tuple[int, int]]
    ) -> list[re.Match[str]]:
        text, finditer = self._text, pattern.finditer
        return [match for start, end in windows for match in finditer(text, start, end)]

    def _at(self, pattern: re.Pattern[str], starts: list[int]) -> list[re.Match[str]]:
        text, done, try_at = self._text, 0, pattern.match
        found: list[re.Match[str]] = []
        for at in starts:
            if at >= done:
                match = try_at(text, at)
                if match:
                    done = match.end()
                    found.append(match)
        return found

    def _starts_of(self, names: tuple[str, ...]) -> list[int]:
        places = self._places
        starts = sorted({place for name in names[1:] for place in places.get(name, ())})
        if names[0] == AT:
            return starts
        numbers = places["number"]
        after = [bisect_left(numbers, at) for at in starts]
        last = len(numbers)
        return [
            at
            for at, next_one in zip(starts, after, strict=True)
            if next_one < last and numbers[next_one] - at <= _BEFORE
        ]

"""Matching entries of one or several words at a place in a text.

Numbers are no words of a reading: "type 1 diabetes" is matched as "type diabetes".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reflectjournal.anonymise.lexicon import section
from reflectjournal.anonymise.reading import Case, Reading


class Phrases:
    """A set of phrases, asked word by word; the longest one at a place wins."""

    def __init__(self, entries: Iterable[str]) -> None:
        listed = tuple(entries)
        self._single = {entry for entry in listed if entry.isalpha()}
        self._pairs: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for entry in listed:
            if entry in self._single:
                continue
            self._add(tuple(_bare(word) for word in entry.split() if any(map(str.isalpha, word))))
            if "-" in entry:
                self._add(tuple(_bare(word) for word in entry.replace("-", " ").split()))
        self._firsts = frozenset(self._single | self._pairs.keys())
        for seconds in self._pairs.values():
            for options in seconds.values():
                options.sort(key=len, reverse=True)

    def _add(self, words: tuple[str, ...]) -> None:
        if len(words) == 1:
            self._single.add(words[0])
        elif words:
            self._pairs.setdefault(words[0], {}).setdefault(words[1], []).append(words)

    def begins(self, low: str) -> bool:
        """True where a phrase of the set begins with the word."""
        return low in self._firsts

    def first_words(self) -> frozenset[str]:
        """The words with which the phrases of the set begin."""
        return self._firsts

    def match(self, reading: Reading, index: int) -> int:
        """How many words from `index` on are a phrase of the set; 0 where none is."""
        words = reading.words
        first = words[index].low
        seconds = self._pairs.get(first)
        if seconds is not None and index + 1 < len(words):
            for option in seconds.get(words[index + 1].low, ()):
                if _follows(reading, index, option):
                    return len(option)
        return 1 if first in self._single else 0


def _bare(word: str) -> str:
    return word.removesuffix("'s").strip("&!.,'")


def _follows(reading: Reading, index: int, option: tuple[str, ...]) -> bool:
    words = reading.words
    if index + len(option) > len(words):
        return False
    if any(words[index + k].low != option[k] for k in range(2, len(option))):
        return False
    return words[index].line == words[index + len(option) - 1].line


def public_words(reading: Reading) -> frozenset[int]:
    """Words that belong to a public name of several words: "Love Island", "Taylor Swift"."""
    public, field = phrases("brands", "shows", "field", "theorists", "calendar"), phrases("field")
    firsts = public.first_words()
    masked: set[int] = set()
    for i, word in enumerate(reading.words):
        if word.low not in firsts or i in masked:
            continue
        count = public.match(reading, i)
        capital = word.text[0].isupper() or reading.words[i + count - 1].text[0].isupper()
        dictated = reading.case(word) is Case.LOWER and field.match(reading, i) == count
        apart = count > 1 and "(" in reading.text[word.stop : reading.words[i + count - 1].start]
        if count > 1 and (capital or dictated) and not apart:
            masked.update(range(i, i + count))
    return frozenset(masked)


@cache
def phrases(*sections: str) -> Phrases:
    """The phrases of one or more sections of the lists."""
    return Phrases(entry for name in sections for entry in section(name))

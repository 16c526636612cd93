"""Matching entries of several words at a place in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reflectjournal.anonymise.lexicon import lexicon
from reflectjournal.anonymise.reading import Reading


class Phrases:
    """A set of phrases, asked word by word; the longest one at a place wins."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            words = tuple(_bare(word) for word in entry.replace("-", " - ").split() if word != "-")
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    def match(self, reading: Reading, index: int) -> int:
        """How many words from `index` on are a phrase of the set; 0 where none is."""
        words = reading.words
        options = self._by_first.get(words[index].low)
        if not options:
            whole = words[index].low
            if "-" not in whole:
                return 0
            first = whole.split("-", 1)[0]
            joined = tuple(whole.split("-"))
            return 1 if joined in self._by_first.get(first, ()) else 0
        for option in options:
            if len(option) == 1 or _follows(reading, index, option):
                return len(option)
        return 0


def _bare(word: str) -> str:
    return word.removesuffix("'s").strip("&!.,'")


def _follows(reading: Reading, index: int, option: tuple[str, ...]) -> bool:
    words = reading.words
    if index + len(option) > len(words):
        return False
    return all(
        words[index + k].low == option[k] and "\n" not in reading.gap(index + k)
        for k in range(1, len(option))
    )


@cache
def phrases(*sections: str) -> Phrases:
    """The phrases of one or more sections of the lists."""
    lists = lexicon()
    return Phrases(entry for section in sections for entry in lists.section(section))

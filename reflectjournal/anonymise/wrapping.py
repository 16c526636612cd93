"""Paragraphs that were broken into lines of one width, as in an e-mail or the text of a PDF.

A name broken over two of their lines is one name, and a line begins no sentence there.
"""

from __future__ import annotations

import re
from itertools import pairwise

_BLOCK = re.compile(r"^[^\n]++(?:\n[^\n]++)+", re.MULTILINE)  # linear in the letters
_ITEM = re.compile(r"[ \t]*(?:[-*•–—>#|]|\(?\w{1,3}[.):]\s)")
_SHORTEST = 45  # letters of the longest line, below which nothing was broken to fit
_FEWEST = 3  # lines of a paragraph
_FULL = 0.8  # of the longest line: letters in a PDF are of different widths


def unwrapped(text: str) -> str:
    """The text with such line ends as spaces. Every other letter stays where it is."""
    if "\n" not in text:
        return text
    return _BLOCK.sub(lambda block: _joined(block[0]), text)


def _joined(block: str) -> str:
    lines = block.split("\n")
    longest = max(map(len, lines))
    runs = [lines[:1]]
    for line, after in pairwise(lines):
        if len(line) + 1 + len(_first(after)) > _FULL * longest and not _ITEM.match(after):
            runs[-1].append(after)
        else:
            runs.append([after])
    return "\n".join((" " if _wrapped(run) else "\n").join(run) for run in runs)


def _wrapped(run: list[str]) -> bool:
    """Whether lines, none of which had room for the next word, are one paragraph."""
    long = max(map(len, run)) >= _SHORTEST
    return long and len(run) >= _FEWEST and any(line[:1].islower() for line in run[1:])


def _first(line: str) -> str:
    return line.split(maxsplit=1)[0] if line.strip() else ""

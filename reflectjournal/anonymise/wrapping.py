"""Paragraphs that were broken into lines of one width, as in an e-mail or the text of a PDF.

A name broken over two of their lines is one name, and a line begins no sentence there.
"""

from __future__ import annotations

import re
from itertools import pairwise

_BLOCK = re.compile(r"^[^\n]++(?:\n[^\n]++)+", re.MULTILINE)  # linear in the letters
_ITEM = re.compile(r"[ \t]*(?:[-*•–—>#|]|\(?\w{1,3}[.):]\s|[A-Z][\w ]{1,20}:\s)")
_SHORTEST = 45  # letters of the longest line, below which nothing was broken to fit
_FEWEST = 3  # lines of a paragraph that shows how wide the text is
_FULL = 0.8  # of the longest line: letters in a PDF are of different widths
_FULL_ALONE = 0.9  # of the width of the text, where a paragraph has two lines


def unwrapped(text: str) -> str:
    """The text with such line ends as spaces. Every other letter stays where it is."""
    if "\n" not in text:
        return text
    blocks = [match[0].split("\n") for match in _BLOCK.finditer(text)]
    widths = [max(map(len, run)) for lines in blocks for run in _runs(lines) if _wrapped(run)]
    if not widths:
        return text
    return _BLOCK.sub(lambda block: _joined(block[0].split("\n"), max(widths)), text)


def _joined(lines: list[str], width: int) -> str:
    return "\n".join(
        (" " if _wrapped(run) or _filled(run, _FULL_ALONE * width) else "\n").join(run)
        for run in _runs(lines)
    )


def _runs(lines: list[str]) -> list[list[str]]:
    """The lines of a block, those together of which none had room for the next word."""
    room = _FULL * max(map(len, lines))
    runs = [lines[:1]]
    for line, after in pairwise(lines):
        if _filled([line, after], room) and not _ITEM.match(after):
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _filled(run: list[str], room: float) -> bool:
    return all(
        after.strip() and len(line) + 1 + len(after.split(maxsplit=1)[0]) > room
        for line, after in pairwise(run)
    )


def _wrapped(run: list[str]) -> bool:
    """Whether the lines are one paragraph, told by themselves alone."""
    if len(run) < _FEWEST or max(map(len, run)) < _SHORTEST:
        return False
    return any(line[:1].islower() for line in run[1:]) or all(map(str.isupper, run))

"""Regular expressions that are compiled when they are first asked for.

Most texts hold the triggers of a few patterns only, and compiling all of them takes longer
than reading all word lists.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cached_property


class Late:
    """An expression that compiles itself on first use."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self._source, self._flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As of a compiled expression."""
        return self.compiled.match(text, start)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled expression."""
        return self.compiled.search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """As of a compiled expression."""
        return self.compiled.finditer(text, start, end)


def compiled(expression: re.Pattern[str] | Late) -> re.Pattern[str]:
    """The compiled form of either."""
    return expression.compiled if isinstance(expression, Late) else expression

"""Aliases in place of real names: for the presentation view and the printed sheet."""

from __future__ import annotations

from collections.abc import Sequence

from reflectjournal.anonymise.reading import read
from reflectjournal.anonymise.register import find_aliases, register_of
from reflectjournal.model import Alias, AliasKind

_MOST_KEPT = 4000


class Names:
    """Replaces the names of a register, in every form the scan for sharing knows.

    A name that is not in the register is not known here, and stays. The same text
    always gives the same words.
    """

    def __init__(self, aliases: Sequence[Alias]) -> None:
        self._register = register_of(aliases)
        self._kept: dict[str, str] = {}

    def cover(self, text: str) -> str:
        """The text with the role or kind of place where a name stood."""
        if not text or not self._register.forms:
            return text
        known = self._kept.get(text)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[text] = self._covered(text)
        return known

    def _covered(self, text: str) -> str:
        parts, at = [], 0
        for hit, alias in find_aliases(read(text), self._register):
            parts += [text[at : hit.start], _role(alias)]
            at = hit.end
        return "".join([*parts, text[at:]])


def _role(alias: Alias) -> str:
    return alias.role or ("a person" if alias.kind is AliasKind.PERSON else "a place")

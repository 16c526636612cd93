"""Takes values out of a TOML table, and names file, key and what is expected where it cannot."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from reflectjournal.errors import BadData, JournalError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_Choice = TypeVar("_Choice", bound=StrEnum)
_Part = TypeVar("_Part")
_Value = TypeVar("_Value")


class Reader:
    """Takes known keys out of one table; `done` complains about the ones left over."""

    def __init__(
        self,
        table: Mapping[str, Any],
        file: str,
        where: str = "",
        error: type[JournalError] = BadData,
    ) -> None:
        self._left = dict(table)
        self._file = file
        self._where = where
        self._error = error

    def fault(self, key: str, expected: str) -> JournalError:
        """The error for one key."""
        return self._error(f'{self._file}: "{self._where}{key}" {expected}.')

    def _take(self, key: str, kind: type[_Value], default: _Value | None, expected: str) -> _Value:
        value = self._left.pop(key, default)
        if value is None:
            raise self.fault(key, f"is missing; it should be {expected}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"should be {expected}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A line of text; needed unless there is a default."""
        value = self._take(key, str, default, "text in quotes")
        if default is None and not value.strip():
            raise self.fault(key, "is empty; it should be text in quotes")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; an absent one is empty."""
        values: list[object] = self._take(key, list, [], "a list of texts")
        lines = tuple(value.strip() for value in values if isinstance(value, str))
        if len(lines) != len(values) or not all(lines):
            raise self.fault(key, "should be a list of texts, none of them empty")
        return lines

    def number(self, key: str, default: int | None = None, least: int = 1) -> int:
        """A whole number that is not less than `least`."""
        value = self._take(key, int, default, "a whole number")
        if value < least:
            raise self.fault(key, f"should be a whole number, {least} or more")
        return value

    def day(self, key: str, default: date | None = None) -> date:
        """A date; needed unless there is a default."""
        return self._take(key, date, default, "a date without quotes: 2026-11-21")

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        return self._take(key, bool, default=default, expected="true or false")

    def name(self, key: str) -> str:
        """An id: small letters and digits joined by hyphens."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.fault(key, 'should be small letters and digits joined by hyphens: "so-what"')
        return value

    def one_of(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of the values of an enum."""
        value = self.text(key, str(default))
        try:
            return choices(value)
        except ValueError:
            raise self.fault(key, one_of(value, tuple(choices))) from None

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """One of these values, or the default where absent."""
        value = self.text(key, default)
        if value != default and value not in choices:
            raise self.fault(key, one_of(value, choices))
        return value

    def some_of(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Any of these values."""
        values = self.texts(key)
        for value in values:
            if value not in choices:
                raise self.fault(key, one_of(value, choices))
        return values

    def part(self, key: str) -> Reader:
        """A table inside this one; empty where absent."""
        return self._inner(self._take(key, dict, {}, "a table"), f"{key}.")

    def _inner(self, table: Mapping[str, Any], where: str) -> Reader:
        return Reader(table, self._file, self._where + where, self._error)

    def parts(self, key: str, read: Callable[[Reader], _Part]) -> tuple[_Part, ...]:
        """A list of tables, each read by `read`."""
        tables: list[object] = self._take(key, list, [], f"a list of tables, each under [[{key}]]")
        found = []
        for number, table in enumerate(tables, 1):
            if not isinstance(table, dict):
                raise self.fault(key, f"should be a list of tables, each under [[{key}]]")
            found.append(read(self._inner(table, f"{key}[{number}].")))
        return tuple(found)

    def done(self) -> None:
        """Raises for a key that nobody asked for: most often a slip of the keyboard."""
        for key in self._left:
            raise self.fault(key, "is not a key that belongs here")


def one_of(value: str, choices: tuple[str, ...]) -> str:
    """The rest of the sentence for a value that is none of those allowed."""
    return f'is "{value}"; it should be one of: ' + ", ".join(c for c in choices if c)


def read_table(path: Path) -> Reader:
    """A data file that comes with the program. Raises `BadData`."""
    try:
        return Reader(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadData(f"{path.name}: {error}.") from error

"""Values of the model to plain data (what JSON knows) and back.

The plain form is part of the file format: fields by name, moments as ISO 8601 in
UTC, days as YYYY-MM-DD, tuples as lists. Reading leaves out names it does not
know and takes the default of fields it does not find, so that an older value
still reads.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar

_T = TypeVar("_T")
_HINTS: dict[type, dict[str, Any]] = {}


def to_plain(value: Any) -> Any:
    """The value as dictionaries, lists, text, numbers and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(cls: type[_T], data: Any) -> _T:
    """The dataclass from its plain form. Raises ValueError, TypeError or KeyError on other data."""
    value: _T = read(cls, data)
    return value


def read(hint: Any, data: Any) -> Any:
    """The value of a type hint from its plain form."""
    if data is None or hint is Any:
        return None if data is None else data
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return read(next(a for a in typing.get_args(hint) if a is not type(None)), data)
    if origin is tuple:
        return tuple(read(typing.get_args(hint)[0], item) for item in data)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        known = hints(hint)
        return hint(**{name: read(known[name], data[name]) for name in known if name in data})
    if hint is datetime:
        return datetime.fromisoformat(data)
    if hint is date:
        return date.fromisoformat(data)
    return hint(data)


def hints(cls: type) -> dict[str, Any]:
    """The fields of a dataclass with their types."""
    if cls not in _HINTS:
        every = typing.get_type_hints(cls)
        _HINTS[cls] = {f.name: every[f.name] for f in dataclasses.fields(cls)}
    return _HINTS[cls]

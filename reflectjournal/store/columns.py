"""Between a dataclass and the columns of its table, which have the names of its fields."""

from __future__ import annotations

import json
import typing
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from reflectjournal.model import codec
from reflectjournal.store.vault import Row, Transaction

_T = TypeVar("_T")

_Reader = typing.Callable[[Any], Any]
Clock = typing.Callable[[], datetime]
"""Gives the present moment; tests give another."""


def now_utc() -> datetime:
    """The present moment, whole milliseconds."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def storable(text: str) -> str:
    """The text without what no database or file can hold: NUL, halves of characters."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")


def as_column(value: Any) -> Any:
    """A field as SQLite keeps it: moments, days and enums as text, tuples as JSON."""
    plain = codec.to_plain(value)
    if isinstance(plain, (list, dict)):
        plain = json.dumps(plain, ensure_ascii=False)
    if isinstance(plain, str):
        return storable(plain)
    return int(plain) if isinstance(plain, bool) else plain


def moment(text: str | None) -> datetime | None:
    """The moment in a column, or None."""
    return None if text is None else datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """The day in a column, or None."""
    return None if text is None else date.fromisoformat(text)


class Columns(Generic[_T]):
    """The fields of a dataclass that stand in one table under their own names."""

    def __init__(self, table: str, cls: type[_T], names: Sequence[str]) -> None:
        self.table = table
        self.names = tuple(names)
        self.select = ", ".join(f'{table}."{name}"' for name in self.names)
        self._cls = cls
        known = codec.hints(cls)
        self._readers = [_reader(known[name]) for name in self.names]

    def values(self, value: _T) -> list[Any]:
        """The columns of a value, in the order of `names`."""
        return [as_column(getattr(value, name)) for name in self.names]

    def fields(self, row: Row) -> dict[str, Any]:
        """The fields that a row of `select` holds."""
        return {
            name: cell if read is None or cell is None else read(cell)
            for name, read, cell in zip(self.names, self._readers, row, strict=False)
        }

    def read(self, row: Row, **more: Any) -> _T:
        """The value of a row of `select`, with the fields that stand elsewhere."""
        return self._cls(**self.fields(row), **more)

    def insert(self, tx: Transaction, value: _T, **more: Any) -> int:
        """Add a row without its id; `more` holds columns that are no field. Gives the id."""
        names = [name for name in self.names if name != "id"]
        cells = [as_column(getattr(value, name)) for name in names]
        columns = ", ".join(f'"{name}"' for name in (*names, *more))
        marks = ", ".join("?" * (len(names) + len(more)))
        return tx.insert(
            f"INSERT INTO {self.table} ({columns}) VALUES ({marks})",
            [*cells, *more.values()],
        )

    def update(self, tx: Transaction, value: _T, id: int, **more: Any) -> None:
        """Write the row of this id anew."""
        names = [name for name in self.names if name != "id"]
        cells = [as_column(getattr(value, name)) for name in names]
        sets = ", ".join(f'"{name}" = ?' for name in (*names, *more))
        tx.execute(
            f"UPDATE {self.table} SET {sets} WHERE id = ?",
            [*cells, *more.values(), id],
        )


def _reader(hint: Any) -> _Reader | None:
    """What turns a cell into the field; None where the cell is the field."""
    kinds = [kind for kind in (typing.get_args(hint) or (hint,)) if kind is not type(None)]
    if typing.get_origin(hint) is tuple:
        return lambda cell: codec.read(hint, json.loads(cell))
    if kinds[0] in (str, int, float):
        return None
    if kinds[0] is datetime:
        return datetime.fromisoformat
    return date.fromisoformat if kinds[0] is date else typing.cast(_Reader, kinds[0])

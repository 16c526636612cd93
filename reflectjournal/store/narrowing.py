"""Which entries a list or a search looks at, as SQL made from constants and bound values.

A list is read from the index that fits its first condition, newest day first, so
that a page costs the same whatever the size of the journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reflectjournal.model import Cursor, EntryFilter, FlagKind, Outcome

FTS_SHIFT = 32

NOT_IN_BIN = "entry.deleted_at IS NULL"
IN_BIN = "entry.deleted_at IS NOT NULL"


def fts_id(day: date, id: int) -> int:
    """The number of an entry in the search index: its order is newest day first."""
    return day.toordinal() << FTS_SHIFT | id


def folded(text: str) -> str:
    """A tag as it is compared: case and spaces do not count."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One condition. With a table, it is about the rows of an entry in that table."""

    condition: str
    params: tuple[Any, ...] = ()
    table: str = ""
    negative: bool = False

    def as_filter(self) -> str:
        """The condition about the row of `entry`."""
        if not self.table:
            return f"NOT ({self.condition})" if self.negative else self.condition
        some = f"EXISTS (SELECT 1 FROM {self.table} WHERE entry_id = entry.id AND {self.condition})"
        return f"NOT {some}" if self.negative else some


def by_tag(tag: str, *, negative: bool = False) -> Narrowing:
    """Entries with this tag; `home*` means all tags that begin so."""
    name = folded(tag)
    if name.endswith("*"):
        some = "entry_tag.tag_id IN (SELECT id FROM tag WHERE substr(folded, 1, ?) = ?)"
        params: tuple[Any, ...] = (len(name) - 1, name[:-1])
        return Narrowing(_either_way("entry_tag", some), params, "", negative)
    one = "entry_tag.tag_id = (SELECT id FROM tag WHERE folded = ?)"
    return Narrowing(one, (name,), "entry_tag", negative)


def by_feeling(word: str, *, negative: bool = False) -> Narrowing:
    """Entries in which this feeling was chosen, at the time or since."""
    return Narrowing("feeling_word.word = ?", (folded(word),), "feeling_word", negative)


def by_flag(kind: FlagKind, *, negative: bool = False) -> Narrowing:
    """Entries with this flag, also where it has been taken already."""
    return Narrowing("entry_flag.kind = ?", (kind.value,), "entry_flag", negative)


def by_cpd(*, negative: bool = False) -> Narrowing:
    """Entries that count as continuing professional development."""
    return Narrowing("entry_cpd.entry_id > ?", (0,), "entry_cpd", negative)


def by_guide(beginning: str, *, negative: bool = False) -> Narrowing:
    """Entries whose guide has an id that begins so."""
    last = beginning + "\U0010ffff"
    return Narrowing("entry.guide BETWEEN ? AND ?", (beginning, last), "", negative)


def by_outcome(outcome: Outcome, *, negative: bool = False) -> Narrowing:
    """Entries with this outcome."""
    if negative:
        return Narrowing("entry.outcome IS NOT ?", (outcome.value,))
    return Narrowing("entry.outcome = ?", (outcome.value,))


def of_filter(filter: EntryFilter) -> list[Narrowing]:
    """The conditions of a filter, except its days; the most telling one first."""
    found = []
    if filter.tag:
        found.append(by_tag(filter.tag))
    if filter.feeling:
        found.append(by_feeling(filter.feeling))
    if filter.flag:
        found.append(by_flag(filter.flag))
    if filter.cpd is not None:
        found.append(by_cpd(negative=not filter.cpd))
    if filter.guide:
        found.append(Narrowing("entry.guide = ?", (filter.guide,)))
    if filter.outcome:
        found.append(by_outcome(filter.outcome))
    if filter.draft is not None:
        unfinished = "IS" if filter.draft else "IS NOT"
        found.append(Narrowing(f"entry.finished_at {unfinished} NULL"))
    return found


def select(
    columns: str,
    narrowings: Sequence[Narrowing],
    since: date | None = None,
    until: date | None = None,
    after: Cursor | None = None,
    bin_: str = NOT_IN_BIN,
) -> tuple[str, list[Any]]:
    """The statement without its end (order, limit), and its values. `order` goes with it."""
    driver = _driver(narrowings)
    source, day, id_ = _places(driver)
    conditions = [bin_]
    params: list[Any] = []
    for narrowing in narrowings:
        if narrowing is driver:
            conditions += [narrowing.condition, *_once(narrowing.table)]
        else:
            conditions.append(narrowing.as_filter())
        params += narrowing.params
    for bound, sign in ((since, ">="), (until, "<=")):
        if bound:
            conditions.append(f"{day} {sign} ?")
            params.append(bound.isoformat())
    if after:
        conditions.append(f"({day}, {id_}) < (?, ?)")
        params += [after.day.isoformat(), after.id]
    return f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions)}", params


def order(narrowings: Sequence[Narrowing]) -> str:
    """Newest day first, in the order of the index that `select` reads."""
    _, day, id_ = _places(_driver(narrowings))
    return f"ORDER BY {day} DESC, {id_} DESC"


def _driver(narrowings: Sequence[Narrowing]) -> Narrowing | None:
    return next((n for n in narrowings if n.table and not n.negative), None)


def _places(driver: Narrowing | None) -> tuple[str, str, str]:
    if driver is None:
        return "entry", "entry.day", "entry.id"
    table = driver.table
    source = f"{table} CROSS JOIN entry ON entry.id = {table}.entry_id"
    return source, f"{table}.day", f"{table}.entry_id"


def _once(table: str) -> list[str]:
    """A word can be chosen for then and for now: the entry is listed once."""
    if table != "feeling_word":
        return []
    return [
        "NOT EXISTS (SELECT 1 FROM feeling_word AS other WHERE other.word = feeling_word.word"
        " AND other.day = feeling_word.day AND other.entry_id = feeling_word.entry_id"
        " AND other.moment < feeling_word.moment)"
    ]


def _either_way(table: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE entry_id = entry.id AND {condition})"

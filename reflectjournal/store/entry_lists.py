"""Entries as lists show them: pages, days, tags, what is flagged, what is in the bin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reflectjournal.model import (
    Cursor,
    EntryFilter,
    EntryRow,
    FlagKind,
    Link,
    LinkKind,
    Outcome,
    TagCount,
)
from reflectjournal.store import narrowing
from reflectjournal.store.columns import day as as_day
from reflectjournal.store.columns import moment
from reflectjournal.store.narrowing import Narrowing
from reflectjournal.store.search_query import match_of_titles
from reflectjournal.store.vault import Row, Vault

_BETWEEN = "\x1f"
ROW = """
    entry.id, entry.day, entry.title, entry.excerpt, entry.guide, entry.updated_at,
    entry.outcome, entry.finished_at, entry.deleted_at,
    (SELECT group_concat(tag.name, char(31) ORDER BY position)
     FROM entry_tag JOIN tag ON tag.id = tag_id WHERE entry_id = entry.id),
    (SELECT group_concat(kind, char(31)) FROM entry_flag WHERE entry_id = entry.id)
"""


def _read(row: Row) -> EntryRow:
    id_, day, title, excerpt, guide, updated, outcome, finished, deleted, tags, flags = row
    return EntryRow(
        id=id_,
        day=date.fromisoformat(day),
        title=title,
        excerpt=excerpt,
        guide=guide,
        updated_at=moment(updated),  # type: ignore[arg-type]  # never NULL
        tags=tuple(tags.split(_BETWEEN)) if tags else (),
        flags=tuple(FlagKind(kind) for kind in flags.split(_BETWEEN)) if flags else (),
        outcome=Outcome(outcome) if outcome else None,
        finished=finished is not None,
        deleted_at=moment(deleted),
    )


class EntryLists:
    """The reading half of `Entries`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def page(
        self, filter: EntryFilter | None = None, after: Cursor | None = None, limit: int = 50
    ) -> tuple[EntryRow, ...]:
        """The next rows of a list, newest day first; the first ones where `after` is None."""
        asked = filter or EntryFilter()
        narrowings = narrowing.of_filter(asked)
        sql, params = narrowing.select(ROW, narrowings, asked.since, asked.until, after)
        return self._rows(f"{sql} {narrowing.order(narrowings)} LIMIT ?", [*params, limit])

    def count(self, filter: EntryFilter | None = None) -> int:
        """The number of entries in a list."""
        asked = filter or EntryFilter()
        if asked == EntryFilter():
            return self._number("SELECT n FROM tally WHERE name = 'entries'")
        if asked == EntryFilter(tag=asked.tag) and not asked.tag.endswith("*"):
            name = narrowing.folded(asked.tag)
            return self._number("SELECT entries FROM tag WHERE folded = ?", [name])
        narrowings = narrowing.of_filter(asked)
        if len(narrowings) == 1 and narrowings[0].table and not narrowings[0].negative:
            return self._number(*_count_in_table(narrowings[0], asked))
        sql, params = narrowing.select("count(*)", narrowings, asked.since, asked.until)
        return self._number(sql, params)

    def marks(self, filter: EntryFilter | None = None, stride: int = 1000) -> tuple[Cursor, ...]:
        """The cursor of every `stride`-th row of a list, to jump near any row of a long one.

        Reads the narrow index only, once from end to end.
        """
        asked = filter or EntryFilter()
        narrowings = narrowing.of_filter(asked)
        found: list[Cursor] = []
        while True:
            after = found[-1] if found else None
            sql, params = narrowing.select(
                "entry.day, entry.id", narrowings, asked.since, asked.until, after
            )
            row = self._vault.row(
                f"{sql} {narrowing.order(narrowings)} LIMIT 1 OFFSET ?", [*params, stride - 1]
            )
            if row is None:
                return tuple(found)
            found.append(Cursor(date.fromisoformat(row[0]), row[1]))

    def on(self, day: date) -> tuple[EntryRow, ...]:
        """The entries about one day, the last made first."""
        return self.page(EntryFilter(since=day, until=day), limit=1000)

    def latest(self, n: int) -> tuple[EntryRow, ...]:
        """The newest entries by day."""
        return self.page(limit=n)

    def days(self, first: date, last: date) -> dict[date, int]:
        """How many entries there are about each day that has any; both days inclusive."""
        rows = self._vault.rows(
            "SELECT day, count(*) FROM entry WHERE deleted_at IS NULL"
            " AND day BETWEEN ? AND ? GROUP BY day",
            (first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(day): count for day, count in rows}

    def open_draft(self) -> EntryRow | None:
        """The unfinished entry that was written in last, or None."""
        found = self._rows(
            f"SELECT {ROW} FROM entry WHERE deleted_at IS NULL AND finished_at IS NULL"
            " ORDER BY updated_at DESC LIMIT 1"
        )
        return found[0] if found else None

    def titles(self, prefix: str, limit: int = 20) -> tuple[EntryRow, ...]:
        """Entries whose title holds words that begin so, newest first; the latest for no words."""
        match = match_of_titles(prefix)
        if not match:
            return self.latest(limit)
        return self._rows(
            f"SELECT {ROW} FROM entry_fts CROSS JOIN entry ON entry.fts_id = entry_fts.rowid"
            " WHERE entry_fts MATCH ? AND entry.deleted_at IS NULL"
            " ORDER BY entry_fts.rowid DESC LIMIT ?",
            [match, limit],
        )

    def flagged(self, kind: FlagKind, limit: int = 200) -> tuple[EntryRow, ...]:
        """The entries that wait to be taken there, newest day first."""
        return self._rows(
            f"SELECT {ROW} FROM entry_flag AS flag CROSS JOIN entry ON entry.id = flag.entry_id"
            " WHERE flag.kind = ? AND flag.taken_at IS NULL AND entry.deleted_at IS NULL"
            " ORDER BY flag.day DESC, flag.entry_id DESC LIMIT ?",
            [kind.value, limit],
        )

    def bin(self) -> tuple[EntryRow, ...]:
        """What has been deleted and can be restored, the last deleted first."""
        return self._rows(
            f"SELECT {ROW} FROM entry WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC"
        )

    def tags(self) -> tuple[TagCount, ...]:
        """All tags in use, the most frequent first."""
        rows = self._vault.rows(
            "SELECT name, entries FROM tag WHERE entries > 0 ORDER BY entries DESC, folded"
        )
        return tuple(TagCount(name, count) for name, count in rows)

    def linked_to(self, link: Link) -> tuple[EntryRow, ...]:
        """The entries that link to this thing; for a session, with its record and preparation."""
        own = (
            " OR entry.id IN (SELECT record FROM session WHERE id = ?2"
            " UNION SELECT preparation FROM session WHERE id = ?2)"
            if link.kind is LinkKind.SESSION
            else ""
        )
        return self._rows(
            f"SELECT {ROW} FROM entry WHERE deleted_at IS NULL AND (entry.id IN"
            f" (SELECT entry_id FROM entry_link WHERE kind = ?1 AND target = ?2){own})"
            " ORDER BY day DESC, id DESC",
            [link.kind.value, link.target],
        )

    def renewals(self, until: date) -> tuple[tuple[date, EntryRow], ...]:
        """CPD to be renewed until this day, the first due first; renewed ones are left out."""
        rows = self._vault.rows(
            f"SELECT cpd.renewal_due, {ROW} FROM entry_cpd AS cpd"
            " JOIN entry ON entry.id = cpd.entry_id"
            " WHERE cpd.renewal_due <= ? AND entry.deleted_at IS NULL AND NOT EXISTS ("
            "   SELECT 1 FROM entry_cpd AS later JOIN entry AS other ON other.id = later.entry_id"
            "   WHERE later.activity = cpd.activity AND later.topic = cpd.topic"
            "   AND cpd.topic <> '' AND later.day > cpd.day AND other.deleted_at IS NULL)"
            " ORDER BY cpd.renewal_due",
            (until.isoformat(),),
        )
        return tuple((as_day(due) or until, _read(tuple(row))) for due, *row in rows)

    def _rows(self, sql: str, params: Sequence[Any] = ()) -> tuple[EntryRow, ...]:
        return tuple(_read(row) for row in self._vault.rows(sql, params))

    def _number(self, sql: str, params: Sequence[Any] = ()) -> int:
        found = self._vault.row(sql, params)
        return int(found[0]) if found else 0


def _count_in_table(narrowed: Narrowing, asked: EntryFilter) -> tuple[str, list[Any]]:
    """All rows of one condition, less those in the bin: the entries are not looked at."""
    days = ((asked.since or date.min).isoformat(), (asked.until or date.max).isoformat())
    table = narrowed.table
    rows = f"FROM {table} WHERE {narrowed.condition} AND {table}.day BETWEEN ? AND ?"
    in_bin = f"{rows} AND {table}.entry_id IN (SELECT id FROM entry WHERE {narrowing.IN_BIN})"
    counted = f"SELECT count(DISTINCT {table}.entry_id)"
    return f"SELECT ({counted} {rows}) - ({counted} {in_bin})", [*narrowed.params, *days] * 2

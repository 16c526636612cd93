"""Counts for lists and figures, kept in the same transaction as the save they follow from.

A chart over ten years then reads a few hundred rows instead of every entry.
Entries in the bin do not count.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from reflectjournal.model import (
    ActionFact,
    CpdFact,
    Entry,
    MonthCount,
    Outcome,
    SessionFact,
    TagCount,
)
from reflectjournal.store.narrowing import folded
from reflectjournal.store.vault import Transaction, Vault

_NOT_IN_BIN = "entry_id NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL)"
"""The bin is short: looking it up once costs less than looking at every entry."""


def move(tx: Transaction, old: Entry | None, new: Entry | None) -> None:
    """Count `old` out and `new` in; None for an entry that does not count."""
    _tally(tx, (new is not None) - (old is not None))
    _weeks(tx, old, new)
    old_tags = () if old is None else old.tags
    new_tags = () if new is None else new.tags
    if set(map(folded, old_tags)) != set(map(folded, new_tags)):
        _tags(tx, old_tags, -1)
        _tags(tx, new_tags, +1)
        forget_unused_tags(tx)


def tag_id(tx: Transaction, name: str) -> int:
    """The id of a tag, which is made where it is new."""
    found = tx.execute("SELECT id FROM tag WHERE folded = ?", (folded(name),))
    if found:
        return int(found[0][0])
    return tx.insert("INSERT INTO tag (name, folded) VALUES (?, ?)", (name, folded(name)))


def forget_unused_tags(tx: Transaction) -> None:
    """Drop the tags that no entry carries any more, not even one in the bin."""
    tx.execute(
        "DELETE FROM tag WHERE entries = 0 AND NOT EXISTS"
        " (SELECT 1 FROM entry_tag WHERE tag_id = tag.id)"
    )


def _tally(tx: Transaction, change: int) -> None:
    if change:
        tx.execute(
            "INSERT INTO tally VALUES ('entries', ?1) ON CONFLICT DO UPDATE SET n = n + ?1",
            (change,),
        )


def _weeks(tx: Transaction, old: Entry | None, new: Entry | None) -> None:
    change: dict[tuple[str, str, str], tuple[int, int]] = {}
    for entry, sign in ((old, -1), (new, +1)):
        if entry is not None:
            monday = entry.day - timedelta(days=entry.day.weekday())
            key = (monday.isoformat(), entry.guide, entry.outcome or "")
            entries, words = change.get(key, (0, 0))
            change[key] = (entries + sign, words + sign * entry.words)
    for key, (entries, words) in change.items():
        if entries or words:
            tx.execute(
                "INSERT INTO week VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE"
                " SET entries = entries + ?4, words = words + ?5",
                (*key, entries, words),
            )
        if entries < 0:
            tx.execute(
                "DELETE FROM week WHERE week = ? AND guide = ? AND outcome = ? AND entries = 0",
                key,
            )


def _tags(tx: Transaction, tags: tuple[str, ...], sign: int) -> None:
    ids = sorted(tag_id(tx, tag) for tag in tags)
    for id_ in ids:
        tx.execute("UPDATE tag SET entries = entries + ? WHERE id = ?", (sign, id_))
    for pair in combinations(ids, 2):
        tx.execute(
            "INSERT INTO tag_pair VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + ?3",
            (*pair, sign),
        )
        if sign < 0:
            tx.execute("DELETE FROM tag_pair WHERE a = ? AND b = ? AND n = 0", pair)


class Counts:
    """The figures' numbers, read-only."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def tags_beside(self, tag: str, limit: int = 200) -> tuple[TagCount, ...]:
        """The tags of entries that carry this one, and how often they do, most often first."""
        rows = self._vault.rows(
            "SELECT other.name, n FROM tag JOIN tag_pair ON tag.id IN (a, b)"
            " JOIN tag AS other ON other.id = a + b - tag.id"
            " WHERE tag.folded = ? ORDER BY n DESC, other.name LIMIT ?",
            (folded(tag), limit),
        )
        return tuple(TagCount(*row) for row in rows)

    def entries_by_outcome(self, since: date, until: date) -> dict[Outcome, int]:
        """How many entries of a period had each outcome; days are inclusive."""
        rows = self._vault.rows(
            "SELECT outcome, count(*) FROM entry WHERE deleted_at IS NULL"
            " AND outcome IS NOT NULL AND day BETWEEN ? AND ? GROUP BY outcome",
            (since.isoformat(), until.isoformat()),
        )
        return {Outcome(outcome): n for outcome, n in rows}

    def actions_from(self, outcome: Outcome, since: date, until: date) -> int:
        """How many actions came from the entries of a period with this outcome."""
        row = self._vault.row(
            "SELECT count(*) FROM entry CROSS JOIN action"
            " ON origin_kind = 'entry' AND origin_id = entry.id AND action.deleted_at IS NULL"
            " WHERE entry.deleted_at IS NULL AND entry.outcome = ? AND day BETWEEN ? AND ?",
            (outcome, since.isoformat(), until.isoformat()),
        )
        return int(row[0]) if row else 0

    def tags(self, since: date, until: date) -> tuple[TagCount, ...]:
        """How many entries of a period carry each tag, the most used first; days inclusive."""
        rows = self._vault.rows(
            "SELECT tag.name, count(*) FROM entry_tag JOIN tag ON tag.id = tag_id"
            f" WHERE entry_tag.day BETWEEN ? AND ? AND {_NOT_IN_BIN} GROUP BY tag_id"
            " ORDER BY count(*) DESC, tag.name",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(TagCount(*row) for row in rows)

    def feeling_words(self, since: date, until: date) -> tuple[TagCount, ...]:
        """How often each word for a feeling was chosen in a period; days are inclusive."""
        rows = self._vault.rows(
            "SELECT word, count(*) FROM feeling_word"
            f" WHERE day BETWEEN ? AND ? AND {_NOT_IN_BIN}"
            " GROUP BY word ORDER BY count(*) DESC, word",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(TagCount(*row) for row in rows)

    def first_tags(self, entries: Sequence[int]) -> dict[int, str]:
        """The first tag of each of these entries; none for one without."""
        found: dict[int, str] = {}
        for start in range(0, len(entries), 500):
            some = entries[start : start + 500]
            marks = ", ".join("?" * len(some))
            found |= dict(
                self._vault.rows(
                    "SELECT entry_id, tag.name FROM entry_tag JOIN tag ON tag.id = tag_id"
                    f" WHERE position = 0 AND entry_id IN ({marks})",
                    some,
                )
            )
        return found

    def strong_not_taken(self, since: date, until: date) -> tuple[int, ...]:
        """Entries with a feeling of full strength that were not flagged for supervision."""
        rows = self._vault.rows(
            "SELECT DISTINCT entry.id FROM feeling_word"
            " JOIN entry ON entry.id = entry_id AND entry.deleted_at IS NULL"
            " WHERE strength = 3 AND feeling_word.day BETWEEN ? AND ? AND NOT EXISTS"
            " (SELECT 1 FROM entry_flag WHERE entry_flag.entry_id = entry.id"
            " AND entry_flag.kind = 'supervision') ORDER BY entry.day DESC LIMIT 50",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(int(row[0]) for row in rows)

    def months(self, since: date, until: date) -> tuple[MonthCount, ...]:
        """Entries by month and guide; a week counts to the month of its Monday."""
        rows = self._vault.rows(
            "SELECT substr(week, 1, 7), guide, sum(entries) FROM week"
            " WHERE week BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(MonthCount(*row) for row in rows)

    def marked(self, since: date, until: date) -> list[tuple[int, str, str, int]]:
        """Entry, day, moment and pleasantness of every marked cell, then before now."""
        return self._vault.rows(
            "SELECT entry.id, entry.day, moment, pleasantness"
            " FROM entry JOIN feeling_check ON entry_id = entry.id"
            " WHERE deleted_at IS NULL AND day BETWEEN ? AND ? AND pleasantness IS NOT NULL",
            (since.isoformat(), until.isoformat()),
        )

    def strongest_words(self, since: date, until: date) -> list[tuple[int, str, str, str]]:
        """Entry, day, moment and strongest word of every check without a marked cell."""
        rows = self._vault.rows(
            "SELECT entry.id, entry.day, feeling_word.moment, word, max(strength * 10 - position)"
            " FROM feeling_word JOIN entry ON entry.id = feeling_word.entry_id"
            " AND entry.deleted_at IS NULL"
            " JOIN feeling_check ON feeling_check.entry_id = entry.id"
            " AND feeling_check.moment = feeling_word.moment AND pleasantness IS NULL"
            " WHERE feeling_word.day BETWEEN ? AND ? GROUP BY entry.id, feeling_word.moment",
            (since.isoformat(), until.isoformat()),
        )
        return [row[:4] for row in rows]

    def cpd(self, since: date, until: date) -> tuple[CpdFact, ...]:
        """The CPD records of a period, as figures need them; days are inclusive."""
        rows = self._vault.rows(
            "SELECT entry_id, activity, hours_participatory, hours_individual, standards,"
            f" disciplines FROM entry_cpd WHERE day BETWEEN ? AND ? AND {_NOT_IN_BIN}",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(
            CpdFact(
                entry,
                activity,
                together,
                alone,
                tuple(json.loads(standards)),
                tuple(json.loads(disciplines)),
            )
            for entry, activity, together, alone, standards, disciplines in rows
        )

    def actions(self, since: date, until: date) -> tuple[ActionFact, ...]:
        """The actions that are open, and those made in a period, as figures need them."""
        rows = self._vault.rows(
            "SELECT origin_kind, origin_id, kind, status IN ('to-do', 'doing'),"
            " told_on IS NOT NULL, substr(created_at, 1, 10) FROM action"
            " WHERE deleted_at IS NULL AND (status IN ('to-do', 'doing')"
            " OR substr(created_at, 1, 10) BETWEEN ? AND ?)",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(ActionFact(*row) for row in rows)

    def sessions(self, since: date, until: date) -> tuple[SessionFact, ...]:
        """The disciplines and agencies met in each session held in a period, days in UTC."""
        rows = self._vault.rows(
            "SELECT disciplines, agency, record FROM session WHERE deleted_at IS NULL AND held"
            " AND (disciplines <> '[]' OR agency <> '')"
            " AND substr(starts_at, 1, 10) BETWEEN ? AND ?",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(
            SessionFact((*json.loads(disciplines), *filter(None, (agency,))), record)
            for disciplines, agency, record in rows
        )

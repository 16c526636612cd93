"""The parts of an entry in their tables: sections, tags, flags, links, feelings, CPD.

Each `write_` replaces what stood there; `Entries.save` calls it for what has
changed, inside the transaction that makes the entry whole.
"""

from __future__ import annotations

import json
from typing import Any

from reflectjournal.errors import RuleBroken
from reflectjournal.model import (
    Cpd,
    Entry,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Link,
    LinkKind,
    Moment,
    Section,
    StepKind,
    Want,
)
from reflectjournal.store import counts
from reflectjournal.store.columns import Columns, as_column, moment
from reflectjournal.store.vault import Transaction, Vault

_SECTION_SHIFT = 8
MOST_SECTIONS = 1 << _SECTION_SHIFT

_CPD = Columns(
    "entry_cpd",
    Cpd,
    (
        "activity", "provider", "started", "ended", "hours_participatory", "hours_individual",
        "mandatory", "standards", "disciplines", "peer_role", "peer_on", "peer_note", "topic",
        "renewal_due",
    ),
)  # fmt: skip


def read(vault: Vault, id: int) -> dict[str, Any]:
    """The fields of an entry that do not stand in its own row."""
    return {
        "sections": _sections(vault, id),
        "tags": tuple(
            row[0]
            for row in vault.rows(
                "SELECT name FROM entry_tag JOIN tag ON tag.id = tag_id"
                " WHERE entry_id = ? ORDER BY position",
                (id,),
            )
        ),
        "flags": tuple(
            Flag(FlagKind(kind), Want(want) if want else None, note, moment(at), moment(taken))
            for kind, want, note, at, taken in vault.rows(
                "SELECT kind, want, note, flagged_at, taken_at FROM entry_flag"
                " WHERE entry_id = ? ORDER BY flagged_at, kind",
                (id,),
            )
        ),
        "links": tuple(
            Link(LinkKind(kind), target, label)
            for kind, target, label in vault.rows(
                "SELECT kind, target, label FROM entry_link WHERE entry_id = ? ORDER BY position",
                (id,),
            )
        ),
        "feelings": _feelings(vault, id),
        "cpd": next(
            map(
                _CPD.read,
                vault.rows(f"SELECT {_CPD.select} FROM entry_cpd WHERE entry_id = ?", (id,)),
            ),
            None,
        ),
    }


def _sections(vault: Vault, id: int) -> tuple[Section, ...]:
    first = id << _SECTION_SHIFT
    rows = vault.rows(
        "SELECT step, title, text, kind, rows, guide, private FROM entry_section"
        " WHERE id BETWEEN ? AND ? ORDER BY id",
        (first, first + MOST_SECTIONS - 1),
    )
    return tuple(
        Section(step, title, text, StepKind(kind), _cells(cells), guide, bool(private))
        for step, title, text, kind, cells, guide, private in rows
    )


def _cells(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in json.loads(text)) if text else ()


def _feelings(vault: Vault, id: int) -> tuple[FeelingCheck, ...]:
    words = vault.rows(
        "SELECT moment, word, strength FROM feeling_word WHERE entry_id = ? ORDER BY position",
        (id,),
    )
    return tuple(
        FeelingCheck(
            Moment(kind),
            tuple(FeelingWord(word, strength) for at, word, strength in words if at == kind),
            pleasantness,
            energy,
            body,
        )
        for kind, pleasantness, energy, body in vault.rows(
            "SELECT moment, pleasantness, energy, body FROM feeling_check WHERE entry_id = ?"
            " ORDER BY moment DESC",  # then, now
            (id,),
        )
    )


def write_sections(tx: Transaction, entry: Entry, old: Entry | None) -> None:
    """Write the sections that differ, and drop those that are no more."""
    if len(entry.sections) > MOST_SECTIONS:
        raise RuleBroken(
            f"An entry holds {MOST_SECTIONS} parts at most. Go on in a new entry, and link it."
        )
    before = old.sections if old else ()
    first = entry.id << _SECTION_SHIFT
    for place, section in enumerate(entry.sections):
        if place < len(before) and before[place] == section:
            continue
        rows = as_column(section.rows) if section.rows else ""
        cells = "\n".join(" ".join(row) for row in section.rows)
        tx.execute(
            "INSERT OR REPLACE INTO entry_section"
            " (id, step, title, kind, guide, text, rows, cells, private)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (first + place, section.step, section.title, section.kind.value, section.guide,
             section.text, rows, cells, section.private),
        )  # fmt: skip
    if len(before) > len(entry.sections):
        tx.execute(
            "DELETE FROM entry_section WHERE id BETWEEN ? AND ?",
            (first + len(entry.sections), first + MOST_SECTIONS - 1),
        )


def write_tags(tx: Transaction, entry: Entry) -> None:
    """Write the tags in their order."""
    tx.execute("DELETE FROM entry_tag WHERE entry_id = ?", (entry.id,))
    for position, tag in enumerate(entry.tags):
        tx.execute(
            "INSERT INTO entry_tag (tag_id, day, entry_id, position) VALUES (?, ?, ?, ?)",
            (counts.tag_id(tx, tag), entry.day.isoformat(), entry.id, position),
        )


def write_flags(tx: Transaction, entry: Entry) -> None:
    """Write the flags."""
    tx.execute("DELETE FROM entry_flag WHERE entry_id = ?", (entry.id,))
    for flag in entry.flags:
        cells = (flag.kind, entry.day, entry.id, flag.want, flag.note, flag.flagged_at,
                 flag.taken_at)  # fmt: skip
        tx.execute(
            "INSERT OR REPLACE INTO entry_flag"
            " (kind, day, entry_id, want, note, flagged_at, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [as_column(cell) for cell in cells],
        )


def write_links(tx: Transaction, entry: Entry) -> None:
    """Write the links in their order."""
    tx.execute("DELETE FROM entry_link WHERE entry_id = ?", (entry.id,))
    for position, link in enumerate(entry.links):
        tx.execute(
            "INSERT INTO entry_link (entry_id, position, kind, target, label)"
            " VALUES (?, ?, ?, ?, ?)",
            (entry.id, position, link.kind.value, link.target, link.label),
        )


def write_feelings(tx: Transaction, entry: Entry) -> None:
    """Write both checks with their words."""
    tx.execute("DELETE FROM feeling_check WHERE entry_id = ?", (entry.id,))
    tx.execute("DELETE FROM feeling_word WHERE entry_id = ?", (entry.id,))
    for check in entry.feelings:
        tx.execute(
            "INSERT OR REPLACE INTO feeling_check (entry_id, moment, pleasantness, energy, body)"
            " VALUES (?, ?, ?, ?, ?)",
            (entry.id, check.moment.value, check.pleasantness, check.energy, check.body),
        )
        for position, word in enumerate(check.words):
            tx.execute(
                "INSERT OR REPLACE INTO feeling_word"
                " (word, day, entry_id, moment, position, strength) VALUES (?, ?, ?, ?, ?, ?)",
                (word.word, entry.day.isoformat(), entry.id, check.moment.value, position,
                 word.strength),
            )  # fmt: skip


def write_cpd(tx: Transaction, entry: Entry) -> None:
    """Write what makes the entry count as CPD, or that it does not."""
    tx.execute("DELETE FROM entry_cpd WHERE entry_id = ?", (entry.id,))
    if entry.cpd is not None:
        columns = ", ".join(("entry_id", "day", *_CPD.names))
        marks = ", ".join("?" * (2 + len(_CPD.names)))
        tx.execute(
            f"INSERT INTO entry_cpd ({columns}) VALUES ({marks})",
            [entry.id, entry.day.isoformat(), *_CPD.values(entry.cpd)],
        )

"""The lines of agendas: their order, where they come from, and how they move on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from reflectjournal.errors import NotFound
from reflectjournal.model import (
    AgendaItem,
    AgendaSource,
    FlagKind,
    Session,
    SessionKind,
    Want,
)
from reflectjournal.store.columns import Columns, as_column
from reflectjournal.store.vault import Transaction, Vault

_ITEM = Columns(
    "agenda_item",
    AgendaItem,
    (
        "id", "session", "title", "source", "target", "want", "note", "position", "reached",
        "carried_from", "print_text",
    ),
)  # fmt: skip

_MOST_PROPOSED = 100


def of(vault: Vault, session_id: int) -> tuple[AgendaItem, ...]:
    """The agenda of a session, in order."""
    rows = vault.rows(
        f"SELECT {_ITEM.select} FROM agenda_item WHERE session = ? ORDER BY position, id",
        (session_id,),
    )
    return tuple(map(_ITEM.read, rows))


def get(tx: Transaction, id: int) -> AgendaItem:
    """One line. Raises NotFound."""
    rows = tx.execute(f"SELECT {_ITEM.select} FROM agenda_item WHERE id = ?", (id,))
    if not rows:
        raise NotFound("This line is not on the agenda any more.")
    return _ITEM.read(rows[0])


def write(tx: Transaction, item: AgendaItem) -> AgendaItem:
    """Add a line at the end, or change one."""
    if item.id:
        _ITEM.update(tx, item, item.id)
        return item
    [(last,)] = tx.execute(
        "SELECT max(position) FROM agenda_item WHERE session = ?", (item.session,)
    )
    item = replace(item, position=0 if last is None else last + 1)
    return replace(item, id=_ITEM.insert(tx, item))


def number(tx: Transaction, items: Iterable[AgendaItem]) -> None:
    """Give the lines their places in this order."""
    for position, item in enumerate(items):
        tx.execute("UPDATE agenda_item SET position = ? WHERE id = ?", (position, item.id))


def carry(tx: Transaction, session: Session, to: int) -> None:
    """Put what was not reached, and the open actions of a session, on a later agenda."""
    unreached = tx.execute(
        f"SELECT {_ITEM.select} FROM agenda_item WHERE session = ? AND reached = 0"
        " ORDER BY position, id",
        (session.id,),
    )
    items = [_ITEM.read(row) for row in unreached]
    actions = tx.execute(
        "SELECT id, what FROM action WHERE deleted_at IS NULL AND status IN ('to-do', 'doing')"
        " AND ((origin_kind = 'session' AND origin_id = ?1)"
        "   OR (origin_kind = 'entry' AND origin_id = ?2 AND ?2 > 0)) ORDER BY id",
        (session.id, session.record),
    )
    items += [
        AgendaItem(session.id, what, AgendaSource.ACTION, target=id_) for id_, what in actions
    ]
    there = {_identity(_ITEM.read(row)) for row in tx.execute(
        f"SELECT {_ITEM.select} FROM agenda_item WHERE session = ?", (to,)
    )}  # fmt: skip
    for item in items:
        if _identity(item) not in there:
            there.add(_identity(item))
            origin = item.carried_from or session.id
            write(tx, replace(item, id=0, session=to, carried_from=origin))


def _identity(item: AgendaItem) -> tuple[object, ...]:
    """The same thing twice is one line."""
    if item.target:
        return item.source, item.target
    return item.source, item.title


def flag_kind(session: Session) -> FlagKind:
    """The flag whose entries this kind of session is for."""
    learning = (SessionKind.LEARNING_EVENT, SessionKind.NETWORK)
    return FlagKind.LEARNING_EVENT if session.kind in learning else FlagKind.SUPERVISION


GOES_TO = {
    FlagKind.SUPERVISION: (
        SessionKind.SUPERVISION,
        SessionKind.MENTORING,
        SessionKind.GROUP_REFLECTION,
        SessionKind.JOINT_REFLECTION,
    ),
    FlagKind.LEARNING_EVENT: (SessionKind.LEARNING_EVENT, SessionKind.NETWORK),
}
"""The kinds of session on whose agenda a flagged entry is put without being asked."""


def note_taken(tx: Transaction, session: Session, item: AgendaItem, now: datetime) -> None:
    """A flagged entry that was reached has been taken there; unticked, it waits again."""
    if item.source is AgendaSource.ENTRY and item.target:
        tx.execute(
            "UPDATE entry_flag SET taken_at = ? WHERE kind = ? AND entry_id = ?",
            (as_column(now) if item.reached else None, flag_kind(session).value, item.target),
        )
        tx.changed("entry", item.target)


def proposals(vault: Vault, session: Session) -> tuple[AgendaItem, ...]:
    """What waits to be talked about and is not on this agenda: made, not saved."""
    found = [
        AgendaItem(session.id, title, AgendaSource.ENTRY, id_, Want(want) if want else None, note)
        for id_, title, want, note in vault.rows(
            "SELECT entry.id, entry.title, flag.want, flag.note FROM entry_flag AS flag"
            " JOIN entry ON entry.id = flag.entry_id WHERE flag.kind = ? AND"
            " flag.taken_at IS NULL AND entry.deleted_at IS NULL ORDER BY flag.flagged_at"
            " LIMIT ?",
            (flag_kind(session).value, _MOST_PROPOSED),
        )
    ]
    found += [
        AgendaItem(session.id, what, AgendaSource.ACTION, id_)
        for id_, what in vault.rows(
            "SELECT id, what FROM action WHERE deleted_at IS NULL AND status IN ('to-do', 'doing')"
            " AND (origin_kind = 'session' AND origin_id IN"
            "   (SELECT id FROM session WHERE kind = ?1 AND starts_at < ?2)"
            " OR origin_kind = 'entry' AND origin_id IN (SELECT record FROM session"
            "   WHERE kind = ?1 AND starts_at < ?2 AND record > 0)) ORDER BY due_key, id",
            (session.kind.value, as_column(session.starts_at)),
        )
    ]
    found += [
        AgendaItem(session.id, title, AgendaSource.GOAL, id_)
        for id_, title in vault.rows(
            "SELECT id, title FROM goal WHERE deleted_at IS NULL AND status = 'active'"
            " AND (review_on <= ? OR visibility = 'take to supervision') ORDER BY review_on",
            (session.starts_at.astimezone().date().isoformat(),),
        )
    ]
    there = {_identity(item) for item in of(vault, session.id)}
    return tuple(item for item in found if _identity(item) not in there)

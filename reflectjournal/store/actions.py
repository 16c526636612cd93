"""Actions: what will be done, by which role, by when. They never lose their origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import (
    Action,
    ActionChange,
    ActionFilter,
    Origin,
    OriginKind,
)
from reflectjournal.store import work_index
from reflectjournal.store.columns import Clock, Columns, as_column, now_utc
from reflectjournal.store.vault import Row, Transaction, Vault
from reflectjournal.store.work_index import WorkKind

_ACTION = Columns(
    "action",
    Action,
    (
        "id", "what", "owner", "due", "status", "outcome", "kind", "measure", "strength",
        "told_on", "created_at", "updated_at", "closed_at", "deleted_at",
    ),
)  # fmt: skip
COLUMNS = (
    f"{_ACTION.select}, action.origin_kind, action.origin_id, action.origin_step,"
    " action.origin_label"
)
_RECORDED = ("what", "owner", "due", "status", "outcome", "measure", "strength", "told_on")
"""The fields whose changes make an action's history."""

_OPEN = "status IN ('to-do', 'doing')"
_LIVE = "deleted_at IS NULL"


def read(row: Row) -> Action:
    """The action of a row of `COLUMNS`."""
    kind, id_, step, label = row[-4:]
    return _ACTION.read(row, origin=Origin(OriginKind(kind), id_, step, label))


def due_key(due: date | None) -> str:
    """What actions are ordered by: those without a date come last."""
    return (due or date.max).isoformat()


class Actions:
    """All actions and recommendations."""

    def __init__(self, vault: Vault, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._clock = clock

    def save(self, action: Action) -> Action:
        """Add or change an action; gives it with id and times.

        Its origin is the one it was made with. Each change is noted in its history;
        closing it sets `closed_at`, opening it again takes that back. Raises
        RuleBroken where it does not say what, NotFound for an id that is gone.
        """
        with self._vault.transaction() as tx:
            old = self.get(action.id) if action.id else None
            return write(tx, action, old, self._clock())

    def get(self, id: int) -> Action:
        """The action of this id, also a deleted one. Raises NotFound."""
        row = self._vault.row(f"SELECT {COLUMNS} FROM action WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This action is not in the journal any more.")
        return read(row)

    def page(
        self, filter: ActionFilter | None = None, after: Action | None = None, limit: int = 50
    ) -> tuple[Action, ...]:
        """The next actions of a list after this one: first due first, no date last."""
        conditions, params = _conditions(filter or ActionFilter())
        if after:
            conditions.append("(due_key, id) > (?, ?)")
            params += [due_key(after.due), after.id]
        where = " AND ".join(conditions)
        return self._read(f"WHERE {where} ORDER BY due_key, id LIMIT ?", [*params, limit])

    def count(self, filter: ActionFilter | None = None) -> int:
        """The number of actions in a list."""
        conditions, params = _conditions(filter or ActionFilter())
        where = " AND ".join(conditions)
        row = self._vault.row(f"SELECT count(*) FROM action WHERE {where}", params)
        return int(row[0]) if row else 0

    def open(self, limit: int = 200) -> tuple[Action, ...]:
        """What is still to be done: first due first, no date last."""
        return self.page(ActionFilter(open=True), limit=limit)

    def due(self, on: date) -> tuple[Action, ...]:
        """What is to be done by this day or was before it, first due first."""
        return self.page(ActionFilter(open=True, due_until=on), limit=1000)

    def of(self, origin: Origin) -> tuple[Action, ...]:
        """The actions with this origin, in the order they were made; its step narrows it.

        An entry's recommendations are among its actions, whichever of the two origins
        they were given.
        """
        kinds = [origin.kind.value]
        if origin.kind in (OriginKind.ENTRY, OriginKind.RECOMMENDATION):
            kinds = [OriginKind.ENTRY.value, OriginKind.RECOMMENDATION.value]
        return self._read(
            f"WHERE origin_kind IN ({', '.join('?' * len(kinds))}) AND origin_id = ?"
            f" AND (? = '' OR origin_step = ?) AND {_LIVE} ORDER BY id",
            [*kinds, origin.id, origin.step, origin.step],
        )

    def history(self, id: int) -> tuple[ActionChange, ...]:
        """What was changed in an action, oldest first."""
        rows = self._vault.rows(
            "SELECT at, field, before, after FROM action_change WHERE action_id = ? ORDER BY id",
            (id,),
        )
        return tuple(
            ActionChange(datetime.fromisoformat(at), field, before, after)
            for at, field, before, after in rows
        )

    def delete(self, id: int) -> None:
        """Take an action off every list; `restore` brings it back. Raises NotFound."""
        action = self.get(id)
        with self._vault.transaction() as tx:
            write(tx, replace(action, deleted_at=self._clock()), action, self._clock())

    def restore(self, id: int) -> None:
        """Bring a deleted action back. Raises NotFound."""
        action = self.get(id)
        with self._vault.transaction() as tx:
            write(tx, replace(action, deleted_at=None), action, self._clock())

    def _read(self, rest: str, params: Sequence[Any]) -> tuple[Action, ...]:
        return tuple(map(read, self._vault.rows(f"SELECT {COLUMNS} FROM action {rest}", params)))


def _conditions(filter: ActionFilter) -> tuple[list[str], list[Any]]:
    conditions, params = [_LIVE], []
    for column, value in (
        ("status", filter.status),
        ("origin_kind", filter.origin),
        ("kind", filter.kind),
    ):
        if value:
            conditions.append(f"{column} = ?")
            params.append(value.value)
    if filter.open is not None:
        conditions.append(_OPEN if filter.open else f"NOT {_OPEN}")
    if filter.due_until:
        conditions.append("due_key <= ?")
        params.append(filter.due_until.isoformat())
    return conditions, params


def write(tx: Transaction, action: Action, old: Action | None, now: datetime) -> Action:
    """Write an action, its history and its words for the search; gives it as it stands."""
    if not action.what.strip():
        raise RuleBroken("An action says what will be done.")
    before = old if old and not old.open else action
    action = replace(
        action,
        created_at=(old.created_at if old else action.created_at) or now,
        updated_at=now,
        closed_at=None if action.open else before.closed_at or now,
        origin=old.origin if old else action.origin,
    )
    if old is None:
        origin = action.origin
        id_ = _ACTION.insert(
            tx,
            action,
            due_key=due_key(action.due),
            origin_kind=origin.kind.value,
            origin_id=origin.id,
            origin_step=origin.step,
            origin_label=origin.label,
        )
        action = replace(action, id=id_)
    else:
        _ACTION.update(tx, action, action.id, due_key=due_key(action.due))
        _note_changes(tx, old, action, now)
    _index(tx, action)
    tx.changed("action", action.id)
    return action


def _note_changes(tx: Transaction, old: Action, new: Action, now: datetime) -> None:
    for name in _RECORDED:
        before, after = as_column(getattr(old, name)), as_column(getattr(new, name))
        if before != after:
            tx.execute(
                "INSERT INTO action_change (action_id, at, field, before, after)"
                " VALUES (?, ?, ?, ?, ?)",
                (new.id, now.isoformat(), name, before or "", after or ""),
            )


def _index(tx: Transaction, action: Action) -> None:
    if action.deleted_at is not None:
        work_index.remove(tx, WorkKind.ACTION, action.id)
        return
    texts = (action.owner, action.outcome, action.measure)
    work_index.put(tx, WorkKind.ACTION, action.id, action.what, *texts)

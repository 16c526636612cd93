"""Sessions as lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reflectjournal.errors import NotFound
from reflectjournal.model import Entry, Session, SessionFilter
from reflectjournal.store.columns import Clock, Columns, as_column, now_utc
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault

SESSION = Columns(
    "session",
    Session,
    (
        "id", "kind", "starts_at", "minutes", "title", "with_whom", "agency", "place", "series",
        "rhythm_weeks", "agreement", "functions", "stakeholders", "disciplines", "record",
        "preparation", "held", "created_at", "updated_at", "deleted_at",
    ),
)  # fmt: skip

_STILL_NEXT = timedelta(hours=12)
"""How long after its start a session that was not marked as held is still the next one."""


class SessionLists:
    """The reading half of `Sessions`."""

    def __init__(self, vault: Vault, entries: Entries, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._entries = entries
        self._clock = clock

    def get(self, id: int) -> Session:
        """The session of this id, also a deleted one. Raises NotFound."""
        found = self._read("WHERE id = ?", (id,))
        if not found:
            raise NotFound("This session is not in the journal any more.")
        return found[0]

    def page(
        self, filter: SessionFilter | None = None, after: Session | None = None, limit: int = 50
    ) -> tuple[Session, ...]:
        """The next sessions of a list after this one, the latest start first."""
        conditions, params = _conditions(filter or SessionFilter())
        if after:
            conditions.append("(starts_at, id) < (?, ?)")
            params += [as_column(after.starts_at), after.id]
        where = " AND ".join(conditions)
        return self._read(
            f"WHERE {where} ORDER BY starts_at DESC, id DESC LIMIT ?", [*params, limit]
        )

    def count(self, filter: SessionFilter | None = None) -> int:
        """The number of sessions in a list."""
        conditions, params = _conditions(filter or SessionFilter())
        where = " AND ".join(conditions)
        row = self._vault.row(f"SELECT count(*) FROM session WHERE {where}", params)
        return int(row[0]) if row else 0

    def next(self) -> Session | None:
        """The session to come, or None where none is planned."""
        return next(iter(self.upcoming(1)), None)

    def upcoming(self, n: int = 10) -> tuple[Session, ...]:
        """The sessions to come, the next one first."""
        since = self._clock() - _STILL_NEXT
        return self._read(
            "WHERE deleted_at IS NULL AND held = 0 AND starts_at >= ?"
            " ORDER BY starts_at, id LIMIT ?",
            (as_column(since), n),
        )

    def series(self, id: int) -> tuple[Session, ...]:
        """All sessions of one series, in the order of time."""
        return self._read(
            "WHERE series > 0 AND series = ? AND deleted_at IS NULL ORDER BY starts_at, id", (id,)
        )

    def record(self, id: int) -> Entry | None:
        """The entry that records the session, or None. Raises NotFound for the session."""
        entry_id = self.get(id).record
        return self._entries.get(entry_id) if entry_id else None

    def recorded_by(self, entry_id: int) -> Session | None:
        """The session whose record this entry is, or None."""
        found = self._read("WHERE record = ? AND record > 0 LIMIT 1", (entry_id,))
        return found[0] if found else None

    def _read(self, rest: str, params: Sequence[Any]) -> tuple[Session, ...]:
        rows = self._vault.rows(f"SELECT {SESSION.select} FROM session {rest}", params)
        return tuple(map(SESSION.read, rows))


def _conditions(filter: SessionFilter) -> tuple[list[str], list[Any]]:
    conditions, params = ["deleted_at IS NULL"], []
    for column, value in (
        ("kind", filter.kind),
        ("series", filter.series or None),
        ("held", filter.held),
    ):
        if value is not None:
            conditions.append(f"{column} = ?")
            params.append(as_column(value))
    if filter.since:
        conditions.append("starts_at >= ?")
        params.append(as_column(_local_midnight(filter.since)))
    if filter.until:
        conditions.append("starts_at < ?")
        params.append(as_column(_local_midnight(filter.until + timedelta(days=1))))
    return conditions, params


def _local_midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone(UTC)

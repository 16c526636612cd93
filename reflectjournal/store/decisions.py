"""Decisions to share or not. A change adds a version; the database refuses anything else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from reflectjournal.errors import NotFound
from reflectjournal.model import Decision, DecisionFilter, codec
from reflectjournal.store.columns import Clock, now_utc, storable
from reflectjournal.store.vault import Row, Transaction, Vault

_LATEST = (
    "FROM decision JOIN decision_version AS kept ON kept.decision_id = decision.id"
    " AND kept.version = (SELECT max(version) FROM decision_version WHERE decision_id ="
    " decision.id)"
)


class Decisions:
    """The register."""

    def __init__(self, vault: Vault, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._clock = clock

    def add(self, decision: Decision) -> Decision:
        """Add a record, version 1; gives it with id and time."""
        now = self._clock()
        with self._vault.transaction() as tx:
            id_ = tx.insert("INSERT INTO decision (created_at) VALUES (?)", (now.isoformat(),))
            return _append(tx, replace(decision, id=id_, version=1, created_at=now), now)

    def get(self, id: int) -> Decision:
        """The latest version of a record. Raises NotFound."""
        row = self._vault.row(f"SELECT kept.content {_LATEST} WHERE decision.id = ?", (id,))
        if row is None:
            raise NotFound("This decision is not in the register.")
        return _read(row)

    def history(self, id: int) -> tuple[Decision, ...]:
        """Every version of a record, the first one first."""
        rows = self._vault.rows(
            "SELECT content FROM decision_version WHERE decision_id = ? ORDER BY version", (id,)
        )
        return tuple(map(_read, rows))

    def amend(self, id: int, **changes: Any) -> Decision:
        """Add a version in which these fields differ; earlier ones stay. Raises NotFound."""
        with self._vault.transaction() as tx:
            before = self.get(id)
            after = replace(
                before, **changes, id=id, version=before.version + 1, created_at=before.created_at
            )
            return _append(tx, after, self._clock())

    def page(
        self, filter: DecisionFilter | None = None, after: int = 0, limit: int = 100
    ) -> tuple[Decision, ...]:
        """The next records of the register after this id, the newest first."""
        asked = filter or DecisionFilter()
        conditions, params = ["(? = 0 OR decision.id < ?)"], [after, after]
        for name, value in (
            ("tier", asked.tier),
            ("verdict", asked.verdict),
            ("format", asked.format),
            ("channel", asked.channel),
        ):
            if value:
                conditions.append(f"kept.content ->> '{name}' = ?")
                params.append(str(value))  # type: ignore[arg-type]
        if asked.review_until:
            conditions.append("kept.content ->> 'review_on' <= ?")
            params.append(asked.review_until.isoformat())  # type: ignore[arg-type]
        rows = self._vault.rows(
            f"SELECT kept.content {_LATEST} WHERE {' AND '.join(conditions)}"
            " ORDER BY decision.id DESC LIMIT ?",
            [*params, limit],
        )
        return tuple(map(_read, rows))

    def about(self, entry_id: int) -> tuple[Decision, ...]:
        """The records about this entry, the newest first."""
        rows = self._vault.rows(
            f"SELECT kept.content {_LATEST} WHERE EXISTS (SELECT 1 FROM"
            " json_each(kept.content, '$.entries') WHERE value = ?) ORDER BY decision.id DESC",
            (entry_id,),
        )
        return tuple(map(_read, rows))


def _append(tx: Transaction, decision: Decision, now: datetime) -> Decision:
    content = storable(json.dumps(codec.to_plain(decision), ensure_ascii=False))
    tx.execute(
        "INSERT INTO decision_version (decision_id, version, created_at, content)"
        " VALUES (?, ?, ?, ?)",
        (decision.id, decision.version, now.isoformat(), content),
    )
    tx.changed("decision", decision.id)
    return decision


def _read(row: Row) -> Decision:
    return codec.from_plain(Decision, json.loads(row[0]))

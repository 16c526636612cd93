"""Search in actions, sessions and goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from reflectjournal.model import Hit
from reflectjournal.store.search_query import Query, Term, days_of, match_of, match_of_absent
from reflectjournal.store.vault import Vault
from reflectjournal.store.work_index import KIND_BITS, WorkKind

_PLACES = {"actions": WorkKind.ACTION, "sessions": WorkKind.SESSION, "goals": WorkKind.GOAL}
_OPERATORS = {"due": WorkKind.ACTION, "session": WorkKind.SESSION, "goal": WorkKind.GOAL}


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the things of one kind stand, the day they are shown with, and their order."""

    table: str
    day: str
    title: str
    order: str


_KINDS = {
    WorkKind.ACTION: _Kind(
        "action",
        "coalesce(action.due, substr(action.created_at, 1, 10))",
        "action.what",
        "due_key, id",
    ),
    WorkKind.SESSION: _Kind(
        "session",
        "session.starts_at",
        "coalesce(nullif(session.title, ''), session.kind)",
        "starts_at DESC, id DESC",
    ),
    WorkKind.GOAL: _Kind(
        "goal",
        "coalesce(goal.target, substr(goal.created_at, 1, 10))",
        "goal.title",
        "id DESC",
    ),
}
_SNIPPET = "snippet(work_fts, 1, '\u2068', '\u2069', ' … ', 24)"


def kinds_of(query: Query) -> frozenset[WorkKind]:
    """The kinds that a query asks for; none where it is about entries alone."""
    if "all" in query.places:
        return frozenset(WorkKind)
    asked = {_PLACES[place] for place in query.places if place in _PLACES}
    asked |= {_OPERATORS[c.name] for c in query.conditions if c.name in _OPERATORS}
    return frozenset(asked)


def search(vault: Vault, query: Query, kinds: frozenset[WorkKind], limit: int) -> list[Hit]:
    """The things of these kinds that match, the newest first; actions by their due day."""
    return [hit for kind in sorted(kinds) for hit in _of_kind(vault, query, kind, limit)]


def _of_kind(vault: Vault, query: Query, kind: WorkKind, limit: int) -> list[Hit]:
    place = _KINDS[kind]
    terms = (*query.terms, *_terms_of(query, kind))
    conditions, params = [f"{place.table}.deleted_at IS NULL"], []
    match = match_of(terms)
    absent = "" if match else match_of_absent(terms)
    if absent:
        conditions.append(
            f"{place.table}.id NOT IN (SELECT rowid >> {KIND_BITS} FROM work_fts"
            f" WHERE work_fts MATCH ? AND rowid & 3 = {kind:d})"
        )
        params.append(absent)
    _add_days(query, place, conditions, params)
    if kind is WorkKind.ACTION:
        _add_due(query, conditions, params)
    if match:
        source = (
            f"work_fts CROSS JOIN {place.table} ON {place.table}.id = work_fts.rowid >> {KIND_BITS}"
        )
        conditions[:0] = ["work_fts MATCH ?", f"work_fts.rowid & 3 = {kind:d}"]
        params.insert(0, match)
        snippet, order = _SNIPPET, "work_fts.rowid DESC"
    else:
        source, snippet, order = place.table, "''", place.order
    rows = vault.rows(
        f"SELECT {place.table}.id, {place.day}, {place.title}, {snippet} FROM {source}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        [*params, limit],
    )
    name = place.table
    return [
        Hit(name, id_, _local_day(day), title, " ".join((words or "").split()))
        for id_, day, title, words in rows
    ]


def _terms_of(query: Query, kind: WorkKind) -> list[Term]:
    """`session:` and `goal:` look for their words as a query of that kind would."""
    return [
        Term(condition.value.rstrip("*"), prefix=True, negative=condition.negative)
        for condition in query.conditions
        if _OPERATORS.get(condition.name) is kind and condition.name != "due"
        if any(c.isalnum() for c in condition.value)
    ]


def _add_days(query: Query, place: _Kind, conditions: list[str], params: list[Any]) -> None:
    for day, sign in ((query.since, ">="), (query.before, "<")):
        if day:
            conditions.append(f"{place.day} {sign} ?")
            params.append(day.isoformat())


def _add_due(query: Query, conditions: list[str], params: list[Any]) -> None:
    for condition in query.conditions:
        if condition.name != "due":
            continue
        until = _due_until(condition.value.lower(), date.today())  # noqa: DTZ011  the local day
        sign = ">" if condition.negative else "<="
        conditions.append("status IN ('to-do', 'doing') AND due IS NOT NULL")
        if until is not None:
            conditions.append(f"due {sign} ?")
            params.append(until.isoformat())


def _due_until(value: str, today: date) -> date | None:
    """The last due day that `due:` asks for; None for any."""
    named = {
        "overdue": today - timedelta(days=1),
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "week": today + timedelta(days=7),
        "month": today + timedelta(days=31),
    }
    if value in named:
        return named[value]
    days = days_of(value, today)
    return days[1] if days else None


def _local_day(text: str) -> date:
    if len(text) == len("2025-03-14"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone().date()

"""Rows of action and recommendation steps become actions that know where they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from reflectjournal.model import Action, ActionKind, Entry, Origin, OriginKind, Section, StepKind
from reflectjournal.store import actions
from reflectjournal.store.vault import Transaction

_STEPS = {
    StepKind.ACTION: ActionKind.ACTION,
    StepKind.RECOMMENDATION: ActionKind.RECOMMENDATION,
}


def keep(tx: Transaction, entry: Entry, now: datetime) -> None:
    """Store an action for each row that has none yet, and follow a row whose words changed.

    A row keeps its action as long as nobody has worked on that action. No action
    is ever deleted here: a row that goes leaves what was promised.
    """
    for step in dict.fromkeys(s.step for s in entry.sections if s.kind in _STEPS):
        wanted = [
            action
            for section in entry.sections
            if section.step == step
            for action in _proposed(entry, section)
        ]
        if wanted:
            _match(tx, wanted, _stored(tx, entry.id, step), now)


def _match(tx: Transaction, wanted: list[Action], stored: list[Action], now: datetime) -> None:
    """Pair by words first, then, in their order, rows with actions that nobody has touched."""
    by_words = {action.what.strip(): action for action in stored}
    rest = [action for action in wanted if action.what.strip() not in by_words]
    taken = {action.what.strip() for action in wanted}
    free = [a for a in stored if a.what.strip() not in taken and a.updated_at == a.created_at]
    for action in wanted:
        old = by_words.get(action.what.strip())
        if old and old.updated_at == old.created_at and _facts(old) != _facts(action):
            _follow(tx, action, old, now)
    for place, action in enumerate(rest):
        if place < len(free):
            _follow(tx, action, free[place], now)
        else:
            actions.write(tx, action, None, now)


def _follow(tx: Transaction, action: Action, old: Action, now: datetime) -> None:
    """Give an untouched action the words of its row; it stays untouched."""
    new = replace(
        old,
        what=action.what,
        owner=action.owner,
        due=action.due,
        measure=action.measure,
        strength=action.strength,
    )
    actions.write(tx, new, old, now)
    tx.execute("UPDATE action SET updated_at = created_at WHERE id = ?", (old.id,))
    tx.execute("DELETE FROM action_change WHERE action_id = ?", (old.id,))


def _facts(action: Action) -> tuple[object, ...]:
    return action.owner, action.due, action.measure, action.strength


def _proposed(entry: Entry, section: Section) -> Iterator[Action]:
    for row in section.rows:
        what, owner, due, measure, strength = (*(cell.strip() for cell in row), *[""] * 5)[:5]
        if what:
            yield Action(
                what=what,
                owner=owner or "me",
                due=_day(due),
                kind=_STEPS[section.kind],
                measure=measure,
                strength=strength,
                origin=Origin(OriginKind.ENTRY, entry.id, section.step, entry.title),
            )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _stored(tx: Transaction, entry_id: int, step: str) -> list[Action]:
    rows = tx.execute(
        f"SELECT {actions.COLUMNS} FROM action WHERE origin_kind = 'entry' AND origin_id = ?"
        " AND origin_step = ? AND deleted_at IS NULL ORDER BY id",
        (entry_id, step),
    )
    return [actions.read(row) for row in rows]

"""The presentation view: the same journal with aliases in place of real names.

Stands where the journal stands, for as long as somebody else looks at the screen. What
it gives out is covered; what it is given to save gets its real words back first, so
that nothing private is lost or changed by looking at it.

Private text is known by the model: every field that holds some is `repr=False`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any, cast

from reflectjournal.journal.facade import Journal
from reflectjournal.journal.names import Names
from reflectjournal.model import (
    Action,
    AgendaItem,
    Entry,
    EntryFilter,
    Goal,
    OrganisationalGoal,
    Session,
)

_COLLECTIONS = frozenset(
    {
        *("entries", "revisions", "actions", "goals", "sessions", "meetings", "attachments"),
        *("counts", "decisions", "clean_copies"),
    }
)
_VERBS = frozenset({"search", "begin", "finish", "switch_guide", "goal_from"})

Covering = Callable[[str], str]


class Presented:
    """A journal whose values carry aliases in place of names."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._cover = Names(journal.aliases.all()).cover

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the journal has
        value = getattr(self._journal, name)
        if name in _COLLECTIONS:
            return _Covered(value, self)
        return self._covering(value) if name in _VERBS else value

    def is_covered(self, entry_id: int) -> bool:
        """True where a name is covered in the words of an entry: they cannot be edited here."""
        entry = self._journal.entries.get(entry_id)
        return bool(covered(entry, self._cover) != entry)

    def _covering(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the method takes
            real = [self._real(arg) for arg in args]
            named = {name: self._real(arg) for name, arg in named.items()}
            return covered(method(*real, **named), self._cover)

        return call

    def _real(self, value: Any) -> Any:  # noqa: ANN401
        """The value as it would stand without the covering."""
        if isinstance(value, EntryFilter) and value.tag:
            tags = (count.tag for count in self._journal.entries.tags())
            tag = next((tag for tag in tags if self._cover(tag) == value.tag), value.tag)
            return dataclasses.replace(value, tag=tag)
        original = self._original(value)
        return value if original is None else uncovered(value, original, self._cover)

    def _original(self, value: object) -> object | None:
        journal = self._journal
        match value:
            case Entry(id=id_) if id_:
                return journal.entries.get(id_)
            case Action(id=id_) if id_:
                return journal.actions.get(id_)
            case Goal(id=id_) if id_:
                return journal.goals.get(id_)
            case Session(id=id_) if id_:
                return journal.sessions.get(id_)
            case AgendaItem(id=id_, session=session) if id_:
                agenda = journal.sessions.agenda(session)
                return next((item for item in agenda if item.id == id_), None)
            case OrganisationalGoal(id=id_) if id_:
                priorities = journal.goals.organisational()
                return next((each for each in priorities if each.id == id_), None)
            case _:
                return None


class _Covered:
    """A collection of a presented journal."""

    def __init__(self, collection: object, presented: Presented) -> None:
        self._collection = collection
        self._presented = presented

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the collection has
        value = getattr(self._collection, name)
        return self._presented._covering(value) if callable(value) else value  # noqa: SLF001


def presented(journal: Journal) -> Journal:
    """The journal as it is shown while the presentation view is on."""
    return cast("Journal", Presented(journal))


def covered(value: Any, cover: Covering) -> Any:  # noqa: ANN401 - any value of the model
    """The value with every private text in it covered."""
    if isinstance(value, tuple):
        return _same_kind(value, (covered(each, cover) for each in value))
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = covered(old, cover) if field.repr else _covered_text(old, cover)
        if new is not old and new != old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes) if changes else value


def _covered_text(value: Any, cover: Covering) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, tuple):
        return _same_kind(value, (_covered_text(each, cover) for each in value))
    return covered(value, cover)


def _same_kind(value: tuple[Any, ...], parts: Iterable[Any]) -> tuple[Any, ...]:
    """The parts as a tuple of the kind of `value`, which may have names for them."""
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def uncovered(value: Any, original: Any, cover: Covering) -> Any:  # noqa: ANN401
    """The value with its real words, wherever they still stand as `original` shows covered."""
    if value == original or value == _covered_text(original, cover):
        return original
    if isinstance(value, tuple) and isinstance(original, tuple):
        return _uncovered_parts(value, original, cover)
    if dataclasses.is_dataclass(value) and type(value) is type(original):
        changes = {
            field.name: uncovered(getattr(value, field.name), getattr(original, field.name), cover)
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changes)  # type: ignore[type-var]
    return value


def _uncovered_parts(
    values: tuple[Any, ...], originals: tuple[Any, ...], cover: Covering
) -> tuple[Any, ...]:
    """Each part by the original it shows; a changed one by the original in its place."""
    left = list(originals)
    found: list[Any] = []
    for value in values:
        match = next((o for o in left if value in (o, _covered_text(o, cover))), None)
        if match is not None:
            left.remove(match)
        found.append(match)
    same = len(values) == len(originals)
    return tuple(
        own if own is not None else uncovered(value, originals[place], cover) if same else value
        for place, (value, own) in enumerate(zip(values, found, strict=True))
    )

from __future__ import annotations

from dataclasses import replace

import pytest

from reflectjournal.errors import NotFound
from reflectjournal.model import Entry, Section
from reflectjournal.store.entries import Entries
from reflectjournal.store.revisions import Revisions
from reflectjournal.store.vault import Vault
from tests.store.test_entries import Clock, full, written


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entries(vault: Vault, clock: Clock) -> Entries:
    return Entries(vault, clock)


@pytest.fixture
def revisions(vault: Vault, entries: Entries) -> Revisions:
    return Revisions(vault, entries)


def retyped(entry: Entry, text: str) -> Entry:
    return replace(entry, sections=(Section("description", "Description", text, guide="gibbs"),))


def test_autosaves_keep_no_revision_and_leaving_keeps_one(
    entries: Entries, revisions: Revisions, clock: Clock
) -> None:
    saved = entries.save(written("a"))
    for text in ("ab", "abc", "abcd"):
        clock.move(seconds=1)
        saved = entries.save(retyped(saved, text))
    assert revisions.of(saved.id) == ()
    entries.leave(saved.id)
    (row,) = revisions.of(saved.id)
    assert revisions.get(row.id) == saved
    assert (row.kept_at, row.words) == (clock.now, 1)


def test_leaving_without_a_change_keeps_nothing_more(
    entries: Entries, revisions: Revisions
) -> None:
    saved = entries.save(written("a"))
    entries.leave(saved.id)
    entries.leave(saved.id)
    entries.save(replace(saved, step="feelings", tags=("only", "tags")))
    entries.leave(saved.id)
    assert len(revisions.of(saved.id)) == 1


def test_five_minutes_of_editing_keep_a_revision(
    entries: Entries, revisions: Revisions, clock: Clock
) -> None:
    saved = entries.save(written("a"))
    for minute in range(1, 13):
        clock.move(minutes=1)
        saved = entries.save(retyped(saved, f"after {minute} minutes"))
    texts = [revisions.get(row.id).sections[0].text for row in revisions.of(saved.id)]
    assert texts == ["after 11 minutes", "after 5 minutes"]


def test_the_first_words_after_a_night_keep_nothing_yet(
    entries: Entries, revisions: Revisions, clock: Clock
) -> None:
    saved = entries.save(written("a"))
    entries.leave(saved.id)
    clock.move(hours=12)
    saved = entries.save(retyped(saved, "ab"))
    clock.move(seconds=1)
    entries.save(retyped(saved, "abc"))
    assert len(revisions.of(saved.id)) == 1


def test_restoring_brings_the_words_back_and_keeps_all_history(
    entries: Entries, revisions: Revisions, clock: Clock
) -> None:
    first = entries.save(full())
    entries.leave(first.id)
    clock.move(minutes=1)
    second = entries.save(replace(retyped(first, "Other words."), title="New", tags=("new",)))
    restored = revisions.restore(revisions.of(first.id)[0].id)
    assert (restored.title, restored.sections) == (first.title, first.sections)
    assert restored.feelings == first.feelings
    assert restored.tags == ("new",)
    history = [revisions.get(row.id) for row in revisions.of(first.id)]
    assert [entry.title for entry in history] == [first.title, "New", first.title]
    assert history[1].sections == second.sections
    assert entries.get(first.id) == restored


def test_a_revision_that_is_gone_is_said_to_be(revisions: Revisions) -> None:
    with pytest.raises(NotFound):
        revisions.restore(99)

"""Whatever is done in whatever order, counts and index say what the entries say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflectjournal.model import Entry, EntryFilter, Outcome, Section
from reflectjournal.store.counts import Counts
from reflectjournal.store.entries import Entries
from reflectjournal.store.revisions import Revisions
from reflectjournal.store.search import search
from reflectjournal.store.vault import Vault

WORDS = ("kitchen", "school", "Ärger", "naïve", "table", "x'\"y")

entry_values = st.builds(
    Entry,
    guide=st.sampled_from(("gibbs", "era")),
    day=st.dates(date(2024, 12, 20), date(2025, 1, 10)),
    title=st.sampled_from(("", *WORDS)),
    sections=st.lists(
        st.builds(
            Section,
            step=st.just("s"),
            title=st.just("S"),
            text=st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
            rows=st.lists(st.tuples(st.sampled_from(WORDS)), max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    tags=st.lists(st.sampled_from(("a", "A", "b c", "d")), max_size=4).map(tuple),
    outcome=st.none() | st.sampled_from(Outcome),
)
steps = st.lists(
    st.tuples(
        st.sampled_from(("new", "save", "save", "leave", "delete", "restore", "erase", "rewind")),
        st.integers(0, 5),
        entry_values,
    ),
    max_size=14,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_counts_and_index_follow_the_entries(vault: Vault, steps: list) -> None:
    entries = Entries(vault)
    revisions = Revisions(vault, entries)
    for row in (*entries.page(limit=1000), *entries.bin()):  # what the last example left
        entries.delete(row.id)
    entries.empty_bin()
    ids: list[int] = []
    for what, which, value in steps:
        act(entries, revisions, ids, what, which, value)
    compare(vault, entries)


def act(
    entries: Entries, revisions: Revisions, ids: list[int], what: str, which: int, value: Entry
) -> None:
    if what == "new" or not ids:
        ids.append(entries.save(value).id)
        return
    id_ = ids[which % len(ids)]
    if what == "save":
        entries.save(replace(value, id=id_))
    elif what == "leave":
        entries.leave(id_)
    elif what == "delete":
        entries.delete(id_)
    elif what == "restore":
        entries.restore(id_)
    elif what == "rewind" and (kept := revisions.of(id_)):
        revisions.restore(kept[-1].id)
    elif what == "erase" and entries.get(id_).deleted_at:
        entries.erase(id_)
        ids.remove(id_)


def compare(vault: Vault, entries: Entries) -> None:
    there = [entries.get(row.id) for row in entries.page(limit=1000)]
    assert entries.count() == len(there)
    tags = Counter(tag.casefold() for entry in there for tag in entry.tags)
    assert {t.tag.casefold(): t.count for t in entries.tags()} == tags
    for tag, count in tags.items():
        assert entries.count(EntryFilter(tag=tag)) == count
    pairs = Counter(
        pair
        for entry in there
        for pair in combinations(sorted(tag.casefold() for tag in entry.tags), 2)
    )
    kept = Counts(vault)
    assert {
        tuple(sorted((tag, beside.tag.casefold()))): beside.count
        for tag in tags
        for beside in kept.tags_beside(tag)
    } == pairs
    weeks: Counter[tuple[object, ...]] = Counter()
    words: Counter[tuple[object, ...]] = Counter()
    for entry in there:
        monday = entry.day - timedelta(days=entry.day.weekday())
        key = (monday.isoformat(), entry.guide, entry.outcome or "")
        weeks[key] += 1
        words[key] += entry.words
    rows = vault.rows("SELECT week, guide, outcome, entries, words FROM week")
    assert {tuple(row[:3]): tuple(row[3:]) for row in rows} == {
        key: (weeks[key], words[key]) for key in weeks
    }
    for word in ("kitchen", "arger", "naive"):
        plain = {"arger": "Ärger", "naive": "naïve"}.get(word, word)
        said = {e.id for e in there if plain in e.title or plain in everything(e)}
        assert {hit.id for hit in search(vault, f"{word} ", 1000).hits} == said
    with vault.transaction() as tx:  # compares the index with what it stands for
        tx.execute("INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)")


def everything(entry: Entry) -> str:
    return " ".join((*(s.text for s in entry.sections), *(
        cell for s in entry.sections for row in s.rows for cell in row
    )))  # fmt: skip


def test_a_check_notices_an_index_that_does_not_say_what_the_text_says(vault: Vault) -> None:
    saved = Entries(vault).save(
        Entry("gibbs", date(2025, 1, 1), sections=(Section("s", "S", "kitchen"),))
    )
    assert vault.verify().ok
    with vault.transaction() as tx:
        tx.execute("UPDATE entry_section SET text = 'school' WHERE id = ?", (saved.id << 8,))
    assert any(fault.startswith("Search index") for fault in vault.verify().faults)

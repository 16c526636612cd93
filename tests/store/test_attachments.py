"""Attachments: whole or not at all, inside the vault, within their limits."""

from __future__ import annotations

import os
from datetime import date

import pytest

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import Changes, Entry
from reflectjournal.store import attachments as module
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault


@pytest.fixture
def entry(vault: Vault) -> int:
    return Entries(vault).save(Entry(guide="gibbs", day=date(2026, 11, 21))).id


@pytest.mark.parametrize("size", [0, 1, 256 * 1024, 256 * 1024 + 1, 1_000_000])
def test_the_bytes_that_were_kept_are_read_back(vault: Vault, entry: int, size: int) -> None:
    data = os.urandom(size)
    kept = Attachments(vault).add(entry, "letter.pdf", "application/pdf", data)
    assert Attachments(vault).read(kept.id) == data
    assert Attachments(vault).of(entry) == (kept,)
    assert kept.size == size


def test_chunks_are_256_kib_at_most(vault: Vault, entry: int) -> None:
    Attachments(vault).add(entry, "a", "image/png", bytes(600 * 1024))
    rows = vault.rows("SELECT length(data) FROM attachment_chunk ORDER BY number")
    assert [length for (length,) in rows] == [262144, 262144, 90112]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\ana\\letter.pdf", "letter.pdf"),
        ("/home/ana/letter.pdf", "letter.pdf"),
        ("../../letter.pdf", "letter.pdf"),
        ("folder/", "attachment"),
        ("", "attachment"),
    ],
)
def test_folders_are_dropped_from_a_name(vault: Vault, entry: int, given: str, kept: str) -> None:
    assert Attachments(vault).add(entry, given, "text/plain", b"x").name == kept


def test_one_that_is_too_large_is_refused_and_nothing_is_kept(vault: Vault, entry: int) -> None:
    with pytest.raises(RuleBroken, match="50 MB at most"):
        Attachments(vault).add(entry, "film", "video/mp4", bytes(module.LARGEST + 1))
    assert Attachments(vault).of(entry) == ()


def test_all_together_have_a_limit_too(
    vault: Vault, entry: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_SUM", 1000)
    Attachments(vault).add(entry, "a", "text/plain", bytes(800))
    with pytest.raises(RuleBroken, match="together"):
        Attachments(vault).add(entry, "b", "text/plain", bytes(201))


def test_a_missing_entry_takes_no_attachment(vault: Vault) -> None:
    with pytest.raises(NotFound):
        Attachments(vault).add(99, "a", "text/plain", b"x")
    assert vault.rows("SELECT * FROM attachment_chunk") == []


def test_removing_one_leaves_no_chunk_and_tells_the_entry(vault: Vault, entry: int) -> None:
    attachments = Attachments(vault)
    kept = attachments.add(entry, "a", "text/plain", b"x")
    heard: list[Changes] = []
    vault.subscribe(heard.append)
    attachments.remove(kept.id)
    assert heard == [Changes(frozenset({"entry"}), frozenset({("entry", entry)}))]
    assert vault.rows("SELECT * FROM attachment_chunk") == []
    with pytest.raises(NotFound):
        attachments.read(kept.id)
    with pytest.raises(NotFound):
        attachments.remove(kept.id)


def test_a_name_does_not_show_in_a_repr(vault: Vault, entry: int) -> None:
    kept = Attachments(vault).add(entry, "canary-name.txt", "text/plain", b"canary-bytes")
    assert "canary" not in repr(kept)

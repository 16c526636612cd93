"""What can be read of a damaged journal is rescued; the damaged one is left alone."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from reflectjournal.errors import VaultDamaged, VaultExists
from reflectjournal.model import Entry, Section
from reflectjournal.store import keys
from reflectjournal.store.entries import Entries
from reflectjournal.store.salvage import salvage
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk

ENTRIES = 150


def fill(desk: Desk) -> None:
    """A journal with some months of entries, cleanly closed."""
    vault = desk.create()
    entries = Entries(vault)
    rng = random.Random(7)
    for number in range(ENTRIES):
        words = " ".join(rng.choices(("visit", "worry", "plan", "listen", "home"), k=200))
        entries.save(
            Entry(
                guide="gibbs",
                day=date.fromordinal(738000 + number),
                title=f"entry {number}",
                sections=(Section("description", "What happened", words),),
                tags=(f"tag{number % 5}",),
            )
        )
    vault.close()


def flip(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)


def test_an_undamaged_journal_is_rescued_whole(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    before = desk.files()
    report = salvage(desk.folder, desk.key, tmp_path / "rescued")
    assert (report.entries, report.unreadable, report.whole) == (ENTRIES, {}, True)
    assert desk.files() == before
    vault = Vault.open(tmp_path / "rescued", desk.key, seen_folder=desk.seen)
    original = desk.open()
    for table in report.rows:
        sql = f"SELECT * FROM {table}"
        assert sorted(map(repr, vault.rows(sql))) == sorted(map(repr, original.rows(sql))), table
    found = "SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'worry'"
    assert vault.row(found) == original.row(found)
    original.close()
    vault.close()


def test_a_damaged_page_costs_the_rows_on_it_and_no_more(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    good = desk.database.read_bytes()
    pages = len(good) // 4096
    rng = random.Random(3)
    lost = []
    for number, page in enumerate(rng.sample(range(1, pages), 25)):
        flip(desk.database, page * 4096 + rng.randrange(4096))
        report = salvage(desk.folder, desk.key, tmp_path / f"rescued {number}")
        assert report.whole
        lost.append(ENTRIES - report.entries)
        desk.database.write_bytes(good)
    assert sum(lost) / len(lost) < 8
    assert sum(loss == 0 for loss in lost) > len(lost) // 2


def test_the_rescued_journal_opens_with_the_same_passphrase(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    flip(desk.database, 20 * 4096 + 99)
    report = salvage(desk.folder, desk.key, tmp_path / "rescued")
    header = keys.read_header(report.folder)
    key = keys.unlock_with_passphrase(header, "seven quiet herons cross the river")
    Vault.open(report.folder, key, seen_folder=tmp_path / "seen there").close()


def test_a_journal_that_has_lost_its_number_of_commits_opens_again(
    desk: Desk, tmp_path: Path
) -> None:
    fill(desk)
    flip(desk.database, 4096 + 100)
    report = salvage(desk.folder, desk.key, tmp_path / "rescued")
    assert (report.entries, report.whole) == (ENTRIES, True)
    assert "vault_identity" in report.unreadable
    Vault.open(report.folder, desk.key, seen_folder=tmp_path / "seen there").close()


def test_a_rescue_that_fails_leaves_the_folder_for_a_second_try(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    good = desk.database.read_bytes()
    flip(desk.database, 100)
    with pytest.raises(VaultDamaged, match="The damaged journal is as it was"):
        salvage(desk.folder, desk.key, tmp_path / "rescued")
    desk.database.write_bytes(good)
    assert salvage(desk.folder, desk.key, tmp_path / "rescued").entries == ENTRIES


def test_a_folder_that_is_in_use_is_not_rescued_into(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    with pytest.raises(VaultExists):
        salvage(desk.folder, desk.key, tmp_path)


def test_nothing_is_left_beside_what_was_rescued(desk: Desk, tmp_path: Path, home: Path) -> None:
    fill(desk)
    salvage(desk.folder, desk.key, tmp_path / "rescued")
    assert not list(home.rglob("salvage-*"))

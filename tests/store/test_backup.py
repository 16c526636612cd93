"""Backups: verified when made, looked into, restored without losing the old, thinned out by age."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectjournal.errors import (
    DiskFull,
    KeysDamaged,
    VaultDamaged,
    VaultError,
    VaultInUse,
    VaultNewer,
    WrongSecret,
)
from reflectjournal.model import Entry
from reflectjournal.store import backup, backup_file, checks, image, keys, restore, swap
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk, write, written


@pytest.fixture
def backups(desk: Desk) -> Path:
    return desk.folder / "backups"


def made(desk: Desk, *values: str) -> Path:
    """A backup of a new journal that holds these values; the journal is closed."""
    vault = desk.create()
    write(vault, *values)
    path = backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    return path


def test_a_backup_is_one_private_file_and_nothing_beside_it(desk: Desk, backups: Path) -> None:
    path = made(desk, "one")
    assert [p.name for p in backups.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o077 == 0
    assert b"SQLite format" not in path.read_bytes()


def test_the_journal_can_be_written_while_its_backup_is_verified(desk: Desk, backups: Path) -> None:
    vault = desk.create()
    write(vault, "in the backup")
    pending = backup.begin_backup(vault, backups)
    write(vault, "after it")
    path = backup.finish_backup(pending)
    vault.close()
    restore.restore(path, desk.folder, seen_folder=desk.seen)
    vault = desk.open()
    assert written(vault) == ["in the backup"]
    vault.close()


def test_a_restored_journal_holds_what_was_backed_up_and_the_old_one_is_kept(desk: Desk) -> None:
    path = made(desk, "one", "two")
    vault = desk.open()
    write(vault, "three")
    vault.close()
    aside = restore.restore(path, desk.folder, seen_folder=desk.seen)
    restored = desk.open()
    assert written(restored) == ["one", "two"]
    assert restored.warnings == ()
    restored.close()
    assert aside is not None
    assert "before restore" in aside.name
    kept = desk.open(aside)
    assert written(kept) == ["one", "two", "three"]
    kept.close()


def test_a_backup_opens_on_another_computer_with_its_passphrase(desk: Desk, tmp_path: Path) -> None:
    path = made(desk, "one")
    elsewhere = tmp_path / "another computer" / "journal"
    elsewhere.parent.mkdir()
    assert restore.restore(path, elsewhere, seen_folder=tmp_path / "seen there") is None
    header = keys.read_header(elsewhere)
    key = keys.unlock_with_passphrase(header, "seven quiet herons cross the river")
    vault = Vault.open(elsewhere, key, seen_folder=tmp_path / "seen there")
    assert written(vault) == ["one"]
    vault.close()


def test_backups_stay_with_the_journal_after_a_restore(desk: Desk, backups: Path) -> None:
    path = made(desk, "one")
    restore.restore(path, desk.folder, seen_folder=desk.seen)
    assert (backups / path.name).exists()


def test_an_open_journal_is_not_restored_over(desk: Desk) -> None:
    path = made(desk, "one")
    vault = desk.open()
    write(vault, "two")
    with pytest.raises(VaultInUse):
        restore.restore(path, desk.folder, seen_folder=desk.seen)
    assert written(vault) == ["one", "two"]
    vault.close()


@pytest.mark.parametrize("way", ["passphrase", "recovery key", "key"])
def test_a_preview_shows_what_a_backup_holds(desk: Desk, way: str) -> None:
    vault = desk.create()
    add_entry(vault, date(2026, 3, 1))
    add_entry(vault, date(2026, 4, 2))
    path = backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    secret = {
        "passphrase": "seven quiet herons cross the river",
        "recovery key": desk.new_keys.recovery_key,
        "key": desk.key,
    }[way]
    seen = restore.preview(path, secret)
    assert (seen.entries, seen.newest_day) == (2, date(2026, 4, 2))
    assert datetime.now(UTC) - seen.made_at < timedelta(minutes=5)


def add_entry(vault: Vault, day: date) -> None:
    Entries(vault).save(Entry(guide="gibbs", day=day, title="An entry"))


def test_a_preview_leaves_nothing_behind(desk: Desk, home: Path) -> None:
    path = made(desk, "one")
    restore.preview(path, desk.key)
    assert not list(home.rglob("preview-*"))


@pytest.mark.parametrize("secret", ["not this one", "AAAA-BBBB"])
def test_a_preview_with_a_wrong_secret_is_refused_as_wrong(desk: Desk, secret: str) -> None:
    path = made(desk, "one")
    with pytest.raises(WrongSecret):
        restore.preview(path, secret)


def test_a_key_of_another_journal_is_refused_as_wrong(desk: Desk) -> None:
    path = made(desk, "one")
    other = keys.new_keys("another journal", keys.CHEAP).key
    with pytest.raises(WrongSecret):
        restore.preview(path, other)


def test_a_flip_anywhere_in_a_backup_is_noticed_before_anything_is_changed(desk: Desk) -> None:
    path = made(desk, "one")
    good = path.read_bytes()
    before = desk.files()
    for position in (*range(120), *range(120, len(good), 5003), len(good) - 1):
        damaged = bytearray(good)
        damaged[position] ^= 4
        path.write_bytes(damaged)
        with pytest.raises((VaultDamaged, KeysDamaged, VaultNewer)):
            restore.restore(path, desk.folder, seen_folder=desk.seen)
    path.write_bytes(good)
    assert desk.files() == before


@pytest.mark.parametrize("part", [0, 4, 30, 0.5, 0.999])
def test_a_backup_cut_short_is_refused(desk: Desk, part: float) -> None:
    path = made(desk, "one")
    good = path.read_bytes()
    path.write_bytes(good[: int(part if part > 1 else len(good) * part)])
    with pytest.raises(VaultDamaged):
        backup_file.check(path)
    assert backup.list_backups(path.parent) == () or part == 0.999


def test_a_backup_that_does_not_verify_is_not_kept(
    desk: Desk, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    write(vault, "one")
    pending = backup.begin_backup(vault, backups)
    damaged = bytearray(pending.image.read_bytes())
    damaged[5 * 4096 + 100] ^= 1
    pending.image.write_bytes(damaged)
    with pytest.raises(VaultDamaged, match="could not be verified"):
        backup.finish_backup(pending)
    assert list(backups.iterdir()) == []
    assert written(vault) == ["one"]
    vault.close()


def test_without_room_no_backup_is_begun(
    desk: Desk, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()

    class Usage:
        free = 100_000

    monkeypatch.setattr(image.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(DiskFull, match="your journal is safe"):
        backup.make_backup(vault, backups)
    assert list(backups.iterdir()) == []
    vault.close()


def test_a_file_that_only_looks_like_a_backup_is_left_out_of_the_list(
    desk: Desk, backups: Path
) -> None:
    path = made(desk, "one")
    (backups / "notes.rjbackup").write_bytes(b"not a backup")
    assert [info.path for info in backup.list_backups(backups)] == [path]


def test_backups_are_listed_newest_first_without_their_key(desk: Desk, backups: Path) -> None:
    vault = desk.create()
    first = backup.make_backup(vault, backups)
    write(vault, "one")
    second = backup.make_backup(vault, backups, reason="daily")
    vault.close()
    listed = backup.list_backups(backups)
    assert [info.path for info in listed] == [second, first]
    assert [info.about.reason for info in listed] == ["daily", "asked"]
    assert listed[0].about.journal_id == desk.key.journal_id
    assert listed[0].size == second.stat().st_size


# ------------------------------------------------------------------ when, and how long


def test_a_backup_is_due_a_day_after_the_last_one_if_something_was_saved(
    desk: Desk, backups: Path
) -> None:
    vault = desk.create()
    assert not backup.backup_due(vault, backups)
    write(vault, "one")
    assert backup.backup_due(vault, backups)
    backup.make_backup(vault, backups)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert not backup.backup_due(vault, backups, tomorrow)
    write(vault, "two")
    assert not backup.backup_due(vault, backups)
    assert backup.backup_due(vault, backups, tomorrow)
    vault.close()


def keep_daily(vault: Vault, place: Path) -> Path | None:
    """The backup of the day, begun and finished, where one is due."""
    pending = backup.begin_daily(vault, place)
    return None if pending is None else backup.finish_daily(pending)


def test_the_backup_of_the_day_is_made_once_and_thins_out_old_ones(
    desk: Desk, backups: Path
) -> None:
    vault = desk.create()
    write(vault, "one")
    path = keep_daily(vault, backups)
    assert path is not None
    write(vault, "two")
    assert keep_daily(vault, backups) is None
    path.unlink()
    rename_as_daily(backups, desk, 40)
    assert keep_daily(vault, backups) is not None
    assert len(backup.list_backups(backups)) <= 17
    vault.close()


def test_the_backup_of_the_day_is_finished_after_the_journal_is_closed_or_open_again(
    desk: Desk, backups: Path
) -> None:
    vault = desk.create()
    write(vault, "one")
    pending = backup.begin_daily(vault, backups)
    vault.close()
    assert pending is not None
    with closing(desk.open()):  # what an earlier program left is swept now, but not this
        path = backup.finish_daily(pending)
        assert [info.path for info in backup.list_backups(backups)] == [path]


def test_an_old_unfinished_copy_is_swept_at_the_next_start(desk: Desk, backups: Path) -> None:
    vault = desk.create()
    write(vault, "one")
    pending = backup.begin_daily(vault, backups)
    vault.close()
    assert pending is not None
    two_hours_ago = time.time() - 2 * 60 * 60
    os.utime(pending.image, (two_hours_ago, two_hours_ago))
    desk.open().close()
    assert not pending.image.exists()
    with pytest.raises(VaultError):
        backup.finish_daily(pending)


def test_a_failed_backup_of_the_day_is_remembered_until_one_is_made(
    desk: Desk, backups: Path, tmp_path: Path
) -> None:
    vault = desk.create()
    write(vault, "one")
    (tmp_path / "a file").touch()
    with pytest.raises(VaultError):
        backup.begin_daily(vault, tmp_path / "a file")
    assert backup.daily_failed(desk.folder)
    pending = backup.begin_daily(vault, backups)
    assert pending is not None
    damaged = bytearray(pending.image.read_bytes())
    damaged[5000] ^= 1
    pending.image.write_bytes(damaged)
    with pytest.raises(VaultDamaged):
        backup.finish_daily(pending)
    assert backup.daily_failed(desk.folder)
    assert list(backups.glob("journal-*")) == []
    assert keep_daily(vault, backups) is not None
    assert not backup.daily_failed(desk.folder)
    vault.close()


def test_half_a_year_of_daily_backups_keeps_seven_days_four_weeks_six_months() -> None:
    today = datetime(2026, 11, 21, 18, tzinfo=UTC)
    times = [today - timedelta(days=n, hours=h) for n in range(400) for h in (0, 3)]
    kept = sorted(backup.to_keep(times), reverse=True)
    assert kept[:7] == [today - timedelta(days=n) for n in range(7)]
    assert len(kept) <= 7 + 4 + 6
    assert {(time.year, time.month) for time in kept} == {(2026, month) for month in range(6, 12)}


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=60))
def test_the_newest_backup_is_always_kept(times: list[datetime]) -> None:
    kept = backup.to_keep(times)
    assert max(times) in kept
    assert len(kept) <= 17


def rename_as_daily(backups: Path, desk: Desk, days: int) -> None:
    """Daily backups of the last days, written as they are, with an image of a few bytes."""
    image = backups / "image"
    image.write_bytes(b"image")
    for number in range(days):
        made_at = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(days=number)
        about = backup_file.About(made_at.isoformat(), desk.key.journal_id, 1, number, "daily")
        backup_file.write(backups / f"{number:03}.rjbackup", about, b"{}", image)
    image.unlink()


def test_old_daily_backups_go_and_those_asked_for_stay(desk: Desk, backups: Path) -> None:
    asked = made(desk, "one")
    rename_as_daily(backups, desk, 40)
    gone = backup.thin_out(backups, desk.key.journal_id)
    left = backup.list_backups(backups)
    assert len(gone) == 40 - (len(left) - 1)
    assert asked in {info.path for info in left}
    assert len(left) <= 1 + 17
    assert backup.thin_out(backups, desk.key.journal_id) == ()


def test_daily_backups_of_another_journal_in_the_same_folder_stay(
    desk: Desk, backups: Path
) -> None:
    made(desk, "one")
    rename_as_daily(backups, desk, 40)
    assert backup.thin_out(backups, "0" * 32) == ()


@pytest.mark.parametrize("elsewhere", [False, True])
def test_nothing_is_thinned_out_after_a_restore_until_it_is_confirmed(
    desk: Desk, backups: Path, tmp_path: Path, elsewhere: bool
) -> None:
    path = made(desk, "one")
    place = tmp_path / "stick" if elsewhere else backups
    place.mkdir(exist_ok=True)
    rename_as_daily(place, desk, 40)
    restore.restore(path, desk.folder, seen_folder=desk.seen)
    (backups / path.name).unlink()  # so that another one is due today
    vault = desk.open()
    write(vault, "two")
    assert keep_daily(vault, place) is not None
    assert len(list(place.glob("0*.rjbackup"))) == 40
    restore.confirm_restore(desk.folder)
    for file in place.glob("journal-*daily.rjbackup"):
        file.unlink()
    assert keep_daily(vault, place) is not None
    assert len(list(place.glob("0*.rjbackup"))) < 17
    vault.close()


# ------------------------------------------------------------------ a crash in the middle


def test_a_crash_between_the_two_renames_is_finished_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(desk, "in the backup")
    vault = desk.open()
    write(vault, "newer")
    vault.close()

    def crash(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(swap, "finish", crash)
        with pytest.raises(KeyboardInterrupt):
            restore.restore(path, desk.folder, seen_folder=desk.seen)
    assert not desk.folder.exists()
    header = keys.read_header(desk.folder)  # what an unlock does first
    assert header.journal_id == desk.key.journal_id
    vault = desk.open()
    assert written(vault) == ["in the backup"]
    vault.close()
    assert sorted(p.name for p in desk.folder.iterdir() if p.suffix == ".incoming") == []


def test_an_unfinished_incoming_folder_never_takes_the_place_of_a_journal(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "one")
    vault.close()
    half = swap.incoming(desk.folder)
    half.mkdir()
    (half / "journal.db").write_bytes(b"half")
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()
    path = made_from_open(desk)
    restore.restore(path, desk.folder, seen_folder=desk.seen)
    assert not half.exists()


def made_from_open(desk: Desk) -> Path:
    vault = desk.open()
    path = backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    return path


def test_a_verified_copy_counts_what_the_journal_counts(desk: Desk) -> None:
    vault = desk.create()
    for number in range(5):
        add_entry(vault, date(2026, 1, 1 + number))
    assert checks.count_entries(vault.connection) == 5
    assert restore.preview(backup.make_backup(vault, desk.folder / "b"), desk.key).entries == 5
    vault.close()


def test_a_folder_with_other_files_is_never_put_aside(desk: Desk, tmp_path: Path) -> None:
    path = made(desk, "one")
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("mine")
    with pytest.raises(VaultError, match="other files"):
        restore.restore(path, documents, seen_folder=desk.seen)
    assert (documents / "letter.txt").read_text() == "mine"


def test_an_empty_folder_takes_a_restored_journal(desk: Desk, tmp_path: Path) -> None:
    path = made(desk, "one")
    (tmp_path / "empty").mkdir()
    restore.restore(path, tmp_path / "empty", seen_folder=desk.seen)
    vault = desk.open(tmp_path / "empty")
    assert written(vault) == ["one"]
    vault.close()


def test_a_backup_is_finished_on_another_thread_while_the_journal_is_written(
    desk: Desk, backups: Path
) -> None:
    vault = desk.create()
    write(vault, *(f"value {number} " + "words " * 200 for number in range(100)))
    pending = backup.begin_backup(vault, backups)
    done: list[Path] = []
    thread = threading.Thread(target=lambda: done.append(backup.finish_backup(pending)))
    thread.start()
    write(vault, *(f"later {number}" for number in range(50)))
    thread.join(30)
    assert backup.list_backups(backups)[0].path == done[0]
    assert len(written(vault)) == 150
    vault.close()
    restore.restore(done[0], desk.folder, seen_folder=desk.seen)
    vault = desk.open()
    assert len(written(vault)) == 100
    vault.close()


def test_a_pending_backup_does_not_show_its_key(desk: Desk, backups: Path) -> None:
    vault = desk.create()
    pending = backup.begin_backup(vault, backups)
    vault.close()
    assert "DataKey" not in repr(pending)
    backup.finish_backup(pending)

"""What goes wrong with a folder: each gives its sentence, and leaves the journal as it was."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reflectjournal.errors import (
    DiskFull,
    VaultDamaged,
    VaultError,
    VaultInUse,
    VaultNewer,
    VaultReadOnly,
)
from reflectjournal.store import backup, image, keys, schema
from reflectjournal.store.connection import connect
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk, write, written
from tests.store.small_disk import make_read_only, small_disk


def closed(desk: Desk, *values: str) -> None:
    """A journal that holds these values, cleanly closed."""
    vault = desk.create()
    write(vault, *values)
    vault.close()


# ------------------------------------------------------------------ the file itself


def test_an_empty_file_is_damage_and_not_an_empty_journal(desk: Desk) -> None:
    closed(desk, "one")
    desk.database.write_bytes(b"")
    before = desk.files()
    with pytest.raises(VaultDamaged):
        desk.open()
    assert desk.files() == before


def test_a_lost_journal_file_is_told_from_a_folder_without_a_journal(desk: Desk) -> None:
    closed(desk, "one")
    desk.database.unlink()
    with pytest.raises(VaultDamaged, match="only its keys are there"):
        desk.open()


def test_a_plain_database_in_its_place_is_damage(desk: Desk) -> None:
    closed(desk, "one")
    desk.database.unlink()
    plain = sqlite3.connect(desk.database)
    plain.execute("CREATE TABLE entry (id)")
    plain.commit()
    plain.close()
    with pytest.raises(VaultDamaged):
        desk.open()


def test_the_journal_of_somebody_else_in_its_place_is_damage(desk: Desk, tmp_path: Path) -> None:
    closed(desk, "one")
    other = Desk(tmp_path / "other")
    closed(other, "two")
    shutil.copyfile(other.database, desk.database)
    with pytest.raises(VaultDamaged, match="Your passphrase is right"):
        desk.open()


def test_a_journal_with_another_id_under_the_same_key_is_damage(desk: Desk) -> None:
    closed(desk, "one")
    connection = connect(desk.database, desk.key)
    connection.execute("UPDATE vault_identity SET journal_id = 'somebody'")
    connection.close()
    with pytest.raises(VaultDamaged):
        desk.open()


def test_a_newer_schema_is_refused_and_the_files_stay_as_they_were(desk: Desk) -> None:
    closed(desk, "one")
    connection = connect(desk.database, desk.key)
    connection.execute(f"PRAGMA user_version={schema.latest() + 1}")
    connection.close()
    before = desk.files()
    with pytest.raises(VaultNewer, match="Install the newer version"):
        desk.open()
    assert desk.files() == before


def test_a_flip_in_the_salt_of_the_file_does_no_harm(desk: Desk) -> None:
    closed(desk, "one")
    good = desk.database.read_bytes()
    for position in range(16):
        flip(desk.database, position)
        vault = desk.open()
        assert written(vault) == ["one"]
        assert vault.verify().ok
        vault.close()
        desk.database.write_bytes(good)


def test_a_flip_in_any_page_is_found_and_never_called_a_wrong_passphrase(desk: Desk) -> None:
    closed(desk, *("words " * 600 for _ in range(40)))
    good = desk.database.read_bytes()
    pages = len(good) // 4096
    assert pages > 80
    missed = []
    for page in range(pages):
        position = page * 4096 + (16 + page * 37 % 4000)
        flip(desk.database, position)
        if not damage_is_found(desk):
            missed.append(position)
        desk.database.write_bytes(good)
    assert missed == []


def flip(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)


def damage_is_found(desk: Desk) -> bool:
    try:
        vault = desk.open()
    except VaultDamaged:
        return True
    report = vault.verify()
    vault.close()
    return not report.ok


@pytest.mark.parametrize("part", [4096, 4096 * 5, 4096 * 20 + 100])
def test_a_file_cut_short_is_damage(desk: Desk, part: int) -> None:
    closed(desk, *("words " * 600 for _ in range(40)))
    with desk.database.open("r+b") as file:
        file.truncate(part)
    assert damage_is_found(desk)


def test_reading_a_damaged_page_says_so_and_the_rest_of_the_journal_can_be_read(
    desk: Desk,
) -> None:
    closed(desk, *("words " * 600 for _ in range(40)))
    good = desk.database.read_bytes()
    refused = 0
    for page in range(len(good) // 4096 - 30, len(good) // 4096):
        flip(desk.database, page * 4096 + 1000)
        vault = desk.open()
        try:
            written(vault)
        except VaultDamaged:
            refused += 1
        vault.close()
        desk.database.write_bytes(good)
    assert refused > 0
    vault = desk.open()
    assert len(written(vault)) == 40
    vault.close()


# ------------------------------------------------------------------ an older state


def test_an_older_copy_put_back_is_noticed_before_anything_is_written(desk: Desk) -> None:
    closed(desk, "one")
    older = desk.database.read_bytes()
    vault = desk.open()
    write(vault, "two")
    vault.close()
    desk.database.write_bytes(older)
    vault = desk.open()
    assert len(vault.warnings) == 1
    assert "this computer has seen a newer state" in vault.warnings[0]
    vault.close()
    vault = desk.open()
    assert vault.warnings  # opening is not accepting
    write(vault, "three")
    vault.close()
    vault = desk.open()
    assert vault.warnings == ()  # going on with it is
    vault.close()


def test_a_lost_write_ahead_log_is_noticed(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    vault.checkpoint()
    write(vault, "one", "two")
    copy = tmp_path / "after the crash"
    copy_files(desk.folder, copy)
    vault.close()
    (copy / "journal.db-wal").unlink()
    vault = desk.open(copy)
    assert written(vault) == []
    assert len(vault.warnings) == 1
    vault.close()


def test_a_write_ahead_log_with_a_flip_in_it_is_noticed(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    vault.checkpoint()
    write(vault, *(f"value {number}" for number in range(20)))
    length = desk.wal.stat().st_size
    copies = []
    for number, position in enumerate(range(40, length, length // 15)):
        copy = tmp_path / f"copy {number}"
        copy_files(desk.folder, copy)
        flip(copy / "journal.db-wal", position)
        copies.append(copy)
    vault.close()
    for copy in copies:
        vault = desk.open(copy)
        assert vault.warnings or len(written(vault)) == 20
        vault.close()


def copy_files(folder: Path, target: Path) -> None:
    """A copy of an open journal, made by another program as a synchronising one would.

    By `cp`, as opening the file in this process would drop SQLite's lock on it.
    """
    target.mkdir()
    for name in ("journal.db", "journal.db-wal", "keys.json", "keys.copy.json"):
        subprocess.run(["cp", str(folder / name), str(target / name)], check=True)


def test_another_computer_knows_nothing_of_an_older_state(desk: Desk, tmp_path: Path) -> None:
    closed(desk, "one")
    vault = Vault.open(desk.folder, desk.key, seen_folder=tmp_path / "another computer")
    assert vault.warnings == ()
    vault.close()


def test_a_damaged_memory_of_the_last_commit_keeps_nothing_shut(desk: Desk) -> None:
    closed(desk, "one")
    (desk.seen / desk.key.journal_id).write_bytes(b"\xff nonsense")
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()


# ------------------------------------------------------------------ opened twice

HOLDER = """
import sys
from pathlib import Path
from reflectjournal.store import keys
from reflectjournal.store.vault import Vault
folder = Path(sys.argv[1])
key = keys.unlock_with_passphrase(keys.read_header(folder), "seven quiet herons cross the river")
vault = Vault.open(folder, key, seen_folder=Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_with_who_holds_it_and_free_when_that_dies(
    desk: Desk,
) -> None:
    closed(desk, "one")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(desk.folder), str(desk.seen)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(VaultInUse, match=f"process {holder.pid}"):
            desk.open()
        with pytest.raises(VaultInUse):
            keys_and_backup_stay_readable_but_not_restored(desk)
        holder.kill()
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()


def keys_and_backup_stay_readable_but_not_restored(desk: Desk) -> None:
    keys.read_header(desk.folder)
    Vault.create(desk.folder, desk.new_keys, seen_folder=desk.seen)


def another_computer_holds(desk: Desk, hours_ago: float) -> None:
    note = {"computer": "OFFICE-7", "process": 4711, "since": "2026-11-21T10:00:00+00:00"}
    path = desk.folder / "lock.json"
    path.write_text(json.dumps(note))
    then = time.time() - hours_ago * 3600
    os.utime(path, (then, then))


def test_a_journal_held_by_another_computer_is_refused_with_its_name(desk: Desk) -> None:
    closed(desk, "one")
    another_computer_holds(desk, hours_ago=2)
    before = desk.files()
    with pytest.raises(VaultInUse, match="the computer OFFICE-7"):
        desk.open()
    assert desk.files() == before


def test_the_note_of_another_computer_is_believed_for_a_day(desk: Desk) -> None:
    closed(desk, "one")
    another_computer_holds(desk, hours_ago=25)
    desk.open().close()


def test_a_journal_can_be_taken_over_from_another_computer(desk: Desk) -> None:
    closed(desk, "one")
    another_computer_holds(desk, hours_ago=2)
    vault = desk.open(take_over=True)
    assert written(vault) == ["one"]
    vault.close()
    assert not (desk.folder / "lock.json").exists()


# ------------------------------------------------------------------ a full disk, a read-only one


@pytest.mark.root
def test_a_full_disk_loses_nothing_that_was_saved_and_room_makes_it_work_again(
    desk: Desk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small", 4) as disk:
        desk.folder = disk / "journal"
        vault = desk.create()
        (disk / "film").write_bytes(bytes(1_500_000))
        saved: list[str] = []
        with pytest.raises(DiskFull, match="not saved yet"):
            write_until_full(vault, saved)
        assert len(saved) > 20
        assert written(vault) == saved
        vault.close()
        vault = desk.open()  # while the disk is still full
        assert written(vault) == saved
        (disk / "film").unlink()
        write(vault, "after room was made")
        assert written(vault) == [*saved, "after room was made"]
        assert vault.verify().ok
        vault.close()


@pytest.mark.root
def test_on_a_full_disk_the_reserve_lets_the_next_save_through(desk: Desk, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 80) as disk:
        desk.folder = disk / "journal"
        vault = desk.create()
        vault.close()
        vault = desk.open()
        assert (desk.folder / "reserve").exists()
        fill(disk)
        with pytest.raises(DiskFull):
            write_until_full(vault, [])
        assert not (desk.folder / "reserve").exists()
        write(vault, "the draft")
        assert written(vault)[-1] == "the draft"
        vault.close()


def write_until_full(vault: Vault, saved: list[str]) -> None:
    for number in range(5000):
        value = f"{number} " + "words " * 300
        write(vault, value)
        saved.append(value)


def fill(disk: Path) -> None:
    with (disk / "film").open("wb", buffering=0) as film:
        try:
            while True:
                film.write(bytes(64 * 1024))
        except OSError:
            pass


@pytest.mark.root
@pytest.mark.parametrize("noticed", ["before", "while copying"])
def test_keys_and_backups_on_a_full_disk_change_nothing(
    desk: Desk, tmp_path: Path, noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if noticed == "while copying":
        monkeypatch.setattr(image, "refuse_without_room", lambda *_: None)
    with small_disk(tmp_path / "small", 8) as disk:
        desk.folder = disk / "journal"
        vault = desk.create()
        write(vault, "one")
        fill(disk)
        before = (desk.folder / "keys.json").read_bytes()
        changed, _ = keys.new_recovery_key(keys.read_header(desk.folder), desk.key)
        with pytest.raises(DiskFull, match="The keys have not been changed"):
            keys.write_header(desk.folder, changed)
        assert (desk.folder / "keys.json").read_bytes() == before
        with pytest.raises(DiskFull, match="your journal is safe"):
            backup.make_backup(vault, desk.folder / "backups")
        assert list((desk.folder / "backups").iterdir()) == []
        assert written(vault) == ["one"]
        vault.close()
        desk.open().close()


@pytest.mark.root
def test_a_journal_cannot_be_created_on_a_full_disk_and_can_be_later(
    desk: Desk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small", 4) as disk:
        desk.folder = disk / "journal"
        fill(disk)
        with pytest.raises(VaultError):
            desk.create()
        (disk / "film").unlink()
        vault = desk.create()
        write(vault, "one")
        vault.close()


@pytest.mark.root
def test_a_read_only_disk_is_opened_to_read_and_left_as_it_is(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    with small_disk(tmp_path / "small", 16) as disk:
        desk.folder = disk / "journal"
        closed(desk, "one", "two")
        before = desk.files()
        make_read_only(disk)
        reads_but_does_not_write(desk)
        assert desk.files() == before
    assert not list(home.rglob("reading-*"))


@pytest.mark.root
def test_a_read_only_disk_with_a_log_beside_the_journal_shows_the_last_save(
    desk: Desk, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small", 16) as disk:
        original = desk.folder
        vault = desk.create()
        write(vault, "one", "two")
        desk.folder = disk / "journal"
        copy_files(original, desk.folder)
        vault.close()
        make_read_only(disk)
        reads_but_does_not_write(desk)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_opened_to_read(desk: Desk) -> None:
    closed(desk, "one", "two")
    desk.folder.chmod(0o500)
    try:
        reads_but_does_not_write(desk)
    finally:
        desk.folder.chmod(0o700)


def reads_but_does_not_write(desk: Desk) -> None:
    vault = desk.open()
    assert vault.read_only
    assert "for reading only" in vault.warnings[0]
    assert written(vault) == ["one", "two"]
    assert vault.verify().ok
    with pytest.raises(VaultReadOnly):
        write(vault, "three")
    vault.checkpoint()
    vault.close()


@pytest.mark.skipif(os.name != "posix", reason="other users are told apart by rights elsewhere")
def test_another_user_without_rights_gets_a_sentence_and_breaks_nothing(desk: Desk) -> None:
    if os.geteuid() != 0:
        pytest.skip("becoming another user needs root")
    closed(desk, "one")
    before = desk.files()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.setuid(65534)
        answer = "opened"
        try:
            desk.open()
        except BaseException as error:  # noqa: BLE001
            answer = f"{type(error).__name__}: {error}"
        os.write(writing, answer.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert pipe.read().startswith("VaultError: The files of this journal could not be read.")
    assert desk.files() == before


# ------------------------------------------------------------------ the lock of SQLite


def test_the_journal_file_is_never_opened_beside_sqlite_while_connected(desk: Desk) -> None:
    """Closing any handle on the file in this process would drop SQLite's lock on it (POSIX)."""
    opened: list[str] = []
    watching = False

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and str(arguments[0]) == str(desk.database):
            opened.append("opened")

    sys.addaudithook(watch)
    vault = desk.create()
    watching = True
    write(vault, "one")
    backup.make_backup(vault, desk.folder / "backups")
    vault.checkpoint()
    vault.verify()
    keys.write_header(desk.folder, keys.read_header(desk.folder))
    write(vault, "two")
    assert backup.begin_daily(vault, desk.folder / "by the day") is not None
    assert opened == []
    with desk.database.open("rb"):
        pass
    assert opened == ["opened"]  # the watch sees what it is meant to see
    watching = False
    vault.close()

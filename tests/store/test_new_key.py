"""A new key for the whole journal: alike to the last row, and the old secrets are at an end."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectjournal.errors import DiskFull, VaultDamaged, WrongSecret
from reflectjournal.store import backup, image, keys, new_key, restore, swap
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk, write, written
from tests.store.small_disk import small_disk
from tests.store.test_kill import Writer, enough_rounds

PASSPHRASE = "eight loud geese sleep on a lake"


def renewed(desk: Desk, *values: str) -> tuple[keys.NewKeys, Path]:
    """A journal that was moved to a new key, and where its old folder is kept."""
    vault = desk.create()
    write(vault, *values)
    made = keys.replace_keys(keys.read_header(desk.folder), PASSPHRASE, keys.CHEAP)
    return made, new_key.make_new_key(vault, made)


def test_everything_is_there_under_the_new_key_and_nothing_else_opens_it(desk: Desk) -> None:
    made, _ = renewed(desk, "one", "two")
    header = keys.read_header(desk.folder)
    assert header.generation == 2
    with pytest.raises(WrongSecret):
        keys.unlock_with_passphrase(header, "seven quiet herons cross the river")
    with pytest.raises(WrongSecret):
        keys.unlock_with_recovery_key(header, desk.new_keys.recovery_key)
    with pytest.raises(VaultDamaged):
        desk.open()
    assert keys.unlock_with_recovery_key(header, made.recovery_key) == made.key
    key = keys.unlock_with_passphrase(header, PASSPHRASE)
    vault = Vault.open(desk.folder, key, seen_folder=desk.seen)
    assert written(vault) == ["one", "two"]
    assert vault.warnings == ()
    assert vault.verify().ok
    vault.close()


def test_the_old_header_and_passphrase_do_not_open_the_new_file(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    write(vault, "one")
    stolen = keys.read_header(desk.folder)
    made = keys.replace_keys(stolen, PASSPHRASE, keys.CHEAP)
    new_key.make_new_key(vault, made)
    old = keys.unlock_with_passphrase(stolen, "seven quiet herons cross the river")
    assert old == desk.key
    assert old != made.key
    with pytest.raises(VaultDamaged):
        Vault.open(desk.folder, old, seen_folder=tmp_path / "thief")


def test_the_old_folder_is_kept_until_the_journal_opens_with_the_new_key(desk: Desk) -> None:
    made, aside = renewed(desk, "one")
    kept = desk.open(aside)
    assert written(kept) == ["one"]
    kept.close()
    with pytest.raises(VaultDamaged):
        desk.open()
    assert aside.exists()
    Vault.open(desk.folder, made.key, seen_folder=desk.seen).close()
    assert not aside.exists()


def test_backups_move_along_and_keep_their_own_key(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "one")
    old = backup.make_backup(vault, desk.folder / "backups")
    made = keys.replace_keys(keys.read_header(desk.folder), PASSPHRASE, keys.CHEAP)
    new_key.make_new_key(vault, made)
    vault = Vault.open(desk.folder, made.key, seen_folder=desk.seen)
    new = backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    assert {info.path.name for info in backup.list_backups(desk.folder / "backups")} == {
        old.name,
        new.name,
    }
    restore.preview(old, "seven quiet herons cross the river")
    restore.preview(new, PASSPHRASE)
    with pytest.raises(WrongSecret, match="other keys"):
        restore.preview(old, made.key)


def test_a_copy_that_is_not_alike_is_not_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = desk.create()
    write(vault, "one")
    copy = image.copy

    def copy_with_a_loss(connection: object, key: keys.DataKey, target: Path) -> None:
        copy(connection, key, target)  # type: ignore[arg-type]
        with image.reading(target, key) as copied:
            copied.execute("DELETE FROM setting")

    monkeypatch.setattr(image, "copy", copy_with_a_loss)
    made = keys.replace_keys(keys.read_header(desk.folder), PASSPHRASE, keys.CHEAP)
    with pytest.raises(VaultDamaged, match="as they were"):
        new_key.make_new_key(vault, made)
    assert written(vault) == ["one"]
    vault.close()
    assert not swap.incoming(desk.folder).exists()
    desk.open().close()


@pytest.mark.root
@pytest.mark.parametrize("noticed", ["before", "while copying"])
def test_on_a_full_disk_the_journal_keeps_its_key(
    desk: Desk, tmp_path: Path, noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if noticed == "while copying":
        monkeypatch.setattr(image, "refuse_without_room", lambda *_: None)
    with small_disk(tmp_path / "small", 4) as disk:
        desk.folder = disk / "journal"
        vault = desk.create()
        write(vault, "one")
        vault.checkpoint()
        free = shutil.disk_usage(disk).free
        (disk / "film").write_bytes(bytes(free - 100_000))
        made = keys.replace_keys(keys.read_header(desk.folder), PASSPHRASE, keys.CHEAP)
        with pytest.raises(DiskFull, match="as they were"):
            new_key.make_new_key(vault, made)
        assert written(vault) == ["one"]
        vault.close()
        vault = desk.open()
        assert written(vault) == ["one"]
        vault.close()


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    vault = desk.create()
    write(vault, *(f"value {number} " + "words " * 100 for number in range(100)))
    backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    writer = Writer(desk)
    yield writer
    writer.close()


def test_a_kill_anywhere_leaves_one_folder_that_opens_with_its_own_keys(
    desk: Desk, writer: Writer
) -> None:
    moment = random.Random("new key")
    moved: set[int] = set()
    within = 1.3 * writer.seconds_for("new_keys")
    for _ in enough_rounds(moved):
        before = keys.read_header(desk.folder).generation
        writer.run_until_killed("new_keys", 0, moment, within)
        header = keys.read_header(desk.folder)
        key = keys.unlock_with_passphrase(header, "seven quiet herons cross the river")
        vault = Vault.open(desk.folder, key, seen_folder=desk.seen)
        assert len(written(vault)) == 100
        assert vault.warnings == ()
        vault.close()
        moved.add(header.generation - before)
        beside = {path.name for path in desk.folder.parent.iterdir()}
        assert beside == {"journal", "seen"}
        assert len(backup.list_backups(desk.folder / "backups")) == 1
    assert moved == {0, 1}  # kills came before and after the swap

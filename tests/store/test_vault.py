"""The open vault: saves, changes, settings of the connection, closing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reflectjournal.errors import VaultExists, VaultInUse, VaultLocked, VaultMissing
from reflectjournal.model import Changes
from reflectjournal.store import connection as connections
from reflectjournal.store import keys, opening, schema
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk, write, written


def test_what_was_saved_is_there_after_closing(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "one", "two")
    vault.close()
    vault = desk.open()
    assert written(vault) == ["one", "two"]
    assert vault.warnings == ()
    assert not vault.read_only
    vault.close()


def test_a_closed_folder_holds_the_documented_files_and_only_the_owner_reads_them(
    desk: Desk,
) -> None:
    vault = desk.create()
    write(vault, "one")
    vault.close()
    names = {path.name for path in desk.folder.iterdir()}
    assert names == {"journal.db", "keys.json", "keys.copy.json", "lock", "reserve"}
    if os.name == "posix":
        assert desk.folder.stat().st_mode & 0o777 == 0o700
        for path in desk.folder.iterdir():
            assert path.stat().st_mode & 0o077 == 0, path.name


def test_files_beside_the_open_journal_are_private_too(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "one")
    modes = {path.name: path.stat().st_mode & 0o077 for path in desk.folder.iterdir()}
    vault.close()
    assert "journal.db-wal" in modes
    assert "journal.db-shm" not in modes  # the exclusive lock needs no shared memory
    assert set(modes.values()) == {0}


def test_every_setting_that_safety_rests_on_is_in_force(vault: Vault) -> None:
    read = {
        name: vault.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "locking_mode",
            "synchronous",
            "temp_store",
            "secure_delete",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "application_id",
        )
    }
    assert read == {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": schema.APPLICATION_ID,
    }
    assert vault.connection.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")


def test_the_salt_is_given_and_not_left_to_the_file(desk: Desk) -> None:
    desk.create().close()
    assert desk.database.read_bytes()[:16] == desk.key.derive("database salt", 16)


def test_a_file_written_in_the_clear_is_noticed_when_it_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "connect", connect_without_key)
    monkeypatch.setattr(opening, "connect", connect_without_key)
    with pytest.raises(connections.VaultError, match="Install Reflect Journal again"):
        desk.create()


def connect_without_key(path: Path, key: keys.DataKey, mode: str) -> connections.Connection:
    connection = connections.sqlcipher.connect(str(path), isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", *connections._SETTINGS):
        connection.execute(f"PRAGMA {setting}")
    return connection


def test_the_key_text_is_wiped_after_it_was_given(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytearray] = []
    make = keys.DataKey.database_key

    def noted(key: keys.DataKey) -> bytearray:
        given.append(make(key))
        return given[-1]

    monkeypatch.setattr(keys.DataKey, "database_key", noted)
    desk.create().close()
    assert given
    assert all(set(text) == {0} for text in given)


def test_a_library_that_does_not_encrypt_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_TEMP_STORE_IN_MEMORY", ("TEMP_STORE=9",))
    with pytest.raises(connections.VaultError, match="Install Reflect Journal again"):
        desk.create()
    assert not desk.database.exists() or (desk.folder / "creating").exists()


# ------------------------------------------------------------------ transactions


def fail_after_writing(vault: Vault, value: str) -> None:
    with vault.transaction() as tx:
        tx.execute("INSERT INTO setting VALUES ('test 9', ?)", (value,))
        tx.changed("inner")
        raise ZeroDivisionError


def test_subscribers_hear_once_after_the_commit_what_changed(vault: Vault) -> None:
    heard: list[Changes] = []
    unsubscribe = vault.subscribe(heard.append)
    with vault.transaction() as tx:
        tx.changed("entry", 3)
        with vault.transaction() as inner:
            inner.changed("tag")
        assert heard == []
    assert heard == [Changes(frozenset({"entry", "tag"}), frozenset({("entry", 3)}))]
    unsubscribe()
    write(vault, "one")
    assert len(heard) == 1


def test_an_error_undoes_the_whole_transaction_and_tells_nobody(vault: Vault) -> None:
    heard: list[Changes] = []
    vault.subscribe(heard.append)
    before = vault.commit_no
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(vault, "lost")
    assert written(vault) == []
    assert heard == []
    assert vault.commit_no == before
    write(vault, "kept")
    assert written(vault) == ["kept"]


def test_an_error_inside_undoes_the_inner_part_only(vault: Vault) -> None:
    heard: list[Changes] = []
    vault.subscribe(heard.append)
    with vault.transaction() as tx:
        tx.execute("INSERT INTO setting VALUES ('test 1', 'outer')")
        with pytest.raises(ZeroDivisionError):
            fail_after_writing(vault, "inner")
        tx.changed("outer")
    assert written(vault) == ["outer"]
    assert heard == [Changes(frozenset({"outer"}))]


def test_a_subscriber_may_save_in_its_turn(vault: Vault) -> None:
    heard: list[Changes] = []

    def once(changes: Changes) -> None:
        heard.append(changes)
        if len(heard) == 1:
            write(vault, "from the subscriber")

    vault.subscribe(once)
    write(vault, "first")
    assert written(vault) == ["first", "from the subscriber"]
    assert len(heard) == 2


def test_the_commit_number_counts_saves_and_not_reads(vault: Vault) -> None:
    start = vault.commit_no
    with vault.transaction() as tx:
        tx.execute("SELECT 1")
    assert vault.commit_no == start
    write(vault, "one", "two")
    assert vault.commit_no == start + 2
    assert vault.row("SELECT commit_no FROM vault_identity") == (start + 2,)


def test_rows_that_were_touched_are_counted(vault: Vault) -> None:
    write(vault, "one", "two")
    with vault.transaction() as tx:
        assert tx.update("UPDATE setting SET value = 'x' WHERE key LIKE 'test %'") == 2
        assert tx.update("DELETE FROM setting WHERE key = 'no such'") == 0


def test_a_checkpoint_empties_the_log_and_loses_nothing(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "one")
    assert desk.wal.stat().st_size > 0
    vault.checkpoint()
    assert desk.wal.stat().st_size == 0
    write(vault, "two")
    vault.close()
    vault = desk.open()
    assert written(vault) == ["one", "two"]
    vault.close()


# ------------------------------------------------------------------ opening and closing


def test_a_closed_vault_says_that_it_is_locked(desk: Desk) -> None:
    vault = desk.create()
    vault.close()
    vault.close()
    with pytest.raises(VaultLocked):
        vault.rows("SELECT 1")
    with pytest.raises(VaultLocked), vault.transaction():
        pass
    with pytest.raises(VaultLocked):
        vault.checkpoint()


def test_closing_inside_a_transaction_keeps_the_last_save_and_drops_the_open_one(
    desk: Desk,
) -> None:
    vault = desk.create()
    write(vault, "saved")
    with pytest.raises(VaultLocked):
        close_while_writing(vault)
    vault = desk.open()
    assert written(vault) == ["saved"]
    vault.close()


def close_while_writing(vault: Vault) -> None:
    with vault.transaction() as tx:
        tx.execute("INSERT INTO setting VALUES ('test 9', 'open')")
        vault.close()


def test_the_key_of_the_caller_is_not_wiped_by_closing(desk: Desk) -> None:
    desk.create().close()
    desk.open().close()


def test_a_folder_with_a_journal_takes_no_second_one(desk: Desk) -> None:
    vault = desk.create()
    write(vault, "first")
    with pytest.raises(VaultInUse):
        desk.create()
    vault.close()
    before = desk.files()
    with pytest.raises(VaultExists):
        Vault.create(desk.folder, keys.new_keys("another", keys.CHEAP), seen_folder=desk.seen)
    assert desk.files() == before


@pytest.mark.parametrize("left", ["keys.json", "keys.copy.json", "journal.db"])
def test_what_is_left_of_a_journal_is_never_overwritten_by_a_new_one(desk: Desk, left: str) -> None:
    desk.create().close()
    for path in desk.folder.iterdir():
        if path.name != left:
            path.unlink()
    before = desk.files()
    with pytest.raises(VaultExists):
        desk.create()
    assert desk.files() == before


def test_a_creation_that_was_interrupted_can_be_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "initialise", cut)
        with pytest.raises(KeyboardInterrupt):
            desk.create()
    assert desk.database.exists()
    with pytest.raises(VaultMissing):
        desk.open()
    vault = desk.create()
    write(vault, "one")
    vault.close()
    desk.open().close()


@pytest.mark.parametrize("name", ["Jürgen's 100% #1 ?", "a b&c=d", "日記", "x" * 120])
def test_a_folder_may_have_any_name(desk: Desk, tmp_path: Path, name: str) -> None:
    if os.name != "posix" and "?" in name:
        pytest.skip("not a name on this system")
    desk.folder = tmp_path / name / "journal"
    vault = desk.create()
    write(vault, "one")
    vault.close()
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()


def test_a_relative_folder_is_the_one_meant_when_it_was_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create().close()
    monkeypatch.chdir(tmp_path)
    vault = desk.open(Path("journal"))
    monkeypatch.chdir("/")
    write(vault, "one")
    vault.close()
    assert not (desk.folder / "lock.json").exists()
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()


def test_an_empty_folder_holds_no_journal(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        desk.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_leftovers_of_an_interrupted_write_are_swept(desk: Desk) -> None:
    desk.create().close()
    left = [desk.folder / "keys.json.new", desk.folder / "x.image.new-journal"]
    for path in left:
        path.write_bytes(b"half")
    desk.open().close()
    assert not any(path.exists() for path in left)


def test_the_reserve_is_kept_while_there_is_room(desk: Desk) -> None:
    desk.create().close()
    reserve = desk.folder / "reserve"
    assert reserve.stat().st_size == opening.RESERVE_BYTES
    opening.give_back_reserve(desk.folder)
    assert not reserve.exists()
    desk.open().close()
    assert reserve.exists()


def test_a_new_journal_is_whole(vault: Vault) -> None:
    report = vault.verify()
    assert report.ok
    assert report.entries == 0

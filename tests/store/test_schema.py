"""From one schema to the next: a verified copy first, each step whole or not at all."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectjournal.errors import VaultError, VaultNewer
from reflectjournal.store import backup, connection, restore, schema
from tests.store.desk import Desk, write, written
from tests.store.test_kill import Writer, enough_rounds

SECOND = """
CREATE TABLE second (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO second (value) SELECT value FROM setting WHERE key LIKE 'test %';
UPDATE setting SET value = 'moved' WHERE key LIKE 'test %';
"""
THIRD = "ALTER TABLE second ADD COLUMN more TEXT;"
BROKEN = THIRD + "INSERT INTO no_such_table VALUES (1);"


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real schemas in a folder to which more can be added."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema._MIGRATIONS, folder)
    monkeypatch.setattr(schema, "_MIGRATIONS", folder)
    return folder


@pytest.fixture
def first() -> int:
    return schema.latest()


def add(migrations: Path, number: int, sql: str) -> None:
    (migrations / f"{number:04}_more.sql").write_text(sql, encoding="utf-8")


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in schema.steps()] == list(range(1, schema.latest() + 1))


def test_a_journal_is_brought_up_to_date_with_a_verified_copy_first(
    desk: Desk, migrations: Path, first: int
) -> None:
    vault = desk.create()
    write(vault, "one", "two")
    vault.close()
    add(migrations, first + 1, SECOND)
    add(migrations, first + 2, THIRD)
    vault = desk.open()
    assert vault.rows("SELECT value, more FROM second") == [("one", None), ("two", None)]
    assert vault.row("PRAGMA user_version") == (first + 2,)
    assert vault.verify().ok
    vault.close()
    (copy,) = backup.list_backups(desk.folder / "backups")
    assert copy.about.reason == f"before-schema-{first + 2}"
    assert copy.about.schema == first


def test_the_copy_made_first_leads_back_to_the_old_schema(
    desk: Desk, migrations: Path, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    write(vault, "one")
    vault.close()
    add(migrations, first + 1, SECOND)
    desk.open().close()
    (copy,) = backup.list_backups(desk.folder / "backups")
    (migrations / f"{first + 1:04}_more.sql").unlink()  # the older program
    with pytest.raises(VaultNewer):
        desk.open()
    restore.restore(copy.path, desk.folder, seen_folder=desk.seen)
    vault = desk.open()
    assert written(vault) == ["one"]
    vault.close()


def test_a_journal_that_is_up_to_date_is_not_copied(desk: Desk) -> None:
    desk.create().close()
    desk.open().close()
    assert not (desk.folder / "backups").exists()


def test_a_step_that_fails_leaves_the_version_before_it(
    desk: Desk, migrations: Path, first: int
) -> None:
    vault = desk.create()
    write(vault, "one")
    vault.close()
    add(migrations, first + 1, SECOND)
    add(migrations, first + 2, BROKEN)
    with pytest.raises(VaultError, match="Nothing is lost"):
        desk.open()
    assert version(desk) == first + 1
    add(migrations, first + 2, THIRD)
    vault = desk.open()
    assert vault.rows("SELECT value, more FROM second") == [("one", None)]
    vault.close()


def version(desk: Desk) -> int:
    raw = connection.connect(desk.database, desk.key)
    number = int(raw.execute("PRAGMA user_version").fetchone()[0])
    raw.close()
    return number


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    vault = desk.create()
    write(vault, *(f"value {number} " + "words " * 100 for number in range(300)))
    vault.close()
    writer = Writer(desk)
    yield writer
    writer.close()


def test_a_kill_in_a_migration_leaves_the_old_schema_or_the_new(
    desk: Desk, migrations: Path, first: int, writer: Writer
) -> None:
    add(migrations, first + 1, SECOND)
    pristine = desk.database.read_bytes()
    moment = random.Random("migration")
    seen: set[int] = set()
    within = 1.3 * writer.seconds_for("migrates")
    for _ in enough_rounds(seen):
        desk.wal.unlink(missing_ok=True)
        desk.database.write_bytes(pristine)
        writer.run_until_killed("migrates", 0, moment, within)
        seen.add(version(desk))
        vault = desk.open()
        assert len(vault.rows("SELECT value FROM second")) == 300
        assert set(written(vault)) == {"moved"}
        assert vault.verify().ok
        vault.close()
        assert {copy.about.schema for copy in backup.list_backups(desk.folder / "backups")} == {1}
    assert seen == {first, first + 1}  # kills came before and after the step took hold

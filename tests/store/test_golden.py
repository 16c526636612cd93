"""A journal of every released schema is opened by this version, and all of it is there."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reflectjournal.journal import Journal
from reflectjournal.store import header, keys, schema
from tools.build_golden_vault import counted, described

VAULTS = Path(__file__).parents[1] / "golden" / "vaults"
FOLDERS = sorted(VAULTS.iterdir())


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def golden(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def expected(golden: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((golden / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def journal(golden: Path, expected: dict[str, Any], tmp_path: Path) -> Iterator[Journal]:
    folder = tmp_path / "journal"
    shutil.copytree(golden, folder)
    key = Journal.derive(folder, expected["passphrase"])
    journal = Journal.open(folder, key)
    yield journal
    journal.close()


def test_every_released_schema_has_a_golden_vault() -> None:
    assert [folder.name for folder in FOLDERS] == [
        f"schema-{number}" for number in range(1, schema.latest() + 1)
    ]


def test_every_entry_is_there_with_its_text_its_history_and_its_files(
    journal: Journal, expected: dict[str, Any]
) -> None:
    assert json.loads(json.dumps(described(journal))) == expected["entries"]


def test_everything_else_is_there(journal: Journal, expected: dict[str, Any]) -> None:
    assert counted(journal) == expected["rows"]
    assert [contact.title for contact in journal.settings.contacts()] == ["Duty desk"]
    first = expected["entries"][0]["id"]
    (file,) = journal.attachments.of(first)
    assert journal.attachments.read(file.id) == bytes(range(256)) * 1100
    assert journal.search('"Grüße, 北京"').hits[0].id == first
    assert journal.search("gruße").hits[0].id == first  # accents are folded


def test_it_passes_every_check_and_can_be_written(journal: Journal) -> None:
    assert journal.verify().ok
    entry = journal.entries.get(journal.entries.page()[0].id)
    journal.entries.save(entry)
    journal.entries.leave(entry.id)
    assert journal.verify().ok


def test_migrations_do_not_change_once_a_vault_was_written_with_them(
    expected: dict[str, Any],
) -> None:
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for _, path in schema.steps()}
    changed = [name for name, digest in expected["migrations"].items() if now.get(name) != digest]
    assert changed == [], "add a migration with the next number instead"


def test_the_key_file_of_a_golden_vault_is_read_as_it_was_written(golden: Path) -> None:
    data = (golden / "keys.json").read_bytes()
    assert data == (golden / "keys.copy.json").read_bytes()
    assert header.encode(keys.read_header(golden)) == data

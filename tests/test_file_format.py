"""What docs/file-format.md says is true: its own reader opens a journal without the program."""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reflectjournal.guides.load import load_guides
from reflectjournal.guides.samples import load_samples
from reflectjournal.journal import Journal
from reflectjournal.store import keys
from reflectjournal.store.backup import make_backup
from reflectjournal.store.vault import Vault

DOC = Path(__file__).parents[1] / "docs" / "file-format.md"
PASSPHRASE = "caf\u00e9 heron river quiet seven"


@pytest.fixture(scope="module")
def new_keys() -> keys.NewKeys:
    return keys.new_keys(PASSPHRASE, keys.CHEAP)


@pytest.fixture
def folder(tmp_path: Path, new_keys: keys.NewKeys) -> Path:
    """The folder of a closed journal with two entries."""
    place = tmp_path / "journal"
    journal = Journal.create(place, new_keys)
    samples = load_samples(load_guides())
    for key in ("S1", "S5"):
        journal.entries.save(samples[key])
    journal.close()
    return place


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """The listing of the page, as a file."""
    listing = re.search(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    assert listing is not None
    path = tmp_path / "reader.py"
    path.write_text(listing[1], encoding="utf-8")
    return path


def read(reader: Path, folder: Path, kind: str, secret: str) -> subprocess.CompletedProcess[str]:
    """Run the listing on its own: no module of the program is on its path."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", str(reader), str(folder), kind],
        input=secret + "\n",
        capture_output=True,
        encoding="utf-8",
        cwd=reader.parent,
        timeout=60,
        check=False,
    )


def test_the_reader_of_the_page_needs_nothing_of_the_program(reader: Path) -> None:
    assert "reflectjournal." not in reader.read_text(encoding="utf-8").replace(
        "reflectjournal/1", ""
    )


@pytest.mark.parametrize("spelling", [PASSPHRASE, PASSPHRASE.replace("\u00e9", "e\u0301")])
def test_the_reader_opens_a_journal_with_its_passphrase(
    reader: Path, folder: Path, spelling: str
) -> None:
    done = read(reader, folder, "passphrase", spelling)
    assert done.returncode == 0, done.stderr
    assert "# 2024-03-14 I never asked to see upstairs" in done.stdout
    assert "## Action plan\n\nSee every room on every visit" in done.stdout
    assert '[["yes"]]' in done.stdout
    assert date(2024, 9, 27).isoformat() in done.stdout


def test_the_reader_opens_a_journal_with_its_recovery_key(
    reader: Path, folder: Path, new_keys: keys.NewKeys
) -> None:
    typed = new_keys.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    done = read(reader, folder, "recovery", typed)
    assert done.returncode == 0, done.stderr
    assert "I never asked to see upstairs" in done.stdout


def test_the_reader_refuses_a_wrong_secret(reader: Path, folder: Path) -> None:
    done = read(reader, folder, "passphrase", "another passphrase entirely")
    assert done.returncode != 0
    assert "InvalidTag" in done.stderr
    assert "upstairs" not in done.stdout


def test_a_backup_cut_apart_as_the_page_says_is_a_journal(
    reader: Path, folder: Path, new_keys: keys.NewKeys, tmp_path: Path
) -> None:
    vault = Vault.open(folder, new_keys.key)
    try:
        data = make_backup(vault, tmp_path / "backups").read_bytes()
    finally:
        vault.close()
    assert data[:8] == b"RJBACKUP"
    assert struct.unpack(">I", data[8:12]) == (1,)
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    parts, at = [], 12
    for _ in range(3):
        (length,) = struct.unpack(">Q", data[at : at + 8])
        parts.append(data[at + 8 : at + 8 + length])
        at += 8 + length
    assert at == len(data) - 32
    cut = tmp_path / "cut"
    cut.mkdir()
    (cut / "keys.json").write_bytes(parts[1])
    (cut / "journal.db").write_bytes(parts[2])
    done = read(reader, cut, "passphrase", PASSPHRASE)
    assert "I never asked to see upstairs" in done.stdout, done.stderr

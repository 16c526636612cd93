"""What was written is on the disk in the vault and nowhere else, and deleted text is gone."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from reflectjournal.errors import JournalError
from reflectjournal.model import Alias, Entry, EntryFilter, Section
from reflectjournal.store import backup, keys, new_key, restore
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.entries import Entries
from reflectjournal.store.revisions import Revisions
from reflectjournal.store.search import search
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk

CANARY = "zanderfilet"
FORMS = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.upper().encode()]


def live(vault: Vault, number: int) -> int:
    """Write, search, tag and attach, as an evening with the program does. Gives the entry."""
    entries = Entries(vault)
    entry = entries.save(
        Entry(
            guide="gibbs",
            day=date(2026, 11, 21),
            title=f"A {CANARY} {number}",
            sections=(Section("description", "What happened", f"The {CANARY} said no. " * 40),),
            tags=(f"tag {CANARY}",),
        )
    )
    entries.leave(entry.id)
    search(vault, CANARY)
    entries.page(EntryFilter(tag=f"tag {CANARY}"))
    Attachments(vault).add(entry.id, f"{CANARY}.txt", "text/plain", CANARY.encode() * 5000)
    Aliases(vault).save(Alias(name=f"Ana {CANARY} {number}", role="Parent A"))
    vault.rows("SELECT value FROM setting ORDER BY value")
    vault.rows("SELECT text FROM entry_section ORDER BY text DESC")  # sorts more than it can hold
    return entry.id


def files(*roots: Path) -> Iterator[Path]:
    for root in roots:
        yield from (path for path in root.rglob("*") if path.is_file())


def plain(path: Path) -> bool:
    """True where a file holds the canary in the clear. Never asked of a connected database."""
    data = path.read_bytes()
    return any(form in data for form in FORMS)


def test_the_search_of_this_test_finds_plain_text(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"x" * 5000 + CANARY.encode("utf-16-le"))
    assert plain(tmp_path / "leak")


def test_nothing_written_is_in_any_file_after_use(desk: Desk, tmp_path: Path, home: Path) -> None:
    vault = desk.create()
    for number in range(20):
        live(vault, number)
    path = backup.make_backup(vault, desk.folder / "backups")
    restore.preview(path, desk.key)
    vault.close()
    restore.restore(path, desk.folder, seen_folder=desk.seen)
    vault = desk.open()
    new_key.make_new_key(
        vault, keys.replace_keys(keys.read_header(desk.folder), "another long one", keys.CHEAP)
    )
    looked_at = list(files(tmp_path, home))
    assert any(path.name == "journal.db" for path in looked_at)
    assert [path.name for path in looked_at if plain(path)] == []


IN_USE = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.store.test_canary import live
from reflectjournal.store import keys
from reflectjournal.store.vault import Vault
folder = Path(sys.argv[1])
key = keys.unlock_with_passphrase(keys.read_header(folder), "seven quiet herons cross the river")
vault = Vault.open(folder, key, seen_folder=Path(sys.argv[2]))
for number in range(30):
    live(vault, number)
with vault.transaction() as tx:
    for number in range(3000):
        tx.execute("INSERT INTO setting VALUES (?, 'zanderfilet' || ?)", (f"k{number}", "x" * 500))
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="open files are found through /proc")
def test_nothing_written_is_in_any_file_while_it_is_in_use_or_after_a_kill(
    desk: Desk, tmp_path: Path, home: Path
) -> None:
    desk.create().close()
    root = str(Path(__file__).parents[2])
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", IN_USE, str(desk.folder), str(desk.seen), root],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        handles = list(Path(f"/proc/{process.pid}/fd").iterdir())
        held = [path for path in handles if path.is_file()]  # unlinked files too
        assert any("journal.db-wal" in str(path.readlink()) for path in held)
        assert [path.readlink() for path in held if plain(path)] == []
        assert list(temporary.iterdir()) == []
        process.kill()
    assert [path.name for path in files(tmp_path, home) if plain(path)] == []


# ------------------------------------------------------------------ deleted text


def decrypted(path: Path, key: keys.DataKey) -> bytes:
    """All pages of a closed database in the clear, free ones too (SQLCipher 4's page layout)."""
    secret = key.derive("database key")
    clear = b""
    data = path.read_bytes()
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        head = 16 if start == 0 else 0
        vector = page[-80:-64]
        decryptor = Cipher(algorithms.AES(secret), modes.CBC(vector)).decryptor()
        clear += decryptor.update(page[head:-80]) + decryptor.finalize()
    return clear


def residue(desk: Desk, *, overwriting: bool) -> int:
    """How often the text is left in the pages after everything was deleted for good."""
    vault = desk.create()
    vault.connection.execute(f"PRAGMA secure_delete={overwriting}")
    ids = [live(vault, number) for number in range(20)]
    vault.checkpoint()
    entries = Entries(vault)
    for id_ in ids:
        entries.delete(id_)
    entries.empty_bin()
    for alias in Aliases(vault).all():
        Aliases(vault).delete(alias.id)
    vault.close()
    left = decrypted(desk.database, desk.key)
    assert b"CREATE TABLE entry" in left  # the pages were read in the clear
    return sum(left.count(form) for form in (CANARY.encode(), b"anderfil", *FORMS))


def test_emptying_the_bin_leaves_no_residue_even_for_somebody_with_the_key(desk: Desk) -> None:
    assert residue(desk, overwriting=True) == 0


def test_without_overwriting_there_would_be_residue_and_this_test_would_see_it(desk: Desk) -> None:
    assert residue(desk, overwriting=False) > 100


# ------------------------------------------------------------------ errors, logs, reprs


def test_no_error_repr_or_log_holds_what_was_written(
    vault: Vault, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    id_ = live(vault, 1)
    entry = Entries(vault).get(id_)
    shown = [repr(entry), repr(Entries(vault).page()), repr(Aliases(vault).all())]
    shown += [
        repr(Attachments(vault).of(id_)),
        repr(Revisions(vault, Entries(vault)).of(id_)),
        repr(vault),
    ]
    for attempt in (
        lambda: search(vault, f'"{CANARY} AND ('),
        lambda: search(vault, f"before:{CANARY}"),
        lambda: Attachments(vault).add(99, CANARY, "text/plain", CANARY.encode()),
        lambda: Attachments(vault).add(id_, CANARY, "text/plain", bytes(51 * 1024 * 1024)),
        lambda: Entries(vault).get(999),
        lambda: keys.unlock_with_passphrase(keys.read_header(vault.folder), CANARY),
        lambda: keys.unlock_with_recovery_key(keys.read_header(vault.folder), CANARY),
        lambda: keys.check_passphrase(CANARY[:9]),
    ):
        try:
            attempt()
        except JournalError as error:
            shown += [
                str(error),
                repr(error),
                repr(vars(error)),
                *traceback.format_exception(error),
            ]
    shown += [caplog.text, *capfd.readouterr()]
    assert [text for text in shown if CANARY in text.replace(__file__, "")] == []

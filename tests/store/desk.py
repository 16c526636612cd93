"""A vault to break, with what is written into it and read back."""

from __future__ import annotations

from pathlib import Path

from reflectjournal.store import keys
from reflectjournal.store.vault import Vault


class Desk:
    """A folder with a journal, its keys, and where this computer remembers its last commit."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "journal"
        self.seen = root / "seen"
        self.new_keys = keys.new_keys("seven quiet herons cross the river", keys.CHEAP)

    @property
    def key(self) -> keys.DataKey:
        return self.new_keys.key

    @property
    def database(self) -> Path:
        return self.folder / "journal.db"

    @property
    def wal(self) -> Path:
        return self.folder / "journal.db-wal"

    def create(self) -> Vault:
        return Vault.create(self.folder, self.new_keys, seen_folder=self.seen)

    def open(self, folder: Path | None = None, **options: bool) -> Vault:
        return Vault.open(folder or self.folder, self.key, seen_folder=self.seen, **options)

    def files(self) -> dict[str, bytes]:
        """What lies in the folder, with its bytes: to show that nothing was touched."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.name != "lock"
        }


def write(vault: Vault, *values: str) -> None:
    """Save some settings, the plainest thing a vault holds, each in a transaction of its own."""
    for value in values:
        with vault.transaction() as tx:
            number = tx.execute("SELECT count(*) FROM setting")[0][0]
            tx.execute("INSERT INTO setting VALUES (?, ?)", (f"test {number:06}", value))
            tx.changed("setting")


def written(vault: Vault) -> list[str]:
    """What `write` has saved, in order."""
    sql = "SELECT value FROM setting WHERE key LIKE 'test %' ORDER BY key"
    return [value for (value,) in vault.rows(sql)]

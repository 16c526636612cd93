"""The open vault: one connection, on one thread, and what may be done with it.

Only SQL of this package runs here. Each committed transaction counts up the
commit number, which is also remembered outside the journal (`last_seen`), and
calls the subscribers once with what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reflectjournal.errors import DiskFull, VaultLocked
from reflectjournal.model import Changes, VerifyReport
from reflectjournal.store import checks, layout, opening
from reflectjournal.store.connection import Connection, DriverError, translated
from reflectjournal.store.keys import DataKey, NewKeys
from reflectjournal.store.opening import Opened

Params = Sequence[Any]
Row = tuple[Any, ...]

_NOT_SAVED = "What was saved before is safe; the last change is not saved yet."


class Transaction:
    """Writes that take hold together or not at all. Made by `Vault.transaction`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: list[tuple[str, int | None]] = []

    def execute(self, sql: str, params: Params = ()) -> list[Row]:
        """Run one statement. Gives its rows; none for a statement that only writes."""
        with _translated(_NOT_SAVED):
            return self._connection.execute(sql, params).fetchall()

    def execute_many(self, sql: str, params: Iterable[Params]) -> None:
        """Run one statement once for each set of parameters."""
        with _translated(_NOT_SAVED):
            self._connection.executemany(sql, params)

    def insert(self, sql: str, params: Params = ()) -> int:
        """Run one INSERT. Gives the rowid of the new row."""
        with _translated(_NOT_SAVED):
            return int(self._connection.execute(sql, params).lastrowid or 0)

    def update(self, sql: str, params: Params = ()) -> int:
        """Run one UPDATE or DELETE. Gives the number of rows it touched."""
        with _translated(_NOT_SAVED):
            return self._connection.execute(sql, params).rowcount

    def changed(self, kind: str, id: int | None = None) -> None:
        """Note for the subscribers that this thing changed, or with no id, things of this kind."""
        self._changes.append((kind, id))

    @property
    def changes(self) -> Changes:
        """What has been noted so far."""
        kinds = frozenset(kind for kind, _ in self._changes)
        ids = frozenset((kind, at) for kind, at in self._changes if at is not None)
        return Changes(kinds, ids)

    @contextmanager
    def nested(self) -> Iterator[Transaction]:
        """A part that can fail alone: its writes are undone, those before it stay."""
        noted = len(self._changes)
        self.execute("SAVEPOINT nested")
        try:
            yield self
        except BaseException:
            del self._changes[noted:]
            if self._connection.in_transaction:  # a full disk has ended it already
                self.execute("ROLLBACK TO nested")
                self.execute("RELEASE nested")
            raise
        self.execute("RELEASE nested")


class Vault:
    """An open journal folder. Bound to the thread that opened it."""

    def __init__(self, opened: Opened, key: DataKey) -> None:
        """Use `Vault.create` or `Vault.open`."""
        self.folder = opened.folder
        self.read_only = opened.copy is not None
        self.warnings = opened.warnings
        self._opened: Opened | None = opened
        self._key = key.copy()
        self._commit_no = opened.commit_no
        self._transaction: Transaction | None = None
        self._subscribers: list[Callable[[Changes], None]] = []

    @classmethod
    def create(cls, folder: Path, new_keys: NewKeys, *, seen_folder: Path | None = None) -> Vault:
        """A new, empty vault in a folder that is made where it is missing. Gives it open.

        Raises VaultExists, VaultInUse, VaultReadOnly or DiskFull.
        """
        opening.create(folder, new_keys)
        return cls.open(folder, new_keys.key, seen_folder=seen_folder)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: DataKey,
        *,
        seen_folder: Path | None = None,
        take_over: bool = False,
    ) -> Vault:
        """Open the vault in a folder; brings its tables to the latest version.

        `seen_folder` is where the last commit is remembered (the program's state
        folder by default); `take_over` disregards that another computer seems to
        hold the journal. The key is copied: the caller wipes its own.

        Raises VaultMissing, VaultInUse, VaultNewer, VaultDamaged or DiskFull. In a
        folder that cannot be written it opens a copy to read (`read_only`).
        """
        return cls(opening.open_folder(folder, key, seen_folder, take_over=take_over), key)

    @property
    def journal_id(self) -> str:
        """The random id of the journal, 32 hex digits; the same in its backups."""
        return self._key.journal_id

    @property
    def commit_no(self) -> int:
        """The number of the last commit, counted from the creation of the journal."""
        return self._commit_no

    @property
    def key(self) -> DataKey:
        """A copy of the data key, for a backup or for new keys; wipe it after use."""
        self._open()
        return self._key.copy()

    @property
    def connection(self) -> Connection:
        """The connection, for this package's own maintenance."""
        return self._open().connection

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Writes that are saved together on the way out, and undone on an error.

        Inside another one it joins it: an error undoes only the inner part, and
        subscribers are told once, after the outer one is on the disk.
        Raises VaultReadOnly, DiskFull, VaultDamaged or VaultLocked.
        """
        connection = self._open().connection
        if self._transaction:
            with self._transaction.nested() as inner:
                yield inner
            return
        if self.read_only:
            raise layout.read_only("What was saved before is safe.")
        transaction = Transaction(connection)
        try:
            transaction.execute("BEGIN IMMEDIATE")
            self._transaction = transaction
            self._before = connection.total_changes
            yield transaction
            self._commit()
        except BaseException as error:
            if self._opened and connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, DiskFull):
                opening.give_back_reserve(self.folder)
            raise
        finally:
            self._transaction = None
        changes = transaction.changes
        if changes.kinds:
            for callback in tuple(self._subscribers):
                callback(changes)

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a query."""
        with _translated("What was saved before has not been changed."):
            return self._open().connection.execute(sql, params).fetchall()

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, or None."""
        with _translated("What was saved before has not been changed."):
            found: Row | None = self._open().connection.execute(sql, params).fetchone()
            return found

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back after each commit, on this thread. Gives the way to unsubscribe.

        The save is on the disk by then: a callback that raises does not undo it.
        """
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the journal file and empty the log.

        For quiet moments: a damaged log loses what has not been moved.
        """
        opened = self._open()
        if self.read_only or self._transaction:
            return
        with _translated("Everything saved is safe."):
            opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if opened.lock:
            opened.lock.refresh()

    def verify(self) -> VerifyReport:
        """Check every page, every table and the search index. About 10 s a gigabyte."""
        return checks.verify(self._open().connection)

    def close(self) -> None:
        """Empty the log, close, forget the key and free the folder. May be called again."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        self._subscribers.clear()
        self._key.wipe()
        opening.close(opened)

    def _open(self) -> Opened:
        if self._opened is None:
            raise VaultLocked("The journal is locked. Unlock it, then try again.")
        return self._opened

    def _commit(self) -> None:
        """Count and save; a transaction that changed nothing is not counted."""
        connection = self._open().connection
        with _translated(_NOT_SAVED):
            if connection.total_changes == self._before:
                connection.execute("COMMIT")
                return
            saved_at = datetime.now(UTC).isoformat(timespec="seconds")
            number = self._commit_no + 1
            connection.execute(
                "UPDATE vault_identity SET commit_no = ?, saved_at = ?", (number, saved_at)
            )
            connection.execute("COMMIT")
        self._commit_no = number
        self._open().seen.remember(number, saved_at)


@contextmanager
def _translated(safe: str) -> Iterator[None]:
    """Raise the errors of the driver as ours; `safe` says what has not been lost."""
    try:
        yield
    except DriverError as error:
        ours = translated(error, safe)
        if ours is error:
            raise
        raise ours from None

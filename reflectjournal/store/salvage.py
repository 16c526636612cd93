"""What can still be read of a damaged journal, brought into a new one.

Every row is read on its own. A page that cannot be read poisons the connection,
so it is opened again and the reading goes on behind the page. The damaged
journal is not touched.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reflectjournal import paths
from reflectjournal.errors import VaultExists
from reflectjournal.store import checks, files, header, layout, opening
from reflectjournal.store.connection import Connection, DriverError, connect, translated
from reflectjournal.store.keys import DataKey, NewKeys

_PATIENCE = 64
"""Failures in a row before the steps grow: a page holds fewer rows than that as a rule."""

_GIVE_UP = 400


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was rescued into `folder`, by table, and how often reading failed, by table."""

    folder: Path
    rows: dict[str, int]
    unreadable: dict[str, int]
    entries: int
    whole: bool
    """True where the new journal passes every check."""


def salvage(folder: Path, key: DataKey, target: Path) -> Salvaged:
    """Bring what can be read into a new journal with the same passphrase and recovery key.

    Slow. Raises VaultExists where the target is not an empty place, DiskFull, or
    VaultDamaged where not even the list of tables can be read; then nothing is left in it.
    """
    if target.exists() and any(target.iterdir()):
        raise VaultExists("Choose an empty folder for what can be rescued.")
    opening.create(target, NewKeys(header.read_header(folder), key, ""))
    copy = paths.cache_folder() / f"salvage-{secrets.token_hex(8)}"
    try:
        files.make_private_folder(copy)
        for name in (layout.DATABASE, layout.WAL):
            with suppress(FileNotFoundError):
                shutil.copyfile(folder / name, copy / name)
        return _into(target, key, _Reader(copy / layout.DATABASE, key))
    except BaseException as error:
        shutil.rmtree(target, ignore_errors=True)  # or a second try would find it in use
        said = _said(error)
        if said is error:
            raise
        raise said from None
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _said(error: BaseException) -> BaseException:
    """The error as the person reads it."""
    safe = "The damaged journal is as it was."
    if isinstance(error, OSError):
        return layout.file_error(error, safe)
    return translated(error, safe) if isinstance(error, DriverError) else error


class _Reader:
    """Reads a damaged database, row after row."""

    def __init__(self, path: Path, key: DataKey) -> None:
        self._path, self._key = path, key
        self._connection = connect(path, key)
        self.failures = 0

    def close(self) -> None:
        self._connection.close()

    def rows(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table in the order of their rowid, as far as they can be read."""
        self.failures = in_a_row = 0
        last, step = -1, 1
        sql = f"SELECT rowid, {columns} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1"
        while in_a_row < _GIVE_UP:
            try:
                row = self._connection.execute(sql, (last,)).fetchone()
            except DriverError:
                self._again()
                in_a_row += 1
                step = 1 if in_a_row < _PATIENCE else step * 2
                last += step
                if last > 1 << 62:
                    return
                continue
            if row is None:
                return
            in_a_row, last = 0, row[0]
            yield row[1:]

    def rows_from_both_ends(
        self, table: str, columns: str, order: str
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of a table without rowid: up to the damage, and back to it from the end."""
        self.failures = 0
        for direction in ("", " DESC"):
            try:
                yield from self._connection.execute(
                    f"SELECT {columns} FROM {table} ORDER BY {order}{direction}"
                )
            except DriverError:
                self._again()
            else:
                return

    def _again(self) -> None:
        self.failures += 1
        self._connection.close()
        self._connection = connect(self._path, self._key)


def _into(target: Path, key: DataKey, reader: _Reader) -> Salvaged:
    connection = connect(target / layout.DATABASE, key)
    rows: dict[str, int] = {}
    unreadable: dict[str, int] = {}
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN")
        for table in _tables(connection):
            rows[table] = _copy_table(connection, reader, table)
            if reader.failures:
                unreadable[table] = reader.failures
        _drop_orphans(connection)
        _index_again(connection, reader)
        connection.execute("COMMIT")
        report = checks.verify(connection)
    finally:
        reader.close()
        connection.close()
    return Salvaged(target, rows, unreadable, report.entries, report.ok)


def _tables(connection: Connection) -> list[str]:
    """The ordinary tables: not those of the search index, which is made again."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    return [name for (name,) in found]


def _copy_table(connection: Connection, reader: _Reader, table: str) -> int:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in names)
    (without_rowid,) = connection.execute(
        "SELECT wr FROM pragma_table_list WHERE name = ?", (table,)
    ).fetchone()
    found: Iterable[tuple[Any, ...]]
    if without_rowid:
        found = reader.rows_from_both_ends(table, columns, "1")
    else:
        found = reader.rows(table, columns)
    if table == "vault_identity":  # the new one stays where the old cannot be read
        found = list(found)
        connection.execute("DELETE FROM vault_identity WHERE ?", (bool(found),))
    marks = ", ".join("?" * len(names))
    sql = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"
    return sum(connection.execute(sql, row).rowcount for row in found)


def _index_again(connection: Connection, reader: _Reader) -> None:
    """The search index, made from the rescued text; for work, from the old index."""
    connection.execute(
        "INSERT INTO entry_fts (rowid, title, body) SELECT fts_id, title, body FROM entry_text"
    )
    for row in reader.rows("work_fts", "rowid, title, body"):
        connection.execute("INSERT INTO work_fts (rowid, title, body) VALUES (?, ?, ?)", row)


def _drop_orphans(connection: Connection) -> None:
    """Delete rows that belong to something that was not rescued, and what belongs to them."""
    while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        for child, parent, number in {(row[0], row[2], row[3]) for row in orphans}:
            (column, key), *_ = [
                (row[3], row[4] or _primary_key(connection, parent))
                for row in connection.execute(f"PRAGMA foreign_key_list({child})")
                if row[0] == number
            ]
            connection.execute(
                f"DELETE FROM {child} WHERE {column} NOT IN (SELECT {key} FROM {parent})"
            )


def _primary_key(connection: Connection, table: str) -> str:
    columns = connection.execute(f"PRAGMA table_info({table})")
    return next(str(row[1]) for row in columns if row[5])

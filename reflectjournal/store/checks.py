"""Whether a database is whole: its pages, its tables, its search index."""

from __future__ import annotations

from datetime import UTC, datetime

from reflectjournal.model import VerifyReport
from reflectjournal.store.connection import Connection, DriverError

_SHOWN = 20
_CHECK = ("integrity-check",)


def verify(connection: Connection) -> VerifyReport:
    """Every check that there is, each of which finds what the others miss. Changes nothing."""
    faults: list[str] = []
    for name, check in (
        ("Encrypted pages", _pages),
        ("Structure", _structure),
        ("Links between tables", _links),
        ("Search index", _indexes),
    ):
        try:
            faults += [f"{name}: {fault}" for fault in check(connection)]
        except DriverError as error:
            faults.append(f"{name}: {getattr(error, 'sqlite_errorname', 'fault')}")
    return VerifyReport(count_entries(connection), datetime.now(UTC), tuple(faults[:_SHOWN]))


def count_entries(connection: Connection) -> int:
    """The number of entries, bin included; 0 where they cannot be counted."""
    try:
        return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    except DriverError:
        return 0


def _pages(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]


def _structure(connection: Connection) -> list[str]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _links(connection: Connection) -> list[str]:
    return [
        f"{table} row {row_id} points at a missing {parent}"
        for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]


def _indexes(connection: Connection) -> list[str]:
    faults = []
    (read_only,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only=OFF")  # the check is an INSERT that writes nothing
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
    )
    for (table,) in tables.fetchall():
        name = table.replace('"', '""')
        try:
            # rank 1: compare with the text that the index stands for, not with itself alone
            connection.execute(f'INSERT INTO "{name}" ("{name}", rank) VALUES (?, 1)', _CHECK)
        except DriverError as error:
            faults.append(f"{table}: {getattr(error, 'sqlite_errorname', 'fault')}")
    connection.execute(f"PRAGMA query_only={read_only}")
    return faults

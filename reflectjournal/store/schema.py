"""The tables of the vault: which database is ours, and the steps from one version to the next.

Each step is a frozen SQL file, `migrations/0001_initial.sql` and on, run in one
transaction with the version it leads to: a crash leaves the old version or the
new one. `user_version` is the number of the last step that was run.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from reflectjournal.errors import VaultError, VaultNewer
from reflectjournal.store.connection import Connection, DriverError, damaged, translated

APPLICATION_ID = 0x524A4E4C
"""RJNL: marks the file as one of ours (SQLite's `application_id`)."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_STEP = re.compile(r"(\d{4})_\w+\.sql")

# One row, outside the numbered steps, as every version must be able to ask it: whose file is this,
# and how often was it saved? The count is compared with the last one seen on this computer.
_IDENTITY = """
    CREATE TABLE vault_identity (
        journal_id TEXT NOT NULL,
        commit_no INTEGER NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT
"""


def latest() -> int:
    """The version that this program writes."""
    return max((number for number, _ in steps()), default=0)


def steps() -> list[tuple[int, Path]]:
    """The migrations in order, with the version each one leads to."""
    found = ((_STEP.fullmatch(path.name), path) for path in _MIGRATIONS.iterdir())
    return sorted((int(match[1]), path) for match, path in found if match)


def initialise(connection: Connection, journal_id: str) -> None:
    """Make an empty database one of ours: whose it is, and all tables."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(_IDENTITY)
    saved_at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO vault_identity VALUES (?, 0, ?)", (journal_id, saved_at))
    connection.execute("COMMIT")
    migrate(connection)


def check_identity(connection: Connection, journal_id: str) -> int:
    """The version of a database, once it is sure that it is this journal's and not a newer one.

    Only reads. Raises VaultNewer, or VaultDamaged for an empty or foreign file.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise damaged()
    if version > latest():
        raise VaultNewer(
            "This journal was last used with a newer version of Reflect Journal. "
            "Nothing has been changed. Install the newer version to open it."
        )
    row = connection.execute("SELECT journal_id FROM vault_identity").fetchone()
    if row is None or row[0] != journal_id:
        raise damaged()
    return version


def migrate(connection: Connection) -> None:
    """Bring the tables to the latest version, one transaction a step."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, path in steps():
        if number <= version:
            continue
        sql = path.read_text(encoding="utf-8")
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\n;PRAGMA user_version={number};\nCOMMIT;"
            )
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, DriverError) and translated(error) is error:
                raise VaultError(
                    f"The journal could not be brought to version {number} of its tables. Nothing "
                    "is lost: it is as it was, and a backup has been made. Open it with the "
                    "version of Reflect Journal that you used before, and report the fault."
                ) from error
            raise

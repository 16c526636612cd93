"""A new key for a whole journal: what a change of passphrase does not give.

Whoever knows an old passphrase and has an old copy of the key file can open the
journal until its data key changes. The journal is copied to a new file under
the new key, compared, and put in the place of the old. SQLCipher's own way is
not used: on a full disk it reported success and kept the old key.

Copies and backups made before still open with the old passphrase; only deleting
them ends that.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from reflectjournal.errors import JournalError, VaultDamaged
from reflectjournal.store import checks, files, header, image, keys, layout, swap
from reflectjournal.store.connection import Connection, DriverError, translated
from reflectjournal.store.keys import NewKeys
from reflectjournal.store.vault import Vault

_AS_IT_WAS = "The journal and its keys are as they were."


def make_new_key(vault: Vault, new_keys: NewKeys) -> Path:
    """Move a journal to new keys, made with `keys.replace_keys`. Closes the vault.

    Gives where the old folder is kept until the journal has been opened with the
    new key. Raises DiskFull, VaultDamaged, VaultReadOnly; then the vault is still open
    with the old key.
    """
    folder = vault.folder
    fresh = swap.incoming(folder)
    try:
        swap.clear(folder)
        image.refuse_without_room(vault.connection, folder.parent, 1, _AS_IT_WAS)
        files.make_private_folder(fresh)
        image.copy(vault.connection, new_keys.key, fresh / layout.DATABASE)
        _compare(vault.connection, fresh / layout.DATABASE, new_keys)
        header.write_header(fresh, new_keys.header)
        _prove(fresh, new_keys)
    except (OSError, DriverError, JournalError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise layout.file_error(error, _AS_IT_WAS) from None
        if isinstance(error, DriverError):
            raise translated(error, _AS_IT_WAS) from None
        raise
    vault.close()
    try:
        aside = swap.swap_in(folder, swap.BEFORE_NEW_KEY)
    except OSError as error:
        with suppress(OSError):
            swap.clear(folder)
        raise layout.file_error(error, _AS_IT_WAS) from None
    return aside or folder


def _prove(fresh: Path, new_keys: NewKeys) -> None:
    """The key file that was just written opens with the recovery key that will be printed."""
    written = header.read_header(fresh)
    if keys.unlock_with_recovery_key(written, new_keys.recovery_key) != new_keys.key:
        raise _not_alike()


def _compare(old: Connection, copied: Path, new_keys: NewKeys) -> None:
    with image.reading(copied, new_keys.key) as new:
        if not checks.verify(new).ok or _digest(old) != _digest(new):
            raise _not_alike()


def _digest(connection: Connection) -> bytes:
    """A fingerprint of every table, row by row, and of the version and mark of the file."""
    digest = hashlib.sha256()
    for pragma in ("user_version", "application_id"):
        digest.update(repr(connection.execute(f"PRAGMA {pragma}").fetchall()).encode())
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " ORDER BY name"
    )
    for (table,) in tables.fetchall():
        digest.update(table.encode())
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            digest.update(repr(row).encode())
    return digest.digest()


def _not_alike() -> VaultDamaged:
    return VaultDamaged(
        f"The copy under the new key is not like the journal, so it was not used. {_AS_IT_WAS} "
        "Check the journal, and the disk it is on."
    )

"""What is done to a journal's folder from outside: look whether it is one, change its keys.

Plain files only and no connection, so that all of it may run in a job. The keys, and the
cryptography behind them, are loaded by the functions that need them: the door asks
`is_journal` before it is first painted.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflectjournal.store import layout, swap, synced

if TYPE_CHECKING:
    from reflectjournal.store.header import KeyHeader as KeyHeader  # noqa: PLC0414 - passed on

__all__ = [
    "change_passphrase",
    "is_journal",
    "keep_recovery_key",
    "make_recovery_key",
    "set_passphrase",
    "synced_folder_warning",
]


def is_journal(folder: Path) -> bool:
    """True where there is a journal in the folder, be it whole or damaged."""
    with suppress(OSError):
        swap.finish(folder)  # a restore that a crash has interrupted
    if (folder / layout.CREATING).exists():
        return False  # begun and never finished: it may be made again
    names = (layout.DATABASE, layout.KEYS, layout.KEYS_COPY)
    return any((folder / name).exists() for name in names)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Let `new` open the journal and `old` no longer. Slow.

    Raises WrongSecret, WeakPassphrase, or what prevents the files from being written;
    then the old passphrase still opens it.
    """
    from reflectjournal.store import header, keys  # noqa: PLC0415

    keys.check_passphrase(new)
    before = header.read_header(folder)
    key = keys.unlock_with_passphrase(before, old)
    try:
        after = keys.change_passphrase(before, key, new, keys.calibrate())
        header.write_header(folder, after)
    finally:
        key.wipe()


def set_passphrase(folder: Path, recovery_key: str, new: str) -> None:
    """Give the journal a new passphrase with its recovery key. Slow.

    Raises as `change_passphrase` does.
    """
    from reflectjournal.store import header, keys  # noqa: PLC0415

    keys.check_passphrase(new)
    before = header.read_header(folder)
    key = keys.unlock_with_recovery_key(before, recovery_key)
    try:
        after = keys.change_passphrase(before, key, new, keys.calibrate())
        header.write_header(folder, after)
    finally:
        key.wipe()


def make_recovery_key(folder: Path, passphrase: str) -> tuple[KeyHeader, str]:
    """A new recovery key and the header that makes it work once it is written. Slow.

    Nothing is changed before `keep_recovery_key`: the old key opens the journal until
    the new one has been printed and proved.
    """
    from reflectjournal.store import header, keys  # noqa: PLC0415

    before = header.read_header(folder)
    key = keys.unlock_with_passphrase(before, passphrase)
    try:
        return keys.new_recovery_key(before, key)
    finally:
        key.wipe()


def keep_recovery_key(folder: Path, made: KeyHeader) -> None:
    """Let the new recovery key open the journal and the old one no longer."""
    from reflectjournal.store import header  # noqa: PLC0415

    header.write_header(folder, made)


def synced_folder_warning(folder: Path) -> str:
    """A warning where another program seems to copy the folder to other places; else empty."""
    return synced.warning(folder) or ""

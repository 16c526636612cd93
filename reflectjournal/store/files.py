"""Files that are there whole or not at all, and folders that only their owner can read."""

from __future__ import annotations

import math
import os
import time
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".new"
"""The ending of a file that is still being written; whatever is left of one may be deleted,
and so may what SQLite puts beside it (`NAME.new-journal`)."""

_RETRY_AFTER = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
# A virus scanner or indexer holds a fresh file open for a moment: access denied, sharing
# violation, lock violation. Seconds; together they make 2.5 s.
_HELD_BY_ANOTHER = (5, 32, 33)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a crash or power cut leaves the old one or the new one, never half.

    Temporary name in the same folder, flush to the disk, rename, flush the folder.
    Raises OSError, and then the old file is as it was and the temporary one is gone.
    """
    temporary = path.with_name(path.name + UNFINISHED)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def write_passing(path: Path, data: bytes) -> None:
    """Write a small private file that need not survive a power cut. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def replace(source: Path, target: Path) -> None:
    """Rename over `target` for good: retried while Windows holds it, then flushed to the disk."""
    for wait in (*_RETRY_AFTER, None):
        try:
            source.replace(target)
            break
        except PermissionError as error:
            if wait is None or getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            time.sleep(wait)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Make renames and deletions in a folder durable; Windows does so by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Make the bytes of a file that somebody else wrote durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private_folder(folder: Path) -> None:
    """Create a folder with its parents, readable by its owner only (0700).

    A folder that is there already is narrowed where the system lets us.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(0o700)


def make_private(path: Path) -> None:
    """Let only the owner read a file (0600); a file system without modes is left alone."""
    with suppress(OSError):
        path.chmod(0o600)


def sweep(folder: Path, older_than: float = 0) -> None:
    """Delete what an interrupted write left behind in a folder, if there is one.

    What was written to in the last `older_than` seconds stays.
    """
    latest = time.time() - older_than if older_than else math.inf
    with suppress(OSError), os.scandir(folder) as found:
        for item in found:
            if item.name.endswith(UNFINISHED) or f"{UNFINISHED}-" in item.name:
                with suppress(OSError):
                    if item.stat().st_mtime <= latest:
                        Path(item.path).unlink()

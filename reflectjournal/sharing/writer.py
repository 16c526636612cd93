"""Writing a finished file where the user asked for it, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from reflectjournal.errors import ExportFailed

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_new(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write the bytes under a passing name beside `path`, make them safe on disk, then rename.

    Leaves nothing behind on failure or when interrupted. An existing file stays
    as it is unless `replace` is True. Raises `ExportFailed`.
    """
    if not replace and _taken(path):
        raise ExportFailed(_exists(path))
    passing = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        _write(passing, data)
        _take_its_place(passing, path, replace=replace)
    except OSError as fault:
        raise ExportFailed(_sentence(fault, path)) from None
    finally:
        with contextlib.suppress(OSError):
            passing.unlink()
    _sync_folder(path.parent)


def free_name(folder: Path, name: str) -> Path:
    """A path in the folder that is not taken: the name, or the name with a number."""
    path = folder / name
    number = 2
    while _taken(path):
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


def _taken(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # what is wrong with the folder, writing there will tell
        return False


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _take_its_place(passing: Path, path: Path, *, replace: bool) -> None:
    if replace:
        passing.replace(path)
        return
    try:
        path.hardlink_to(passing)  # unlike a rename, never takes the place of a file
    except FileExistsError:
        raise
    except OSError:  # a memory stick formatted without links
        if path.exists():
            raise FileExistsError from None
        passing.rename(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe; where a system cannot, the file is there all the same."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exists(path: Path) -> str:
    return f"There is a file called {path.name} already. It was left as it is. Choose another name."


def _sentence(fault: OSError, path: Path) -> str:
    if isinstance(fault, FileExistsError):
        return _exists(path)
    if fault.errno in _NO_ROOM:
        return "There is no room left there. Nothing was saved. Choose another folder."
    if isinstance(fault, FileNotFoundError):
        return "The folder is not there any more. Nothing was saved. Choose another folder."
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return "You may not write in that folder. Nothing was saved. Choose another folder."
    return "The file could not be saved. Nothing was left behind. Try another folder."

"""One journal folder in the place of another, such that a crash leaves one of them to open.

The new journal is made beside the folder, complete and flushed, as `NAME.incoming`.
Then the old folder is renamed, the new one takes its name, and the backups are
moved over. Whoever opens next finishes what was interrupted (`finish`).
"""

from __future__ import annotations

import glob
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reflectjournal.store import files, layout

BEFORE_RESTORE = "before restore"
BEFORE_NEW_KEY = "before new key"

_READY = "ready"
"""Lies in an incoming folder that is complete, and names the folder that the old one becomes."""


def incoming(folder: Path) -> Path:
    """Where the journal that is to take the place of this one is made."""
    return folder.with_name(f"{folder.name}.incoming")


def clear(folder: Path) -> None:
    """Delete an incoming folder, finished or not: what it holds is held elsewhere too."""
    if incoming(folder).exists():
        shutil.rmtree(incoming(folder))


def swap_in(folder: Path, reason: str) -> Path | None:
    """Put the incoming journal in the place of the old one. Gives where that is now.

    The backups go with the name. Raises OSError; then the old journal is as it was.
    """
    aside = _free_name(folder, reason) if folder.exists() else None
    ready = incoming(folder) / _READY
    files.write_atomic(ready, aside.name.encode() if aside else b"")
    if aside:
        try:
            folder.rename(aside)
        except OSError:
            ready.unlink(missing_ok=True)
            raise
    finish(folder)
    return aside


def finish(folder: Path) -> None:
    """Do what is left of a swap that a crash has interrupted; nothing as a rule."""
    fresh = incoming(folder)
    if not folder.exists() and (fresh / _READY).exists():
        fresh.rename(folder)
        files.flush_folder(folder.parent)
    ready = folder / _READY
    if ready.exists():
        aside = ready.read_bytes().decode("utf-8", "replace")
        if aside:
            _move_backups(folder.with_name(aside), folder)
        ready.unlink()
        files.flush_folder(folder)


def put_aside(folder: Path, reason: str) -> tuple[Path, ...]:
    """The old folders that swaps for this reason have left."""
    pattern = f"{glob.escape(folder.name)} {reason} *"
    return tuple(sorted(path for path in folder.parent.glob(pattern) if path.is_dir()))


def discard(folder: Path, reason: str) -> None:
    """Delete the old folders that swaps for this reason have left; their backups are kept."""
    with suppress(OSError):
        for aside in put_aside(folder, reason):
            _move_backups(aside, folder)
            if not list((aside / layout.BACKUPS).glob("*")):
                shutil.rmtree(aside)


def _free_name(folder: Path, reason: str) -> Path:
    stamp = f"{datetime.now().astimezone():%Y-%m-%d %H.%M}"
    name, number = f"{folder.name} {reason} {stamp}", 1
    while folder.with_name(name).exists():
        number += 1
        name = f"{folder.name} {reason} {stamp} ({number})"
    return folder.with_name(name)


def _move_backups(source: Path, target: Path) -> None:
    """Move backups from one journal folder to another on the same disk."""
    there, here = source / layout.BACKUPS, target / layout.BACKUPS
    if there.is_dir():
        files.make_private_folder(here)
        for path in there.iterdir():
            with suppress(OSError):
                path.rename(here / path.name)

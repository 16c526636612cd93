"""One journal folder in the place of another, such that a crash leaves one of them to open.

The new journal is made beside the folder, complete and flushed, as `NAME.incoming`.
Then the old folder is renamed, and the new one takes its name. Between the two
there is no folder: whoever opens next finishes the work (`finish`).
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from reflectjournal.store import files, layout

_READY = "ready"
"""Lies in an incoming folder that is complete."""


def incoming(folder: Path) -> Path:
    """Where the journal that is to take the place of this one is made."""
    return folder.with_name(f"{folder.name}.incoming")


def clear(fresh: Path) -> None:
    """Delete an incoming folder, finished or not."""
    if fresh.exists():
        shutil.rmtree(fresh)


def swap_in(folder: Path, reason: str) -> Path | None:
    """Put the incoming journal in the place of the old. Gives where the old one is now.

    The backups go with the name. Raises OSError; then the old journal is as it was.
    """
    fresh = incoming(folder)
    (fresh / _READY).touch(0o600)
    files.flush_folder(fresh)
    aside = None
    if folder.exists():
        aside = _free_name(folder, reason)
        _move_backups(folder, fresh)
        try:
            folder.rename(aside)
        except OSError:
            (fresh / _READY).unlink(missing_ok=True)
            _move_backups(fresh, folder)
            raise
    finish(folder)
    return aside


def finish(folder: Path) -> None:
    """Give a complete incoming journal its name, where a crash came between."""
    fresh = incoming(folder)
    if not folder.exists() and (fresh / _READY).exists():
        fresh.rename(folder)
        (folder / _READY).unlink(missing_ok=True)
        files.flush_folder(folder.parent)


def _free_name(folder: Path, reason: str) -> Path:
    stamp = f"{datetime.now().astimezone():%Y-%m-%d %H.%M}"
    name, number = f"{folder.name} {reason} {stamp}", 1
    while folder.with_name(name).exists():
        number += 1
        name = f"{folder.name} {reason} {stamp} ({number})"
    return folder.with_name(name)


def _move_backups(source: Path, target: Path) -> None:
    """Move finished backups from one journal folder to another on the same disk."""
    there, here = source / layout.BACKUPS, target / layout.BACKUPS
    if there.is_dir():
        here.mkdir(mode=0o700, exist_ok=True)
        for path in there.iterdir():
            with suppress(OSError):
                path.rename(here / path.name)

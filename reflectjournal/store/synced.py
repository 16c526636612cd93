"""Folders that another program copies while we write, and the copies such programs leave.

Copies of a database taken while it is written are often damaged (up to 50 of 60
when it was tried). A finished backup file may lie in such a folder; the journal
itself had better not.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_FOLDER_NAMES = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("syncthing", "Syncthing"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
)
_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".sync", "Resilio Sync"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
)
_CONFLICT = re.compile(
    r"journal\.sync-conflict-.*\.db"  # Syncthing
    r"|journal.*conflicted copy.*\.db"  # Dropbox, Nextcloud
    r"|journal( \(\d+\)|-[\w-]+)\.db",  # Google Drive, OneDrive
    re.IGNORECASE,
)


def synced_by(folder: Path) -> str | None:
    """The name of the service that seems to copy a folder, or None. Nothing is certain here."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - the folder need not be there yet
    places = (folder, *folder.parents)
    for variable in _VARIABLES:
        root = os.environ.get(variable)
        if root and Path(root) in places:
            return "OneDrive"
    for place in places:
        name = place.name.casefold()
        for start, service in _FOLDER_NAMES:
            if name == start or name.startswith((f"{start} -", f"{start}-", f"{start} (")):
                return service
        for marker, service in _MARKERS:
            with suppress(OSError):
                if (place / marker).exists():
                    return service
    if os.fspath(folder).startswith(("\\\\", "//")):
        return "A shared network folder"
    return None


def warning(folder: Path) -> str | None:
    """What to say before a journal is put into a folder that is copied, or None."""
    service = synced_by(folder)
    if service is None:
        return None
    return (
        f"{service} copies this folder while you write, and copies taken in the middle of writing "
        "can be damaged. Keep the journal on this computer, and let the finished backups go there."
    )


def conflict_copies(folder: Path) -> tuple[Path, ...]:
    """Copies of the journal that a synchronising program has set aside. Only looked at."""
    with suppress(OSError):
        return tuple(sorted(p for p in folder.iterdir() if _CONFLICT.fullmatch(p.name)))
    return ()


def conflict_warning(folder: Path) -> str | None:
    """What to say where there are such copies, or None."""
    copies = conflict_copies(folder)
    if not copies:
        return None
    names = ", ".join(path.name for path in copies)
    return (
        f"Another program has set aside copies of this journal: {names}. They may hold writing "
        "that is missing here. Nothing has been merged or deleted."
    )

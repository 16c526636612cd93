"""One window per journal: a lock file, and beside it who holds it and where."""

from __future__ import annotations

import json
import os
import platform
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from reflectjournal.errors import DiskFull, VaultInUse
from reflectjournal.store import files, layout

_ANOTHER_COMPUTER_HOLDS = 24 * 3600
"""Seconds that the note of another computer is believed: its lock may not reach us."""


class FolderLock:
    """Holds a journal's folder. The system frees it when the process ends, however it ends."""

    def __init__(self, folder: Path, *, take_over: bool = False) -> None:
        """Take the lock. Raises VaultInUse, or VaultReadOnly where the folder cannot be written.

        `take_over` disregards a note left by another computer.
        """
        self._note = folder / layout.LOCK_HOLDER
        self._lock = FileLock(folder / layout.LOCK, timeout=0, thread_local=False, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout:
            raise VaultInUse(_in_use(_read(self._note))) from None
        except OSError as error:
            raise layout.file_error(error, "Nothing has been changed.") from None
        try:
            if not take_over:
                self._refuse_another_computer()
            self._leave_note()
        except BaseException:
            self._lock.release()
            raise

    def refresh(self) -> None:
        """Show other computers that the journal is still in use."""
        with suppress(OSError):
            os.utime(self._note)

    def release(self) -> None:
        """Free the folder; nothing happens when that was done before."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()

    def _leave_note(self) -> None:
        try:
            files.write_passing(self._note, _our_note())
        except OSError as error:
            refusal = layout.file_error(error, "Nothing has been changed.")
            if not isinstance(refusal, DiskFull):  # a full disk must not keep the journal shut
                raise refusal from None

    def _refuse_another_computer(self) -> None:
        note = _read(self._note)
        if note.get("computer") in (None, platform.node()):
            return  # ours, from a process that ended without closing
        with suppress(OSError):
            if time.time() - self._note.stat().st_mtime < _ANOTHER_COMPUTER_HOLDS:
                raise VaultInUse(_in_use(note), elsewhere=True)


def _our_note() -> bytes:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    note = {"computer": platform.node(), "process": os.getpid(), "since": since}
    return json.dumps(note).encode()


def _read(note: Path) -> dict[str, object]:
    try:
        fields = json.loads(note.read_bytes()[:4096])
    except (OSError, ValueError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _in_use(note: dict[str, object]) -> str:
    safe = "Nothing has been changed."
    computer, process = note.get("computer"), note.get("process")
    if computer is None:
        return f"This journal is open in another window. {safe} Use that window, or close it first."
    if computer == platform.node():
        return (
            f"This journal is open in another window on this computer (process {process}). "
            f"{safe} Use that window, or close it first."
        )
    return (
        f"This journal is open on the computer {computer}. {safe} Close it there first. Only if "
        "that computer is switched off or broken, open it here all the same: writing in both "
        f"places loses words. Without the window, delete {layout.LOCK_HOLDER} in its folder."
    )

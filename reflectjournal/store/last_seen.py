"""The newest commit of each journal that this computer has seen, kept outside the journals.

A whole file put back in an older state, or a lost write-ahead log, is authentic
to the encryption. Only the number remembered here tells. One small file per
journal, named by the journal's random id; it holds a number and a time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from pathlib import Path

from reflectjournal.store import files

_FORMAT = "{:020d} {}\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """A commit, counted from the creation of the journal, and when it was made."""

    commit_no: int
    saved_at: datetime


class LastSeen:
    """Remembers the last commit of one journal. Where it cannot be written, nothing is said."""

    def __init__(self, folder: Path, journal_id: str) -> None:
        self._file: RawIOBase | None = None
        self.newest: Seen | None = None
        with suppress(OSError):
            files.make_private_folder(folder)
            path = folder / journal_id
            path.touch(0o600)
            # Kept open and written in place: one short write for each save, which is never
            # flushed. After a power cut it may be behind; then it only warns less.
            self._file = path.open("r+b", buffering=0)
            self.newest = _parse(self._file.read(100) or b"")

    def remember(self, commit_no: int, saved_at: str) -> None:
        """Note a commit that has reached the disk."""
        if self._file:
            with suppress(OSError):
                self._file.seek(0)
                self._file.write(_FORMAT.format(commit_no, saved_at).encode())

    @staticmethod
    def forget(folder: Path, journal_id: str) -> None:
        """An older state is about to be put back on purpose."""
        with suppress(OSError):
            (folder / journal_id).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
            self._file = None


def _parse(line: bytes) -> Seen | None:
    try:
        number, time = line.decode("ascii").splitlines()[0].split(" ")
        return Seen(int(number), datetime.fromisoformat(time))
    except (ValueError, IndexError):
        return None

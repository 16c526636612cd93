"""The form of a backup: one file that holds all that is needed to open it again.

    RJBACKUP, version               8 bytes, then a 4-byte number
    about                           length and JSON: when it was made, of which journal and why
    keys                            length and the key file
    image                           length and the encrypted database
    SHA-256 of everything before    32 bytes

Lengths are 8 bytes, numbers are big-endian. Nothing private is outside the image.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO

from reflectjournal.errors import VaultDamaged, VaultNewer

SUFFIX = ".rjbackup"
_MAGIC = b"RJBACKUP"
_VERSION = 1
_CHUNK = 1 << 20
_LONGEST_TEXT = 64 * 1024


@dataclass(frozen=True, slots=True)
class About:
    """What can be read of a backup without its key. `made_at` is ISO 8601 in UTC."""

    made_at: str
    journal_id: str
    schema: int
    commit_no: int
    reason: str
    """daily, asked, or what was about to happen: before-schema-2, before-restore."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A backup file taken apart; the image lies at `offset` and is `length` bytes long."""

    about: About
    keys: bytes
    offset: int
    length: int


def write(target: Path, about: About, keys: bytes, image: Path) -> None:
    """Write a backup under the name given, flushed to the disk. Raises OSError."""
    digest = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file, image.open("rb") as source:

        def put(data: bytes) -> None:
            digest.update(data)
            file.write(data)

        put(_MAGIC + struct.pack(">I", _VERSION))
        for text in (json.dumps(asdict(about), sort_keys=True).encode(), keys):
            put(struct.pack(">Q", len(text)) + text)
        put(struct.pack(">Q", image.stat().st_size))
        while chunk := source.read(_CHUNK):
            put(chunk)
        file.write(digest.digest())
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> Contents:
    """Take a backup apart; its checksum is not compared. Raises VaultDamaged or VaultNewer."""
    with _opened(path) as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise _damaged()
        (version,) = struct.unpack(">I", _exactly(file, 4))
        if version > _VERSION:
            raise VaultNewer(
                "This backup was made with a newer version of Reflect Journal. "
                "Install the newer version to read it."
            )
        try:
            about = About(**json.loads(_text(file)))
            keys = _text(file)
        except (ValueError, TypeError):
            raise _damaged() from None
        (length,) = struct.unpack(">Q", _exactly(file, 8))
        offset = file.tell()
        if offset + length + 32 != path.stat().st_size:
            raise _damaged()
        return Contents(about, keys, offset, length)


def check(path: Path) -> Contents:
    """Take a backup apart and compare its checksum: it is byte for byte what was written.

    Raises VaultDamaged or VaultNewer.
    """
    contents = read(path)
    digest = hashlib.sha256()
    with _opened(path) as file:
        for chunk in _chunks(file, contents.offset + contents.length):
            digest.update(chunk)
        if file.read() != digest.digest():
            raise _damaged()
    return contents


def extract_image(path: Path, contents: Contents, target: Path) -> None:
    """Write the encrypted database of a backup to a file of its own. Raises OSError."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with _opened(path) as source, os.fdopen(handle, "wb") as file:
        source.seek(contents.offset)
        for chunk in _chunks(source, contents.length):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise VaultDamaged("This backup is not there any more. Choose another one.") from None


def _chunks(file: IO[bytes], length: int) -> Iterator[bytes]:
    while length:
        chunk = file.read(min(_CHUNK, length))
        if not chunk:
            raise _damaged()
        length -= len(chunk)
        yield chunk


def _text(file: IO[bytes]) -> bytes:
    (length,) = struct.unpack(">Q", _exactly(file, 8))
    if length > _LONGEST_TEXT:
        raise _damaged()
    return _exactly(file, length)


def _exactly(file: IO[bytes], length: int) -> bytes:
    data = file.read(length)
    if len(data) != length:
        raise _damaged()
    return data


def _damaged() -> VaultDamaged:
    return VaultDamaged(
        "This file is not a backup of a journal, or it is damaged. Nothing has been changed. "
        "Choose another backup."
    )

"""The key file: which secrets open a journal, in a form that can be read in twenty years.

`keys.json` and its copy hold one slot per secret. Each slot wraps the same data
key; none of them can be opened without its secret. Three seals tell apart what
can go wrong:

- `sum`, a plain SHA-256 over everything else: the file is damaged,
- the wrap of each slot, AES-256-GCM with the slot and the journal as associated
  data: the secret is wrong,
- `mac`, an HMAC under the data key: somebody changed the slots.

So damage is never reported as a wrong passphrase. Every number is bounded, as
whoever can write the file could otherwise make it cheap to guess or impossible
to open. A later format keeps `format`, `version` and `sum`, so that this program
can say "newer" instead of "damaged".
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from reflectjournal.errors import KeysDamaged, VaultMissing, VaultNewer
from reflectjournal.store import files, layout, swap

FORMAT = "reflectjournal-keys"
VERSION = 1

SlotType = Literal["passphrase", "recovery"]

_MEMORY_KIB = range(19 * 1024, 2 * 1024 * 1024 + 1)
_PASSES = range(1, 13)
_LANES = range(1, 9)
_MAX_SLOTS = 16
_MAX_BYTES = 64 * 1024
_ID = re.compile(r"[0-9a-f]{8}")
_JOURNAL_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Kdf:
    """The cost of turning a passphrase into a key with Argon2id (RFC 9106).

    19 MiB to 2 GiB of memory, 1 to 12 passes, 1 to 8 lanes; ValueError outside.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        bounds = ((self.memory_kib, _MEMORY_KIB), (self.passes, _PASSES), (self.lanes, _LANES))
        if not all(type(value) is int and value in allowed for value, allowed in bounds):
            raise ValueError("key derivation outside the accepted bounds")


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped for one secret. A recovery key has full entropy and needs no `kdf`."""

    id: str
    type: SlotType
    kdf: Kdf | None
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """What the key file holds. `generation` counts its changes, so that the newer copy wins."""

    journal_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""


def canonical(value: object) -> bytes:
    """One fixed spelling of a JSON value: what is sealed must not depend on white space."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def slot_fields(slot: Slot, *, wrapped: bool = True) -> dict[str, Any]:
    """A slot as it stands in the file; without the wrapped key it is the data bound to it."""
    kdf: dict[str, Any] = {"name": "hkdf-sha256"}
    if slot.kdf:
        kdf = {
            "name": "argon2id",
            "memory_kib": slot.kdf.memory_kib,
            "passes": slot.kdf.passes,
            "lanes": slot.kdf.lanes,
        }
    fields = {
        "id": slot.id,
        "type": slot.type,
        "kdf": kdf,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
    }
    return fields | {"wrapped": _text(slot.wrapped)} if wrapped else fields


def header_fields(header: KeyHeader) -> dict[str, Any]:
    """The header as it stands in the file, without `mac` and `sum`: what the `mac` covers."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "journal": header.journal_id,
        "generation": header.generation,
        "slots": [slot_fields(slot) for slot in header.slots],
    }


def encode(header: KeyHeader) -> bytes:
    """The bytes of the key file."""
    fields = header_fields(header) | {"mac": _text(header.mac)}
    fields["sum"] = hashlib.sha256(canonical(fields)).hexdigest()
    return json.dumps(fields, sort_keys=True, indent=1, ensure_ascii=True).encode() + b"\n"


def decode(data: bytes) -> KeyHeader:
    """The header in the bytes of a key file. Raises KeysDamaged or VaultNewer."""
    fields = _sealed_fields(data)
    version = fields.get("version")
    if type(version) is int and version > VERSION:
        raise VaultNewer(
            "This journal was last used with a newer version of Reflect Journal. "
            "Nothing has been changed. Install the newer version to open it."
        )
    try:
        header = KeyHeader(
            journal_id=_matching(_JOURNAL_ID, fields["journal"]),
            generation=_positive(fields["generation"]),
            slots=tuple(_slot(slot) for slot in fields["slots"]),
            mac=_bytes(fields["mac"], 32),
        )
    except (KeyError, TypeError, ValueError):
        raise damaged() from None
    # Byte for byte, so that nothing in the file goes unread: no unknown field, no other spelling.
    if not 0 < len(header.slots) <= _MAX_SLOTS or encode(header) != data:
        raise damaged()
    return header


def read_header(folder: Path) -> KeyHeader:
    """The key header of a journal folder; a damaged or older copy is repaired from the other.

    Raises VaultMissing, KeysDamaged, VaultNewer, or VaultError where a file cannot be read.
    """
    with suppress(OSError):
        swap.finish(folder)  # or a crash in a swap would look like a missing journal
    found: dict[str, KeyHeader] = {}
    absent = 0
    for name in (layout.KEYS, layout.KEYS_COPY):
        data = _read(folder / name)
        if data is None:
            absent += 1
            continue
        with suppress(KeysDamaged):
            found[name] = decode(data)
    if not found:
        if absent == 2 and not (folder / layout.DATABASE).exists():
            raise VaultMissing(
                "There is no journal in this folder. Choose another folder or start a new journal."
            )
        raise damaged()
    newest = max(found.values(), key=lambda header: header.generation)
    if any(found.get(name) != newest for name in (layout.KEYS, layout.KEYS_COPY)):
        with suppress(OSError):  # a folder that cannot be written is no reason not to open
            _write_both(folder, newest)
    return newest


def write_header(folder: Path, header: KeyHeader) -> None:
    """Write the key file and its copy, each whole or not at all.

    Raises DiskFull or VaultError; then the journal opens as it did before.
    """
    try:
        _write_both(folder, header)
    except OSError as error:
        raise layout.file_error(error, "The keys have not been changed.") from None


def damaged() -> KeysDamaged:
    """The sentence for a key file that cannot be read. The passphrase may well be right."""
    return KeysDamaged(
        "The key file of this journal is damaged, and so is its copy. Your passphrase is not the "
        "problem, and your writing is still there. Restore a backup: it brings its own key file."
    )


def _write_both(folder: Path, header: KeyHeader) -> None:
    data = encode(header)
    for name in (layout.KEYS, layout.KEYS_COPY):
        files.write_atomic(folder / name, data)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        raise layout.unreadable() from None


def _sealed_fields(data: bytes) -> dict[str, Any]:
    """The fields of a key file whose checksum is right."""
    try:
        fields = json.loads(data)
        claimed = fields.pop("sum")
        ours = fields["format"] == FORMAT and len(data) <= _MAX_BYTES
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged() from None
    if not ours or hashlib.sha256(canonical(fields)).hexdigest() != claimed:
        raise damaged()
    return dict(fields)


def _slot(fields: dict[str, Any]) -> Slot:
    kdf = fields["kdf"]
    match fields["type"], kdf["name"]:
        case "passphrase", "argon2id":
            cost = Kdf(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
            return _slot_with(fields, "passphrase", cost)
        case "recovery", "hkdf-sha256":
            return _slot_with(fields, "recovery", None)
    raise ValueError


def _slot_with(fields: dict[str, Any], type_: SlotType, kdf: Kdf | None) -> Slot:
    return Slot(
        id=_matching(_ID, fields["id"]),
        type=type_,
        kdf=kdf,
        salt=_bytes(fields["salt"], 16),
        nonce=_bytes(fields["nonce"], 12),
        wrapped=_bytes(fields["wrapped"], 48),
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    data = base64.b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError
    return data


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError
    return text


def _positive(number: int) -> int:
    if type(number) is not int or number < 1:
        raise ValueError
    return number

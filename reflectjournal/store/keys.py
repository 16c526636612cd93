"""From a passphrase or recovery key to the key of the journal.

    data key      32 random bytes, made once; never stored bare
    database key  HKDF-SHA256(data key)  key and salt for SQLCipher
    passphrase    Argon2id, then HKDF    wraps the data key in a slot of the key file
    recovery key  160 random bits, HKDF  wraps it in another

A change of passphrase writes a new slot and leaves the journal file alone, so
copies made before still open with the old passphrase; `store.new_key` ends that.

Everything slow here (`calibrate`, `new_keys`, `unlock_with_passphrase`,
`change_passphrase`) works on values only, lets other threads run, and belongs
in a job. The byte arrays of our own are wiped; copies made by Python and the
libraries are not, which only the end of the process clears.
"""

from __future__ import annotations

import hmac
import secrets
import time
import unicodedata
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reflectjournal.errors import VaultError, WrongSecret
from reflectjournal.store import header as key_file
from reflectjournal.store import recovery
from reflectjournal.store.header import Kdf, KeyHeader, Slot, SlotType, read_header, write_header
from reflectjournal.store.passphrase import check_passphrase, generate_passphrase, strength_words

__all__ = [
    "CHEAP",
    "DataKey",
    "Kdf",
    "KeyHeader",
    "NewKeys",
    "belongs",
    "calibrate",
    "change_passphrase",
    "check_passphrase",
    "generate_passphrase",
    "new_keys",
    "new_recovery_key",
    "read_header",
    "replace_keys",
    "strength_words",
    "unlock_with_passphrase",
    "unlock_with_recovery_key",
    "write_header",
]

CHEAP = Kdf(memory_kib=19 * 1024, passes=2, lanes=1)
"""The least that is accepted (OWASP); for tests and throw-away journals."""

_STEPS = (Kdf(256 * 1024, 3, 4), Kdf(128 * 1024, 3, 4), Kdf(64 * 1024, 3, 4))
_LONGEST_UNLOCK = 1.2
"""Seconds that an unlock may take on this machine."""


class DataKey:
    """The key of one journal: 32 bytes that are shown nowhere."""

    __slots__ = ("_secret", "journal_id")

    def __init__(self, secret: bytes | bytearray, journal_id: str) -> None:
        self._secret = bytearray(secret)
        self.journal_id = journal_id

    def derive(self, purpose: str, length: int = 32) -> bytes:
        """A key for one purpose. Raises VaultError once the key has been wiped."""
        if not self._secret:
            raise VaultError("The journal is locked. Unlock it, then try again.")
        salt = bytes.fromhex(self.journal_id)
        return _hkdf(bytes(self._secret), f"reflectjournal/1 {purpose}", salt, length)

    def database_key(self) -> bytearray:
        """Key and salt as SQLCipher takes them: 96 hex digits in a blob literal. Wipe after use.

        With the salt given, a damaged first block of the file does no harm.
        """
        key = self.derive("database key") + self.derive("database salt", 16)
        return bytearray(b"x'" + key.hex().encode() + b"'")

    def copy(self) -> DataKey:
        """The same key, to be wiped by another owner."""
        return DataKey(self._secret, self.journal_id)

    def wrap_with(self, key: bytes, nonce: bytes, bound: bytes) -> bytes:
        """This key, encrypted under another with AES-256-GCM."""
        return AESGCM(key).encrypt(nonce, bytes(self._secret), bound)

    def wipe(self) -> None:
        """Overwrite the key; it cannot be used any more."""
        self._secret[:] = bytes(len(self._secret))
        self._secret.clear()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, DataKey)
            and self.journal_id == other.journal_id
            and hmac.compare_digest(self._secret, other._secret)
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DataKey(...)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a key is never pickled")


@dataclass(frozen=True, slots=True)
class NewKeys:
    """The keys of a journal that is about to be created, and the recovery key to print."""

    header: KeyHeader = field(repr=False)
    key: DataKey = field(repr=False)
    recovery_key: str = field(repr=False)


def calibrate() -> Kdf:
    """The strongest key derivation that this machine does in about a second.

    256 MiB at most and 64 MiB at least; `CHEAP` where there is no memory for that.
    """
    started = time.perf_counter()
    try:
        _argon2id(b"", bytes(16), _STEPS[-1])
    except VaultError:
        return CHEAP
    seconds_per_kib = (time.perf_counter() - started) / _STEPS[-1].memory_kib
    for kdf in _STEPS:
        if seconds_per_kib * kdf.memory_kib <= _LONGEST_UNLOCK:
            return kdf
    return _STEPS[-1]


def new_keys(passphrase: str, kdf: Kdf) -> NewKeys:
    """A data key with its two slots. Judge the passphrase first with `check_passphrase`."""
    return _new_keys(secrets.token_hex(16), 1, passphrase, kdf)


def replace_keys(header: KeyHeader, passphrase: str, kdf: Kdf) -> NewKeys:
    """Another data key for the same journal, for `store.new_key`. Judge the passphrase first."""
    return _new_keys(header.journal_id, header.generation + 1, passphrase, kdf)


def _new_keys(journal_id: str, generation: int, passphrase: str, kdf: Kdf) -> NewKeys:
    key = DataKey(secrets.token_bytes(32), journal_id)
    secret = secrets.token_bytes(recovery.SECRET_BYTES)
    slots = (
        _new_slot(key, "passphrase", _normal(passphrase), kdf),
        _new_slot(key, "recovery", secret, None),
    )
    header = _sealed(KeyHeader(journal_id, generation, slots), key)
    return NewKeys(header, key, recovery.encode(secret))


def unlock_with_passphrase(header: KeyHeader, passphrase: str) -> DataKey:
    """The data key. Raises WrongSecret, KeysDamaged, or VaultError without enough memory."""
    return _unlock(
        header,
        "passphrase",
        _normal(passphrase),
        "This passphrase does not open the journal. Nothing has been changed. "
        "Check capital letters and the keyboard layout, or use your printed recovery key.",
    )


def unlock_with_recovery_key(header: KeyHeader, text: str) -> DataKey:
    """The data key, by the printed recovery key as typed. Raises WrongSecret or KeysDamaged."""
    return _unlock(
        header,
        "recovery",
        recovery.decode(text),
        "This recovery key belongs to another journal, or a newer one has replaced it. "
        "Nothing has been changed. Look for the sheet printed last.",
    )


def change_passphrase(header: KeyHeader, key: DataKey, new_passphrase: str, kdf: Kdf) -> KeyHeader:
    """A header that opens with the new passphrase, proved by opening it; the recovery key stays.

    Nothing is written: pass it to `write_header`.
    """
    slot = _new_slot(key, "passphrase", _normal(new_passphrase), kdf)
    changed = _with_slot(header, slot, key)
    unlock_with_passphrase(changed, new_passphrase).wipe()
    return changed


def new_recovery_key(header: KeyHeader, key: DataKey) -> tuple[KeyHeader, str]:
    """A header with another recovery key, and that key to print; the old sheet ends its use."""
    secret = secrets.token_bytes(recovery.SECRET_BYTES)
    changed = _with_slot(header, _new_slot(key, "recovery", secret, None), key)
    printed = recovery.encode(secret)
    unlock_with_recovery_key(changed, printed).wipe()
    return changed, printed


def belongs(header: KeyHeader, key: DataKey) -> bool:
    """True where this key is the one that the header wraps."""
    return header.journal_id == key.journal_id and hmac.compare_digest(
        header.mac, _mac(header, key)
    )


def _unlock(header: KeyHeader, slot_type: SlotType, secret: bytes, refusal: str) -> DataKey:
    for slot in header.slots:
        if slot.type != slot_type:
            continue
        bound = _bound(header.journal_id, slot)
        try:
            opened = AESGCM(_wrapping_key(slot, secret)).decrypt(slot.nonce, slot.wrapped, bound)
        except InvalidTag:
            continue
        key = DataKey(opened, header.journal_id)
        if not belongs(header, key):
            raise key_file.damaged()
        return key
    raise WrongSecret(refusal)


def _new_slot(key: DataKey, slot_type: SlotType, secret: bytes, kdf: Kdf | None) -> Slot:
    slot = Slot(
        id=secrets.token_hex(4),
        type=slot_type,
        kdf=kdf,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )
    bound = _bound(key.journal_id, slot)
    return replace(slot, wrapped=key.wrap_with(_wrapping_key(slot, secret), slot.nonce, bound))


def _with_slot(header: KeyHeader, slot: Slot, key: DataKey) -> KeyHeader:
    """The header with this slot in place of the others of its type."""
    kept = tuple(other for other in header.slots if other.type != slot.type)
    slots = (slot, *kept) if slot.type == "passphrase" else (*kept, slot)
    return _sealed(replace(header, generation=header.generation + 1, slots=slots), key)


def _sealed(header: KeyHeader, key: DataKey) -> KeyHeader:
    return replace(header, mac=_mac(header, key))


def _mac(header: KeyHeader, key: DataKey) -> bytes:
    fields = key_file.canonical(key_file.header_fields(header))
    return hmac.digest(key.derive("header mac"), fields, "sha256")


def _bound(journal_id: str, slot: Slot) -> bytes:
    """What a wrap is bound to: moved to another journal or slot, it does not open."""
    fields = key_file.slot_fields(slot, wrapped=False)
    described = {"format": key_file.FORMAT, "version": key_file.VERSION, "journal": journal_id}
    return key_file.canonical(described | {"slot": fields})


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.kdf:
        secret = _argon2id(secret, slot.salt, slot.kdf)
    return _hkdf(secret, f"reflectjournal/1 wrap {slot.type} {slot.id}", slot.salt)


def _argon2id(secret: bytes, salt: bytes, kdf: Kdf) -> bytes:
    derivation = Argon2id(
        salt=salt,
        length=32,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    try:
        return derivation.derive(secret)
    except MemoryError:
        raise VaultError(
            "This computer does not have enough free memory to check the passphrase "
            f"({kdf.memory_kib // 1024} MB). Close other programs, then try again."
        ) from None


def _hkdf(secret: bytes, purpose: str, salt: bytes, length: int = 32) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, purpose.encode()).derive(secret)


def _normal(passphrase: str) -> bytes:
    """One spelling of accented letters (NFKC): keyboards and systems differ in theirs."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")

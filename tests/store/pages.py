"""The pages of a journal file, decrypted one by one: also those that no table uses any more."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from reflectjournal.store.keys import DataKey

_PAGE = 4096
_RESERVED = 80  # of each page: the 16 bytes that begin its cipher, and its HMAC
_SALT = 16  # in the clear, at the start of the first page


def decrypted_pages(database: Path, key: DataKey) -> bytes:
    """All pages of a closed journal, one after the other, as SQLite sees them."""
    literal = key.database_key()
    secret = bytes.fromhex(literal[2:66].decode())
    data = database.read_bytes()
    assert len(data) % _PAGE == 0
    return b"".join(
        _page(data[at : at + _PAGE], secret, first=at == 0) for at in range(0, len(data), _PAGE)
    )


def _page(page: bytes, secret: bytes, *, first: bool) -> bytes:
    start = page[-_RESERVED : -_RESERVED + 16]
    decryptor = Cipher(AES256(secret), CBC(start)).decryptor()
    return decryptor.update(page[_SALT if first else 0 : -_RESERVED]) + decryptor.finalize()

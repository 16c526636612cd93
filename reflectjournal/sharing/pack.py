"""Sealed packs: clean copies for team mates who use this program.

A pack is a ZIP with fixed times inside an age file for its recipients. Its
manifest is signed, and names the recipients, so that a pack cannot be sealed
anew for somebody else in the sender's name. It holds titles, clean text and a
month; no journal ids, no days, no attachments.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import secrets as randomness
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from reflectjournal.errors import ImportRefused, RuleBroken
from reflectjournal.sharing.keys import Card, Secrets, card_of, card_text, read_card
from reflectjournal.sharing.reading import one_line
from reflectjournal.sharing.zips import fixed_zip

VERSION = 1
LARGEST_PACK = 20 * 1024 * 1024
LARGEST_ITEM = 1024 * 1024
MOST_ITEMS = 200
LONGEST_TITLE = 1_000

_MAGIC = b"age-encryption.org/v1\n"
_MANIFEST, _SIGNATURE = "manifest.json", "signature"
_ITEM_NAME = re.compile(r"item-\d{3}\.md")
_MONTH = re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")
_NOTHING = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class PackItem:
    """One clean copy in a pack, as Markdown."""

    title: str = field(repr=False)
    text: str = field(repr=False)
    use: str = "item"


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened pack, for the preview and the import. `mark` tells two packs apart.

    Its titles are one line each, whatever was sealed: no words of a sender can stand in the
    window as if they were the program's own.
    """

    title: str = field(repr=False)
    month: str
    may_pass_on: bool
    items: tuple[PackItem, ...] = field(repr=False)
    sender: Card
    mark: str


def seal(
    title: str,
    items: Sequence[PackItem],
    recipients: Sequence[Card],
    secrets: Secrets,
    on: date,
    *,
    may_pass_on: bool = False,
) -> bytes:
    """The bytes of a pack that only the recipients can open. Raises `RuleBroken` where too much."""
    if not recipients:
        raise RuleBroken("Choose who can open the pack.")
    texts = [item.text.encode("utf-8") for item in items]
    if not items or len(items) > MOST_ITEMS or max(map(len, texts)) > LARGEST_ITEM:
        raise RuleBroken(f"A pack holds 1 to {MOST_ITEMS} items of at most 1 MB each.")
    names = [f"item-{number:03}.md" for number in range(1, len(items) + 1)]
    manifest = {
        "version": VERSION,
        "title": title,
        "month": f"{on:%Y-%m}",
        "may_pass_on": may_pass_on,
        "sender": _plain_card(card_of(secrets)),
        "recipients": sorted(_recipient_mark(card.recipient) for card in recipients),
        "items": [
            {"name": name, "title": item.title, "use": item.use, "sha256": _sha256(text)}
            for name, item, text in zip(names, items, texts, strict=True)
        ],
    }
    plain = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8")
    signature = Ed25519PrivateKey.from_private_bytes(secrets.seed).sign(plain)
    parts = {_MANIFEST: plain, _SIGNATURE: signature, **dict(zip(names, texts, strict=True))}
    keys = [pyrage.x25519.Recipient.from_str(card.recipient) for card in recipients]
    return bytes(pyrage.encrypt(fixed_zip(parts), keys))


def pack_name() -> str:
    """A file name that says nothing of what is in it or who made it."""
    return f"pack-{randomness.token_hex(4)}.rjpack"


def open_pack(data: bytes, secrets: Secrets) -> Pack:
    """The pack, checked to the last byte. Raises `ImportRefused`; nothing is written either way."""
    parts = _parts(_unseal(data, secrets))
    manifest = _read_manifest(parts)
    _check_signature(manifest, parts)
    own = _recipient_mark(card_of(secrets).recipient)
    if own not in manifest["recipients"]:
        raise ImportRefused(
            f"This pack was made for other people and passed on under its maker's name. {_NOTHING}"
        )
    return Pack(
        title=one_line(manifest["title"]),
        month=manifest["month"],
        may_pass_on=manifest["may_pass_on"],
        items=tuple(_item(entry, parts) for entry in manifest["items"]),
        sender=_sender(manifest),
        mark=_sha256(parts[_MANIFEST]),
    )


def _unseal(data: bytes, secrets: Secrets) -> bytes:
    if len(data) > LARGEST_PACK:
        raise ImportRefused(f"This file is too large for a pack. {_NOTHING}")
    header, _, _ = data.partition(b"\n---")
    if not data.startswith(_MAGIC) or b"-> scrypt" in header:
        raise ImportRefused(f"This file is not a sealed pack of this program. {_NOTHING}")
    identity = pyrage.x25519.Identity.from_str(secrets.identity)
    try:
        return bytes(pyrage.decrypt(data, [identity]))
    except pyrage.DecryptError as fault:
        if "no matching keys" in str(fault).lower():
            raise ImportRefused(
                "This pack was not sealed for you. Send your card to whoever made it and ask for "
                f"a new one. {_NOTHING}"
            ) from None
        raise ImportRefused(_damaged()) from None


def _parts(data: bytes) -> dict[str, bytes]:
    """The files of the package, every name and size checked before and while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MOST_ITEMS + 2:
                raise ImportRefused(f"This pack holds too many items. {_NOTHING}")
            names = [entry.filename for entry in entries]
            if len(set(names)) != len(names) or not all(map(_is_ours, entries)):
                raise ImportRefused(f"This pack holds files that do not belong in one. {_NOTHING}")
            return {entry.filename: _read(package, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise ImportRefused(_damaged()) from None


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    known = entry.filename in (_MANIFEST, _SIGNATURE) or _ITEM_NAME.fullmatch(entry.filename)
    mode = entry.external_attr >> 16
    regular = not mode or stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0
    return bool(known) and regular and entry.orig_filename == entry.filename


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as part:
        data = part.read(LARGEST_ITEM + 1)  # counted here: the stated size may be a lie
    if len(data) > LARGEST_ITEM:
        raise ImportRefused(f"An item of this pack is too large. {_NOTHING}")
    return data


def _read_manifest(parts: dict[str, bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(parts[_MANIFEST].decode("utf-8"))
        if manifest["version"] > VERSION:
            raise ImportRefused(
                f"This pack was made by a newer version of the program. Update first. {_NOTHING}"
            )
        if not _has_shape(manifest):
            raise ImportRefused(_damaged())
    except (KeyError, ValueError, TypeError, RecursionError):
        raise ImportRefused(_damaged()) from None
    listed = [entry["name"] for entry in manifest["items"]]
    if len(set(listed)) != len(listed) or {_MANIFEST, _SIGNATURE, *listed} != parts.keys():
        raise ImportRefused(_damaged())
    found: dict[str, Any] = manifest
    return found


def _has_shape(manifest: dict[str, Any]) -> bool:
    texts = [manifest["title"], manifest["month"], *manifest["recipients"]]
    texts += [
        entry[key] for entry in manifest["items"] for key in ("name", "title", "use", "sha256")
    ]
    texts += [manifest["sender"][key] for key in ("recipient", "signer")]
    return (
        all(isinstance(text, str) and len(text) <= LONGEST_TITLE for text in texts)
        and isinstance(manifest["may_pass_on"], bool)
        and bool(_MONTH.fullmatch(manifest["month"]))
        and bool(manifest["items"])
    )


def _check_signature(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    try:
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest["sender"]["signer"]))
        signer.verify(parts[_SIGNATURE], parts[_MANIFEST])
    except (InvalidSignature, ValueError):
        raise ImportRefused(
            "The signature of this pack does not fit: it was changed after it was signed. "
            f"{_NOTHING}"
        ) from None


def _sender(manifest: dict[str, Any]) -> Card:
    """The card of who signed, which is kept with the pack and has to be one that can be read."""
    sender = manifest["sender"]
    try:
        return read_card(card_text(Card(sender["recipient"], bytes.fromhex(sender["signer"]))))
    except RuleBroken:
        raise ImportRefused(_damaged()) from None


def _item(entry: dict[str, str], parts: dict[str, bytes]) -> PackItem:
    data = parts[entry["name"]]
    if _sha256(data) != entry["sha256"]:
        raise ImportRefused(f"An item of this pack was changed after it was signed. {_NOTHING}")
    try:
        return PackItem(one_line(entry["title"]), data.decode("utf-8"), entry["use"])
    except UnicodeDecodeError:
        raise ImportRefused(_damaged()) from None


def _plain_card(card: Card) -> dict[str, str]:
    return {"recipient": card.recipient, "signer": card.signer.hex()}


def _recipient_mark(recipient: str) -> str:
    return _sha256(f"recipient:{recipient}".encode())[:32]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damaged() -> str:
    return f"This pack is damaged or incomplete. Ask for it again. {_NOTHING}"

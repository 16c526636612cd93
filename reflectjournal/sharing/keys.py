"""Who can open a sealed pack, and who made it: cards, and words to compare by phone.

A person's card holds two public keys: one that packs are sealed to (age,
X25519), one that their own packs are signed with (Ed25519). The secret halves
live in the vault.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reflectjournal.errors import RuleBroken
from reflectjournal.sharing.pdf import code_words

_PREFIX = "rj1"
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """The public keys of one person: `recipient` as age writes it, `signer` as 32 bytes."""

    recipient: str
    signer: bytes


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secret halves of one's own card: an age identity and a signing seed of 32 bytes."""

    identity: str = field(repr=False)
    seed: bytes = field(repr=False)


def new_identity() -> str:
    """A new secret age identity, to be kept in the vault."""
    return str(pyrage.x25519.Identity.generate())


def card_of(secrets: Secrets) -> Card:
    """The public card of one's own secrets."""
    signer = Ed25519PrivateKey.from_private_bytes(secrets.seed).public_key()
    recipient = str(pyrage.x25519.Identity.from_str(secrets.identity).to_public())
    return Card(recipient, signer.public_bytes(Encoding.Raw, PublicFormat.Raw))


def card_text(card: Card) -> str:
    """The card as one line, to be sent to a team mate by any way: it holds nothing secret."""
    return f"{_PREFIX}:{card.recipient}:{card.signer.hex()}"


def read_card(text: str) -> Card:
    """The card from its line. Raises `RuleBroken` where it is not one."""
    parts = text.strip().split(":")
    try:
        prefix, recipient, signer = parts
        pyrage.x25519.Recipient.from_str(recipient)
        card = Card(recipient, bytes.fromhex(signer))
    except (ValueError, pyrage.RecipientError):
        raise RuleBroken("This is not a sharing card. Copy the whole line, from rj1 on.") from None
    if prefix != _PREFIX or len(card.signer) != 32:
        raise RuleBroken("This is not a sharing card. Copy the whole line, from rj1 on.")
    return card


def fingerprint(card: Card) -> str:
    """Four words for a card: if both of you read the same ones, it is the right card (51 bits)."""
    digest = hashlib.sha256(f"card:{card_text(card)}".encode()).digest()
    number = int.from_bytes(digest, "big")
    words = code_words()
    chosen = []
    for _ in range(_WORDS):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)

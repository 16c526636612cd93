"""Sealed packs of this journal: one's own card, team mates, sealing, and *Shared with me*."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from reflectjournal.errors import ImportRefused, NotFound, RuleBroken
from reflectjournal.journal.outgoing import Seal
from reflectjournal.journal.sharing import Sharing
from reflectjournal.sharing import pack as packs
from reflectjournal.sharing.keys import (
    Card,
    Secrets,
    card_of,
    card_text,
    fingerprint,
    new_identity,
    read_card,
)
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.pack import Pack, PackItem
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.render.markdown import unescape
from reflectjournal.store.private_settings import PrivateSettings

_SECRETS, _MATES, _RECEIVED = "sharing_secrets", "sharing_mates", "shared_with_me:"


@dataclass(frozen=True, slots=True)
class Mate:
    """A team mate who can open one's packs: a name of the writer's choosing, and their card."""

    name: str = field(repr=False)
    card: Card

    @property
    def words(self) -> str:
        """Four words to compare by phone."""
        return fingerprint(self.card)


@dataclass(frozen=True, slots=True)
class Received:
    """A pack as it stands, or would stand, under *Shared with me*. Nothing in it can be changed."""

    pack: Pack
    sender: str = field(repr=False)
    """The name of the team mate who signed it; empty where the card is not known."""
    words: str
    """The four words of the card that signed it."""
    already: bool
    """True where this very pack was taken in before."""
    received_on: date | None = None


class Packs:
    """What the window's pages for packs ask."""

    def __init__(self, settings: PrivateSettings, sharing: Sharing) -> None:
        self._settings = settings
        self._sharing = sharing

    def card(self) -> str:
        """One's own card as a line to send to a team mate. The keys are made on first use."""
        return card_text(card_of(self._secrets()))

    def words(self) -> str:
        """The four words of one's own card."""
        return fingerprint(card_of(self._secrets()))

    def mates(self) -> tuple[Mate, ...]:
        """The team mates, by name."""
        kept = self._settings.get(_MATES, {})
        return tuple(Mate(name, read_card(line)) for name, line in sorted(kept.items()))

    def add_mate(self, name: str, line: str) -> Mate:
        """Keep a team mate's card under a name. Raises RuleBroken for a line that is no card."""
        if not name.strip():
            raise RuleBroken("Give the card a name that you will know again.")
        mate = Mate(name.strip(), read_card(line))
        self._settings.set(
            _MATES, {**self._settings.get(_MATES, {}), mate.name: card_text(mate.card)}
        )
        return mate

    def remove_mate(self, name: str) -> None:
        """Forget a card. Packs already sealed to it can still be opened."""
        kept = {n: line for n, line in self._settings.get(_MATES, {}).items() if n != name}
        self._settings.set(_MATES, kept)

    def export(
        self,
        decision_id: int,
        folder: Path,
        mates: Sequence[Mate],
        layout: Layout = Layout.SINGLE,
        *,
        on: date,
        may_pass_on: bool = False,
    ) -> Path:
        """Write the clean copy of a decision as a pack for these team mates.

        The same checks hold as for every other file; what is sealed was read again.
        Raises what `Sharing.export` raises, and RuleBroken without a recipient.
        """
        seal = self.seal(mates, layout, on=on, may_pass_on=may_pass_on)
        return self._sharing.export(decision_id, folder, Format.MARKDOWN, layout, seal=seal)

    def seal(
        self, mates: Sequence[Mate], layout: Layout, *, on: date, may_pass_on: bool = False
    ) -> Seal:
        """What closes Markdown into a pack for these team mates. RuleBroken without a recipient."""
        if not mates:
            raise RuleBroken("Choose who can open the pack.")
        secrets = self._secrets()
        cards = [mate.card for mate in mates]

        def close(data: bytes) -> bytes:
            text = data.decode("utf-8")
            first = unescape(text.partition("\n")[0].lstrip("# ").strip())
            title = first[: packs.LONGEST_TITLE]  # the first words of a post are its title
            item = PackItem(title, text, layout.value)
            return packs.seal(title, [item], cards, secrets, on, may_pass_on=may_pass_on)

        return Seal(close, packs.pack_name())

    def preview(self, path: Path) -> Received:
        """What a file holds, before anything is taken in. Raises ImportRefused."""
        return self._received(packs.open_pack(_read(path), self._secrets()))

    def take_in(self, received: Received, on: date) -> Received:
        """Keep a previewed pack under *Shared with me*. Raises ImportRefused where it is there."""
        if self._received(received.pack).already:
            raise ImportRefused("You have this pack already. Nothing was imported.")
        self._settings.set(_RECEIVED + received.pack.mark, _plain(received.pack, on))
        return replace(received, already=True, received_on=on)

    def received(self) -> tuple[Received, ...]:
        """All packs that were taken in, the newest first."""
        kept = self._settings.all().items()
        found = [_pack(value) for key, value in kept if key.startswith(_RECEIVED)]
        found.sort(key=lambda both: both[1], reverse=True)
        return tuple(replace(self._received(pack), received_on=on) for pack, on in found)

    def remove(self, mark: str) -> None:
        """Take a pack off *Shared with me* for good. Raises NotFound."""
        if self._settings.get(_RECEIVED + mark) is None:
            raise NotFound("This pack is not in the journal any more.")
        self._settings.set(_RECEIVED + mark, None)

    def _received(self, pack: Pack) -> Received:
        sender = next((mate.name for mate in self.mates() if mate.card == pack.sender), "")
        already = self._settings.get(_RECEIVED + pack.mark) is not None
        return Received(pack, sender, fingerprint(pack.sender), already)

    def _secrets(self) -> Secrets:
        kept = self._settings.get(_SECRETS)
        if kept is None:
            kept = {"identity": new_identity(), "seed": os.urandom(32).hex()}
            self._settings.set(_SECRETS, kept)
        return Secrets(kept["identity"], bytes.fromhex(kept["seed"]))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(packs.LARGEST_PACK + 1)
    except OSError:
        raise ImportRefused("This file cannot be read. Nothing was imported.") from None


def _plain(pack: Pack, on: date) -> dict[str, Any]:
    return {
        "title": pack.title,
        "month": pack.month,
        "may_pass_on": pack.may_pass_on,
        "items": [[item.title, item.text, item.use] for item in pack.items],
        "sender": card_text(pack.sender),
        "mark": pack.mark,
        "received_on": on.isoformat(),
    }


def _pack(kept: dict[str, Any]) -> tuple[Pack, date]:
    items = tuple(PackItem(*item) for item in kept["items"])
    pack = Pack(
        title=kept["title"],
        month=kept["month"],
        may_pass_on=kept["may_pass_on"],
        items=items,
        sender=read_card(kept["sender"]),
        mark=kept["mark"],
    )
    return pack, date.fromisoformat(kept["received_on"])

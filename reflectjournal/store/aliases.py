"""Aliases: the real names and places of the journal, and what replaces them.

They are the key that would undo every clean copy: they live here and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import Alias
from reflectjournal.store.columns import Columns
from reflectjournal.store.vault import Vault

_ALIAS = Columns("alias", Alias, ("id", "name", "variants", "role", "kind", "note"))


class Aliases:
    """The register of names."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def save(self, alias: Alias) -> Alias:
        """Add or change an alias; gives it with its id. Raises RuleBroken for an empty name."""
        name = " ".join(alias.name.split())
        if not name:
            raise RuleBroken("An alias needs the name or place that it stands for.")
        variants = dict.fromkeys(" ".join(v.split()) for v in alias.variants)
        alias = replace(alias, name=name, variants=tuple(v for v in variants if v and v != name))
        with self._vault.transaction() as tx:
            if alias.id:
                _ALIAS.update(tx, alias, alias.id)
            else:
                alias = replace(alias, id=_ALIAS.insert(tx, alias))
            tx.changed("alias", alias.id)
        return alias

    def get(self, id: int) -> Alias:
        """The alias of this id. Raises NotFound."""
        row = self._vault.row(f"SELECT {_ALIAS.select} FROM alias WHERE id = ?", (id,))
        if row is None:
            raise NotFound("This alias is not in the journal any more.")
        return _ALIAS.read(row)

    def all(self) -> tuple[Alias, ...]:
        """All aliases by name."""
        rows = self._vault.rows(f"SELECT {_ALIAS.select} FROM alias")
        return tuple(sorted(map(_ALIAS.read, rows), key=lambda alias: alias.name.casefold()))

    def delete(self, id: int) -> None:
        """Take an alias out of the register, for good."""
        with self._vault.transaction() as tx:
            tx.execute("DELETE FROM alias WHERE id = ?", (id,))
            tx.changed("alias", id)

    def match(self, name: str) -> Alias | None:
        """The alias with this name or variant, whatever the case; None where there is none."""
        wanted = " ".join(name.split()).casefold()
        for alias in self.all():
            if wanted in (text.casefold() for text in (alias.name, *alias.variants)):
                return alias
        return None

"""Settings that must live inside the journal, because they say something about its writer."""

from __future__ import annotations

import json
from typing import Any

from reflectjournal.model import SupportContact, codec
from reflectjournal.store.vault import Vault

CONTACTS = "support_contacts"


class PrivateSettings:
    """Values by name.

    support_contacts      local numbers of *Someone may be at risk* (`contacts`)
    employer_answer       {"answer": "yes" | "no" | "will check", "on": day}
    reminders_seen        names of the reminders already given
    local_protocol        {"reference": text, "review_on": day}
    regulators            list of {"id": body, "began": first day of an own period or ""}
    personal_dictionary   list of words the spelling check knows
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, key: str, default: Any = None) -> Any:
        """The value of this name, or the default where it has never been set."""
        row = self._vault.row("SELECT value FROM setting WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any) -> None:
        """Keep a value that JSON knows; None takes it away."""
        with self._vault.transaction() as tx:
            if value is None:
                tx.execute("DELETE FROM setting WHERE key = ?", (key,))
            else:
                text = json.dumps(codec.to_plain(value), ensure_ascii=False)
                tx.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, text))
            tx.changed("setting")

    def all(self) -> dict[str, Any]:
        """Every value by name."""
        rows = self._vault.rows("SELECT key, value FROM setting ORDER BY key")
        return {key: json.loads(value) for key, value in rows}

    def contacts(self) -> tuple[SupportContact, ...]:
        """The local contacts of *Someone may be at risk*, in the writer's order."""
        return tuple(codec.from_plain(SupportContact, item) for item in self.get(CONTACTS, []))

    def save_contacts(self, contacts: tuple[SupportContact, ...]) -> None:
        """Keep the local contacts in this order."""
        self.set(CONTACTS, list(contacts))

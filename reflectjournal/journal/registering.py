"""The register for others to see, and whether what was decided about has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.errors import NotFound
from reflectjournal.model import Alias, Decision, Finding
from reflectjournal.sharing.register import refuse_names, register_rows
from reflectjournal.sharing.source import joined_hash, source_hash

if TYPE_CHECKING:
    from reflectjournal.journal.facade import Journal


def register_table(
    decisions: Iterable[Decision], aliases: tuple[Alias, ...]
) -> tuple[tuple[str, ...], ...]:
    """The rows of the register that may be printed or saved; see `sharing.register.HEAD`.

    Each cell was scanned, and all of them together once more: raises SharingRefused
    where somebody would be named. Values only: fit for a job.
    """

    def scan(text: str) -> tuple[Finding, ...]:
        return scan_text(text, aliases)

    rows = register_rows(decisions, scan)
    refuse_names(rows, scan)
    return rows


def changed_since(journal: Journal, decision: Decision) -> bool:
    """True where a private text is not what it was when the decision was recorded."""
    if not decision.source_hash:
        return False
    try:
        hashes = [source_hash(journal.entries.get(id_)) for id_ in decision.entries]
    except NotFound:
        return True
    return joined_hash(hashes) != decision.source_hash

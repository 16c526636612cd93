"""The register for others to see, and whether what was decided about has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.errors import NotFound
from reflectjournal.model import Alias, Decision, Finding
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.register import names_somebody, refuse_names, register_rows
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


def questions_naming(decision: Decision, aliases: tuple[Alias, ...]) -> tuple[int, ...]:
    """The questions whose answers name somebody, in order; none where no answer does."""
    people = decision.recipients
    texts = {
        q.RECIPIENTS: [r.role for r in people],
        q.NEED: [r.need for r in people],
        q.COURT: [decision.advice],
        q.READER: [decision.second_reader_role],
        q.POLICY: [decision.policy_ref],
        q.DECISION: [decision.reason, decision.decided_by],
    }
    for answer in decision.answers:
        value = "" if answer.question == q.KEPT else answer.value  # confirms what is kept
        texts.setdefault(answer.question, []).extend((value, answer.note))
    found = (
        number
        for number, words in texts.items()
        if any(map(names_somebody, scan_text("\n\n".join(filter(None, words)), aliases)))
    )
    return tuple(sorted(found))


def changed_since(journal: Journal, decision: Decision) -> bool:
    """True where a private text is not what it was when the decision was recorded."""
    if not decision.source_hash:
        return False
    try:
        hashes = [source_hash(journal.entries.get(id_)) for id_ in decision.entries]
    except NotFound:
        return True
    return joined_hash(hashes) != decision.source_hash

"""What a clean copy and a decision are checked by: pure functions over values.

`journal.sharing` brings the values out of the vault and asks these at each step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reflectjournal.anonymise.combination import combination
from reflectjournal.anonymise.lexicon import COMMON, lexicon
from reflectjournal.anonymise.review import apply, parted, undecided
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.errors import SharingRefused
from reflectjournal.model import (
    Alias,
    CleanCopy,
    CleanCopyPart,
    Decision,
    Entry,
    Finding,
    Tier,
    Treatment,
)
from reflectjournal.sharing import rescan
from reflectjournal.sharing.checklist import Facts
from reflectjournal.sharing.consent import consents_of
from reflectjournal.sharing.questions import KEPT
from reflectjournal.sharing.register import names_somebody
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.source import shareable_text, source_hash

Findings = tuple[tuple[Finding, ...], ...]

_TITLE_END = "\n\n"
_RARE = frozenset({32, 33, 34, 36, 37})
"""Categories of which few people share a value: origin, rare conditions, history, small numbers."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a scan needs, as values, so that it can run in a job."""

    texts: tuple[str, ...] = field(repr=False)
    """One for each part: its title, an empty line, its words that may be shared."""
    aliases: tuple[Alias, ...] = field(repr=False)
    also_names: tuple[str, ...] = field(default=(), repr=False)
    splits: tuple[str, ...] = field(default=(), repr=False)

    def scan(self, *, thorough: bool = False) -> Findings:
        """What could identify somebody: one tuple for each text. Slow for many entries."""
        found = scan(self.texts, self.aliases, thorough=thorough, also_names=self.also_names)
        return tuple(parted(own, self.splits) for own in found)


def source_text(entry: Entry) -> str:
    """What a scan reads of an entry: its title, an empty line, its words that may be shared."""
    return f"{entry.title}{_TITLE_END}{shareable_text(entry)}"


def clean_part(entry: Entry, findings: tuple[Finding, ...], copy: CleanCopy) -> CleanCopyPart:
    """The clean title and text that the choices of the copy make of an entry."""
    clean = apply(source_text(entry), findings, copy.choices).text
    title, _, words = clean.partition(_TITLE_END)
    return CleanCopyPart(entry.id, title, words, source_hash(entry))


def guard(copy: CleanCopy, findings: Findings, aliases: tuple[Alias, ...]) -> rescan.Guard:
    """What must not be found in a file made of the copy."""
    every = [finding for own in findings for finding in own]
    return rescan.guard_for(
        lambda text: scan_text(text, aliases), aliases, every, copy.choices, _is_word
    )


def _is_word(word: str) -> bool:
    """True for a lower-case word that is an ordinary one: "will" is, "donna" is not."""
    return bool(lexicon().marks.get(word, 0) & COMMON)


def facts_of(
    copy: CleanCopy,
    findings: Findings,
    entries: tuple[Entry, ...],
    material: Material,
    today: date,
    use: str = "",
) -> Facts:
    """What the checklist asks the program: what is left, kept and rare, and which consents."""
    every = [finding for own in findings for finding in own]
    left = {f.entity: f for f in undecided(every, copy.choices)}
    sure = sum(finding.tier is Tier.SURE for finding in left.values())
    kept = {c.entity for c in copy.choices if c.treatment is Treatment.KEEP}
    parts = (f"{part.title}\n\n{part.text}" for part in copy.parts)
    words = "\n\n".join((copy.title, *parts))
    survived = rescan.leaks(
        words.encode(), Format.PLAIN, "learning.txt", guard(copy, findings, material.aliases)
    )
    rare = [f.text for f in every if f.entity in kept and f.category in _RARE]
    return Facts(
        today=today,
        direct_left=sure + len(survived),
        undecided=len(left) - sure,
        kept=combination(every, copy.choices).remaining,
        rare=tuple(dict.fromkeys(rare)),
        consents=tuple(consent for entry in entries for consent in consents_of(entry)),
        use=use,
    )


def refuse_names(decision: Decision, aliases: tuple[Alias, ...]) -> None:
    """The scan runs on the record too: it is kept, printed and shown to others.

    Raises SharingRefused where it names somebody.
    """
    texts = [
        decision.title, decision.reason, decision.purpose, decision.advice,
        decision.second_reader_role, decision.decided_by, decision.withdrawn_reason,
        decision.review_outcome, decision.policy_ref,
        *(answer.note for answer in decision.answers),
        *(a.value for a in decision.answers if a.question != KEPT),  # confirms what is kept
        *(text for r in decision.recipients for text in (r.role, r.need)),
    ]  # fmt: skip
    found = scan_text("\n\n".join(text for text in texts if text), aliases)
    if any(map(names_somebody, found)):
        raise SharingRefused(
            "The record of a decision names nobody: write roles in place of names and numbers."
        )

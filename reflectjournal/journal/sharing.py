"""Sharing: joins the vault, the scan and the checklist. Loaded when it is first asked for.

What leaves is made from a reviewed clean copy and a decision, and both are
checked here once more at the moment the file is made, from the private text as it
stands then. No function here gives a document or bytes without those checks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reflectjournal.anonymise.combination import combination
from reflectjournal.anonymise.lexicon import COMMON, lexicon
from reflectjournal.anonymise.review import apply, undecided
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.errors import NotFound, SharingRefused
from reflectjournal.model import (
    Alias,
    AudienceTier,
    CleanCopy,
    CleanCopyPart,
    Decision,
    DecisionState,
    Entry,
    Finding,
    Tier,
    Treatment,
)
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import rescan, writer
from reflectjournal.sharing.checklist import Assessment, Facts, assess
from reflectjournal.sharing.consent import consents_of
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.layouts import Layout, large_type, lay_out
from reflectjournal.sharing.questions import KEPT, load_checklist
from reflectjournal.sharing.render import Format, renderer
from reflectjournal.sharing.source import shareable_text, source_hash
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.clean_copies import CleanCopies
from reflectjournal.store.columns import Clock, now_utc
from reflectjournal.store.decisions import Decisions
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault

Findings = tuple[tuple[Finding, ...], ...]
Render = Callable[[Document], bytes]

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

    def scan(self, *, thorough: bool = False) -> Findings:
        """What could identify somebody: one tuple for each text. Slow for many entries."""
        return scan(self.texts, self.aliases, thorough=thorough, also_names=self.also_names)


class Sharing:
    """From private entries to a file that may leave, or to a recorded decision not to."""

    def __init__(self, vault: Vault, entries: Entries, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._entries = entries
        self._aliases = Aliases(vault)
        self._copies = CleanCopies(vault, clock)
        self._decisions = Decisions(vault, clock)
        self._clock = clock

    def material(self, entry_ids: Sequence[int], also_names: Sequence[str] = ()) -> Material:
        """What a scan of these entries reads. Raises NotFound."""
        texts = tuple(_source_text(self._entries.get(id_)) for id_ in entry_ids)
        return Material(texts, self._aliases.all(), tuple(also_names))

    def start(
        self, entry_ids: Sequence[int], audience: AudienceTier, audience_words: str = ""
    ) -> CleanCopy:
        """A saved clean copy in preparation: a part for each entry, no text yet."""
        entries = [self._entries.get(id_) for id_ in entry_ids]
        parts = tuple(CleanCopyPart(e.id, source_hash=source_hash(e)) for e in entries)
        copy = CleanCopy("", parts, audience=audience, audience_words=audience_words)
        return self._copies.save(copy)

    def review(self, copy: CleanCopy, findings: Findings | None = None) -> CleanCopy:
        """The copy with the clean text that its choices make, saved.

        Where everything found has been decided about, it is reviewed. `findings` are
        those of `material(...).scan()`; None scans again. Raises RuleBroken for a
        thing kept without a reason, NotFound where an entry is gone.
        """
        ids = [part.entry for part in copy.parts]
        material = self.material(ids, copy.also_names)
        found = material.scan() if findings is None else findings
        parts = tuple(
            _clean_part(self._entries.get(id_), text, own, copy)
            for id_, text, own in zip(ids, material.texts, found, strict=True)
        )
        left = undecided([f for own in found for f in own], copy.choices)
        title = copy.title or next((part.title for part in parts if part.title), "")
        reviewed_at = None if left else self._clock()
        return self._copies.save(replace(copy, title=title, parts=parts, reviewed_at=reviewed_at))

    def source_changed(self, copy: CleanCopy) -> tuple[int, ...]:
        """The entries of the copy whose private words have changed since, or that are gone."""
        return tuple(p.entry for p in copy.parts if p.source_hash != self._hash_now(p.entry))

    def assess(
        self,
        decision: Decision,
        *,
        layout: Layout = Layout.SINGLE,
        findings: Findings | None = None,
    ) -> Assessment:
        """What the answers and the facts of a decision do for its audience, found out afresh."""
        facts = Facts(today=self._today(), use=layout.value)
        if decision.clean_copy:
            copy = self._copies.get(decision.clean_copy)
            facts = self._facts(copy, self._found(copy, findings), layout)
        return assess(load_checklist(), decision, facts)

    def record(self, decision: Decision) -> Decision:
        """Add a decision to the register, or a version of it. Gives it as it stands there.

        From the moment it is decided its record may name nobody: raises SharingRefused.
        """
        if decision.state not in (DecisionState.DRAFT, DecisionState.ASSESSED):
            self._refuse_names(decision)
        if not decision.id:
            return self._decisions.add(decision)
        changes = {
            name: getattr(decision, name)
            for name in Decision.__dataclass_fields__
            if name not in ("id", "version", "created_at")
        }
        return self._decisions.amend(decision.id, **changes)

    def export(
        self,
        decision_id: int,
        folder: Path,
        file_format: Format,
        layout: Layout = Layout.SINGLE,
        render: Render | None = None,
        *,
        large: bool = False,
    ) -> Path:
        """Write the file of a decision into the folder, and note it in the register.

        `render` makes the bytes of formats that only the window can draw. Raises
        SharingRefused where review, decision or the finished bytes do not hold, and
        ExportFailed where the file cannot be written; nothing is left behind then.
        """
        decision = self._decisions.get(decision_id)
        copy = self._copies.get(decision.clean_copy)
        findings = self._check(decision, copy, layout)
        document = lay_out(copy, layout)
        data = (render or renderer(file_format))(large_type(document) if large else document)
        path = writer.free_name(folder, rescan.neutral_name(layout.value, file_format))
        rescan.check(data, file_format, path.name, self._guard(copy, findings), document)
        self._write(decision, path, data, file_format)
        return path

    def _check(self, decision: Decision, copy: CleanCopy, layout: Layout) -> Findings:
        """Both checks of the promise: the copy was reviewed whole, and the decision stands."""
        if copy.deleted_at is not None:
            raise SharingRefused("This clean copy was deleted. Restore it, or prepare another one.")
        if copy.reviewed_at is None:
            raise SharingRefused("The review is not finished. Decide about every finding first.")
        if self.source_changed(copy):
            raise SharingRefused(
                "The entry has changed since this copy was made. Review it again, then share."
            )
        findings = self._found(copy, None)
        if undecided([f for own in findings for f in own], copy.choices):
            raise SharingRefused(
                "Something new was found that nobody has decided about. Go back to the review."
            )
        facts = self._facts(copy, findings, layout)
        life.check_may_export(decision, assess(load_checklist(), decision, facts))
        return findings

    def _write(self, decision: Decision, path: Path, data: bytes, file_format: Format) -> None:
        """The file and its line in the register, both or neither."""
        exported = life.record_export(
            decision,
            filename=path.name,
            file_hash=hashlib.sha256(data).hexdigest(),
            file_format=file_format.value,
            on=self._today(),
        )
        written = False
        try:
            with self._vault.transaction():
                self.record(exported)
                writer.write_new(path, data)
                written = True
        except BaseException:
            if written:
                with suppress(OSError):
                    path.unlink()
            raise

    def _found(self, copy: CleanCopy, findings: Findings | None) -> Findings:
        if findings is not None:
            return findings
        return self.material([p.entry for p in copy.parts], copy.also_names).scan()

    def _facts(self, copy: CleanCopy, findings: Findings, layout: Layout) -> Facts:
        every = [finding for own in findings for finding in own]
        left = {f.entity: f for f in undecided(every, copy.choices)}
        sure = sum(finding.tier is Tier.SURE for finding in left.values())
        kept = {c.entity for c in copy.choices if c.treatment is Treatment.KEEP}
        words = "\n\n".join(f"{part.title}\n\n{part.text}" for part in copy.parts)
        guard = self._guard(copy, findings)
        survived = rescan.leaks(words.encode(), Format.PLAIN, "learning.txt", guard)
        return Facts(
            today=self._today(),
            direct_left=sure + len(survived),
            undecided=len(left) - sure,
            kept=combination(every, copy.choices).remaining,
            rare=tuple(
                dict.fromkeys(f.text for f in every if f.entity in kept and f.category in _RARE)
            ),
            consents=tuple(
                consent for part in copy.parts for consent in consents_of(self._entry(part.entry))
            ),
            use=layout.value,
        )

    def _guard(self, copy: CleanCopy, findings: Findings) -> rescan.Guard:
        aliases = self._aliases.all()
        every: Iterable[Finding] = (finding for own in findings for finding in own)
        return rescan.guard_for(
            lambda text: scan_text(text, aliases), aliases, every, copy.choices, _is_word
        )

    def _refuse_names(self, decision: Decision) -> None:
        """The scan runs on the record too: it is kept, printed and shown to others."""
        texts = [
            decision.title, decision.reason, decision.purpose, decision.advice,
            decision.second_reader_role, decision.decided_by, decision.withdrawn_reason,
            decision.review_outcome, decision.policy_ref,
            *(answer.note for answer in decision.answers),
            *(a.value for a in decision.answers if a.question != KEPT),  # confirms what is kept
            *(text for r in decision.recipients for text in (r.role, r.need)),
        ]  # fmt: skip
        found = scan_text("\n\n".join(text for text in texts if text), self._aliases.all())
        if any(f.tier is Tier.SURE and f.category in _NAMING for f in found):
            raise SharingRefused(
                "The record of a decision names nobody: write roles in place of names and numbers."
            )

    def _hash_now(self, entry_id: int) -> str:
        try:
            entry = self._entries.get(entry_id)
        except NotFound:
            return ""
        return source_hash(entry)

    def _entry(self, entry_id: int) -> Entry:
        return self._entries.get(entry_id)

    def _today(self) -> date:
        return self._clock().astimezone().date()


_NAMING = frozenset({*range(1, 5), *range(9, 16), *range(17, 27), 28, 29, 30})
"""Categories that name somebody by themselves: a day or a kind of place may stand in a record."""


def _is_word(word: str) -> bool:
    """True for an everyday word, which is a name only where its capital says so."""
    return bool(lexicon().marks.get(word, 0) & COMMON)


def _source_text(entry: Entry) -> str:
    return f"{entry.title}{_TITLE_END}{shareable_text(entry)}"


def _clean_part(
    entry: Entry, text: str, findings: tuple[Finding, ...], copy: CleanCopy
) -> CleanCopyPart:
    clean = apply(text, findings, copy.choices).text
    title, _, words = clean.partition(_TITLE_END)
    return CleanCopyPart(entry.id, title, words, source_hash(entry))

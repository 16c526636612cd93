"""Sharing: joins the vault, the scan and the checklist. Loaded when it is first asked for.

What leaves is made from a reviewed clean copy and a decision, and both are
checked here once more at the moment the file is made, from the private text as it
stands then. No function here gives a document or bytes without those checks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from reflectjournal.anonymise.review import undecided
from reflectjournal.errors import NotFound, SharingRefused
from reflectjournal.journal.clean import (
    Findings,
    Material,
    clean_part,
    refuse_names,
    source_text,
)
from reflectjournal.journal.outgoing import Grounds, Outgoing, Render, Seal
from reflectjournal.model import (
    AudienceTier,
    CleanCopy,
    CleanCopyPart,
    Decision,
    DecisionState,
    Verdict,
)
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import rescan, writer
from reflectjournal.sharing.checklist import Assessment, Facts, assess, with_record
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.sharing.register import Linkage, linkage
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.source import joined_hash, source_hash
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.clean_copies import CleanCopies
from reflectjournal.store.columns import Clock, now_utc
from reflectjournal.store.decisions import Decisions
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault


class Sharing:
    """From private entries to a file that may leave, or to a recorded decision not to."""

    def __init__(self, vault: Vault, entries: Entries, clock: Clock = now_utc) -> None:
        self._vault = vault
        self._entries = entries
        self._aliases = Aliases(vault)
        self.clock = clock

        def now() -> datetime:  # the clock may be another one by then
            return self.clock()

        self._copies = CleanCopies(vault, now)
        self._decisions = Decisions(vault, now)

    def material(self, entry_ids: Sequence[int], also_names: Sequence[str] = ()) -> Material:
        """What a scan of these entries reads. Raises NotFound."""
        texts = tuple(source_text(self._entries.get(id_)) for id_ in entry_ids)
        return Material(texts, self._aliases.all(), tuple(also_names))

    def material_of(self, copy: CleanCopy) -> Material:
        """What a scan for this clean copy reads. Raises NotFound where an entry is gone."""
        material = self.material([part.entry for part in copy.parts], copy.also_names)
        return replace(material, splits=copy.splits)

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
        found = self.material_of(copy).scan() if findings is None else findings
        parts = tuple(
            clean_part(self._entries.get(id_), own, copy)
            for id_, own in zip(ids, found, strict=True)
        )
        left = undecided([f for own in found for f in own], copy.choices)
        # Until the writer gives a title, it is the entry's own and decided about with it.
        own = copy.title in ("", _first_title(copy.parts))
        title = _first_title(parts) if own else copy.title
        reviewed_at = None if left else self.clock()
        return self._copies.save(replace(copy, title=title, parts=parts, reviewed_at=reviewed_at))

    def source_changed(self, copy: CleanCopy) -> tuple[int, ...]:
        """The entries of the copy whose private words have changed since, or that are gone."""
        return tuple(
            p.entry for p in copy.parts if p.source_hash != _hash_now(self._entries, p.entry)
        )

    def assess(
        self,
        decision: Decision,
        *,
        layout: Layout = Layout.SINGLE,
        findings: Findings | None = None,
    ) -> Assessment:
        """What the answers and the facts of a decision do for its audience, found out afresh."""
        return assess(load_checklist(), decision, self.facts(decision, layout, findings))

    def facts(
        self, decision: Decision, layout: Layout = Layout.SINGLE, findings: Findings | None = None
    ) -> Facts:
        """What the program finds out itself about the clean copy of a decision, afresh."""
        return self.grounds(decision, layout).facts(findings)

    def grounds(self, decision: Decision, layout: Layout = Layout.SINGLE) -> Grounds:
        """The values that the facts are found from, for a job. Raises NotFound for a copy gone."""
        today = _today(self.clock)
        if not decision.clean_copy:
            return Grounds(today, layout)
        copy = self._copies.get(decision.clean_copy)
        entries = tuple(self._entries.get(part.entry) for part in copy.parts)
        return Grounds(today, layout, copy, entries, self.material_of(copy))

    def decide(
        self,
        decision: Decision,
        verdict: Verdict,
        reason: str,
        layout: Layout = Layout.SINGLE,
        findings: Findings | None = None,
    ) -> Decision:
        """Close a decision and record it. *Do not share* and *routed* need a reason alone.

        Raises RuleBroken where something is missing, SharingRefused where the record names
        somebody.
        """
        checklist = load_checklist()
        grounds = self.grounds(decision, layout)
        facts = grounds.facts(findings)
        decision = replace(
            with_record(checklist, decision, facts),
            source_hash=joined_hash(source_hash(entry) for entry in grounds.entries),
            direct_removed=grounds.taken_out(),
        )
        assessment = assess(checklist, decision, facts)
        if decision.state is DecisionState.DRAFT:
            decision = life.mark_assessed(decision, assessment)
        return self.record(life.decide(decision, verdict, reason, _today(self.clock), assessment))

    def linkage(self, decision: Decision) -> Linkage | None:
        """What this file and earlier ones about the same entries would say together, or None."""
        earlier = {d.id: d for entry in decision.entries for d in self._decisions.about(entry)}
        earlier.pop(decision.id, None)
        return linkage(decision, earlier.values())

    def record(self, decision: Decision) -> Decision:
        """Add a decision to the register, or a version of it. Gives it as it stands there.

        From the moment it is decided its record may name nobody: raises SharingRefused.
        """
        if decision.state not in (DecisionState.DRAFT, DecisionState.ASSESSED):
            refuse_names(decision, self._aliases.all())
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
        seal: Seal | None = None,
    ) -> Path:
        """Write the file of a decision into the folder, and note it in the register.

        `render` makes the bytes of formats that only the window can draw; `seal`
        locks the bytes once they have been read again. Raises
        SharingRefused where review, decision or the finished bytes do not hold, and
        ExportFailed where the file cannot be written; nothing is left behind then.
        """
        outgoing = self.outgoing(decision_id, file_format, layout, render, large=large, seal=seal)
        return self.deliver(outgoing, outgoing.make(), folder)

    def outgoing(
        self,
        decision_id: int,
        file_format: Format,
        layout: Layout = Layout.SINGLE,
        render: Render | None = None,
        *,
        large: bool = False,
        seal: Seal | None = None,
    ) -> Outgoing:
        """All that a file is made of and checked by. Its `make` is slow and belongs in a job.

        Raises NotFound where the decision, its copy or an entry of it is gone.
        """
        decision = self._decisions.get(decision_id)
        grounds = self.grounds(decision, layout)
        name = rescan.neutral_name(layout.value, file_format)
        return Outgoing(decision, grounds, file_format, name, render, large, seal)

    def deliver(self, outgoing: Outgoing, data: bytes, folder: Path) -> Path:
        """Write what `outgoing.make()` gave into the folder, and note it in the register.

        Raises SharingRefused where the journal has changed meanwhile, and ExportFailed
        where the file cannot be written; nothing is left behind then.
        """
        seal = outgoing.seal
        path = writer.free_name(folder, seal.name if seal and seal.name else outgoing.name)
        written = False
        try:
            with self._vault.transaction():
                _note_export(self, outgoing, data, path.name, path.suffix[1:])
                writer.write_new(path, data)
                written = True
        except BaseException:
            if written:
                with suppress(OSError):
                    path.unlink()
            raise
        return path

    def hand_over(
        self, outgoing: Outgoing, data: bytes, take: Callable[[bytes], None], how: str = ""
    ) -> None:
        """Give what `outgoing.make()` gave to the clipboard or the printer, once.

        It is noted in the register as any other export, `how` in place of the format.
        Raises SharingRefused where the journal has changed meanwhile.
        """
        with self._vault.transaction():
            _note_export(self, outgoing, data, "", how or outgoing.format.value)
            take(data)


def _note_export(
    sharing: Sharing, outgoing: Outgoing, data: bytes, filename: str, ending: str
) -> None:
    """The line in the register. What was checked has to be what stands there now."""
    now = sharing.outgoing(outgoing.decision.id, outgoing.format, outgoing.grounds.layout)
    if (now.decision, now.grounds) != (outgoing.decision, outgoing.grounds):
        raise SharingRefused(
            "The entry, its copy or the decision has changed meanwhile. Nothing was saved. "
            "Look at it again, then share."
        )
    exported = life.record_export(
        outgoing.decision,
        filename=filename,
        file_hash=hashlib.sha256(data).hexdigest(),
        file_format=ending,
        on=now.grounds.today,
    )
    sharing.record(replace(exported, layout=outgoing.grounds.layout.value))


def _first_title(parts: Sequence[CleanCopyPart]) -> str:
    return next((part.title for part in parts if part.title), "")


def _hash_now(entries: Entries, entry_id: int) -> str:
    try:
        return source_hash(entries.get(entry_id))
    except NotFound:
        return ""


def _today(clock: Clock) -> date:
    return clock().astimezone().date()

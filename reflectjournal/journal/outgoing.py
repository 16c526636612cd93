"""A file on its way out: values alone, so that checking and drawing it can be done in a job.

`journal.sharing` brings the values out of the vault, and writes the bytes where they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from reflectjournal.anonymise.review import by_entity, undecided
from reflectjournal.errors import SharingRefused
from reflectjournal.journal.clean import Findings, Material, facts_of, guard
from reflectjournal.model import CleanCopy, Decision, Entry, Treatment
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import rescan
from reflectjournal.sharing.checklist import Facts, assess
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.layouts import Layout, large_type, lay_out
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.sharing.render import Format, renderer
from reflectjournal.sharing.source import source_hash

Render = Callable[[Document], bytes]


@dataclass(frozen=True, slots=True)
class Seal:
    """How the finished bytes are locked, and the neutral name they get then."""

    close: Callable[[bytes], bytes]
    name: str = ""
    """Empty keeps the name of the format."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the program finds its facts from. Without a copy nothing is scanned."""

    today: date
    layout: Layout = Layout.SINGLE
    copy: CleanCopy | None = None
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    material: Material | None = None

    def findings(self) -> Findings:
        """What could identify somebody in the entries as they stand. Slow for many."""
        return self.material.scan() if self.material else ()

    def facts(self, findings: Findings | None = None) -> Facts:
        """The facts for the checklist; scans where no findings are given."""
        if self.copy is None or self.material is None:
            return Facts(today=self.today, use=self.layout.value)
        found = self.findings() if findings is None else findings
        return facts_of(
            self.copy, found, self.entries, self.material, self.today, self.layout.value
        )

    def reading_copy(self) -> Document:
        """The reviewed copy for a second reader, searched for anything that survived.

        Raises SharingRefused where the review is not finished or something is left in it.
        """
        copy, findings = self.check_review()
        document = lay_out(copy, self.layout)
        data = renderer(Format.PLAIN)(document)
        rescan.check(data, Format.PLAIN, "reading.txt", self.guard(findings), document)
        return document

    def guard(self, findings: Findings) -> rescan.Guard:
        """What must not be found in a file of the copy."""
        aliases = self.material.aliases if self.material else ()
        return guard(self._copy(), findings, aliases)

    def check_review(self) -> tuple[CleanCopy, Findings]:
        """The copy and what a fresh scan finds. Raises SharingRefused where the review lacks."""
        copy = self._copy()
        if copy.deleted_at is not None:
            raise SharingRefused("This clean copy was deleted. Restore it, or prepare another one.")
        if copy.reviewed_at is None:
            raise SharingRefused("The review is not finished. Decide about every finding first.")
        if self.source_changed():
            raise SharingRefused(
                "The entry has changed since this copy was made. Review it again, then share."
            )
        findings = self.findings()
        if undecided([f for own in findings for f in own], copy.choices):
            raise SharingRefused(
                "Something new was found that nobody has decided about. Go back to the review."
            )
        return copy, findings

    def _copy(self) -> CleanCopy:
        if self.copy is None:
            raise SharingRefused("There is no clean copy to make a file of.")
        return self.copy

    def taken_out(self) -> int:
        """How many people, places and things were replaced or removed."""
        choices = by_entity(self.copy.choices).values() if self.copy else ()
        return sum(choice.treatment is not Treatment.KEEP for choice in choices)

    def source_changed(self) -> tuple[int, ...]:
        """The entries whose private words are not those that the copy was made of."""
        hashes = {entry.id: source_hash(entry) for entry in self.entries}
        parts = self.copy.parts if self.copy else ()
        return tuple(part.entry for part in parts if hashes.get(part.entry) != part.source_hash)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A decision and the reviewed copy it is about, with all that both are checked by."""

    decision: Decision
    grounds: Grounds
    format: Format
    name: str
    render: Render | None = None
    large: bool = False
    seal: Seal | None = None

    def drawn(self) -> Outgoing:
        """With its bytes made now, on this thread, where a `render` of the window makes them.

        What Qt draws is drawn on the window's thread: elsewhere its objects and the window's
        can wait for one another for ever. `make` checks the bytes, in a job if need be.
        """
        copy = self.grounds.copy
        if self.render is None or copy is None or copy.reviewed_at is None:
            return self
        document = lay_out(copy, self.grounds.layout)
        data = self.render(large_type(document) if self.large else document)
        return replace(self, render=lambda _document: data)

    def make(self) -> bytes:
        """The checked bytes: the copy was reviewed whole, the decision stands, nothing survived.

        Raises SharingRefused where one of these does not hold.
        """
        copy, findings = self.grounds.check_review()
        facts = self.grounds.facts(findings)
        life.check_may_export(self.decision, assess(load_checklist(), self.decision, facts))
        document = lay_out(copy, self.grounds.layout)
        render = self.render or renderer(self.format)
        data = render(large_type(document) if self.large else document)
        rescan.check(data, self.format, self.name, self.grounds.guard(findings), document)
        return self.seal.close(data) if self.seal else data

"""What of an entry may become a clean copy at all, before any of it is reviewed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from reflectjournal.model import Entry, Section, StepKind

_NEVER = frozenset({StepKind.FEELINGS, StepKind.CONSENT, StepKind.LINK, StepKind.EVIDENCE})
"""Feelings, other people's consent, and ties inside the journal stay in the journal."""


def shareable_text(entry: Entry) -> str:
    """The entry's own words as Markdown: title-less sections of the kinds that may be shared.

    Feelings, consent records, links, evidence, tags, flags, CPD details (the
    peer among them), dates of the entry and what was marked as private are not in it,
    whatever is chosen later.
    """
    sections = (s for s in entry.sections if s.kind not in _NEVER and not s.private and not s.empty)
    return "\n\n".join(_section_text(section) for section in sections)


def source_hash(entry: Entry) -> str:
    """What the shareable words were, as SHA-256 in hex, to tell later whether they changed."""
    words = f"{entry.title}\n\n{shareable_text(entry)}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def joined_hash(hashes: Iterable[str]) -> str:
    """One hash for several entries, in their order; empty for none."""
    joined = "\n".join(hashes)
    return hashlib.sha256(joined.encode()).hexdigest() if joined else ""


def _section_text(section: Section) -> str:
    rows = "\n".join(
        "- " + " · ".join(cell for cell in row if cell.strip()) for row in section.rows
    )
    heading = f"## {section.title}" if section.title else ""
    return "\n\n".join(part for part in (heading, section.text.strip(), rows) if part)

"""Papers of one's own that leave the journal: a plan, a record for a regulator, a page of learning.

Each is made of pieces. A piece in which somebody could be recognised is held back until
it has been through the review, or is left out; the finished bytes are read once more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reflectjournal.errors import SharingRefused
from reflectjournal.journal.facade import Journal
from reflectjournal.model import Alias, CleanCopyPart, Entry, Finding, Tier
from reflectjournal.sharing import writer
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.reading import one_line
from reflectjournal.sharing.render import Format, renderer
from reflectjournal.sharing.source import source_hash

Render = Callable[[Document], bytes]

_NOBODY = frozenset({16, 27, 35, 36})
"""Kinds of finding that alone point at nobody: days, money, roles, small numbers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a paper that can be left out: a goal, a record, a list.

    `text` is what nobody has looked at for names yet; `reviewed` the words of a
    clean copy, in which all that was found has been decided about.
    """

    key: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    reviewed: str = field(default="", repr=False)
    entry: int = 0
    """The entry to review where it is held; 0 where it is none."""
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in the making. `build` gives it without the pieces of these keys."""

    name: str
    """Neutral, for the file: letters and hyphens."""
    title: str
    pieces: tuple[Piece, ...]
    build: Callable[[frozenset[str]], Document] = field(repr=False)
    aliases: tuple[Alias, ...] = field(default=(), repr=False)

    def held(self) -> dict[str, tuple[str, ...]]:
        """The pieces in which somebody could be recognised, with the words found. For a job."""
        from reflectjournal.anonymise.scan import scan  # noqa: PLC0415 - slow, so in the job

        found = scan([piece.text for piece in self.pieces], self.aliases)
        return {
            piece.key: tuple(dict.fromkeys(f.text for f in own if recognisable(f)))
            for piece, own in zip(self.pieces, found, strict=True)
            if any(map(recognisable, own))
        }

    def make(
        self, without: frozenset[str], file_format: Format, render: Render | None = None
    ) -> bytes:
        """The bytes of the file, read again after they were made. Slow: for a job.

        `render` makes the formats that only the window can draw. Raises SharingRefused
        where somebody could still be recognised in it.
        """
        from reflectjournal.anonymise.scan import scan_text  # noqa: PLC0415 - slow, so in the job
        from reflectjournal.sharing import rescan  # noqa: PLC0415

        document = self.build(without)
        data = (render or renderer(file_format))(document)
        left = [piece for piece in self.pieces if piece.key not in without]
        reviewed = "\n\n".join(one_line(piece.reviewed.casefold()) for piece in left)

        def look(text: str) -> list[Finding]:
            return [
                found
                for found in scan_text(text, self.aliases)
                if recognisable(found) and one_line(found.text.casefold()) not in reviewed
            ]

        if any(look(piece.text) for piece in left):
            raise SharingRefused(
                "Somebody could still be recognised in it. Nothing was saved. Review what is "
                "marked, or leave it out."
            )
        names = [n for alias in self.aliases for n in (alias.name, *alias.variants)]
        guard = rescan.Guard(look, tuple(n for n in names if n.casefold() not in reviewed))
        rescan.check(data, file_format, self.file_name(file_format), guard, document)
        return data

    def file_name(self, file_format: Format) -> str:
        """The neutral name of the file."""
        from reflectjournal.sharing.rescan import neutral_name  # noqa: PLC0415

        return neutral_name(self.name, file_format)

    def save(self, data: bytes, folder: Path, file_format: Format) -> Path:
        """Write the bytes into a folder under a free, neutral name. Raises ExportFailed."""
        path = writer.free_name(folder, self.file_name(file_format))
        writer.write_new(path, data)
        return path


def recognisable(finding: Finding) -> bool:
    """True for what is sure or likely and could lead to somebody."""
    return finding.tier is not Tier.CHECK and finding.category not in _NOBODY


def clean_part_of(journal: Journal, entry: Entry) -> CleanCopyPart | None:
    """The reviewed words of an entry, where they were made from what stands in it now."""
    now = source_hash(entry)
    for copy in journal.clean_copies.of(entry.id):
        if copy.reviewed_at is None or copy.deleted_at is not None:
            continue
        for part in copy.parts:
            if part.entry == entry.id and part.source_hash == now:
                return part
    return None


def sections_of(part: CleanCopyPart) -> dict[str, str]:
    """The words of a clean copy by the title of their step."""
    found: dict[str, str] = {}
    title = ""
    for line in part.text.splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ").strip()
        elif title or line.strip():
            found[title] = f"{found.get(title, '')}\n{line}"
    return {head: words.strip() for head, words in found.items() if words.strip()}

"""The neutral document: what every format and the printer are made from.

It holds words and their order, no author, date, tool or path. Documents for
sharing are built by `layouts`, from a reviewed clean copy and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face. A line feed in it is a line break."""

    text: str = field(repr=False)
    bold: bool = False
    italic: bool = False


_UPRIGHT_COLUMNS = 6
Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title of the whole) to 6."""

    level: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    runs: Runs = field(repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list. `level` counts from 0; `number` is 0 for a bullet."""

    runs: Runs = field(repr=False)
    level: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, nested lists included."""

    items: tuple[Item, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of column heads; every row has as many cells as the head."""

    head: tuple[str, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A passage set apart: a quotation, a hint, a place to stop and talk."""

    runs: Runs = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the headings of level 2, made by the renderer."""

    title: str = "Contents"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, in formats that have pages."""


Block: TypeAlias = Heading | Paragraph | Listing | Table | Note | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A title, a language (such as "en-GB") and blocks. `large` asks for 14-point type."""

    title: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    language: str = "en-GB"
    large: bool = False

    @property
    def wide(self) -> bool:
        """True where a table has so many columns that pages lie on their side."""
        return any(isinstance(b, Table) and len(b.head) > _UPRIGHT_COLUMNS for b in self.blocks)

    def contents(self) -> tuple[tuple[str, str], ...]:
        """(anchor, text) of each heading of level 2, in order; anchors are unique."""
        heads = [b.text for b in self.blocks if isinstance(b, Heading) and b.level == 2]
        return tuple((f"part-{number}", text) for number, text in enumerate(heads, 1))


def plain(runs: Runs) -> str:
    """The text of the runs without their faces."""
    return "".join(run.text for run in runs)


def text_of(document: Document) -> str:
    """All words of the document, one block a paragraph."""
    return "\n\n".join(words for block in document.blocks for words in _words(block) if words)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(runs=runs) | Note(runs=runs):
            yield plain(runs)
        case Listing(items=items):
            yield "\n".join(plain(item.runs) for item in items)
        case Table(head=head, rows=rows, caption=caption):
            yield caption
            yield "\n".join("\t".join(row) for row in (head, *rows))
        case Contents() | PageBreak():
            return

"""Clean copies laid out as documents: one item, a collection, a briefing, a bulletin, a post.

Every function takes a `CleanCopy`: private text, feelings, aliases, contacts,
peers and consent records are not within reach here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from reflectjournal.errors import RuleBroken, SharingRefused
from reflectjournal.model import CleanCopy, CleanCopyPart
from reflectjournal.sharing.document import (
    Block,
    Contents,
    Document,
    Heading,
    Item,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    plain,
    text_of,
)
from reflectjournal.sharing.reading import one_line, read_markdown, visible

SHORT_POST, LONG_POST = 280, 1_000
BRIEFING = (
    "Background", "Why it matters", "What we learned", "What good looks like", "What to do",
    "Discuss", "Find out more",
)  # fmt: skip
"""The parts of a seven-minute briefing, in order."""

_EMPTY = "The clean copy is empty, so there is nothing to share."
_STOPS = frozenset({"turning points", "questions for the room", "discuss"})
_SENTENCE_END = re.compile(r"(?<=[.!?…][\"”’)])\s+|(?<=[.!?…])\s+")


class Layout(StrEnum):
    """How a clean copy is laid out; the value is the use that a consent record names."""

    SINGLE = "item"
    COLLECTION = "collection"
    BRIEFING = "briefing"
    BULLETIN = "bulletin"
    PRESENTATION = "presentation"
    SHORT_POST = "post"
    LONG_POST = "long post"


def lay_out(copy: CleanCopy, layout: Layout, language: str = "en-GB") -> Document:
    """The document of a reviewed clean copy.

    Raises `SharingRefused` where the review is not finished or nothing is in it,
    and `RuleBroken` where a post is too long.
    """
    if copy.reviewed_at is None:
        raise SharingRefused("The review is not finished. Decide about every finding first.")
    if not any(visible(part.text).strip() for part in copy.parts):
        raise SharingRefused(_EMPTY)
    blocks = _LAYOUTS[layout](copy)
    return Document(one_line(copy.title) or "Learning", blocks, language)


def large_type(document: Document) -> Document:
    """The plain-language variant: 14-point type, one idea (one sentence) a line."""
    blocks = (spread for block in document.blocks for spread in _spread(block))
    return replace(document, blocks=tuple(blocks), large=True)


def single(copy: CleanCopy) -> tuple[Block, ...]:
    """One item: the title, then its text. Several parts become a collection."""
    if len(copy.parts) > 1:
        return collection(copy)
    return (_title(copy), *read_markdown(copy.parts[0].text, top=2))


def collection(copy: CleanCopy) -> tuple[Block, ...]:
    """Several items with contents, each on a page of its own."""
    blocks: list[Block] = [_title(copy), Contents()]
    for number, part in enumerate(copy.parts, 1):
        blocks += [PageBreak(), Heading(2, _part_title(part, number))]
        blocks += read_markdown(part.text, top=3)
    return tuple(blocks)


def bulletin(copy: CleanCopy) -> tuple[Block, ...]:
    """One issue of a bulletin: items one after the other, contents from four items on."""
    blocks: list[Block] = [_title(copy)]
    if len(copy.parts) > 3:
        blocks.append(Contents("In this issue"))
    for number, part in enumerate(copy.parts, 1):
        blocks += [Heading(2, _part_title(part, number)), *read_markdown(part.text, top=3)]
    return tuple(blocks)


def briefing(copy: CleanCopy) -> tuple[Block, ...]:
    """A seven-minute briefing: its seven parts in order, what fits none of them after."""
    found: dict[str, list[Block]] = {}
    rest: list[Block] = []
    current = rest
    for part in copy.parts:
        current = rest
        for block in read_markdown(part.text, top=2):
            if isinstance(block, Heading) and block.level == 2:
                name = next((n for n in BRIEFING if n.casefold() == block.text.casefold()), "")
                current = found.setdefault(name, []) if name else rest
                current += [] if name else [block]
            else:
                current.append(block)
    blocks: list[Block] = [_title(copy)]
    for name in BRIEFING:
        if name in found:
            blocks += [Heading(2, name), *found[name]]
    return (*blocks, *rest)


def presentation(copy: CleanCopy) -> tuple[Block, ...]:
    """For presenting: a page for each section, and a mark where to stop and talk."""
    blocks: list[Block] = [_title(copy)]
    for number, part in enumerate(copy.parts, 1):
        blocks += [PageBreak(), Heading(2, _part_title(part, number))]
        for block in read_markdown(part.text, top=3):
            stop = isinstance(block, Heading) and block.text.casefold() in _STOPS
            blocks += [PageBreak(), block] if isinstance(block, Heading) else [block]
            blocks += [Note((Run("Stop here and talk.", bold=True),))] if stop else []
    return tuple(blocks)


def post_text(copy: CleanCopy, limit: int) -> str:
    """The words of a post, without headings.

    Raises `RuleBroken` above `limit` characters, `SharingRefused` where none are left.
    """
    parts = (read_markdown(part.text) for part in copy.parts)
    kept = tuple(b for blocks in parts for b in blocks if not isinstance(b, Heading))
    words = re.sub(r"\n{2,}", "\n", text_of(Document("", kept)))
    if not words.strip():
        raise SharingRefused(_EMPTY)
    if len(words) > limit:
        raise RuleBroken(
            f"The post has {len(words):,} characters; {limit:,} fit. Shorten the clean copy."
        )
    return words


def _title(copy: CleanCopy) -> Heading:
    return Heading(1, one_line(copy.title) or "Learning")


def _part_title(part: CleanCopyPart, number: int) -> str:
    return one_line(part.title) or f"Part {number}"


def _post(copy: CleanCopy, limit: int) -> tuple[Block, ...]:
    return (Paragraph((Run(post_text(copy, limit)),)),)


def _spread(block: Block) -> tuple[Block, ...]:
    match block:
        case Paragraph(runs=runs):
            return tuple(Paragraph(part) for part in _sentences(runs))
        case Listing(items=items):
            return (Listing(tuple(line for item in items for line in _lines(item))),)
        case _:
            return (block,)


def _lines(item: Item) -> tuple[Item, ...]:
    first, *more = _sentences(item.runs) or (item.runs,)
    return (
        replace(item, runs=first),
        *(Item(runs, item.level + 1, 0) for runs in more),
    )


def _sentences(runs: Runs) -> tuple[Runs, ...]:
    """The runs cut at the ends of sentences and at line breaks, faces kept."""
    text = plain(runs)
    cuts = [m.span() for m in re.finditer(r"\n+", text)]
    cuts += [m.span() for m in _SENTENCE_END.finditer(text)]
    parts: list[Runs] = []
    start = 0
    for cut, after in [*sorted(set(cuts)), (len(text), len(text))]:
        if cut >= start:
            parts.append(_slice(runs, start, cut))
            start = after
    return tuple(part for part in parts if plain(part).strip())


def _slice(runs: Runs, start: int, end: int) -> Runs:
    found = []
    position = 0
    for run in runs:
        text = run.text[max(start - position, 0) : max(end - position, 0)]
        position += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


_LAYOUTS: dict[Layout, Callable[[CleanCopy], tuple[Block, ...]]] = {
    Layout.SINGLE: single,
    Layout.COLLECTION: collection,
    Layout.BRIEFING: briefing,
    Layout.BULLETIN: bulletin,
    Layout.PRESENTATION: presentation,
    Layout.SHORT_POST: lambda copy: _post(copy, SHORT_POST),
    Layout.LONG_POST: lambda copy: _post(copy, LONG_POST),
}

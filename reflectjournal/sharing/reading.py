"""Markdown text to the blocks of a document.

Only what shows is read: emphasis, headings, lists, tables, quotations. Links,
images and HTML stay as the characters that were typed, so that nothing can hide
behind a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from reflectjournal.sharing.document import (
    Block,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
)

if TYPE_CHECKING:
    from markdown import Markdown

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LIST_LINE = re.compile(r"([ \t]*)([-*+]|\d{1,3}[.)])[ \t]+(\S.*)")
_INLINE_OFF = (
    "backtick", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "html", "entity",
)  # fmt: skip
_BLOCK_OFF = ("code", "reference", "setextheader")
_STARTS_A_LINE = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tbody", "tr",
})  # fmt: skip
_PARAGRAPH_LIMIT = 20_000


def visible(text: str) -> str:
    """The text without characters that do not show: controls, soft hyphens, hidden direction marks.

    They would break a format, or let a name pass a search unseen.
    """
    text = re.sub("\r\n?|[\x0b\x85\u2028]", "\n", text)  # Word pastes a line break as \x0b
    text = re.sub("\u00ad\n[ \t]*", "", text)  # a word that was broken over two lines
    return _UNSEEN.sub("", text.replace("\u2029", "\n\n").replace("\x0c", "\n\n"))


def one_line(text: str) -> str:
    """The visible text on one line, as a heading or cell needs it."""
    return " ".join(visible(text).split())


def read_markdown(text: str, top: int = 2) -> tuple[Block, ...]:
    """The blocks of a Markdown text; its highest heading becomes level `top`."""
    text = _even_lists(visible(text))
    if max((len(part) for part in text.split("\n\n")), default=0) > _PARAGRAPH_LIMIT:
        # The parser is slower than linear in the length of one paragraph.
        return tuple(Paragraph((Run(part.strip()),)) for part in text.split("\n\n") if part.strip())
    blocks = tuple(_blocks(_parse(text)))
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    lift = top - min(levels, default=top)
    return tuple(
        Heading(min(block.level + lift, 6), block.text) if isinstance(block, Heading) else block
        for block in blocks
    )


def _even_lists(text: str) -> str:
    """Lists as the parser wants them: a blank line before, four spaces a level."""
    lines: list[str] = []
    indents: list[int] = []
    for line in text.split("\n"):
        found = _LIST_LINE.match(line)
        if not found:
            if line.strip() and not line.startswith(" ") and lines and not lines[-1].strip():
                indents = []
            lines.append("    " * len(indents) + line.strip() if line.startswith(" ") else line)
            continue
        if not indents and lines and lines[-1].strip():
            lines.append("")
        indent = len(found[1].expandtabs(4))
        indents = [known for known in indents if known < indent - 1] + [indent]
        mark = found[2].replace(")", ".")
        lines.append("    " * (len(indents) - 1) + f"{mark} {found[3]}")
    return "\n".join(lines)


def _parse(text: str) -> Element:
    from markdown import Markdown  # noqa: PLC0415 - slow to load, and not needed to unlock
    from markdown.treeprocessors import Treeprocessor  # noqa: PLC0415

    caught: list[Element] = []

    class Catch(Treeprocessor):
        """Takes the tree before it is written out as HTML."""

        def run(self, root: Element) -> None:
            caught.append(root)

    reader = Markdown(extensions=["tables", "sane_lists", "nl2br"])
    _switch_off(reader)
    reader.treeprocessors.register(Catch(reader), "catch", -1)
    reader.convert(text)
    return caught[0] if caught else Element("div")


def _switch_off(reader: Markdown) -> None:
    reader.preprocessors.deregister("html_block")
    reader.treeprocessors.deregister("prettify")
    for name in _INLINE_OFF:
        reader.inlinePatterns.deregister(name)
    for name in _BLOCK_OFF:
        reader.parser.blockprocessors.deregister(name)


def _blocks(parent: Element) -> Iterator[Block]:
    for child in parent:
        match child.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield Heading(int(child.tag[1]), one_line(_all_text(child)))
            case "ul" | "ol":
                yield Listing(tuple(_items(child, 0)))
            case "blockquote":
                yield from (Note(runs) for runs in _paragraphs(child))
            case "table":
                yield _table(child)
            case "hr":
                continue
            case _:
                if runs := _runs(child):
                    yield Paragraph(runs)


def _items(parent: Element, level: int) -> Iterator[Item]:
    number = int(parent.get("start", "1"))
    for child in parent:
        runs = _tidy(_inline(child, skip=("ul", "ol")))
        yield Item(runs, level, number if parent.tag == "ol" else 0)
        for nested in child.iter():
            if nested.tag in ("ul", "ol") and nested in list(child):
                yield from _items(nested, level + 1)
        number += 1


def _paragraphs(parent: Element) -> Iterator[Runs]:
    """The runs of every passage inside a quotation, whatever its shape."""
    for child in parent:
        if child.tag in ("ul", "ol", "blockquote"):
            yield from _paragraphs(child)
        elif runs := _runs(child):
            yield runs


def _table(parent: Element) -> Table:
    rows = [tuple(one_line(_all_text(cell)) for cell in row) for row in parent.iter("tr")]
    return Table(rows[0], tuple(rows[1:]))


def _all_text(element: Element) -> str:
    return "".join(run.text for run in _inline(element))


def _runs(element: Element) -> Runs:
    return _tidy(_inline(element))


def _inline(
    element: Element, *, bold: bool = False, italic: bool = False, skip: tuple[str, ...] = ()
) -> Iterator[Run]:
    if element.text:
        yield Run(element.text, bold, italic)
    for number, child in enumerate(element):
        follows = number or (element.text or "").strip()
        if child.tag in _STARTS_A_LINE and follows:
            yield Run("\n", bold, italic)
        elif child.tag in ("td", "th") and follows:
            yield Run(" ", bold, italic)
        if child.tag == "br":
            yield Run("\n", bold, italic)
        elif child.tag not in skip:
            yield from _inline(
                child, bold=bold or child.tag == "strong", italic=italic or child.tag == "em"
            )
        if child.tail:
            yield Run(child.tail, bold, italic)


def _tidy(runs: Iterator[Run]) -> Runs:
    """Runs of the same face joined, with one line feed for a break and no blank ends."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic)
        else:
            joined.append(run)
    cleaned = [Run(re.sub(r"[ \t]*\n\s*", "\n", r.text), r.bold, r.italic) for r in joined]
    if cleaned:
        first, last = cleaned[0], cleaned[-1]
        cleaned[0] = Run(first.text.lstrip(), first.bold, first.italic)
        last = cleaned[-1]
        cleaned[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return tuple(run for run in cleaned if run.text)

"""Plain text, for pasting: UTF-8, line feeds, no marks of emphasis."""

from __future__ import annotations

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
    Table,
    plain,
)


def render(document: Document) -> bytes:
    """The document as UTF-8 text without a byte order mark."""
    parts = [_block(block, document) for block in document.blocks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _block(block: Block, document: Document) -> str:
    match block:
        case Heading(text=text):
            return text
        case Paragraph(runs=runs) | Note(runs=runs):
            return plain(runs)
        case Listing(items=items):
            return "\n".join(_item(item) for item in items)
        case Table(head=head, rows=rows, caption=caption):
            lines = [
                "\n".join(f"{h}: {c}" for h, c in zip(head, row, strict=False)) for row in rows
            ]
            return "\n\n".join(part for part in (caption, *lines) if part)
        case Contents(title=title):
            heads = [f"{n}. {text}" for n, (_, text) in enumerate(document.contents(), 1)]
            return "\n".join((title, *heads))
        case PageBreak():
            return ""


def _item(item: Item) -> str:
    mark = f"{item.number}." if item.number else "-"
    indent = "   " * item.level
    return f"{indent}{mark} " + plain(item.runs).replace("\n", f"\n{indent}  ")

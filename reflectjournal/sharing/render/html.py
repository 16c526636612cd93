"""HTML: one file, readable without a network, accessible (WCAG 2.2 AA), no script."""

from __future__ import annotations

from functools import cache
from html import escape

from reflectjournal.paths import resource
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
    Runs,
    Table,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(document: Document) -> bytes:
    """The document as a self-contained page in UTF-8."""
    size = "14pt" if document.large else "1.0625rem"
    title = escape(document.title)
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language, quote=True)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_style(size)}</style>\n</head>\n"
    )
    return f"{head}<body>\n{_landmarks(document)}\n</body>\n</html>\n".encode()


@cache
def _style(size: str) -> str:
    css = resource("sharing/page.css").read_text(encoding="utf-8")
    return css.replace("SIZE", size)


def body(document: Document) -> str:
    """The blocks as HTML without landmarks, for a renderer that lays out pages."""
    return "\n".join(_blocks(document.blocks, document))


def _landmarks(document: Document) -> str:
    blocks = list(document.blocks)
    parts = []
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        parts.append(f"<header>\n{_block(blocks.pop(0), document)}\n</header>")
    if blocks and isinstance(blocks[0], Contents):
        parts.append(_block(blocks.pop(0), document))
    inner = "\n".join(_blocks(tuple(blocks), document))
    return "\n".join((*parts, f"<main>\n{inner}\n</main>"))


def _blocks(blocks: tuple[Block, ...], document: Document) -> list[str]:
    """The blocks in order; headings of level 2 get their anchor, and a page break its class."""
    anchors = iter(anchor for anchor, _ in document.contents())
    made: list[str] = []
    page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            page = True
            continue
        html = _block(block, document)
        if isinstance(block, Heading):
            anchor = f' id="{next(anchors)}"' if block.level == 2 else ""
            mark = ' class="page"' if page else ""
            html = html.replace(">", f"{anchor}{mark}>", 1)
            page = False
        made.append(html)
    return made


def _block(block: Block, document: Document) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"<h{level}>{escape(text, quote=False)}</h{level}>"
        case Paragraph(runs=runs):
            return f"<p>{_runs(runs)}</p>"
        case Note(runs=runs):
            return f"<blockquote><p>{_runs(runs)}</p></blockquote>"
        case Listing(items=items):
            return _listing(items)
        case Table():
            return _table(block)
        case Contents(title=title):
            return _contents(title, document)
        case PageBreak():
            return ""


def _runs(runs: Runs) -> str:
    made = []
    for run in runs:
        text = escape(run.text, quote=False).replace("\n", "<br>\n")
        text = f"<em>{text}</em>" if run.italic else text
        made.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(made)


def _listing(items: tuple[Item, ...]) -> str:
    made: list[str] = []
    open_tags: list[str] = []
    for item in items:
        tag = "ol" if item.number else "ul"
        while len(open_tags) > item.level + 1:
            made.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == item.level + 1 and open_tags[-1] == tag:
            made.append("</li>")
        else:
            if len(open_tags) == item.level + 1:
                made.append(f"</li></{open_tags.pop()}>")
            while len(open_tags) < item.level + 1:
                start = f' start="{item.number}"' if item.number > 1 else ""
                made.append(f"<{tag}{start}>" + ("<li>" if len(open_tags) < item.level else ""))
                open_tags.append(tag)
        made.append(f"<li>{_runs(item.runs)}")
    made += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(made)


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption, quote=False)}</caption>" if table.caption else ""
    heads = "".join(f'<th scope="col">{escape(cell, quote=False)}</th>' for cell in table.head)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return f"<table>{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _contents(title: str, document: Document) -> str:
    lines = "".join(
        f'<li><a href="#{anchor}">{escape(text, quote=False)}</a></li>'
        for anchor, text in document.contents()
    )
    name = escape(title)
    return f'<nav aria-label="{name}"><h2>{name}</h2>\n<ol>{lines}</ol></nav>'

"""Markdown (CommonMark with pipe tables): UTF-8, line feeds."""

from __future__ import annotations

import re

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

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_LINE_START = re.compile(r"(?m)^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={2,}|-{2,}|~{3,}|>)")
_NUMBER_START = re.compile(r"(?m)^(\s*\d{1,9})([.)])(?=\s|$)")
_WORD_UNDERSCORE = re.compile(r"(?<=\w)\\_(?=\w)")


def render(document: Document) -> bytes:
    """The document as UTF-8 text without a byte order mark or front matter."""
    parts = [_block(block, document) for block in document.blocks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def unescape(text: str) -> str:
    """Rendered Markdown with its escapes undone, as a reader of the page sees the words."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return text.replace("&amp;", "&")


def _block(block: Block, document: Document) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * level} {_escape(text)}"
        case Paragraph(runs=runs):
            return _runs(runs)
        case Note(runs=runs):
            return "\n".join(f"> {line}" for line in _runs(runs).split("\n"))
        case Listing(items=items):
            return "\n".join(_item(item) for item in items)
        case Table():
            return _table(block)
        case Contents(title=title):
            lines = [f"{n}. {_escape(text)}" for n, (_, text) in enumerate(document.contents(), 1)]
            return f"**{_escape(title)}**\n\n" + "\n".join(lines)
        case PageBreak():
            return ""


def _runs(runs: Runs) -> str:
    made = []
    for run in runs:
        mark = ("**" if run.bold else "") + ("*" if run.italic else "")
        core = run.text.strip()
        if not mark or not core:
            made.append(_escape(run.text))
            continue
        before = run.text[: len(run.text) - len(run.text.lstrip())]
        after = run.text[len(run.text.rstrip()) :]
        made.append(f"{before}{mark}{_escape(core)}{mark[::-1]}{after}")
    return "".join(made).replace("\n", "\\\n")


def _item(item: Item) -> str:
    mark = f"{item.number}." if item.number else "-"
    indent = "   " * item.level
    inner = " " * (len(mark) + 1)
    return f"{indent}{mark} " + _runs(item.runs).replace("\n", f"\n{indent}{inner}")


def _table(table: Table) -> str:
    rows = [table.head, ("---",) * len(table.head)]
    lines = [f"| {' | '.join(_escape(cell) for cell in row)} |" for row in (rows[0],)]
    lines.append(f"| {' | '.join(rows[1])} |")
    lines += [f"| {' | '.join(_escape(cell) for cell in row)} |" for row in table.rows]
    caption = f"*{_escape(table.caption)}*\n\n" if table.caption else ""
    return caption + "\n".join(lines)


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    text = _WORD_UNDERSCORE.sub("_", text)
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    return _NUMBER_START.sub(r"\1\\\2", text)

"""Clean copies to lay out, and every format to render them in."""

from __future__ import annotations

from datetime import UTC, datetime

from reflectjournal.model import CleanCopy, CleanCopyPart
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.render import Format, renderer

UPSTAIRS = """A worker made an announced visit after a child said something worrying about \
where he slept. The parent was warm & the living room was **spotless**.

## Learning

We tend to be shown what we are *meant* to see.

- see every room
  - on every visit
- ask the child

1. first
2. second

> What would you ask?

| When | What |
|------|------|
| before | ring the health visitor |
"""
ALL = tuple(Format)


def copy(*texts: str, title: str = "See every room", **changes) -> CleanCopy:
    parts = tuple(
        CleanCopyPart(number, f"Item {number}", text)
        for number, text in enumerate(texts or (UPSTAIRS,), 1)
    )
    values = {"reviewed_at": datetime(2026, 11, 21, tzinfo=UTC), **changes}
    return CleanCopy(title=title, parts=parts, **values)


def render(document: Document, file_format: Format) -> bytes:
    """The bytes in any format; PDF needs the `qapp` fixture."""
    if file_format is Format.PDF:
        from reflectjournal.ui.printing import to_pdf

        return to_pdf(document)
    return renderer(file_format)(document)

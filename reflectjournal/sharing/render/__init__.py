"""A document as the bytes of a file, one module a format, each with `render(document) -> bytes`.

The same document gives the same bytes, and the bytes name no author, tool, date
or path. PDF is made by the window's own printing, since Qt draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from reflectjournal.sharing.document import Document


class Format(StrEnum):
    """The formats of a file; the value is the ending of its name."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PLAIN = "txt"
    PDF = "pdf"


_MODULES = {
    Format.MARKDOWN: "markdown",
    Format.HTML: "html",
    Format.DOCX: "docx",
    Format.PLAIN: "plain",
}


def renderer(file_format: Format) -> Callable[[Document], bytes]:
    """The `render` of a format, its library loaded only now. PDF is drawn by `ui.printing`."""
    module = import_module(f"reflectjournal.sharing.render.{_MODULES[file_format]}")
    render: Callable[[Document], bytes] = module.render
    return render

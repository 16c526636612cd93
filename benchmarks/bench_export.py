"""Exports a collection of 100 clean copies in each format, beside the raw renderer's time.

The floor is the library alone given the same words as plain paragraphs: the
bytes joined for text, python-docx for Word, Qt for PDF. The last column is the
whole way: lay out, render, read the bytes again, search them for 200 names.
"""

from __future__ import annotations

import io
import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import docx
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument

from reflectjournal.model import CleanCopy, CleanCopyPart
from reflectjournal.sharing.document import Document, text_of
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.sharing.render import Format, renderer
from reflectjournal.sharing.rescan import Guard, check, neutral_name
from reflectjournal.ui.printing import to_pdf

ITEMS = 100
ROUNDS = 3
SENTENCE = "The worker saw the children downstairs and did not ask to see where they slept. "
ITEM = "\n\n".join(
    (SENTENCE * 6, "## Learning", SENTENCE * 4, "- see every room\n- ask the child", SENTENCE * 5)
)


def floor_docx(text: str) -> bytes:
    """python-docx alone: a paragraph for each."""
    word = docx.Document()
    for part in text.split("\n\n"):
        word.add_paragraph(part)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def floor_pdf(text: str) -> bytes:
    """Qt alone: plain text on pages."""
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(QPdfWriter(buffer))
    return bytes(target.data())


def floor_html(text: str) -> bytes:
    """Paragraphs joined."""
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n")).encode()


FLOORS: dict[Format, Callable[[str], bytes]] = {
    Format.MARKDOWN: str.encode,
    Format.PLAIN: str.encode,
    Format.HTML: floor_html,
    Format.DOCX: floor_docx,
    Format.PDF: floor_pdf,
}


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few rounds, the first one not counted."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def main() -> None:
    """Prints one line a format."""
    _application = QGuiApplication.instance() or QGuiApplication([])
    parts = tuple(CleanCopyPart(n, f"Item {n}", ITEM) for n in range(1, ITEMS + 1))
    copy = CleanCopy("Learning", parts, reviewed_at=datetime(2026, 1, 1, tzinfo=UTC))
    guard = Guard(lambda _text: (), aliases=tuple(f"Surname{n} Given{n}" for n in range(200)))
    document = lay_out(copy, Layout.COLLECTION)
    text = text_of(document)
    layout = seconds(lambda: lay_out(copy, Layout.COLLECTION))
    print(f"{ITEMS} items, {len(text.split()):,} words; laid out in {layout * 1000:.0f} ms")
    print("format  raw ms  rendered ms  ratio  with the re-scan ms")
    for file_format, floor in FLOORS.items():
        render = _renderer(file_format)
        name = neutral_name("collection", file_format)

        def whole(
            render: Callable[[Document], bytes] = render,
            file_format: Format = file_format,
            name: str = name,
        ) -> None:
            made = lay_out(copy, Layout.COLLECTION)
            check(render(made), file_format, name, guard, made)

        raw = seconds(lambda floor=floor: floor(text))  # type: ignore[misc]
        ours = seconds(lambda render=render: render(document))  # type: ignore[misc]
        print(
            f"{file_format.value:6}{raw * 1000:8.1f}{ours * 1000:13.1f}{ours / raw:7.1f}"
            f"{seconds(whole) * 1000:21.0f}"
        )


def _renderer(file_format: Format) -> Callable[[Document], bytes]:
    return to_pdf if file_format is Format.PDF else renderer(file_format)


if __name__ == "__main__":
    main()

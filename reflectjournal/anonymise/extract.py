"""The text of a file, for a scan: .txt .md .docx .html .pdf.

Everything that leaves the computer with the file is part of its text: headers, footers,
comments and properties of a Word file, alternative texts and link targets of a page, the
title of a PDF.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from reflectjournal.errors import ImportRefused

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

FORMATS = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
_SAMPLE = 2000  # bytes in which the zeros of a wide encoding are counted
_LARGEST = 64 * 1024 * 1024  # bytes of a Word file once it is unpacked
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article")
) | {"header", "footer", "table", "ul", "ol", "dt", "dd", "blockquote", "title", "figcaption"}
_READ_OUT = frozenset(("alt", "title", "content", "href"))
_NO_WORDS = ("styles", "settings", "fontTable", "webSettings", "numbering", "theme1", "app")
_BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, KeyError, SyntaxError, ValueError, OSError, EOFError),
    *(RuntimeError, NotImplementedError),  # locked, or packed in a way that nobody knows
)
_RUNS = frozenset(("t", "delText", "instrText"))
_PROPERTIES = frozenset(
    ("title", "creator", "lastModifiedBy", "subject", "description", "keywords", "category")
) | {"lpwstr", "comments"}


def text_of(path: Path) -> str:
    """The text of a file. Raises `ImportRefused` where it cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise ImportRefused(f"Only {', '.join(FORMATS)} files can be read.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefused("The file could not be opened.") from error
    if suffix == ".docx":
        return docx_text(data)
    if suffix == ".pdf":
        return pdf_text(data)
    written = _decoded(data)
    return html_text(written) if suffix in {".html", ".htm"} else written


def _decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or UTF-32, or else in the old Windows encoding."""
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _encoding(data: bytes) -> str:
    """What the mark at the beginning says, or the zeros of a wide encoding without a mark."""
    if data[:4] in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"}:
        return "utf-32"
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    first, second = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(first, second) * 4 > min(len(data), _SAMPLE):
        return "utf-16-le" if second > first else "utf-16-be"
    return "utf-8-sig"


class _Page(HTMLParser):
    """Collects what a reader sees of a page, and what a screen reader says of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a block, and keeps the attributes that are read out."""
        if tag in {"script", "style"}:
            self._hidden += 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        for name, value in attrs:
            if name in _READ_OUT and value and not value.startswith("#"):
                self.parts.append(f"\n{value}\n")

    def handle_endtag(self, tag: str) -> None:
        """Ends a block."""
        if tag in {"script", "style"} and self._hidden:
            self._hidden -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_comment(self, data: str) -> None:
        """Keeps what nobody sees, but leaves with the file."""
        self.parts.append(f"\n{data}\n")

    def handle_data(self, data: str) -> None:
        """Keeps the words of the page."""
        if not self._hidden:
            self.parts.append(data)


def html_text(page: str) -> str:
    """What a reader sees of an HTML page, and its comments, which leave with it."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def docx_text(data: bytes) -> str:
    """Everything written in a Word file, the body first."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - a scan of plain text needs no Word

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(part.file_size for part in file.infolist()) > _LARGEST:
                raise ImportRefused("This Word file is too large to be read.")
            names = sorted(filter(_holds_words, file.namelist()))
            names.sort(key=lambda name: name != "word/document.xml")
            return "\n".join(_xml_text(parse_xml(file.read(name))) for name in names)
    except _BROKEN_ZIP as error:
        raise ImportRefused("This Word file is damaged and could not be read.") from error


def _holds_words(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    inside = folder == "docProps" or folder.startswith("word")
    return inside and last.endswith(".xml") and last.removesuffix(".xml") not in _NO_WORDS


def _xml_text(root: BaseOxmlElement) -> str:
    parts: list[str] = []
    for node in root.iter():
        tag = str(node.tag).rpartition("}")[2]
        if tag in {"p", "br", "tr"}:
            parts.append("\n")
        elif tag in {"tab", "tc"}:
            parts.append("\t")
        elif tag in _RUNS:
            parts.append(node.text or "")
        elif tag in _PROPERTIES and node.text:
            parts.append(f"\n{node.text}\n")
        elif tag == "docPr" and node.get("descr"):
            parts.append(f"\n{node.get('descr')}\n")
    return "".join(parts)


def pdf_text(data: bytes) -> str:
    """The text of a PDF's pages, and its title, author, subject and keywords."""
    from pypdf import PdfReader  # noqa: PLC0415 - a scan of plain text needs no PDF library

    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        about = dict(reader.metadata or {})
    except Exception as error:  # a broken file leads pypdf into whatever error there is
        raise ImportRefused("This PDF is damaged or locked and could not be read.") from error
    facts = [about.get(key) for key in ("/Title", "/Author", "/Subject", "/Keywords")]
    return "\n".join([*pages, *(str(fact) for fact in facts if fact)])

"""The text of a file, for a scan: .txt .md .docx .html .pdf."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from zipfile import BadZipFile

from reflectjournal.errors import ImportRefused

FORMATS = (".txt", ".md", ".docx", ".html", ".htm", ".pdf")
_BLOCKS = frozenset("p div br li tr h1 h2 h3 h4 h5 h6 section article header footer table ul ol dt dd blockquote title figcaption".split())


class _Words(HTMLParser):
    """Collects what a reader sees of a page, and the alternative texts of its pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._hidden += 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        for name, value in attrs:
            if name in {"alt", "title", "content", "href"} and value and not value.startswith("#"):
                self.parts.append(f"\n{value}\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"} and self._hidden:
            self._hidden -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def text_of(path: Path) -> str:
    """The text of a file. Raises `ImportRefused` where it cannot be read.

    Headers, footers, comments and properties of a Word file and the title of a PDF are part
    of the text, because they leave the computer with it.
    """
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
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def html_text(page: str) -> str:
    """What a reader sees of an HTML page."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def docx_text(data: bytes) -> str:
    """Everything written in a Word file, from the body to comments and properties."""
    import io
    import zipfile
    from xml.etree.ElementTree import ParseError

    from docx.oxml.parser import parse_xml

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = [n for n in sorted(file.namelist()) if n.endswith(".xml") and n.startswith(("word/", "docProps/"))]
            parts.sort(key=lambda name: name != "word/document.xml")
            keep = [n for n in parts if not n.endswith(("styles.xml", "settings.xml", "fontTable.xml", "webSettings.xml", "numbering.xml", "theme1.xml", "app.xml"))]
            return "\n".join(_xml_text(parse_xml(file.read(name))) for name in keep)
    except (BadZipFile, KeyError, ParseError, SyntaxError, ValueError) as error:
        raise ImportRefused("This Word file is damaged and could not be read.") from error


def _xml_text(root: object) -> str:
    parts: list[str] = []
    for node in root.iter():  # type: ignore[attr-defined]
        tag = str(node.tag).rsplit("}", 1)[-1]
        if tag in {"p", "br", "tr"}:
            parts.append("\n")
        elif tag in {"tab", "tc"}:
            parts.append("\t")
        if tag in {"t", "delText", "instrText"} or "}" in str(node.tag) and not len(node) and tag not in {"t"} and "docProps" in str(node.tag):
            parts.append(node.text or "")
        elif node.text and node.text.strip() and tag in {"title", "creator", "lastModifiedBy", "subject", "description", "keywords", "category"}:
            parts.append("\n" + node.text)
    return "".join(parts)


def pdf_text(data: bytes) -> str:
    """The text of a PDF's pages, and its title, author and subject."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata or {}
    except (PyPdfError, ValueError, KeyError, TypeError, OSError) as error:
        raise ImportRefused("This PDF is damaged or locked and could not be read.") from error
    facts = [str(about[key]) for key in ("/Title", "/Author", "/Subject", "/Keywords") if about.get(key)]
    return "\n".join((*pages, *facts))

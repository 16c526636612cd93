"""What a stranger could read in the bytes of a file: its words, its properties, what is hidden."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from reflectjournal.errors import SharingRefused
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.render.markdown import unescape

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCX_WORDS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_CORE_ALLOWED = frozenset({"title", "language"})
_REMOTE = re.compile(
    r"(?i)\b(?:src|href|action|data|poster|background)\s*=\s*(?:\"(?!#)|'(?!#)|[^\"'#\s])"
)
_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption", "title",
    "blockquote", "br",
})  # fmt: skip
_STRUCTURE = frozenset({
    "lang", "charset", "id", "class", "scope", "start", "name", "http-equiv",
})  # fmt: skip
_HIDDEN_PARTS = re.compile(r"comments|/media/|embeddings|thumbnail|customXml|custom\.xml")
_CHANGES = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "commentReference"))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of words and where it stands, for the reader: "page 2", "paragraph 5"."""

    where: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Extract:
    """The words of a file, and sentences about what should not be in it."""

    places: tuple[Place, ...]
    faults: tuple[str, ...] = ()


def extract(data: bytes, file_format: Format) -> Extract:
    """The words and faults of produced bytes. Raises `SharingRefused` where they cannot be read."""
    try:
        return _EXTRACTORS[file_format](data)
    except (UnicodeDecodeError, zipfile.BadZipFile, ET.ParseError, KeyError) as fault:
        raise SharingRefused(_UNREADABLE) from fault


_UNREADABLE = "The file that was made could not be read again, so it was not saved."


def _plain(data: bytes) -> Extract:
    text = data.decode("utf-8")
    return Extract(_paragraphs(text), _text_faults(text))


def _markdown(data: bytes) -> Extract:
    text = data.decode("utf-8")
    faults = list(_text_faults(text))
    if text.startswith("---\n"):
        faults.append("The file begins with a block of properties.")
    return Extract(_paragraphs(unescape(re.sub(r"\*+", "", text))), tuple(faults))


def _text_faults(text: str) -> tuple[str, ...]:
    return ("The file begins with a byte order mark.",) if text.startswith("\ufeff") else ()


def _paragraphs(text: str) -> tuple[Place, ...]:
    parts = [part for part in text.split("\n\n") if part.strip()]
    return tuple(Place(f"paragraph {number}", part) for number, part in enumerate(parts, 1))


class _PageReader(HTMLParser):
    """Collects words, attribute values and comments of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = [""]
        self.hidden: list[str] = []
        self.faults: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a block's beginning, a script, or words kept in attributes."""
        if tag in _BLOCKS:
            self.words.append("")
        self._silent = tag == "style"
        if tag in ("script", "iframe", "img", "object", "embed", "form", "link", "svg"):
            self.faults.append(f"The page holds a part that it should not: {tag}.")
        found = dict(attrs)
        if tag == "meta" and (found.get("name") or "").lower() in ("author", "generator", "date"):
            self.faults.append("The page names its author, tool or date.")
        self.hidden += [v for k, v in attrs if v and k not in _STRUCTURE]

    def handle_endtag(self, tag: str) -> None:
        """Ends the silence of a style sheet."""
        if tag == "style":
            self._silent = False

    def handle_data(self, data: str) -> None:
        """Adds words that show."""
        if not self._silent:
            self.words[-1] += data

    def handle_comment(self, data: str) -> None:
        """Notes a comment, which a reader does not see and a stranger does."""
        self.faults.append("The page holds a comment.")
        self.hidden.append(data)


def _page(data: bytes) -> Extract:
    text = data.decode("utf-8")
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    styles = " ".join(re.findall(r"(?is)<style>.*?</style>", text))
    fetched = re.search(r"(?i)url\(|@import", styles)
    if fetched or any(_REMOTE.search(tag) for tag in re.findall(r"<[^>]+>", text)):
        reader.faults.append("The page points at something outside itself.")
    shown = [words for words in reader.words if words.strip()]
    places = [Place(f"paragraph {number}", words) for number, words in enumerate(shown, 1)]
    places += [Place("the page's hidden parts", words) for words in reader.hidden]
    return Extract(tuple(places), tuple(dict.fromkeys(reader.faults)))


def _word(data: bytes) -> Extract:
    places: list[Place] = []
    faults: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            if entry.date_time != (1980, 1, 1, 0, 0, 0):
                faults.append("The file says when it was made.")
            if _HIDDEN_PARTS.search(entry.filename):
                faults.append("The file holds comments, images or hidden parts.")
            if entry.filename.endswith((".xml", ".rels")):
                _read_part(entry.filename, package.read(entry), places, faults)
    return Extract(tuple(places), tuple(dict.fromkeys(faults)))


def _read_part(name: str, data: bytes, places: list[Place], faults: list[str]) -> None:
    root = ET.fromstring(data)  # noqa: S314 - our own file, made a moment ago
    if _DOCX_WORDS.fullmatch(name):
        if any(node.tag in _CHANGES for node in root.iter()):
            faults.append("The file holds tracked changes or comments.")
        for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
            words = "".join(_word_text(node) for node in paragraph.iter())
            if words.strip():
                places.append(Place(f"paragraph {number}", words))
    elif name.startswith("docProps/"):
        for node in root.iter():
            tag = node.tag.rpartition("}")[2]
            if node.text and node.text.strip():
                places.append(Place("the file's properties", node.text))
                if tag not in _CORE_ALLOWED:
                    faults.append("The file's properties say more than its title and language.")
    elif name.endswith(".rels") and b'TargetMode="External"' in data:
        faults.append("The file points at something outside itself.")


def _word_text(node: ET.Element) -> str:
    if node.tag in (f"{_W}br", f"{_W}tab"):
        return " "
    return (node.text or "") if node.tag in (f"{_W}t", f"{_W}delText", f"{_W}instrText") else ""


def _pdf(data: bytes) -> Extract:
    import pypdf  # noqa: PLC0415 - slow to load, and only this format needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        places = [
            Place(f"page {number}", page.extract_text(extraction_mode="layout"))
            for number, page in enumerate(reader.pages, 1)
        ]
        known = {str(key): str(value) for key, value in (reader.metadata or {}).items()}
        hidden = bool(reader.attachments) or any("/Annots" in page for page in reader.pages)
        xmp = reader.xmp_metadata is not None
    except PyPdfError as fault:
        raise SharingRefused(_UNREADABLE) from fault
    faults = ["The file holds attachments or notes."] if hidden else []
    if xmp or set(known) - {"/Title"}:
        faults.append("The file's properties say more than its title.")
    places += [Place("the file's properties", value) for value in known.values()]
    return Extract(tuple(places), tuple(faults))


_EXTRACTORS = {
    Format.PLAIN: _plain,
    Format.MARKDOWN: _markdown,
    Format.HTML: _page,
    Format.DOCX: _word,
    Format.PDF: _pdf,
}

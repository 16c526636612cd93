"""Word files: real styles and headings, a language, and nothing about who made them or when."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

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
from reflectjournal.sharing.reading import one_line, visible
from reflectjournal.sharing.zips import fixed_zip

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
)
_LEFT_OUT = re.compile(r"docProps/thumbnail|customXml/|word/stylesWithEffects")
_RSIDS = re.compile(rb'<w:rsids>.*?</w:rsids>|\sw:rsid\w*="[0-9A-F]+"', re.DOTALL)
_NUMBER_START_ID = 1_000


def render(document: Document) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes."""
    word = docx.Document()
    _set_up(word, document)
    for number, block in enumerate(document.blocks):
        before = document.blocks[number - 1] if number else None
        _add(word, block, document, page=isinstance(before, PageBreak) and number > 1)
    raw = io.BytesIO()
    word.save(raw)
    return _clean(raw.getvalue(), document)


def _set_up(word: WordFile, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if document.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = word.styles["Normal"]
    normal.font.name = "Calibri"
    normal.font.size = Pt(14 if document.large else 11)
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), document.language)
    sizes = (22, 16, 13, 12, 11, 11)
    for level, size in enumerate(sizes, 1):
        style = word.styles[f"Heading {level}"]
        style.font.size = Pt(size + (3 if document.large else 0))
        style.font.color.rgb = RGBColor(0x1D, 0x21, 0x25)
        style.font.italic = False
    note = word.styles.add_style("Set Apart", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = normal
    note.paragraph_format.left_indent = Cm(0.8)
    note.paragraph_format.right_indent = Cm(0.8)


def _add(word: WordFile, block: Block, document: Document, *, page: bool) -> None:
    match block:
        case Heading(level=level, text=text):
            heading = _add_paragraph(word, f"Heading {level}")
            _say(heading, text)
            heading.paragraph_format.page_break_before = page or None
        case Paragraph(runs=runs):
            _fill(word.add_paragraph(), runs)
        case Note(runs=runs):
            _fill(_add_paragraph(word, "Set Apart"), runs)
        case Listing(items=items):
            _add_listing(word, items)
        case Table():
            _add_table(word, block)
        case Contents(title=title):
            _say(word.add_paragraph(), title).bold = True
            numbering = _new_numbering(word)
            for _, text in document.contents():
                line = _add_paragraph(word, "List Number")
                _say(line, text)
                _number(line, numbering)
        case PageBreak():
            return


def _add_paragraph(word: WordFile, style: str) -> WordParagraph:
    """A paragraph of a style, by the style's id: the library's own way looks it up each time."""
    paragraph = word.add_paragraph()
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - no public way
    return paragraph


def _fill(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        made = _say(paragraph, run.text)
        made.bold = run.bold or None
        made.italic = run.italic or None


def _say(paragraph: WordParagraph, text: str) -> WordRun:
    """A run of the characters that XML can hold; python-docx turns its line feeds into breaks."""
    return paragraph.add_run(visible(text))


def _add_listing(word: WordFile, items: tuple[Item, ...]) -> None:
    first = next((item.number for item in items if item.number), 0)
    numbering = _new_numbering(word, first) if first else 0
    for item in items:
        paragraph = _add_paragraph(word, "List Number" if item.number else "List Bullet")
        if item.number:
            _number(paragraph, numbering)
        paragraph.paragraph_format.left_indent = Cm(0.63 * (item.level + 1))
        _fill(paragraph, item.runs)


def _new_numbering(word: WordFile, start: int = 1) -> int:
    """A numbering of its own, so that each list counts from its own first number."""
    root = word.part.numbering_part.element
    style = word.styles["List Number"].element
    used = int(style.find(f".//{qn('w:numId')}").get(qn("w:val")))
    abstract = next(
        n.find(qn("w:abstractNumId")).get(qn("w:val"))
        for n in root.findall(qn("w:num"))
        if n.get(qn("w:numId")) == str(used)
    )
    number = OxmlElement("w:num")
    identity = max(
        _NUMBER_START_ID, *(int(n.get(qn("w:numId"))) for n in root.findall(qn("w:num")))
    )
    number.set(qn("w:numId"), str(identity + 1))
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), abstract)
    override = OxmlElement("w:lvlOverride")
    override.set(qn("w:ilvl"), "0")
    begin = OxmlElement("w:startOverride")
    begin.set(qn("w:val"), str(start))
    override.append(begin)
    number.append(link)
    number.append(override)
    root.append(number)
    return identity + 1


def _number(paragraph: WordParagraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no public way
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _add_table(word: WordFile, table: Table) -> None:
    if table.caption:
        _say(_add_paragraph(word, "Caption"), table.caption)
    made = word.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, text in zip(made.rows[0].cells, table.head, strict=True):
        _say(cell.paragraphs[0], text).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - no public way
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            _say(cell.paragraphs[0], text)
    word.add_paragraph()


def _clean(raw: bytes, document: Document) -> bytes:
    """The package without the library's metadata, thumbnail and times."""
    core = _CORE.format(title=_xml(one_line(document.title)), language=_xml(document.language))
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        for name in package.namelist():
            if _LEFT_OUT.search(name):
                continue
            data = package.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                data = _without_links(data)
            parts[name] = _RSIDS.sub(b"", data)
    parts["docProps/app.xml"] = _APP
    parts["docProps/core.xml"] = core.encode()
    return fixed_zip(parts)


def _without_links(data: bytes) -> bytes:
    """A list of parts without those that were left out."""
    pattern = rb"<(?:Relationship|Override)\b[^>]*(?:thumbnail|customXml|stylesWithEffects)[^>]*/>"
    return re.sub(pattern, b"", data)


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

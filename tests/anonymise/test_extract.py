"""The text of a file, with everything that would leave with it."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from reflectjournal.anonymise.extract import FORMATS, docx_text, text_of
from reflectjournal.errors import ImportRefused


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("A visit", 1)
    document.add_paragraph("Kai was not there.")
    document.add_table(1, 1).cell(0, 0).text = "in a table"
    document.sections[0].header.paragraphs[0].text = "in the header"
    document.core_properties.author = "Bernadette Quill"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_file_gives_body_table_header_and_properties(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(word_file())
    text = text_of(path)
    for words in (
        "A visit",
        "Kai was not there.",
        "in a table",
        "in the header",
        "Bernadette Quill",
    ):
        assert words in text
    assert text.index("Kai") < text.index("Bernadette")


def test_a_page_gives_its_words_alternative_texts_and_links(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    path.write_text(
        "<html><head><title>Visit</title><style>p{}</style></head><body><p>Kai &amp; I</p>"
        "<img alt='Kai at home'><a href='mailto:b@example.org'>write</a><script>x()</script>",
        encoding="utf-8",
    )
    text = text_of(path)
    for words in ("Visit", "Kai & I", "Kai at home", "b@example.org", "write"):
        assert words in text
    assert "x()" not in text
    assert "p{}" not in text


def test_a_pdf_gives_its_title(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "Kai"
        pdf.save(path)
    assert "Kai" in text_of(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_people_have(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Zoë’s café".encode(encoding))
    assert text_of(path) == "Zoë’s café"


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_damaged_file_is_refused_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"note{suffix}"
    path.write_bytes(b"not what it says")
    with pytest.raises(ImportRefused, match="damaged"):
        text_of(path)


def test_other_formats_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=FORMATS[0]):
        text_of(tmp_path / "note.odt")
    with pytest.raises(ImportRefused, match="opened"):
        text_of(tmp_path / "missing.txt")


def test_a_file_that_unpacks_too_far_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(ImportRefused, match="too large"):
        docx_text(buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_text_in_a_wide_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Kai Pellworth was not there. Żaneta was.".encode(encoding))
    assert "Kai Pellworth was not there. Żaneta was." in text_of(path)


def test_the_comments_of_a_page_leave_with_it(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    path.write_text("<p>Words</p><!-- Donna Pellworth rang -->", encoding="utf-8")
    assert "Donna Pellworth rang" in text_of(path)


def test_a_word_file_with_spoilt_parts_is_refused(tmp_path: Path) -> None:
    data = bytearray(word_file())
    at = data.index(b"word/document.xml") + 40
    data[at : at + 60] = b"\xff" * 60
    path = tmp_path / "note.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(ImportRefused, match="damaged"):
        text_of(path)


def test_a_pdf_with_spoilt_parts_is_refused_or_read(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        buffer = io.BytesIO()
        pdf.save(buffer)
    whole = buffer.getvalue()
    path = tmp_path / "note.pdf"
    for at in range(9, len(whole), 7):
        path.write_bytes(whole[:at] + b"<<[(" + whole[at + 4 :])
        with contextlib.suppress(ImportRefused):
            text_of(path)

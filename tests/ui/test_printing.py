"""Paper shows what the PDF shows, and its queue no title."""

from __future__ import annotations

import pypdf
from PySide6.QtPrintSupport import QPrinter

from reflectjournal.anonymise.extract import pdf_text
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.ui.printing import print_document, to_pdf
from tests.sharing.copies import UPSTAIRS, copy


def printed(tmp_path, document):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_document(document, printer)
    assert printer.docName() == "Document"
    return pypdf.PdfReader(tmp_path / "paper.pdf")


def test_paper_has_the_pages_and_words_of_the_pdf(qapp, tmp_path):
    import io

    document = lay_out(copy(UPSTAIRS * 4, "Second."), Layout.COLLECTION)
    paper = printed(tmp_path, document)
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(document)))
    assert len(paper.pages) == len(pdf.pages) >= 3

    def words(reader):
        pages = (page.extract_text(extraction_mode="layout") for page in reader.pages)
        return "".join(" ".join(pages).split())

    assert words(paper) == words(pdf)


def test_every_letter_of_a_pdf_can_be_read_back(qapp):
    words = "(DOB 9/11) and (A) at 10:30, 4x4 -> B2 @ MASH, Griffiths, Finlay, offline, <= 3"
    read = pdf_text(to_pdf(lay_out(copy(words), Layout.SINGLE)))
    assert "".join(words.split()) in "".join(read.split())


def test_the_print_queue_is_told_no_title(qapp, tmp_path):
    paper = printed(tmp_path, lay_out(copy(title="A boy in the bath"), Layout.SINGLE))
    assert "bath" not in str(paper.metadata)

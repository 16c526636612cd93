"""One's own entry on paper or as a PDF: asked for by the person, and said to be unprotected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Entry
from reflectjournal.sharing.document import Document, Heading
from reflectjournal.sharing.reading import read_markdown
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.days import short_day
from reflectjournal.ui.printing import print_document, to_pdf


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntryPaper", text)


def document_of(entry: Entry) -> Document:
    """The entry as a document: title and all answers, without tags, flags or feelings."""
    title = entry.title or short_day(entry.day)
    return Document(title, (Heading(1, title), *read_markdown(entry.text)))


def may_leave(ask: Ask) -> bool:
    """Ask once more: this is the private text, with every name in it."""
    return ask.confirm(
        _tr("This is your private text"),
        _tr(
            "Outside the journal nothing protects it, and every name in it can be read. "
            "To share learning with others, make a clean copy under Sharing instead."
        ),
        _tr("Go on"),
    )


def save_pdf(entry: Entry | None, ask: Ask) -> Path | None:
    """Write the entry as a PDF where the person says; gives the file, or None where left."""
    if entry is None or not may_leave(ask):
        return None
    path = ask.save_file(
        _tr("Save as PDF"), f"entry-{entry.day.isoformat()}.pdf", ((_tr("PDF"), "*.pdf"),)
    )
    if path is None:
        return None
    try:
        write_new(path, to_pdf(document_of(entry)), replace=True)
    except JournalError as error:
        ask.tell(error)
        return None
    return path


def print_entry(entry: Entry | None, ask: Ask, parent: QWidget) -> None:
    """Print the entry on the printer that is chosen."""
    if entry is None or not may_leave(ask):
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    if dialog.exec():
        try:
            print_document(document_of(entry), printer)
        except JournalError as error:
            ask.tell(error)
    dialog.deleteLater()

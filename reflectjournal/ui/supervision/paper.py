"""What leaves a session as a file or on paper: the prep sheet and the calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal import Journal
from reflectjournal.journal.calendar_file import calendar_file
from reflectjournal.journal.prep_sheet import prep_sheet
from reflectjournal.model import Session
from reflectjournal.paths import resource
from reflectjournal.sharing.document import Document
from reflectjournal.sharing.render import html
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.printing import print_document, to_pdf
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.text import heading, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionPaper", text)


class SheetDialog(QDialog):
    """The sheet as it will be printed; real names only where that is ticked."""

    def __init__(
        self, journal: Journal, session: Session, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        self._journal, self._session, self._ask = journal, session, ask
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.setAccessibleName(_tr("The sheet as it will be printed"))
        self.view.setProperty("field", "true")
        self.names = QCheckBox(_tr("With real names, not the roles of your alias register"))
        self.names.toggled.connect(lambda _: self._show())
        words = _tr(
            "Titles and what you want stand on it. Your own words only where you ticked “print my "
            "words” on the item. Names and numbers that are not among your aliases stay: read it "
            "once."
        )
        pdf = Button(_tr("Save as PDF…"), "outline", "save")
        pdf.clicked.connect(self.save_pdf)
        paper = Button(_tr("Print…"), "primary", "print")
        paper.clicked.connect(self._print)
        stop = Button(_tr("Close"), "outline")
        stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (stop, pdf, paper):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["md"])
        column.addWidget(heading(_tr("Print sheet"), 2))
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.view, 1)
        column.addWidget(self.names)
        column.addLayout(row)
        self.resize(min(em(46), 1100), min(em(44), 680))
        self._show()

    @property
    def document(self) -> Document:
        """What is printed."""
        return prep_sheet(self._journal, self._session.id, names=self.names.isChecked())

    def save_pdf(self) -> Path | None:
        """Write the sheet where the person says; None where that was left."""
        kinds = ((_tr("PDF"), "*.pdf"),)
        path = self._ask.save_file(_tr("Save the sheet as PDF"), "session-sheet.pdf", kinds)
        if path is None:
            return None
        try:
            write_new(path, to_pdf(self.document), replace=True)
        except JournalError as error:
            self._ask.tell(error)
            return None
        self.accept()
        return path

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            try:
                print_document(self.document, printer)
            except JournalError as error:
                self._ask.tell(error)
            else:
                self.accept()
        dialog.deleteLater()

    def _show(self) -> None:
        shown = QTextDocument(self.view)
        shown.setDefaultFont(self.view.font())
        shown.setDefaultStyleSheet(resource("sharing/print.css").read_text(encoding="utf-8"))
        shown.setDocumentMargin(SPACE["lg"])
        shown.setHtml(html.body(self.document))
        self.view.setDocument(shown)
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


def save_calendar_file(sessions: Sequence[Session], ask: Ask) -> Path | None:
    """Write sessions as an .ics file; gives it, or None where that was left or failed."""
    kinds = ((_tr("Calendar file"), "*.ics"),)
    path = ask.save_file(_tr("Save a calendar file"), "sessions.ics", kinds)
    if path is None:
        return None
    try:
        write_new(path, calendar_file(sessions), replace=True)
    except JournalError as error:
        ask.tell(error)
        return None
    return path

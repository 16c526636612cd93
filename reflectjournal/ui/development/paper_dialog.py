"""A paper before it leaves: its pieces, what would name somebody, and the formats."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.journal.papers import Paper, Piece
from reflectjournal.journal.plan import as_entry
from reflectjournal.sharing.render import Format
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.printing import print_document, to_pdf
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, PillChoice
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

Held = dict[str, tuple[str, ...]]
MOST_NAMED = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaperDialog", text)


class PaperDialog(QDialog):
    """Pieces with a tick. One that would name somebody cannot leave until it was reviewed."""

    review_asked = Signal(object)
    """Review these entries as a clean copy: a list of ids."""
    saved = Signal(object)

    def __init__(
        self, paper: Paper, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.paper = paper
        self._journal, self._jobs, self._ask = journal, jobs, ask
        self._held: Held | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self._notes: dict[str, QWidget] = {}
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["md"])
        column.addWidget(heading(paper.title, 2))
        words = _tr("Outside the journal nothing protects it. Tick what is to be in it.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(scrolled(self._pieces(), "canvas"), 1)
        formats = (Format.DOCX, _tr("Word")), (Format.PDF, _tr("PDF")), (Format.MARKDOWN, _tr("Markdown"))  # fmt: skip # noqa: E501
        self.format = PillChoice(_tr("Format"), formats)
        self.format.set_value(Format.DOCX)
        column.addWidget(self.format)
        self.reason = label(_tr("Looking for names…"), "muted", wrap=True)
        column.addWidget(self.reason)
        column.addLayout(self._buttons())
        fit(self, 46, 36)
        self._show()
        jobs.run(self, paper.held, self._on_held)

    @property
    def without(self) -> frozenset[str]:
        """The pieces left out."""
        return frozenset(key for key, box in self.boxes.items() if not box.isChecked())

    def review(self) -> None:
        """Take what is held through the review: its entries, or the whole paper as one."""
        entries = [p.entry for p in self._held_pieces() if p.entry]
        if not entries:
            entries = [as_entry(self._journal, self.paper, self.without, datetime.now(UTC)).id]
        self.accept()
        self.review_asked.emit(entries)

    def save(self) -> None:
        """Ask for a folder and write the file, once its bytes were read again."""
        folder = self._ask.choose_folder(_tr("Where to save it"))
        if folder is None:
            return
        kind = Format(str(self.format.value))
        without = self.without
        render = None
        if kind is Format.PDF:  # Qt draws on this thread alone
            try:
                drawn = to_pdf(self.paper.build(without))
            except JournalError as error:
                self._ask.tell(error)
                return
            render = lambda _document: drawn  # noqa: E731

        def made(data: bytes) -> None:
            try:
                path = self.paper.save(data, folder, kind)
            except JournalError as error:
                failed(error)
                return
            self.saved.emit(path)
            self.accept()

        def failed(error: JournalError) -> None:
            self._show()
            self._ask.tell(error)

        self.save_button.setEnabled(False)
        self.reason.setText(_tr("Making the file and reading it again…"))
        self.reason.show()
        self._jobs.run(self, partial(self.paper.make, without, kind, render), made, failed)

    def print_it(self) -> None:
        """Print it on the printer that is chosen, after the same look."""
        try:
            self.paper.make(self.without, Format.MARKDOWN)
        except JournalError as error:
            self._ask.tell(error)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            try:
                print_document(self.paper.build(self.without), printer)
            except JournalError as error:
                self._ask.tell(error)
        dialog.deleteLater()

    # -- inside ----------------------------------------------------------------------------

    def _held_pieces(self) -> list[Piece]:
        held = self._held or {}
        return [p for p in self.paper.pieces if p.key in held and self.boxes[p.key].isChecked()]

    def _on_held(self, held: Held) -> None:
        self._held = held
        for piece in self.paper.pieces:
            names = held.get(piece.key, ())
            if names:
                found = ", ".join(names[:MOST_NAMED])
                words = _tr("Still to check for names: %1").replace("%1", found)
                self._notes[piece.key].setText(words)  # type: ignore[attr-defined]
                self._notes[piece.key].show()
        self._show()

    def _show(self) -> None:
        """What can be done now, and why not where it cannot."""
        held, left = self._held_pieces(), len(self.boxes) - len(self.without)
        ready = self._held is not None and not held and left > 0
        words = ""
        if self._held is None:
            words = _tr("Looking for names…")
        elif not left:
            words = _tr("Nothing is ticked. Tick what should be in it.")
        elif held:
            words = _tr("Somebody could be recognised in it. Review it, or leave that part out.")
        self.reason.setText(words)
        self.reason.setVisible(bool(words))
        self.review_button.setVisible(bool(held))
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)
            button.setAccessibleDescription(words)

    def _pieces(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE["md"], 0)
        column.setSpacing(SPACE["xs"])
        for piece in self.paper.pieces:
            box = QCheckBox((piece.title or _tr("Untitled")).replace("&", "&&"))
            box.setChecked(piece.chosen)
            box.toggled.connect(self._show)
            note = label("", "caption", wrap=True)
            note.setContentsMargins(SPACE["xl"], 0, 0, SPACE["xs"])
            note.hide()
            self.boxes[piece.key], self._notes[piece.key] = box, note
            column.addWidget(box)
            column.addWidget(note)
        if not self.paper.pieces:
            column.addWidget(label(_tr("There is nothing to put in it yet."), "muted"))
        column.addStretch(1)
        return body

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.print_button = Button(_tr("Print…"), "outline", "print")
        self.print_button.clicked.connect(self.print_it)
        self.review_button = Button(_tr("Review as a clean copy"), "outline")
        self.review_button.clicked.connect(self.review)
        self.save_button = Button(_tr("Save…"), "primary")
        self.save_button.clicked.connect(self.save)
        stop = Button(_tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        for button in (stop, self.review_button, self.save_button):
            row.addWidget(button)
        return row

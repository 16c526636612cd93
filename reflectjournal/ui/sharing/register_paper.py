"""The register on paper and as a spreadsheet's table: scanned first, so that it names nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision
from reflectjournal.sharing.register import register_csv, register_document
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui.days import this_day

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

Table = tuple[tuple[str, ...], ...]


class Filtered(Protocol):
    """What is asked of the register."""

    @property
    def shown(self) -> tuple[Decision, ...]:
        """The decisions that the filter leaves."""

    @property
    def narrowed_words(self) -> str:
        """What the register is narrowed to."""

    def window(self) -> QWidget:
        """Where a dialog belongs."""


class RegisterPaper(QObject):
    """Takes what the filter leaves. The scan runs in a job."""

    said = Signal(str)

    def __init__(self, register: Filtered, journal: Journal, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self._register, self._journal = register, journal
        self._jobs, self._ask = jobs, ask

    def print(self) -> None:
        """Print what is filtered, on the printer that is chosen."""

        def made(rows: Table) -> None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            dialog = QPrintDialog(printer, self._register.window())
            chosen = dialog.exec()
            dialog.deleteLater()
            if chosen:
                self.print_on(printer, rows)

        self.rows(made)

    def print_on(self, printer: QPrinter, rows: Table) -> None:
        """Print the rows; they name nobody."""
        from reflectjournal.ui.printing import print_document  # noqa: PLC0415 - rarely used

        document = register_document(rows, this_day(), self._register.narrowed_words)
        try:
            print_document(document, printer)
        except JournalError as error:
            self._ask.tell(error)

    def save(self) -> None:
        """Save what is filtered for a spreadsheet."""
        self.rows(self._write)

    def rows(self, then: Callable[[Table], None]) -> None:
        """The rows as they may leave."""
        from reflectjournal.journal.registering import register_table  # noqa: PLC0415 - lexicons

        decisions, aliases = self._register.shown, self._journal.aliases.all()
        self._jobs.run(self, lambda: register_table(decisions, aliases), then, self._ask.tell)

    def _write(self, rows: Table) -> None:
        kinds = ((self.tr("Table for a spreadsheet"), "*.csv"),)
        path = self._ask.save_file(self.tr("Save the register"), "sharing-register.csv", kinds)
        if path is None:
            return
        try:
            write_new(path, register_csv(rows), replace=True)
        except JournalError as error:
            self._ask.tell(error)
            return
        self.said.emit(self.tr("Saved as %1.").replace("%1", path.name))

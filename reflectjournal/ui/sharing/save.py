"""The last step: how the file looks, what it is called, and the act of saving it.

Checking and drawing run in a job on values; the file and its line in the register
are written together, or neither is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reflectjournal.errors import ExportFailed, JournalError
from reflectjournal.model import Decision
from reflectjournal.sharing.decision import closing_sentence
from reflectjournal.sharing.layouts import large_type, lay_out
from reflectjournal.sharing.render import Format
from reflectjournal.ui import theme
from reflectjournal.ui.printing import print_document, to_pdf
from reflectjournal.ui.sharing.document_view import DocumentView
from reflectjournal.ui.sharing.flow_header import FlowFooter
from reflectjournal.ui.sharing.save_options import COPY, SaveOptions
from reflectjournal.ui.sharing.ways import Way, way_of
from reflectjournal.ui.sharing.words import layout_of
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.outgoing import Outgoing
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

PREVIEW_FOLDS_BELOW_EMS = 62.0


class SaveView(QWidget):
    """Formats left, what readers will see right."""

    left = Signal(str)
    """The file was made, or its words were taken: a sentence that says so."""
    asked = Signal(str)
    """Something outside: review, decide, mates."""
    said = Signal(str)

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal, self.jobs, self.ask = journal, jobs, ask
        self.decision: Decision | None = None
        self._forget: Callable[[], None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = StripNotice("todo")
        self.strip.hide()
        column.addWidget(self.strip)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Making the file"))
        self._busy.hide()
        column.addWidget(self._busy)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._build_left(), 5)
        self.preview = DocumentView(self.tr("What its readers will see"))
        self._right = _titled(self.tr("What its readers will see"), self.preview)
        panes.addWidget(self._right, 6)
        column.addLayout(panes, 1)
        column.addWidget(self._build_foot())

    # ---- opening

    def open(self, decision: Decision) -> None:
        """Show what was decided and how it can leave. Raises NotFound where its copy is gone."""
        self.decision = decision
        self.cancel()
        self.strip.hide()
        self._closing.setText(closing_sentence(decision))
        copy = self.journal.clean_copies.get(decision.clean_copy)
        self.options.open(copy, layout_of(decision), decision.channel)
        linkage = self.journal.sharing.linkage(decision)
        self._linked.setVisible(linkage is not None)
        if linkage is not None:
            self._linked.say(self.tr("Read together with what left before"), linkage.say)
        self._show()
        if self.journal.sharing.source_changed(copy):
            self._refuse(
                self.tr("The entry has changed since this copy was made. Review it again first.")
            )

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._left_pane, self.preview, self._foot)

    def cancel(self) -> None:
        """Forget the file that is being made; nothing is written."""
        if self._forget is not None:
            self._forget()
        self._forget = None
        self._busy_now(on=False)

    # ---- making

    def make(self) -> None:
        """Ask where to, then make the file; or take the words where they are to be copied."""
        try:
            way = way_of(self.options, onward=_onward(self.decision))
        except JournalError as error:
            self._refuse(error)
            return
        if self.options.way == COPY:
            self._run(way, self._copied)
            return
        folder = self.ask.choose_folder(self.tr("Where should the file go?"))
        if folder is not None:
            self._run(way, lambda outgoing, data: self._save(outgoing, data, folder, way.code))

    def print(self) -> None:
        """Print it on the printer that is chosen; it counts as the file of this decision."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window())
        chosen = dialog.exec()
        dialog.deleteLater()
        if chosen:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Check everything as for a file, then print."""
        large = self.options.large

        def printed(outgoing: Outgoing, data: bytes) -> None:
            copy = self.journal.clean_copies.get(outgoing.decision.clean_copy)
            document = lay_out(copy, outgoing.grounds.layout)
            page = large_type(document) if large else document
            give = self.journal.sharing.hand_over
            give(outgoing, data, lambda _: print_document(page, printer), "paper")
            self._done(self.tr("Printed. The register has a line for it."))

        self._run(Way(Format.PDF, to_pdf), printed)

    def _run(self, way: Way, then: Callable[[Outgoing, bytes], None]) -> None:
        if self.decision is None:
            return
        self.strip.hide()
        try:
            outgoing = self.journal.sharing.outgoing(
                self.decision.id,
                way.format,
                self.options.layout_chosen,
                way.render,
                large=self.options.large and self.options.way != COPY,
                seal=way.seal,
            ).drawn()
        except JournalError as error:
            self._refuse(error)
            return
        self._busy_now(on=True)

        def made(data: bytes) -> None:
            self._busy_now(on=False)
            try:
                then(outgoing, data)
            except JournalError as error:
                self._refuse(error)

        def failed(error: JournalError) -> None:
            self._busy_now(on=False)
            self._refuse(error)

        self._forget = self.jobs.run(self, outgoing.make, made, failed)

    def _save(self, outgoing: Outgoing, data: bytes, folder: Path, code: str) -> None:
        path = self.journal.sharing.deliver(outgoing, data, folder)
        words = self.tr("Saved as %1 in %2.").replace("%1", path.name)
        self._done(words.replace("%2", str(folder)), code)

    def _copied(self, outgoing: Outgoing, data: bytes) -> None:
        clipboard = QGuiApplication.clipboard()
        give = self.journal.sharing.hand_over
        give(outgoing, data, lambda words: clipboard.setText(words.decode("utf-8")), "copied")
        self._done(self.tr("Copied once. Paste it where it goes; the register has a line for it."))

    def _done(self, words: str, code: str = "") -> None:
        if self.decision is not None:
            self.decision = self.journal.decisions.get(self.decision.id)
        if code:
            title = self.tr("The code that opens the file")
            note = self.tr("%1\n\nTell it by another way than the file. It is not kept.")
            self.ask.tell(note.replace("%1", code), title)
        self.said.emit(words)
        self.left.emit(words)

    def _refuse(self, error: JournalError | str) -> None:
        """Say why nothing has left. Where only the place was wrong, nothing is to be looked at."""
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Open the review"), lambda: self.asked.emit("review")),
            (self.tr("Decide again"), lambda: self.asked.emit("decide")),
        )
        if isinstance(error, ExportFailed):
            ways = ((self.tr("Try again"), self.make),)
        sentence = str(error)
        self.strip.say(self.tr("Nothing has left"), sentence, ways)
        self.strip.show()
        self.said.emit(sentence)

    # ---- showing

    def _show(self) -> None:
        if self.decision is None:
            return
        copy = self.journal.clean_copies.get(self.decision.clean_copy)
        reason = self.options.reason
        try:
            document = lay_out(copy, self.options.layout_chosen)
        except JournalError as error:
            self.preview.clear()
            reason = str(error)
        else:
            shown = large_type(document) if self.options.large else document
            self.preview.show_document(shown)
        copies = self.options.way == COPY
        self.main.setText(self.tr("Copy once") if copies else self.tr("Save the file…"))
        self.main.setEnabled(not reason)
        self._print.setEnabled(not reason)
        told = self.tr("Each file has a decision of its own: this is made once.")
        self._foot.say(reason or told, self.main)

    def _busy_now(self, *, on: bool) -> None:
        self._busy.setVisible(on)
        self._stop.setVisible(on)
        self.main.setVisible(not on)
        self._left_pane.setEnabled(not on)

    # ---- building

    def _build_left(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(theme.em(1.8), theme.em(1.6), theme.em(1.8), theme.SPACE["lg"])
        column.setSpacing(theme.SPACE["lg"])
        column.addWidget(heading(self.tr("How should it leave?"), 2))
        self._closing = label("", "muted", wrap=True)
        column.addWidget(self._closing)
        self._linked = StripNotice("warn")
        self._linked.hide()
        column.addWidget(self._linked)
        self.options = SaveOptions(self.journal)
        self.options.changed.connect(self._show)
        self.options.asked.connect(self.asked)
        column.addWidget(self.options)
        column.addStretch(1)
        self._left_pane = scrolled(host)
        return self._left_pane

    def _build_foot(self) -> QWidget:
        self._foot = FlowFooter()
        self._print = Button(self.tr("Print…"), "outline", "print")
        self._print.clicked.connect(self.print)
        self._foot.left.addWidget(self._print)
        self._stop = Button(self.tr("Stop"), "outline")
        self._stop.clicked.connect(self.cancel)
        self._stop.hide()
        self.main = Button(self.tr("Save the file…"), "primary", "")
        self.main.clicked.connect(self.make)
        self._foot.right.addWidget(self._stop)
        self._foot.right.addWidget(self.main)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.em(PREVIEW_FOLDS_BELOW_EMS)
        self._right.setVisible(wide)


def _onward(decision: Decision | None) -> bool:
    return decision is not None and any(r.onward for r in decision.recipients)


def _titled(words: str, view: QWidget) -> QWidget:
    made = QWidget()
    set_ground(made, "canvas", "left")
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.em(1.6), theme.em(1.3), theme.em(1.2), 0)
    column.addWidget(label(words, "section"))
    column.addWidget(view, 1)
    return made

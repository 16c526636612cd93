"""The whole record of one decision, to read and to print: every answer and every version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Decision, DecisionState
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import answer_to, note_to
from reflectjournal.sharing.decision import closing_sentence
from reflectjournal.sharing.document import Block, Document, Heading, Paragraph, Run, Table
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.document_view import DocumentView
from reflectjournal.ui.sharing.words import dated, format_words
from reflectjournal.ui.widgets.buttons import Button, LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflectjournal.ui.ask import Ask


def _tr(text: str) -> str:
    return QCoreApplication.translate("Record", text)


def record_document(versions: Sequence[Decision]) -> Document:
    """The record as a document: `versions` are those of one decision, the first one first.

    Details that were kept in the copy are counted and not repeated.
    """
    now = versions[-1]
    blocks: list[Block] = [
        Heading(1, now.title or _tr("Without a title")),
        *_withdrawn(now),
        Paragraph((Run(closing_sentence(now)),)),
        Table((_tr("Question"), _tr("Answer")), tuple(_answers(now)), _tr("Answers")),
        Heading(2, _tr("What became of it")),
        Table((_tr("When"), _tr("What")), tuple(_steps(versions)), _tr("Versions of the record")),
    ]
    return Document(now.title or _tr("Decision"), tuple(blocks))


def _withdrawn(decision: Decision) -> tuple[Block, ...]:
    """What a reader has to know before all else: that it no longer stands."""
    if decision.state is not DecisionState.WITHDRAWN:
        return ()
    words = _tr("Withdrawn on %1: %2").replace("%1", dated(decision.withdrawn_on))
    return (Paragraph((Run(words.replace("%2", _why_withdrawn(decision))),)),)


def _why_withdrawn(decision: Decision) -> str:
    """The reason, and whether those who have it know."""
    told, not_told = _tr("Recipients were told."), _tr("Recipients were not told yet.")
    return f"{decision.withdrawn_reason} {told if decision.recipients_told else not_told}"


def _answers(decision: Decision) -> list[tuple[str, str]]:
    checklist = load_checklist()
    rows = []
    for question in checklist.questions:
        number = question.number
        option = checklist.option(number, answer_to(decision, number))
        text = option.label if option else _words(decision, number)
        note = decision.reason if number == q.DECISION else note_to(decision, number)
        parts = (text, note, _more(decision, number))
        words = ". ".join(part.rstrip(".") for part in parts if part)
        if words:
            rows.append((f"{number}. {question.text}", words))
    return rows


def _more(decision: Decision, number: int) -> str:
    if number == q.DECISION and decision.decided_by:
        return _tr("Decided by: %1").replace("%1", decision.decided_by)
    return decision.policy_ref if number == q.POLICY else ""


def _words(decision: Decision, number: int) -> str:
    people = decision.recipients
    if number == q.RECIPIENTS:
        return "; ".join(", ".join(p for p in (r.role, r.organisation) if p) for r in people)
    if number == q.NEED:
        needs = "; ".join(r.need for r in people if r.need)
        return needs or answer_to(decision, number)
    if number == q.KEPT and decision.indirect_kept:
        return _tr("%1 kept").replace("%1", str(len(decision.indirect_kept)))
    if number == q.DIRECT and decision.direct_removed:
        return _tr("%1 replaced or removed").replace("%1", str(decision.direct_removed))
    if number in (q.KEPT, q.DIRECT):
        return ""
    if number == q.READER:
        parts = (decision.second_reader_role, dated(decision.second_reader_on))
        return ", ".join(part for part in parts if part)
    if number == q.REVIEW:
        return dated(decision.review_on)
    return answer_to(decision, number)


def _steps(versions: Sequence[Decision]) -> list[tuple[str, str]]:
    """One row for each time the state of the record changed."""
    rows: list[tuple[str, str]] = []
    last: DecisionState | None = None
    for version in versions:
        if version.state is last and version.state is not DecisionState.REVIEWED:
            continue
        last = version.state
        row = _step(version)
        if row is not None:
            rows.append(row)
    return rows


def _step(version: Decision) -> tuple[str, str] | None:
    made = version.created_at.astimezone().date() if version.created_at else None
    how = ", ".join(p for p in (format_words(version.format), version.filename) if p)
    reached = f"SHA-256 {version.export_hash}" if version.export_hash else ""
    return {
        DecisionState.DRAFT: (dated(made), _tr("Begun")),
        DecisionState.DECIDED: (dated(version.decided_on), _tr("Decided")),
        DecisionState.EXPORTED: (dated(version.exported_on), f"{how}. {reached}".strip()),
        DecisionState.REVIEWED: (dated(made), version.review_outcome),
        DecisionState.WITHDRAWN: (dated(version.withdrawn_on), _why_withdrawn(version)),
    }.get(version.state)


class RecordView(QWidget):
    """Stands in the place of the register until it is left."""

    closed = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._document: Document | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.em(2.6), theme.SPACE["md"], theme.em(2.0), 0)
        row = QHBoxLayout()
        self.back = LinkButton(self.tr("Back to the register"), "arrow-left")
        self.back.clicked.connect(self.closed)
        row.addWidget(self.back)
        row.addStretch(1)
        print_ = Button(self.tr("Print this record"), "outline", "print")
        print_.clicked.connect(self.print)
        row.addWidget(print_)
        column.addLayout(row)
        self.view = DocumentView(self.tr("The record, to read"))
        column.addWidget(self.view, 1)

    def show_record(self, versions: Sequence[Decision]) -> None:
        """Show a record from its versions."""
        self._document = record_document(versions)
        self.view.show_document(self._document)
        self.view.setFocus()

    def print(self) -> None:
        """Print the record on the printer that is chosen."""
        from reflectjournal.ui.printing import print_document  # noqa: PLC0415 - rarely used

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window())
        chosen = dialog.exec()
        dialog.deleteLater()
        if chosen and self._document is not None:
            try:
                print_document(self._document, printer)
            except JournalError as error:
                self._ask.tell(error)

"""The open draft of a decision, and the paper that a second reader is given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import CleanCopy, Decision, DecisionState
from reflectjournal.sharing import decision as life
from reflectjournal.ui.printing import print_document

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.outgoing import Grounds
    from reflectjournal.sharing.document import Document
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

_OPEN = (DecisionState.DRAFT, DecisionState.ASSESSED)


def draft_of(journal: Journal, copy: CleanCopy | None, decision: Decision | None) -> Decision:
    """The open draft about a copy, saved; a closed decision gives a new draft from its answers."""
    draft = journal.decisions.get(decision.id) if decision and decision.id else decision
    if draft is None:
        draft = _new(copy) if copy else Decision("")
    elif draft.state not in _OPEN:
        draft = life.again(draft)
    if copy is not None and copy.title:
        draft = replace(draft, title=copy.title)
    return draft if draft.id else journal.record_decision(draft)


def renamed(
    journal: Journal, copy: CleanCopy, decision: Decision, title: str
) -> tuple[CleanCopy, Decision]:
    """The copy and its draft under another title, saved. SharingRefused where it names somebody."""
    from reflectjournal.journal.clean import refuse_names  # noqa: PLC0415 - loads the lexicons

    refuse_names(Decision(title), journal.aliases.all())
    kept = journal.clean_copies.save(replace(copy, title=title))
    return kept, journal.record_decision(replace(decision, title=title))


def print_reading(owner: QWidget, jobs: Jobs, ask: Ask, grounds: Grounds) -> None:
    """Print the reviewed copy for a second reader, once nothing is left in it that should not."""

    def made(document: Document) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, owner.window())
        chosen = dialog.exec()
        dialog.deleteLater()
        if not chosen:
            return
        try:
            print_document(document, printer)
        except JournalError as error:
            ask.tell(error)

    jobs.run(owner, grounds.reading_copy, made, ask.tell)


def _new(copy: CleanCopy) -> Decision:
    return Decision(
        copy.title,
        tier=copy.audience,
        audience_words=copy.audience_words,
        entries=tuple(part.entry for part in copy.parts),
        clean_copy=copy.id,
    )

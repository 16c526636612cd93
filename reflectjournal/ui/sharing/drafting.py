"""The open draft of a decision, and the paper that a second reader is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import AudienceTier, CleanCopy, Decision, DecisionState
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.questions import Option
from reflectjournal.ui.printing import print_document

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.journal.outgoing import Grounds
    from reflectjournal.sharing.document import Document
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

_OPEN = (DecisionState.DRAFT, DecisionState.ASSESSED)
_LATELY = 20
"""How many decisions back the role of whoever decides is looked for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the first step chose: entries, an option of question 5, a layout."""

    entries: tuple[int, ...]
    audience: Option
    layout: Layout


def prepared(
    journal: Journal, chosen: Chosen, copy: CleanCopy | None, decision: Decision | None
) -> tuple[CleanCopy, Decision]:
    """A clean copy in preparation and the draft about it, saved.

    With a copy that was begun, its choices stay; where other entries are chosen it is
    put away for a new one that has them. Raises NotFound where an entry is gone.
    """
    tier = chosen.audience.tier or AudienceTier.T2
    if copy is None or tuple(part.entry for part in copy.parts) != chosen.entries:
        fresh = journal.sharing.start(chosen.entries, tier, chosen.audience.label)
        if copy is not None:
            fresh = replace(
                fresh, choices=copy.choices, also_names=copy.also_names, splits=copy.splits,
                letters=copy.letters,
            )  # fmt: skip
            journal.clean_copies.delete(copy.id)
        copy = fresh
    copy = replace(copy, audience=tier, audience_words=chosen.audience.label)
    copy = journal.clean_copies.save(copy)
    draft = _new(journal, copy) if decision is None else decision
    draft = draft if draft.state in _OPEN else life.again(draft)
    draft = replace(
        draft, tier=tier, audience_words=chosen.audience.label, entries=chosen.entries,
        clean_copy=copy.id, layout=chosen.layout.value,
    )  # fmt: skip
    return copy, journal.record_decision(life.answer(draft, q.AUDIENCE, chosen.audience.value))


def draft_of(journal: Journal, copy: CleanCopy | None, decision: Decision | None) -> Decision:
    """The open draft about a copy, saved; a closed decision gives a new draft from its answers."""
    draft = journal.decisions.get(decision.id) if decision and decision.id else decision
    if draft is None:
        draft = _new(journal, copy) if copy else Decision("")
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


def _new(journal: Journal, copy: CleanCopy) -> Decision:
    lately = journal.decisions.page(limit=_LATELY)
    return Decision(
        copy.title,
        tier=copy.audience,
        audience_words=copy.audience_words,
        entries=tuple(part.entry for part in copy.parts),
        clean_copy=copy.id,
        decided_by=next((d.decided_by for d in lately if d.decided_by), ""),
    )

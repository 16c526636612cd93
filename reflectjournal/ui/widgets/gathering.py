"""Under a step that gathers: what waits for supervision, to be ticked and brought along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reflectjournal.model import EntryRow, FlagKind, Link, LinkKind, StepKind
from reflectjournal.ui.models.row_words import row_title
from reflectjournal.ui.supervision.mix_view import MixView
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.ui.pages.journal_sheet import JournalSheet
    from reflectjournal.ui.widgets.step_parts import Part

MOST = 30
BALANCE = "balance-check"
"""The step of the preparation that asks whether all four functions have had time."""


class Gathering(QWidget):
    """A tick for each flagged entry; a ticked one is linked to the entry in hand."""

    def __init__(self, page: JournalSheet) -> None:
        super().__init__()
        self._page = page
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        entry = page.writing.draft.entry
        links = entry.links if entry else ()
        linked = {link.target for link in links if link.kind is LinkKind.ENTRY}
        waiting = page.journal.entries.flagged(FlagKind.SUPERVISION)[:MOST]
        own = entry.id if entry else 0
        rows = [row for row in waiting if row.id != own]
        if rows:
            self._column.addWidget(label(self.tr("Flagged for supervision"), "section"))
        for row in rows:
            self._column.addWidget(self._box(row, on=row.id in linked))
        more = LinkButton(self.tr("Link another entry or a goal…"), parent=self)
        more.clicked.connect(page.inspector.links.ask_for_link)
        self._column.addWidget(more)

    def _box(self, row: EntryRow, *, on: bool) -> QCheckBox:
        box = QCheckBox(row_title(row).replace("&", "&&"), self)
        box.setChecked(on)
        box.toggled.connect(lambda ticked: self._set(row, on=ticked))
        return box

    def _set(self, row: EntryRow, *, on: bool) -> None:
        draft = self._page.writing.draft
        entry = draft.current()
        if entry is None:
            return
        link = Link(LinkKind.ENTRY, row.id, row_title(row))
        others = tuple(
            known for known in entry.links if (known.kind, known.target) != (link.kind, link.target)
        )
        entry = replace(entry, links=(*others, link) if on else others)
        self._page.inspector.links.load(entry)
        draft.change(entry)


def gathering(part: Part, page: JournalSheet) -> QWidget | None:
    """What to gather from: flagged entries for a step that links, the mix for the balance check."""
    if part.step.id == BALANCE and not part.kept:
        return MixView(page.journal)
    if part.step.kind is not StepKind.LINK or part.kept:
        return None
    return Gathering(page)

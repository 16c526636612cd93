"""What a session left: its record, what it covered, and where its series stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.errors import NotFound
from reflectjournal.journal import Journal
from reflectjournal.journal.meetings import FUNCTIONS, STAKEHOLDERS
from reflectjournal.journal.series import so_far
from reflectjournal.model import Entry, Session
from reflectjournal.ui.days import short_day
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.words import function_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.rows import Row, Section
from reflectjournal.ui.widgets.text import label

FUNCTIONS_STEP = "functions-covered"
"""The field of the record that names the functions that had time."""


class ManyPills(QWidget):
    """Pills of which any number can be chosen."""

    chosen = Signal(tuple)

    def __init__(self, name: str, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = FlowLayout(self, gap=SPACE["sm"])
        self.pills: dict[str, Button] = {}
        for value in values:
            pill = Button(function_words(value), "pill")
            pill.setCheckable(True)
            pill.setAccessibleName(f"{name}: {function_words(value)}")
            pill.clicked.connect(self._tell)
            self.pills[value] = pill
            row.addWidget(pill)

    def load(self, chosen: Sequence[str]) -> None:
        """Show these as chosen, without telling anybody."""
        for value, pill in self.pills.items():
            on = value in chosen
            pill.setChecked(on)
            if on:
                pill.set_icon("check", "on_accent_soft")
            else:
                pill.setIcon(type(pill.icon())())

    def _tell(self) -> None:
        chosen = tuple(value for value, pill in self.pills.items() if pill.isChecked())
        self.load(chosen)
        self.chosen.emit(chosen)


class Covered(QWidget):
    """Which functions had time, who was spoken of: said once, after the session."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        writes(self)
        self._journal = journal
        self._session: Session | None = None
        self.functions = ManyPills(self.tr("Functions that had time"), FUNCTIONS)
        self.functions.chosen.connect(self._save_functions)
        self.stakeholders = ManyPills(self.tr("Who was spoken of"), STAKEHOLDERS)
        self.stakeholders.chosen.connect(self._save_stakeholders)
        section = Section(self.tr("What it covered"))
        section.column.setSpacing(SPACE["sm"])
        section.add(label(self.tr("Functions that had time"), "section"), ruled=False)
        section.add(self.functions, ruled=False)
        section.add(label(self.tr("Who was spoken of"), "section"), ruled=False)
        section.add(self.stakeholders, ruled=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)

    def show_session(self, session: Session) -> None:
        """Show what was chosen; the record's own answer is taken over."""
        record = record_of(self._journal, session)
        said = _functions_in(record) if record else ()
        if said and said != session.functions:
            session = self._journal.sessions.save(replace(session, functions=said))
        self._session = session
        self.functions.load(session.functions)
        self.stakeholders.load(session.stakeholders)

    def _save_functions(self, chosen: tuple[str, ...]) -> None:
        if self._session is None:
            return
        record = record_of(self._journal, self._session)
        if record is not None and any(s.step == FUNCTIONS_STEP for s in record.sections):
            rows = tuple((name,) for name in chosen)
            sections = tuple(
                replace(s, rows=rows) if s.step == FUNCTIONS_STEP else s for s in record.sections
            )
            self._journal.entries.save(replace(record, sections=sections))
        now = self._journal.sessions.get(self._session.id)
        self._journal.sessions.save(replace(now, functions=chosen))

    def _save_stakeholders(self, chosen: tuple[str, ...]) -> None:
        if self._session is not None:
            now = self._journal.sessions.get(self._session.id)
            self._journal.sessions.save(replace(now, stakeholders=chosen))


class RecordPart(QWidget):
    """The entry that records a session, or the way to write it while it is fresh."""

    entry_asked = Signal(int)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_session(self, session: Session) -> None:
        """Show the record of a session."""
        section = Section(self.tr("Record"))
        record = record_of(self._journal, session)
        if record is None:
            words = label(self.tr("Write it while it is fresh."), "muted", wrap=True)
            words.setContentsMargins(0, SPACE["md"], 0, 0)
            section.add(words)
        else:
            section.add(self._row(record))
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = section
        self._column.addWidget(section)

    def _row(self, record: Entry) -> Row:
        private = sum(1 for s in record.sections if s.private and not s.empty)
        parts = [self.tr("%1 words").replace("%1", str(record.words))]
        if not record.finished_at:
            parts.append(self.tr("not finished"))
        if private:
            words = self.tr("%1 parts stay private").replace("%1", str(private))
            parts.append(self.tr("1 part stays private") if private == 1 else words)
        row = Row(record.title, " · ".join(parts), drawing="book")
        row.make_openable()
        row.opened.connect(lambda: self.entry_asked.emit(record.id))
        return row


class SeriesPart(QWidget):
    """Where a series stands: the agreed aim, what was done, what was passed on."""

    entry_asked = Signal(int)
    agreement_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_session(self, session: Session) -> None:
        """Show the series of a session, or nothing for a single one."""
        found = so_far(self._journal, session)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        self.setVisible(found is not None)
        if found is None:
            return
        section = Section(self.tr("This series so far"), self.tr("Agreement"), arrow=False)
        writes(section.link)
        section.link_chosen.connect(self.agreement_asked)
        section.column.setSpacing(SPACE["xs"])
        counted = self.tr("Sessions held: %1. Actions done: %2, still open: %3.")
        counted = counted.replace("%1", str(found.held)).replace("%2", str(found.done))
        section.add(label(counted.replace("%3", str(found.open)), "muted", wrap=True))
        if found.aim:
            section.add(label(self.tr("Agreed aim"), "section"), ruled=False)
            section.add(label(found.aim, wrap=True), ruled=False)
        if found.passed_on:
            section.add(label(self.tr("Passed on"), "section"), ruled=False)
        for note in found.passed_on:
            row = Row(note.text.partition("\n")[0], short_day(note.day), drawing="speech")
            row.make_openable()
            row.opened.connect(lambda entry=note.entry: self.entry_asked.emit(entry))
            section.add(row, ruled=False)
        self._body = section
        self._column.addWidget(section)


def record_of(journal: Journal, session: Session) -> Entry | None:
    """The record of a session; None where there is none, or it is in the bin."""
    try:
        record = journal.entries.get(session.record) if session.record else None
    except NotFound:
        return None
    return record if record is not None and record.deleted_at is None else None


def _functions_in(record: Entry) -> tuple[str, ...]:
    rows = next((s.rows for s in record.sections if s.step == FUNCTIONS_STEP), ())
    taken = {cell for row in rows for cell in row}
    return tuple(name for name in FUNCTIONS if name in taken)

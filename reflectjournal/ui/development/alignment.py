"""Priorities of the organisation beside one's goals, with the gaps in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.journal import Journal
from reflectjournal.model import Goal, OrganisationalGoal
from reflectjournal.ui.development.swap import swap
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label, rule

Aligned = tuple[OrganisationalGoal | None, tuple[Goal, ...]]


class AlignmentRail(QWidget):
    """Each priority with its goals; a dashed ring and a word where there is none."""

    table_asked = Signal()
    edit_asked = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        set_ground(self, "canvas", "left")
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(SPACE["lg"] + 4, SPACE["xl"] + 4, SPACE["lg"], SPACE["lg"])
        self._body: QWidget | None = None
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolled(self._host, "canvas"))

    def refresh(self) -> None:
        """Read priorities and goals again."""
        aligned = self._journal.goals.alignment()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["sm"])
        column.addWidget(label(self.tr("Alignment"), "title"))
        priorities = [(p, goals) for p, goals in aligned if p is not None]
        column.addWidget(label(_caption(priorities), "muted", wrap=True))
        for priority, goals in priorities:
            column.addWidget(rule())
            column.addWidget(self._part(priority, goals))
        if priorities:
            column.addWidget(rule())
        column.addWidget(label(own_words(aligned[-1][1]), "muted", wrap=True))
        if priorities:
            table = LinkButton(self.tr("Open the table"))
            table.clicked.connect(self.table_asked)
            column.addWidget(table, 0, Qt.AlignmentFlag.AlignLeft)
        words = self.tr("Edit priorities") if priorities else self.tr("Add priorities")
        edit = writes(LinkButton(words))
        edit.clicked.connect(self.edit_asked)
        column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._body = swap(self._column, self._body, body)

    def _part(self, priority: OrganisationalGoal, goals: Sequence[Goal]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["sm"])
        mark = IconLabel("checked-ring" if goals else "ring-dashed",
                         "accent" if goals else "text_muted", 1.15)  # fmt: skip
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(priority.title, "medium", wrap=True))
        for goal in goals:
            words.addWidget(label(goal.title, "muted", wrap=True))
        if not goals:
            words.addWidget(label(self.tr("No goal yet"), "muted"))
        row.addLayout(words, 1)
        return part


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alignment", text)


def _caption(aligned: Sequence[Aligned]) -> str:
    years = {p.year for p, _ in aligned if p is not None and p.year}
    if not aligned:
        return _tr("What your organisation and partnership want, beside what you want.")
    if len(years) == 1:
        return _tr("Priorities for %1 and your goals").replace("%1", years.pop())
    return _tr("Priorities and your goals")


def own_words(goals: Sequence[Goal]) -> str:
    """The gap in the other direction: goals that serve no priority."""
    if not goals:
        return _tr("Every goal serves a priority.")
    names = ", ".join(goal.title for goal in goals)
    if len(goals) == 1:
        return _tr("One goal is yours alone: %1.").replace("%1", names)
    return _tr("%1 goals are yours alone: %2.").replace("%1", str(len(goals))).replace("%2", names)


class AlignmentTable(QDialog):
    """Every priority with every goal, gaps named on both sides."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["md"])
        column.addWidget(heading(_tr("Alignment"), 2))
        rows = table_rows(journal)
        self.table = QTableWidget(len(rows), 4)
        self.table.setAccessibleName(_tr("Priorities and goals"))
        self.table.setHorizontalHeaderLabels(
            [_tr("Priority"), _tr("Year"), _tr("Source"), _tr("Goal")]
        )
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        for place, row in enumerate(rows):
            for at, words in enumerate(row):
                self.table.setItem(place, at, QTableWidgetItem(words))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for at, width in enumerate((20, 5, 14)):
            self.table.setColumnWidth(at, em(width))
        column.addWidget(self.table, 1)
        close = Button(_tr("Close"), "outline")
        close.clicked.connect(self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        fit(self, 64, 34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let every row be as tall as its words."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()


def table_rows(journal: Journal) -> list[tuple[str, str, str, str]]:
    """A row for each pair of priority and goal; a gap says so in the empty place."""
    rows = []
    for priority, goals in journal.goals.alignment():
        if priority is None:
            rows += [(_tr("No priority: mine alone"), "", "", goal.title) for goal in goals]
        elif not goals:
            rows.append((priority.title, priority.year, priority.source, _tr("No goal yet")))
        else:
            rows += [(priority.title, priority.year, priority.source, g.title) for g in goals]
    return rows


class PrioritiesDialog(QDialog):
    """The list of priorities, each with its year and source. An emptied title removes it."""

    def __init__(self, journal: Journal, year: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._year = year
        self._lines: list[tuple[OrganisationalGoal, tuple[QLineEdit, QLineEdit, QLineEdit]]] = []
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE["xl"],) * 4)
        column.setSpacing(SPACE["md"])
        column.addWidget(heading(_tr("Priorities of your organisation"), 2))
        words = _tr(
            "Of your organisation and your partnership, as they are published. "
            "Empty a title to take it off the list."
        )
        column.addWidget(label(words, "muted", wrap=True))
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(0, 0, SPACE["md"], 0)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(2, 3)
        for at, head in enumerate((_tr("Priority"), _tr("Year"), _tr("Source"))):
            self._grid.addWidget(label(head, "section"), 0, at)
        self._grid.setRowStretch(200, 1)
        for each in journal.goals.organisational():
            self._add(each)
        self._add(OrganisationalGoal("", year))
        column.addWidget(scrolled(table, "canvas"), 1)
        column.addLayout(self._buttons())
        fit(self, 56, 30)
        self._lines[-1][1][0].setFocus()

    def lines(self) -> list[tuple[QLineEdit, QLineEdit, QLineEdit]]:
        """The fields of each row: title, year, source."""
        return [fields for _, fields in self._lines]

    def accept(self) -> None:
        """Save what was changed."""
        for old, (title, year, source) in self._lines:
            new = replace(
                old,
                title=title.text().strip(),
                year=year.text().strip(),
                source=source.text().strip(),
            )
            if new != old and (new.title or old.id):
                self._journal.goals.save_organisational(new)
        super().accept()

    def add_line(self) -> None:
        """One more empty row."""
        self._add(OrganisationalGoal("", self._year))
        self._lines[-1][1][0].setFocus()

    def _add(self, goal: OrganisationalGoal) -> None:
        fields = (QLineEdit(goal.title), QLineEdit(goal.year), QLineEdit(goal.source))
        number = len(self._lines) + 1
        for at, (line, name) in enumerate(
            zip(fields, (_tr("Priority"), _tr("Year"), _tr("Source")), strict=True)
        ):
            line.setAccessibleName(f"{name} {number}")
            self._grid.addWidget(line, number, at)
        fields[1].setMaximumWidth(em(6))
        self._lines.append((goal, fields))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        more = LinkButton(_tr("One more"), "add")
        more.clicked.connect(self.add_line)
        row.addWidget(more)
        row.addStretch(1)
        stop = Button(_tr("Cancel"), "outline")
        stop.clicked.connect(self.reject)
        keep = Button(_tr("Keep"), "primary")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        row.addWidget(stop)
        row.addWidget(keep)
        return row

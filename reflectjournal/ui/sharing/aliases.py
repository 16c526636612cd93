"""Aliases: real names and places with their variants, and what replaces them. They never leave."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.model import Alias, AliasKind
from reflectjournal.ui import theme
from reflectjournal.ui.models.row_table import Cell, Column, RowTableModel
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.widgets.buttons import Button, PillChoice
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.notice import EmptyState
from reflectjournal.ui.widgets.row_table import RowTable
from reflectjournal.ui.widgets.rows import FormRow, scrolled, set_ground
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

KEEP_AFTER_MILLISECONDS = 700
FORM_EMS, FORM_FOLDS_BELOW_EMS = 25.0, 50.0


class AliasesTab(QWidget):
    """A list and the alias in hand beside it, saved as it is typed."""

    undo_offered = Signal(str, object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self._alias: Alias | None = None
        self._loading = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._list = self._build_list()
        row.addWidget(self._list, 1)
        self._form = self._build_form()
        row.addWidget(self._form)
        self._form_wanted = False

    def fill(self) -> None:
        """Show the aliases there are; the one being typed stays in hand."""
        words = self.search.text.casefold()
        found = [a for a in self.journal.aliases.all() if words in _searched(a)]
        current = self._alias.id if self._alias else None
        self._loading = True
        self.table.show_rows(found, current)
        self._loading = False
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        if not found and words:
            self._empty.sentence.setText(self.tr("Nothing matches."))
        else:
            self._empty.sentence.setText(
                self.tr("No aliases yet. A name you keep here is found wherever it is written.")
            )
        if self._alias is None and found:
            self.show_alias(found[0])
        self._fold()

    def leave(self) -> None:
        """Keep what was typed."""
        self._keep.stop()
        if self._alias is None:
            return
        typed = self._typed(self._alias)
        if not typed.name.strip() or typed == self._alias:
            return
        self._alias = self.journal.aliases.save(typed)

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through."""
        return (self._list, self._form)

    def show_alias(self, alias: Alias) -> None:
        """Take an alias in hand."""
        self._try_leave()
        self._alias = alias
        self._loading = True
        self.kinds.set_value(alias.kind)
        self.name.setText(alias.name)
        self.variants.load("\n".join(alias.variants))
        self.role.setText(alias.role)
        self.note.load(alias.note)
        self._remove.setEnabled(bool(alias.id))
        self._loading = False

    def new(self) -> None:
        """An empty alias to fill in."""
        self.show_alias(Alias(""))
        self._form_wanted = True
        self._fold()
        self.name.setFocus()

    def remove(self, alias: Alias | None = None) -> None:
        """Take an alias out, with ten seconds to take that back."""
        gone = alias or self._alias
        if gone is None or not gone.id or self.journal.read_only:
            return
        self._keep.stop()
        self._alias = None
        self.journal.aliases.delete(gone.id)
        again = partial(self.journal.aliases.save, replace(gone, id=0))
        self.undo_offered.emit(self.tr("Alias taken out."), again)
        self.fill()

    # ---- inside

    def _typed(self, before: Alias) -> Alias:
        kind = self.kinds.value
        lines = self.variants.text().replace(";", "\n").splitlines()
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            variants=tuple(line.strip() for line in lines if line.strip()),
            role=self.role.text().strip(),
            kind=kind if isinstance(kind, AliasKind) else AliasKind.PERSON,
            note=self.note.text().strip(),
        )

    def _edited(self) -> None:
        if not self._loading:
            self._keep.start()

    def _try_leave(self) -> None:
        try:
            self.leave()
        except JournalError:
            self._keep.stop()  # an empty name: nothing to keep

    def _on_row(self, alias: Alias) -> None:
        if not self._loading:
            self.show_alias(alias)

    def _open(self, alias: Alias) -> None:
        self.show_alias(alias)
        self._form_wanted = True
        self._fold()
        self.name.setFocus()

    def _build_list(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(
            theme.em(2.2), theme.SPACE["md"], theme.SPACE["md"], theme.SPACE["md"]
        )
        column.setSpacing(theme.SPACE["sm"])
        head = QHBoxLayout()
        self.search = SearchField(self.tr("Search aliases"))
        self.search.setMaximumWidth(theme.em(20))
        self.search.asked.connect(lambda _: self.fill())
        head.addWidget(self.search)
        head.addStretch(1)
        add = writes(Button(self.tr("New alias"), "outline", "add"))
        add.clicked.connect(self.new)
        head.addWidget(add)
        column.addLayout(head)
        columns = (
            Column(self.tr("Name or place"), _name_cell),
            Column(self.tr("Stands in the clean copy as"), lambda a: Cell(a.role), 17.0),
        )
        self.table = RowTable(RowTableModel(columns, self), self.tr("Aliases"))
        self.table.row_chosen.connect(self._on_row)
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self.remove)
        column.addWidget(self.table, 1)
        self._empty = EmptyState("", self.tr("New alias"))
        writes(self._empty.button)
        self._empty.action_chosen.connect(self.new)
        column.addWidget(self._empty, 1)
        words = self.tr(
            "Aliases stay in this journal. They are the key that would undo every copy."
        )
        column.addWidget(label(words, "caption", wrap=True))
        return host

    def _build_form(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(
            theme.em(1.4), theme.SPACE["lg"], theme.em(1.2), theme.SPACE["lg"]
        )
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("Alias"), 2))
        self._add_fields(column)
        self._remove = writes(Button(self.tr("Take out"), "outline", "bin"))
        self._remove.clicked.connect(lambda _=False: self.remove())
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scrolled(host, "canvas")
        set_ground(area, "canvas", "left")
        return area

    def _add_fields(self, column: QVBoxLayout) -> None:
        kinds = [(AliasKind.PERSON, self.tr("Person")), (AliasKind.PLACE, self.tr("Place"))]
        self.kinds = writes(PillChoice(self.tr("Stands for"), kinds))
        self.name, self.role = QLineEdit(), QLineEdit()
        self.role.setPlaceholderText(self.tr("For example: Parent A, a care home"))
        self.variants = CellEdit(self.tr("One a line"))
        self.variants.entered.connect(lambda: self.variants.insertPlainText("\n"))
        self.note = CellEdit(self.tr("Only for you"))
        also = self.tr("Nicknames, initials, other spellings.")
        column.addWidget(FormRow(self.tr("Real name or place"), self.name))
        column.addWidget(self.kinds)
        column.addWidget(FormRow(self.tr("Also written as"), self.variants, also))
        column.addWidget(FormRow(self.tr("Role or kind of place"), self.role))
        column.addWidget(FormRow(self.tr("Note"), self.note))
        for line in (self.name, self.role):
            line.textChanged.connect(self._edited)
        for field in (self.variants, self.note):
            field.edited.connect(self._edited)
        self.kinds.chosen.connect(self._edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= theme.em(FORM_FOLDS_BELOW_EMS)
        self._form.setVisible(wide or self._form_wanted)
        self._list.setVisible(wide or not self._form_wanted)
        self._form.setFixedWidth(theme.em(FORM_EMS) if wide else self.width())


def _name_cell(alias: Alias) -> Cell:
    drawing = "person" if alias.kind is AliasKind.PERSON else "place"
    return Cell(alias.name, ", ".join(alias.variants), drawing, strong=True)


def _searched(alias: Alias) -> str:
    return " ".join((alias.name, *alias.variants, alias.role)).casefold()

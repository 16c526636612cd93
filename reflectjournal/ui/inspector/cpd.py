"""Counting an entry as continuing professional development."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import Cpd, Entry
from reflectjournal.ui.development.standards_field import StandardsField
from reflectjournal.ui.inspector.part import InspectorPart
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.rows import FormRow

Read = Callable[[], object]


class CpdPart(InspectorPart):
    """A tick, and the facts that regulators ask for. The peer is a role, never a name."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._journal = journal
        self.title.hide()
        self._cpd: Cpd | None = None
        self._read: dict[str, Read] = {}
        self._load: dict[str, Callable[[object], object]] = {}
        self._tick = QCheckBox(self.tr("Counts as CPD"), self)
        self._tick.clicked.connect(self._on_ticked)
        self._form = QWidget(self)
        self._rows = QVBoxLayout(self._form)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE["sm"])
        self.column.addWidget(self._tick)
        self.column.addWidget(self._form)
        self._show()

    def load(self, entry: Entry) -> None:
        """Show what the entry says."""
        if entry.cpd != self._cpd:
            self._cpd = entry.cpd
            self._show()

    def apply(self, entry: Entry) -> Entry:
        """With the facts shown; they are kept while the tick is off and on again."""
        if not self._tick.isChecked():
            return replace(entry, cpd=None)
        values = {name: read() for name, read in self._read.items()}
        self._cpd = replace(self._cpd or Cpd(), **values)  # type: ignore[arg-type]
        return replace(entry, cpd=self._cpd)

    # -- inside ----------------------------------------------------------------------------

    def _add_fields(self) -> None:
        self._line("activity", self.tr("Kind of activity"))
        self._line("topic", self.tr("Topic"))
        self._line("provider", self.tr("Provider"))
        self._day("started", self.tr("From"))
        self._day("ended", self.tr("To"))
        self._hours("hours_participatory", self.tr("Hours with others"))
        self._hours("hours_individual", self.tr("Hours alone"))
        mandatory = QCheckBox(self.tr("Mandatory training"), self)
        mandatory.clicked.connect(self.edited)
        self._keep("mandatory", mandatory.isChecked, lambda v: mandatory.setChecked(bool(v)))
        self._rows.addWidget(mandatory)
        standards = StandardsField(self._journal, self.tr("Standards"), self)
        standards.edited.connect(self.edited)
        self._keep("standards", standards.codes, standards.load)  # type: ignore[arg-type]
        self._rows.addWidget(FormRow(self.tr("Standards"), standards))
        self._list("disciplines", self.tr("Disciplines, with commas between"))
        self._line("peer_role", self.tr("Talked over with (role, never a name)"))
        self._day("peer_on", self.tr("Talked over on"))
        note = CellEdit("", self)
        note.edited.connect(self.edited)
        self._keep("peer_note", note.text, lambda v: note.load(str(v)))
        self._rows.addWidget(FormRow(self.tr("What the talk changed"), note))
        self._day("renewal_due", self.tr("To be renewed by"), past=False)

    def _keep(self, name: str, read: Read, load: Callable[[object], object]) -> None:
        self._read[name] = read
        self._load[name] = load

    def _line(self, name: str, words: str) -> None:
        line = QLineEdit(self)
        line.textEdited.connect(self.edited)
        self._keep(name, line.text, lambda v: line.setText(str(v)))
        self._rows.addWidget(FormRow(words, line))

    def _list(self, name: str, words: str) -> None:
        line = QLineEdit(self)
        line.textEdited.connect(self.edited)

        def read() -> tuple[str, ...]:
            return tuple(part.strip() for part in line.text().split(",") if part.strip())

        def load(value: object) -> None:
            line.setText(", ".join(value) if isinstance(value, tuple) else "")

        self._keep(name, read, load)
        self._rows.addWidget(FormRow(words, line))

    def _day(self, name: str, words: str, *, past: bool = True) -> None:
        field = DateField(words, past=past, parent=self)
        field.changed.connect(self.edited)
        self._keep(name, lambda: field.day, field.load)  # type: ignore[arg-type]
        self._rows.addWidget(FormRow(words, field))

    def _hours(self, name: str, words: str) -> None:
        box = QDoubleSpinBox(self)
        box.setRange(0, 1000)
        box.setDecimals(2)
        box.setSingleStep(0.5)
        box.valueChanged.connect(lambda _: self.edited.emit())

        def load(value: object) -> None:
            box.blockSignals(True)
            box.setValue(float(value) if isinstance(value, int | float) else 0.0)
            box.blockSignals(False)

        self._keep(name, box.value, load)
        self._rows.addWidget(FormRow(words, box))

    def _build(self) -> None:
        """The fields are made when an entry first counts: most never do."""
        if not self._load:
            self._add_fields()

    def _on_ticked(self) -> None:
        self._build()
        self._form.setVisible(self._tick.isChecked())
        self.edited.emit()

    def _show(self) -> None:
        if self._cpd is not None:
            self._build()
        self._tick.setChecked(self._cpd is not None)
        self._form.setVisible(self._cpd is not None)
        values = self._cpd or Cpd()
        known = {field.name for field in fields(Cpd)}
        for name, load in self._load.items():
            if name in known:
                load(getattr(values, name))

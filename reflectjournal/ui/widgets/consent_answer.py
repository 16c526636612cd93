"""A record of consent: what a contributor agreed to, in labelled fields."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.model import Section, Step
from reflectjournal.sharing import consent
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.answer import Answer, Rows
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.rows_editor import Cell, Column, cell_for

_DAYS = frozenset(
    {"until", "seen and agreed on", "agreed on", "withdrawn on", "withdrawal possible until",
     "review on"}
)  # fmt: skip
_YES_OR_NO = frozenset({"may be quoted", "wants to see it first", "adult with capacity"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConsentAnswer", text)


def _column(label: str) -> Column:
    known = label.casefold()
    if known == consent.WIDEST.casefold():
        tiers = (_tr("T1 my supervisor"), _tr("T2 my team or organisation"),
                 _tr("T3 partner agencies"), _tr("T4 the public"))  # fmt: skip
        return Column(_tr("Not said"), options=tiers)
    if known in _YES_OR_NO:
        return Column(_tr("Not said"), options=("yes", "no"))
    return Column(label, day=known in _DAYS)


class ConsentAnswer(Answer):
    """One field for each thing to agree on; it is kept as rows of label and value."""

    def __init__(self, step: Step, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent)
        self._had_text = False
        self._other: Rows = ()
        self._fields: dict[str, Cell] = {}
        form = QVBoxLayout()
        form.setSpacing(SPACE["sm"])
        for label in step.columns or consent.FIELDS:
            cell = cell_for(_column(label), "", self)
            cell.setAccessibleName(label)
            inside = cell.focusProxy()
            if inside is not None:
                inside.setAccessibleName(label)
            cell.edited.connect(self.edited)
            self._fields[label] = cell
            form.addWidget(FormRow(label, cell))
        self.column.insertLayout(0, form)

    def load(self, section: Section) -> None:
        """Show the record; rows that no field is for are kept."""
        self._had_text = bool(section.text.strip())
        values = {row[0]: row[1] for row in section.rows if len(row) == 2}
        self._other = tuple(
            row for row in section.rows if len(row) != 2 or row[0] not in self._fields
        )
        for label, cell in self._fields.items():
            cell.load(values.get(label, ""))
        super().load(section)

    def answer(self) -> tuple[str, Rows]:
        """What was filled in, then what was kept."""
        filled = ((label, cell.text()) for label, cell in self._fields.items())
        rows = tuple((label, text) for label, text in filled if text.strip())
        return self.editor.text(), rows + self._other

    @property
    def writes(self) -> bool:
        """Only where a text came along."""
        return self._had_text

    def focus_first(self) -> None:
        """The first field."""
        next(iter(self._fields.values())).setFocus()

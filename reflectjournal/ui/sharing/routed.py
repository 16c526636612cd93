"""What is recorded where something went to the people who must act: kind of route and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from reflectjournal.model import Decision
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.rows import FormRow

PASSED_ON = "passed_on"
"""The private setting in which *Someone may be at risk* keeps days and kinds of route."""


def routes() -> tuple[str, ...]:
    """The kinds of route, as the record keeps them."""
    tr = QCoreApplication.translate
    return (
        tr("Routed", "Designated safeguarding lead"),
        tr("Routed", "Children's front door or MASH"),
        tr("Routed", "Adult safeguarding"),
        tr("Routed", "Police"),
        tr("Routed", "LADO or PiPoT"),
        tr("Routed", "Data protection officer"),
        tr("Routed", "Manager or another route of my organisation"),
    )


def passed_on(decision: Decision, kept: list[dict[str, str]]) -> Decision:
    """The decision with what was recorded on *Someone may be at risk*, where it says nothing."""
    if decision.routed_kind or not kept:
        return decision
    last = kept[-1]
    kind = routes()[1] if last["route"] == "child" else routes()[2]
    return replace(decision, routed_kind=kind, routed_on=date.fromisoformat(last["on"]))


class RoutedFields(QWidget):
    """Kind of route and day. No names, no facts."""

    edited = Signal()

    def __init__(self, decision: Decision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE["lg"])
        self.kind = QComboBox()
        self.kind.addItem(self.tr("Choose the kind of route"), "")
        for route in routes():
            self.kind.addItem(route, route)
        self.kind.setCurrentIndex(max(0, self.kind.findData(decision.routed_kind)))
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.currentIndexChanged.connect(self.edited)
        self.day = DateField(self.tr("The day it was passed on"), past=True)
        self.day.load(decision.routed_on)
        self.day.changed.connect(self.edited)
        words = self.tr("Passed on to, by kind and not by name")
        grid.addWidget(FormRow(words, self.kind), 0, 0)
        grid.addWidget(FormRow(self.tr("On"), self.day), 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def put_in(self, decision: Decision) -> Decision:
        """The decision with these fields."""
        kind = str(self.kind.currentData() or "")
        return replace(decision, routed_kind=kind, routed_on=self.day.day)

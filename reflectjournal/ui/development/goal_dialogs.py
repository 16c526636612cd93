"""A review of a goal, and a piece of evidence for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.journal import Journal
from reflectjournal.model import (
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    Link,
    ReviewDecision,
)
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development.words import decision_words, evidence_words
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, LinkButton, PillChoice
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.link_picker import LinkPicker
from reflectjournal.ui.widgets.rows import FormRow, scrolled
from reflectjournal.ui.widgets.text import heading, label

_ENDS = {ReviewDecision.MET: GoalStatus.MET, ReviewDecision.LET_GO: GoalStatus.LET_GO}


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalDialogs", text)


def _frame(dialog: QDialog, title: str, body: QWidget, keep: Button) -> None:
    dialog.setWindowTitle(QCoreApplication.applicationName())
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(SPACE["xl"],) * 4)
    column.setSpacing(SPACE["md"])
    column.addWidget(heading(title, 2))
    column.addWidget(scrolled(body, "canvas"), 1)
    row = QHBoxLayout()
    row.addStretch(1)
    stop = Button(_tr("Cancel"), "outline")
    stop.clicked.connect(dialog.reject)
    keep.setDefault(True)
    keep.clicked.connect(dialog.accept)
    row.addWidget(stop)
    row.addWidget(keep)
    column.addLayout(row)


class ReviewDialog(QDialog):
    """One look at a goal: with whom, how far in words, and what follows."""

    def __init__(
        self,
        goal: Goal,
        parent: QWidget | None = None,
        decision: ReviewDecision = ReviewDecision.CONTINUE,
    ) -> None:
        super().__init__(parent)
        self._goal = goal
        self.day = DateField(_tr("Day"), past=True, parent=self)
        self.day.load(this_day())
        self.with_whom = QLineEdit(self)
        self.with_whom.setPlaceholderText(_tr("my supervisor"))
        self.progress = CellEdit(_tr("What is different from last time?"), self)
        self.confidence = QComboBox(self)
        self.confidence.addItem(_tr("not said"), None)
        for number in range(11):
            self.confidence.addItem(str(number), number)
        choices = [(each, decision_words(each)) for each in ReviewDecision]
        self.decision = PillChoice(_tr("What follows"), choices)
        self.decision.set_value(decision)
        self.decision.chosen.connect(self._on_decision)
        self.words = CellEdit("", self)
        self._words_row = FormRow("", self.words)
        self.fault = label("", "danger", wrap=True)
        self.fault.hide()
        _frame(self, _tr("Review"), self._body(), Button(_tr("Keep the review"), "primary"))
        self._on_decision()
        fit(self, 40, 38)
        self.progress.setFocus()

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE["md"], 0)
        column.setSpacing(SPACE["md"])
        days = QHBoxLayout()
        days.setSpacing(SPACE["lg"])
        days.addWidget(FormRow(_tr("Day"), self.day), 1)
        days.addWidget(FormRow(_tr("With whom (role, never a name)"), self.with_whom), 2)
        column.addLayout(days)
        column.addWidget(FormRow(_tr("How far it is"), self.progress))
        help_text = _tr("0 to 10, for you alone. It is never exported and never averaged.")
        column.addWidget(FormRow(_tr("How confident I am"), self.confidence, help_text))
        column.addWidget(FormRow(_tr("What follows"), self.decision))
        column.addWidget(self._words_row)
        column.addWidget(self.fault)
        column.addStretch(1)
        return body

    def review(self) -> GoalReview:
        """The review as it stands in the fields."""
        confidence = self.confidence.currentData()
        return GoalReview(
            goal=self._goal.id,
            on=self.day.day or this_day(),
            with_whom=self.with_whom.text().strip(),
            progress=self.progress.text().strip(),
            decision=self._chosen(),
            reason="" if self._chosen() is ReviewDecision.MET else self.words.text().strip(),
            confidence=None if confidence is None else int(confidence),
        )

    def impact(self) -> str:
        """What the goal changed, where it is met; empty otherwise."""
        return self.words.text().strip() if self._chosen() is ReviewDecision.MET else ""

    def accept(self) -> None:
        """Close, where nothing that an ending needs is missing."""
        if self._chosen() in _ENDS and not self.words.text().strip():
            needed = {
                ReviewDecision.MET: _tr(
                    "A goal is met when its difference is in words. What did it change?"
                ),
                ReviewDecision.LET_GO: _tr("Letting go is a good ending. Write one line on why."),
            }
            self.fault.setText(needed[self._chosen()])
            self.fault.show()
            self.words.setFocus()
            return
        super().accept()

    def _chosen(self) -> ReviewDecision:
        return ReviewDecision(str(self.decision.value or ReviewDecision.CONTINUE.value))

    def _on_decision(self, _value: object = None) -> None:
        chosen = self._chosen()
        if chosen is ReviewDecision.MET:
            words = _tr("What it changed in practice and for people")
            if not self.words.text():
                self.words.load(self._goal.impact)
        elif chosen is ReviewDecision.LET_GO:
            words = _tr("Why it is let go, in one line")
        else:
            words = _tr("Why (you can leave it out)")
        self._words_row.label.setText(words)
        self.words.setAccessibleName(words)
        self.fault.hide()


class EvidenceDialog(QDialog):
    """What shows the goal being reached: a kind, a thing in the journal or a note, a day."""

    def __init__(
        self,
        journal: Journal,
        parent: QWidget | None = None,
        pick: Callable[[], Link | None] | None = None,
    ) -> None:
        """`pick` asks for a link; tests put another in place of the dialog."""
        super().__init__(parent)
        self._journal = journal
        self._pick = pick or self._ask
        self.link: Link | None = None
        self.kind = PillChoice(_tr("Kind"), [(kind, evidence_words(kind)) for kind in EvidenceKind])
        self.kind.set_value(EvidenceKind.REFLECTION)
        self.note = CellEdit(_tr("What was said, seen or done; roles, no names"), self)
        self.day = DateField(_tr("Day"), past=True, parent=self)
        self.day.load(this_day())
        self.chosen = label(_tr("Nothing chosen: evidence kept elsewhere"), "muted", wrap=True)
        choose = LinkButton(_tr("Choose an entry or record…"))
        choose.clicked.connect(self.choose)
        self.fault = label("", "danger", wrap=True)
        self.fault.hide()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE["md"], 0)
        column.setSpacing(SPACE["md"])
        column.addWidget(FormRow(_tr("Kind"), self.kind))
        column.addWidget(label(_tr("In the journal"), "section"))
        column.addWidget(self.chosen)
        column.addWidget(choose)
        column.addWidget(FormRow(_tr("Note"), self.note))
        column.addWidget(FormRow(_tr("Day"), self.day))
        column.addWidget(self.fault)
        column.addStretch(1)
        _frame(self, _tr("Evidence"), body, Button(_tr("Add the evidence"), "primary"))
        fit(self, 38, 32)

    @property
    def chosen_kind(self) -> EvidenceKind:
        """The kind that is chosen."""
        return EvidenceKind(str(self.kind.value or EvidenceKind.REFLECTION.value))

    def choose(self) -> None:
        """Ask for the thing in the journal."""
        link = self._pick()
        if link is not None:
            self.link = link
            self.chosen.setText(link.label)

    def accept(self) -> None:
        """Close, where there is something to keep."""
        if self.link is None and not self.note.text().strip():
            self.fault.setText(_tr("Choose something in the journal, or write a note."))
            self.fault.show()
            return
        super().accept()

    def _ask(self) -> Link | None:
        picker = LinkPicker(self._journal, 0, self)
        link = picker.link if picker.exec() else None
        picker.deleteLater()
        return link

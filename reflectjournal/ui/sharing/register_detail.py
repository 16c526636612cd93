"""One decision beside the register: whether, how, with whom; looking again and withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError, RuleBroken
from reflectjournal.model import Decision, DecisionState, Verdict
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import answer_to, default_review
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui import theme
from reflectjournal.ui.days import this_day
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.sharing.words import dated, format_words, outcome, tier_words
from reflectjournal.ui.widgets.buttons import Button, IconButton, LinkButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import FormRow, scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label, rule

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

_CAN_WITHDRAW = (DecisionState.EXPORTED, DecisionState.REVIEWED)


class RegisterDetail(QWidget):
    """The rail. Looking again and withdrawing are forms in it, each adding a version."""

    decide_again_asked = Signal(object)
    record_asked = Signal(object)
    refused = Signal(object)
    closed = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.decision: Decision | None = None
        set_ground(self, "canvas", "left")
        self.setAccessibleName(self.tr("The decision in hand"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.SPACE["md"], 0, theme.SPACE["md"])
        self._close = IconButton("close", self.tr("Close the details"))
        self._close.clicked.connect(self.closed)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._host = QWidget()
        self._inner = QVBoxLayout(self._host)
        self._inner.setContentsMargins(theme.em(1.4), 0, theme.SPACE["md"], 0)
        self._body: QWidget | None = None
        column.addWidget(scrolled(self._host, "canvas"), 1)
        buttons = FlowLayout(gap=theme.SPACE["sm"])
        self.open_button = Button(self.tr("Open record"), "outline")
        self.open_button.clicked.connect(self.open_record)
        self.again_button = writes(Button(self.tr("Decide again"), "outline"))
        self.again_button.clicked.connect(lambda: self.decide_again_asked.emit(self.decision))
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.again_button)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(theme.em(1.4), 0, theme.SPACE["md"], 0)
        foot.addLayout(buttons)
        column.addWidget(self._foot)

    def show_decision(self, decision: Decision | None) -> None:
        """Show a decision, or nothing."""
        self.decision = decision
        body, column = self._fresh()
        self._foot.show()
        if decision is None:
            return
        column.addWidget(heading(decision.title or self.tr("Without a title"), 2))
        column.addWidget(self._state(decision))
        if decision.state is DecisionState.WITHDRAWN:
            told = self.tr("Recipients were told.")
            told = told if decision.recipients_told else self.tr("Recipients were not told yet.")
            column.addWidget(label(f"{decision.withdrawn_reason} {told}", "muted", wrap=True))
        column.addWidget(rule())
        for words, text in self._facts(decision):
            if text:
                column.addWidget(_fact(words, text))
        if decision.export_hash:
            column.addWidget(rule())
            print_ = decision.export_hash
            short = f"{print_[:4]} {print_[4:8]} … {print_[-4:]}"
            fact = _fact(self.tr("File fingerprint"), short)
            fact.setToolTip(print_)
            column.addWidget(fact)
        column.addWidget(self._acts(decision))
        column.addStretch(1)
        body.show()

    def open_record(self) -> None:
        """Show the whole record."""
        if self.decision is not None:
            self.record_asked.emit(self.decision)

    def set_closable(self, *, closable: bool) -> None:
        """Offer to close the rail where it stands over the table."""
        self._close.setVisible(closable)

    # ---- what is told

    def _state(self, decision: Decision) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["sm"])
        ended = outcome(decision)
        withdrawn = decision.state is DecisionState.WITHDRAWN
        day = dated(decision.withdrawn_on if withdrawn else decision.decided_on)
        row.addWidget(IconLabel(ended.drawing, ended.role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(f"{ended.words} {day}", "strong", wrap=True), 1)
        return made

    def _facts(self, d: Decision) -> list[tuple[str, str]]:
        checklist = load_checklist()
        channel = checklist.option(q.CHANNEL, answer_to(d, q.CHANNEL))
        verdict = checklist.option(q.DECISION, str(d.verdict or ""))
        sent = channel.label[:1].lower() + channel.label[1:] if channel else ""
        how = [format_words(d.format) if d.format else "", sent]
        whom = "; ".join(
            ", ".join(part for part in (r.role, r.organisation) if part) for r in d.recipients
        )
        onward = any(r.onward for r in d.recipients)
        passed = self.tr("may be passed on") if onward else self.tr("may not be passed on")
        shared = d.verdict not in (Verdict.DO_NOT_SHARE, Verdict.ROUTED)
        reader = [d.second_reader_role, dated(d.second_reader_on)]
        return [
            (self.tr("Whether"), f"{verdict.label}: {d.reason}" if verdict else d.reason),
            (self.tr("How"), ", ".join(part for part in how if part) if shared else ""),
            (self.tr("With whom"), f"{whom or d.audience_words}; {passed}" if shared else ""),
            (self.tr("Audience"), tier_words(d.tier) if shared else ""),
            (self.tr("Route"), f"{d.routed_kind}, {dated(d.routed_on)}" if d.routed_kind else ""),
            (self.tr("Decided by"), d.decided_by),
            (self.tr("Second reader"), ", ".join(part for part in reader if part)),
            (self.tr("Policy or protocol"), d.policy_ref),
            (self.tr("Consent"), self._consent(d)),
            (self.tr("Looked at again"), d.review_outcome),
            (self.tr("Review"), dated(d.review_on)),
        ]

    def _consent(self, decision: Decision) -> str:
        if answer_to(decision, q.CONTRIBUTION) != "yes":
            return ""
        return self.tr("Lived-experience record, checked for this use")

    # ---- looking again, withdrawing

    def _acts(self, decision: Decision) -> QWidget:
        made = QWidget()
        row = FlowLayout(made, gap=theme.SPACE["lg"])
        if decision.state in _CAN_WITHDRAW or decision.verdict in life.NOT_SHARED:
            look = writes(LinkButton(self.tr("Look at it again")))
            look.clicked.connect(self.review_form)
            row.addWidget(look)
        if decision.state in _CAN_WITHDRAW:
            take_back = writes(LinkButton(self.tr("Withdraw")))
            take_back.clicked.connect(self.withdraw_form)
            row.addWidget(take_back)
        return made

    def review_form(self) -> None:
        """Write down what was found on looking again, and when the next time is."""
        if self.decision is None:
            return
        decision = self.decision
        _, column = self._fresh()
        column.addWidget(heading(self.tr("Look at it again"), 2))
        outcome_field = CellEdit()
        still = self.tr("Is it still as hard to recognise anybody?")
        row = FormRow(self.tr("What you found"), outcome_field, still)
        column.addWidget(row)
        day = DateField(self.tr("Next review"))
        day.load(default_review(decision.tier, this_day()))
        column.addWidget(FormRow(self.tr("Next review"), day))
        self._form_foot(
            row,
            column,
            self.tr("Add to the record"),
            lambda: life.review(decision, outcome_field.text(), day.day),
        )
        outcome_field.setFocus()

    def withdraw_form(self) -> None:
        """Withdraw what left; this calls no file back."""
        if self.decision is None:
            return
        decision = self.decision
        _, column = self._fresh()
        column.addWidget(heading(self.tr("Withdraw"), 2))
        words = self.tr("This calls no file back. Whoever has it has to be told.")
        column.addWidget(label(words, "muted", wrap=True))
        reason = CellEdit()
        asked = self.tr("For example: the contributor asked for it.")
        row = FormRow(self.tr("Why"), reason, asked)
        column.addWidget(row)
        told = QCheckBox(self.tr("The recipients have been told"))
        column.addWidget(told)
        self._form_foot(
            row,
            column,
            self.tr("Withdraw"),
            lambda: life.withdraw(
                decision, reason.text(), this_day(), recipients_told=told.isChecked()
            ),
        )
        reason.setFocus()

    def _form_foot(
        self, row: FormRow, column: QVBoxLayout, yes: str, change: Callable[[], Decision]
    ) -> None:
        """What keeps the form or leaves it. `row` has the words without which it cannot be kept."""
        self._foot.hide()  # the other deeds would lose what is being written
        buttons = FlowLayout(gap=theme.SPACE["sm"])
        act = Button(yes, "tonal")
        act.clicked.connect(lambda: self._record(row, change))
        stop = Button(self.tr("Cancel"), "outline")
        stop.clicked.connect(lambda: self._close_form(self.decision))
        buttons.addWidget(act)
        buttons.addWidget(stop)
        column.addLayout(buttons)
        column.addStretch(1)

    def _record(self, row: FormRow, change: Callable[[], Decision]) -> None:
        try:
            kept = self.journal.record_decision(change())
        except RuleBroken as error:
            row.set_error(str(error))
            row.field.setFocus()
            return
        except JournalError as error:
            self.refused.emit(error)
            return
        self._close_form(kept)

    def _close_form(self, decision: Decision | None) -> None:
        self.show_decision(decision)
        self.open_button.setFocus()

    def _fresh(self) -> tuple[QWidget, QVBoxLayout]:
        if self._body is not None:
            self._inner.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["md"])
        self._inner.addWidget(self._body)
        self._body.show()
        return self._body, column


def _fact(words: str, text: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(words, "caption"))
    column.addWidget(label(text, wrap=True))
    return made

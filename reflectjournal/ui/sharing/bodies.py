"""How each question is answered. Every widget emits edits: functions from one state to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.model import Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import default_review
from reflectjournal.sharing.questions import AnswerType
from reflectjournal.ui.sharing.deciding import Deciding
from reflectjournal.ui.sharing.options_body import Body, OptionsBody
from reflectjournal.ui.sharing.recipients import NeedsBody, RecipientsBody
from reflectjournal.ui.sharing.routed import RoutedFields
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.text import label


class TextBody(Body):
    """One sentence in the writer's own words."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        self.field = CellEdit(self.tr("One sentence is enough"))
        self.field.setAccessibleName(state.checklist.question(number).text)
        self.field.load(state.value(number))
        self.field.edited.connect(lambda: self.give(self.field.text()))
        self.column.addWidget(self.field)


class FoundBody(Body):
    """What the program found out itself; it cannot be typed over."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        self.column.addWidget(label(self._words(state), wrap=True))
        caption = self.tr("The program fills this in. It cannot be typed over.")
        self.column.addWidget(label(caption, "caption", wrap=True))
        if number != q.FILE and state.decision.clean_copy:
            link = LinkButton(self.tr("Open the review"), arrow=True)
            link.clicked.connect(lambda: self.asked.emit("review"))
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self, state: Deciding) -> str:
        if self.number == q.FILE:
            return self.tr(
                "Each file is opened again when it is made: its words, its properties and its "
                "name are searched. Where anything is found, no file is left behind."
            )
        found = state.facts.direct_left if self.number == q.DIRECT else state.facts.undecided
        if found:
            return self.tr("Still to decide: %1.").replace("%1", str(found))
        return self.tr("None of those that were found. The search does not find everything.")


class KeptBody(Body):
    """Each detail that is kept, confirmed one by one."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        kept = state.facts.kept
        confirmed = {line.strip() for line in state.value(number).splitlines()}
        if not kept:
            words = self.tr("Nothing that was found is kept. What was not found is for you to see.")
            self.column.addWidget(label(words, wrap=True))
            return
        words = self.tr("These stay in the text. Tick each one that the learning needs.")
        self.column.addWidget(label(words, "muted", wrap=True))
        rare = set(state.facts.rare)
        list_ = QVBoxLayout()
        list_.setSpacing(0)
        self.column.addLayout(list_)
        self._boxes: list[QCheckBox] = []
        for detail in kept:
            words = self.tr("%1 (few people share this)") if detail in rare else "%1"
            box = QCheckBox(words.replace("%1", detail).replace("&", "&&"))
            box.setProperty("detail", detail)
            box.setChecked(detail.strip() in confirmed)
            box.toggled.connect(self._on_toggled)
            self._boxes.append(box)
            list_.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        link = LinkButton(self.tr("Open the review to change them"), arrow=True)
        link.clicked.connect(lambda: self.asked.emit("review"))
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_toggled(self) -> None:
        self.give("\n".join(str(b.property("detail")) for b in self._boxes if b.isChecked()))


class ReaderBody(Body):
    """Who read it cold, by role, and when."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        if not state.needs_reader():
            words = self.tr("Nothing asks for a second reader so far. You can record one anyway.")
            self.column.addWidget(label(words, "muted", wrap=True))
        self.role = QLineEdit(state.decision.second_reader_role)
        self.role.setPlaceholderText(self.tr("For example: practice lead"))
        self.role.textChanged.connect(lambda: self.edited.emit(self._edit))
        self.column.addWidget(FormRow(self.tr("Their role, no name"), self.role))
        self.day = DateField(self.tr("The day they read it"), past=True)
        self.day.load(state.decision.second_reader_on)
        self.day.changed.connect(lambda: self.edited.emit(self._edit))
        self.column.addWidget(FormRow(self.tr("The day they read it"), self.day))

    def _edit(self, state: Deciding) -> Deciding:
        decision = replace(
            state.decision, second_reader_role=self.role.text(), second_reader_on=self.day.day
        )
        return state.now(decision, self.number)


class PolicyBody(OptionsBody):
    """Whether the policy allows it, and which policy or local protocol that is."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(state, number, parent)
        self.reference = QLineEdit(state.decision.policy_ref)
        self.reference.textChanged.connect(lambda: self.edited.emit(self._edit))
        words = self.tr("Which policy or information-sharing protocol")
        help_ = self.tr("Its title and section, where you know it. It stays in the record.")
        self.column.addWidget(FormRow(words, self.reference, help_))

    def _edit(self, state: Deciding) -> Deciding:
        words = self.reference.text().strip()
        return state.now(replace(state.decision, policy_ref=words), self.number)


class DecisionBody(OptionsBody):
    """Share, share with changes, do not share, routed elsewhere; a reason, and who decides."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(state, number, parent)
        self.reason = CellEdit(self.tr("One sentence is enough"))
        self.reason.load(state.note(number))
        self.reason.edited.connect(self._on_reason)
        self.column.addWidget(FormRow(self.tr("Your reason"), self.reason))
        self.by = QLineEdit(state.decision.decided_by)
        self.by.setPlaceholderText(self.tr("For example: senior social worker"))
        self.by.textChanged.connect(self._on_by)
        self.column.addWidget(FormRow(self.tr("Decided by: your role, no name"), self.by))
        self.routed = RoutedFields(state.decision)
        self.routed.edited.connect(
            lambda: self.edited.emit(lambda s: s.now(self.routed.put_in(s.decision), number))
        )
        self.column.addWidget(self.routed)
        self.routed.setVisible(self.value == Verdict.ROUTED)

    def _on_reason(self) -> None:
        words = self.reason.text()
        self.edited.emit(lambda s: s.answered(self.number, s.value(self.number), words))

    def _on_by(self, role: str) -> None:
        self.edited.emit(lambda s: s.now(replace(s.decision, decided_by=role.strip()), self.number))

    def _on_toggled(self, on: bool) -> None:
        super()._on_toggled(on)
        if on:
            self.routed.setVisible(self.value == Verdict.ROUTED)


class ReviewDayBody(Body):
    """When to look at the decision again; twelve months ahead, for the public six."""

    def __init__(self, state: Deciding, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
        self.day = DateField(self.tr("Review date"))
        usual = default_review(state.tier, state.facts.today)
        self._given = state.value(number) or state.note(number)
        self.day.load(state.value(number) or ("" if state.note(number) else usual))
        self.day.changed.connect(lambda: self.give(self.day.text()))
        self.column.addWidget(self.day)

    def propose(self) -> None:
        """Take the usual day where none was given."""
        if not self._given and self.day.day:
            self.give(self.day.day.isoformat())


def body_for(state: Deciding, number: int, parent: QWidget) -> Body:
    """The widget that answers this question."""
    special: dict[int, Callable[[Deciding, int, QWidget], Body]] = {
        q.RECIPIENTS: _recipients,
        q.NEED: _needs,
        q.KEPT: KeptBody,
        q.POLICY: PolicyBody,
        q.READER: ReaderBody,
        q.DECISION: DecisionBody,
        q.REVIEW: ReviewDayBody,
    }
    question = state.checklist.question(number)
    if number in special:
        return special[number](state, number, parent)
    if question.type is AnswerType.SYSTEM:
        return FoundBody(state, number, parent)
    return (OptionsBody if question.options else TextBody)(state, number, parent)


def _recipients(state: Deciding, number: int, parent: QWidget) -> Body:
    body = Body(number, parent)
    rows = RecipientsBody(state.decision.recipients)
    rows.edited.connect(
        lambda: body.edited.emit(
            lambda s: s.now(replace(s.decision, recipients=rows.recipients()), number)
        )
    )
    body.column.addWidget(rows)
    return body


def _needs(state: Deciding, number: int, parent: QWidget) -> Body:
    if not state.decision.recipients:
        return TextBody(state, number, parent)
    body = Body(number, parent)
    rows = NeedsBody(state.decision.recipients)
    rows.edited.connect(
        lambda: body.edited.emit(
            lambda s: s.now(replace(s.decision, recipients=rows.recipients()), number)
        )
    )
    body.column.addWidget(rows)
    return body

"""What an answer does: a reason to write, a second reader, a stop, another route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflectjournal.model import Effect
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import Consequence
from reflectjournal.sharing.consent import why_not
from reflectjournal.sharing.questions import Release
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day
from reflectjournal.ui.sharing.deciding import Deciding
from reflectjournal.ui.sharing.routed import RoutedFields
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.date_field import DateField
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.text import label

_SILENT = (q.DECISION,)
"""Questions whose effects the footer tells."""


class EffectPanel(QFrame):
    """A warm panel: what is needed, that it is fine to go on, the next step."""

    asked = Signal(str)

    def __init__(self, title: str, say: str, kind: str = "todo", drawing: str = "pause") -> None:
        super().__init__()
        self.setProperty("notice", kind)
        self.setAccessibleName(f"{title}. {say}")
        role = "risk" if kind == "risk" else "todo_text"
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.SPACE["lg"],) * 4)
        self.column.setSpacing(theme.SPACE["sm"])
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE["sm"])
        head.addWidget(IconLabel(drawing, role))
        head.addWidget(label(title, "strong", wrap=True), 1)
        self.column.addLayout(head)
        self.column.addWidget(label(say, wrap=True))
        self._ways = FlowLayout(gap=theme.SPACE["sm"])

    def offer(self, ways: Sequence[tuple[str, str, str]]) -> None:
        """Buttons below: the name of what is asked for, its words, its icon."""
        for name, words, drawing in ways:
            button = Button(words, "outline", drawing)
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self._ways.addWidget(button)
        self.column.addSpacing(theme.SPACE["xs"])
        self.column.addLayout(self._ways)


class Effects(QWidget):
    """All effects of the question in hand; fields in them stay while they are typed in."""

    edited = Signal(object)
    asked = Signal(str)
    entered = Signal()
    """Enter in one of its fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE["md"])
        self._shown: tuple[object, ...] = ()
        self._parts: list[QWidget] = []

    def show_state(self, state: Deciding, number: int) -> None:
        """Show what the answer does; built anew only where something else is to be said."""
        found = _distinct(state.consequences(number), number)
        shown = (number, *((c.effect, c.release, c.say, _lifted(c)) for c in found))
        if shown == self._shown:
            return
        self._shown = shown
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [self._part(state, consequence) for consequence in found]
        for part in self._parts:
            for field in part.findChildren(CellEdit):
                field.entered.connect(self.entered)
            self._column.addWidget(part)
            part.show()
        self.setVisible(bool(self._parts))

    def _part(self, state: Deciding, c: Consequence) -> QWidget:
        if c.effect is Effect.WARN:
            return self._reason(state, c)
        if c.effect is Effect.ROUTE:
            return self._route(state, c)
        if _lifted(c):
            return self._read_by(state)
        if c.release is Release.REFERENCE:
            return self._reference(state, c)
        if c.release is Release.ADVICE:
            return self._advice(state, c)
        if c.effect is Effect.HOLD or c.question == q.READER:
            return self._hold(state, c)
        return self._block(state, c)

    def _reason(self, state: Deciding, c: Consequence, words: str = "") -> QWidget:
        field = CellEdit(words or self.tr("Your reason, in a sentence"))
        field.load(state.note(c.question))
        field.edited.connect(
            lambda: self.edited.emit(
                lambda s: s.answered(c.question, s.value(c.question), field.text())
            )
        )
        return FormRow(c.say, field)

    def _read_by(self, state: Deciding) -> QWidget:
        decision = state.decision
        words = self.tr("Read cold by: %1, %2.").replace("%1", decision.second_reader_role)
        day = decision.second_reader_on
        return quiet_line("person-check", words.replace("%2", short_day(day) if day else ""))

    def _hold(self, state: Deciding, c: Consequence) -> QWidget:
        panel = self._panel(self.tr("A second reader before this leaves"), c.say)
        ways = [("audience", self.tr("Change the audience"), "")]
        if c.question != q.READER:
            ways.insert(0, ("reader", self.tr("Record who read it"), "person-check"))
        if state.decision.clean_copy:
            ways.insert(0, ("print", self.tr("Print the clean copy to read"), "print"))
        panel.offer(ways)
        return panel

    def _reference(self, state: Deciding, c: Consequence) -> QWidget:
        panel = self._panel(self.tr("Its approval before this leaves"), c.say)
        field = self._reason(
            state,
            replace(c, say=self.tr("Reference of the approval")),
            self.tr("For example: REC 24"),
        )
        panel.column.addWidget(field)
        panel.offer([("reader", self.tr("Record who read it"), "person-check")])
        return panel

    def _advice(self, state: Deciding, c: Consequence) -> QWidget:
        panel = self._panel(self.tr("This cannot leave yet"), c.say)
        advice = CellEdit(self.tr("What it was, in a sentence"))
        advice.load(state.decision.advice)
        role = QLineEdit(state.decision.advice_role)
        role.setPlaceholderText(self.tr("Role, no name"))
        day = DateField(self.tr("The day of the advice"), past=True)
        day.load(state.decision.advice_on)

        def edit() -> None:
            self.edited.emit(
                lambda s: s.now(
                    replace(
                        s.decision,
                        advice=advice.text(),
                        advice_role=role.text(),
                        advice_on=day.day,
                    )
                )
            )

        advice.edited.connect(edit)
        role.textChanged.connect(edit)
        day.changed.connect(edit)
        for words, field in (
            (self.tr("The advice"), advice),
            (self.tr("Who gave it"), role),
            (self.tr("When"), day),
        ):
            panel.column.addWidget(FormRow(words, field))
        return panel

    def _route(self, state: Deciding, c: Consequence) -> QWidget:
        panel = EffectPanel(self.tr("This comes first"), c.say, "risk", "at-risk")
        panel.asked.connect(self.asked)
        if c.release is Release.PASSED_ON:
            fields = RoutedFields(state.decision)
            fields.edited.connect(
                lambda: self.edited.emit(lambda s: s.now(fields.put_in(s.decision)))
            )
            panel.column.addWidget(fields)
        ways = [("at-risk", self.tr("Someone may be at risk"), "at-risk")]
        if c.release is None:
            ways.append(("routed", self.tr("Close as routed elsewhere"), "route"))
        panel.offer(ways)
        return panel

    def _block(self, state: Deciding, c: Consequence) -> QWidget:
        say = c.say
        if c.release is Release.CONSENT:
            facts = state.facts
            reasons = [why_not(x, facts.use, state.tier, facts.today) for x in facts.consents]
            say = " ".join(dict.fromkeys((say, *(reason for reason in reasons if reason))))
        panel = self._panel(self.tr("This cannot leave yet"), say)
        panel.offer(self._ways_on(c))
        return panel

    def _ways_on(self, c: Consequence) -> list[tuple[str, str, str]]:
        review = ("review", self.tr("Open the review"), "")
        stop = ("do-not-share", self.tr("Do not share"), "")
        ways: dict[int, list[tuple[str, str, str]]] = {
            q.LESS: [("scenario", self.tr("Make a composite scenario"), "")],
            q.DIRECT: [review],
            q.UNDECIDED: [review],
            q.KEPT: [review],
            q.RECOGNITION: [review, ("scenario", self.tr("Use a composite"), ""), stop],
            q.MEDIA: [("audience", self.tr("Change the audience"), ""), stop],
            q.CONTRIBUTION: [("entry", self.tr("Open the entry with the consent record"), "")],
            q.POLICY: [stop],
            q.FAIR: [review],
        }
        return ways.get(c.question, [])

    def _panel(self, title: str, say: str) -> EffectPanel:
        panel = EffectPanel(title, say)
        panel.asked.connect(self.asked)
        return panel


def _lifted(c: Consequence) -> bool:
    return c.release in (Release.READER, Release.REFERENCE) and not c.standing


def _distinct(found: Iterator[Consequence], number: int) -> tuple[Consequence, ...]:
    """Each thing said once: a route says what its block would, a reader is asked for once."""
    kept: list[Consequence] = []
    seen: set[object] = set()
    for c in found:
        routed = any(k.effect is Effect.ROUTE for k in kept)
        covered = c.release is Release.CONSENT and not c.standing
        if number in _SILENT or covered or (routed and c.effect is Effect.BLOCK):
            continue
        reader = c.effect is Effect.HOLD or number == q.READER
        key = _lifted(c) or (c.effect, c.release if reader else c.say)
        if key not in seen and c.effect is not Effect.PASS:
            seen.add(key)
            kept.append(c)
    return tuple(kept)


def quiet_line(drawing: str, words: str) -> QWidget:
    """A line that says what has been done about an answer."""
    made = QWidget()
    row = QGridLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(IconLabel(drawing, "accent"), 0, 0)
    row.addWidget(label(words, "muted", wrap=True), 0, 1)
    row.setColumnStretch(1, 1)
    return made

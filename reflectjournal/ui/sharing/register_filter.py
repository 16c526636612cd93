"""What the register is narrowed to: how it ended, what is due, audience, format and way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reflectjournal.model import Decision, DecisionState, Verdict
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.checklist import answer_to
from reflectjournal.sharing.questions import load_checklist
from reflectjournal.ui.days import this_day
from reflectjournal.ui.sharing.words import format_words
from reflectjournal.ui.widgets.buttons import Button

ALL, SHARED, NOT_SHARED, ROUTED, WITHDRAWN = "all", "shared", "not-shared", "routed", "withdrawn"


def is_due(decision: Decision, today: date) -> bool:
    """True where a decision is to be looked at again."""
    looked = decision.state is DecisionState.WITHDRAWN
    return not looked and decision.review_on is not None and decision.review_on <= today


def kind(decision: Decision) -> str:
    """How a decision ended, as the pills name it."""
    if decision.state is DecisionState.WITHDRAWN:
        return WITHDRAWN
    if decision.verdict is Verdict.ROUTED:
        return ROUTED
    return NOT_SHARED if decision.verdict is Verdict.DO_NOT_SHARE else SHARED


class RegisterFilter(QObject):
    """Pills with counts, and a menu with the rest."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._due = ALL, False
        self._audience = self._format = self._channel = ""
        self._names = {
            ALL: self.tr("All %1"),
            SHARED: self.tr("Shared %1"),
            NOT_SHARED: self.tr("Not shared %1"),
            ROUTED: self.tr("Routed %1"),
            WITHDRAWN: self.tr("Withdrawn %1"),
        }
        self._pills = {name: self._pill(name) for name in self._names}
        self._due_pill = Button(self.tr("Due %1"), "pill")
        self._due_pill.setCheckable(True)
        self._due_pill.clicked.connect(self._on_due)
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._build_menu)
        self._known: tuple[Decision, ...] = ()

    @property
    def pills(self) -> tuple[Button, ...]:
        """The pills, in their order."""
        return (*self._pills.values(), self._due_pill)

    def count(self, decisions: Iterable[Decision]) -> None:
        """Say on each pill how many there are."""
        self._known = tuple(decisions)
        today = this_day()
        for name, pill in self._pills.items():
            number = sum(name in (ALL, kind(d)) for d in self._known)
            pill.setText(self._names[name].replace("%1", str(number)))
            pill.setChecked(name == self._kind)
        due = sum(is_due(d, today) for d in self._known)
        self._due_pill.setText(self.tr("Due %1").replace("%1", str(due)))
        self._due_pill.setVisible(bool(due) or self._due)
        self._due_pill.setChecked(self._due)

    def keeps(self, decision: Decision) -> bool:
        """True where the decision is to be shown."""
        return (
            self._kind in (ALL, kind(decision))
            and (not self._due or is_due(decision, this_day()))
            and self._audience in ("", answer_to(decision, q.AUDIENCE))
            and self._format in ("", decision.format)
            and self._channel in ("", answer_to(decision, q.CHANNEL))
        )

    @property
    def narrows(self) -> bool:
        """True where something is left out."""
        more = self._audience or self._format or self._channel
        return self._kind != ALL or self._due or bool(more)

    def words(self) -> str:
        """What the register is narrowed to, in words; empty for nothing."""
        parts = []
        if self._kind != ALL:
            parts.append(self._names[self._kind].replace("%1", "").strip())
        if self._due:
            parts.append(self.tr("Due for review"))
        parts += self._menu_words()
        return self.tr("Only: %1.").replace("%1", ", ".join(parts)) if parts else ""

    def clear(self) -> None:
        """Leave nothing out."""
        self.narrow(kind=ALL, due=False, audience="", format="", channel="")

    def narrow(self, **values: object) -> None:
        """Narrow by kind, due, audience, format or channel."""
        for name, value in values.items():
            setattr(self, f"_{name}", value)
        self.count(self._known)
        self.changed.emit()

    def _pill(self, name: str) -> Button:
        pill = Button("", "pill")
        pill.setCheckable(True)
        pill.clicked.connect(partial(self._on_kind, name))
        return pill

    def _on_kind(self, name: str, _on: bool = True) -> None:
        self.narrow(kind=name)

    def _on_due(self) -> None:
        self.narrow(due=not self._due)

    def _menu_words(self) -> list[str]:
        checklist = load_checklist()
        audience = checklist.option(q.AUDIENCE, self._audience)
        channel = checklist.option(q.CHANNEL, self._channel)
        return [
            words
            for words in (
                audience.label if audience else "",
                format_words(self._format) if self._format else "",
                channel.label if channel else "",
            )
            if words
        ]

    def _build_menu(self) -> None:
        self.menu.clear()
        checklist = load_checklist()
        audiences = {o.value: o.label for o in checklist.question(q.AUDIENCE).options}
        channels = {o.value: o.label for o in checklist.question(q.CHANNEL).options}
        formats = {d.format: format_words(d.format) for d in self._known if d.format}
        for title, name, options in (
            (self.tr("Audience"), "audience", audiences),
            (self.tr("Format"), "format", formats),
            (self.tr("How it was sent"), "channel", channels),
        ):
            part = self.menu.addMenu(title)
            now = getattr(self, f"_{name}")
            part.setEnabled(bool(options))
            for value, words in options.items():
                action = part.addAction(words)
                action.setCheckable(True)
                action.setChecked(value == now)
                other = "" if value == now else value
                action.triggered.connect(partial(self._on_menu, name, other))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Show all"), self.clear)

    def _on_menu(self, name: str, value: str, _on: bool = True) -> None:
        self.narrow(**{name: value})

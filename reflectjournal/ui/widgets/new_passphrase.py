"""Choosing a passphrase: six words offered, strength in words, the repeat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import WeakPassphrase
from reflectjournal.journal import check_passphrase, generate_passphrase, strength_words
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import FormRow
from reflectjournal.ui.widgets.secret_field import SecretField
from reflectjournal.ui.widgets.steps_head import Bars
from reflectjournal.ui.widgets.text import label

_STEPS = ("Very easy to guess", "Easy to guess", "Fair", "Good", "Strong")


class NewPassphrase(QWidget):
    """Two fields. `changed` comes with every letter; `trouble` says what is still missing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["sm"])
        self.first = SecretField(self.tr("Passphrase"))
        self.first.set_hidden(hidden=False)
        first = FormRow(self.tr("Passphrase"), self.first)
        self._show = LinkButton("", "eye-off")
        self._show.clicked.connect(lambda: self._set_hidden(hidden=not self._hidden()))
        first.head.addWidget(self._show)
        self._bars = Bars(4, wide=True)
        self._strength = label("", "strong")
        self._chance = label("", "muted", wrap=True)
        judged = QHBoxLayout()
        judged.setSpacing(theme.SPACE["sm"])
        judged.addWidget(self._strength, 0, Qt.AlignmentFlag.AlignTop)
        judged.addWidget(self._chance, 1)
        column.addWidget(first)
        column.addWidget(self._bars)
        column.addLayout(judged)
        column.addLayout(self._offer())
        column.addSpacing(theme.SPACE["sm"])
        self.again = SecretField(self.tr("Once more"))
        column.addWidget(FormRow(self.tr("Once more"), self.again))
        column.addLayout(self._match_line())
        self.first.textChanged.connect(self._judge)
        self.again.textChanged.connect(self._judge)
        self._set_hidden(hidden=False)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    @property
    def trouble(self) -> str:
        """The sentence that says what is missing; empty where the passphrase can be used."""
        if self._weakness():
            return self._weakness()
        return "" if self.passphrase == self.again.text() else self._once_more()

    def suggest(self) -> None:
        """Offer six words drawn by chance."""
        self._offered = generate_passphrase()
        self._set_hidden(hidden=False)
        self.first.setText(self._offered)
        self.first.setCursorPosition(0)
        self.again.clear()

    def clear(self) -> None:
        """Forget both fields."""
        self._offered = ""
        self.first.clear()
        self.again.clear()

    def _offer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["sm"])
        suggest = Button(self.tr("Suggest other words"), "outline", "refresh")
        suggest.clicked.connect(self.suggest)
        row.addWidget(suggest)
        own = self.tr("or write your own: four unrelated words or more")
        row.addWidget(label(own, "muted", wrap=True), 1)
        return row

    def _match_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["xs"])
        self._tick = IconLabel("check", "accent", 1.1)
        self._match = label("", "muted", wrap=True)
        row.addWidget(self._tick)
        row.addWidget(self._match, 1)
        return row

    def _hidden(self) -> bool:
        return self.first.echoMode() == SecretField.EchoMode.Password

    def _set_hidden(self, *, hidden: bool) -> None:
        self.first.set_hidden(hidden=hidden)
        self._show.setText(self.tr("Show") if hidden else self.tr("Hide"))
        self._show.set_icon("eye" if hidden else "eye-off")

    def _judge(self) -> None:
        words = strength_words(self.passphrase)
        chance = self.tr("Six words chosen by chance. Long enough even if someone copies the file.")
        offered = bool(self._offered) and self.passphrase == self._offered
        self._strength.setText(f"{words}." if words else "")
        weakness = self._weakness() if self.passphrase else ""
        self._chance.setText(chance if offered else weakness)
        self._bars.set_done(_STEPS.index(words) if words in _STEPS else 0)
        same = not self.trouble
        self._tick.setVisible(same)
        self._match.setText(self.tr("They match.") if same else self._difference())
        self.changed.emit()

    def _weakness(self) -> str:
        try:
            check_passphrase(self.passphrase)
        except WeakPassphrase as error:
            return str(error)
        return ""

    def _once_more(self) -> str:
        return self.tr("Type it once more, so that a slip does not lock you out.")

    def _difference(self) -> str:
        if self._weakness():
            return ""  # first things first: that stands beside the passphrase
        if self.passphrase.startswith(self.again.text()):
            return self._once_more()
        return self.tr("The two are not the same yet.")

"""The first three screens: where the journal lives, a passphrase, the recovery key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.ui import theme
from reflectjournal.ui.days import this_day
from reflectjournal.ui.pages.first_run_steps import KeyStep, PassphraseStep, PlaceStep, Step
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import Column, scrolled, set_ground
from reflectjournal.ui.widgets.steps_head import StepsHead
from reflectjournal.ui.widgets.text import label

if TYPE_CHECKING:
    from reflectjournal.journal import Kdf, NewKeys
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

COLUMN_EMS = 48.8


class FirstRun(QWidget):
    """Makes a journal. Nothing is on disk before the last button was pressed."""

    made = Signal(object)
    """The new, open `Journal`."""
    open_asked = Signal()
    samples_asked = Signal()

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        ask: Ask,
        kdf: Kdf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs, self.ask = jobs, ask
        self._kdf = kdf
        self._keys: NewKeys | None = None
        set_ground(self, "surface")
        self.place = PlaceStep(folder, ask)
        self.passphrase = PassphraseStep()
        self.key = KeyStep(ask)
        self.steps: tuple[Step, ...] = (self.place, self.passphrase, self.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = StepsHead(self.tr("Reflect Journal"), len(self.steps))
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(scrolled(in_column(step)))
            step.changed.connect(self._check)
        column.addSpacing(theme.SPACE["xl"])
        column.addWidget(in_column(self._head))
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer())
        QShortcut(QKeySequence("Alt+Left"), self, self._back)
        self._show(0)

    def set_preparing(self, *, on: bool) -> None:
        """Say that the journal with the samples is being made."""
        link = self.samples_link
        link.setEnabled(not on)
        said, asked = self.tr("Making the samples…"), self.tr("Look around with sample entries")
        link.setText(said if on else asked)

    def _footer(self) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, theme.SPACE["md"], 0, theme.SPACE["md"])
        row.setSpacing(theme.SPACE["lg"])
        self.back = Button(self.tr("Back"), "outline", "arrow-left")
        self.back.clicked.connect(self._back)
        self.open_link = LinkButton(self.tr("Open a journal you have"))
        self.open_link.clicked.connect(self.open_asked)
        self.samples_link = LinkButton("")
        self.samples_link.clicked.connect(self.samples_asked)
        self.set_preparing(on=False)
        links = FlowLayout(gap=theme.SPACE["lg"])
        for left in (self.back, self.open_link, self.samples_link):
            links.addWidget(left)
        row.addLayout(links, 1)
        self._why_icon = IconLabel("info")
        self.why = label("", "muted")
        self.next = Button("", "primary")
        self.next.clicked.connect(self.go_on)
        for widget in (self._why_icon, self.why, self.next):
            row.addWidget(widget)
        foot = in_column(inside)
        set_ground(foot, "canvas", "top")
        return foot

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._head.set_step(step + 1)
        self.back.setVisible(step > 0)
        self.open_link.setVisible(step == 0)
        self.samples_link.setVisible(step == 0)
        self.next.setText(
            (self.tr("Next: passphrase"), self.tr("Next: recovery key"), self.tr("Start writing"))[
                step
            ]
        )
        self.steps[step].begin()
        self._check()

    def _back(self) -> None:
        if self._stack.currentIndex() > 0 and self.back.isEnabled():
            self._show(self._stack.currentIndex() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
            return
        super().keyPressEvent(event)

    def _check(self) -> None:
        trouble = self.steps[self._stack.currentIndex()].trouble
        quiet = self._stack.currentIndex() == 1  # said beside the fields already
        self.next.setEnabled(not trouble)
        self.next.setAccessibleDescription(trouble)
        self.why.setText("" if quiet else trouble)
        self._why_icon.setVisible(bool(trouble) and not quiet)

    def go_on(self) -> None:
        """Do what the main button says."""
        step = self._stack.currentIndex()
        if self.steps[step].trouble or not self.next.isEnabled():
            return
        if step == 0:
            self._show(1)
        elif step == 1:
            self._derive()
        else:
            self._create()

    def _derive(self) -> None:
        from reflectjournal.journal import Journal  # noqa: PLC0415 - after the first paint

        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self.next.setText(self.tr("Making the keys…"))
        passphrase, kdf = self.passphrase.fields.passphrase, self._kdf
        self.jobs.run(
            self, lambda: Journal.derive_new(passphrase, kdf), self._derived, self._refused
        )

    def _derived(self, keys: NewKeys) -> None:
        self._keys = keys
        self.back.setEnabled(True)
        self.key.set_key(keys.recovery_key)
        self._show(2)

    def _create(self) -> None:
        from reflectjournal.journal import Journal  # noqa: PLC0415

        if self._keys is None:
            return
        try:
            journal = Journal.create(self.place.folder, self._keys)
        except JournalError as error:
            self._show(0)
            self.place.set_error(str(error))
            return
        answer = {"answer": self.place.employer, "on": this_day().isoformat()}
        journal.settings.set("employer_answer", answer)
        self._keys = None
        self.passphrase.fields.clear()
        self.key.clear()
        self.made.emit(journal)

    def _refused(self, error: JournalError) -> None:
        self.back.setEnabled(True)
        self._show(1)
        self.ask.tell(error)


def in_column(widget: QWidget, ems: float = COLUMN_EMS) -> QWidget:
    """The widget in a column of so many ems, in the middle of what is there."""
    holder = Column(widget, ems, centred=True)
    holder.setContentsMargins(theme.SPACE["xl"], 0, theme.SPACE["xl"], 0)
    return holder

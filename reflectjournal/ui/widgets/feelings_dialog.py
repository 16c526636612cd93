"""Naming feelings beside a guide that does not ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Capture, FeelingCheck
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.feelings_step import FeelingsStep
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.text import heading, label


class FeelingsDialog(QDialog):
    """The feelings step in a panel of its own."""

    def __init__(self, checks: Sequence[FeelingCheck], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Name feelings"))
        self.step = FeelingsStep(Capture.THEN_NOW, self)
        self.step.load(checks)
        done = Button(self.tr("Done"), "primary")
        done.clicked.connect(self.accept)
        leave = Button(self.tr("Leave as it was"), "outline")
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("Feelings never leave this journal."), "caption"), 1)
        foot.addWidget(leave)
        foot.addWidget(done)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, SPACE["md"], 0)
        inside.addWidget(self.step)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["lg"])
        column.setSpacing(SPACE["lg"])
        column.addWidget(heading(self.tr("What did you feel, then and now?"), 2))
        column.addWidget(scrolled(holder, "canvas"), 1)
        column.addLayout(foot)
        self.resize(em(58), em(40))


def name_feelings(
    checks: Sequence[FeelingCheck], parent: QWidget
) -> tuple[FeelingCheck, ...] | None:
    """Ask for feelings; None where they were left as they were."""
    dialog = FeelingsDialog(checks, parent.window())
    accepted = dialog.exec()
    named = dialog.step.checks() if accepted else None
    dialog.deleteLater()
    return named

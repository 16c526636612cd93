"""What could be plainer in the words that leave: one hint below the other, to be read at ease."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.sharing.plain_language import Hint
from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.flow import empty
from reflectjournal.ui.widgets.text import label, rule

FIRST = 3
"""So many hints are shown at once; the others on demand."""
_LONGEST_QUOTE = 48


class HintList(QWidget):
    """The words that are meant, and under them what could be done. Nothing has to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[Hint, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["sm"])
        self.head = label("", "section", wrap=True)
        column.addWidget(self.head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.SPACE["sm"])
        column.addLayout(self._rows)
        self.more = LinkButton("", "chevron-down")
        self.more.clicked.connect(self._show_all)
        column.addWidget(self.more)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show the first of these hints, and how many there are."""
        self._hints = tuple(hints)
        self.head.setText(
            self.tr("Could be plainer: %1 places").replace("%1", str(len(hints)))
            if hints
            else self.tr("Plain language: nothing to point out")
        )
        self._fill(FIRST)

    def _show_all(self) -> None:
        self._fill(len(self._hints))

    def _fill(self, shown: int) -> None:
        empty(self._rows)
        for hint in self._hints[:shown]:
            self._rows.addWidget(rule())
            self._rows.addWidget(_row(hint))
        left = len(self._hints) - shown
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("%1 more").replace("%1", str(left)))


def _row(hint: Hint) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE["xs"])
    words = " ".join(hint.text.split())
    if words:
        cut = "…" if len(words) > _LONGEST_QUOTE else ""
        column.addWidget(label(f"“{words[:_LONGEST_QUOTE].rstrip()}{cut}”", wrap=True))
    column.addWidget(label(hint.say, "caption", wrap=True))
    return made

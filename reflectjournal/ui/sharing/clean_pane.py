"""The clean copy beside the private text: what would leave, with its changes marked."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.model import Treatment
from reflectjournal.ui import theme
from reflectjournal.ui.sharing.combination_panel import CombinationPanel
from reflectjournal.ui.sharing.marked_text import Mark, MarkedText
from reflectjournal.ui.sharing.reviewing import Reviewing
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label


def pane_head(drawing: str, title: str, *more: QWidget) -> QWidget:
    """The head of one pane of the review."""
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(theme.SPACE["lg"], 0, theme.SPACE["lg"], 0)
    host.setMinimumHeight(theme.em(3.1))
    row.setSpacing(theme.SPACE["sm"])
    if drawing:
        row.addWidget(IconLabel(drawing))
    row.addWidget(label(title, "strong"))
    for widget in more:
        row.addWidget(widget)
    return host


class CleanPane(QWidget):
    """Shows one part of the clean copy, and under it what remains, read together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "surface", "left")
        self.setAccessibleName(self.tr("Clean copy"))
        self._state: Reviewing | None = None
        self._number = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.changes = QCheckBox(self.tr("Show changes"))
        self.changes.setChecked(True)
        self.changes.toggled.connect(self._show)
        head = pane_head("page", self.tr("Clean copy"))
        layout = head.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
            layout.addWidget(self.changes)
        column.addWidget(head)
        self.text = MarkedText(self.tr("Clean copy"))
        self.text.document().setDocumentMargin(theme.SPACE["lg"])
        column.addWidget(self.text, 1)
        self.panel = CombinationPanel()
        column.addWidget(self.panel)

    def show_state(self, state: Reviewing, number: int, entity: str) -> None:
        """Show what would leave of one text."""
        self._state, self._number = state, number
        self._show()
        self.text.hold(entity)
        self.panel.show_state(state)

    def _show(self) -> None:
        state = self._state
        if state is None or not state.texts:
            return
        marked = self.changes.isChecked()
        clean = state.clean(
            self._number,
            removed=_tag(self.tr("removed")) if marked else "",
            to_decide=_tag(self.tr("to decide")),
        )
        marks = []
        for span in clean.spans:
            choice = state.choices.get(span.finding.entity)
            if choice is None:
                how = "waiting"
            elif not marked or span.start == span.end:
                continue
            elif choice.treatment is Treatment.KEEP:
                how = "kept"
            else:
                how = "decided" if state.words(choice) else "removed"
            marks.append(Mark(span.start, span.end, span.finding.entity, how))
        self.text.show_text(clean.text, marks)


def _tag(words: str) -> str:
    """Words with narrow spaces around them that never break: room inside the tag's border."""
    return f"\u202f{words}\u202f".replace(" ", "\u00a0")

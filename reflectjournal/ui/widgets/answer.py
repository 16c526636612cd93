"""What the answers to all kinds of steps share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.model import Section
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.editor import Editor

Rows = tuple[tuple[str, ...], ...]


class Answer(QWidget):
    """What all answers share: prose below whatever else the step asks for."""

    edited = Signal()
    page_asked = Signal(str)
    """A page beside an answer was asked for: "support", "at-risk", "resources"."""

    def __init__(self, prompt: str, parent: QWidget | None = None, *, growing: bool = True) -> None:
        super().__init__(parent)
        self._kept_rows: Rows = ()  # of a step that asked for rows once
        self.editor = Editor(self, growing=growing)
        self.editor.setAccessibleName(prompt)
        self.editor.edited.connect(self.edited)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE["md"])
        self.column.addWidget(self.editor)

    def load(self, section: Section) -> None:
        """Show this answer; it does not count as an edit."""
        self._kept_rows = section.rows
        self.editor.load(section.text)
        self.editor.setVisible(self.writes)

    def answer(self) -> tuple[str, Rows]:
        """The text and the rows, as a section holds them."""
        return self.editor.text(), self._kept_rows

    @property
    def writes(self) -> bool:
        """True where the step is answered in prose."""
        return True

    def focus_first(self) -> None:
        """Put the cursor where writing begins."""
        self.editor.setFocus()

"""Tags as chips, and a line to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reflectjournal.ui.icons import icon
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.flow import FlowLayout

LONGEST_TAG = 60


def tidy_tag(text: str) -> str:
    """A tag as it is kept: small letters, words joined by hyphens."""
    return "-".join(text.casefold().replace("#", " ").replace(",", " ").split())[:LONGEST_TAG]


class TagChip(QPushButton):
    """One tag. Delete, Backspace or a click takes it away."""

    removed = Signal(str)

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(tag.replace("&", "&&"), parent)
        self._tag = tag
        self.setProperty("kind", "chip")
        self.setIcon(icon("close", "on_accent_soft"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Tag {tag}, press to take it away").format(tag=tag))
        self.setToolTip(self.tr("Take this tag away"))
        self.clicked.connect(lambda: self.removed.emit(tag))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._tag)
        else:
            super().keyPressEvent(event)


class TagField(QWidget):
    """The tags of an entry. Enter or a comma adds one; known ones are completed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._known = QStringListModel(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Add a tag"))
        self.line.setAccessibleName(self.tr("Add a tag"))
        self.line.setMaxLength(LONGEST_TAG)
        self.line.returnPressed.connect(self._take)
        self.line.textEdited.connect(self._on_typed)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self._take(), Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["sm"])
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._show()

    def load(self, tags: Sequence[str]) -> None:
        """Show these tags; it does not count as an edit."""
        if tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self._show()

    def set_known(self, tags: Sequence[str]) -> None:
        """Tags to complete from, the most used first."""
        if list(tags) != self._known.stringList():
            self._known.setStringList(list(tags))

    def tags(self) -> tuple[str, ...]:
        """The tags, in the order they were added."""
        return self._tags

    # -- inside ----------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        if text.endswith(","):
            self._take()

    def _take(self) -> None:
        tag = tidy_tag(self.line.text())
        self.line.clear()
        if tag and tag not in self._tags:
            self._tags = (*self._tags, tag)
            self._show()
            self.edited.emit()

    def _remove(self, tag: str) -> None:
        self._tags = tuple(known for known in self._tags if known != tag)
        self._show()
        self.line.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        self._flow.clear()
        for tag in self._tags:
            chip = TagChip(tag)
            chip.removed.connect(self._remove)
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._tags))

"""Over the list of what was found: how far the review is, and whether letters tell people apart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.text import label


class FoundHead(QWidget):
    """Progress in words and as a bar; a second bar while the scan runs."""

    letters_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE["lg"], 0, theme.SPACE["lg"], 0)
        column.setSpacing(0)
        top = QWidget()
        top.setMinimumHeight(theme.em(3.1))
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["md"])
        row.addWidget(label(self.tr("What was found"), "strong"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the review"))
        row.addWidget(self._bar, 1)
        self._count = label("", "strong")
        row.addWidget(self._count)
        column.addWidget(top)
        self._letters = QCheckBox(self.tr("Tell people apart by letters"))
        self._letters.toggled.connect(self.letters_chosen)
        column.addWidget(self._letters)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Scanning"))
        self._busy.hide()
        column.addWidget(self._busy)

    def show_letters(self, *, on: bool) -> None:
        """Tick or untick the letters without telling anybody."""
        self._letters.blockSignals(True)
        self._letters.setChecked(on)
        self._letters.blockSignals(False)

    def show_busy(self, *, on: bool) -> None:
        """Show that the scan runs."""
        self._busy.setVisible(on)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how many are decided."""
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._count.setText(words)

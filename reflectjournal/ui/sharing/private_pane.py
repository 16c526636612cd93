"""The private text of the review, read-only, with what was found marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.sharing.clean_pane import pane_head
from reflectjournal.ui.sharing.marked_text import MarkedText
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import ElidedLabel, rule


class PrivatePane(QWidget):
    """The text, which entry it is of, and *This is a name*; N does the same from the text."""

    name_asked = Signal()
    turned = Signal(int)
    """To the entry at this place of the set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "surface")
        self.setAccessibleName(self.tr("Private text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        stays = ElidedLabel(self.tr("stays in the journal"), "caption")
        column.addWidget(pane_head("lock", self.tr("Private text"), stays))
        self.entries = QComboBox()
        self.entries.setAccessibleName(self.tr("Entry"))
        self.entries.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.entries.currentIndexChanged.connect(self.turned)
        which = QHBoxLayout()
        which.setContentsMargins(theme.SPACE["lg"], 0, theme.SPACE["lg"], 0)
        which.addWidget(self.entries)
        column.addLayout(which)
        self.text = MarkedText(self.tr("Private text, to read"))
        self.text.document().setDocumentMargin(theme.SPACE["lg"])
        self.text.installEventFilter(self)
        column.addWidget(self.text, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def show_titles(self, titles: Sequence[str]) -> None:
        """Offer the entries of the set, where there is more than one."""
        self.entries.blockSignals(True)
        self.entries.clear()
        self.entries.addItems(list(titles))
        self.entries.setVisible(len(titles) > 1)
        self.entries.blockSignals(False)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(
            theme.SPACE["lg"], theme.SPACE["xs"], theme.SPACE["sm"], theme.SPACE["xs"]
        )
        legend = self.tr("bold: to decide · green: decided")
        row.addWidget(ElidedLabel(legend, "caption"), 1)
        name = Button(self.tr("This is a name…"), "quiet")
        name.setToolTip(self.tr("Select words in the private text, then press N"))
        name.clicked.connect(self.name_asked)
        row.addWidget(name)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.text().casefold() == "n"
        ):
            self.name_asked.emit()
            return True
        return super().eventFilter(watched, event)

"""The foot of a step of sharing: its keys left, the reason and the main button right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import keycap, label


class FlowFoot(QWidget):
    """A disabled main button always has its reason beside it, in words."""

    chosen = Signal()

    def __init__(
        self, keys: Sequence[tuple[str, str]], main: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_ground(self, "canvas", "top")
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.SPACE["xl"], theme.SPACE["sm"], theme.SPACE["lg"], theme.SPACE["sm"]
        )
        row.setSpacing(theme.SPACE["md"])
        self._keys = QWidget()
        hints = QHBoxLayout(self._keys)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(theme.SPACE["sm"])
        for key, words in keys:
            hints.addWidget(keycap(key))
            hints.addWidget(label(words, "caption"))
        row.addWidget(self._keys)
        self.reason = label("", "muted", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.reason, 1)
        self.main = Button(main, "outline")
        self.main.clicked.connect(self.chosen)
        row.addWidget(self.main)

    def allow(self, reason: str, *, ready: bool) -> None:
        """Let the main button be used, or not; say why."""
        self.main.setEnabled(ready)
        self.main.set_kind("primary" if ready else "outline")
        self.reason.setText(reason)
        self.main.setAccessibleDescription(reason)

    def show_keys(self, *, on: bool) -> None:
        """Show the keys where there is room."""
        self._keys.setVisible(on)

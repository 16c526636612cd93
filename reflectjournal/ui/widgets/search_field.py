"""The field that lists are searched with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import IconButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.text import set_role

PAUSE_MILLISECONDS = 120


class SearchField(QFrame):
    """A line to search with: `asked` comes after a short pause in the typing, or at once on Enter.

    Down, Up and Enter that are not for the line itself come as `moved` and `entered`.
    """

    asked = Signal(str)
    entered = Signal()
    moved = Signal(int)

    def __init__(
        self, placeholder: str, parent: QWidget | None = None, *, esc_empties: bool = True
    ) -> None:
        """`esc_empties` False leaves Esc to what the field stands in, such as a dialog."""
        super().__init__(parent)
        self._esc_empties = esc_empties
        self.setProperty("field", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE["xs"], 0, 0, 0)
        row.setSpacing(theme.SPACE["sm"])
        self.line = QLineEdit()
        self.line.setProperty("plain", "true")
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.installEventFilter(self)
        self._clear = IconButton(
            "close", QCoreApplication.translate("SearchField", "Clear the search")
        )
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        row.addWidget(IconLabel("search", "text_faint", 1.15))
        row.addWidget(self.line, 1)
        row.addWidget(self._clear)
        self.setFocusProxy(self.line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._typed)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put words into the field and search for them at once."""
        self.line.setText(text)
        self._ask()

    def clear(self) -> None:
        """Empty the field and show everything again."""
        self.line.clear()
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_role(self, focused="true" if event.type() == QEvent.Type.FocusIn else "false")
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._ask()
            self.entered.emit()
            return True
        if key == Qt.Key.Key_Escape and self.line.text() and self._esc_empties:
            self.clear()
            return True
        return False

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.line.text())

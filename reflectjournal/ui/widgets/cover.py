"""A sheet that hides everything at once. It is not a lock: one key takes it away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.text import label


class Cover(QWidget):
    """Lies over one window, takes its keys, and says only how to go on."""

    lifted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        set_ground(self, "canvas")
        self._before: QWidget | None = over.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("Cover", "Covered"))
        column = QVBoxLayout(self)
        words = label(QCoreApplication.translate("Cover", "Covered. Press Esc to go on."), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def lift(self) -> None:
        """Go away, and give the focus back to what had it."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F12):
            self.lifted.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

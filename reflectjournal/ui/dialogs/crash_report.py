"""Something in the program failed. Its type and line are shown, never its words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.ui import theme
from reflectjournal.ui.dialogs.fitting import fit
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.text import heading, label


class CrashReport(QDialog):
    """What is safe comes first; the report can be copied and holds no text of the journal."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["xl"],) * 4)
        column.setSpacing(theme.SPACE["md"])
        column.addWidget(heading(self.tr("Something in the program failed"), 2))
        words = self.tr(
            "What was saved is safe. The last second of writing may not be: look at it before "
            "you go on. The lines below name the fault and nothing you wrote."
        )
        column.addWidget(label(words, "body", wrap=True))
        self._text = QPlainTextEdit(report)
        self._text.setProperty("field", "true")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setFont(theme.code_font("caption"))
        self._text.setTabChangesFocus(True)
        column.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        copy = Button(self.tr("Copy the report"), "outline", "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        fit(self, 44, 26)
        close.setFocus()


class CrashTeller(QObject):
    """Takes a report on any thread and shows it on the window's; one at a time."""

    reported = Signal(str)
    refused = Signal(str)
    """The sentence of an expected error, such as a full disk: shown over the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.reported.connect(self._show)
        self.refused.connect(self._say)

    def _say(self, sentence: str) -> None:
        for window in QApplication.topLevelWidgets():
            tell = getattr(window, "tell", None)
            if tell is not None and window.isVisible():
                tell(sentence)

    def _show(self, report: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            CrashReport(report, QApplication.activeWindow()).exec()
        finally:
            self._showing = False

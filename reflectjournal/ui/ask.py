"""The one place where the program asks or tells through a dialog; tests bring another `Ask`.

The dialogs are named through their module: Qt's classes are made when they are first
named, and these are not needed before the window is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

Kinds = Sequence[tuple[str, str]]
"""Kinds of file: words and pattern, such as `("Word document", "*.docx")`."""


class Ask(Protocol):
    """Questions to the person. None means that the dialog was left without an answer."""

    def confirm(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        """Ask whether to go on with what cannot be undone; `yes` names the act."""

    def tell(self, what: Exception | str, title: str = "") -> None:
        """Show a sentence, or the sentence of an expected error."""

    def text(self, title: str, label: str, value: str = "", yes: str = "") -> str | None:
        """Ask for one line of text."""

    def open_file(self, title: str, kinds: Kinds) -> Path | None:
        """Ask for a file that exists."""

    def save_file(self, title: str, name: str, kinds: Kinds) -> Path | None:
        """Ask where to write a file; the dialog itself asks before one is replaced."""

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        """Ask for a folder."""


class DialogAsk(Ask):
    """Asks through dialogs over the window."""

    def __init__(self, window: QWidget | None = None) -> None:
        self.window = window

    def confirm(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        box = self._box(title, text)
        go_on = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(_tr("Cancel"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        _dress(go_on, "danger" if danger else "tonal")
        _dress(stop, "outline")
        box.setDefaultButton(stop)
        box.setEscapeButton(stop)
        box.exec()
        return box.clickedButton() is go_on

    def tell(self, what: Exception | str, title: str = "") -> None:
        box = self._box(title, str(what))
        close = box.addButton(_tr("Close"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        _dress(close, "outline")
        box.exec()

    def text(self, title: str, label: str, value: str = "", yes: str = "") -> str | None:
        from reflectjournal.ui.dialogs.line import LineDialog  # noqa: PLC0415 - built when asked

        dialog = LineDialog(title, label, value, yes or _tr("OK"), self.window)
        return dialog.value() if dialog.exec() else None

    def open_file(self, title: str, kinds: Kinds) -> Path | None:
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            self.window, title, QDir.homePath(), _filters(kinds)
        )
        return Path(name) if name else None

    def save_file(self, title: str, name: str, kinds: Kinds) -> Path | None:
        start = str(Path(QDir.homePath()) / name)
        chosen, kind = QtWidgets.QFileDialog.getSaveFileName(
            self.window, title, start, _filters(kinds)
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(_suffix(kind))

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        name = QtWidgets.QFileDialog.getExistingDirectory(
            self.window, title, str(start) if start else QDir.homePath()
        )
        return Path(name) if name else None

    def _box(self, title: str, text: str) -> QtWidgets.QMessageBox:
        box = QtWidgets.QMessageBox(self.window)
        box.setWindowTitle(QCoreApplication.applicationName())
        box.setText(title or text)
        if title:
            box.setInformativeText(text)
        for words in box.findChildren(QLabel):
            words.setTextFormat(Qt.TextFormat.PlainText)  # names of files and guides are shown
        return box


def _dress(button: QPushButton, kind: str) -> None:
    button.setProperty("kind", kind)
    button.style().unpolish(button)
    button.style().polish(button)


def _filters(kinds: Kinds) -> str:
    return ";;".join(f"{words} ({pattern})" for words, pattern in kinds)


def _suffix(chosen: str) -> str:
    pattern = chosen.rpartition("(")[2].rstrip(")").split()
    return pattern[0].lstrip("*") if pattern and pattern[0].startswith("*.") else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)

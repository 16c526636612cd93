"""One preference as a row: its words, its help, and the widget that its type asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.settings import Preference, Value
from reflectjournal.ui import theme
from reflectjournal.ui.ask import Ask
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.fields import roomy
from reflectjournal.ui.widgets.text import ElidedLabel, label


def translated(text: str) -> str:
    """The words of the table in the person's language."""
    return QCoreApplication.translate("Settings", text)


class PreferenceRow(QWidget):
    """Shows one line of the table and says when the person changes it."""

    changed = Signal(str, object)

    def __init__(
        self, preference: Preference, value: Value, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.preference = preference
        self._ask = ask
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.SPACE["sm"], 0, theme.SPACE["sm"])
        row.setSpacing(theme.SPACE["xl"])
        words = QVBoxLayout()
        words.setSpacing(1)
        name = translated(preference.label)
        words.addWidget(label(name, wrap=True))
        if preference.help:
            words.addWidget(label(translated(preference.help), "caption", wrap=True))
        row.addLayout(words, 1)
        self.widget = self._make()
        self.widget.setAccessibleName(name)
        self.widget.setAccessibleDescription(translated(preference.help))
        row.addWidget(self.widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_value(value)

    def show_value(self, value: Value) -> None:
        """Show a value without saying that it changed."""
        widget = self.widget
        widget.blockSignals(True)
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findData(value))
        elif isinstance(widget, QDoubleSpinBox):
            widget.setValue(float(value))
        elif isinstance(widget, QSpinBox):
            widget.setValue(int(value))
        elif isinstance(widget, QTimeEdit):
            widget.setTime(QTime.fromString(str(value), "HH:mm"))
        elif isinstance(widget, FolderChoice):
            widget.show_folder(str(value))
        widget.blockSignals(False)

    def _say(self, value: object) -> None:
        self.changed.emit(self.preference.name, value)

    def _make(self) -> QWidget:
        known = self.preference
        if isinstance(known.default, bool):
            box = QCheckBox()
            box.setProperty("bare", "true")
            box.toggled.connect(self._say)
            return box
        if known.choices:
            return self._combo()
        if isinstance(known.default, float):
            return self._points()
        if isinstance(known.default, int):
            return self._number()
        if known.name.endswith("_folder"):
            folder = FolderChoice(self._ask)
            folder.chosen.connect(self._say)
            return folder
        time = roomy(QTimeEdit())
        time.setDisplayFormat("HH:mm")
        time.timeChanged.connect(lambda at: self._say(at.toString("HH:mm")))
        return time

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        for value, words in self.preference.choices:
            combo.addItem(translated(words), value)
        combo.currentIndexChanged.connect(lambda at: self._say(combo.itemData(at)))
        return combo

    def _points(self) -> QDoubleSpinBox:
        spin = roomy(QDoubleSpinBox())
        spin.setDecimals(1)
        spin.setSingleStep(0.5)
        spin.setRange(float(self.preference.low or 0), float(self.preference.high or 999))
        spin.setSuffix(f" {self.preference.unit}")
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._say)
        return spin

    def _number(self) -> QSpinBox:
        spin = roomy(QSpinBox())
        spin.setRange(int(self.preference.low or 0), int(self.preference.high or 9999))
        spin.setSuffix(f" {translated(self.preference.unit)}")
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._say)
        return spin


class FolderChoice(QWidget):
    """A folder's path and a button to choose another; empty means the usual place."""

    chosen = Signal(object)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE["sm"])
        self._path = ElidedLabel("", "muted")
        self._path.setMinimumWidth(theme.em(9))
        self._path.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.button = Button(self.tr("Choose..."), "outline")
        self.button.clicked.connect(self._choose)
        self._usual = Button(self.tr("Usual place"), "outline")
        self._usual.clicked.connect(lambda: self._take(""))
        for widget in (self._path, self._usual, self.button):
            row.addWidget(widget)
        self.setFocusProxy(self.button)

    def show_folder(self, path: str) -> None:
        """Show a folder; empty for the usual one."""
        self._path.setText(path or self.tr("beside the journal"))
        self._usual.setVisible(bool(path))

    def _choose(self) -> None:
        folder: Path | None = self._ask.choose_folder(self.tr("Folder for backups"))
        if folder is not None:
            self._take(str(folder))

    def _take(self, path: str) -> None:
        self.show_folder(path)
        self.chosen.emit(path)

"""A day, typed as people write it or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from reflectjournal.ui.widgets.buttons import IconButton
from reflectjournal.ui.widgets.day_calendar import day_calendar
from reflectjournal.ui.widgets.days import parse_day
from reflectjournal.ui.widgets.text import set_role


class DateField(QWidget):
    """Takes "12 November", "12/11/2026", "Friday" or "in two weeks". Words that are no day stay."""

    changed = Signal()

    def __init__(self, name: str, *, past: bool = False, parent: QWidget | None = None) -> None:
        """`past` reads a day without a year as the last such day instead of the next."""
        super().__init__(parent)
        self._past = past
        self._day: date | None = None
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self.tr("12 Nov"))
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._tidy)
        self._button = IconButton("calendar", self.tr("Pick a day from a calendar"), parent=self)
        self._button.clicked.connect(self._open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.line)

    @property
    def day(self) -> date | None:
        """The day, or None where there is none or the words cannot be read as one."""
        return self._day

    def text(self) -> str:
        """The day as ISO 8601, or the words as they stand where they are no day."""
        return self._day.isoformat() if self._day else self.line.text().strip()

    def load(self, day: date | str | None) -> None:
        """Show a day, or words that were kept; it does not count as an edit."""
        if isinstance(day, str):
            self._day = parse_day(day, _today(), past=self._past)
            self.line.setText(_written(self._day) if self._day else day)
        else:
            self._day = day
            self.line.setText(_written(day) if day else "")
        self._show_fault()

    # -- inside ----------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self._day = parse_day(text, _today(), past=self._past)
        set_role(self.line, error="false")
        self.changed.emit()

    def _tidy(self) -> None:
        if self._day:
            self.line.setText(_written(self._day))
        self._show_fault()

    def _show_fault(self) -> None:
        self.line.setCursorPosition(0)  # a narrow field shows the day, not the year
        wrong = bool(self.line.text().strip()) and self._day is None
        set_role(self.line, error="true" if wrong else "false")
        words = self.tr("That is not read as a day. Try 12 November.") if wrong else ""
        self.line.setToolTip(words)
        self.line.setAccessibleDescription(words)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = day_calendar(self._day, menu)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda _: menu.close())
        calendar.clicked.connect(self._pick)
        calendar.clicked.connect(lambda _: menu.close())
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()

    def _pick(self, day: QDate) -> None:
        self._day = date(day.year(), day.month(), day.day())
        self._tidy()
        self.changed.emit()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the writer's own calendar day is meant


def _written(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")

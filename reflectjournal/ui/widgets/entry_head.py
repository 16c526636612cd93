"""The line over an entry: its guide and day, whether it is saved, and what can be done with it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from reflectjournal.model import Entry
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.days import clock, short_day, to_qdate
from reflectjournal.ui.theme import SPACE, em, font
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.day_calendar import day_calendar
from reflectjournal.ui.widgets.text import label


class EntryHead(QWidget):
    """Guide · day on the left; *Saved 10:42*, focus mode, details and the menu on the right."""

    guide_asked = Signal()
    day_chosen = Signal(date)
    focus_asked = Signal()
    inspector_asked = Signal()
    back_asked = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.min
        self._announced = ""
        self._back = IconButton("arrow-left", self.tr("Back to the list"), parent=self)
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self._guide = Button("", "crumb", parent=self)
        self._guide.setToolTip(self.tr("Change the guide and keep every word"))
        self._guide.clicked.connect(self.guide_asked)
        self._dot = label("·", "muted")
        self._date = Button("", "crumb", parent=self)
        self._date.setToolTip(self.tr("Choose the day this is about"))
        self._date.clicked.connect(self._open_calendar)
        self._saved = label("", "muted")
        self._texts = ("", "", "")
        self.focus_button = IconButton("focus", self.tr("Focus mode"), parent=self)
        self.focus_button.clicked.connect(self.focus_asked)
        self.inspector_button = IconButton("info", self.tr("Tags, flags and details"), parent=self)
        self.inspector_button.setCheckable(True)
        self.inspector_button.clicked.connect(self.inspector_asked)
        self._more = IconButton("more", self.tr("More for this entry"), parent=self)
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["sm"])
        for widget in (self._back, self._guide, self._dot, self._date):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._saved)
        for button in (self.focus_button, self.inspector_button, self._more):
            row.addWidget(button)

    def show_entry(self, entry: Entry, guide_title: str) -> None:
        """Say which guide and day the entry has."""
        self._guide.setAccessibleName(self.tr("Guide: {guide}").format(guide=guide_title))
        self._day = entry.day
        day = short_day(entry.day)
        time = ""
        if entry.created_at and entry.created_at.astimezone().date() == entry.day:
            time = clock(entry.created_at)
        self._texts = (guide_title, day, time)
        self._date.setAccessibleName(self.tr("Day: {day}").format(day=day))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room the time goes first, then the end of the guide's name."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The names on the left give way."""
        return QSize(em(12), super().minimumSizeHint().height())

    def _fit(self) -> None:
        guide, day, time = self._texts
        face = QFontMetrics(font())
        fixed = (self._back, self.focus_button, self.inspector_button, self._more)
        taken = sum(w.sizeHint().width() + SPACE["sm"] for w in fixed if not w.isHidden())
        taken += face.horizontalAdvance(self.tr("Saved {time}").format(time="00:00")) + em(3)
        room = self.width() - taken
        both = f"{day}, {time}" if time else day
        if face.horizontalAdvance(guide + both) > room:
            both = day
        if face.horizontalAdvance(both) + em(4) > room:
            both = QLocale().toString(to_qdate(self._day), "dd/MM/yy")
        left = max(em(3), room - face.horizontalAdvance(both))
        shown = face.elidedText(guide, Qt.TextElideMode.ElideRight, left)
        self._guide.setText(shown.replace("&", "&&"))
        self._date.setText(both)

    def show_saved(self, at: datetime | None) -> None:
        """Say when it was saved; announced once a minute at most."""
        words = self.tr("Saved {time}").format(time=clock(at)) if at else ""
        self._saved.setText(words)
        if words and words != self._announced:
            self._announced = words
            announce(self, words)

    def show_unsaved(self) -> None:
        """Say that there is something to save."""
        self._saved.setText(self.tr("Saving…"))

    def show_failed(self) -> None:
        """Say that saving did not work."""
        self._saved.setText(self.tr("Not saved"))

    def only_read(self) -> None:
        """Say the guide and the day, and let neither be changed."""
        for crumb in (self._guide, self._date):
            crumb.setEnabled(False)
            crumb.setToolTip("")

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where the list had to give room."""
        self._back.setVisible(shown)
        self._fit()

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = day_calendar(self._day, menu)
        calendar.setAccessibleName(self.tr("The day this is about"))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(lambda _: menu.close())
        calendar.clicked.connect(lambda _: menu.close())
        menu.exec(self._date.mapToGlobal(self._date.rect().bottomLeft()))
        chosen = calendar.selectedDate()
        menu.deleteLater()
        day = date(chosen.year(), chosen.month(), chosen.day())
        if day != self._day:
            self.day_chosen.emit(day)

"""A month as a grid of days: how much was written, and which sessions stand."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reflectjournal.model import Session
from reflectjournal.ui.days import long_day, this_day, weekday
from reflectjournal.ui.supervision.words import kind_words, session_words
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font

DAY_ROLE = int(Qt.ItemDataRole.UserRole)
WEEKS, DAYS = 6, 7
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Day:
    """What stands on one day."""

    day: date
    entries: int = 0
    sessions: tuple[Session, ...] = field(default=(), repr=False)


class MonthModel(QAbstractTableModel):
    """Six weeks, Monday first. `DAY_ROLE` gives the `Day`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = this_day().replace(day=1)
        self._days: dict[date, Day] = {}

    @property
    def first(self) -> date:
        """The Monday at the top left."""
        return self.month - timedelta(days=self.month.weekday())

    @property
    def last(self) -> date:
        """The Sunday at the bottom right."""
        return self.first + timedelta(days=WEEKS * DAYS - 1)

    def show(self, month: date, days: dict[date, Day]) -> None:
        """Show a month; days that are not named are empty."""
        self.beginResetModel()
        self.month, self._days = month, days
        self.endResetModel()

    def day_at(self, index: AnyIndex) -> Day:
        """The day of a cell."""
        day = self.first + timedelta(days=index.row() * DAYS + index.column())
        return self._days.get(day, Day(day))

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day."""
        place = (day - self.first).days
        return self.index(place // DAYS, place % DAYS)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else DAYS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:  # noqa: ANN401 - Qt's
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return weekday(self.first + timedelta(days=section))[:3]
        return None

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        day = self.day_at(index)
        if role == DAY_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(day)
        return None

    def _spoken(self, day: Day) -> str:
        parts = [long_day(day.day)]
        if day.entries:
            words = self.tr("1 entry") if day.entries == 1 else self.tr("%1 entries")
            parts.append(words.replace("%1", str(day.entries)))
        parts += [session_words(session) for session in day.sessions]
        return ", ".join(parts)


class _DayDelegate(QStyledItemDelegate):
    """The number, the count of entries, and a bar with the name of each session."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        day: Day = index.data(DAY_ROLE)
        model = index.model()
        inside = isinstance(model, MonthModel) and day.day.month == model.month.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(color("line"), 1))
        painter.setBrush(color("surface" if inside else "canvas"))
        painter.drawRoundedRect(rect, RADIUS["sm"], RADIUS["sm"])
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            role = "focus" if option.state & QStyle.StateFlag.State_HasFocus else "line_strong"
            painter.setPen(QPen(color(role), 2))
            painter.drawRoundedRect(rect, RADIUS["sm"], RADIUS["sm"])
        self._paint_head(painter, rect, day, inside=inside)
        self._paint_sessions(painter, rect, day)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, day: Day, *, inside: bool) -> None:
        today = day.day == this_day()
        face = font("body", QFont.Weight.Bold if today else QFont.Weight.Medium)
        metrics = QFontMetrics(face)
        line = QRect(rect.left() + SPACE["sm"], rect.top() + SPACE["xs"], rect.width(), 0)
        line.setHeight(metrics.height() + 2)
        line.setWidth(rect.width() - 2 * SPACE["sm"])
        if today:
            ground = QRect(
                line.left() - 4, line.top(), metrics.horizontalAdvance("00") + 8, line.height()
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft"))
            painter.drawRoundedRect(ground, RADIUS["sm"], RADIUS["sm"])
        painter.setFont(face)
        plain = "text" if inside else "text_muted"
        painter.setPen(color("on_accent_soft" if today else plain))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), str(day.day.day))
        if day.entries:
            painter.setFont(font("caption"))
            painter.setPen(color("text_muted"))
            words = str(day.entries) if rect.width() < em(7) else _entries(day.entries)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, int(flags), words)

    def _paint_sessions(self, painter: QPainter, rect: QRect, day: Day) -> None:
        face = font("caption", QFont.Weight.Medium)
        metrics = QFontMetrics(face)
        height = metrics.height() + 2
        top = rect.top() + QFontMetrics(font()).height() + SPACE["sm"] + 2
        painter.setFont(face)
        for place, session in enumerate(day.sessions):
            box = QRect(rect.left() + 4, top + place * (height + 2), rect.width() - 8, height)
            if box.bottom() > rect.bottom() - 2:
                self._paint_more(painter, rect)
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(color("on_accent_soft"))
            name = session.title or kind_words(session.kind).partition(",")[0]
            words = f"{session.starts_at.astimezone():%H:%M} {name}"
            words = words if metrics.horizontalAdvance(words) < box.width() - 8 else name
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 8)
            painter.drawText(box.adjusted(4, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_more(self, painter: QPainter, rect: QRect) -> None:
        """A bar at the foot: there is a session more than there is room to name."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        bar = QRect(rect.left() + SPACE["sm"], rect.bottom() - 7, rect.width() - 2 * SPACE["sm"], 4)
        painter.drawRoundedRect(bar, 2, 2)


def _entries(count: int) -> str:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    one = QCoreApplication.translate("Month", "1 entry")
    many = QCoreApplication.translate("Month", "%1 entries").replace("%1", str(count))
    return one if count == 1 else many


class MonthGrid(QTableView):
    """Arrows walk the days and on into the next month; Page Up and Page Down turn months."""

    day_chosen = Signal(object)
    month_asked = Signal(object)
    """Another day is to be shown, in another month."""
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = MonthModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_DayDelegate(self))
        self.setAccessibleName(self.tr("Days of the month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(em(2.6))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.entered.emit(self.days.day_at(index)))

    @property
    def day(self) -> date:
        """The chosen day."""
        index = self.currentIndex()
        return self.days.day_at(index).day if index.isValid() else this_day()

    def choose(self, day: date) -> None:
        """Choose a day of the month that is shown."""
        self.setCurrentIndex(self.days.index_of(day))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(22), em(20))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.day_chosen.emit(self.days.day_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days by arrow, weeks up and down, months by page, Home for today, Enter to go in."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self.day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(month_away(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self._go(this_day())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.days.day_at(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if (day.year, day.month) == (self.days.month.year, self.days.month.month):
            self.choose(day)
        else:
            self.month_asked.emit(day)


def month_away(day: date, by: int) -> date:
    """The same day of a month before or after, or its last day where it is shorter."""
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

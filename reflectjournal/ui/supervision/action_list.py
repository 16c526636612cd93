"""The list of actions, read a page at a time: ten thousand cost what fifty cost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reflectjournal.journal import Journal
from reflectjournal.model import Action, ActionFilter
from reflectjournal.ui.icons import icon
from reflectjournal.ui.supervision.words import due_words, origin_words, status_words
from reflectjournal.ui.theme import RADIUS, SPACE, color, em, font

PAGE = 50
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex


class ActionListModel(QAbstractListModel):
    """Actions that pass a filter, the first due first. `ROW_ROLE` gives the `Action`."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.filter = ActionFilter(open=True)
        self._rows: list[Action] = []
        self._more = False

    def refresh(self) -> None:
        """Read again, as far as was read before."""
        wanted = max(PAGE, len(self._rows))
        rows = list(self._journal.actions.page(self.filter, limit=wanted))
        self._more = len(rows) == wanted
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show(self, filter: ActionFilter) -> None:
        """Show what passes the filter, from the top."""
        self.beginResetModel()
        self.filter = filter
        self._rows = list(self._journal.actions.page(filter, limit=PAGE))
        self._more = len(self._rows) == PAGE
        self.endResetModel()

    def row_of(self, action_id: int) -> int:
        """The row of an action; -1 where it is not among those read."""
        return next((n for n, row in enumerate(self._rows) if row.id == action_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: AnyIndex) -> None:
        page = self._journal.actions.page(self.filter, after=self._rows[-1], limit=PAGE)
        self._more = len(page) == PAGE
        if page:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        action = self._rows[index.row()]
        if role == ROW_ROLE:
            return action
        if role == Qt.ItemDataRole.DisplayRole:
            return action.what
        if role == Qt.ItemDataRole.ToolTipRole:
            return action.what
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (action.what, status_words(action.status), due_words(action)[0], below(action))
            return ", ".join(part for part in parts if part)
        return None


def below(action: Action) -> str:
    """The line under an action: whose it is, and where it came from."""
    parts = [origin_words(action)]
    if action.origin.label:
        parts[0] += f" “{action.origin.label}”"
    if action.owner not in ("", "me"):
        parts.insert(0, action.owner)
    return " · ".join(parts)


class _ActionDelegate(QStyledItemDelegate):
    """A box to tick, what, where from, and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        lines = QFontMetrics(font()).height() + QFontMetrics(font("caption")).height()
        return QSize(0, lines + SPACE["md"] * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        action = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), RADIUS["sm"], RADIUS["sm"])
        else:
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("text"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -2), RADIUS["sm"], RADIUS["sm"])
        self._paint_box(painter, box_of(rect), done=not action.open)
        self._paint_words(painter, rect, action, chosen=chosen)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, *, done: bool) -> None:
        painter.setPen(QPen(color("accent" if done else "line_strong"), 1))
        painter.setBrush(color("accent" if done else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if done:
            icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2))

    def _paint_words(self, painter: QPainter, rect: QRect, action: Action, *, chosen: bool) -> None:
        inside = rect.adjusted(em(2.4), SPACE["sm"] + 3, -SPACE["md"], 0)
        words, pressing = due_words(action)
        width = self._paint_due(painter, inside, words, pressing=pressing, chosen=chosen)
        title = font("body", QFont.Weight.Medium)
        painter.setFont(title)
        plain = "text" if action.open else "text_muted"
        painter.setPen(color("on_accent_soft" if chosen else plain))
        metrics = QFontMetrics(title)
        room = inside.width() - width - em(0.8)
        line = QRect(inside.left(), inside.top(), room, metrics.height())
        shown = metrics.elidedText(action.what, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, 0, shown)
        painter.setFont(font("caption"))
        painter.setPen(color("on_accent_soft" if chosen else "text_muted"))
        small = QFontMetrics(font("caption"))
        under = QRect(line.left(), line.bottom() + 3, room, small.height())
        elided = small.elidedText(below(action), Qt.TextElideMode.ElideRight, room)
        painter.drawText(under, 0, elided)

    def _paint_due(
        self, painter: QPainter, inside: QRect, words: str, *, pressing: bool, chosen: bool
    ) -> int:
        face = font("caption", QFont.Weight.DemiBold) if pressing else font()
        metrics = QFontMetrics(face)
        pad = em(0.8) if pressing else 0
        width = metrics.horizontalAdvance(words) + 2 * pad
        height = metrics.height() + (4 if pressing else 0)
        box = QRect(inside.right() - width, inside.top() + SPACE["sm"] - 2, width, height)
        if pressing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("todo"))
            painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(face)
        quiet = "on_accent_soft" if chosen else "text_muted"
        painter.setPen(color("todo_text" if pressing else quiet))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        return width


def box_of(rect: QRect) -> QRect:
    """Where the tick box of a row stands."""
    side = em(1.25)
    return QRect(rect.left() + SPACE["sm"], rect.center().y() - side // 2, side, side)


class ActionList(QListView):
    """Arrows choose, Space ticks, Delete deletes, Enter goes to the fields."""

    action_chosen = Signal(int)
    ticked = Signal(object)
    deleted = Signal(object)
    entered = Signal()

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.actions_model = ActionListModel(journal, self)
        self.setModel(self.actions_model)
        self.setItemDelegate(_ActionDelegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Actions"))
        self.setAccessibleDescription(self.tr("Space ticks an action off, Enter opens its fields."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> Action | None:
        """The chosen action."""
        found = self.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, Action) else None

    def refresh(self, chosen: int) -> None:
        """Read again and keep the choice."""
        place = self.verticalScrollBar().value()
        self._quiet = True
        self.actions_model.refresh()
        self._quiet = False
        self.mark(chosen)
        self.verticalScrollBar().setValue(place)

    def mark(self, action_id: int) -> bool:
        """Show an action as chosen; False where it is not in the list."""
        self._quiet = True
        row = self.actions_model.row_of(action_id)
        self.setCurrentIndex(self.actions_model.index(row) if row >= 0 else QModelIndex())
        self._quiet = False
        return row >= 0

    def _on_current(self, index: QModelIndex) -> None:
        action = index.data(ROW_ROLE)
        if isinstance(action, Action) and not self._quiet:
            self.action_chosen.emit(action.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        box = box_of(self.visualRect(index)).adjusted(-6, -6, 6, 6)
        if index.isValid() and box.contains(event.position().toPoint()):
            self.ticked.emit(index.data(ROW_ROLE))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Delete and Enter act on the chosen action."""
        action = self.current
        if action is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(action)
        elif action is not None and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(action)
        elif action is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

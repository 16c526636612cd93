"""A table of two-line rows between rules: one row in hand, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reflectjournal.ui import icons
from reflectjournal.ui.models.row_table import CELL_ROLE, ROW_ROLE, AnyIndex, Cell, RowTableModel
from reflectjournal.ui.theme import SPACE, color, em, font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def row_height() -> int:
    """The height of a row of one or two lines."""
    return QFontMetrics(font()).height() + QFontMetrics(font("caption")).height() + SPACE["lg"]


class CellDelegate(QStyledItemDelegate):
    """Paints a `Cell`: tick box, icon, a line, a caption below it, or a pill."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(option.rect.width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell: Cell = index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, index, chosen=chosen)
        box = option.rect.adjusted(em(0.4), 0, -SPACE["xs"], 0)
        if cell.ticked is not None:
            box.setLeft(self._paint_tick(painter, option, box, ticked=cell.ticked))
        if cell.drawing:
            side = em(1.2)
            place = QRect(box.left(), box.center().y() - side // 2, side, side)
            icons.paint(painter, cell.drawing, place, cell.drawing_role)
            box.setLeft(box.left() + em(1.75))
        if cell.pill:
            _paint_pill(painter, box, cell.pill)
        else:
            _paint_words(painter, box, cell, chosen=chosen)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, *, chosen: bool
    ) -> None:
        rect = option.rect
        if chosen:
            painter.fillRect(rect, color("accent_soft"))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
        if chosen and option.state & QStyle.StateFlag.State_Active and _has_focus(option):
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), color("text"))
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), color("text"))

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, ticked: bool
    ) -> int:
        style = option.widget.style()
        button = QStyleOptionButton()
        side = em(1.2)
        button.rect = QRect(box.left(), box.center().y() - side // 2, side, side)
        button.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        )
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, button, painter, option.widget
        )
        return box.left() + side + SPACE["md"]


def _has_focus(option: QStyleOptionViewItem) -> bool:
    return option.widget.hasFocus()


def _paint_words(painter: QPainter, box: QRect, cell: Cell, *, chosen: bool) -> None:
    face = font("body", QFont.Weight.Medium if cell.strong else QFont.Weight.Normal)
    small = font("caption")
    first = QFontMetrics(face)
    second = QFontMetrics(small)
    height = first.height() + (second.height() if cell.caption else 0)
    top = box.center().y() - height // 2
    ink = "on_accent_soft" if chosen else "text_muted" if cell.quiet else "text"
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(face)
    painter.setPen(color(ink))
    line = QRect(box.left(), top, box.width(), first.height())
    painter.drawText(line, _LEFT, first.elidedText(cell.text, elide, box.width()))
    if cell.caption:
        painter.setFont(small)
        painter.setPen(color("on_accent_soft" if chosen else "text_muted"))
        line = QRect(box.left(), top + first.height(), box.width(), second.height())
        painter.drawText(line, _LEFT, second.elidedText(cell.caption, elide, box.width()))


def _paint_pill(painter: QPainter, box: QRect, words: str) -> None:
    face = font("caption", QFont.Weight.DemiBold)
    metrics = QFontMetrics(face)
    height = metrics.height() + 2
    width = min(metrics.horizontalAdvance(words) + em(1.4), box.width())
    place = QRect(box.left() - SPACE["sm"], box.center().y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("todo"))
    painter.drawRoundedRect(place, height / 2, height / 2)
    painter.setPen(color("todo_text"))
    painter.setFont(face)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class RowTable(QTableView):
    """Arrows, Home and End move; Enter opens, Space ticks, Delete asks to take away."""

    opened = Signal(object)
    row_chosen = Signal(object)
    ticked = Signal(object)
    deleted = Signal(object)

    def __init__(self, model: RowTableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setObjectName("entries")
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setVisible(any(c.title for c in model.columns))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._model = model
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self._fit()

    @property
    def row(self) -> Any:  # noqa: ANN401 - the value of a row
        """The value of the row in hand, or None."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def show_rows(self, rows: Sequence[Any], same: object = None) -> None:
        """Show rows; the one whose `id` is `same`, else the first, is in hand."""
        self._model.show_rows(rows)
        place = next((i for i, r in enumerate(rows) if getattr(r, "id", None) == same), 0)
        if rows:
            self.take(place)

    def show_column(self, place: int, *, shown: bool) -> None:
        """Show a column, or leave its room to the others."""
        self.setColumnHidden(place, not shown)
        self._fit()

    def take(self, place: int) -> None:
        """Take a row in hand."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(place, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), self._model.rowCount()
        if not count:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.take(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(self.row)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(self.row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit(index.data(ROW_ROLE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        shown = [c for n, c in enumerate(self._model.columns) if not self.isColumnHidden(n)]
        fixed = sum(em(c.ems) for c in shown)
        free = [c for c in shown if not c.ems]
        left = max(em(8), (self.viewport().width() - fixed) // max(1, len(free)))
        for place, column in enumerate(self._model.columns):
            self.setColumnWidth(place, em(column.ems) if column.ems else left)

    def _on_row(self, now: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(now.data(ROW_ROLE))

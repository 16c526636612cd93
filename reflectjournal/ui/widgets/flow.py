"""A layout that fills a line and goes on in the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import shiboken6
from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget, QWidgetItem

from reflectjournal.ui import theme


class FlowLayout(QLayout):
    """Lays its items out like words: as many on a line as fit, `gap` pixels between them."""

    def __init__(self, parent: QWidget | None = None, gap: int = theme.SPACE["sm"]) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidget(self, position: int, widget: QWidget) -> None:
        """Put a widget at a place in the order."""
        self.addWidget(widget)
        self._items.insert(position, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def renew_items(self) -> None:
        """Hold the items by objects of its own: see `ui.layouts`."""
        places = [shiboken6.getCppPointer(item)[0] for item in self._items]
        for item in self._items:
            shiboken6.invalidate(item)
        self._items = [cast("QLayoutItem", shiboken6.wrapInstance(p, QWidgetItem)) for p in places]

    def clear(self) -> None:
        """Take everything out and let it go."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        visible = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in visible) + self._gap * max(0, len(visible) - 1)
        height = max((size.height() for size in visible), default=0)
        return QSize(width, height).grownBy(margins)

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, tallest = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, tallest = area.x(), y + tallest + self._gap, 0
            if move:
                place = QRect(QPoint(x, y), QSize(min(size.width(), area.width()), size.height()))
                item.setGeometry(mirrored(place, rect, self._direction()))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.y() + margins.bottom()

    def _direction(self) -> Qt.LayoutDirection:
        widget = self.parentWidget()
        return widget.layoutDirection() if widget else Qt.LayoutDirection.LeftToRight


def mirrored(place: QRect, area: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where a place in an area lies for this direction of reading.

    What `QStyle.visualRect` gives; naming that class costs a tenth of the start.
    """
    if direction == Qt.LayoutDirection.LeftToRight:
        return place
    return place.translated(area.left() + area.right() - place.left() - place.right(), 0)


def empty(layout: QLayout) -> None:
    """Take the widgets out of a layout and let them go."""
    let_go(taken_out(layout))


def taken_out(layout: QLayout) -> list[QWidget]:
    """Take everything out of a layout; gives its widgets, which stay where they are shown.

    `takeAt` and never `itemAt`: Python would keep that item past its end, and take
    whatever Qt puts in its place in memory for it.
    """
    widgets: list[QWidget] = []
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widgets.append(widget)
    return widgets


def let_go(widgets: Iterable[QWidget]) -> None:
    """Hide widgets and delete them once nobody is busy with them any more."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()


def lay_along(row: QBoxLayout, *, wide: bool) -> None:
    """Lay the parts side by side, or one below the other where there is no room."""
    side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    wanted, widget = side if wide else down, row.parentWidget()
    if row.direction() == wanted:
        return
    row.setDirection(wanted)
    while widget is not None and (around := widget.layout()) is not None:
        around.invalidate()  # all that stands around it is to learn of its new height at once
        widget.updateGeometry()
        widget = widget.parentWidget()

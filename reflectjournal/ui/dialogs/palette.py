"""Go to anything: pages, commands and entries in one list, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.ui import icons, theme
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.text import label

_AT = Qt.ItemDataRole.UserRole
MOST = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: its words, what kind of thing it is, its keys, and what it does."""

    words: str
    kind: str
    act: Callable[[], object]
    drawing: str = ""
    keys: str = ""

    def matches(self, typed: str) -> bool:
        """True where every typed word stands somewhere in the line."""
        text = f"{self.words} {self.kind}".casefold()
        return all(word in text for word in typed.casefold().split())


Finder = Callable[[str], Sequence[Choice]]


class Palette(QDialog):
    """A field over a list; the arrows move in the list while the field keeps the focus.

    `fixed` are the commands and pages, `find` gives the entries that fit what was typed.
    """

    def __init__(
        self, fixed: Sequence[Choice], find: Finder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(QCoreApplication.applicationName())
        set_ground(self, "raised")
        self._fixed, self._find = fixed, find
        self._chosen: Choice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE["md"],) * 4)
        column.setSpacing(theme.SPACE["sm"])
        self.field = SearchField(self.tr("Go to a page, an entry or a command"), esc_empties=False)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(
            self.tr("Nothing has that name. Ctrl+F searches inside entries."), "muted"
        )
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget)
        self.field.line.textChanged.connect(self._fill)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())
        self._fill("")
        self._place()

    def choose(self) -> Choice | None:
        """Show the list; gives what was chosen, None where it was left with Esc."""
        self.field.setFocus()
        self.exec()
        return self._chosen

    def shown(self) -> tuple[str, ...]:
        """The words of the lines in the list."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def _place(self) -> None:
        over = self.parentWidget()
        width = min(theme.em(46), over.width() - 2 * theme.SPACE["xl"]) if over else theme.em(46)
        height = min(theme.em(30), over.height() - 4 * theme.SPACE["xl"]) if over else theme.em(30)
        self.setFixedSize(width, height)
        if over:
            corner = over.mapToGlobal(over.rect().topLeft())
            self.move(corner.x() + (over.width() - width) // 2, corner.y() + theme.em(4))

    def _fill(self, typed: str) -> None:
        lines = [choice for choice in self._fixed if choice.matches(typed)]
        found = list(self._find(typed.strip()))
        lines = [*found, *lines] if not typed.strip() else [*lines, *found]
        self.list.clear()
        for choice in lines[:MOST]:
            item = QListWidgetItem(choice.words)
            item.setData(_AT, choice)
            spoken = ", ".join(part for part in (choice.words, choice.kind, choice.keys) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _move(self, by: int) -> None:
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._chosen = item.data(_AT)
            self.accept()


class _Line(QStyledItemDelegate):
    """An icon, the words, what kind of thing it is, and its keys at the right end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        choice: Choice = index.data(_AT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect, theme.RADIUS["sm"], theme.RADIUS["sm"])
        ink = "on_accent_soft" if chosen else "text"
        quiet = "on_accent_soft" if chosen else "text_muted"
        inner = rect.adjusted(theme.SPACE["sm"], 0, -theme.SPACE["sm"], 0)
        side = theme.em(1.2)
        if choice.drawing:
            square = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            icons.paint(painter, choice.drawing, square, quiet)
        inner.setLeft(inner.left() + side + theme.SPACE["md"])
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color(quiet))
        right = " · ".join(part for part in (choice.kind, choice.keys) if part)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, right)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(right) - theme.em(1))
        painter.setFont(theme.font())
        painter.setPen(theme.color(ink))
        words = painter.fontMetrics().elidedText(
            choice.words, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]  # noqa: ARG002
        return QSize(theme.em(20), theme.em(2.3))

"""One line of an agenda: its place, its title, what is wanted from it, and where it came from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reflectjournal.model import AgendaItem, AgendaSource, Want
from reflectjournal.ui.supervision.words import want_words
from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.buttons import IconButton
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.flow import lay_along
from reflectjournal.ui.widgets.text import ElidedLabel, label, rule

ONE_LINE_EMS = 30.0
INDENT = 4
"""Pixels: the words of a field without a border begin so far in."""

SAVE_AFTER = 600
"""Milliseconds after the last letter until own words are saved."""


class DragHandle(IconButton):
    """Drawn up and down it moves the line; pressed it opens the menu of the line."""

    dragged = Signal(QPoint)
    """Where the mouse is, on the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("drag", "", parent=parent)
        self._from: QPoint | None = None
        self._moving = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._moving = event.globalPosition().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._from is not None and (self._moving or abs((at - self._from).y()) > em(0.6)):
            self._moving = True
            self.dragged.emit(at)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        if self._moving:
            self.setDown(False)
            return
        super().mouseReleaseEvent(event)


class AgendaRow(QFrame):
    """Alt+Up and Alt+Down move it, Space ticks it, Delete takes it off, Enter opens its source."""

    changed = Signal(object)
    """The item as it should be saved."""
    moved = Signal(int)
    """Up (-1) or down (1)."""
    dragged = Signal(QPoint)
    removed = Signal()
    opened = Signal()
    action_asked = Signal()
    """Make an action of it."""

    def __init__(self, item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setProperty("row", "open")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.handle = DragHandle(self)
        self.handle.clicked.connect(self._open_menu)
        self.handle.dragged.connect(self.dragged)
        self.number = label("", "strong")
        self.title = ElidedLabel("", "strong")
        self.want = QComboBox(self)
        self.want.addItem(self.tr("not said"), None)
        for want, words in want_words():
            self.want.addItem(words, want.value)
        self.want.activated.connect(lambda _: self._save())
        self.note = CellEdit(self.tr("In your own words"), self)
        self.note.setProperty("field", "quiet")
        self._pause = QTimer(self)
        self.note.edited.connect(self._pause.start)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER)
        self._pause.timeout.connect(self._save)
        self.source = label("", "caption", wrap=True)
        self.reached = QCheckBox(self.tr("talked about"), self)
        self.reached.clicked.connect(lambda _: self._save())
        self._lay_out()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.moved.emit(by))

    def show_item(self, item: AgendaItem, number: int, source: str, *, tick: bool) -> None:
        """Show the state of the line; words that are being typed stay."""
        self.item = item
        self.number.setText(str(number))
        self.title.setText(item.title)
        self.want.setCurrentIndex(max(0, self.want.findData(item.want.value if item.want else "")))
        if not self._pause.isActive() and self.note.text() != item.note:
            self.note.load(item.note)
        printed = self.tr("my words stand on the sheet") if item.print_text else ""
        self.source.setText(" · ".join(part for part in (source, printed) if part))
        self.reached.setChecked(item.reached)
        self.reached.setVisible(tick or item.reached)
        self._name(number)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self, self.handle, self.want, self.note, self.reached)

    def flush(self) -> None:
        """Save words that are still waiting."""
        if self._pause.isActive():
            self._save()

    # -- inside ----------------------------------------------------------------------------

    def _name(self, number: int) -> None:
        title = self.item.title
        self.setAccessibleName(f"{number}, {title}, {self.source.text()}")
        self.setAccessibleDescription(
            self.tr("Alt+Up and Alt+Down move it, Space ticks it, Delete takes it off.")
        )
        self.handle.setAccessibleName(self.tr("Move, print or take off: %1").replace("%1", title))
        self.handle.setToolTip(self.tr("Draw to move; press for more"))
        self.want.setAccessibleName(self.tr("I want from %1").replace("%1", title))
        self.note.setAccessibleName(self.tr("In my own words: %1").replace("%1", title))
        self.reached.setAccessibleName(self.tr("Talked about: %1").replace("%1", title))

    def _lay_out(self) -> None:
        wish = QHBoxLayout()
        wish.setSpacing(SPACE["sm"])
        wish.addWidget(label(self.tr("I want"), "muted"))
        self.want.setMinimumWidth(em(9))
        wish.addWidget(self.want, 1)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(INDENT, 0, 0, 0)
        self._top.setSpacing(SPACE["sm"])
        self._top.addWidget(self.title, 1)
        self._top.addLayout(wish)
        foot = QHBoxLayout()
        foot.setContentsMargins(INDENT, 0, 0, 0)
        foot.addWidget(self.source, 1)
        foot.addWidget(self.reached)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._top)
        words.addWidget(self.note)
        words.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE["sm"], 0, SPACE["sm"])
        whole.addLayout(row)
        whole.addWidget(rule())
        row.setSpacing(SPACE["sm"])
        self.number.setMinimumWidth(em(1.2))
        self.number.setContentsMargins(0, SPACE["xs"], 0, 0)
        row.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _save(self) -> None:
        self._pause.stop()
        value = self.want.currentData()
        item = replace(
            self.item,
            want=Want(value) if value else None,
            note=self.note.text().strip(),
            reached=self.reached.isChecked(),
        )
        if item != self.item:
            self.changed.emit(item)

    def _print_words(self, on: bool) -> None:
        self.changed.emit(replace(self.item, print_text=on))

    def _tick(self) -> None:
        self.reached.setChecked(not self.reached.isChecked())
        self._save()

    def menu(self) -> QMenu:
        """What can be done with the line."""
        menu = QMenu(self)
        menu.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
        menu.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
        menu.addSeparator()
        if self.item.source is not AgendaSource.FREE:
            menu.addAction(self.tr("Open where it came from"), self.opened.emit)
        printed = menu.addAction(self.tr("Print my words on the sheet"))
        printed.setCheckable(True)
        printed.setChecked(self.item.print_text)
        printed.triggered.connect(self._print_words)
        reached = menu.addAction(self.tr("Talked about"), self._tick)
        reached.setCheckable(True)
        reached.setChecked(self.item.reached)
        menu.addAction(self.tr("Make an action of it"), self.action_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Take off the agenda"), self.removed.emit)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.handle.mapToGlobal(self.handle.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the wish stands below the title."""
        super().resizeEvent(event)
        lay_along(self._top, wide=self.width() >= em(ONE_LINE_EMS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the line itself; its fields have their own."""
        if event.key() == Qt.Key.Key_Space:
            self._tick()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu()
        else:
            super().keyPressEvent(event)

"""Strips that offer, warn or take a deletion back, and what stands where nothing is yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.icons import icon
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.text import label

UNDO_MILLISECONDS = 10_000
TELL_MILLISECONDS = 5_000
ICON_EMS = 1.3
"""The width of an icon beside words."""


class IconLabel(QLabel):
    """An icon that is only looked at."""

    def __init__(self, drawing: str, role: str = "text_muted", ems: float = ICON_EMS) -> None:
        super().__init__()
        self._drawing, self._role, self._ems = drawing, role, ems
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, drawing: str, role: str) -> None:
        """Show another icon."""
        self._drawing, self._role = drawing, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.em(self._ems), theme.em(self._ems))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.em(self._ems)
        rect = self.rect()
        rect.setSize(QSize(side, side))
        rect.moveCenter(self.rect().center())
        icon(self._drawing, self._role).paint(painter, rect)


class StripNotice(QFrame):
    """A strip over the part it is about: title, sentence, and what can be done.

    `kind` is offer, warn, todo or risk. `actions` pairs words with what they do.
    """

    def __init__(
        self,
        kind: str = "offer",
        title: str = "",
        text: str = "",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("notice", kind)
        role = {"warn": "on_warn_soft", "todo": "todo_text", "risk": "risk"}.get(kind, "text_muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.SPACE["lg"], theme.SPACE["md"], theme.SPACE["lg"], theme.SPACE["md"]
        )
        column.setSpacing(theme.SPACE["xs"])
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE["sm"])
        self._icon = IconLabel("warn" if kind == "risk" else "info", role)
        self._title = label(title, "strong", wrap=True)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        self._text = label(text, "body", wrap=True)
        column.addWidget(self._text)
        self._buttons = FlowLayout(gap=theme.SPACE["sm"])
        column.addSpacing(theme.SPACE["xs"])
        column.addLayout(self._buttons)
        self.say(title, text, actions)

    @property
    def title(self) -> str:
        """The words of the first line."""
        return self._title.text()

    def say(
        self,
        title: str,
        text: str = "",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        """Show other words and actions."""
        self._icon.setVisible(bool(title))
        self._title.setVisible(bool(title))
        self._title.setText(title)
        self._text.setVisible(bool(text))
        self._text.setText(text)
        self._buttons.clear()
        for words, act in actions:
            button = Button(words, "outline")
            button.clicked.connect(lambda _=False, act=act: act())
            self._buttons.addWidget(button)
            button.show()  # at once, so that it can take the focus
        self.setAccessibleName(f"{title}. {text}".strip(". "))

    def tell(self, sentence: str) -> None:
        """Show one sentence until it is closed."""
        self.say(sentence, "", ((self.tr("Close"), self.hide),))
        self.show()

    def focus_first(self) -> None:
        """Give the focus to the first thing that can be done."""
        shown = [button for button in self.findChildren(Button) if button.isVisible()]
        if shown:
            shown[0].setFocus()


class EmptyState(QWidget):
    """What stands where nothing is yet: one sentence and one action."""

    action_chosen = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE["lg"], 0, theme.SPACE["lg"])
        column.setSpacing(theme.SPACE["md"])
        self.sentence = label(sentence, "muted", wrap=True)
        column.addWidget(self.sentence)
        self.button = Button(action, "outline")
        self.button.clicked.connect(self.action_chosen)
        if not action:
            self.button.hide()
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class UndoBar(QFrame):
    """Says what was done and offers to take it back, for ten seconds."""

    expired = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        over: QWidget | None = None,
        milliseconds: int = UNDO_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self.setProperty("notice", "undo")
        self._over = over
        if over is not None:
            over.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.SPACE["lg"], theme.SPACE["xs"], theme.SPACE["sm"], theme.SPACE["xs"]
        )
        row.setSpacing(theme.SPACE["lg"])
        self._words = label("")
        self.button = Button(QCoreApplication.translate("UndoBar", "Undo"), "link")
        self.button.clicked.connect(self._take_back)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self._undo: Callable[[], object] | None = None
        self._milliseconds = milliseconds
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def offer(self, done: str, undo: Callable[[], object]) -> None:
        """Say what was `done`; `undo` is called where the person takes it back in time."""
        self._undo = undo
        self.button.show()
        self._show(done, self._milliseconds)
        announce(
            self, QCoreApplication.translate("UndoBar", "%1. Undo available.").replace("%1", done)
        )

    def tell(self, done: str) -> None:
        """Say what was done for a moment; an offer to undo that is in view stays."""
        announce(self, done)
        if self._undo is None:
            self.button.hide()
            self._show(done, TELL_MILLISECONDS)

    def _show(self, words: str, milliseconds: int) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(milliseconds)

    def take_back(self) -> bool:
        """Undo by key; False where there is nothing to undo."""
        if self._undo is None:
            return False
        self._take_back()
        return True

    def dismiss(self) -> None:
        """Let what was done stand."""
        self._timer.stop()
        self._undo = None
        self.hide()
        self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Low in the middle of what it floats over."""
        self.adjustSize()
        host = self.parentWidget()
        if self._over is None or host is None:
            return
        left = self._over.mapTo(host, self._over.rect().topLeft())
        size = self.sizeHint()
        width = min(max(size.width(), theme.em(26)), self._over.width() - theme.em(2))
        x = left.x() + (self._over.width() - width) // 2
        y = left.y() + self._over.height() - size.height() - theme.em(4.6)
        self.setGeometry(x, y, width, size.height())

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self._timer.stop()
        self.hide()
        if undo is not None:
            undo()

"""Sections, rows between rules, and rows of a form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.ui import theme
from reflectjournal.ui.widgets.buttons import LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.text import ElidedLabel, label, rule


class Section(QWidget):
    """A lead over a rule, with a link at its right end, and what belongs to it below."""

    link_chosen = Signal()

    def __init__(
        self, title: str, link: str = "", *, arrow: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, theme.SPACE["xs"])
        self.title = label(title, "lead")
        head.addWidget(self.title, 1)
        self.link = LinkButton(link, arrow=arrow)
        self.link.clicked.connect(self.link_chosen)
        head.addWidget(self.link)
        if not link:
            self.link.hide()
        self.column.addLayout(head)
        self.column.addWidget(rule())
        self._rows: list[QWidget] = []

    def add(self, widget: QWidget, *, ruled: bool = True) -> None:
        """Put a row at the end, with a rule between it and the one before."""
        if self._rows and ruled:
            line = rule()
            self._rows.append(line)
            self.column.addWidget(line)
        self._rows.append(widget)
        self.column.addWidget(widget)

    def clear(self) -> None:
        """Take the rows out."""
        for widget in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows.clear()


class Row(QFrame):
    """Two lines with an icon before and a few words behind; Enter or a click opens it."""

    opened = Signal()

    def __init__(
        self,
        title: str,
        caption: str = "",
        *,
        drawing: str = "",
        right: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, theme.SPACE["sm"] - 1, 0, theme.SPACE["sm"] - 1)
        self.row.setSpacing(theme.SPACE["md"])
        if drawing:
            self.row.addWidget(IconLabel(drawing))
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = ElidedLabel(title, "medium")
        words.addWidget(self.title)
        self.caption = ElidedLabel(caption, "caption")
        if not caption:
            self.caption.hide()
        words.addWidget(self.caption)
        self.row.addLayout(words, 1)
        self.right: QLabel | None = None
        if right:
            self.right = label(right, "muted")
            self.row.addWidget(self.right)
        self.setAccessibleName(", ".join(part for part in (title, caption, right) if part))
        self.setProperty("row", "plain")

    def make_openable(self) -> None:
        """Let the row be reached with Tab and opened with Enter, Space or a click."""
        self.setProperty("row", "open")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def put_right(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def put_left(self, widget: QWidget) -> None:
        """Put a widget, such as a tick box, before everything."""
        self.row.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class FormRow(QWidget):
    """A label over its field, a line of help, and the sentence of what is wrong with it."""

    def __init__(
        self, words: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["xs"])
        self.label = label(words, "section", wrap=True)
        self.label.setBuddy(field)
        self.field = field
        self.head = QHBoxLayout()
        self.head.addWidget(self.label, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(self.head)
        column.addWidget(field)
        self.help = label(help_text, "caption", wrap=True)
        if not help_text:
            self.help.hide()
        column.addWidget(self.help)
        self.error = label("", "danger", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        if not field.accessibleName():
            field.setAccessibleName(words)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field; an empty sentence takes it back."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence or self.help.text())


class Column(QWidget):
    """Keeps what is in it to so many ems of width, at the left or in the middle.

    A maximum width on the part itself would not do: Qt then asks for its height at
    the width it does not get, and cuts its last lines off.
    """

    def __init__(self, inside: QWidget, ems: float, *, centred: bool = False) -> None:
        super().__init__()
        self._inside, self._ems = inside, ems
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if centred:
            row.addStretch(1)
        row.addWidget(inside, 1000)
        row.addStretch(1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(theme.em(self._ems))


def scrolled(widget: QWidget, ground: str = "surface") -> QScrollArea:
    """The widget in an area that scrolls upright; it takes the ground's colour."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_ground(widget, ground)
    set_ground(area.viewport(), ground)
    area.setWidget(_AsTallAsItsWords(widget))
    return area


class _AsTallAsItsWords(QWidget):
    """Asks for the height its words need at the width they have.

    Qt's scroll area would make room for the height at the least width, at which
    every word stands on a line of its own, and scroll over empty paper.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def set_ground(widget: QWidget, ground: str, edge: str = "") -> QWidget:
    """Give a widget a ground of the theme (surface, canvas, sunken, raised, risk) and an edge."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", ground)
    if edge:
        widget.setProperty("edge", edge)
    return widget

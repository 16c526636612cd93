"""Buttons by their weight: one primary on a page, tonal, outline, link, quiet; and toggles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QToolButton, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.icons import icon
from reflectjournal.ui.widgets.flow import FlowLayout, mirrored
from reflectjournal.ui.widgets.text import as_tip

_ROLES = {"primary": "on_accent", "tonal": "on_accent_soft", "link": "accent", "danger": "danger",
          "nav": "text_muted", "quiet": "text_muted"}  # fmt: skip

DONE_MILLISECONDS = 2_000
_FRAME = 3
"""Pixels of a link's frame at each side."""
_CHOSEN = {"nav": QFont.Weight.Medium}
"""The weight of the words of a chosen button in `window.qss`, where it is another than 600."""


class Button(QPushButton):
    """A push button of one of the kinds of `window.qss`, with an icon of its text's colour."""

    def __init__(
        self,
        text: str = "",
        kind: str = "outline",
        drawing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setText(text)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if kind == "link":
            self.setFlat(True)
        if drawing:
            self.set_icon(drawing)

    def set_icon(self, drawing: str, role: str = "") -> None:
        """Show an icon before the text, tinted as the text is or in `role`."""
        self.setIcon(icon(drawing, role or _ROLES.get(self._kind, "text")))
        self.fit_icon()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.fit_icon()

    def say_done(self, words: str) -> None:
        """Show for two seconds what the press has done, where nothing else shows it."""
        before = self.text()
        if before == words:
            return
        self.setText(words)
        announce(self, words)
        QTimer.singleShot(DONE_MILLISECONDS, self, lambda: self.setText(before))

    def fit_icon(self) -> None:
        """Give the icon the size of the text, and a gap between the two."""
        side = theme.em(1.3)
        gap = theme.em(0.6 if self._kind == "nav" else 0.25) if self.text() else 0
        self.setIconSize(QSize(side + gap, side))

    def sizeHint(self) -> QSize:
        """Room for the words in the weight they have once chosen, which Qt does not count."""
        hint = super().sizeHint()
        if not self.isCheckable():
            return hint
        chosen = QFont(self.font())
        chosen.setWeight(_CHOSEN.get(self._kind, QFont.Weight.DemiBold))
        words, usual = QFontMetrics(chosen), self.fontMetrics()
        more = max(0, words.horizontalAdvance(self.text()) - usual.horizontalAdvance(self.text()))
        middle = not self.icon().isNull() and self._kind != "nav"
        return hint + QSize(2 * more if middle else more, 0)  # icon and words as if usual, centred

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_kind(self, kind: str) -> None:
        """Change the weight of the button."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt gives Enter to the dialog's main button, even while another one has the focus.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class LinkButton(Button):
    """Words in the accent colour that do something; `arrow` points on to another page."""

    def __init__(
        self,
        text: str = "",
        drawing: str = "",
        *,
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._arrow = arrow
        super().__init__(text, "link", "" if arrow else drawing, parent)

    def sizeHint(self) -> QSize:
        more = theme.em(1.75) if self._arrow else 0
        return super().sizeHint() + QSize(more, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._arrow:
            side = theme.em(1.2)
            place = QRect(self.width() - side - 2, (self.height() - side) // 2, side, side)
            painter = QPainter(self)
            place = mirrored(place, self.rect(), self.layoutDirection())
            icon("arrow-right", "accent").paint(painter, place)


class TitleLink(LinkButton):
    """A link that is the title of something: it shortens where there is no room for it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self._title = title
        super().__init__(title.replace("&", "&&"), parent=parent)
        self.setAccessibleName(title)
        self.setToolTip(as_tip(title))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(4), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * _FRAME
        words = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class IconButton(QToolButton):
    """A button that is only an icon; `text` is its name and tooltip. At least 24 pixels square."""

    def __init__(
        self, drawing: str, text: str, role: str = "text_muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(drawing, role))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoRaise(True)
        self._fit()

    def set_icon(self, drawing: str, text: str, role: str = "text_muted") -> None:
        """Show another icon and name."""
        self.setIcon(icon(drawing, role))
        self.setAccessibleName(text)
        self.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setIconSize(QSize(theme.em(1.3), theme.em(1.3)))


class PillChoice(QWidget):
    """A row of pills of which one is chosen; they wrap where there is no room.

    `choices` pairs each value with its words. With `optional` the chosen one can be put back.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[object, str]],
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not optional)
        self._values: list[object] = []
        self._optional = optional
        row = FlowLayout(self, gap=theme.SPACE["sm"])
        for value, words in choices:
            made = Button(words, "pill")
            made.setCheckable(True)
            made.setAutoExclusive(False)
            made.setAccessibleName(f"{name}: {words}" if name else words)
            self._group.addButton(made, len(self._values))
            self._values.append(value)
            row.addWidget(made)
        self._group.idToggled.connect(self._toggled)

    @property
    def value(self) -> object | None:
        """The chosen value, or None."""
        position = self._group.checkedId()
        return self._values[position] if position >= 0 else None

    def set_value(self, value: object | None) -> None:
        """Choose a value without telling anybody; None chooses nothing."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for position, known in enumerate(self._values):
            self._group.button(position).setChecked(known == value)
        self._group.setExclusive(not self._optional)
        self._group.blockSignals(False)

    def _toggled(self, position: int, on: bool) -> None:
        if on and self._optional:
            for other in self._group.buttons():
                if self._group.id(other) != position and other.isChecked():
                    self._group.blockSignals(True)
                    other.setChecked(False)
                    self._group.blockSignals(False)
        if on or self._optional:
            self.chosen.emit(self.value)

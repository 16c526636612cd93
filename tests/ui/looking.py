"""What the tests of accessibility look at: names, the way of Tab, clipped words, small targets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from reflectjournal.ui.widgets.text import ElidedLabel

TARGET = 24  # pixels, WCAG 2.2 criterion 2.5.8


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen(window: QWidget) -> Iterator[QWidget]:
    """The widgets that are shown, in no order."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0:
            yield widget


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab should reach: one of each exclusive group is enough."""
    return [
        w
        for w in seen(window)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isEnabled()
        and not isinstance(w, QScrollBar | QScrollArea)
        and not _inside(w, QAbstractSpinBox)
        and not _inside(w, QComboBox)
        and w.focusProxy() is None
    ]


def nameless(window: QWidget) -> list[str]:
    """The widgets that take the focus and do not say what they are."""
    found = []
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(where(widget))
    return found


def tab_walk(window: QWidget) -> list[QWidget]:
    """The widgets that Tab goes through, from where the focus is until it is there again."""
    start = QApplication.focusWidget()
    assert start is not None
    walked = [start]
    for _ in range(400):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is start:
            return walked
        walked.append(now)
    raise AssertionError(f"Tab never comes back to {where(start)}; it was at {where(now)}")


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they stand. What shortens itself on purpose is left out."""
    found = []
    for widget in seen(window):
        if isinstance(widget, ElidedLabel) or _inside(widget, QAbstractSpinBox):
            continue
        if isinstance(widget, QLabel) and widget.text():
            if _label_clipped(widget):
                found.append(f"{where(widget)}: {widget.text()[:50]!r}")
        elif isinstance(widget, QAbstractButton) and widget.text():
            if _button_clipped(widget):
                found.append(f"{where(widget)}: {widget.text()[:50]!r}")
        elif isinstance(widget, QTabBar):
            right = widget.tabRect(widget.count() - 1).right()
            if right > widget.width() and not widget.usesScrollButtons():
                found.append(where(widget))
    return found


def _label_clipped(label: QLabel) -> bool:
    inner = label.contentsRect()
    if label.wordWrap():
        words = label.text().split()
        widest = max(QFontMetrics(label.font()).horizontalAdvance(word) for word in words)
        return (
            label.heightForWidth(label.width()) > label.height() + 1 or widest > inner.width() + 1
        )
    need = label.sizeHint()
    return need.width() > label.width() + 1 or need.height() > label.height() + 1


def _button_clipped(button: QAbstractButton) -> bool:
    need = button.sizeHint()
    return need.width() > button.width() + 1 or need.height() > button.height() + 1


def outside(window: QWidget) -> list[str]:
    """Widgets that reach beyond the window sideways, where no scroll bar leads to them."""
    frame = window.rect()
    found = []
    for widget in seen(window):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
        area = _scrolling(widget)
        if area is not None:
            view = area.viewport()
            limit = QRect(view.mapTo(window, view.rect().topLeft()), view.size())
        else:
            limit = frame
        if place.left() < limit.left() - 1 or place.right() > limit.right() + 1:
            found.append(where(widget))
    return found


def small_targets(window: QWidget) -> list[str]:
    """What can be pressed and is less than 24 pixels wide or high."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QCheckBox, QRadioButton)
    return [
        f"{where(w)} {w.width()}x{w.height()}"
        for w in seen(window)
        if isinstance(w, kinds)
        and w.isEnabled()
        and not isinstance(w, QTabBar)
        and not _inside(w, (QAbstractSpinBox, QTabBar))
        and not _inside_field(w)
        and min(w.width(), w.height()) < TARGET
    ]


def where(widget: QWidget) -> str:
    """A widget as a person finds it in the code."""
    words = getattr(widget, "text", lambda: "")() if not isinstance(widget, QLabel) else ""
    chain = []
    at: QWidget | None = widget
    while at is not None and len(chain) < 4:
        chain.append(type(at).__name__)
        at = at.parentWidget()
    return f"{'<'.join(chain)} {widget.accessibleName() or words}".strip()


def _inside(widget: QWidget, kind: type | tuple[type, ...]) -> bool:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, kind):
            return True
        at = at.parentWidget()
    return False


def _inside_field(widget: QWidget) -> bool:
    """A plain line inside a drawn field: the field is the target."""
    parent = widget.parentWidget()
    return parent is not None and parent.property("field") == "true"


def _scrolling(widget: QWidget) -> QAbstractScrollArea | None:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea):
            return at
        at = at.parentWidget()
    return None

"""Words on the window, by the part they play."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from reflectjournal.ui import theme


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label; `role` is a size and colour of `window.qss`: display, muted, caption."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def heading(text: str = "", level: int = 1, *, wrap: bool = True) -> QLabel:
    """A heading: 1 for the page's title, 2 for a title, 3 for the lead of a section."""
    return label(text, {1: "display", 2: "title"}.get(level, "lead"), wrap=wrap)


def set_role(widget: QWidget, **properties: str | bool) -> None:
    """Change what the style sheet looks at, and show it at once."""
    for key, value in properties.items():
        widget.setProperty(key, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def breakable(path: object) -> str:
    """A path that may go on in the next line after each of its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def as_tip(text: str) -> str:
    """The text for a tooltip, which would else read what looks like HTML and fetch its pictures."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text else text


def rule(*, strong: bool = False) -> QFrame:
    """A line between two things."""
    made = QFrame()
    made.setProperty("rule", "strong" if strong else "true")
    made.setFixedHeight(1)
    return made


def pill(text: str, kind: str = "plain") -> QLabel:
    """A few words on a rounded ground; `kind` is plain, accent, todo, outline or removed."""
    made = QLabel(text)
    made.setProperty("pill", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def keycap(text: str) -> QLabel:
    """A key as it is printed on a keyboard."""
    made = QLabel(text)
    made.setProperty("keycap", "true")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def key_hint(text: str, *keys: str) -> QWidget:
    """Words and the keys that do it, side by side."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE["sm"])
    row.addWidget(label(text, "caption"))
    for key in keys:
        row.addWidget(keycap(key))
    return made


class ElidedLabel(QLabel):
    """One line that shortens where there is no room; the whole text is in its tooltip."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(4), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shortened = self._fitting() != self.text()
        self.setToolTip(as_tip(self.text()) if shortened else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._fitting())

    def _fitting(self) -> str:
        metrics = QFontMetrics(self.font())
        width = self.contentsRect().width()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

"""Our own icons, on a grid of 24, tinted with the theme's colours when they are painted."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reflectjournal.paths import resource
from reflectjournal.ui import theme

# Qt owns an engine but does not keep its Python half alive; without this list it is collected.
_engines: list[TintedIcon] = []


@functools.cache
def icon(name: str, role: str = "text", chosen: str = "on_accent_soft") -> QIcon:
    """The icon of this name in `role`'s colour, in `chosen`'s where its button is checked.

    Raises `FileNotFoundError` where there is no such icon.
    """
    engine = TintedIcon(name, role, chosen)
    _engines.append(engine)
    return QIcon(engine)


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("themes/app-icon.svg")))


def pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """The icon as an image of `size` device-independent pixels, for a screen of this ratio."""
    return _drawn(name, theme.color(role).name(), size, ratio)


def paint(painter: QPainter, name: str, rect: QRect, role: str = "text") -> None:
    """Draw the icon into `rect` of a widget that paints itself."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, role, rect.width(), ratio))


@functools.lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _source(name).replace(b"currentColor", colour.encode())
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@functools.cache
def _source(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


class TintedIcon(QIconEngine):
    """Paints one drawing in the colour that a role has at that moment."""

    def __init__(self, name: str, role: str, chosen: str) -> None:
        super().__init__()
        _source(name)  # a wrong name is an error here, not an empty square later
        self._name = name
        self._role = role
        self._chosen = chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        if rect.width() < rect.height():
            square.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(square.topLeft(), self._image(side, mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._roomy(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._roomy(size / scale, mode, state, scale)

    def clone(self) -> QIconEngine:
        twin = TintedIcon(self._name, self._role, self._chosen)
        _engines.append(twin)
        return twin

    def _roomy(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        """The drawing at the left of `size`: a button asks for more width to get a gap."""
        image = self._image(min(size.width(), size.height()), mode, state, ratio)
        if size.width() <= size.height():
            return image
        roomy = QPixmap(size * ratio)
        roomy.setDevicePixelRatio(ratio)
        roomy.fill(Qt.GlobalColor.transparent)
        painter = QPainter(roomy)
        painter.drawPixmap(0, 0, image)
        painter.end()
        return roomy

    def _image(self, size: int, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        return _drawn(self._name, self._colour(mode, state).name(), size, ratio)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return theme.color("text_faint")
        if state == QIcon.State.On:
            return theme.color(self._chosen)
        return theme.color(self._role)

"""Who it is for, as five stops on a line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflectjournal.model import AudienceTier
from reflectjournal.ui.sharing.words import tier_words
from reflectjournal.ui.theme import SPACE, color, em, font

TIERS = tuple(AudienceTier)
_STOPS = (0.0, 0.155, 0.362, 0.657, 1.0)


class AudienceLine(QWidget):
    """The stop in force is filled and bold; the stops before it are filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tier, self._how = AudienceTier.T2, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tier(self, tier: AudienceTier, how: str) -> None:
        """Show a stop, and how the file would travel."""
        self._tier, self._how = tier, how
        words = self.tr("Who it is for: %1").replace("%1", tier_words(tier))
        self.setAccessibleName(words)
        self.setAccessibleDescription(how)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(30), QFontMetrics(font("caption")).height() * 2 + em(1.9))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(14), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = font("caption")
        height = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(color("text_muted"))
        flags = Qt.AlignmentFlag
        head = QRect(0, 0, self.width(), height)
        painter.drawText(head, flags.AlignLeft, self.tr("Who it is for"))
        room = (
            self.width() - QFontMetrics(small).horizontalAdvance(self.tr("Who it is for")) - em(1)
        )
        how = QFontMetrics(small).elidedText(self._how, Qt.TextElideMode.ElideRight, room)
        painter.drawText(head, flags.AlignRight, how)
        self._paint_stops(painter, height + em(0.95), height + em(1.7))

    def _paint_stops(self, painter: QPainter, middle: int, top: int) -> None:
        reach = em(0.55)
        width = self.width() - 2 * reach
        places = [reach + share * width for share in _STOPS]
        here = TIERS.index(self._tier)
        painter.setPen(QPen(color("line_strong"), 2))
        painter.drawLine(QPointF(places[here], middle), QPointF(places[-1], middle))
        painter.setPen(QPen(color("accent"), 3))
        painter.drawLine(QPointF(places[0], middle), QPointF(places[here], middle))
        for place, x in enumerate(places):
            self._paint_stop(painter, QPointF(x, middle), place, here)
        self._paint_words(painter, places, top, here)

    def _paint_stop(self, painter: QPainter, at: QPointF, place: int, here: int) -> None:
        radius = em(0.36)
        passed = place <= here
        painter.setPen(QPen(color("accent" if passed else "line_strong"), 2))
        painter.setBrush(color("accent" if passed else "surface"))
        if place == here:
            radius = em(0.5)
        painter.drawEllipse(at, radius, radius)
        if place == here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface"))
            painter.drawEllipse(at, em(0.17), em(0.17))

    def _paint_words(self, painter: QPainter, places: list[float], top: int, here: int) -> None:
        """All five names where they fit, else the one in force and the two ends."""
        flags = Qt.AlignmentFlag
        faces = [
            font("caption", QFont.Weight.DemiBold if n == here else QFont.Weight.Normal)
            for n in range(len(TIERS))
        ]
        widths = [
            QFontMetrics(face).horizontalAdvance(tier_words(tier))
            for face, tier in zip(faces, TIERS, strict=True)
        ]
        fits = all(
            places[n] + widths[n] + SPACE["sm"] < places[n + 1] for n in range(len(TIERS) - 2)
        )
        for n, tier in enumerate(TIERS):
            if not (fits or n == here):
                continue
            left = min(max(0.0, places[n] - em(0.55)), self.width() - widths[n] - 1.0)
            painter.setFont(faces[n])
            painter.setPen(color("text" if n == here else "text_muted"))
            box = QRectF(left, top, widths[n] + 4, QFontMetrics(faces[n]).height())
            painter.drawText(box, flags.AlignLeft, tier_words(tier))

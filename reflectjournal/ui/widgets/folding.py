"""Two parts side by side, and one under the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from reflectjournal.ui.theme import SPACE, em
from reflectjournal.ui.widgets.flow import lay_along


class Folding(QWidget):
    """The first part takes the room that is left; below so many ems the second goes under it.

    Without a number, where the two have not room enough to be whole.
    """

    def __init__(
        self, first: QWidget, second: QWidget, ems: float = 0.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ems = ems
        self._parts = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE["sm"])
        self._box.addWidget(first, 1)
        self._box.addWidget(second)

    def sizeHint(self) -> QSize:
        """Room for both beside each other."""
        return QSize(self._beside(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two."""
        widths = [part.minimumSizeHint().width() for part in self._parts]
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """What the two need has changed, as with another text size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        needed = em(self._ems) if self._ems else self._beside()
        lay_along(self._box, wide=self.width() >= needed)

    def _beside(self) -> int:
        return sum(part.sizeHint().width() for part in self._parts) + self._box.spacing()

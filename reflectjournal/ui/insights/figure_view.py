"""A figure as a picture: drawn in a job, in the theme's colours, and read by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reflectjournal.insights.look import Look
from reflectjournal.model import Chart, Insight
from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.widgets.feelings_cells import pleasant_words
from reflectjournal.ui.widgets.text import as_tip

if TYPE_CHECKING:
    from reflectjournal.ui.jobs import Jobs

DRAW_AFTER_MILLISECONDS = 60


def look_now(width: int, scale: float = 1.0) -> Look:
    """The theme that is shown now, as a figure needs it."""

    def name(role: str) -> str:
        return theme.color(role).name()

    return Look(
        surface=name("surface"),
        text=name("text"),
        muted=name("text_muted"),
        line=name("line"),
        first=name("series1"),
        second=name("series2"),
        faces=tuple(theme.font().families()),
        points=theme.font().pointSizeF(),
        width=width,
        scale=scale,
    )


class FigureView(QWidget):
    """The picture. Arrows read its points one by one, Enter opens what is behind, T the table."""

    point_opened = Signal(int)
    """Open the entries behind this row."""
    table_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._insight: Insight | None = None
        self._picture = QPixmap()
        self._point = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAW_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ready(self) -> bool:
        """True once the picture is there."""
        return not self._picture.isNull()

    def show_insight(self, insight: Insight) -> None:
        """Show a figure; its words become the picture's description."""
        self._insight, self._point = insight, -1
        self.setAccessibleName(insight.title)
        self.setAccessibleDescription(insight.summary)
        self._timer.start()

    def redraw(self) -> None:
        """Draw again in the theme that is shown now."""
        self._timer.start()

    def _draw(self) -> None:
        insight, width, scale = self._insight, self.width(), self.devicePixelRatioF()
        if insight is None or not insight.drawn or not self.isVisible():
            return
        look = look_now(width, scale)

        def job() -> bytes:
            from reflectjournal.insights.figures import png  # noqa: PLC0415  loads matplotlib

            return png(insight, look)

        self._jobs.run(self, job, self._show)

    def _show(self, data: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(data)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture = picture
        self.setFixedHeight(round(picture.deviceIndependentSize().height()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.em(30), theme.em(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(14), theme.em(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None and self._insight is not None and self._insight.rows:
            last = len(self._insight.rows) - 1
            self._point = max(0, min(last, self._point + step))
            words = point_words(self._insight, self._point)
            self.setToolTip(as_tip(words))
            announce(self, words)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.point_opened.emit(max(self._point, 0))
        elif event.text().casefold() == "t":
            self.table_asked.emit()
        else:
            super().keyPressEvent(event)


def point_words(insight: Insight, row: int) -> str:
    """One row in words: "went well: Entries 6, Actions that came from them 4"."""
    cells = [cell_words(insight, row, column) for column in range(len(insight.head))]
    numbers = ", ".join(
        f"{head} {cell}" for head, cell in zip(insight.head[1:], cells[1:], strict=True) if cell
    )
    return f"{cells[0]}: {numbers}"


def cell_words(insight: Insight, row: int, column: int) -> str:
    """A cell of the table as text. A feeling is said in words: it is no score."""
    cell = insight.rows[row][column]
    if cell is None:
        return ""
    if insight.chart is Chart.MOVEMENT and isinstance(cell, int):
        return pleasant_words(cell)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)

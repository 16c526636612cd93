"""One figure with its title, its sentence, its key, its table and the entries behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.model import Chart, Insight
from reflectjournal.ui import theme
from reflectjournal.ui.insights.figure_table import FigureTable
from reflectjournal.ui.insights.figure_view import FigureView
from reflectjournal.ui.widgets.buttons import IconButton, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.text import heading, label, rule, set_role

if TYPE_CHECKING:
    from reflectjournal.ui.jobs import Jobs


class _Swatch(QWidget):
    """The fill or mark of one series."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.em(1.2), theme.em(0.85))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        first, second = theme.color("series1"), theme.color("series2")
        side = min(box.width(), box.height())
        disc = box.adjusted(0, 0, side - box.width(), side - box.height())
        if self._kind == "first":
            painter.fillRect(box, first)
        elif self._kind == "second":
            painter.setPen(QPen(second, 1.2))
            painter.setBrush(QBrush(second, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
        else:
            painter.setPen(QPen(first, 2))
            painter.setBrush(first if self._kind == "disc" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc)


class FigureCard(QWidget):
    """A figure on the page. What it has no numbers for yet, it says in a sentence."""

    behind_asked = Signal(object, int)
    """The `Insight` and the row whose entries are wanted; -1 for all."""
    save_asked = Signal(object, str)
    """The `Insight` and the format: png, svg or csv."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._insight: Insight | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["sm"])
        head = QHBoxLayout()
        self._title = heading("", 3)
        self._title.setMinimumHeight(theme.em(2.2))
        head.addWidget(self._title, 1)
        self._save = IconButton("save", self.tr("Save this figure"))
        self._save.clicked.connect(self._offer_formats)
        head.addWidget(self._save)
        column.addLayout(head)
        self._summary = label("", wrap=True)
        column.addWidget(self._summary)
        self._key = QWidget()
        self._series = FlowLayout(self._key, gap=theme.SPACE["lg"])
        column.addWidget(self._key)
        self._stack = QStackedWidget()
        self.view = FigureView(jobs)
        self.table = FigureTable()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        column.addWidget(self._stack)
        column.addWidget(rule())
        column.addLayout(self._foot())
        column.addStretch(1)
        self.view.table_asked.connect(self.swap)
        self.table.figure_asked.connect(self.swap)
        self.view.point_opened.connect(self._open)
        self.table.row_opened.connect(self._open)

    def show_insight(self, insight: Insight) -> None:
        """Show these numbers."""
        self._insight = insight
        self._title.setText(insight.title)
        self._summary.setText(insight.note or insight.summary)
        set_role(self._summary, role="muted" if insight.note else "body")
        shown = insight.drawn
        for part in (self._key, self._stack, self._swap, self._behind):
            part.setVisible(shown)
        self._save.setVisible(self.can_be_saved)
        if not shown:
            return
        self._fill_key(insight)
        self.view.show_insight(insight)
        self.table.show_insight(insight)
        self._show_part(self._stack.currentIndex())
        self._behind.setVisible(any(b.ids or b.filter for b in insight.behind))

    @property
    def insight(self) -> Insight | None:
        """What is shown."""
        return self._insight

    @property
    def can_be_saved(self) -> bool:
        """True where the figure may leave the journal."""
        return self._insight is not None and self._insight.drawn and self._insight.exports

    def swap(self) -> None:
        """Show the table in place of the figure, or the figure again."""
        self._show_part(1 - self._stack.currentIndex())
        part = self._stack.currentWidget()
        if part is not None:
            part.setFocus()

    def redraw(self) -> None:
        """Draw in the theme that is shown now."""
        self.view.redraw()

    def _show_part(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        self._swap.setText(self.tr("Show as figure") if part else self.tr("Show as table"))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._swap = LinkButton(self.tr("Show as table"), "table")
        self._swap.clicked.connect(self.swap)
        row.addWidget(self._swap)
        row.addStretch(1)
        self._behind = LinkButton(self.tr("The entries behind it"), arrow=True)
        self._behind.clicked.connect(lambda: self._open(-1))
        row.addWidget(self._behind)
        return row

    def _open(self, row: int) -> None:
        if self._insight is not None:
            self.behind_asked.emit(self._insight, row)

    def _fill_key(self, insight: Insight) -> None:
        self._series.clear()
        series: tuple[tuple[str, str], ...] = ()
        if insight.chart is Chart.MOVEMENT:
            series = (("ring", self.tr("then")), ("disc", self.tr("now, as you wrote")))
        elif insight.chart is Chart.BARS and len(insight.head) > 2:
            series = (("first", insight.head[1]), ("second", insight.head[2]))
        for kind, words in series:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.SPACE["xs"])
            row.addWidget(_Swatch(kind))
            row.addWidget(label(words, "caption"))
            self._series.addWidget(pair)
        self._key.setVisible(bool(series))

    def _offer_formats(self) -> None:
        menu = QMenu(self)
        for kind, words in (
            ("png", self.tr("Picture (PNG)")),
            ("svg", self.tr("Drawing (SVG)")),
            ("csv", self.tr("Table (CSV)")),
        ):
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _=False, kind=kind: self.save_asked.emit(self._insight, kind)
            )
        menu.popup(self._save.mapToGlobal(self._save.rect().bottomLeft()))

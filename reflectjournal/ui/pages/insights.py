"""Insights: counts of what was recorded. They say nothing about how good the work is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.insights import export
from reflectjournal.insights.stats import TABS
from reflectjournal.model import EntryRow, Insight
from reflectjournal.sharing.writer import write_new
from reflectjournal.ui import theme
from reflectjournal.ui.insights.behind import MOST, BehindDialog, rows_behind, rows_of
from reflectjournal.ui.insights.figure_card import FigureCard
from reflectjournal.ui.insights.figure_view import look_now
from reflectjournal.ui.insights.gathering import Gathering
from reflectjournal.ui.insights.period import PeriodChoice
from reflectjournal.ui.page import Page
from reflectjournal.ui.widgets.flow import lay_along
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.rows import scrolled
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import heading, label, rule

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes, InsightMaterial
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme

ONE_COLUMN_BELOW_EMS = 64.0
PERIOD_BESIDE_FROM_EMS, HEAD_STAYS_FROM_EMS = 44.0, 36.0
LITTLE = 5
"""Entries; a figure of fewer says little."""
SAVED_WIDTH = 900
"""Pixels across of a saved picture."""
_TAB_WORDS = (
    QT_TRANSLATE_NOOP("InsightsPage", "Feelings and balance"),
    QT_TRANSLATE_NOOP("InsightsPage", "Themes"),
    QT_TRANSLATE_NOOP("InsightsPage", "Actions and loops"),
    QT_TRANSLATE_NOOP("InsightsPage", "Sharing"),
    QT_TRANSLATE_NOOP("InsightsPage", "Development"),
)


class InsightsPage(Page):
    """Period, tabs, and two figures a row. What it offers can be refused and keeps quiet then."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Insights")
        self._gathering = Gathering(journal, self)
        self._gathering.done.connect(self._show)
        self._looked = False
        self._quiet = False
        self._columns = 2
        self._top = self._head()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._top)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        body = QWidget()
        self._inside.addWidget(body)
        side = theme.em(2.9)
        column = QVBoxLayout(body)
        column.setContentsMargins(side, theme.SPACE["lg"], side, theme.SPACE["lg"])
        column.setSpacing(theme.SPACE["xl"])
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.em(3.4))
        self._grid.setVerticalSpacing(theme.em(2.4))
        column.addLayout(self._grid)
        column.addStretch(1)
        self.offer = StripNotice("offer")
        column.addWidget(self.offer)
        foot = self.tr(
            "Counts of what you recorded. They say nothing about how good your work is, "
            "and they stay here."
        )
        column.addWidget(label(foot, "caption", wrap=True))
        self._outer.addWidget(scrolled(inside), 1)
        self._stays = True
        self.cards: list[FigureCard] = []

    def prefer(self, _settings: SettingsFile, look: Theme) -> None:
        look.changed.connect(self._show)

    def refresh(self, changes: Changes | None) -> None:
        if not self._looked:
            self._look_where_something_is()
        if changes is None or self.isVisible():
            self._gather()

    def panes(self) -> tuple[QWidget, ...]:
        return (self.tabs, *self.cards)

    def setFocus(self, *_reason: object) -> None:
        self.tabs.setFocus()

    def _head(self) -> QWidget:
        host = QWidget()
        side = theme.em(2.9)
        column = QVBoxLayout(host)
        column.setContentsMargins(side, theme.em(1.6), side, 0)
        self._across = QHBoxLayout()
        self._across.addWidget(heading(self.tr("Insights")), 1, Qt.AlignmentFlag.AlignTop)
        self.period = PeriodChoice()
        self.period.changed.connect(self._gather)
        self._across.addWidget(self.period, 3)
        column.addLayout(self._across)
        self.tabs = tab_bar(
            [QCoreApplication.translate("InsightsPage", str(w)) for w in _TAB_WORDS]
        )
        self.tabs.setAccessibleName(self.tr("Kinds of figure"))
        self.tabs.currentChanged.connect(self._show)
        column.addWidget(self.tabs)
        top = QWidget()
        ruled = QVBoxLayout(top)
        ruled.setContentsMargins(0, 0, 0, 0)
        ruled.setSpacing(0)
        ruled.addWidget(host)
        ruled.addWidget(rule())
        return top

    def _look_where_something_is(self) -> None:
        """Begin with all the time there is where little was written this quarter."""
        self._looked = True
        since, until = self.period.days
        months = self.journal.counts.months(date.min, until)
        lately = sum(month.entries for month in months if month.month >= f"{since:%Y-%m}")
        if months and lately < LITTLE:
            self.period.choose(date.fromisoformat(f"{months[0].month}-01"), until)

    def _gather(self) -> None:
        self._gathering.begin(*self.period.days)

    def _show(self) -> None:
        found = self._gathering.material
        if found is None:
            return
        figures = [make(found) for make in tuple(TABS.values())[self.tabs.currentIndex()]]
        while len(self.cards) < len(figures):
            self._add_card()
        self._arrange()
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(figures))
            if place < len(figures):
                card.show_insight(figures[place])
        self._show_offer(found)

    def _add_card(self) -> None:
        card = FigureCard(self.jobs)
        card.behind_asked.connect(self._open_behind)
        card.save_asked.connect(self._save)
        self.cards.append(card)

    def _arrange(self) -> None:
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _show_offer(self, found: InsightMaterial) -> None:
        first = self.tabs.currentIndex() == 0
        self.offer.setVisible(bool(found.strong) and first and not self._quiet)
        if not found.strong:
            return
        words = (
            self.tr("One entry with strong feelings has not been taken to supervision.")
            if len(found.strong) == 1
            else self.tr("%1 entries with strong feelings have not been taken to supervision.")
        )
        said = words.replace("%1", str(len(found.strong)))
        self.offer.say(
            "",
            said,
            (
                (
                    self.tr("Look at them"),
                    lambda: self._show_list(said, rows_of(self.journal, found.strong)),
                ),
                (self.tr("Not now"), self.be_quiet),
            ),
        )

    def be_quiet(self) -> None:
        """Offer nothing more until the program is started again."""
        self._quiet = True
        self.offer.hide()

    # ---- the entries behind a figure

    def _open_behind(self, insight: Insight, row: int) -> None:
        behind = insight.behind if row < 0 else insight.behind[row : row + 1]
        title = insight.title if row < 0 else f"{insight.title}: {insight.rows[row][0]}"
        self._show_list(title, rows_behind(self.journal, behind))

    def _show_list(self, title: str, rows: list[EntryRow]) -> None:
        if len(rows) == 1:
            self.entry_asked.emit(rows[0].id)
            return
        dialog = BehindDialog(title, rows[:MOST], more=len(rows) > MOST, parent=self)
        dialog.entry_chosen.connect(self.entry_asked)
        dialog.open()

    # ---- saving

    def _save(self, insight: Insight, kind: str) -> None:
        names = {"png": self.tr("Picture"), "svg": self.tr("Drawing"), "csv": self.tr("Table")}
        try:
            leaving = export.outgoing(insight)
        except JournalError as error:
            self.ask.tell(error)
            return
        path = self.ask.save_file(
            self.tr("Save this figure"), f"figure.{kind}", ((names[kind], f"*.{kind}"),)
        )
        if path is None:
            return
        look = look_now(SAVED_WIDTH, 2.0)

        def job() -> bytes:
            from reflectjournal.insights import figures  # noqa: PLC0415  loads matplotlib

            if kind == "csv":
                return export.to_csv(insight)
            return figures.png(leaving, look) if kind == "png" else figures.svg(leaving, look)

        def done(data: bytes) -> None:
            try:
                write_new(path, data, replace=True)
            except JournalError as error:
                self.ask.tell(error)
            else:
                self.told.emit(self.tr("Saved as %1").replace("%1", path.name))

        self.jobs.run(self, job, done, self.ask.tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_head()
        columns = 1 if self.width() < theme.em(ONE_COLUMN_BELOW_EMS) else 2
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _fold_head(self) -> None:
        """Where it would leave the figures no room, the head scrolls with them."""
        lay_along(self._across, wide=self.width() >= theme.em(PERIOD_BESIDE_FROM_EMS))
        stays = self.height() >= theme.em(HEAD_STAYS_FROM_EMS)
        if stays != self._stays:
            self._stays = stays
            (self._outer if stays else self._inside).insertWidget(0, self._top)

"""The Insights page: figures with their sentence, table and entries; offers that can be refused."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from reflectjournal.journal import Journal
from reflectjournal.model import (
    Entry,
    FeelingCheck,
    FeelingWord,
    Moment,
    Outcome,
    Section,
)
from reflectjournal.ui import theme
from reflectjournal.ui.insights.behind import BehindDialog
from reflectjournal.ui.insights.figure_view import point_words
from reflectjournal.ui.insights.period import PeriodChoice
from reflectjournal.ui.pages.insights import InsightsPage
from reflectjournal.ui.widgets.date_field import DateField
from tests.ui.looking import settle

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def _entry(journal: Journal, n: int, **more: object) -> Entry:
    feelings = tuple(
        FeelingCheck(moment, (FeelingWord("uneasy", 3),), value, 0)
        for moment, value in ((Moment.THEN, -1), (Moment.NOW, 1))
    )
    given = {"outcome": Outcome.WENT_WELL, "feelings": feelings, "tags": ("neglect",)} | more
    return journal.entries.save(
        Entry("era", date(2026, 3, n), f"Entry {n}", (Section("a", "A", "text"),), **given)
    )


@pytest.fixture
def page(qtbot, journal, jobs, ask, settings, look) -> InsightsPage:
    for n in range(1, 7):
        _entry(journal, n)
    page = InsightsPage(journal, jobs, ask)
    page.prefer(settings, look)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.period.choose(SINCE, UNTIL)
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def test_in_large_text_the_head_scrolls_away_and_leaves_its_room_to_the_figures(page, look) -> None:
    area = page.findChild(QScrollArea)
    assert not area.isAncestorOf(page.tabs)
    page.resize(1100, 700)
    look.apply(points=2 * theme.USUAL)
    page.resize(875, 768)
    settle()
    assert area.isAncestorOf(page.tabs)
    assert area.height() == page.height()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()
    assert page.tabs.visibleRegion().isEmpty()
    look.apply(points=theme.USUAL)
    page.resize(1100, 760)
    settle()
    assert not area.isAncestorOf(page.tabs)


def test_a_figure_is_drawn_and_says_in_a_sentence_all_that_it_shows(qtbot, page) -> None:
    card = page.cards[0]
    qtbot.waitUntil(lambda: card.view.ready, timeout=20_000)
    assert card.view.accessibleDescription().startswith("Six check-ins.")


def test_the_table_stands_in_the_figures_place_and_goes_back(qtbot, page) -> None:
    card = page.cards[1]
    card.view.setFocus()
    qtbot.keyClick(card.view, Qt.Key.Key_T)
    assert card.table.isVisible()
    assert card.table.model().index(0, 1).data() == "6"
    qtbot.keyClick(card.table, Qt.Key.Key_T)
    assert card.view.isVisible()


def test_the_entries_behind_a_row_are_listed_and_one_opens(qtbot, page) -> None:
    page.cards[1].view.setFocus()
    qtbot.keyClick(page.cards[1].view, Qt.Key.Key_Return)
    dialog = page.findChild(BehindDialog)
    assert dialog.entries.count() == 6
    with qtbot.waitSignal(page.entry_asked):
        dialog.entries.itemActivated.emit(dialog.entries.item(0))


def test_strong_feelings_are_offered_once_and_not_now_keeps_quiet(qtbot, page) -> None:
    assert page.offer.isVisible()
    page.be_quiet()
    page.refresh(None)
    assert not page.offer.isVisible()


def test_feelings_have_no_way_out_and_counts_do(qtbot, page, ask, tmp_path: Path) -> None:
    assert not page.cards[0].can_be_saved
    assert page.cards[1].can_be_saved
    path = tmp_path / "figure.csv"
    ask.answers["save_file"] = path
    page.cards[1].save_asked.emit(page.cards[1].insight, "csv")
    qtbot.waitUntil(path.exists)
    assert b'"went well","6"' in path.read_bytes()


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_saved_picture_is_written_whole(qtbot, page, ask, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"figure.{kind}"
    ask.answers["save_file"] = path
    page.cards[1].save_asked.emit(page.cards[1].insight, kind)
    qtbot.waitUntil(path.exists, timeout=20_000)
    assert path.stat().st_size > 1000


def test_cancelling_the_save_leaves_no_file(page, ask, tmp_path: Path) -> None:
    ask.answers["save_file"] = None
    page.cards[1].save_asked.emit(page.cards[1].insight, "png")
    assert list(tmp_path.glob("figure*")) == []


def test_every_tab_shows_its_figures_or_says_what_is_missing(page) -> None:
    for tab in range(5):
        page.tabs.setCurrentIndex(tab)
        shown = [card for card in page.cards if card.isVisible()]
        assert shown
        assert all(card.insight.summary or card.insight.note for card in shown)


def test_a_new_entry_is_counted_at_once(qtbot, page, journal) -> None:
    _entry(journal, 9)
    page.refresh(None)
    qtbot.waitUntil(lambda: page.cards[1].insight.rows[0][1] == 7)


def test_a_page_that_is_left_reads_no_further(qtbot, page, journal) -> None:
    _entry(journal, 9)
    page.refresh(None)
    page.hide()
    qtbot.wait(50)
    assert page.cards[1].insight.rows[0][1] == 6


def test_matplotlib_is_not_loaded_before_a_figure_is_drawn() -> None:
    import subprocess

    code = (
        "import sys, reflectjournal.ui.pages.insights, reflectjournal.ui.window;"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_where_this_quarter_is_empty_it_begins_with_all_there_is(qtbot, journal, jobs, ask) -> None:
    old = Entry("era", date(2020, 5, 4), "Old", (Section("a", "A", "text"),))
    journal.entries.save(old)
    page = InsightsPage(journal, jobs, ask)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.period.days[0] == date(2020, 5, 1)


def test_the_table_says_a_feeling_in_words_and_no_number(qtbot, page) -> None:
    card = page.cards[0]
    cells = card.table.model()
    said = [cells.index(0, column).data() for column in range(cells.columnCount())]
    assert said[2:] == ["unpleasant, a little", "pleasant, a little"]
    assert point_words(card.insight, 0).endswith(
        "Then unpleasant, a little, Now pleasant, a little"
    )


@pytest.mark.parametrize("points", [10.5, 21.0])
def test_the_days_of_a_chosen_period_are_read_whole(qtbot, look, points) -> None:
    look.apply("light", points)
    period = PeriodChoice()
    qtbot.addWidget(period)
    period.resize(theme.em(16), 400)
    period.show()
    period.choose(date(2024, 11, 28), date(2026, 11, 29))
    for field in period.findChildren(DateField):
        room = field.line.contentsRect().width() - theme.em(0.8)
        assert field.line.fontMetrics().horizontalAdvance(field.line.text()) <= room
        assert field.mapTo(period, field.rect().topRight()).x() <= period.width()

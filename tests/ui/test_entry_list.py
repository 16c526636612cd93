"""The list: true to the journal at any length, read by the page, found by searching."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reflectjournal.model import Cursor, EntryFilter, FlagKind, Hit, Outcome
from reflectjournal.ui.models import entry_list
from reflectjournal.ui.models.entry_delegate import EntryDelegate, _plain
from reflectjournal.ui.models.entry_list import ROW_ROLE, EntryListModel, RowListModel
from reflectjournal.ui.models.row_words import day_words, spoken_row
from reflectjournal.ui.pages.entry_list_pane import EntryListPane

FIRST = date(2024, 1, 1)


@pytest.fixture
def many(journal, write):
    """Two hundred and sixty entries, several a day, some with a tag."""
    for number in range(260):
        write(
            f"Entry {number}",
            f"words of {number}",
            day=FIRST + timedelta(days=number // 3),
            tags=("even",) if number % 2 == 0 else (),
        )
    return journal


class Counting:
    """The journal's entries, with how many rows were asked for."""

    def __init__(self, entries) -> None:
        self.entries, self.read = entries, 0

    def page(self, filter=None, after=None, limit=50):
        rows = self.entries.page(filter, after, limit)
        self.read += len(rows)
        return rows

    def count(self, filter=None):
        return self.entries.count(filter)

    def marks(self, filter=None, stride=1000):
        return self.entries.marks(filter, stride)


def test_marks_are_the_cursors_of_every_so_manyth_row(many):
    rows = many.entries.page(limit=1000)
    marks = many.entries.marks(stride=100)
    assert marks == tuple(Cursor(rows[n].day, rows[n].id) for n in (99, 199))
    assert many.entries.marks(EntryFilter(tag="even"), 50)[0].id in {r.id for r in rows}


@pytest.mark.parametrize("order", ["down", "up", "jump"])
def test_every_row_is_the_right_one_whatever_the_way_to_it(many, monkeypatch, order):
    monkeypatch.setattr(entry_list, "STRIDE", 100)
    monkeypatch.setattr(entry_list, "PAGE", 20)
    monkeypatch.setattr(entry_list, "PAGES_KEPT", 2)
    model = EntryListModel(many.entries)
    model.show(EntryFilter())
    expected = [row.id for row in many.entries.page(limit=1000)]
    places = {
        "down": range(260), "up": range(259, -1, -1), "jump": [250, 3, 130, 131, 90, 259, 0, 199],
    }[order]  # fmt: skip
    for place in places:
        assert model.index(place, 0).data(ROW_ROLE).id == expected[place]


def test_only_what_is_in_view_is_read(many):
    counting = Counting(many.entries)
    model = EntryListModel(counting)
    model.show(EntryFilter())
    assert model.rowCount() == 260
    for place in range(12):
        model.index(place, 0).data(ROW_ROLE)
    assert counting.read == entry_list.PAGE


def test_an_entry_is_found_wherever_it_is(many, monkeypatch):
    monkeypatch.setattr(entry_list, "PAGE", 20)
    model = EntryListModel(many.entries)
    model.show(EntryFilter())
    rows = many.entries.page(limit=1000)
    for place in (259, 0, 140, 77):
        assert model.find(rows[place].id, rows[place].day) == place
    model.show(EntryFilter(tag="even"))
    odd = next(row for row in rows if not row.tags)
    assert model.find(odd.id, odd.day) == -1


def test_a_saved_entry_changes_its_row_and_keeps_the_others(many, write):
    model = EntryListModel(many.entries)
    model.show(EntryFilter())
    before = model.row(0)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    entry = many.entries.get(before.id)
    many.entries.save(
        type(entry)(**{f: getattr(entry, f) for f in entry.__slots__} | {"title": "New"})
    )
    model.refresh()
    assert model.row(0).title == "New"
    assert resets == []
    write("One more", day=FIRST + timedelta(days=900))
    model.refresh()
    assert resets == [1]
    assert model.row(0).title == "One more"


@pytest.fixture
def pane(qtbot, journal, look, write) -> EntryListPane:
    write("Kitchen table", "We sat at the kitchen table.", tags=("home-visit",))
    write("School gate", "He waited at the gate.", tags=("school",), outcome=Outcome.MIXED)
    made = EntryListPane(journal)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def titles(pane: EntryListPane) -> list[str]:
    model = pane.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_searching_finds_as_you_type_and_clearing_shows_everything(pane, qtbot):
    qtbot.keyClicks(pane.search.line, "kitch*")
    qtbot.waitUntil(lambda: titles(pane) == ["Kitchen table"])
    hit = pane.table.model().index(0, 0).data(ROW_ROLE)
    assert isinstance(hit, Hit)
    assert "\u2068kitchen\u2069" in hit.snippet.casefold()
    qtbot.keyClick(pane.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(pane)) == 2)


def test_a_search_without_a_hit_says_so_with_a_way_back(pane, qtbot):
    pane.search.set_text("zebra")
    assert pane._empty.sentence.text() == "Nothing matches."
    assert not pane._empty.isHidden()
    pane.head._all.click()
    assert len(titles(pane)) == 2
    assert pane.search.text == ""


def test_a_query_that_cannot_be_understood_is_a_sentence(pane):
    pane.search.set_text("before:someday")
    assert pane.head._note.text()
    assert "sql" not in pane.head._note.text().casefold()


def test_arrow_down_in_the_search_opens_the_first_hit(pane, qtbot):
    opened: list[int] = []
    pane.entry_chosen.connect(opened.append)
    pane.search.set_text("gate")
    qtbot.keyClick(pane.search.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert titles(pane) == ["School gate"]


def test_a_filter_is_said_in_words_and_taken_back(pane):
    pane.show_filter(EntryFilter(tag="school"))
    assert titles(pane) == ["School gate"]
    assert pane.head._words.text() == "school"
    pane.head._all.click()
    assert len(titles(pane)) == 2


def test_the_filter_menu_offers_what_there_is(pane):
    menu = pane.head.filter_menu
    chosen: list[EntryFilter] = []
    menu.chosen.connect(chosen.append)
    menu._build()
    parts = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert {"Guide", "Tag", "Flag", "How it went"} == set(parts)
    next(a for a in parts["Tag"].actions() if a.text().startswith("school")).trigger()
    assert chosen == [EntryFilter(tag="school")]


def test_the_row_in_hand_stays_in_view_when_rows_change_their_height(pane, write, journal):
    for number in range(40):
        write(f"Entry {number}", "x", day=FIRST + timedelta(days=number))
    pane.refresh()
    oldest = journal.entries.page(limit=1000)[-1]
    pane.select(journal.entries.get(oldest.id))
    for hidden in (True, False):
        pane.table.set_hide_titles(hidden=hidden)
        place = pane.table.visualRect(pane.table.currentIndex())
        assert pane.table.viewport().rect().contains(place.center())


def test_a_row_is_spoken_with_all_that_icons_only_show(journal, write):
    from reflectjournal.model import Flag

    write("A visit", "x", tags=("neglect",), flags=(Flag(FlagKind.SUPERVISION),))
    row = journal.entries.page()[0]
    words = spoken_row(row)
    for part in ("A visit", "tags neglect", "Take to supervision", "not finished"):
        assert part in words


def test_days_are_said_as_people_say_them():
    today = date(2026, 11, 21)
    assert day_words(today, today) == "Today"
    assert day_words(date(2026, 11, 20), today) == "Yesterday"
    assert day_words(date(2026, 3, 2), today) == "2 March"
    assert day_words(date(2025, 3, 2), today) == "2 March 2025"


def test_the_marks_of_a_snippet_are_shown_and_not_read():
    assert _plain("at the \u2068kitchen\u2069 table, \u2068kitchens\u2069") == (
        "at the kitchen table, kitchens",
        [(7, 7), (22, 8)],
    )


def test_hidden_titles_paint_nothing_that_was_written(journal, write, qapp, look):
    def picture(hidden: bool) -> QImage:
        model = RowListModel()
        model.show(journal.entries.page())
        delegate = EntryDelegate()
        delegate.hide_titles = hidden
        option = QStyleOptionViewItem()
        image = QImage(300, delegate.row_height(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        option.rect = image.rect()
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        return image

    def both(title: str) -> tuple[QImage, QImage]:
        for row in journal.entries.page():
            journal.entries.delete(row.id)
        write(title, f"{title} was at home", day=date(2026, 3, 2))
        return picture(hidden=False), picture(hidden=True)

    donna_open, donna_hidden = both("Donna")
    other_open, other_hidden = both("Marek and all")
    assert donna_open != other_open
    assert donna_hidden == other_hidden

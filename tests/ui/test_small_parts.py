"""Days in words, questions to the person, the search field, pictures, printing the key."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget

from reflectjournal import paths
from reflectjournal.journal.access import is_journal, synced_folder_warning
from reflectjournal.ui import days, printing_key, theme
from reflectjournal.ui.app import make_application
from reflectjournal.ui.ask import DialogAsk, _filters, _suffix
from reflectjournal.ui.screenshots import Sheet, draw_all
from reflectjournal.ui.widgets import buttons
from reflectjournal.ui.widgets.buttons import Button, PillChoice
from reflectjournal.ui.widgets.day_calendar import day_calendar
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.rows import Column
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import ElidedLabel, breakable, label

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "Today"),
        (date(2026, 11, 22), "Yesterday"),
        (date(2026, 11, 24), "Tomorrow"),
        (date(2026, 11, 20), "Friday"),
        (date(2026, 11, 26), "Thursday"),
        (date(2026, 11, 16), "16 November"),
        (date(2025, 11, 26), "26 November 2025"),
    ],
)
def test_days_are_said_as_people_say_them(day, said):
    assert days.near_day(day, today=TODAY) == said


def test_a_day_inside_a_sentence_begins_small_unless_it_is_a_name():
    assert days.within(date(2026, 11, 22), today=TODAY) == "yesterday"
    assert days.within(date(2026, 11, 20), today=TODAY) == "Friday"


def test_the_whole_day_has_its_year_only_where_it_is_another():
    assert days.long_day(TODAY, today=TODAY) == "Monday 23 November"
    assert days.long_day(date(2025, 1, 1), today=TODAY) == "Wednesday 1 January 2025"


def test_times_are_the_computers_own():
    moment = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
    assert days.clock(moment) == f"{moment.astimezone():%H:%M}"


def test_kinds_of_file_are_written_as_qt_wants_them_and_give_the_ending():
    kinds = (("PDF file", "*.pdf"), ("All files", "*"))
    assert _filters(kinds) == "PDF file (*.pdf);;All files (*)"
    assert _suffix("PDF file (*.pdf)") == ".pdf"
    assert _suffix("All files (*)") == ""


def test_qts_file_dialog_has_nowhere_to_write_the_folders_it_saw(qapp, home):
    make_application([])
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert kept.fileName().startswith(str(paths.cache_folder()))


def test_a_search_is_asked_after_a_pause_and_at_once_with_enter(qtbot, look):
    field = SearchField("Search entries")
    qtbot.addWidget(field)
    field.show()
    asked: list[str] = []
    field.asked.connect(asked.append)
    qtbot.keyClicks(field.line, "heron")
    assert asked == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert asked == ["heron"]
    qtbot.keyClicks(field.line, "s")
    qtbot.waitUntil(lambda: asked == ["heron", "herons"])
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert asked[-1] == ""


def test_the_arrows_leave_the_search_for_the_list(qtbot, look):
    field = SearchField("Search entries")
    qtbot.addWidget(field)
    moved: list[int] = []
    field.moved.connect(moved.append)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert moved == [1, -1]


def test_one_pill_of_a_row_is_chosen_and_may_be_put_back(qtbot, look):
    row = PillChoice("How long?", [(5, "5 minutes"), (15, "15")], optional=True)
    qtbot.addWidget(row)
    said: list[object] = []
    row.chosen.connect(said.append)
    five, fifteen = row._group.buttons()
    five.click()
    fifteen.click()
    fifteen.click()
    assert said == [5, 15, None]
    row.set_value(5)
    assert (row.value, said) == (5, [5, 15, None])


def test_a_row_of_pills_wraps_where_it_does_not_fit(qtbot, look):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, gap=8)
    for _ in range(6):
        flow.addWidget(label("some words"))
    one_line, narrow = flow.heightForWidth(2000), flow.heightForWidth(200)
    assert narrow > 2 * one_line
    flow.clear()
    assert flow.count() == 0


def test_a_long_title_shortens_and_keeps_the_whole_for_the_tooltip(qtbot, look):
    title = ElidedLabel("A title that is much longer than the room there is for it")
    qtbot.addWidget(title)
    title.resize(theme.em(8), theme.em(2))
    title.show()
    assert title.toolTip() == title.text()
    title.resize(theme.em(80), theme.em(2))
    qtbot.waitUntil(lambda: title.toolTip() == "")


def test_a_column_gives_its_words_the_height_they_need(qtbot, look):
    host = QWidget()
    qtbot.addWidget(host)
    words = label("Some words that need more than one line of this column. " * 4, wrap=True)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(words)
    QVBoxLayout(host).addWidget(Column(inside, 20))
    host.resize(1200, 800)
    host.show()
    assert inside.width() <= theme.em(20)
    assert words.height() >= words.heightForWidth(words.width())


def test_a_path_may_go_on_in_the_next_line_after_each_folder():
    assert breakable("/home/sam/Journal").split("\u200b") == ["/", "home/", "sam/", "Journal"]


def test_the_printed_key_is_whole_and_names_nobody(look):
    key = "TCFH-9TQ2-M4XD-07KW-PZ3E-GV8N-5RJA-B6YS-Q1"
    reader = pypdf.PdfReader(io.BytesIO(printing_key.sheet_pdf(key)))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    for group in key.split("-"):
        assert group in text
    about = " ".join(str(value) for value in (reader.metadata or {}).values())
    assert "Reflect" not in text + about
    assert not (reader.metadata or {}).get("/Title")


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_month_has_the_colours_of_the_theme_and_arrows_with_names(qtbot, look, name):
    look.apply(name)
    host = QWidget()
    qtbot.addWidget(host)
    made = day_calendar(TODAY, host)
    for day in Qt.DayOfWeek:
        ink = made.weekdayTextFormat(day).foreground()
        assert ink.style() is Qt.BrushStyle.NoBrush or ink.color() == theme.color("text")
    arrows = [made.findChild(QToolButton, f"qt_calendar_{n}month") for n in ("prev", "next")]
    assert [arrow.accessibleName() for arrow in arrows] == ["The month before", "The month after"]
    assert made.selectedDate().toPython() == TODAY


def test_the_tab_in_hand_has_the_ring_that_everything_has(qtbot, look):
    bar = tab_bar(["Guides", "To read"])
    qtbot.addWidget(bar)
    bar.show()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)

    def ringed() -> bool:
        drawn = bar.grab().toImage()
        edge = (drawn.pixelColor(1, row) for row in range(8, bar.height() - 8))
        return all(colour == theme.color("focus") for colour in edge)

    assert ringed()
    bar.clearFocus()
    assert not ringed()


def test_every_page_is_drawn_in_both_themes(tmp_path, journal, look, capsys):
    made = draw_all(journal, tmp_path, sheets=[Sheet(QSize(1000, 700))])
    names = {path.name for path in made}
    for page in ("today", "journal", "at-risk", "settings", "library", "unlock", "first-run"):
        assert {f"{page}-light.png", f"{page}-dark.png"} <= names
    for path in made:
        assert not QImage(str(path)).isNull()
    light, dark = (QImage(str(tmp_path / f"today-{name}.png")) for name in ("light", "dark"))
    assert light.pixelColor(600, 600).lightness() > 200
    assert dark.pixelColor(600, 600).lightness() < 60
    assert "prose: " in capsys.readouterr().out
    assert not list(tmp_path.glob("*.toml"))


def test_no_two_pictures_of_a_theme_are_the_same(tmp_path, journal, look, write):
    write("The quiet one", "Nobody asked.")
    made = draw_all(journal, tmp_path, ("light",), [Sheet(QSize(1000, 700))])
    drawn: dict[bytes, str] = {}
    for path in made:
        assert drawn.setdefault(path.read_bytes(), path.name) == path.name


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/sam/OneDrive - Council/Documents/J", "OneDrive"),
        ("/home/sam/Dropbox/J", "Dropbox"),
        ("/Users/sam/Library/Mobile Documents/J", "iCloud"),
        ("/home/sam/Nextcloud/J", "Nextcloud"),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(folder, name):
    assert synced_folder_warning(Path(folder)).startswith(name)


def test_a_synchronised_folder_is_known_by_the_marks_left_in_it(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    assert "Syncthing" in synced_folder_warning(tmp_path / "a" / "b")


def test_an_ordinary_folder_is_not_warned_about(tmp_path):
    assert synced_folder_warning(tmp_path / "journal") == ""


def test_an_empty_folder_is_no_journal(tmp_path, journal):
    assert not is_journal(tmp_path / "nothing")
    assert is_journal(journal.folder)


def test_labels_show_text_as_it_is_and_never_as_markup(qtbot, look):
    made = label("<b>bold</b> & <img src=x>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert isinstance(made, QLabel)


def test_tooltips_show_text_as_it_is_and_fetch_no_pictures(qtbot, look):
    hostile = 'A title <img src="file:///etc/picture.png"> & more words than there is room for'
    made = ElidedLabel(hostile)
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.show()
    document = QTextDocument()
    document.setHtml(made.toolTip())
    assert document.toPlainText() == hostile
    assert "<img" not in made.toolTip()


def test_a_question_shows_the_names_of_files_as_they_are(qtbot, look):
    seen = []

    def look_and_close():
        box = QApplication.activeModalWidget()
        seen.extend(w.textFormat() for w in box.findChildren(QLabel) if w.text())
        box.reject()

    QTimer.singleShot(0, look_and_close)
    DialogAsk().confirm("Restore <b>this</b>?", "<img src=x>", "Restore")
    assert len(seen) == 2
    assert set(seen) == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("kind", ["pill", "step", "nav"])
def test_a_button_has_room_for_its_words_in_the_weight_of_the_chosen_one(qtbot, look, kind):
    button = Button("Went badly, all in all", kind)
    qtbot.addWidget(button)
    button.setCheckable(True)
    button.show()
    before = button.sizeHint().width()
    button.setChecked(True)
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.Medium if kind == "nav" else QFont.Weight.DemiBold)
    words = QFontMetrics(bold).horizontalAdvance(button.text())
    assert button.sizeHint().width() == before, "nothing moves when it is chosen"
    assert before - words >= 2 * theme.em(0.5)


def test_a_button_says_for_a_moment_what_its_press_has_done(qtbot, look, monkeypatch):
    monkeypatch.setattr(buttons, "DONE_MILLISECONDS", 20)
    button = Button("Copy", "outline")
    qtbot.addWidget(button)
    button.say_done("Copied")
    button.say_done("Copied")
    assert button.text() == "Copied"
    qtbot.waitUntil(lambda: button.text() == "Copy")

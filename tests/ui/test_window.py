"""The window: pages that come and go, what it tells, panes, cover, undo, size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reflectjournal.errors import DiskFull
from reflectjournal.ui import theme
from reflectjournal.ui import window as window_module
from reflectjournal.ui.places import PLACES, built
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.cover import Cover
from reflectjournal.ui.widgets.notice import StripNotice
from tests.ui.looking import settle


def visible_text(widget: QWidget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


def test_the_title_is_the_programs_name_and_nothing_of_the_journal(window, write):
    entry = write("Handover under pressure")
    window.open_entry(entry.id)
    assert window.windowTitle() == QApplication.applicationName()


def test_every_place_gives_a_page_with_a_title(window):
    for place in built():
        page = window.show_place(place.name)
        assert page is window.page
        assert page.title


def test_a_page_is_made_when_it_is_first_shown_and_kept(window):
    library = window.show_place("library")
    window.show_place("today")
    assert window.show_place("library") is library


def test_a_place_that_does_not_exist_changes_nothing(window):
    before = window.page
    assert window.show_place("no-such-page") is None
    assert window.page is before


def test_leaving_a_page_saves_what_is_unsaved_on_it(window, monkeypatch):
    left = []
    monkeypatch.setattr(window.show_place("library"), "leave", lambda: left.append("library"))
    window.show_place("today")
    assert left == ["library"]


def test_a_page_that_cannot_be_saved_says_why_over_the_page(window, monkeypatch):
    def refuse() -> None:
        raise DiskFull("The disk is full. Your text is still here.")

    monkeypatch.setattr(window.show_place("library"), "leave", refuse)
    window.show_place("today")
    assert "The disk is full" in visible_text(window)
    strip = next(s for s in window.findChildren(StripNotice) if s.isVisible())
    assert "The disk is full" in strip.accessibleName()


def test_the_window_is_not_closed_over_words_that_cannot_be_saved(window, monkeypatch, ask):
    def refuse() -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(window.show_place("library"), "leave", refuse)
    assert not window.close()
    assert ask.asked[0][1] == "The disk is full."
    ask.answers["confirm"] = True
    assert window.close()


def test_back_goes_to_the_page_before(window):
    window.show_place("library")
    window.show_place("at-risk")
    window.page.view.back_asked.emit()
    assert window.page.title == "Library"


def test_what_is_saved_elsewhere_shows_on_the_page_in_view(window, qtbot, write):
    window.show_place("today")
    write("Written just now", finished_at=None)
    qtbot.waitUntil(lambda: "Written just now" in visible_text(window.page))


def test_undo_stands_for_ten_seconds_and_takes_back_once(window, qtbot):
    taken: list[str] = []
    window.offer_undo("Entry moved to the bin.", lambda: taken.append("back"))
    assert window.undo_bar.isVisible()
    assert window.undo_bar._timer.interval() == 10_000
    window.doing.actions["undo_last"].trigger()
    window.doing.actions["undo_last"].trigger()
    assert taken == ["back"]
    assert not window.undo_bar.isVisible()


def test_undo_that_is_not_used_lets_it_stand(window, qtbot):
    taken: list[str] = []
    window.undo_bar._milliseconds = 0
    with qtbot.waitSignal(window.undo_bar.expired):
        window.offer_undo("Gone.", lambda: taken.append("back"))
    assert not window.undo_bar.take_back()
    assert taken == []


def test_the_cover_hides_every_window_and_takes_the_keys(window, qtbot, write):
    write("Handover under pressure")
    window.show_place("journal")
    dialog = QWidget()
    qtbot.addWidget(dialog)
    dialog.show()
    window.covering.toggle()
    covers = [c for top in (window, dialog) for c in top.findChildren(Cover)]
    assert len(covers) == 2
    for cover in covers:
        assert cover.geometry() == cover.parentWidget().rect()
    assert window.windowTitle() == QApplication.applicationName()
    qtbot.keyClick(covers[0], Qt.Key.Key_Escape)
    assert not any(c.isVisible() for c in covers)


def test_the_cover_grows_with_its_window(window):
    window.covering.toggle()
    window.resize(1000, 700)
    assert window.findChild(Cover).size() == window.size()
    window.covering.toggle()


def test_f6_walks_through_the_parts_of_the_window_and_back(window):
    window.show_place("journal")
    panes = [window.sidebar, *(p for p in window.page.panes() if p.isVisible())]
    assert len(panes) >= 3
    seen = []
    for _ in panes:
        window.doing.actions["next_pane"].trigger()
        focus = QApplication.focusWidget()
        seen.append(next(p for p in panes if p is focus or p.isAncestorOf(focus)))
    assert set(map(id, seen)) == set(map(id, panes))
    window.doing.actions["previous_pane"].trigger()
    focus = QApplication.focusWidget()
    assert seen[-2] is focus or seen[-2].isAncestorOf(focus)


def test_the_sidebar_folds_to_icons_that_keep_their_names(window):
    window.doing.actions["fold_sidebar"].trigger()
    assert window.sidebar.narrow
    assert window.sidebar.width() < theme.em(5)
    for button in window.sidebar._words:
        assert button.text() == ""
        assert button.toolTip()
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    window.doing.actions["fold_sidebar"].trigger()
    assert not window.sidebar.narrow


def test_the_sidebar_folds_by_itself_where_the_window_is_narrow(window):
    window.resize(window_module.SMALLEST.width(), 600)
    assert window.sidebar.narrow == (
        window.width() < theme.em(window_module.SIDEBAR_FOLDS_BELOW_EMS)
    )
    window.look.apply(points=20.0)
    window.fit()
    assert window.sidebar.narrow
    window.look.apply(points=theme.USUAL)


def test_a_page_may_ask_for_room_and_gives_it_back_when_it_is_left(window):
    window.show_place("library").narrow_asked.emit(True)
    assert window.sidebar.narrow
    window.show_place("today")
    assert not window.sidebar.narrow


def test_a_page_may_stand_alone_until_it_is_left(window):
    window.show_place("library").alone_asked.emit(True)
    assert not window.sidebar.isVisible()
    window.show_place("today")
    assert window.sidebar.isVisible()


def test_the_person_sets_the_text_size_by_key_and_it_is_kept(window, settings):
    window.doing.actions["larger_text"].trigger()
    assert settings.values.text_size == 11.5 == window.look.points
    window.doing.actions["smaller_text"].trigger()
    window.doing.actions["usual_text"].trigger()
    assert settings.values.text_size == theme.USUAL


def test_the_window_keeps_its_size_for_the_next_time(window, settings):
    window.resize(1100, 720)
    window.close()
    assert settings.values.window_size == "1100x720"


def test_larger_text_folds_what_no_longer_fits_without_another_width(window):
    window.resize(1024, 640)
    chooser = window.show_place("chooser")
    today = window.show_place("today")
    QApplication.processEvents()
    window.look.apply(points=21.0)
    QApplication.processEvents()
    assert window.sidebar.narrow
    assert not today._wide
    window.show_place("chooser")
    QApplication.processEvents()
    assert chooser.preview.isHidden()
    window.look.apply(points=theme.USUAL)
    QApplication.processEvents()
    assert not window.sidebar.narrow


def test_the_window_can_shrink_to_a_small_laptop_at_twice_the_text_size(window):
    window.look.apply(points=21.0)
    window.resize(1366, 768)
    assert (window.width(), window.height()) == (1366, 768)


def test_just_write_begins_a_free_entry_at_once(window):
    window.doing.actions["write_freely"].trigger()
    assert window.page.title == "Journal"
    assert window.journal.entries.open_draft().guide == "free-writing"


def test_a_guide_that_has_gone_is_a_sentence_and_not_a_fault(window):
    window.begin("no-such-guide")
    assert any(s.isVisible() for s in window.findChildren(StripNotice))


def test_pages_are_named_once():
    assert len({p.name for p in PLACES}) == len(PLACES)


def test_the_arrows_walk_the_sidebar_and_enter_goes_into_the_page(window, qtbot):
    window.show_place("today")
    button = window.sidebar._places["today"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert window.page.title == "Journal"
    assert QApplication.focusWidget() is window.sidebar._places["journal"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.page.isAncestorOf(QApplication.focusWidget())


def test_what_is_told_again_stands_there_once_until_it_is_closed(window, qtbot):
    def told() -> list[str]:
        return [s.title for s in window.findChildren(StripNotice) if s.isVisible() and s.title]

    full, other = DiskFull("The disk is full."), "Something else."
    before = told()
    for what in (full, full, other, full):
        window.tell(what)
    assert sorted(told()) == sorted([*before, str(full), other])
    strip = next(s for s in window.findChildren(StripNotice) if s.title == str(full))
    with qtbot.waitSignal(strip.destroyed):
        strip.findChild(Button).click()
    window.tell(full)
    assert told().count(str(full)) == 1


class TopLevel(QObject):
    """Keeps the names of what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_ever_a_window_of_its_own(qtbot, window, journal, jobs):
    """It would flash, and take the focus away from what the person has just opened."""
    for guide in journal.guides.all:
        journal.entries.save(journal.begin(guide.id))
    seen = TopLevel()
    QApplication.instance().installEventFilter(seen)
    for place in window.stack.places:
        window.show_place(place)
        qtbot.waitUntil(lambda: not jobs.busy)
        settle()
    for one in (True, False):
        window.show_place("journal").set_one_at_a_time(one=one)
        for row in journal.entries.latest(60):
            window.open_entry(row.id)
    settle()
    QApplication.instance().removeEventFilter(seen)
    assert seen.shown == []
    assert QApplication.activeWindow() is window


@pytest.mark.parametrize("points", [theme.USUAL, 2 * theme.USUAL])
def test_the_words_about_risk_are_never_cut_in_the_sidebar(window, points):
    window.look.apply(points=points)
    window.show_place("at-risk")
    settle()
    button = next(b for b in window.sidebar.findChildren(Button) if b.text().startswith("Someone"))
    assert button.width() >= button.sizeHint().width()


def test_what_leaves_no_trace_on_the_page_is_shown_for_a_moment(window):
    window.page.told.emit("Calendar file saved")
    bar = window.undo_bar
    assert bar.isVisible()
    assert "Calendar file saved" in visible_text(bar)
    assert not bar.button.isVisible(), "there is nothing to take back"
    bar.dismiss()
    undone = []
    window.page.undo_offered.emit("Action done", lambda: undone.append(True))
    window.page.told.emit("Calendar file saved")
    assert "Action done" in visible_text(bar), "an offer to undo is not pushed away"
    assert bar.take_back()
    assert undone == [True]

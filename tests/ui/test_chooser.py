"""New reflection: pills sort and never hide; the keys 1 to 8 and Enter are enough."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflectjournal.guides.load import EIGHT
from reflectjournal.journal import facade
from reflectjournal.ui.pages.guide_chooser import GuideChooserPage


@pytest.fixture
def chooser(qtbot, journal, jobs, ask, look) -> GuideChooserPage:
    page = GuideChooserPage(journal, jobs, ask)
    qtbot.addWidget(page)
    page.resize(1120, 768)
    page.show()
    page.refresh(None)
    return page


def shown(page: GuideChooserPage) -> list[str]:
    return [card.guide.id for card in page._cards]


def test_eight_guides_are_offered_first(chooser):
    assert shown(chooser) == list(EIGHT)
    assert "41" in chooser.more.text()


def test_pills_sort_and_never_hide_one_of_the_eight(chooser):
    for value, _words in (("success", ""), ("meeting", ""), ("cpd", "")):
        chooser.questions.purpose.set_value(value)
        chooser._on_pill()
        assert set(EIGHT) <= set(shown(chooser))
    chooser.questions.purpose.set_value("success")
    chooser._on_pill()
    assert shown(chooser)[0] == "appreciative-success"
    assert chooser.chosen.id == "appreciative-success"


def test_five_minutes_puts_a_short_guide_first(chooser):
    chooser.questions.minutes.set_value(5)
    chooser._on_pill()
    assert chooser.chosen.minutes_min <= 5


def test_a_digit_chooses_and_enter_begins(chooser, qtbot):
    begun: list[str] = []
    chooser.reflection_asked.connect(begun.append)
    qtbot.keyClick(chooser, Qt.Key.Key_3)
    assert chooser.chosen.id == EIGHT[2]
    assert chooser.preview._title.text() == chooser.chosen.title
    qtbot.keyClick(chooser, Qt.Key.Key_Return)
    assert begun == [EIGHT[2]]


def test_arrows_walk_through_the_cards(chooser, qtbot):
    qtbot.keyClick(chooser, Qt.Key.Key_1)
    qtbot.keyClick(chooser, Qt.Key.Key_Right)
    assert chooser.chosen.id == EIGHT[1]
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.chosen.id == EIGHT[3]


def test_all_guides_are_one_step_away(chooser, journal):
    chooser.more.click()
    assert sorted(shown(chooser)) == sorted(guide.id for guide in journal.guides.all)
    chooser.more.click()
    assert shown(chooser) == list(EIGHT)


def test_free_writing_is_one_press(chooser, qtbot):
    begun: list[str] = []
    chooser.reflection_asked.connect(begun.append)
    free = next(b for b in chooser.findChildren(type(chooser.begin_below)) if "Just" in b.text())
    free.click()
    assert begun == ["free-writing"]


def test_a_guide_of_ones_own_appears_without_a_restart_and_a_fault_is_said(
    chooser, monkeypatch, tmp_path
):
    monkeypatch.setattr(facade, "own_guides_folder", lambda: tmp_path)
    (tmp_path / "mine.toml").write_text(
        'id = "mine"\ntitle = "Mine"\nwhen = "Always."\n[[steps]]\nid = "a"\ntitle = "A"\n'
        'kind = "text"\nprompts = ["What?"]\n',
        encoding="utf-8",
    )
    (tmp_path / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    chooser.more.click()
    chooser.reload()
    assert "mine" in shown(chooser)
    assert not chooser._faults.isHidden()
    assert "broken.toml" in chooser._faults.accessibleName()


def test_narrow_pages_fold_the_preview_and_keep_begin(chooser):
    chooser.resize(500, 700)
    assert chooser.preview.isHidden()
    assert not chooser.begin_below.isHidden()
    assert chooser._columns == 1


def test_the_cards_are_never_wider_than_the_page(chooser, qtbot):
    for width in range(1200, 420, -60):
        chooser.resize(width, 600)
        QApplication.processEvents()
        inner, room = chooser._area.widget(), chooser._area.viewport()
        assert inner.minimumSizeHint().width() <= room.width(), width

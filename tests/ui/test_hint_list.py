"""What could be plainer: readable one by one, and never a wall of words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from reflectjournal.sharing.plain_language import Hint, HintKind
from reflectjournal.ui.sharing.hint_list import FIRST, HintList


def _labels(shown: HintList) -> list[str]:
    QApplication.processEvents()
    return [w.text() for w in shown.findChildren(QLabel) if w.isVisible() and w.text()]


def test_each_hint_stands_alone_with_its_words_and_the_rest_waits_to_be_asked_for(qtbot, look):
    hints = [Hint(HintKind.ACRONYM, n, n + 3, "Write it out.", f"AB{n}") for n in range(FIRST + 4)]
    made = HintList()
    qtbot.addWidget(made)
    made.show()
    made.show_hints(hints)
    assert _labels(made)[0] == "Could be plainer: 7 places"
    assert _labels(made).count("Write it out.") == FIRST
    assert "“AB0”" in _labels(made)
    assert made.more.text() == "4 more"
    made.more.click()
    assert _labels(made).count("Write it out.") == len(hints)
    assert not made.more.isVisible()


def test_where_nothing_is_found_one_line_says_so(qtbot, look):
    made = HintList()
    qtbot.addWidget(made)
    made.show()
    made.show_hints(())
    assert _labels(made) == ["Plain language: nothing to point out"]

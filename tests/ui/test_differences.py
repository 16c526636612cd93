"""What changed between two versions is marked, and nothing of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reflectjournal.ui.widgets.diff_view import DiffView
from reflectjournal.ui.widgets.differences import Mark, differences


def sides(pairs) -> tuple[str, str]:
    before = "\n".join("".join(p.text for p in pair.before) for pair in pairs if pair.before)
    after = "\n".join("".join(p.text for p in pair.after) for pair in pairs if pair.after)
    return before, after


LINES = st.lists(st.text("ab c.", min_size=1, max_size=12), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_both_texts_can_be_read_back_from_the_comparison(before, after):
    got = sides(differences(before, after))
    assert got == (before, after)


@given(LINES)
def test_a_text_does_not_differ_from_itself(text):
    assert not any(pair.changed for pair in differences(text, text))


def test_only_the_words_that_differ_are_marked():
    (pair,) = differences("She was calm today.", "She was not calm today.")
    assert [p.text.strip() for p in pair.after if p.mark is Mark.ADDED] == ["not"]
    assert not [p for p in pair.before if p.mark is Mark.REMOVED]


def test_the_view_marks_with_more_than_colour(qtbot, look):
    view = DiffView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_texts("one two", "one three")
    html = view.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert view.changed == 1
    assert "1 paragraphs differ" in view.accessibleDescription()

"""The reading view shows Markdown, loads nothing and opens nothing."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from reflectjournal.model import Section
from reflectjournal.ui.pages.reading_pane import ReadingPane
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.read_html import html_of
from reflectjournal.ui.widgets.read_view import ReadView, entry_html


def test_emphasis_lists_and_line_ends_are_laid_out():
    made = html_of("**strong** and *soft*\nnext line\n\n- [x] done\n- one")
    assert "<strong>strong</strong>" in made
    assert "<em>soft</em>" in made
    assert "<br" in made
    assert "☑ done" in made


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/passwd">',
        '<a href="//server/share">x</a>',
        "[x](\\\\server\\share)",
        "[x](file:///etc/passwd)",
        "[x](javascript:alert(1))",
        '<p style="background:url(http://e.org/a.png)" onclick="x()">y</p>',
        '<iframe src="http://e.org"></iframe>',
    ],
)
def test_nothing_that_could_load_or_run_survives(hostile):
    made = html_of(hostile).lower()
    for sign in ("script", "<img", "href", "style", "onclick", "iframe", "url("):
        assert sign not in made


def test_a_plain_link_survives():
    assert 'href="https://www.nspcc.org.uk/"' in html_of("[NSPCC](https://www.nspcc.org.uk/)")


def test_a_long_row_of_brackets_is_shown_at_once():
    began = time.perf_counter()
    made = html_of("before\n\n" + "[" * 30_000 + "\n\n**after**")
    assert time.perf_counter() - began < 2
    assert "<strong>after</strong>" in made
    assert "[" * 100 in made


def test_the_view_asks_for_no_file_or_address(qtbot, look, journal, write, monkeypatch):
    asked: list[str] = []
    real = ReadView.loadResource
    monkeypatch.setattr(
        ReadView, "loadResource", lambda s, k, n: (asked.append(str(n)), real(s, k, n))[1]
    )
    view = ReadView()
    qtbot.addWidget(view)
    view.show_entry(write("T", "![x](file:///etc/passwd) ![y](http://e.org/a.png)"))
    view.show()
    view.grab()
    assert not [name for name in asked if "passwd" in name or "e.org" in name]


def test_a_link_says_where_it_goes_and_is_only_copied(qtbot, look, write):
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.show_entry(write("T", "[the guidance](https://example.org/x)"))
    pane.show()
    pane.view.link_asked.emit("https://example.org/x")
    assert pane._link.isVisible()
    assert "https://example.org/x" in pane._link.accessibleName()
    pane._link.findChild(Button).click()
    assert QGuiApplication.clipboard().text() == "https://example.org/x"


def test_every_answer_stands_under_its_title(write):
    entry = write("A visit", "first")
    rows = Section("list", "Who & what", rows=(("a < b", "c"),))
    made = entry_html(replace(entry, sections=(*entry.sections, rows)))
    assert made.index("<h1>A visit</h1>") < made.index("first") < made.index("Who &amp; what")
    assert "<li>a &lt; b · c</li>" in made

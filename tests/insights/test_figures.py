"""Figures as pictures: drawn from values, the same every time, nothing of the machine inside."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reflectjournal.insights import figures
from reflectjournal.insights.look import Look
from reflectjournal.model import Chart, Insight

LOOK = Look(*(f"#{n:02x}{n:02x}{n:02x}" for n in (250, 20, 90, 210, 40, 150)), faces=("Inter",))
SHAPES = [
    Insight("b", "B", "S.", Chart.BARS, ("O", "Entries", "Actions"), (("well", 3, 5), ("b", 0, 1))),
    Insight("o", "O", "S.", Chart.BARS, ("T", "N"), (("=a$x_1$", 3), ("few", "1 to 4"))),
    Insight("m", "M", "S.", Chart.MOVEMENT, ("D", "T", "Then", "Now"), (("1 May", "t", -1, 2),)),
    Insight("x", "X", "S.", Chart.MATRIX, ("G", "Jan", "Feb"), (("Gibbs", 0, 4),)),
]


@pytest.mark.parametrize("insight", SHAPES, ids=lambda i: i.key)
def test_every_kind_of_figure_is_drawn_at_the_size_that_was_asked_for(qapp, insight) -> None:
    from PySide6.QtGui import QImage

    picture = QImage.fromData(figures.png(insight, LOOK))
    assert picture.width() == LOOK.width
    assert abs(picture.height() - figures.height_of(insight, LOOK.points)) <= 1


@pytest.mark.parametrize("insight", SHAPES, ids=lambda i: i.key)
def test_a_figure_is_the_same_twice_and_says_nothing_of_its_making(insight) -> None:
    assert figures.png(insight, LOOK) == figures.png(insight, LOOK)
    drawing = figures.svg(insight, LOOK)
    assert drawing == figures.svg(insight, LOOK)
    assert b"dc:date" not in drawing
    assert b"dc:creator" not in drawing


@pytest.mark.parametrize("width", [300, 420, 700])
def test_the_words_of_an_axis_never_run_into_each_other(width: int) -> None:
    rows = (("14 Mar 2024", "information-sharing", -2, 1), ("3 Jun 2025", "neglect", 0, 2))
    moved = Insight("m", "M", "S.", Chart.MOVEMENT, ("D", "T", "Then", "Now"), rows)
    drawn = figures.draw(moved, replace(LOOK, width=width))
    named = [t for t in drawn.axes[0].get_xticklabels() if t.get_text()]
    assert {"unpleasant", "pleasant"} <= {t.get_text() for t in named}
    boxes = [t.get_window_extent() for t in named]
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))

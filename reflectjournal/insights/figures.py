"""Draws a figure with matplotlib, in the colours and face of the theme. Never pyplot.

Loaded on first use and run in a job: importing matplotlib alone takes half a second.
Fill and hatch tell series apart, and every bar carries its number.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reflectjournal.insights.look import Look
from reflectjournal.model.insights import Chart, Insight

MOST_MOVES = 10
"""Rows of a movement figure: the last ones; the table has them all."""
NARROW_BELOW_EMS = 32
"""Below this width the days of a movement figure stand over their tags."""
LEAST_ROWS = 3
"""Room that bars leave for this many rows, so that one bar is not a wall."""
_DPI = 100


def height_of(insight: Insight, points: float = 10.5) -> int:
    """The height in pixels that a figure wants at this text size."""
    rows = (
        min(len(insight.rows), MOST_MOVES) if insight.chart is Chart.MOVEMENT else len(insight.rows)
    )
    bars = max(1, len(insight.head) - 1) if insight.chart is Chart.BARS else 1
    ems = 3.2 + rows * (1.4 * bars + 1.3)
    return round(max(ems, 12) * points * 96 / 72)


def png(insight: Insight, look: Look) -> bytes:
    """The figure as a PNG of its width and wanted height, without metadata."""
    figure = draw(insight, look)
    data = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(data, format="png", dpi=_DPI * look.scale, metadata={"Software": None})
    return data.getvalue()


def svg(insight: Insight, look: Look) -> bytes:
    """The figure as an SVG whose words are text, the same bytes every time."""
    data = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "figure"}):
        figure = draw(insight, look)
        figure.savefig(data, format="svg", metadata={"Date": None, "Creator": None})
    return data.getvalue()


def draw(insight: Insight, look: Look) -> Figure:
    """The figure. A cell that is not a number is written and not drawn."""
    size = look.points * 0.86 * 96 / _DPI
    with mpl.rc_context(
        {"font.family": [*look.faces, "DejaVu Sans"], "font.size": size, "hatch.linewidth": 1.4}
    ):
        height = height_of(insight, look.points)
        figure = Figure(
            figsize=(look.width / _DPI, height / _DPI), facecolor=look.surface, layout="constrained"
        )
        axes = figure.add_subplot()
        axes.set_facecolor(look.surface)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, colors=look.text)
        _CHARTS[insight.chart](axes, insight, look)
        figure.draw_without_rendering()
    return figure


def _bars(axes: Axes, insight: Insight, look: Look) -> None:
    series = len(insight.head) - 1
    thick = 0.8 / series
    for number in range(series):
        values = [_value(row[number + 1]) for row in insight.rows]
        places = [i + (number - (series - 1) / 2) * thick for i in range(len(values))]
        second = number > 0
        axes.barh(
            places,
            values,
            height=thick * 0.86,
            color=look.surface if second else look.first,
            edgecolor=look.second if second else look.first,
            hatch="////" if second else "",
            linewidth=1.2,
        )
        for place, value, row in zip(places, values, insight.rows, strict=True):
            words = row[number + 1]
            shown = f"{words:g}" if isinstance(words, (int, float)) else str(words)
            axes.annotate(
                shown,
                (value, place),
                (5, 0),
                textcoords="offset points",
                va="center",
                color=look.text,
            )
    axes.set_yticks(range(len(insight.rows)), [str(row[0]) for row in insight.rows])
    axes.set_ylim(max(len(insight.rows), LEAST_ROWS) - 0.5, -0.5)
    axes.set_xticks([])
    most = max((_value(cell) for row in insight.rows for cell in row[1:]), default=1)
    axes.set_xlim(0, (most or 1) * 1.18)
    axes.spines["left"].set_visible(True)
    axes.spines["left"].set_color(look.muted)


def _movement(axes: Axes, insight: Insight, look: Look) -> None:
    rows = insight.rows[-MOST_MOVES:]
    for place, (_, _, then, now) in enumerate(rows):
        start, end = _value(then), _value(now)
        if start != end:
            axes.annotate(
                "",
                (end, place),
                (start, place),
                arrowprops={"arrowstyle": "-|>", "color": look.muted, "shrinkA": 7, "shrinkB": 7},
            )
        axes.plot(
            start,
            place,
            "o",
            ms=9 if start != end else 12,
            mfc=look.surface,
            mec=look.first,
            mew=2,
        )
        axes.plot(end, place, "o", ms=9 if start != end else 6, color=look.first)
    narrow = look.width < NARROW_BELOW_EMS * look.points * 96 / 72
    between = "\n" if narrow else "  "
    axes.set_yticks(range(len(rows)), [f"{day}{between}{tag}".strip() for day, tag, _, _ in rows])
    axes.set_xlim(-2.4, 2.4)
    middle = "" if narrow else "in between"
    axes.set_xticks([-2, -1, 0, 1, 2], ["unpleasant", "", middle, "", "pleasant"])
    axes.grid(visible=True, axis="x", color=look.line)
    axes.set_axisbelow(True)
    axes.set_ylim(len(rows) - 0.4, -0.6)


def _matrix(axes: Axes, insight: Insight, look: Look) -> None:
    columns = len(insight.head) - 1
    most = max((_value(cell) for row in insight.rows for cell in row[1:]), default=1) or 1
    for y, row in enumerate(insight.rows):
        for x, cell in enumerate(row[1:]):
            value = _value(cell)
            if value or isinstance(cell, str):
                axes.scatter(x, y, s=60 + 340 * value / most, color=look.line, zorder=2)
                shown = f"{cell:g}" if isinstance(cell, (int, float)) else str(cell)
                axes.text(x, y, shown, ha="center", va="center", color=look.text, zorder=3)
    axes.set_xticks(range(columns), _thinned(insight.head[1:]))
    axes.set_yticks(range(len(insight.rows)), [str(row[0]) for row in insight.rows])
    axes.set_xlim(-0.6, columns - 0.4)
    axes.set_ylim(len(insight.rows) - 0.4, -0.6)
    axes.grid(visible=True, axis="y", color=look.line)
    axes.set_axisbelow(True)


def _thinned(names: Sequence[str]) -> list[str]:
    return [name if len(names) <= 8 or i % 2 == 0 else "" for i, name in enumerate(names)]


def _value(cell: str | int | float | None) -> float:
    return float(cell) if isinstance(cell, (int, float)) else 0.0


_CHARTS: dict[Chart, Callable[[Axes, Insight, Look], None]] = {
    Chart.BARS: _bars,
    Chart.MOVEMENT: _movement,
    Chart.MATRIX: _matrix,
}

"""The look: every theme is whole, readable, and can be changed while the program runs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from reflectjournal.errors import BadData
from reflectjournal.paths import resource
from reflectjournal.ui import theme
from reflectjournal.ui.theme import Theme, load_tokens

NAMES = ("light", "dark", "contrast")

# Foreground, background, least ratio: 4.5 for text, 3 for rings, edges and marks (WCAG 2.2 AA).
PAIRS = [
    *((text, ground, 4.5) for text in ("text", "text_muted") for ground in
      ("canvas", "surface", "raised", "sunken")),
    *(("text_faint", ground, 4.5) for ground in ("canvas", "surface", "sunken")),
    *(("accent", ground, 4.5) for ground in ("canvas", "surface", "sunken")),
    *(("danger", ground, 4.5) for ground in ("canvas", "surface", "raised")),
    *(("risk", ground, 4.5) for ground in ("canvas", "surface", "risk_soft")),
    ("text", "risk_soft", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent_soft", "accent_soft", 4.5),
    ("on_warn_soft", "warn_soft", 4.5),
    ("todo_text", "todo", 4.5),
    ("on_selection", "selection", 4.5),
    ("text", "chip", 4.5),
    ("canvas", "text", 4.5),  # the bar that offers Undo
    *(("focus", ground, 3.0) for ground in ("canvas", "surface", "raised", "sunken")),
    *(("line_strong", ground, 3.0) for ground in ("canvas", "surface", "sunken")),
    *(("todo_line", ground, 3.0) for ground in ("todo", "surface")),
    *((series, "surface", 3.0) for series in ("series1", "series2")),
]  # fmt: skip


def luminance(colour: QColor) -> float:
    channels = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(a: QColor, b: QColor) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_of_colours_that_meet_can_be_told_apart(name, front, back, least):
    colors = load_tokens(name).colors
    assert contrast(colors[front], colors[back]) >= least


def test_high_contrast_keeps_text_at_seven_to_one():
    colors = load_tokens("contrast").colors
    for front in ("text", "text_muted", "text_faint"):
        for back in ("canvas", "surface", "raised", "sunken"):
            assert contrast(colors[front], colors[back]) >= 7


def test_the_measure_of_contrast_agrees_with_the_definition():
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.478, abs=0.001)


def test_a_theme_with_a_missing_role_names_the_role(tmp_path, monkeypatch):
    text = resource("themes/light.toml").read_text("utf-8").replace("risk_soft", "risky")
    (tmp_path / "odd.toml").write_text(text, "utf-8")
    monkeypatch.setattr(theme, "resource", lambda name: tmp_path / "odd.toml")
    with pytest.raises(BadData, match="risk_soft"):
        load_tokens("odd")


def test_a_change_of_theme_reaches_palette_and_widgets_at_once(qtbot, look, qapp):
    shown = QLabel("words")
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.waitSignal(look.changed):
        look.apply("dark")
    dark = load_tokens("dark").colors
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark["canvas"]
    assert theme.color("text") == dark["text"]
    assert shown.palette().color(QPalette.ColorRole.WindowText) == dark["text"]


@pytest.mark.parametrize(("asked", "given"), [(4.0, 9.0), (12.5, 12.5), (40.0, 24.0)])
def test_text_size_stays_within_its_limits(look, asked, given):
    look.apply(points=asked)
    assert look.points == given


def test_distances_in_em_follow_the_text_size(look):
    usual = theme.em(10)
    look.apply(points=21.0)
    assert theme.em(10) == pytest.approx(2 * usual, abs=2)


def test_every_theme_makes_a_style_sheet_that_qt_understands(qtbot, look, caplog):
    for name in NAMES:
        look.apply(name)
    assert not [r for r in caplog.records if "stylesheet" in r.getMessage().lower()]


def test_the_system_theme_is_light_or_dark_or_high_contrast(qapp):
    followed = Theme(qapp, "system")
    assert theme.tokens().name in NAMES
    followed.apply("light")
    followed.deleteLater()

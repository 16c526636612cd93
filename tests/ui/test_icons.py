"""Icons: our own drawings, tinted when they are painted, and kept alive."""

from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from reflectjournal.paths import resource
from reflectjournal.ui import icons, theme
from reflectjournal.ui.commands import COMMANDS
from reflectjournal.ui.places import PLACES

FOLDER = resource("icons")
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def inked(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state=QIcon.State.Off) -> set[str]:
    """The colours of the pixels that are fully covered."""
    image = icon.pixmap(QSize(48, 48), 1.0, mode, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_on_the_grid_and_has_no_colour_of_its_own(look, name):
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke-width="1.75"' in drawing
    assert 'stroke-linecap="round"' in drawing
    assert not re.search(r"#[0-9a-fA-F]{3,8}", drawing)
    assert inked(icons.icon(name)) == {theme.color("text").name()}


def test_an_icon_takes_the_colour_of_the_theme_in_view(look):
    book = icons.icon("book", "accent")
    light = inked(book)
    look.apply("dark")
    assert inked(book) == {theme.color("accent").name()} != light


def test_a_checked_or_disabled_icon_has_another_colour(look):
    sun = icons.icon("sun", "text_muted")
    assert inked(sun, state=QIcon.State.On) == {theme.color("on_accent_soft").name()}
    assert inked(sun, QIcon.Mode.Disabled) == {theme.color("text_faint").name()}


def test_an_icon_outlives_the_garbage_collector(look):
    icons.icon.cache_clear()
    kept = [icons.icon(name) for name in NAMES]
    gc.collect()
    assert all(inked(QIcon(each)) for each in kept)


def test_an_icon_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-drawing")


def test_every_command_and_page_has_its_drawing():
    for drawing in {c.drawing for c in COMMANDS if c.drawing} | {p.drawing for p in PLACES}:
        assert drawing in NAMES


def test_the_program_has_an_icon_of_its_own(qapp):
    assert not icons.app_icon().pixmap(QSize(64, 64)).isNull()

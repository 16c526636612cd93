"""Sees and uses the running program as a person with a screen reader and a keyboard does.

What is on the screen is read through AT-SPI, by the names and roles that a
screen reader speaks; it is used with real clicks and keys. Runs under the
system's Python, which has the bindings (Debian: gir1.2-atspi-2.0, python3-gi).
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30.0
"""Seconds until what should come is given up."""

Found = TypeVar("Found")


class Missing(Exception):
    """Something that should be on the screen is not."""


def everything() -> Iterator[Any]:
    """Every part of the program, parents before their children."""
    desktop = Atspi.get_desktop(0)
    waiting = [a for a in _children(desktop) if a.get_name() == "Reflect Journal"]
    while waiting:
        part = waiting.pop(0)
        yield part
        waiting = _children(part) + waiting


def _children(part: Any) -> list[Any]:
    try:
        found = [part.get_child_at_index(i) for i in range(part.get_child_count())]
    except GLib.Error:  # it went while we looked
        return []
    return [child for child in found if child is not None]


def visible(name: str, role: str = "") -> Iterator[Any]:
    """The visible parts whose name begins so; `role` as AT-SPI says it."""
    for part in everything():
        try:
            fits = (part.get_name() or "").startswith(name) and role in ("", part.get_role_name())
            if fits and part.get_state_set().contains(Atspi.StateType.SHOWING):
                yield part
        except GLib.Error:
            continue


def until(what: str, look: Callable[[], Found | None]) -> Found:
    """Look again and again until there is something; raises Missing after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    seen = [f"{p.get_role_name()}: {p.get_name()}" for p in visible("") if p.get_name()]
    raise Missing(f"{what} did not come. On the screen:\n  " + "\n  ".join(seen))


def see(name: str, role: str = "") -> Any:
    """The first visible part of that name, once it is there."""
    return until(f"{role or 'part'} {name!r}", lambda: next(visible(name, role), None))


def text_of(part: Any) -> str:
    """What is written in a field."""
    return str(Atspi.Text.get_text(part, 0, -1))


def click(part: Any) -> None:
    """Press the left button of the mouse in the middle of it, once it can be used."""

    def usable() -> bool:
        states = part.get_state_set()
        return bool(states.contains(Atspi.StateType.ENABLED))

    until(f"{part.get_name()!r} to be used", usable)
    place = part.get_extents(Atspi.CoordType.SCREEN)
    x, y = place.x + place.width // 2, place.y + place.height // 2
    _xdotool("mousemove", "--sync", str(x), str(y), "click", "1")


def press(name: str) -> None:
    """Click the button of that name."""
    click(see(name, "push button"))


def keys(*names: str) -> None:
    """Press keys, such as "ctrl+l" or "Return"."""
    _xdotool("key", "--delay", "60", *names)


def write(text: str) -> None:
    """Type a text, letter by letter."""
    _xdotool("type", "--delay", "12", text)


def fill(name: str, text: str, role: str = "text") -> None:
    """Click a field and type into it."""
    click(see(name, role))
    write(text)


def _xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=60)

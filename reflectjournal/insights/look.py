"""How a figure should look: values only, so that asking for it loads nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as hex, faces by name, text size in points, and the size in pixels."""

    surface: str
    text: str
    muted: str
    line: str
    first: str
    second: str
    faces: tuple[str, ...]
    points: float = 10.5
    width: int = 500
    scale: float = 1.0
    """Device pixels for each pixel."""

"""Can a window be opened here? Asked before Qt is, because Qt's own answer is to abort.

Nothing here imports Qt. Only Linux needs asking; the other systems always
have a desktop and bring their libraries along.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

# What Qt 6 needs to open a window under X11 and a bare Debian or Ubuntu does not have.
_DEBIAN_PACKAGES = (
    "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 "
    "libxkbcommon-x11-0"
)
_SCREENLESS = ("offscreen", "minimal")


def problem() -> str:
    """Why no window can be opened here, in two sentences; empty where one can."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").startswith(_SCREENLESS):
        return ""
    on_x11 = bool(os.environ.get("DISPLAY"))
    on_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if not (on_x11 or on_wayland):
        return (
            "No graphical desktop was found, so the window cannot be opened. "
            "Start it from a desktop; `reflectjournal --help` lists what works without one."
        )
    if on_x11:
        trouble = _missing_in("libqxcb.so") or _unreachable_display()
        if not trouble or not on_wayland:
            return trouble
    return _missing_in("libqwayland.so", "libqwayland-generic.so")


def missing_library(error: ImportError | OSError) -> str:
    """What to say where Qt, or a library it stands on, could not be loaded."""
    found = re.match(r"(lib[\w.+-]+):", str(error))
    name = f"The system library {found[1]}" if found else "A system library"
    return (
        f"{name} that every Qt window needs is missing or does not fit. "
        f"On Debian or Ubuntu: sudo apt install {_DEBIAN_PACKAGES}"
    )


def _missing_in(*plugins: str) -> str:
    """The trouble with the first of Qt's platform plugins that is there; empty where it loads."""
    package = importlib.util.find_spec("PySide6")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for plugin in plugins:
            path = Path(folder) / "Qt" / "plugins" / "platforms" / plugin
            if path.is_file():
                return _load(path)
    return ""  # a distribution's own Qt lies elsewhere, and its packages bring what it needs


def _load(path: Path) -> str:
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        return missing_library(error)
    return ""


def _unreachable_display() -> str:
    """Ask the X server as Qt will; it may have gone, or refuse this user."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return missing_library(error)
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not refused:
        return ""
    return (
        "The graphical desktop named in DISPLAY cannot be reached, so the window cannot be opened. "
        "Start it from the desktop you are signed in to; `reflectjournal --help` lists what works "
        "without one."
    )

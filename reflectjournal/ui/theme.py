"""How the program looks: colours by role, type sizes and distances; palette and style sheet.

A theme is a TOML file in `resources/themes/`; a hex value appears nowhere else.
Like Qt's own palette, what is shown now belongs to the application: widgets ask
`color(role)` and `em(n)` when they paint, and so follow a change at run time.
"""

from __future__ import annotations

import functools
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from reflectjournal.errors import BadData
from reflectjournal.paths import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

CHOICES = ("system", "light", "dark", "contrast")
SMALLEST, LARGEST, USUAL = 9.0, 24.0, 10.5
"""Base text size in points: the limits of the setting, and its default."""

SPACE = {"xs": 4, "sm": 8, "md": 12, "lg": 16, "xl": 24, "xxl": 40}
RADIUS = {"sm": 6, "md": 10, "lg": 14}
SCALE = {
    "caption": 0.86,
    "body": 1.0,
    "lead": 1.125,
    "prose": 1.25,
    "title": 1.3,
    "question": 1.55,
    "display": 1.75,
    "loud": 2.3,
}
"""Type sizes as multiples of the base size."""

ROLES = frozenset(
    {
        *("canvas", "surface", "raised", "sunken", "text", "text_muted", "text_faint"),
        *("line", "line_strong", "accent", "on_accent", "accent_hover", "accent_soft"),
        *("on_accent_soft", "warn_soft", "on_warn_soft", "danger", "focus", "selection"),
        *("on_selection", "todo", "todo_text", "todo_line", "risk", "risk_soft"),
        *("series1", "series2", "chip"),
    }
)

_UI_FACES = ("Inter", "Segoe UI Variable Text", "Segoe UI Variable", "Segoe UI", "", "Cantarell",
             "Noto Sans", "DejaVu Sans")  # fmt: skip
_PROSE_FACES = ("Literata", "Charter", "New York", "Iowan Old Style", "Sitka Text", "Georgia",
                "Noto Serif", "DejaVu Serif")  # fmt: skip
_CODE_FACES = ("JetBrains Mono", "Cascadia Mono", "Menlo", "Consolas", "Noto Sans Mono",
               "DejaVu Sans Mono")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme as read from its file."""

    name: str
    dark: bool
    colors: Mapping[str, QColor] = field(repr=False)


def load_tokens(name: str) -> Tokens:
    """The theme of this name. Raises `BadData` where a role is missing or unknown."""
    path = resource(f"themes/{name}.toml")
    raw = tomllib.loads(path.read_text("utf-8"))
    colors = raw.get("colors", {})
    for role in sorted(ROLES ^ colors.keys()):
        raise BadData(f"{path.name}: [colors] needs exactly the known roles; look at {role!r}.")
    return Tokens(raw["name"], raw["dark"], {role: QColor(value) for role, value in colors.items()})


@dataclass(slots=True)
class _Shown:
    tokens: Tokens | None = None
    pixels: float = 14.0  # of one em
    points: float = USUAL


_shown = _Shown()


def tokens() -> Tokens:
    """The theme that is shown now; the light one until another was applied."""
    if _shown.tokens is None:
        _shown.tokens = load_tokens("light")
    return _shown.tokens


def color(role: str) -> QColor:
    """The colour that a role has now. Raises `KeyError` for an unknown role."""
    return tokens().colors[role]


def em(count: float) -> int:
    """So many times the base text size, in whole device-independent pixels."""
    return round(_shown.pixels * count)


def font(scale: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The window's face at a size of the type scale."""
    return _font(_UI_FACES, scale, weight)


def prose_font(scale: str = "prose") -> QFont:
    """The face for longer writing, at a size of the type scale."""
    return _font(_PROSE_FACES, scale, QFont.Weight.Normal)


def code_font(scale: str = "lead") -> QFont:
    """A face whose letters cannot be taken for one another, for keys and codes."""
    return _font(_CODE_FACES, scale, QFont.Weight.Normal)


def _font(faces: tuple[str, ...], scale: str, weight: QFont.Weight) -> QFont:
    made = QFont()
    made.setFamilies(_present(faces))
    made.setPointSizeF(_shown.points * SCALE[scale])
    made.setWeight(weight)
    return made


@functools.cache  # every paint asks
def _present(faces: tuple[str, ...]) -> list[str]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return [face or system for face in faces if (face or system) in _families()] or [system]


@functools.cache
def _families() -> frozenset[str]:
    """All faces of this machine, asked for once: Qt lists them anew for each question."""
    # A face that two foundries make is told as "Face [foundry]".
    return frozenset(name.partition(" [")[0] for name in QFontDatabase.families())


def faces_found() -> dict[str, str]:
    """Which face each stack gives on this machine: `{"ui": ..., "prose": ..., "code": ...}`."""
    made = {"ui": font(), "prose": prose_font(), "code": code_font()}
    return {stack: QFontInfo(face).family() for stack, face in made.items()}


class Theme(QObject):
    """Applies a choice of theme and text size to the application, and follows the system.

    `choice` is one of `CHOICES`; text sizes are points and are kept within the limits.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system", points: float = USUAL) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._points = points
        self._hints: QStyleHints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        self.apply(choice, points)

    def apply(self, choice: str | None = None, points: float | None = None) -> None:
        """Show another theme or size; what is left out stays. Emits `changed`."""
        self._choice = self._choice if choice is None else choice
        if points is not None:
            self._points = min(LARGEST, max(SMALLEST, points))
        asked = (self._name(), self._points)
        if self._app.styleSheet() and asked == (tokens().name, _shown.points):
            self._tell_system()
            return  # restyling every widget takes up to a second
        _shown.tokens = load_tokens(asked[0])
        _shown.points = self._points
        base = font()
        _shown.pixels = QFontInfo(base).pixelSize()
        self._app.setFont(base)
        self._app.setPalette(palette(_shown.tokens))
        self._app.setStyleSheet(style_sheet(_shown.tokens))
        self._tell_system()
        self.changed.emit()

    @property
    def choice(self) -> str:
        """What was chosen, one of `CHOICES`."""
        return self._choice

    @property
    def points(self) -> float:
        """The base text size in points."""
        return self._points

    def _name(self) -> str:
        if self._choice != "system":
            return self._choice
        if _wants_contrast(self._hints):
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        if self._choice == "system":
            self.apply()

    def _tell_system(self) -> None:
        # Native title bars and file dialogs follow where the system lets them; on plain X11
        # and offscreen this does nothing, which is why the palette is ours.
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        scheme = schemes.get(self._choice, Qt.ColorScheme.Unknown)
        if self._choice == "contrast":
            scheme = Qt.ColorScheme.Dark
        self._hints.blockSignals(True)
        self._hints.setColorScheme(scheme)
        self._hints.blockSignals(False)


def _wants_contrast(hints: QStyleHints) -> bool:
    accessibility = getattr(hints, "accessibility", None)  # from Qt 6.10 on
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def palette(of: Tokens) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    made = QPalette()
    for qt_role, name in {
        role.Window: "canvas", role.WindowText: "text", role.Base: "surface", role.Text: "text",
        role.AlternateBase: "sunken", role.PlaceholderText: "text_faint", role.Button: "raised",
        role.ButtonText: "text", role.BrightText: "danger", role.Highlight: "selection",
        role.HighlightedText: "on_selection", role.Link: "accent", role.LinkVisited: "accent",
        role.ToolTipBase: "raised", role.ToolTipText: "text", role.Mid: "line",
        role.Midlight: "line", role.Dark: "line_strong", role.Light: "raised",
        role.Shadow: "sunken", role.Accent: "accent",
    }.items():  # fmt: skip
        made.setColor(qt_role, of.colors[name])
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, of.colors["text_faint"])
    return made


def style_sheet(of: Tokens) -> str:
    """The style sheet of a theme at the present text size."""
    values = {role: value.name() for role, value in of.colors.items()}
    values |= {f"space_{name}": f"{size}px" for name, size in SPACE.items()}
    values |= {f"radius_{name}": f"{size}px" for name, size in RADIUS.items()}
    values |= {f"size_{n}": f"{_shown.points * by:.2f}pt" for n, by in SCALE.items()}
    values |= {"em_" + str(tenths): f"{em(tenths / 10)}px" for tenths in range(1, 41)}
    # Qt draws square corners where a radius is more than half the height.
    values["pill_radius"] = f"{QFontMetrics(font('caption')).height() // 2 + 1}px"
    values["pill_button_radius"] = f"{em(1.6) // 2 + 1}px"
    values["marks"] = f"{resource('themes').as_posix()}/{of.name}"
    values["code_faces"] = ", ".join(f'"{face}"' for face in _present(_CODE_FACES))
    values["prose_faces"] = ", ".join(f'"{face}"' for face in _present(_PROSE_FACES))
    template = resource("themes/window.qss").read_text("utf-8")
    return string.Template(template).substitute(values)

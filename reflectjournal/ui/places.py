"""The pages of the window. A new page is one line in `PLACES`, and a command to go there."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from reflectjournal.ui.page import PageFactory


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its name in signals, its title, its icon, and the class that makes it.

    `made_by` is module and class; it is imported when the page is first shown,
    so that a page costs nothing before. `low` places stand at the sidebar's foot.
    """

    name: str
    title: str
    drawing: str
    made_by: str
    low: bool = False
    listed: bool = True

    @property
    def words(self) -> str:
        """The title in the person's language."""
        return QCoreApplication.translate("Places", self.title)

    def factory(self) -> PageFactory:
        """The class that makes the page."""
        module, name = self.made_by.split(":")
        return cast("PageFactory", getattr(importlib.import_module(module), name))


def _place(name: str, title: object, drawing: str, made_by: str, **more: bool) -> Place:
    return Place(name, str(title), drawing, f"reflectjournal.ui.pages.{made_by}", **more)


PLACES: tuple[Place, ...] = (
    _place("today", QT_TRANSLATE_NOOP("Places", "Today"), "sun", "today:TodayPage"),
    _place("journal", QT_TRANSLATE_NOOP("Places", "Journal"), "book", "journal_page:JournalPage"),
    _place(
        "supervision",
        QT_TRANSLATE_NOOP("Places", "Supervision"),
        "speech",
        "supervision:SupervisionPage",
    ),
    _place(
        "development",
        QT_TRANSLATE_NOOP("Places", "Development"),
        "plant",
        "development:DevelopmentPage",
    ),
    _place("sharing", QT_TRANSLATE_NOOP("Places", "Sharing"), "share", "sharing:SharingPage"),
    _place("insights", QT_TRANSLATE_NOOP("Places", "Insights"), "chart", "insights:InsightsPage"),
    _place("library", QT_TRANSLATE_NOOP("Places", "Library"), "library", "library:LibraryPage"),
    _place(
        "chooser",
        QT_TRANSLATE_NOOP("Places", "New reflection"),
        "add",
        "guide_chooser:GuideChooserPage",
        listed=False,
    ),
    _place(
        "at-risk",
        QT_TRANSLATE_NOOP("Places", "Someone may be at risk"),
        "at-risk",
        "at_risk:AtRiskPage",
        low=True,
    ),
    _place(
        "actions",
        QT_TRANSLATE_NOOP("Places", "Actions"),
        "list",
        "actions:ActionsPage",
        listed=False,
    ),
    _place(
        "calendar",
        QT_TRANSLATE_NOOP("Places", "Calendar"),
        "calendar",
        "calendar:CalendarPage",
        listed=False,
    ),
    _place(
        "support",
        QT_TRANSLATE_NOOP("Places", "Support"),
        "heart",
        "support:SupportPage",
        listed=False,
    ),
    _place(
        "went-astray",
        QT_TRANSLATE_NOOP("Places", "Something went wrong"),
        "envelope",
        "support:AstrayPage",
        listed=False,
    ),
    _place(
        "settings",
        QT_TRANSLATE_NOOP("Places", "Settings"),
        "settings",
        "settings_page:SettingsPage",
        low=True,
    ),
)


def built() -> tuple[Place, ...]:
    """The places whose pages come with this program."""
    return tuple(p for p in PLACES if importlib.util.find_spec(p.made_by.split(":")[0]))

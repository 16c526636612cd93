"""What every page has: a title, a way to be refreshed, a way to be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.theme import Theme


class Page(QWidget):
    """One page of the window. Pages never know one another: they say what happened."""

    title = ""
    entry_asked = Signal(int)
    """Open this entry."""
    page_asked = Signal(str)
    """Show the page of this name, such as "at-risk"."""
    reflection_asked = Signal(str)
    """Begin an entry with this guide; empty for the chooser."""
    clean_copy_asked = Signal(object)
    """Prepare a clean copy of these entries: a sequence of ids."""
    undo_offered = Signal(str, object)
    """Something was done: its words, and a function that takes it back."""
    said = Signal(str)
    """Something to announce to a screen reader: "Saved 10:42"."""
    told = Signal(str)
    """Something was done that leaves no trace on the page: shown for a moment, and announced."""
    command_asked = Signal(str)
    """Do a command of the window: "go_to_anything"."""
    narrow_asked = Signal(bool)
    """Fold the sidebar to icons while this page needs the room."""
    alone_asked = Signal(bool)
    """Show the page without the sidebar."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.journal = journal
        self.jobs = jobs
        self.ask = ask
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")

    def refresh(self, changes: Changes | None) -> None:
        """Show what is in the journal now; `changes` is None when the page comes into view."""

    def leave(self) -> None:
        """Save what is unsaved. Called before another page is shown, on lock and on close."""

    def prefer(self, settings: SettingsFile, look: Theme) -> None:
        """Be told of the preferences and the theme, once, before the page is first shown."""

    def panes(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through, in reading order."""
        return (self,)


PageFactory = Callable[["Journal", "Jobs", "Ask"], Page]

"""The pages of the window: each is made when it is first shown, kept, and joined to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from reflectjournal.errors import JournalError
from reflectjournal.ui.places import built

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.page import Page
    from reflectjournal.ui.theme import Theme

BACK = "back"
"""Asked for in place of a page's name: the page before."""


class PageStack(QStackedWidget):
    """Shows one page at a time. What a new page can say is joined up by who hears `made`."""

    made = Signal(object)
    failed = Signal(object)
    """A page could not save what was unsaved when it was left: a `JournalError`."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, settings: SettingsFile, look: Theme
    ) -> None:
        super().__init__()
        self._given = (journal, jobs, ask)
        self._settings, self._look = settings, look
        self.places = {place.name: place for place in built()}
        self._pages: dict[str, Page] = {}
        self._closed: frozenset[str] = frozenset()
        self.shown = ""
        self._before = ""

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._pages.get(self.shown)

    def has(self, name: str) -> bool:
        """True where the page of this name can be shown now."""
        return name in self.places and name not in self._closed

    def turn_to(self, name: str) -> Page | None:
        """Leave the page in view and show another; None where there is none of that name.

        "supervision#12" shows the session of that number on its page.
        """
        name, _, item = (self._before or "today" if name == BACK else name).partition("#")
        if not self.has(name):
            return None
        if self.page is not None and name != self.shown:
            try:
                self.page.leave()
            except JournalError as error:
                self.failed.emit(error)
            self._before = self.shown
        page = self._pages.get(name) or self._make(name)
        self.shown = name
        self.setCurrentWidget(page)
        page.refresh(None)
        if item and hasattr(page, "open_item"):
            page.open_item(int(item))
        return page

    def show_journal(self, journal: Journal, closed: frozenset[str]) -> None:
        """Make the pages anew over this journal; `closed` ones are not shown."""
        self._given = (journal, *self._given[1:])
        self._closed = closed
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self.turn_to("today" if self.shown in closed else self.shown or "today")

    def fit_again(self) -> None:
        """Another text size leaves other room: every part lays itself out as for another width."""
        whole = self.parentWidget()
        layout = whole.layout() if whole is not None else None
        if layout is not None:
            layout.activate()  # the sidebar has another width already
        for part in self.findChildren(QWidget):
            QApplication.sendEvent(part, QResizeEvent(part.size(), part.size()))

    def leave_all(self) -> None:
        """Write down what is unsaved. Raises the `JournalError` that prevents it."""
        for page in self._pages.values():
            page.leave()

    def _make(self, name: str) -> Page:
        page = self.places[name].factory()(*self._given)
        self._pages[name] = page
        self.made.emit(page)
        page.prefer(self._settings, self._look)
        self.addWidget(page)
        return page

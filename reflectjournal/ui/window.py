"""The window of an open journal: sidebar, pages, undo bar, cover."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reflectjournal.errors import JournalError
from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.doing import Doing
from reflectjournal.ui.places import built
from reflectjournal.ui.widgets.cover import Cover
from reflectjournal.ui.widgets.notice import StripNotice, UndoBar
from reflectjournal.ui.widgets.rows import set_ground
from reflectjournal.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.settings import SettingsFile
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs
    from reflectjournal.ui.page import Page
    from reflectjournal.ui.theme import Theme

SIDEBAR_FOLDS_BELOW_EMS = 44.0
SMALLEST = QSize(720, 480)
BACK = "back"
"""Asked for in place of a page's name: the page before."""


class Window(QMainWindow):
    """The main window. Its title is the program's name only."""

    lock_asked = Signal()
    restore_asked = Signal(object)
    preferences_changed = Signal()
    closed = Signal()

    def __init__(
        self,
        journal: Journal,
        jobs: Jobs,
        ask: Ask,
        settings: SettingsFile,
        look: Theme,
        mark: str = "",
    ) -> None:
        super().__init__()
        self.journal, self.jobs, self.ask = journal, jobs, ask
        self.settings, self.look = settings, look
        self._pages: dict[str, Page] = {}
        self._places = {place.name: place for place in built()}
        self._shown, self._before = "", ""
        self._covers: list[Cover] = []
        self._wishes_narrow = False
        self.setWindowTitle(QApplication.applicationName())
        self.setMinimumSize(SMALLEST)
        self.doing = Doing(self)
        self._lay_out(mark)
        self._unsubscribe = journal.subscribe(self._changed)
        jobs.failed.connect(self.tell)
        for sentence in (*journal.warnings, settings.fault):
            if sentence:
                self._notice(sentence)

    # ---- pages

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._pages.get(self._shown)

    def has_place(self, name: str) -> bool:
        """True where there is a page of this name."""
        return name in self._places

    def places(self) -> tuple[str, ...]:
        """The names of all pages."""
        return tuple(self._places)

    def show_place(self, name: str, *, focus: bool = True) -> Page | None:
        """Leave the page in view and show another; None where there is none of that name."""
        if name == BACK:
            name = self._before or "today"
        if name not in self._places:
            return None
        if self.page is not None and name != self._shown:
            self._attempt(self.page.leave)
            self._before = self._shown
        page = self._pages.get(name) or self._make(name)
        self._shown = name
        self._stack.setCurrentWidget(page)
        self.sidebar.show_place(name)
        self.sidebar.show()
        self._wish_narrow(narrow=False)
        page.refresh(None)
        self.doing.enable()
        if focus:
            page.setFocus()
        return page

    def _go(self, name: str) -> None:
        """A page was chosen in the sidebar: with the arrows, the focus stays there to go on."""
        by_arrow = name != self._shown and self.sidebar.has_focus
        self.show_place(name, focus=not by_arrow)

    def open_entry(self, entry: int) -> None:
        """Show an entry on the Journal page."""
        page = self.show_place("journal")
        if page is not None and hasattr(page, "open_entry"):
            page.open_entry(entry)

    def begin(self, guide: str = "") -> None:
        """Begin an entry with a guide, or show the chooser where none is named."""
        if not guide:
            self.show_place("chooser")
            return
        try:
            entry = self.journal.begin(guide)
        except JournalError as error:
            self.tell(error)
            return
        self.open_entry(entry.id)

    def save(self) -> None:
        """Write down what is unsaved on every page. Raises the `JournalError` that prevents it."""
        for page in self._pages.values():
            page.leave()

    def _make(self, name: str) -> Page:
        page = self._places[name].factory()(self.journal, self.jobs, self.ask)
        self._pages[name] = page
        page.entry_asked.connect(self.open_entry)
        page.page_asked.connect(self.show_place)
        page.reflection_asked.connect(self.begin)
        page.undo_offered.connect(self.offer_undo)
        page.said.connect(partial(announce, self))
        page.narrow_asked.connect(lambda narrow: self._wish_narrow(narrow=narrow))
        page.alone_asked.connect(lambda alone: self.sidebar.setVisible(not alone))
        page.command_asked.connect(lambda command: self.doing.actions[command].trigger())
        for signal in ("restore_asked", "preferences_changed"):
            if hasattr(page, signal):
                getattr(page, signal).connect(getattr(self, signal))
        page.prefer(self.settings, self.look)
        self._stack.addWidget(page)
        return page

    def _changed(self, changes: Changes) -> None:
        if self.page is not None:
            self.page.refresh(changes)

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except JournalError as error:
            self.tell(error)

    # ---- telling

    def tell(self, error: JournalError | str) -> None:
        """Show the sentence of an expected error over the page."""
        self._notice(str(error))
        announce(self, str(error))

    def offer_undo(self, done: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer for ten seconds to take it back."""
        self.undo_bar.offer(done, undo)
        self._place_undo()

    def _notice(self, sentence: str) -> None:
        strip = StripNotice("todo", sentence)
        strip.say(sentence, "", ((self.tr("Close"), strip.deleteLater),))
        self._notices.addWidget(strip)
        strip.show()

    # ---- panes, cover, size

    def step_pane(self, by: int) -> None:
        """Give the focus to the next part of the window, or the one before."""
        panes: list[QWidget] = [self.sidebar] if self.sidebar.isVisible() else []
        panes += [pane for pane in (self.page.panes() if self.page else ()) if pane.isVisible()]
        focus = QApplication.focusWidget()
        inside = [i for i, pane in enumerate(panes) if focus and _holds(pane, focus)]
        start = inside[-1] if inside else -1
        focus_first(panes[(start + by) % len(panes)])

    def cover(self) -> None:
        """Hide the contents of every window at once, or show them again."""
        if self._covers:
            self._lift()
            return
        for over in QApplication.topLevelWidgets():
            if over.isVisible() and not isinstance(over, QMenu):
                cover = Cover(over)
                cover.lifted.connect(self._lift)
                self._covers.append(cover)
        announce(self, self.tr("Covered"))

    def _lift(self) -> None:
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.lift()

    def _wish_narrow(self, *, narrow: bool) -> None:
        self._wishes_narrow = narrow
        self.fit()

    def fit(self) -> None:
        """Fold or open the sidebar as the width, the page and the person want it."""
        tight = self.width() < theme.em(SIDEBAR_FOLDS_BELOW_EMS)
        folded = self.settings.values.sidebar_folded or self._wishes_narrow or tight
        if self.sidebar.narrow != folded:
            self.sidebar.set_narrow(narrow=folded)

    def _lay_out(self, mark: str) -> None:
        self._whole = QWidget()
        set_ground(self._whole, "surface")
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(tuple(self._places.values()), self.doing.menu(self), mark)
        self.sidebar.place_chosen.connect(self._go)
        self.sidebar.reflection_chosen.connect(self.begin)
        self.sidebar.lock_chosen.connect(self.lock_asked)
        row.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._notices = QVBoxLayout()
        self._stack = QStackedWidget()
        right.addLayout(self._notices)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(self._whole)
        self.undo_bar = UndoBar(self._whole)

    def _place_undo(self) -> None:
        left = self.sidebar.width() if self.sidebar.isVisible() else 0
        free = self._whole.width() - left
        size = self.undo_bar.sizeHint()
        width = min(max(size.width(), theme.em(26)), free - theme.em(2))
        top = self._whole.height() - size.height() - theme.em(4.6)
        self.undo_bar.setGeometry(left + (free - width) // 2, top, width, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if self.undo_bar.isVisible():
            self._place_undo()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        hidden = event.type() == QEvent.Type.WindowStateChange and self.isMinimized()
        if hidden and self.settings.values.lock_when_hidden:
            self.lock_asked.emit()

    def forget(self) -> None:
        """Hear no more of the journal."""
        self._unsubscribe()

    def closeEvent(self, event: QCloseEvent) -> None:
        try:
            self.save()
        except JournalError as error:
            title, yes = self.tr("The last words could not be saved"), self.tr("Close all the same")
            if not self.ask.confirm(title, str(error), yes, danger=True):
                event.ignore()
                return
        size = self.normalGeometry().size()
        self.settings.change(window_size=f"{size.width()}x{size.height()}")
        self.forget()
        event.accept()
        self.closed.emit()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def focus_first(pane: QWidget) -> None:
    """Give the focus to the pane, or to the first part of it that takes it."""
    for widget in (pane, *pane.findChildren(QWidget)):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isEnabled() and widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

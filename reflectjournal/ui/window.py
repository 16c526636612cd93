"""The window of an open journal: sidebar, pages, notices, undo bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from reflectjournal.errors import JournalError, VaultReadOnly
from reflectjournal.ui import theme
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.covering import Covering
from reflectjournal.ui.doing import Doing
from reflectjournal.ui.page_stack import PageStack
from reflectjournal.ui.presenting import Presenting
from reflectjournal.ui.reminding import Reminding
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
    from reflectjournal.ui.reading_only import ReadingOnly
    from reflectjournal.ui.theme import Theme

SIDEBAR_FOLDS_BELOW_EMS = 44.0
SMALLEST = QSize(720, 480)


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
        self._wishes_narrow = False
        self.setWindowTitle(QApplication.applicationName())
        self.setMinimumSize(SMALLEST)
        self.stack = PageStack(journal, jobs, ask, settings, look)
        self.stack.made.connect(self._join)
        self.stack.failed.connect(self.tell)
        self.covering = Covering(self)
        self.presenting = Presenting(self)
        self.reminding = Reminding(self)
        self.doing = Doing(self)
        self._lay_out(mark)
        look.changed.connect(self.fit)
        look.changed.connect(self.stack.fit_again)
        self._unsubscribe = journal.subscribe(self._changed)
        jobs.failed.connect(self.tell)
        for sentence in (*journal.warnings, settings.fault):
            if sentence:
                self.tell(sentence)
        self._reading_only: ReadingOnly | None = None
        if journal.read_only:
            from reflectjournal.ui import reading_only  # noqa: PLC0415 - rarely so

            why = journal.warnings[0]
            self._reading_only = reading_only.ReadingOnly(self.stack, why)
            self.sidebar.new_button.setEnabled(False)
            self.sidebar.new_button.setToolTip(why)
            self.sidebar.new_button.setAccessibleDescription(why)

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self.stack.page

    def show_place(self, name: str, *, focus: bool = True) -> Page | None:
        """Leave the page in view and show another; None where there is none of that name."""
        wished, self._wishes_narrow = self._wishes_narrow, False  # the page says so when shown
        page = self.stack.turn_to(name)
        if page is None:
            self._wishes_narrow = wished
            return None
        self.sidebar.show_place(self.stack.shown)
        self.sidebar.show()
        self.fit()
        self.doing.enable()
        if focus:
            page.setFocus()
        return page

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
        self.stack.leave_all()

    def tell(self, what: JournalError | str) -> None:
        """Show a sentence, or that of an expected error, over the page; once at a time."""
        sentence = str(what)
        announce(self, sentence)
        shown = self._strips.findChildren(StripNotice)
        if any(strip.title == sentence for strip in shown):
            return
        lasting = self.journal.read_only and sentence == self.journal.warnings[0]
        if isinstance(what, VaultReadOnly) and self.journal.read_only:
            return  # the lasting strip says so already
        strip = StripNotice("todo", sentence)
        if not lasting:
            strip.say(sentence, "", ((self.tr("Close"), strip.deleteLater),))
        self.show_notice(strip)

    def show_notice(self, strip: StripNotice) -> None:
        """Put a strip over the page."""
        self._notices.addWidget(strip)
        strip.show()

    def offer_undo(self, done: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer for ten seconds to take it back."""
        self.undo_bar.offer(done, undo)

    def fit(self) -> None:
        """Fold or open the sidebar as the width, the page and the person want it."""
        tight = self.width() < theme.em(SIDEBAR_FOLDS_BELOW_EMS)
        folded = self.settings.values.sidebar_folded or self._wishes_narrow or tight
        if self.sidebar.narrow != folded:
            self.sidebar.set_narrow(narrow=folded)

    def forget(self) -> None:
        """Hear no more of the journal."""
        self.reminding.stop()
        if self._reading_only is not None:
            self._reading_only.end()
        self._unsubscribe()

    def _join(self, page: Page) -> None:
        page.entry_asked.connect(self.open_entry)
        page.page_asked.connect(self.show_place)
        page.reflection_asked.connect(self.begin)
        page.clean_copy_asked.connect(partial(_prepare_copy, self))
        page.undo_offered.connect(self.offer_undo)
        page.said.connect(partial(announce, self))
        page.told.connect(self.undo_bar.tell)
        page.narrow_asked.connect(lambda narrow: self._wish_narrow(narrow=narrow))
        page.alone_asked.connect(lambda alone: self.sidebar.setVisible(not alone))
        page.command_asked.connect(lambda command: self.doing.actions[command].trigger())
        for signal in ("restore_asked", "preferences_changed"):
            if hasattr(page, signal):
                getattr(page, signal).connect(getattr(self, signal))

    def _go(self, name: str) -> None:
        """A page was chosen in the sidebar: with the arrows, the focus stays there to go on."""
        by_arrow = name != self.stack.shown and self.sidebar.has_focus
        self.show_place(name, focus=not by_arrow)

    def _changed(self, changes: Changes) -> None:
        if self.page is not None:
            self.page.refresh(changes)

    def _wish_narrow(self, *, narrow: bool) -> None:
        self._wishes_narrow = narrow
        self.fit()

    def _lay_out(self, mark: str) -> None:
        whole = QWidget()
        set_ground(whole, "surface")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(tuple(self.stack.places.values()), self.doing.menu(self), mark)
        self.sidebar.place_chosen.connect(self._go)
        self.sidebar.reflection_chosen.connect(self.begin)
        self.sidebar.lock_chosen.connect(self.lock_asked)
        row.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._strips = QWidget()
        self._notices = QVBoxLayout(self._strips)
        self._notices.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._strips)
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.undo_bar = UndoBar(whole, over=self.stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        hidden = event.type() == QEvent.Type.WindowStateChange and self.isMinimized()
        if hidden and self.settings.values.lock_when_hidden:
            self.lock_asked.emit()

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


def _prepare_copy(window: Window, entries: Sequence[int]) -> None:
    """Begin a clean copy of these entries on the Sharing page."""
    page = window.show_place("sharing")
    if page is not None and hasattr(page, "prepare"):
        page.prepare(entries)

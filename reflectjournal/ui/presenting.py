"""The presentation view: names give way to aliases on every page, for two at one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from reflectjournal.errors import JournalError
from reflectjournal.ui.a11y import announce
from reflectjournal.ui.widgets.notice import StripNotice

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.ui.window import Window

CLOSED = frozenset({"sharing"})
"""Pages whose work is with the real names themselves."""


class Presenting(QObject):
    """Shows every page over the covered journal, until Esc or the same command ends it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._real: Journal | None = None
        self._strip: StripNotice | None = None
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.toggle)

    @property
    def on(self) -> bool:
        """True while names are covered."""
        return self._real is not None

    def toggle(self) -> None:
        """Cover the names, or show them again. What is unsaved is written down first."""
        try:
            self._window.save()
        except JournalError as error:
            self._window.tell(error)
            return
        if self._real is None:
            from reflectjournal.journal.presentation import presented  # noqa: PLC0415 - the lexicons

            self._real = self._window.journal
            self._show(presented(self._real), CLOSED)
            self._strip = self._made_strip()
            self._window.show_notice(self._strip)
            announce(self._window, self.tr("Presentation view"))
        else:
            journal, self._real = self._real, None
            if self._strip is not None:
                self._strip.hide()
                self._strip.deleteLater()
            self._show(journal, frozenset())
            announce(self._window, self.tr("Presentation view left"))
        self._escape.setEnabled(self.on)

    def _show(self, journal: Journal, closed: frozenset[str]) -> None:
        self._window.journal = journal
        self._window.undo_bar.dismiss()
        self._window.stack.show_journal(journal, closed)
        self._window.sidebar.set_closed(closed)
        self._window.sidebar.show_place(self._window.stack.shown)
        self._window.doing.enable()
        page = self._window.page
        if page is not None:
            page.setFocus()  # the page that had it is not there any more

    def _made_strip(self) -> StripNotice:
        strip = StripNotice("warn")
        words = self.tr(
            "Presentation view: aliases stand in place of names. A name that is not among your "
            "aliases still shows. Words with a covered name can be read, not changed."
        )
        strip.say("", words, ((self.tr("Leave (Esc)"), self.toggle),))
        return strip

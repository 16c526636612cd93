"""The head of a session: what it is, when, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reflectjournal.model import Session
from reflectjournal.ui.days import this_day
from reflectjournal.ui.reading_only import writes
from reflectjournal.ui.supervision.words import about_words, session_words, when_words
from reflectjournal.ui.theme import SPACE
from reflectjournal.ui.widgets.buttons import Button, IconButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.text import heading, label


class SessionHead(QWidget):
    """Kind, day and buttons: *Prepare* before a session, *Write the record* after it."""

    prepare_asked = Signal()
    record_asked = Signal()
    sheet_asked = Signal()
    presentation_asked = Signal()
    edit_asked = Signal()
    held_changed = Signal(bool)
    calendar_asked = Signal(bool)
    """An .ics file: True for the whole series."""
    delete_asked = Signal()
    delete_rest_asked = Signal()
    """Delete this session and those after it in its series."""
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.back = Button(self.tr("Sessions"), "quiet", "arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        self.kind = label("", "muted", wrap=True)
        self.when = heading("", 1)
        self.about = label("", "muted", wrap=True)
        self.first = Button("", "primary", "pen")
        self.first.clicked.connect(self._do_first)
        self.other = Button("", "outline")
        self.other.clicked.connect(self._do_other)
        self.sheet = Button(self.tr("Print sheet"), "outline", "print")
        self.sheet.clicked.connect(self.sheet_asked)
        self.presentation = Button(self.tr("Presentation view"), "outline", "presentation")
        self.presentation.clicked.connect(self.presentation_asked)
        self.more = IconButton("more", self.tr("More about this session"))
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self.fill_menu)
        self.more.setMenu(self._menu)
        self._lay_out()

    def show_session(self, session: Session) -> None:
        """Show what a session is, and what comes next with it."""
        self._session = session
        self.kind.setText(session_words(session))
        self.when.setText(when_words(session))
        self.about.setText(about_words(session))
        after = self._after
        prepared, recorded = bool(session.preparation), bool(session.record)
        writes(self.first, on=not (recorded if after else prepared))  # else it only opens it
        writes(self.other, on=not (prepared if after else recorded))
        self.first.setText(self._record_words if after else self._prepare_words)
        self.other.setText(self._prepare_words if after else self._record_words)
        self.other.setVisible(
            bool(session.preparation if after else session.record) or self._is_today
        )

    @property
    def _after(self) -> bool:
        session = self._session
        return session is not None and (
            session.held or session.starts_at.astimezone().date() < this_day()
        )

    @property
    def _is_today(self) -> bool:
        session = self._session
        return session is not None and session.starts_at.astimezone().date() == this_day()

    @property
    def _prepare_words(self) -> str:
        made = self._session is not None and self._session.preparation
        return self.tr("Open the preparation") if made else self.tr("Prepare")

    @property
    def _record_words(self) -> str:
        made = self._session is not None and self._session.record
        return self.tr("Open the record") if made else self.tr("Write the record")

    def fill_menu(self) -> QMenu:
        """The rarer things, as they stand for the session in view."""
        menu, session = self._menu, self._session
        menu.clear()
        if session is None:
            return menu
        writes(menu.addAction(self.tr("Change the session…"), self.edit_asked.emit))
        held = writes(menu.addAction(self.tr("It took place")))
        held.setCheckable(True)
        held.setChecked(session.held)
        held.triggered.connect(self.held_changed)
        menu.addSeparator()
        menu.addAction(self.tr("Calendar file…"), lambda: self.calendar_asked.emit(False))
        if session.series:
            menu.addAction(
                self.tr("Calendar file of the series…"), lambda: self.calendar_asked.emit(True)
            )
        menu.addSeparator()
        writes(menu.addAction(self.tr("Delete the session"), self.delete_asked.emit))
        if session.series and not session.held:
            words = self.tr("Delete it and the later ones of the series")
            writes(menu.addAction(words, self.delete_rest_asked.emit))
        return menu

    def _do_first(self) -> None:
        (self.record_asked if self._after else self.prepare_asked).emit()

    def _do_other(self) -> None:
        (self.prepare_asked if self._after else self.record_asked).emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        column.addLayout(back)
        for words in (self.kind, self.when, self.about):
            column.addWidget(words)
        column.addSpacing(SPACE["sm"])
        buttons = FlowLayout(gap=SPACE["sm"])
        for button in (self.first, self.other, self.sheet, self.presentation, self.more):
            buttons.addWidget(button)
        column.addLayout(buttons)

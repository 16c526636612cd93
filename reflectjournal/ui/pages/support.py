"""Lines and people for the writer, and what to do when information went astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day
from reflectjournal.ui.page import Page
from reflectjournal.ui.support import load_support
from reflectjournal.ui.widgets.buttons import Button
from reflectjournal.ui.widgets.numbers import NumberRow
from reflectjournal.ui.widgets.rows import Column, Section, scrolled
from reflectjournal.ui.widgets.text import heading, label

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs


COLUMN_EMS = 52


class SideView(QWidget):
    """A page one goes to from *Someone may be at risk*, and back from with Esc."""

    back_asked = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        host = QWidget()
        outer.addWidget(scrolled(host))
        self.column = QVBoxLayout(host)
        side = theme.em(3.15)
        self.column.setContentsMargins(side, theme.SPACE["xl"], side, theme.SPACE["lg"])
        self.column.setSpacing(theme.SPACE["md"])
        back = Button(self.tr("Back"), "outline", "arrow-left")
        back.clicked.connect(self.back_asked)
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(heading(title))
        self.column.addWidget(label(sentence, "lead-plain", wrap=True))
        self.setFocusProxy(back)
        QShortcut(
            QKeySequence("Esc"), self, self.back_asked.emit,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip


class SupportView(SideView):
    """Whom the writer can turn to. Opened by the person, or offered once and quietly."""

    add_asked = Signal(str)

    def __init__(self, journal: Journal | None, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("SupportView", "Support for you"),
            QCoreApplication.translate(
                "SupportView", "Lines and people, day and night. Nothing you do here is recorded."
            ),
            parent,
        )
        support = load_support()
        lines = support.of("support", journal.settings.contacts() if journal else ())
        if journal is None:  # one's own numbers are behind the lock
            lines = tuple(line for line in lines if not line.local)
        for group in dict.fromkeys(line.group for line in lines):
            section = Section(group)
            for line in lines:
                if line.group == group:
                    row = NumberRow(line, can_add=journal is not None)
                    row.add_asked.connect(self.add_asked)
                    section.add(row)
            self.column.addWidget(Column(section, COLUMN_EMS))
        as_at = self.tr("As at %1. A line marked “not checked” could not be confirmed then.")
        self.column.addStretch(1)
        self.column.addWidget(
            label(as_at.replace("%1", short_day(support.as_at)), "caption", wrap=True)
        )


class AstrayView(SideView):
    """What was lost, was it locked, when, whom have you told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        astray = load_support().astray
        super().__init__(astray.title, astray.say, parent)
        asked = Section(self.tr("Your organisation will ask"))
        for question in astray.asks:
            row = label(question, wrap=True)
            row.setMargin(theme.SPACE["sm"])
            asked.add(row)
        self.column.addWidget(Column(asked, COLUMN_EMS))
        mark = "" if astray.checked else self.tr(" (not checked)")
        self.column.addWidget(label(astray.note + mark, "muted", wrap=True))
        locked = self.tr(
            "If it was this computer: the journal is encrypted, and nobody can read it without "
            "your passphrase or your recovery key. Say so, and say whether it was locked."
        )
        self.column.addWidget(label(locked, wrap=True))
        self.column.addStretch(1)


class _SidePage(Page):
    """A side view as a page of the open journal."""

    _view: SideView | None = None

    def _put(self, view: SideView) -> None:
        column = self.layout()
        if column is None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
        if self._view is not None:
            column.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        column.addWidget(view)
        view.show()
        view.back_asked.connect(lambda: self.page_asked.emit("back"))
        self.setFocusProxy(view)


class SupportPage(_SidePage):
    """Lines and people for the writer."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Support")
        self._fill()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("setting"):
            self._fill()

    def _fill(self) -> None:
        view = SupportView(self.journal)
        view.add_asked.connect(self._add)
        self._put(view)

    def _add(self, key: str) -> None:
        from reflectjournal.ui.dialogs.contacts import ContactsDialog  # noqa: PLC0415

        contacts = self.journal.settings.contacts()
        dialog = ContactsDialog(load_support().lines, contacts, key, self)
        if dialog.exec():
            self.journal.settings.save_contacts(dialog.contacts())


class AstrayPage(_SidePage):
    """Information went astray."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = load_support().astray.title
        self._put(AstrayView())

"""Someone may be at risk: the numbers first, no form before them, also while locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day, this_day
from reflectjournal.ui.page import Page
from reflectjournal.ui.support import Line, load_support
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.notice import IconLabel
from reflectjournal.ui.widgets.numbers import ICONS, NumberRow
from reflectjournal.ui.widgets.rows import Section, scrolled, set_ground
from reflectjournal.ui.widgets.text import heading, label, rule

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

WIDE_FROM_EMS = 52
PASSED_ON = "passed_on"
"""The setting inside the journal: a list of {"on": day, "route": group}; no names, no facts."""


class AtRiskView(QWidget):
    """The page itself. With `journal` None it shows the national numbers only."""

    place_asked = Signal(str)
    back_asked = Signal()

    def __init__(self, journal: Journal | None, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._ask = journal, ask
        self._can_write = journal is not None and not journal.read_only
        self._support = load_support()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._host = QWidget()
        self._area = scrolled(self._host)
        outer.addWidget(self._area, 1)
        self._low = QVBoxLayout()
        outer.addLayout(self._low)
        self._column = QVBoxLayout(self._host)
        side = theme.em(3.15)
        self._column.setContentsMargins(side, theme.SPACE["xl"], side, theme.SPACE["lg"])
        self._low.setContentsMargins(side, theme.SPACE["sm"], side, theme.SPACE["md"])
        self._wide = True
        self._bodies: tuple[QWidget, ...] = ()
        QShortcut(
            QKeySequence("Esc"), self, self.back_asked.emit,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        self.fill()

    def show_top(self) -> None:
        """999 first, wherever the page was left."""
        self._area.verticalScrollBar().setValue(0)

    def fill(self) -> None:
        """Show the numbers as they are now."""
        within = self.window().focusWidget() in self.findChildren(QWidget)
        old = self._bodies
        self._bodies = (self._numbers(), self._below())
        self._column.addWidget(self._bodies[0])
        # Where there is room, what comes after the numbers stays in view below them.
        (self._low if self._wide else self._column).addWidget(self._bodies[1])
        for body in self._bodies:
            body.show()
        self.setFocusProxy(self._emergency)
        if within:  # before the old ones go: Qt would look for the next, and scroll to it
            self._emergency.setFocus()
        for body in old:
            body.hide()
            body.deleteLater()

    def _numbers(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["md"])
        if self._journal is None:
            back = Button(self.tr("Back"), "outline", "arrow-left")
            back.clicked.connect(self.back_asked)
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head = QVBoxLayout()
        head.setSpacing(theme.SPACE["xs"])
        head.addWidget(heading(self.tr("Someone may be at risk")))
        head.addWidget(label(self._intro(), "lead-plain", wrap=True))
        column.addLayout(head)
        lines = self._lines()
        self._emergency = self._danger(next(line for line in lines if line.key == "emergency"))
        column.addWidget(self._emergency)
        column.addLayout(self._groups(lines))
        column.addWidget(Section(self.tr("Also")))
        column.addLayout(self._also([line for line in lines if line.opens]))
        column.addStretch(1)
        return body

    def _below(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE["md"])
        if self._can_write:
            column.addWidget(self._pass_on())
        column.addLayout(self._foot())
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.em(WIDE_FROM_EMS)
        if wide != self._wide:
            self._wide = wide
            self.fill()

    def _lines(self) -> tuple[Line, ...]:
        if self._journal is None:
            return tuple(line for line in self._support.of("at-risk") if not line.local)
        return self._support.of("at-risk", self._journal.settings.contacts())

    def _intro(self) -> str:
        return self.tr(
            "Tell the person you must tell. Record the facts in your organisation's system. "
            "Then come back here to learn."
        )

    def _danger(self, line: Line) -> QWidget:
        box = QWidget()
        set_ground(box, "risk")
        row = QHBoxLayout(box)
        row.setContentsMargins(*(theme.SPACE["lg"],) * 4)
        row.setSpacing(theme.SPACE["lg"])
        row.addWidget(IconLabel("phone", "risk", 2.0))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"{line.title}: {line.number}", "loud", wrap=True))
        words.addWidget(label(line.note, wrap=True))
        row.addLayout(words, 1)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setAccessibleName(f"{line.title}: {line.number}. {line.note}")
        return box

    def _groups(self, lines: tuple[Line, ...]) -> QBoxLayout:
        sides = QHBoxLayout() if self._wide else QVBoxLayout()
        sides.setSpacing(theme.em(3.15) if self._wide else theme.SPACE["lg"])
        for group in list(dict.fromkeys(line.group for line in lines if not line.opens))[1:]:
            section = Section(group)
            for line in lines:
                if line.group == group:
                    row = NumberRow(line, can_add=self._can_write)
                    row.add_asked.connect(self._edit)
                    section.add(row)
            section.column.addWidget(rule())
            section.column.addStretch(1)
            sides.addWidget(section, 1)
        return sides

    def _also(self, lines: list[Line]) -> QBoxLayout:
        row = QHBoxLayout() if self._wide else QVBoxLayout()
        row.setSpacing(theme.em(3.15) if self._wide else theme.SPACE["md"])
        for line in lines:
            cell = QHBoxLayout()
            cell.setSpacing(theme.SPACE["md"])
            drawing = IconLabel(ICONS.get(line.key, "info"))
            drawing.setMinimumHeight(LinkButton(line.title).sizeHint().height())
            cell.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(theme.SPACE["xs"])
            if line.opens == "colleague":
                title = label(line.title, "strong", wrap=True)
                title.setMinimumHeight(LinkButton(line.title).sizeHint().height())
                words.addWidget(title)
            else:
                link = LinkButton(line.title, arrow=True)
                link.clicked.connect(lambda _=False, name=line.opens: self.place_asked.emit(name))
                words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(label(line.note, "muted", wrap=True))
            words.addStretch(1)
            cell.addLayout(words, 1)
            row.addLayout(cell, 1)
        return row

    def _pass_on(self) -> QWidget:
        strip = QWidget()
        set_ground(strip, "sunken")
        row = QHBoxLayout(strip) if self._wide else QVBoxLayout(strip)
        row.setContentsMargins(*(theme.SPACE["lg"], theme.SPACE["md"]) * 2)
        row.setSpacing(theme.SPACE["md"])
        if self._wide:
            row.addWidget(IconLabel("pen"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(self.tr("I have passed it on"), "strong"))
        last = self._last_passed_on()
        plain = self.tr(
            "Date and kind of route only. No names, no facts: they belong in your organisation's "
            "record."
        )
        said = self.tr("Last recorded: %1.").replace("%1", last) if last else plain
        words.addWidget(label(said, "muted", wrap=True))
        row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE["sm"])
        for route, text in (("child", self.tr("For a child")), ("adult", self.tr("For an adult"))):
            button = Button(text, "outline", "check")
            button.setAccessibleName(self.tr("I have passed it on: %1").replace("%1", text))
            button.clicked.connect(lambda _=False, route=route: self._record(route))
            buttons.addWidget(button)
        if not self._wide:
            buttons.addStretch(1)
        row.addLayout(buttons)
        return strip

    def _last_passed_on(self) -> str:
        kept = self._journal.settings.get(PASSED_ON, []) if self._journal else []
        return short_day(date.fromisoformat(kept[-1]["on"])) if kept else ""

    def _record(self, route: str) -> None:
        if self._journal is None:
            return
        kept = self._journal.settings.get(PASSED_ON, [])
        today = this_day().isoformat()
        self._journal.settings.set(PASSED_ON, [*kept, {"on": today, "route": route}])
        self.fill()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE["xl"])
        said = QHBoxLayout()
        said.setSpacing(theme.SPACE["sm"])
        said.addWidget(IconLabel("lock", "text_muted", 1.1))
        words = (
            self.tr(
                "Works without a network. Your own numbers are in the journal, behind the lock."
            )
            if self._journal is None
            else self.tr(
                "Works without a network. Numbers were entered here by you and never leave the "
                "journal."
            )
        )
        said.addWidget(label(words, "caption", wrap=True), 1)
        row.addLayout(said, 1)
        if self._can_write:
            edit = LinkButton(self.tr("Edit numbers"))
            edit.clicked.connect(lambda: self._edit(""))
            row.addWidget(edit)
        printed = LinkButton(self.tr("Print this page"))
        printed.clicked.connect(self._print)
        row.addWidget(printed)
        return row

    def _edit(self, key: str) -> None:
        if self._journal is None:
            return
        from reflectjournal.ui.dialogs.contacts import ContactsDialog  # noqa: PLC0415

        dialog = ContactsDialog(self._support.lines, self._journal.settings.contacts(), key, self)
        if dialog.exec():
            self._journal.settings.save_contacts(dialog.contacts())
            self.fill()

    def _print(self) -> None:
        from reflectjournal.ui.printing_lines import print_lines  # noqa: PLC0415

        print_lines(self.tr("Someone may be at risk"), self._intro(), self._lines(), self)


class AtRiskPage(Page):
    """The view as a page of the open journal. Esc goes back to where you were."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Someone may be at risk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = AtRiskView(journal, ask)
        self.view.place_asked.connect(self.page_asked)
        self.view.back_asked.connect(lambda: self.page_asked.emit("back"))
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("setting"):
            self.view.fill()
        if changes is None:
            self.view.show_top()

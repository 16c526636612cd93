"""Library: guides to begin with, what to read elsewhere, lines for support, words of the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reflectjournal.guides.library import load_glossary, load_resources
from reflectjournal.model import FAMILIES, Guide
from reflectjournal.ui import theme
from reflectjournal.ui.days import short_day
from reflectjournal.ui.page import Page
from reflectjournal.ui.support import load_support
from reflectjournal.ui.widgets.buttons import Button, LinkButton
from reflectjournal.ui.widgets.flow import FlowLayout
from reflectjournal.ui.widgets.notice import StripNotice
from reflectjournal.ui.widgets.numbers import NumberRow
from reflectjournal.ui.widgets.rows import Column, Row, Section, scrolled, set_ground
from reflectjournal.ui.widgets.search_field import SearchField
from reflectjournal.ui.widgets.tabs import tab_bar
from reflectjournal.ui.widgets.text import heading, label, pill

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Changes
    from reflectjournal.ui.ask import Ask
    from reflectjournal.ui.jobs import Jobs

COLUMN_EMS = 56


class LibraryPage(Page):
    """Four tabs; each is built when it is first looked at."""

    def __init__(
        self, journal: Journal, jobs: Jobs, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, jobs, ask, parent)
        self.title = self.tr("Library")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._made: dict[int, QWidget] = {}
        self.tabs.currentChanged.connect(self._show)
        self.setFocusProxy(self.tabs)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("setting"):
            for widget in self._made.values():
                self._stack.removeWidget(widget)
                widget.deleteLater()
            self._made.clear()
            self._show(self.tabs.currentIndex())

    def search(self) -> None:
        """Go to the field that finds a guide."""
        self.tabs.setCurrentIndex(0)
        self.field.setFocus()

    def _head(self) -> QWidget:
        head = QWidget()
        set_ground(head, "surface", "bottom")
        column = QVBoxLayout(head)
        side = theme.em(2.6)
        column.setContentsMargins(side, theme.SPACE["xl"], side, 0)
        column.setSpacing(theme.SPACE["sm"])
        column.addWidget(heading(self.title))
        self.tabs = tab_bar(
            (self.tr("Guides"), self.tr("To read"), self.tr("Support"), self.tr("Words"))
        )
        self.tabs.setAccessibleName(self.tr("Parts of the library"))
        column.addWidget(self.tabs)
        return head

    def _show(self, position: int) -> None:
        if position not in self._made:
            make = (self._guides, self._resources, self._support, self._words)[position]
            self._made[position] = scrolled(make())
            self._stack.addWidget(self._made[position])
        self._stack.setCurrentWidget(self._made[position])

    def _host(self) -> tuple[QWidget, QVBoxLayout]:
        host = QWidget()
        column = QVBoxLayout(host)
        side = theme.em(2.6)
        column.setContentsMargins(side, theme.SPACE["lg"], side, theme.SPACE["xl"])
        column.setSpacing(theme.SPACE["lg"])
        return host, column

    # ---- guides

    def _guides(self) -> QWidget:
        host, column = self._host()
        top = FlowLayout(gap=theme.SPACE["md"])
        self.field = SearchField(self.tr("Find a guide"))
        self.field.setFixedWidth(theme.em(22))
        top.addWidget(self.field)
        again = LinkButton(self.tr("Read own guides again"), "refresh")
        again.clicked.connect(self._reload)
        top.addWidget(again)
        column.addLayout(top)
        if self.journal.guides.faults:
            column.addWidget(Column(self._left_out(self.journal.guides.faults), COLUMN_EMS))
        self._rows: list[tuple[Row, Section, str]] = []
        for family, words in FAMILIES.items():
            guides = self.journal.guides.family(family)
            if not guides:
                continue
            section = Section(words)
            for guide in guides:
                row = self._guide_row(guide)
                text = f"{guide.title} {guide.when} {guide.citation.authors}".casefold()
                self._rows.append((row, section, text))
                section.add(row, ruled=False)
            column.addWidget(Column(section, COLUMN_EMS))
        self._nothing = label(self.tr("No guide has these words."), "muted")
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.field.asked.connect(self._narrow)
        return host

    def _left_out(self, faults: Sequence[str]) -> StripNotice:
        """What happened to guides of one's own, that nothing is lost, and what to do."""
        one = self.tr("One of your own guides is not here")
        some = self.tr("%1 of your own guides are not here").replace("%1", str(len(faults)))
        rest = self.tr(
            "The files are as you left them, and every other guide works. "
            "Put right what is named, then read them again."
        )
        title, text = one if len(faults) == 1 else some, "\n".join((*faults, rest))
        return StripNotice("todo", title, text, ((self.tr("Read them again"), self._reload),))

    def _guide_row(self, guide: Guide) -> Row:
        minutes = self.tr("%1–%2 min").replace("%1", str(guide.minutes_min))
        row = Row(guide.title, guide.when, right=minutes.replace("%2", str(guide.minutes_max)))
        if guide.own:
            row.put_right(pill(self.tr("own"), "accent"))
        begin = Button(self.tr("Begin"), "outline")
        begin.setAccessibleName(self.tr("Begin: %1").replace("%1", guide.title))
        begin.setDisabled(self.journal.read_only)
        begin.clicked.connect(partial(self._begin, guide.id))
        row.put_right(begin)
        about = guide.citation
        cited = f"{about.authors} ({about.year}) {about.title}" if about.authors else ""
        row.setToolTip(cited)
        row.setAccessibleDescription(cited)
        return row

    def _begin(self, guide: str, _checked: bool = False) -> None:
        self.reflection_asked.emit(guide)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        shown: dict[Section, bool] = {}
        for row, section, text in self._rows:
            fits = all(word in text for word in words)
            row.setVisible(fits)
            shown[section] = shown.get(section, False) or fits
        for section, any_row in shown.items():
            section.setVisible(any_row)
        self._nothing.setVisible(not any(shown.values()))

    def _reload(self) -> None:
        self.journal.reload_guides()
        self.refresh(None)

    # ---- the other tabs

    def _resources(self) -> QWidget:
        host, column = self._host()
        words = self.tr("The program opens no connection: copy an address and use it elsewhere.")
        column.addWidget(label(words, "muted", wrap=True))
        resources = load_resources()
        for group in dict.fromkeys(each.group for each in resources):
            section = Section(group)
            for each in resources:
                if each.group != group:
                    continue
                row = Row(each.name, each.purpose)
                checked = short_day(each.last_checked) if each.last_checked else ""
                said = self.tr("checked %1") if each.checked else self.tr("not checked, listed %1")
                row.put_right(label(said.replace("%1", checked), "caption"))
                copy = Button(self.tr("Copy address"), "outline", "copy")
                copy.setAccessibleName(self.tr("Copy address: %1").replace("%1", each.name))
                copy.setToolTip(each.address)
                copy.clicked.connect(partial(self._copy, copy, each.address))
                row.put_right(copy)
                section.add(row)
            column.addWidget(Column(section, COLUMN_EMS))
        column.addStretch(1)
        return host

    def _copy(self, button: Button, address: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(address)
        button.say_done(self.tr("Copied"))

    def _support(self) -> QWidget:
        host, column = self._host()
        support = load_support()
        lines = support.of("support", self.journal.settings.contacts())
        for group in dict.fromkeys(line.group for line in lines):
            section = Section(group)
            for line in lines:
                if line.group == group:
                    row = NumberRow(line, can_add=True)
                    row.add_asked.connect(lambda _: self.page_asked.emit("at-risk"))
                    section.add(row)
            column.addWidget(Column(section, COLUMN_EMS))
        column.addStretch(1)
        return host

    def _words(self) -> QWidget:
        host, column = self._host()
        terms = load_glossary()
        for group in dict.fromkeys(term.group for term in terms):
            section = Section(group)
            for term in terms:
                if term.group == group:
                    section.add(_term_row(term.term, term.meaning))
            column.addWidget(Column(section, COLUMN_EMS))
        column.addStretch(1)
        return host


def _term_row(term: str, meaning: str) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, theme.SPACE["sm"], 0, theme.SPACE["sm"])
    across.setSpacing(theme.SPACE["xl"])
    across.addWidget(label(term, "medium", wrap=True), 2)
    across.addWidget(label(meaning, wrap=True), 5)
    return row

"""The menu that narrows the list: by guide, tag, flag, outcome, and what is not finished."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reflectjournal.guides.load import Guides
from reflectjournal.journal import Journal
from reflectjournal.model import FAMILIES, EntryFilter, FlagKind, Outcome
from reflectjournal.ui.models.row_words import flag_words, outcome_words

MOST_TAGS = 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterMenu", text)


def filter_words(filter: EntryFilter, guides: Guides) -> str:
    """A filter in words: "home-visit · Went badly"; "" where everything is shown."""
    guide = guides.get(filter.guide)
    parts = [
        (guide.title if guide else filter.guide),
        filter.tag,
        flag_words(filter.flag) if filter.flag else "",
        outcome_words(filter.outcome),
        _tr("Not finished") if filter.draft else "",
        _tr("Counts as CPD") if filter.cpd else "",
    ]
    return " · ".join(part for part in parts if part)


class FilterMenu(QMenu):
    """One condition of each kind; choosing the ticked one again takes it off."""

    chosen = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._filter = EntryFilter()
        self.aboutToShow.connect(self._build)

    def set_filter(self, filter: EntryFilter) -> None:
        """The filter the list has now."""
        self._filter = filter

    def _build(self) -> None:
        self.clear()
        now = self._filter
        self._add_guides(self.addMenu(_tr("Guide")))
        tags = self.addMenu(_tr("Tag"))
        for count in self._journal.entries.tags()[:MOST_TAGS]:
            words = f"{count.tag}  ({count.count})"
            self._add(
                tags, words, replace(now, tag=_other(now.tag, count.tag)), now.tag == count.tag
            )
        tags.setEnabled(not tags.isEmpty())
        flags = self.addMenu(_tr("Flag"))
        for kind in FlagKind:
            taken = now.flag is kind
            self._add(flags, flag_words(kind), replace(now, flag=None if taken else kind), taken)
        outcomes = self.addMenu(_tr("How it went"))
        for outcome in Outcome:
            on = now.outcome is outcome
            new = replace(now, outcome=None if on else outcome)
            self._add(outcomes, outcome_words(outcome), new, on)
        self.addSeparator()
        draft, cpd = bool(now.draft), bool(now.cpd)
        self._add(self, _tr("Not finished"), replace(now, draft=None if draft else True), draft)
        self._add(self, _tr("Counts as CPD"), replace(now, cpd=None if cpd else True), cpd)
        self.addSeparator()
        show_all = self.addAction(_tr("Show all"))
        show_all.setEnabled(now != EntryFilter())
        show_all.triggered.connect(lambda: self.chosen.emit(EntryFilter()))

    def _add_guides(self, menu: QMenu) -> None:
        now, guides = self._filter, self._journal.guides
        for family, title in (*FAMILIES.items(), ("own", _tr("Your own guides"))):
            members = guides.family(family)
            part = menu.addMenu(title) if members else None
            for guide in members:
                on = now.guide == guide.id
                self._add(part or menu, guide.title, replace(now, guide="" if on else guide.id), on)

    def _add(self, menu: QMenu, words: str, filter: EntryFilter, on: bool) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self.chosen.emit(filter))


def _other(now: str, new: str) -> str:
    return "" if now == new else new

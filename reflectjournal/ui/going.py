"""What Ctrl+K offers: the commands, and the entries whose title fits what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from reflectjournal.ui.commands import COMMANDS, key_words
from reflectjournal.ui.days import near_day
from reflectjournal.ui.dialogs.palette import Choice, Finder

if TYPE_CHECKING:
    from reflectjournal.journal import Journal

MOST_ENTRIES = 12
_NOT_LISTED = ("go_to_anything", "next_pane", "previous_pane")


def choices(actions: Mapping[str, QAction]) -> tuple[Choice, ...]:
    """A line for each command that can be done now."""
    return tuple(
        Choice(
            command.words,
            command.group_words,
            actions[command.name].trigger,
            command.drawing,
            key_words(command.keys[0]) if command.keys else "",
        )
        for command in COMMANDS
        if actions[command.name].isEnabled() and command.name not in _NOT_LISTED
    )


def finder(
    journal: Journal, open_entry: Callable[[int], None], *, hide_titles: bool = False
) -> Finder:
    """Finds entries by title: the latest ones while nothing is typed, unless titles are hidden."""
    untitled = QCoreApplication.translate("Going", "Untitled")

    def find(typed: str) -> Sequence[Choice]:
        if hide_titles and not typed:
            return []
        found = journal.entries.titles(typed, MOST_ENTRIES if typed else 5)
        return [
            Choice(row.title or untitled, near_day(row.day), partial(open_entry, row.id), "book")
            for row in found
        ]

    return find

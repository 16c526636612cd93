"""A look at a note that should name nobody: how many names seem to stand in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from reflectjournal.model import Alias, Entry, SessionKind, Tier
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.widgets.notice import StripNotice

BY_ROLE = (
    SessionKind.CASE_CONFERENCE,
    SessionKind.GROUP_REFLECTION,
    SessionKind.JOINT_REFLECTION,
)
"""The kinds whose record names people by role only."""

_NAMES = frozenset({1, 2})  # full names and given names


class NamesCheck(StripNotice):
    """Hidden while nothing was found. It never says that there is no name."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._jobs = jobs
        self._seen: tuple[int, datetime | None] = (0, None)
        self._forget: Callable[[], None] = lambda: None
        self.hide()

    def look(self, record: Entry | None, aliases: Sequence[Alias]) -> None:
        """Scan a record elsewhere, once for each of its states; None hides what was said."""
        state = (record.id, record.updated_at) if record else (0, None)
        if state == self._seen:
            return
        self._seen = state
        self._forget()
        self.hide()
        if record is not None:
            text, known = f"{record.title}\n\n{record.text}", tuple(aliases)
            self._forget = self._jobs.run(self, lambda: names_in(text, known), self._say)

    def _say(self, count: int) -> None:
        if not count:
            return
        words = self.tr("A name seems to stand in this note.")
        if count > 1:
            words = self.tr("%1 names seem to stand in this note.").replace("%1", str(count))
        self.say(
            "", f"{words} {self.tr('It is kept by role: look, and put roles in their place.')}"
        )
        self.show()


def names_in(text: str, aliases: tuple[Alias, ...]) -> int:
    """How many people a text seems to name."""
    from reflectjournal.anonymise.scan import scan_text  # noqa: PLC0415 - loads the lexicons

    found = scan_text(text, aliases)
    return len({f.entity for f in found if f.category in _NAMES and f.tier is not Tier.CHECK})

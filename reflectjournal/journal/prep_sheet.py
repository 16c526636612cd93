"""The sheet to take into a session: the agenda and what was promised, one or two pages.

Private words stand on it only where the item was ticked for it; names of the register
give way to roles unless the writer asks otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from reflectjournal.errors import NotFound
from reflectjournal.journal.facade import Journal
from reflectjournal.journal.meetings import KINDS
from reflectjournal.journal.names import Names
from reflectjournal.journal.series import carried_actions
from reflectjournal.model import Action, AgendaItem, AgendaSource, Session, Want
from reflectjournal.sharing.document import (
    Block,
    Document,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
)
from reflectjournal.sharing.source import shareable_text

MOST_WORDS = 120
"""Of one entry, so that the sheet stays a sheet."""

WANTS = {
    Want.DECISION: "a decision",
    Want.SOUNDING_BOARD: "a sounding board",
    Want.SUPPORT: "support",
    Want.LEARNING: "learning",
}

Cover = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Line:
    item: AgendaItem
    words: str = field(default="", repr=False)
    """The beginning of the entry behind it, where that was ticked."""


def prep_sheet(journal: Journal, session_id: int, *, names: bool = False) -> Document:
    """The sheet of a session; `names` leaves real names in. Raises NotFound."""
    session = journal.sessions.get(session_id)
    cover = (lambda text: text) if names else Names(journal.aliases.all()).cover
    items = [i for i in journal.sessions.agenda(session_id) if i.source is not AgendaSource.ACTION]
    lines = [_Line(item, _words_of(journal, item)) for item in items]
    title = f"{KINDS[session.kind].title}, {_day(session.starts_at.astimezone().date())}"
    return Document(title, tuple(_blocks(title, session, lines, _carried(journal, session), cover)))


def _carried(journal: Journal, session: Session) -> tuple[Action, ...]:
    return tuple(a for a in carried_actions(journal, session).actions if a.open)


def _blocks(
    title: str,
    session: Session,
    lines: list[_Line],
    actions: tuple[Action, ...],
    cover: Cover,
) -> Iterator[Block]:
    yield Heading(1, title)
    about = [f"{session.starts_at.astimezone():%H:%M}", f"{session.minutes} minutes"]
    if session.with_whom:
        about.append(f"with {cover(session.with_whom)}")
    yield Paragraph((Run(", ".join(about)),))
    yield Heading(2, "Agenda")
    if not lines:
        yield Paragraph((Run("Nothing is on the agenda yet."),))
    for number, line in enumerate(lines, 1):
        yield from _item(number, line, cover)
    if actions:
        yield Heading(2, "Still open from before")
        yield Table(
            ("What", "Who", "By when"),
            tuple((cover(a.what), cover(a.owner), _day(a.due) if a.due else "") for a in actions),
        )
    yield Heading(2, "Notes")
    yield Paragraph((Run("\n\n\n\n"),))


def _item(number: int, line: _Line, cover: Cover) -> Iterator[Block]:
    item = line.item
    runs: Runs = (Run(cover(item.title), bold=True),)
    if item.want:
        runs = (*runs, Run(f"  I want {WANTS[item.want]}."))
    yield Listing((Item(runs, number=number),))
    if item.print_text and item.note:
        yield Paragraph((Run(cover(item.note)),))
    if line.words:
        yield Note((Run(cover(line.words)),))


def _words_of(journal: Journal, item: AgendaItem) -> str:
    if not item.print_text or item.source is not AgendaSource.ENTRY:
        return ""
    try:
        entry = journal.entries.get(item.target)
    except NotFound:
        return ""
    text = "\n".join(line.lstrip("# ") for line in shareable_text(entry).splitlines() if line)
    words = text.split(" ")
    return text if len(words) <= MOST_WORDS else " ".join(words[:MOST_WORDS]) + " …"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

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
    Paragraph,
    Run,
    Runs,
    Table,
)
from reflectjournal.sharing.source import shareable_text

MOST_WORDS, MOST_WORDS_IN_ALL = 120, 300
"""Of one entry and of all entries, so that the sheet stays one or two pages."""

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
    ticked = sum(1 for item in items if item.print_text and item.source is AgendaSource.ENTRY)
    room = min(MOST_WORDS, MOST_WORDS_IN_ALL // max(1, ticked))
    lines = [_Line(item, _words_of(journal, item, room)) for item in items]
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
    else:
        yield Listing(tuple(_item(number, line, cover) for number, line in enumerate(lines, 1)))
    if actions:
        yield Heading(2, "Still open from before")
        yield Table(
            ("What", "Who", "By when"),
            tuple((cover(a.what), cover(a.owner), _day(a.due) if a.due else "") for a in actions),
        )
    yield Heading(2, "Notes")


def _item(number: int, line: _Line, cover: Cover) -> Item:
    item = line.item
    runs: Runs = (Run(cover(item.title), bold=True),)
    if item.want:
        runs = (*runs, Run(f" · I want {WANTS[item.want]}."))
    if item.print_text and item.note:
        runs = (*runs, Run(f"\n{cover(item.note)}"))
    if line.words:
        runs = (*runs, Run(f"\n{cover(line.words)}", italic=True))
    return Item(runs, number=number)


def _words_of(journal: Journal, item: AgendaItem, most: int) -> str:
    if not item.print_text or item.source is not AgendaSource.ENTRY:
        return ""
    try:
        entry = journal.entries.get(item.target)
    except NotFound:
        return ""
    lines = shareable_text(entry).splitlines()
    text = "\n".join(line for line in lines if line and not line.startswith("#"))
    words = text.split(" ")
    return text if len(words) <= most else " ".join(words[:most]) + " …"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""An entry: one piece of reflective writing made with a guide, and what lists show of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from reflectjournal.model.guides import StepKind


class Outcome(StrEnum):
    """How it went, in the writer's judgement."""

    WENT_WELL = "went-well"
    WENT_BADLY = "went-badly"
    MIXED = "mixed"


class FlagKind(StrEnum):
    """Where an entry should be taken."""

    SUPERVISION = "supervision"
    LEARNING_EVENT = "learning-event"
    BULLETIN = "bulletin"


class Want(StrEnum):
    """What the writer wants from taking an entry to supervision."""

    DECISION = "decision"
    SOUNDING_BOARD = "sounding-board"
    SUPPORT = "support"
    LEARNING = "learning"


class Moment(StrEnum):
    """When a feeling was felt: at the time, or at the time of writing."""

    THEN = "then"
    NOW = "now"


class LinkKind(StrEnum):
    """What an entry or goal is linked to."""

    ENTRY = "entry"
    GOAL = "goal"
    SESSION = "session"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class FeelingWord:
    """One chosen word with its strength, 1 to 3."""

    word: str
    strength: int = 1


@dataclass(frozen=True, slots=True)
class FeelingCheck:
    """What was felt at one moment: a cell of the grid, up to three words, and where in the body.

    `pleasantness` and `energy` run from -2 to 2; None where no cell was marked.
    """

    moment: Moment
    words: tuple[FeelingWord, ...] = field(default=(), repr=False)
    pleasantness: int | None = field(default=None, repr=False)
    energy: int | None = field(default=None, repr=False)
    body: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Flag:
    """A wish to take the entry somewhere."""

    kind: FlagKind
    want: Want | None = None
    note: str = field(default="", repr=False)
    """What the writer wants from it, in own words."""
    flagged_at: datetime | None = None
    taken_at: datetime | None = None
    """When it was reached there; None while it still waits."""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from an entry or goal to another thing in the journal."""

    kind: LinkKind
    target: int
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """The answer to one step of a guide.

    `title` is the step's title as it stood when it was answered, so that the
    entry reads whole even where the guide has changed or gone. `rows` holds the
    answer of a list, table, people or recommendation step, and the options taken of a
    choice, one a row; `text` holds what was written (a date as ISO 8601).
    """

    step: str
    title: str
    text: str = field(default="", repr=False)
    kind: StepKind = StepKind.TEXT
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    guide: str = ""
    """The guide that asked; differs from the entry's after a change of guide."""
    private: bool = False
    """True for the part of a record that stays in the journal: no clean copy, no printed sheet."""

    @property
    def empty(self) -> bool:
        """True where nothing was answered."""
        return not self.text.strip() and not any(cell.strip() for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Cpd:
    """What makes an entry count as continuing professional development.

    Hours are in hours, split as the NMC asks: participatory and individual.
    `peer_role` is the role of the person it was discussed with, never a name,
    and stays out of every team export.
    """

    activity: str = ""
    provider: str = field(default="", repr=False)
    started: date | None = None
    ended: date | None = None
    hours_participatory: float = 0.0
    hours_individual: float = 0.0
    mandatory: bool = False
    standards: tuple[str, ...] = ()
    """Parts of a regulator's standards, such as "swe:4.1"."""
    disciplines: tuple[str, ...] = ()
    peer_role: str = field(default="", repr=False)
    peer_on: date | None = None
    peer_note: str = field(default="", repr=False)
    topic: str = field(default="", repr=False)
    renewal_due: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of reflective writing. `id` is 0 until it has been saved."""

    guide: str
    day: date
    """The day the writing is about; lists are ordered by it."""
    title: str = field(default="", repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
    feelings: tuple[FeelingCheck, ...] = field(default=(), repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    flags: tuple[Flag, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    outcome: Outcome | None = None
    cpd: Cpd | None = field(default=None, repr=False)
    guide_version: int = 1
    step: str = ""
    """The step that was last in view, to come back to."""
    finished_at: datetime | None = None
    """None while the entry is a draft."""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    id: int = 0

    @property
    def text(self) -> str:
        """All that was written, section by section, as Markdown."""
        parts = []
        for section in self.sections:
            if not section.empty:
                rows = "\n".join("- " + " | ".join(row) for row in section.rows)
                texts = (f"## {section.title}", section.text, rows)
                parts.append("\n\n".join(text for text in texts if text))
        return "\n\n".join(parts)

    @property
    def words(self) -> int:
        """The number of words written in all sections."""
        cells = (cell for s in self.sections for row in s.rows for cell in row)
        return sum(len(text.split()) for text in (*(s.text for s in self.sections), *cells))


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a list shows of an entry."""

    id: int
    day: date
    title: str = field(repr=False)
    excerpt: str = field(repr=False)
    guide: str
    updated_at: datetime
    tags: tuple[str, ...] = field(default=(), repr=False)
    flags: tuple[FlagKind, ...] = ()
    outcome: Outcome | None = None
    finished: bool = False
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row seen: the next page begins after it."""

    day: date
    id: int


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries a list shows; empty fields do not narrow it. `until` is inclusive."""

    guide: str = ""
    tag: str = ""
    flag: FlagKind | None = None
    outcome: Outcome | None = None
    feeling: str = ""
    since: date | None = None
    until: date | None = None
    draft: bool | None = None
    cpd: bool | None = None


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and the number of entries that carry it."""

    tag: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """An earlier state of an entry, as the history lists it."""

    id: int
    entry: int
    kept_at: datetime
    words: int
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an entry; its bytes are read separately. `size` is in bytes."""

    id: int
    entry: int
    name: str = field(repr=False)
    media_type: str
    size: int
    added_at: datetime

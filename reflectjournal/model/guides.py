"""What a guide is: titled steps with prompts, read from a data file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a step asks for, and so which widget answers it."""

    TEXT = "text"
    FEELINGS = "feelings"
    LIST = "list"
    TABLE = "table"
    CHOICE = "choice"
    DATE = "date"
    PEOPLE = "people"
    EVIDENCE = "evidence"
    CONSENT = "consent"
    ACTION = "action"
    RECOMMENDATION = "recommendation"
    LINK = "link"


class ClosesWith(StrEnum):
    """What an entry made with the guide should end in."""

    NONE = "none"
    LEARNING = "learning"
    ACTION = "action"
    RECOMMENDATION = "recommendation"
    AGENDA = "agenda"
    DECISION = "decision"
    SHARE_DECISION = "share-decision"
    STATUS = "status"
    CONSENT = "consent"
    TESTED = "tested"
    DISSEMINATION = "dissemination"


class Capture(StrEnum):
    """When feelings are asked for."""

    NONE = "none"
    ONCE = "once"
    THEN_NOW = "then_now"


class Opens(StrEnum):
    """A page that is offered beside a reply."""

    NONE = ""
    AT_RISK = "at-risk"
    SUPPORT = "support"
    RESOURCES = "resources"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said when an option of a choice is taken; never blocks."""

    option: str
    say: str
    opens: Opens = Opens.NONE


@dataclass(frozen=True, slots=True)
class Situation:
    """A short case to think about, with the explanation that is shown afterwards."""

    text: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Step:
    """One titled step of a guide. `prompts` holds one to three questions, shown one at a time."""

    id: str
    title: str
    kind: StepKind
    prompts: tuple[str, ...]
    required: bool = False
    repeat: bool = False
    feelings: Capture = Capture.NONE
    options: tuple[str, ...] = ()
    """The answers of a `choice` step; an `action` step may offer some as well."""
    many: bool = False
    """True where several options may be taken."""
    columns: tuple[str, ...] = ()
    """The column heads of a `table`, `people` or `recommendation` step, or the lines of a
    `consent`; a `list` has one column."""
    note: str = ""
    """A line shown under the title: a caution, or where the facts belong."""
    flag: str = ""
    """The flag this step offers to set on the entry; empty for none."""
    replies: tuple[Reply, ...] = ()
    situations: tuple[Situation, ...] = ()
    """The cases of a repeated step: the first answer is about the first, and so on."""
    private: bool = False
    """True where the answer stays in the journal: what somebody else said in confidence."""

    def reply(self, option: str) -> Reply | None:
        """What to say when this option is taken, or None."""
        return next((reply for reply in self.replies if reply.option == option), None)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the model comes from."""

    authors: str = ""
    year: str = ""
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A template for a piece of reflective writing."""

    id: str
    version: int
    title: str
    family: str
    """reflection, case-learning, session, cpd or knowledge (`FAMILIES` gives their titles)."""
    when: str
    minutes_min: int
    minutes_max: int
    steps: tuple[Step, ...]
    citation: Citation = Citation()
    adapted: bool = False
    """True where the model was changed for this setting."""
    time_note: str = ""
    """What the minutes leave out: "7 to deliver", "several sittings"."""
    closes_with: ClosesWith = ClosesWith.NONE
    short_title: str = ""
    """A name for list rows and headers; the title where empty."""
    purposes: tuple[str, ...] = ()
    """What the chooser offers it for: see `PURPOSES`."""
    company: str = "alone"
    """alone, together or either."""
    banner: str = ""
    """Said on top of the entry, before the first step."""
    footer: str = ""
    fields: tuple[Step, ...] = ()
    """Short facts asked for beside the steps (date, role, length): always optional."""
    feelings: Capture = Capture.NONE
    default_flags: tuple[str, ...] = ()
    suggests_next: tuple[str, ...] = ()
    own: bool = False
    """True for a guide from the user's own folder."""

    def step(self, step_id: str) -> Step | None:
        """The step or field with this id, or None where the guide has none."""
        for step in (*self.steps, *self.fields):
            if step.id == step_id:
                return step
        return None


RECOMMENDATION_COLUMNS = (
    "What will change",
    "Which role will do it",
    "By when",
    "How you will know",
    "Strength",
)
"""The parts of a recommendation, in the order of a row: an action is made from each row."""

STRENGTHS = ("individual reminder", "guidance", "process", "system")
"""How far a recommendation reaches, weakest first."""

FAMILIES = {
    "reflection": "Reflection",
    "case-learning": "Learning from cases, together",
    "session": "Sessions",
    "cpd": "Learning activity and CPD",
    "knowledge": "Making and sharing knowledge",
}

PURPOSES = {
    "make-sense": "Make sense",
    "feelings": "Feelings",
    "success": "A success",
    "failure": "A failure",
    "test-thinking": "Test my thinking",
    "meeting": "A meeting",
    "cpd": "Evidence of CPD",
    "share": "Share",
}

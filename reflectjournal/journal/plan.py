"""A development plan on paper, and one page of it for supervision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reflectjournal.development.goals import kinds
from reflectjournal.guides import run
from reflectjournal.journal.facade import Journal
from reflectjournal.journal.papers import Paper, Piece
from reflectjournal.model import (
    Action,
    ActionStatus,
    Entry,
    Evidence,
    EvidenceKind,
    Goal,
    GoalReview,
    GoalStatus,
    OrganisationalGoal,
    Origin,
    OriginKind,
    Visibility,
)
from reflectjournal.sharing.document import (
    Block,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Table,
    text_of,
)

FREE = "free-writing"
_STATUS = {
    ActionStatus.TO_DO: "to do",
    ActionStatus.DOING: "doing",
    ActionStatus.DONE: "done",
    ActionStatus.NOT_NEEDED: "not needed",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A goal with everything that belongs to it."""

    goal: Goal
    priority: OrganisationalGoal | None = None
    steps: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    reviews: tuple[GoalReview, ...] = field(default=(), repr=False)


def sheets(journal: Journal) -> tuple[Sheet, ...]:
    """Every goal that is not a draft, active ones first."""
    priorities = {each.id: each for each in journal.goals.organisational()}
    return tuple(
        Sheet(
            goal,
            priorities.get(goal.organisational_goal or 0),
            journal.actions.of(Origin(OriginKind.GOAL, goal.id)),
            journal.goals.evidence(goal.id),
            journal.goals.reviews(goal.id),
        )
        for goal in journal.goals.all()
        if goal.status is not GoalStatus.DRAFT
    )


def plan_paper(journal: Journal, today: date) -> Paper:
    """The development plan: chosen are the goals marked for it. Confidence stays in the journal."""
    all_sheets = sheets(journal)
    pieces = tuple(
        _piece(sheet, list(_goal_blocks(sheet)), sheet.goal.visibility is Visibility.PDP)
        for sheet in all_sheets
    )

    def build(without: frozenset[str]) -> Document:
        shown = [s for s in all_sheets if _key(s.goal) not in without]
        return Document("Development plan", tuple(_plan_blocks(shown, today)))

    return Paper("development-plan", "Development plan", pieces, build, journal.aliases.all())


def supervision_paper(journal: Journal, today: date) -> Paper:
    """One page for supervision: each goal, how far it is, and what is needed."""
    all_sheets = [s for s in sheets(journal) if s.goal.status is GoalStatus.ACTIVE]
    pieces = tuple(
        _piece(sheet, [_overview([sheet]), *_needs([sheet])],
               sheet.goal.visibility is not Visibility.PRIVATE)
        for sheet in all_sheets
    )  # fmt: skip

    def build(without: frozenset[str]) -> Document:
        shown = [s for s in all_sheets if _key(s.goal) not in without]
        line = Paragraph((Run(f"As it stood on {_day(today)}."),))
        blocks = (Heading(1, "Goals for supervision"), line, _overview(shown), *_needs(shown))
        return Document("Goals for supervision", blocks)

    return Paper("supervision-view", "Goals for supervision", pieces, build, journal.aliases.all())


def as_entry(journal: Journal, paper: Paper, without: frozenset[str], now: datetime) -> Entry:
    """The paper as a saved entry, so that it can go through Sharing like any other text."""
    guide = journal.guides.get(FREE)
    document = paper.build(without)
    words = text_of(document).removeprefix(document.title).strip()
    if guide is None:
        return journal.entries.save(Entry(FREE, now.astimezone().date(), document.title))
    entry = run.begin(guide, now.astimezone().date(), now)
    entry = run.answer(entry, guide.steps[0].id, words)
    return journal.entries.save(replace(entry, title=document.title))


def _piece(sheet: Sheet, blocks: list[Block], chosen: bool) -> Piece:
    words = text_of(Document(sheet.goal.title, tuple(blocks)))
    return Piece(_key(sheet.goal), sheet.goal.title, words, chosen=chosen)


def _key(goal: Goal) -> str:
    return f"goal:{goal.id}"


def _plan_blocks(shown: list[Sheet], today: date) -> Iterator[Block]:
    yield Heading(1, "Development plan")
    yield Paragraph((Run(f"As it stood on {_day(today)}."),))
    if not shown:
        yield Paragraph((Run("No goal is in this plan."),))
    for sheet in shown:
        yield from _goal_blocks(sheet)
    if any(sheet.priority for sheet in shown):
        yield Heading(2, "How the goals serve the organisation")
        yield Table(("Priority", "Goal"), tuple(_alignment(shown)))


def _alignment(shown: list[Sheet]) -> Iterator[tuple[str, str]]:
    for sheet in shown:
        yield (_priority(sheet), sheet.goal.title)


def _priority(sheet: Sheet) -> str:
    if sheet.priority is None:
        return "mine alone"
    about = ", ".join(part for part in (sheet.priority.source, sheet.priority.year) if part)
    return f"{sheet.priority.title} ({about})" if about else sheet.priority.title


def _facts(sheet: Sheet) -> list[tuple[str, str]]:
    goal = sheet.goal
    return [
        ("Kind", goal.type.value),
        ("Where it stands", goal.status.value),
        ("Serves", _priority(sheet)),
        ("Standards", ", ".join(code.rpartition(":")[2] for code in goal.standards)),
        ("Why now", goal.why_now),
        ("Specific", goal.specific),
        ("How the people I work with would notice", goal.measurable),
        ("Achievable", goal.achievable),
        ("Relevant", goal.relevant),
        ("Time", goal.time_bound),
        ("Where I am", goal.baseline),
        ("What others would see", goal.success),
        ("What I need", goal.support_needed),
        ("Started", _day(goal.started) if goal.started else ""),
        ("To be reached by", _day(goal.target) if goal.target else ""),
        ("Difference made", goal.impact),
        ("Why it was let go", goal.let_go_reason),
    ]


def _goal_blocks(sheet: Sheet) -> Iterator[Block]:
    yield Heading(2, sheet.goal.title)
    said = [(name, words) for name, words in _facts(sheet) if words.strip()]
    yield Listing(tuple(Item((Run(f"{name}: ", bold=True), Run(words))) for name, words in said))
    if sheet.steps:
        yield Table(
            ("Step", "Who", "By when", "How far"),
            tuple(
                (a.what, a.owner, _day(a.due) if a.due else "", _STATUS[a.status])
                for a in sheet.steps
            ),
        )
    if sheet.evidence:
        yield Paragraph((Run("Evidence: ", bold=True), Run(_kinds(sheet.evidence))))
        notes = [Item((Run(piece.note),)) for piece in sheet.evidence if piece.note.strip()]
        if notes:
            yield Listing(tuple(notes))
    if sheet.reviews:
        yield Table(
            ("Looked at on", "With", "How far", "Then"),
            tuple((_day(r.on), r.with_whom, r.progress, r.decision.value) for r in sheet.reviews),
        )


def _kinds(evidence: tuple[Evidence, ...]) -> str:
    """Kinds, not quantity: titles of private entries never stand here."""
    there = [kind.value for kind, count in kinds(evidence).items() if count]
    missing = [kind.value for kind in EvidenceKind if kind.value not in there]
    return ", ".join(there) + (f"; not yet: {', '.join(missing)}" if missing else "")


def _overview(shown: list[Sheet]) -> Table:
    return Table(
        ("Goal", "Steps done", "Evidence", "Last review", "Next review"),
        tuple(_overview_row(sheet) for sheet in shown),
    )


def _overview_row(sheet: Sheet) -> tuple[str, ...]:
    goal = sheet.goal
    done = sum(1 for step in sheet.steps if not step.open)
    last = sheet.reviews[-1] if sheet.reviews else None
    return (
        goal.title,
        f"{done} of {len(sheet.steps)}",
        ", ".join(kind.value for kind, count in kinds(sheet.evidence).items() if count) or "none",
        f"{_day(last.on)}: {last.progress}" if last else "",
        _day(goal.review_on) if goal.review_on else "",
    )


def _needs(shown: list[Sheet]) -> tuple[Block, ...]:
    needs = [s.goal for s in shown if s.goal.support_needed.strip()]
    if not needs:
        return ()
    items = tuple(
        Item((Run(f"{goal.title}: ", bold=True), Run(goal.support_needed))) for goal in needs
    )
    return (Heading(2, "What I need"), Listing(items))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""Leading through a guide: pure functions that take an entry and give the next one.

An entry holds one empty section for each step and field from the start, so that
its sections stand in the guide's order whatever is answered first. Sections that
came from another guide stay at the end, under their old titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model.entries import Entry, Flag, FlagKind, Section
from reflectjournal.model.guides import Capture, ClosesWith, Guide, Step, StepKind
from reflectjournal.model.work import Action, ActionKind, Origin, OriginKind

_PROSE = frozenset(
    {StepKind.TEXT, StepKind.FEELINGS, StepKind.ACTION, StepKind.LINK, StepKind.EVIDENCE}
)
"""Kinds whose answer is plain writing: it can move from one to another."""

_SAME_ROWS = frozenset({StepKind.ACTION, StepKind.RECOMMENDATION, StepKind.LIST})
"""Kinds whose rows mean the same in every guide."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class StepState:
    """How a step stands in an entry. `sections` holds the places of its answers in the entry."""

    step: Step
    answered: bool
    sections: tuple[int, ...]
    current: bool = False


def begin(guide: Guide, day: date, now: datetime) -> Entry:
    """A draft about `day`, with an empty section for each step and field of the guide."""
    return Entry(
        guide=guide.id,
        guide_version=guide.version,
        day=day,
        sections=tuple(_empty(step, guide.id) for step in (*guide.steps, *guide.fields)),
        step=guide.steps[0].id,
        flags=tuple(Flag(FlagKind(kind), flagged_at=now) for kind in guide.default_flags),
        created_at=now,
    )


def _empty(step: Step, guide_id: str) -> Section:
    return Section(step.id, step.title, kind=step.kind, guide=guide_id, private=step.private)


def answer(
    entry: Entry, step_id: str, text: str, position: int = 0, rows: Rows | None = None
) -> Entry:
    """The entry with this answer to a step; an empty text takes the answer back.

    `position` counts the answers of a repeated step from 0. `rows` replaces the
    rows of a list, table, people, choice or recommendation step; None leaves them.
    Raises `NotFound` where the entry has no such step.
    """
    index = _place(entry, step_id, position)
    old = entry.sections[index]
    new = replace(old, text=text, rows=old.rows if rows is None else rows)
    return _put(replace(entry, step=step_id), index, new)


def _place(entry: Entry, step_id: str, position: int) -> int:
    places = [i for i, section in enumerate(entry.sections) if section.step == step_id]
    if not 0 <= position < len(places):
        raise NotFound("This entry has no such step.")
    return places[position]


def _put(entry: Entry, index: int, section: Section) -> Entry:
    sections = (*entry.sections[:index], section, *entry.sections[index + 1 :])
    return replace(entry, sections=sections)


def go_to(entry: Entry, step_id: str) -> Entry:
    """The entry with this step in view: what was skipped stays empty, and can be come back to."""
    return replace(entry, step=step_id)


def add_repeat(entry: Entry, step: Step) -> Entry:
    """The entry with one more empty answer of a repeated step, after the ones it has."""
    places = [
        i
        for i, section in enumerate(entry.sections)
        if section.step == step.id and section.guide == entry.guide
    ]
    after = places[-1] + 1 if places else len(entry.sections)
    sections = (*entry.sections[:after], _empty(step, entry.guide), *entry.sections[after:])
    return replace(entry, sections=sections, step=step.id)


def switch(entry: Entry, guide: Guide) -> Entry:
    """The entry under another guide, without losing a word.

    An answer moves to the step of the same id, else of the same title; answers
    that an earlier change left over go back to their own guide first. What fits
    nowhere stays at the end under its old title.
    """
    written = [section for section in entry.sections if not section.empty]
    homes: dict[str, list[Section]] = {}
    for section in written:
        step = _home(section, guide)
        if step is not None:
            homes.setdefault(step.id, []).append(section)
    sections: list[Section] = []
    moved: set[int] = set()
    for step in (*guide.steps, *guide.fields):
        answers = _answers(homes.get(step.id, []), step, guide.id)
        moved.update(id(section) for section in answers)
        sections += [_move(section, step, guide.id) for section in answers] or [
            _empty(step, guide.id)
        ]
    sections += [section for section in written if id(section) not in moved]
    step_ids = {step.id for step in guide.steps}
    return replace(
        entry,
        guide=guide.id,
        guide_version=guide.version,
        sections=tuple(sections),
        step=entry.step if entry.step in step_ids else guide.steps[0].id,
    )


def _answers(sections: list[Section], step: Step, guide_id: str) -> list[Section]:
    """Those that the step takes: all where it repeats, else one, its own guide's first."""
    if step.repeat:
        return sections
    return sorted(sections, key=lambda section: section.guide != guide_id)[:1]


def _home(section: Section, guide: Guide) -> Step | None:
    """The step this answer belongs to under the guide, or None."""
    steps = (*guide.steps, *guide.fields)
    step = guide.step(section.step)
    if step is None:
        wanted = section.title.casefold()
        step = next((step for step in steps if step.title.casefold() == wanted), None)
    return step if step is not None and _fits(section, step, guide.id) else None


def _fits(section: Section, step: Step, guide_id: str) -> bool:
    if section.kind == step.kind and (section.guide == guide_id or step.kind in _SAME_ROWS):
        return True
    return section.kind in _PROSE and step.kind in _PROSE and not section.rows


def _move(section: Section, step: Step, guide_id: str) -> Section:
    private = section.private or step.private
    return replace(
        section, step=step.id, title=step.title, kind=step.kind, guide=guide_id, private=private
    )


def left_over(entry: Entry) -> tuple[int, ...]:
    """The places of the answers that came from another guide and fit no step of this one."""
    return tuple(i for i, section in enumerate(entry.sections) if section.guide != entry.guide)


def progress(entry: Entry, guide: Guide, actions: Sequence[Action] = ()) -> tuple[StepState, ...]:
    """How each step of the guide stands; `actions` are those that came from this entry."""
    return tuple(
        StepState(
            step=step,
            answered=_answered(entry, step, actions),
            sections=_places(entry, step),
            current=step.id == entry.step,
        )
        for step in guide.steps
    )


def _places(entry: Entry, step: Step) -> tuple[int, ...]:
    return tuple(
        i
        for i, section in enumerate(entry.sections)
        if section.step == step.id and section.guide == entry.guide
    )


def _answered(entry: Entry, step: Step, actions: Sequence[Action]) -> bool:
    if any(not entry.sections[i].empty for i in _places(entry, step)):
        return True
    if step.kind is StepKind.FEELINGS and step.feelings is not Capture.NONE and entry.feelings:
        return True
    return any(action.origin.step == step.id for action in actions)


def missing(entry: Entry, guide: Guide, actions: Sequence[Action] = ()) -> tuple[str, ...]:
    """What the guide still asks for, as sentences; empty where nothing is left.

    Only what `must_have` names stands in the way of finishing. `actions` are
    those that came from this entry.
    """
    must = must_have(entry, guide, actions)
    wish = _closing(entry, guide, actions)
    return (*must, wish) if wish and not must else must


def must_have(entry: Entry, guide: Guide, actions: Sequence[Action] = ()) -> tuple[str, ...]:
    """The required steps that have no answer yet, as sentences."""
    sentences = []
    for step in guide.steps:
        if not step.required:
            continue
        if step.kind is StepKind.RECOMMENDATION:
            if not _recommended(entry, step, actions):
                sentences.append(
                    "This guide is finished with at least one recommendation. Under "
                    f"“{step.title}”, say what will change and which role will do it."
                )
        elif not _answered(entry, step, actions):
            sentences.append(f"This guide needs an answer under “{step.title}”.")
    return tuple(sentences)


def _recommended(entry: Entry, step: Step, actions: Sequence[Action]) -> bool:
    if any(action.kind is ActionKind.RECOMMENDATION and action.what.strip() for action in actions):
        return True
    rows = (row for i in _places(entry, step) for row in entry.sections[i].rows)
    return any(sum(bool(cell.strip()) for cell in row) >= 2 for row in rows)


_CLOSING = {
    ClosesWith.LEARNING: "This guide closes with learning: what do you take from it?",
    ClosesWith.ACTION: "This guide closes with an action: what will you do, and by when?",
    ClosesWith.RECOMMENDATION: (
        "This guide closes with a recommendation: what will change, who owns it, "
        "and when will you check?"
    ),
    ClosesWith.DECISION: "This guide closes with a decision on what comes next.",
    ClosesWith.SHARE_DECISION: (
        "This guide closes with a decision to share or not: "
        "Sharing asks whether, how and with whom."
    ),
    ClosesWith.AGENDA: "This guide closes with an agenda: what will you bring?",
    ClosesWith.CONSENT: "This guide closes with a record of consent.",
    ClosesWith.STATUS: "This guide closes with its status: where does it stand now?",
    ClosesWith.TESTED: "This guide closes with a test: who has tried it?",
    ClosesWith.DISSEMINATION: "This guide closes with who must hear it first.",
}


def _closing(entry: Entry, guide: Guide, actions: Sequence[Action]) -> str:
    """The sentence about how the guide closes, where that has not happened yet."""
    if guide.closes_with is ClosesWith.SHARE_DECISION:
        return _CLOSING[guide.closes_with]  # a record of its own, which the entry does not hold
    step = closing_step(guide)
    if step is None or _answered(entry, step, actions):
        return ""
    return _CLOSING[guide.closes_with]


def closing_step(guide: Guide) -> Step | None:
    """The step or field that holds what the guide closes with; None where it closes with nothing.

    That is the last step of the kind asked for; where there is none, the last
    step of all, as guides that close with learning say it there.
    """
    if guide.closes_with in (ClosesWith.NONE, ClosesWith.SHARE_DECISION):
        return None
    if guide.closes_with is ClosesWith.STATUS:
        return guide.step("status") or guide.steps[-1]
    if guide.closes_with is ClosesWith.AGENDA:
        return next((s for s in guide.steps if s.kind is StepKind.LINK), guide.steps[-1])
    kind = {
        ClosesWith.ACTION: StepKind.ACTION,
        ClosesWith.DECISION: StepKind.ACTION,
        ClosesWith.RECOMMENDATION: StepKind.RECOMMENDATION,
        ClosesWith.CONSENT: StepKind.CONSENT,
    }.get(guide.closes_with)
    fitting = [step for step in (*guide.steps, *guide.fields) if step.kind is kind]
    return fitting[-1] if fitting else guide.steps[-1]


def finish(entry: Entry, guide: Guide, now: datetime, actions: Sequence[Action] = ()) -> Entry:
    """The entry, finished. Raises `RuleBroken` where a required step has no answer."""
    must = must_have(entry, guide, actions)
    if must:
        raise RuleBroken(must[0])
    return replace(entry, finished_at=now)


def action_from(entry: Entry, step: Step, what: str, owner: str = "me") -> Action:
    """An action, or a recommendation, that keeps the step of the entry it came from."""
    proposed = step.kind is StepKind.RECOMMENDATION
    return Action(
        what=what,
        owner=owner,
        kind=ActionKind.RECOMMENDATION if proposed else ActionKind.ACTION,
        origin=Origin(OriginKind.ENTRY, id=entry.id, step=step.id, label=entry.title or step.title),
    )

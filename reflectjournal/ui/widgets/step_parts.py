"""Which parts an entry is shown in: the steps of its guide, and what was kept from before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reflectjournal.guides.run import left_over
from reflectjournal.model import Capture, Entry, Guide, Section, Step, StepKind
from reflectjournal.ui.widgets.stepper import StepMark

KEPT = "kept-from-before"
"""The id of the part that holds answers no step of the guide asks for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A step with the places of its answers in the entry's sections."""

    id: str
    step: Step
    places: tuple[int, ...]
    kept: bool = False


def parts_of(entry: Entry, guide: Guide | None) -> tuple[Part, ...]:
    """The parts of an entry in their order. Without its guide, all is kept from before."""
    if guide is None:
        return tuple(_kept(entry, place) for place in range(len(entry.sections)))
    parts = []
    for step in guide.steps:
        places = tuple(
            place
            for place, section in enumerate(entry.sections)
            if section.step == step.id and section.guide == entry.guide
        )
        parts.append(Part(step.id, step, places))
    return (*parts, *(_kept(entry, place) for place in left_over(entry)))


def _kept(entry: Entry, place: int) -> Part:
    section = entry.sections[place]
    feelings = Capture.ONCE if section.kind is StepKind.FEELINGS else Capture.NONE
    columns = ("",) * max((len(row) for row in section.rows), default=0)
    kind = section.kind
    if kind in (StepKind.CHOICE, StepKind.CONSENT):
        kind = StepKind.LIST  # its options went with its guide; the ones taken stay as lines
    step = Step(
        id=f"{KEPT}-{place}", title=section.title, kind=kind, prompts=(), feelings=feelings,
        columns=columns,
    )  # fmt: skip
    return Part(step.id, step, (place,), kept=True)


def with_missing_sections(entry: Entry, guide: Guide | None) -> Entry:
    """The entry with an empty section for each step a newer version of its guide has added."""
    if guide is None or guide.id != entry.guide:
        return entry
    held = {section.step for section in entry.sections if section.guide == entry.guide}
    added = tuple(
        Section(step=step.id, title=step.title, kind=step.kind, guide=guide.id)
        for step in (*guide.steps, *guide.fields)
        if step.id not in held
    )
    return replace(entry, sections=(*entry.sections, *added)) if added else entry


def marks_of(parts: tuple[Part, ...], entry: Entry, current: str) -> tuple[StepMark, ...]:
    """How the stepper shows the parts."""
    return tuple(
        StepMark(
            part.id,
            part.step.title,
            answered=_answered(part, entry),
            current=part.id == current,
        )
        for part in parts
    )


def _answered(part: Part, entry: Entry) -> bool:
    if any(not entry.sections[place].empty for place in part.places):
        return True
    return part.step.kind is StepKind.FEELINGS and not part.kept and bool(entry.feelings)

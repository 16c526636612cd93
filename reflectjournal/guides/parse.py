"""Turns the table of a TOML file into a `Guide`, and says exactly what is wrong where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reflectjournal.errors import BadGuide
from reflectjournal.guides.reader import Reader, one_of
from reflectjournal.model.entries import FlagKind
from reflectjournal.model.guides import (
    FAMILIES,
    PURPOSES,
    RECOMMENDATION_COLUMNS,
    Capture,
    Citation,
    ClosesWith,
    Guide,
    Opens,
    Reply,
    Situation,
    Step,
    StepKind,
)

COMPANY = ("alone", "together", "either")
MOST_PROMPTS = 3


def guide_from_table(table: Mapping[str, Any], file: str) -> Guide:
    """The guide that the table describes. Raises `BadGuide`."""
    reader = Reader(table, file, error=BadGuide)
    minutes = reader.part("minutes")
    shortest = minutes.number("min", 10)
    longest = minutes.number("max", max(20, shortest))
    minutes.done()
    if longest < shortest:
        raise reader.fault("minutes.max", "should not be less than minutes.min")
    guide = Guide(
        id=reader.name("id"),
        version=reader.number("version", 1),
        title=reader.text("title"),
        short_title=reader.text("short_title", ""),
        family=reader.choice("family", tuple(FAMILIES), "reflection"),
        when=reader.text("when", ""),
        minutes_min=shortest,
        minutes_max=longest,
        time_note=reader.text("time_note", ""),
        closes_with=reader.one_of("closes_with", ClosesWith, ClosesWith.NONE),
        purposes=reader.some_of("purposes", tuple(PURPOSES)),
        company=reader.choice("company", COMPANY, "alone"),
        adapted=reader.flag("adapted"),
        banner=reader.text("banner", ""),
        footer=reader.text("footer", ""),
        feelings=reader.one_of("feelings", Capture, Capture.NONE),
        default_flags=reader.some_of("default_flags", tuple(FlagKind)),
        suggests_next=reader.texts("suggests_next"),
        citation=_citation(reader.part("citation")),
        steps=reader.parts("steps", _step),
        fields=reader.parts("fields", _step),
    )
    reader.done()
    _check_steps(guide, reader)
    return guide


def _check_steps(guide: Guide, reader: Reader) -> None:
    if not guide.steps:
        raise reader.fault("steps", "is missing; a guide needs at least one step under [[steps]]")
    seen: set[str] = set()
    for step in (*guide.steps, *guide.fields):
        if step.id in seen:
            raise reader.fault("steps.id", f'"{step.id}" is used twice; each step needs its own')
        seen.add(step.id)


def _citation(reader: Reader) -> Citation:
    citation = Citation(
        authors=reader.text("authors", ""),
        year=reader.text("year", ""),
        title=reader.text("title", ""),
        publisher=reader.text("publisher", ""),
    )
    reader.done()
    return citation


def _step(reader: Reader) -> Step:
    step = Step(
        id=reader.name("id"),
        title=reader.text("title"),
        kind=reader.one_of("kind", StepKind, StepKind.TEXT),
        prompts=reader.texts("prompts"),
        required=reader.flag("required"),
        repeat=reader.flag("repeat"),
        feelings=reader.one_of("feelings", Capture, Capture.NONE),
        options=reader.texts("options"),
        many=reader.flag("many"),
        columns=reader.texts("columns"),
        note=reader.text("note", ""),
        flag=reader.choice("flag", tuple(FlagKind), ""),
        replies=reader.parts("replies", _reply),
        situations=reader.parts("situations", _situation),
        private=reader.flag("private"),
    )
    reader.done()
    _check_step(step, reader)
    if step.kind is StepKind.RECOMMENDATION:
        return replace(step, columns=RECOMMENDATION_COLUMNS)
    return step


def _check_step(step: Step, reader: Reader) -> None:
    if not 1 <= len(step.prompts) <= MOST_PROMPTS:
        raise reader.fault("prompts", f"should hold one to {MOST_PROMPTS} questions")
    if step.kind is StepKind.CHOICE and len(step.options) < 2:
        raise reader.fault("options", "should hold two answers or more, as the step is a choice")
    if (step.kind is StepKind.FEELINGS) != (step.feelings is not Capture.NONE):
        raise reader.fault(
            "feelings",
            'should be "once" or "then_now" in a step of kind "feelings", and only there',
        )
    if step.kind in (StepKind.TABLE, StepKind.CONSENT) and len(step.columns) < 2:
        raise reader.fault("columns", f"should hold two heads or more: the step is a {step.kind}")
    if step.kind is StepKind.RECOMMENDATION and (step.columns or step.options):
        raise reader.fault("columns", "and options should be left out of a recommendation")
    for reply in step.replies:
        if reply.option not in step.options:
            raise reader.fault("replies.option", one_of(reply.option, step.options))


def _reply(reader: Reader) -> Reply:
    reply = Reply(
        option=reader.text("option"),
        say=reader.text("say"),
        opens=reader.one_of("opens", Opens, Opens.NONE),
    )
    reader.done()
    return reply


def _situation(reader: Reader) -> Situation:
    situation = Situation(text=reader.text("text"), explanation=reader.text("explanation"))
    reader.done()
    return situation

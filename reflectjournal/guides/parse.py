"""Turns the table of a TOML file into a `Guide`, and says exactly what is wrong where it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from reflectjournal.errors import BadGuide
from reflectjournal.model.entries import FlagKind
from reflectjournal.model.guides import (
    FAMILIES,
    PURPOSES,
    RECOMMENDATION_COLUMNS,
    STRENGTHS,
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
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_Choice = TypeVar("_Choice", bound=StrEnum)
_Part = TypeVar("_Part")
_Value = TypeVar("_Value")


class Reader:
    """Takes known keys out of one table; `done` complains about the ones left over."""

    def __init__(self, table: Mapping[str, Any], file: str, where: str = "") -> None:
        self._left = dict(table)
        self._file = file
        self._where = where

    def fault(self, key: str, expected: str) -> BadGuide:
        """The error for one key."""
        return BadGuide(f'{self._file}: "{self._where}{key}" {expected}.')

    def _take(self, key: str, kind: type[_Value], default: _Value | None, expected: str) -> _Value:
        value = self._left.pop(key, default)
        if value is None:
            raise self.fault(key, f"is missing; it should be {expected}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"should be {expected}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A line of text; needed unless there is a default."""
        value = self._take(key, str, default, "text in quotes")
        if default is None and not value.strip():
            raise self.fault(key, "is empty; it should be text in quotes")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; an absent one is empty."""
        values: list[object] = self._take(key, list, [], "a list of texts")
        lines = tuple(value.strip() for value in values if isinstance(value, str))
        if len(lines) != len(values) or not all(lines):
            raise self.fault(key, "should be a list of texts, none of them empty")
        return lines

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number above zero."""
        value = self._take(key, int, default, "a whole number")
        if value < 1:
            raise self.fault(key, "should be a whole number above zero")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where absent."""
        return self._take(key, bool, default=False, expected="true or false")

    def name(self, key: str) -> str:
        """An id: small letters and digits joined by hyphens."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.fault(key, 'should be small letters and digits joined by hyphens: "so-what"')
        return value

    def one_of(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of the values of an enum."""
        value = self.text(key, str(default))
        try:
            return choices(value)
        except ValueError:
            raise self.fault(key, _one_of(value, tuple(choices))) from None

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """One of these values, or the default where absent."""
        value = self.text(key, default)
        if value != default and value not in choices:
            raise self.fault(key, _one_of(value, choices))
        return value

    def some_of(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Any of these values."""
        values = self.texts(key)
        for value in values:
            if value not in choices:
                raise self.fault(key, _one_of(value, choices))
        return values

    def part(self, key: str) -> Reader:
        """A table inside this one; empty where absent."""
        return Reader(self._take(key, dict, {}, "a table"), self._file, f"{self._where}{key}.")

    def parts(self, key: str, read: Callable[[Reader], _Part]) -> tuple[_Part, ...]:
        """A list of tables, each read by `read`."""
        tables: list[object] = self._take(key, list, [], f"a list of tables, each under [[{key}]]")
        found = []
        for number, table in enumerate(tables, 1):
            if not isinstance(table, dict):
                raise self.fault(key, f"should be a list of tables, each under [[{key}]]")
            found.append(read(Reader(table, self._file, f"{self._where}{key}[{number}].")))
        return tuple(found)

    def done(self) -> None:
        """Raises for a key that nobody asked for: most often a slip of the keyboard."""
        for key in self._left:
            raise self.fault(key, "is not a key that belongs here")


def _one_of(value: str, choices: tuple[str, ...]) -> str:
    return f'is "{value}"; it should be one of: ' + ", ".join(c for c in choices if c)


def guide_from_table(table: Mapping[str, Any], file: str) -> Guide:
    """The guide that the table describes. Raises `BadGuide`."""
    reader = Reader(table, file)
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
    )
    reader.done()
    _check_step(step, reader)
    return _with_columns(step)


def _with_columns(step: Step) -> Step:
    """The step with the heads that go without saying for its kind."""
    if step.kind is StepKind.RECOMMENDATION:
        return replace(step, columns=RECOMMENDATION_COLUMNS, options=STRENGTHS)
    if step.kind is StepKind.PEOPLE and not step.columns:
        return replace(step, columns=("Role or alias",))
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
            raise reader.fault("replies.option", _one_of(reply.option, step.options))


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

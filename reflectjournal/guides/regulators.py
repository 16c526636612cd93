"""Reads what regulators ask for: one dated file each. Facts, never a claim of compliance."""

from __future__ import annotations

from pathlib import Path

from reflectjournal.guides.reader import Reader, read_table
from reflectjournal.model.content import (
    FORM_SOURCES,
    FormField,
    Need,
    Period,
    Regulator,
    Requirement,
)
from reflectjournal.paths import resource


def load_regulators() -> tuple[Regulator, ...]:
    """All of them, by name. Raises `BadData` where a file has a fault."""
    found = [read_regulator(path) for path in sorted(resource("regulators").glob("*.toml"))]
    return tuple(sorted(found, key=lambda regulator: regulator.name.casefold()))


def read_regulator(path: Path) -> Regulator:
    """The regulator in this file. Raises `BadData`, which names the key and what is expected."""
    reader = read_table(path)
    regulator = Regulator(
        id=reader.name("id"),
        name=reader.text("name"),
        who=reader.text("who"),
        jurisdiction=reader.text("jurisdiction"),
        as_at=reader.day("as_at"),
        source=reader.text("source"),
        checked=reader.flag("checked"),
        cycle=reader.text("cycle"),
        period=_period(reader.part("period")),
        consequence=reader.text("consequence", ""),
        requirements=reader.parts("requirements", _requirement),
        standards=reader.parts("standards", _standard),
        fields=reader.parts("fields", _field),
        notes=reader.texts("notes"),
    )
    reader.done()
    return regulator


def _period(reader: Reader) -> Period:
    period = Period(
        months=reader.number("months", 12),
        starts_month=reader.number("starts_month", 0, least=0),
        starts_day=reader.number("starts_day", 1),
        window_opens_month=reader.number("window_opens_month", 0, least=0),
        window_opens_day=reader.number("window_opens_day", 1),
        window_closes_month=reader.number("window_closes_month", 0, least=0),
        window_closes_day=reader.number("window_closes_day", 1),
    )
    reader.done()
    return period


def _requirement(reader: Reader) -> Requirement:
    requirement = Requirement(
        id=reader.name("id"),
        title=reader.text("title"),
        need=reader.one_of("need", Need, Need.NOTE),
        amount=reader.number("amount", 0, least=0),
        expected=reader.flag("expected", default=True),
        topic=reader.text("topic", ""),
        checked=reader.flag("checked", default=True),
        note=reader.text("note", ""),
    )
    reader.done()
    if requirement.need is not Need.NOTE and not requirement.amount:
        raise reader.fault("amount", "is missing; it says how much is asked for")
    return requirement


def _standard(reader: Reader) -> tuple[str, str]:
    standard = (reader.text("code"), reader.text("title"))
    reader.done()
    return standard


def _field(reader: Reader) -> FormField:
    field = FormField(
        id=reader.name("id"),
        title=reader.text("title"),
        takes=reader.choice("takes", FORM_SOURCES, ""),
        limit=reader.number("limit", 0, least=0),
    )
    reader.done()
    return field

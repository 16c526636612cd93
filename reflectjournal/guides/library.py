"""Reads what stands in the Library beside the guides: dated data of the program.

Every function raises `BadData` where its file has a fault, and reads the file anew.
"""

from __future__ import annotations

from datetime import date

from reflectjournal.guides.reader import Reader, read_table
from reflectjournal.model.content import Resource, Term
from reflectjournal.paths import resource


def load_resources() -> tuple[Resource, ...]:
    """What to read and use elsewhere, in the order of the file."""
    reader = read_table(resource("resources.toml"))
    as_at = reader.day("as_at")
    found = reader.parts("resources", lambda part: _resource(part, as_at))
    reader.done()
    return found


def _resource(reader: Reader, as_at: date) -> Resource:
    found = Resource(
        id=reader.name("id"),
        name=reader.text("name"),
        purpose=reader.text("purpose"),
        address=reader.text("address"),
        group=reader.text("group"),
        last_checked=reader.day("last_checked", as_at),
        checked=reader.flag("checked"),
    )
    reader.done()
    return found


def load_glossary() -> tuple[Term, ...]:
    """The terms, in the order of the file."""
    reader = read_table(resource("glossary.toml"))
    terms = reader.parts("terms", _term)
    reader.done()
    return terms


def _term(reader: Reader) -> Term:
    term = Term(reader.text("term"), reader.text("meaning"), reader.text("group"))
    reader.done()
    return term

"""Reads what stands in the Library and on the support pages: dated data of the program.

Every function raises `BadData` where its file has a fault, and reads the file anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reflectjournal.guides.reader import Reader, read_table
from reflectjournal.model.content import Resource, SupportLine, Term, Wording
from reflectjournal.paths import resource

PAGES = ("at-risk", "support")


@dataclass(frozen=True, slots=True)
class Support:
    """The lines of *Someone may be at risk* and of the support page, as they stood on `as_at`."""

    as_at: date
    jurisdiction: str
    intro: str
    lines: tuple[SupportLine, ...]
    astray_title: str
    astray_say: str
    astray_asks: tuple[str, ...]
    astray_note: str

    def page(self, name: str) -> tuple[SupportLine, ...]:
        """The lines of "at-risk" or "support", in their order."""
        return tuple(line for line in self.lines if line.page == name)

    def national(self) -> tuple[SupportLine, ...]:
        """The numbers that can be shown while the journal is locked."""
        return tuple(line for line in self.page("at-risk") if line.number)


def load_support() -> Support:
    """The support lines and the page for information that went astray."""
    reader = read_table(resource("support.toml"))
    astray = reader.part("astray")
    support = Support(
        as_at=reader.day("as_at"),
        jurisdiction=reader.text("jurisdiction"),
        intro=reader.text("intro"),
        lines=reader.parts("lines", _line),
        astray_title=astray.text("title"),
        astray_say=astray.text("say"),
        astray_asks=astray.texts("asks"),
        astray_note=astray.text("note"),
    )
    astray.done()
    reader.done()
    return support


def _line(reader: Reader) -> SupportLine:
    line = SupportLine(
        key=reader.name("key"),
        page=reader.choice("page", PAGES, ""),
        group=reader.text("group"),
        title=reader.text("title"),
        number=reader.text("number", ""),
        note=reader.text("note", ""),
        checked=reader.flag("checked"),
        local=reader.flag("local"),
        opens=reader.text("opens", ""),
    )
    reader.done()
    if line.local and line.number:
        raise reader.fault("number", "should be left out of a local line: the person enters it")
    return line


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
        last_checked=reader.day("last_checked") if reader.has("last_checked") else as_at,
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


def load_wording() -> tuple[Wording, ...]:
    """Words to prefer, offered as hints."""
    reader = read_table(resource("language.toml"))
    words = reader.parts("words", _wording)
    reader.done()
    return words


def _wording(reader: Reader) -> Wording:
    wording = Wording(reader.texts("avoid"), reader.text("prefer"), reader.text("note", ""))
    reader.done()
    if not wording.avoid:
        raise reader.fault("avoid", "should hold one expression or more")
    return wording

"""The fields of a regulator's form, filled from a record, to be copied one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reflectjournal.development.pack import standard_words
from reflectjournal.model import Cpd, Entry
from reflectjournal.model.content import FormField, Regulator

_TAKES = {
    "why": r"why this|why now|context|situation|event|description|what\??$|question|background",
    "learned": r"learn|finding|conclusion|analysis|main|reason|so what|sense|insight|session",
    "practice": r"practice|now what|next|action|bring back|reconstruct|future",
    "impact": r"benefit|impact|difference|outcome|result|people",
    "feedback": r"feedback|heard|said",
}
"""Which titles of steps may answer a field, where the guide has no step made for it."""

_OWN_STEPS = {
    "why": "why-this",
    "learned": "what-i-learned",
    "practice": "use-in-practice",
    "impact": "benefit",
    "peer-note": "peer-reflection",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what the journal has for it; empty where there is nothing yet."""

    asked: FormField
    text: str = field(repr=False)

    @property
    def characters(self) -> int:
        """How long the text is."""
        return len(self.text)

    @property
    def too_long(self) -> bool:
        """True where the form takes less."""
        return bool(self.asked.limit) and self.characters > self.asked.limit


def texts_of(entry: Entry) -> dict[str, str]:
    """The words of each step by its title, as a form can take them: no headings, no feelings."""
    found: dict[str, str] = {}
    for section in entry.sections:
        if section.empty or section.kind.value in ("feelings", "consent"):
            continue
        rows = "\n".join(", ".join(cell for cell in row if cell.strip()) for row in section.rows)
        words = "\n".join(part for part in (section.text.strip(), rows) if part)
        found[section.title] = "\n\n".join(filter(None, (found.get(section.title, ""), words)))
    return found


def fill(
    regulator: Regulator,
    entry: Entry,
    title: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[Filled, ...]:
    """Each field of the form with what the record has for it.

    `title` and `texts` (by title of step) stand in for the entry's own words where
    a reviewed copy of it is to be used.
    """
    own = texts_of(entry) if texts is None else dict(texts)
    name = entry.title if title is None else title
    ids = {section.step: section.title for section in entry.sections}
    return tuple(
        Filled(each, _text(each.takes, entry, name, own, ids).strip()) for each in regulator.fields
    )


def _text(
    takes: str, entry: Entry, title: str, texts: Mapping[str, str], ids: Mapping[str, str]
) -> str:
    cpd = entry.cpd or Cpd()
    facts = {
        "activity": cpd.activity,
        "title": title or cpd.topic,
        "dates": dates_of(entry),
        "hours": f"{cpd.hours_participatory + cpd.hours_individual:g}",
        "participatory-hours": f"{cpd.hours_participatory:g}",
        "peer-role": cpd.peer_role,
        "peer-note": cpd.peer_note,
        "standards": ", ".join(map(standard_words, cpd.standards)),
        "text": "\n\n".join(f"{head}\n{words}" for head, words in texts.items()),
    }
    if takes in facts:
        return facts[takes]
    made_for = ids.get(_OWN_STEPS.get(takes, ""), "")
    if texts.get(made_for):
        return texts[made_for]
    fitting = [words for head, words in texts.items() if _fits(takes, head)]
    return fitting[0] if fitting else ""


def _fits(takes: str, head: str) -> bool:
    return re.search(_TAKES.get(takes, "$^"), head.casefold()) is not None


def dates_of(entry: Entry) -> str:
    """The days of a record: "14 March 2026", or "14 March 2026 to 16 March 2026"."""
    cpd = entry.cpd or Cpd()
    first = cpd.started or entry.day
    last = cpd.ended or first
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

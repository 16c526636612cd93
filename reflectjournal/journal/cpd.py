"""CPD that writes itself: the record that a finished entry already holds.

Source: `domain` G36 (training record) and G49 (yearly self-check on data protection).
What the writer set by hand always stands.
"""

from __future__ import annotations

import re
from datetime import date

from reflectjournal.model import Cpd, Entry, Section

RECORD, REFRESHER = "cpd-record", "data-protection-refresher"
_DATA_PROTECTION = "data protection"


def cpd_of(entry: Entry) -> Cpd | None:
    """The CPD record in an entry made with a guide that is one; None for other guides."""
    if entry.guide == REFRESHER:
        return Cpd(
            activity="self-directed",
            started=entry.day,
            ended=entry.day,
            topic=_DATA_PROTECTION,
            renewal_due=_a_year_later(entry.day),
        )
    if entry.guide == RECORD:
        return _recorded(entry)
    return None


def _recorded(entry: Entry) -> Cpd:
    own = {s.step: s for s in reversed(entry.sections) if s.guide == entry.guide}

    def text(step: str) -> str:
        section = own.get(step)
        return _words(section) if section else ""

    days = re.findall(r"\d{4}-\d{2}-\d{2}", text("dates"))
    dates = [day for day in map(_day, days) if day] or [entry.day]
    return Cpd(
        activity=text("activity-type"),
        provider=text("provider"),
        started=dates[0],
        ended=dates[-1],
        hours_participatory=_hours(text("hours-participatory")),
        hours_individual=_hours(text("hours-individual")),
        mandatory=text("mandatory").casefold() == "yes",
        standards=_cells(own.get("standards-met")),
        disciplines=_cells(own.get("disciplines-present")),
        peer_note=text("peer-reflection"),
        topic=text("title"),
        renewal_due=_day(text("renewal-due")),
    )


def _words(section: Section) -> str:
    return section.text.strip() or ", ".join(_cells(section))


def _cells(section: Section | None) -> tuple[str, ...]:
    """The first cell of each row; the lines of the text where there are no rows."""
    if section is None:
        return ()
    cells = [row[0] for row in section.rows if row] or re.split(r"[\n;,]", section.text)
    return tuple(cell.strip() for cell in cells if cell.strip())


def _hours(text: str) -> float:
    """Hours written as 3, 3.5, 3,5, 3½ or 3 h 30; 0 where there is no number."""
    text = text.replace("½", ".5").replace(",", ".")
    found = re.search(r"(\d*\.\d+|\d+)(?:\s*h\w*\s*(\d{1,2}))?", text)
    if not found:
        return 0.0
    return float(found[1]) + int(found[2] or 0) / 60


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)

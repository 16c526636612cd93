"""What was written: outcomes, guides and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from reflectjournal.insights.table import MOST_ROWS, Table, made
from reflectjournal.insights.words import count, number, sentence
from reflectjournal.model.entries import EntryFilter, Outcome
from reflectjournal.model.insights import Behind, Chart, Insight, InsightMaterial

MOST_COLUMNS = 12
_OUTCOMES = {
    Outcome.WENT_WELL: "went well",
    Outcome.MIXED: "mixed",
    Outcome.WENT_BADLY: "went badly",
}


def balance(material: InsightMaterial) -> Insight:
    """What went well, badly and mixed, side by side with the actions from each."""
    found = {c.outcome: c for c in material.outcomes}
    rows, behind = [], []
    for outcome, words in _OUTCOMES.items():
        known = found.get(outcome)
        rows.append((words, known.entries if known else 0, known.actions if known else 0))
        behind.append(Behind(_entries(material, outcome=outcome)))
    total = sum(row[1] for row in rows)
    led = [
        f"the {number(entries)} that {words} led to {count(actions, 'action')}"
        for words, entries, actions in (rows[2], rows[0])
        if entries
    ]
    said = sentence(count(total, "entry", "entries")) + (
        " " + sentence("; ".join(led)) if led else ""
    )
    head = ("Outcome", "Entries", "Actions that came from them")
    return made(
        "balance",
        "What went well, badly, and what came of it",
        said,
        Table(head, rows, behind),
        empty="Say how an entry went, and it is counted here.",
        some=total,
    )


def guides_by_month(material: InsightMaterial) -> Insight:
    """Entries by guide and month, the guides used most first; by year past twelve months."""
    columns, column_of = _columns(material)
    cells: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for month, guide, entries in material.months:
        cells[guide, column_of(month)] += entries
        totals[guide] += entries
    most = [guide for guide, n in totals.most_common(MOST_ROWS) if n]
    rows: list[tuple[str | int, ...]] = [
        (material.guide_titles.get(guide, guide), *(cells[guide, column] for column in columns))
        for guide in most
    ]
    behind = [Behind(_entries(material, guide=guide)) for guide in most]
    first = material.guide_titles.get(most[0], most[0]) if most else ""
    said = sentence(
        count(sum(totals.values()), "entry", "entries"),
        f"most with {first}" if most else "",
        f"{count(len(totals), 'guide')} in all" if len(totals) > 1 else "",
    )
    return made(
        "guides",
        "Reflections by guide and month",
        said,
        Table(("Guide", *columns), rows, behind),
        chart=Chart.MATRIX,
        empty="Nothing was written in this time.",
    )


def themes(material: InsightMaterial) -> Insight:
    """The tags used most."""
    most = material.tags[:MOST_ROWS]
    rows = [(tag.tag, tag.count) for tag in most]
    behind = [Behind(_entries(material, tag=tag.tag)) for tag in most]
    said = sentence(
        f"most often {' and '.join(tag.tag for tag in most[:2])}",
        f"of {count(len(material.tags), 'tag')}",
    )
    return made(
        "themes",
        "Themes",
        said,
        Table(("Tag", "Entries"), rows, behind),
        empty="Tags make themes. Add some to an entry.",
    )


def _entries(material: InsightMaterial, **what: object) -> EntryFilter:
    return EntryFilter(since=material.since, until=material.until, **what)  # type: ignore[arg-type]


def _columns(material: InsightMaterial) -> tuple[list[str], Callable[[str], str]]:
    """The names of the period's months, or of its years, and which one a month is in."""
    last = material.until.year * 12 + material.until.month - 1
    first = material.since.year * 12 + material.since.month - 1
    if last - first >= MOST_COLUMNS:
        years = [str(year) for year in range(material.since.year, material.until.year + 1)]
        return years[-MOST_COLUMNS:], lambda month: month[:4]
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1)]
    names = {f"{month:%Y-%m}": f"{month:%b}" for month in months}
    return list(names.values()), lambda month: names.get(month, "")

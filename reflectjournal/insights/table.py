"""The shape that all figures of counts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflectjournal.insights.words import sentence
from reflectjournal.model.insights import Behind, Chart, Insight

MOST_ROWS = 8


class Table(NamedTuple):
    """The heads, the rows, and the entries behind each row."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    behind: Sequence[Behind]


def made(
    key: str,
    title: str,
    said: str,
    table: Table,
    *,
    empty: str,
    chart: Chart = Chart.BARS,
    some: int = 1,
) -> Insight:
    """The figure, or the sentence that stands in its place where there is nothing to count."""
    if not table.rows or not some:
        return Insight(key, title, "", chart, table.head, note=empty)
    return Insight(key, title, said, chart, table.head, tuple(table.rows), tuple(table.behind))


def ranked(key: str, title: str, head: str, found: dict[str, list[int]], empty: str) -> Insight:
    """The values found most often; `found` holds the entries of each."""
    most = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_ROWS]
    rows = [(words, len(ids)) for words, ids in most]
    behind = [Behind(ids=tuple(id_ for id_ in ids if id_)) for _, ids in most]
    said = sentence(f"{len(found)} in all", f"most often {most[0][0]}" if most else "")
    return made(key, title, said, Table((head, "Times"), rows, behind), empty=empty)

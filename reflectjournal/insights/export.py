"""What may leave of a figure: counts of five or more in each cell, and never feelings."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from reflectjournal.errors import SharingRefused
from reflectjournal.model.insights import Insight

LEAST_COUNT = 5
FEW = "1 to 4"
"""Stands in a table for a count that could point at somebody."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def outgoing(insight: Insight) -> Insight:
    """The figure as it may leave. Raises `SharingRefused` for one that stays in the journal."""
    if not insight.exports:
        raise SharingRefused("Feelings stay in the journal: this figure is not exported.")
    if not insight.drawn:
        raise SharingRefused("There is no figure to export yet.")
    rows = tuple((row[0], *(_cell(cell) for cell in row[1:])) for row in insight.rows)
    return replace(insight, rows=rows, behind=(), summary="")


def _cell(cell: str | int | float | None) -> str | int | float | None:
    if isinstance(cell, (int, float)) and 0 < cell < LEAST_COUNT:
        return FEW
    return cell


def to_csv(insight: Insight) -> bytes:
    """The table for a spreadsheet: nothing in it can be read as a formula.

    UTF-8 with a byte order mark, every cell quoted. Raises `SharingRefused`.
    """
    table = outgoing(insight)
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_plain(cell) for cell in table.head])
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(cell: str | int | float | None) -> str:
    words = "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
    return "'" + words if words.lstrip(" ").startswith(_STARTS_A_FORMULA) else words

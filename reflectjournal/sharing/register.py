"""The register of decisions as a table to show to others, and what exports say together."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reflectjournal.errors import SharingRefused
from reflectjournal.model import AudienceTier, Decision, DecisionState, Finding, Tier, Verdict
from reflectjournal.sharing.checklist import answer_to
from reflectjournal.sharing.document import Block, Document, Heading, Paragraph, Run, Table
from reflectjournal.sharing.questions import load_checklist

Scan = Callable[[str], Sequence[Finding]]

HEAD = (
    "Decided", "What", "Decision", "Reason", "With whom", "Audience", "How", "Second reader",
    "Review", "Withdrawn",
)  # fmt: skip
HIDDEN = "(kept back)"
"""Stands where the scan found something that could identify somebody."""

_TIER_WORDS = {
    AudienceTier.T0: "me",
    AudienceTier.T1: "supervisor",
    AudienceTier.T2: "team or organisation",
    AudienceTier.T3: "partners and network",
    AudienceTier.T4: "public",
}
_FORMATS = {
    "md": "Markdown", "html": "web page", "docx": "Word", "pdf": "PDF", "txt": "plain text",
    "rjpack": "sealed pack", "copied": "copied as text", "paper": "on paper",
}  # fmt: skip
_DAYS = 16
_NAMES = frozenset({1, 2, 3, 9, 10, 12, 13})
"""Categories of identifiers: names, initials, addresses, postcodes, telephone, e-mail."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def names_somebody(finding: Finding) -> bool:
    """True for what has no place in a register: all that is sure but days, and likely names."""
    if finding.tier is Tier.SURE:
        return finding.category != _DAYS
    return finding.tier is Tier.LIKELY and finding.category in _NAMES


def register_rows(decisions: Iterable[Decision], scan: Scan) -> tuple[tuple[str, ...], ...]:
    """A row for each decision that was decided, cells in the order of `HEAD`.

    Every cell is scanned; one that `names_somebody` shows `HIDDEN` instead.
    """
    rows = (_row(decision) for decision in decisions if decision.verdict is not None)
    return tuple(tuple(_shown(cell, scan) for cell in row) for row in rows)


def register_document(
    rows: Sequence[tuple[str, ...]], on: date, narrowed: str = "", language: str = "en-GB"
) -> Document:
    """The table as a document for any format and the printer. `narrowed` says what was filtered."""
    title = "Sharing register"
    line = f"{len(rows):,} decisions, as it stood on {on.day} {on:%B %Y}."
    line = line if len(rows) != 1 else line.replace("1 decisions", "1 decision")
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph((Run(f"{line} {narrowed}".strip()),)),
        Table(HEAD, tuple(rows), "Decisions to share or not to share"),
    )
    return Document(title, blocks, language)


def register_csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """The table for a spreadsheet: UTF-8 with its mark, all quoted, no cell begins a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """The text so that no spreadsheet reads it as a formula, also not after leading blanks."""
    flat = " ".join(text.replace("\x00", "").split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat


@dataclass(frozen=True, slots=True)
class Linkage:
    """Earlier exports that together with this one could describe one person."""

    decisions: tuple[int, ...]
    together: tuple[str, ...] = field(repr=False)
    say: str


def linkage(now: Decision, earlier: Iterable[Decision]) -> Linkage | None:
    """What this export and earlier ones about the same entries say together; None where nothing.

    A reader of the same or a wider circle may hold both. Counts are of details
    kept: each export alone may pass the limit that both together do not. The
    aliases of two exports differ, so only the details join them.
    """
    entries = set(now.entries)
    related = [
        other
        for other in earlier
        if other.id != now.id and _is_out(other) and entries & set(other.entries)
    ]
    together = dict.fromkeys(now.indirect_kept)
    adding = [other for other in related if set(other.indirect_kept) - set(together)]
    if not adding:
        return None
    for other in adding:
        together |= dict.fromkeys(other.indirect_kept)
    count = len(adding)
    exports = "an earlier export" if count == 1 else f"{count} earlier exports"
    say = (
        f"Together with {exports} of the same entry, readers would have {len(together)} details "
        "about the same people. Ask who all of them describe."
    )
    return Linkage(tuple(other.id for other in adding), tuple(together), say)


def _is_out(decision: Decision) -> bool:
    """True where a file left: what was withdrawn may still be with its readers."""
    left = (DecisionState.EXPORTED, DecisionState.REVIEWED, DecisionState.WITHDRAWN)
    return decision.state in left and decision.exported_on is not None


def _row(decision: Decision) -> tuple[str, ...]:
    whom = "; ".join(
        ", ".join(part for part in (r.role, r.organisation) if part) for r in decision.recipients
    )
    reader = decision.second_reader_role
    if reader and decision.second_reader_on:
        reader += f", {_day(decision.second_reader_on)}"
    withdrawn = _day(decision.withdrawn_on)
    if withdrawn and decision.recipients_told:
        withdrawn += ", recipients told"
    return (
        _day(decision.decided_on),
        decision.title,
        _verdict_words(decision),
        decision.reason,
        whom or decision.routed_kind,
        _TIER_WORDS[decision.tier] if decision.verdict not in _NOT_OUT else "",
        _how(decision),
        reader,
        _day(decision.review_on),
        withdrawn,
    )


_NOT_OUT = (Verdict.DO_NOT_SHARE, Verdict.ROUTED)


def _verdict_words(decision: Decision) -> str:
    words = {
        Verdict.SHARE: "shared" if decision.exported_on else "to be shared",
        Verdict.SHARE_WITH_CHANGES: "shared with changes"
        if decision.exported_on
        else "to be shared with changes",
        Verdict.DO_NOT_SHARE: "not shared",
        Verdict.ROUTED: "routed elsewhere",
    }
    return words[decision.verdict] if decision.verdict else ""


def _how(decision: Decision) -> str:
    number = 22
    option = load_checklist().option(number, answer_to(decision, number))
    channel = option.label.casefold() if option else decision.channel
    kind = _FORMATS.get(decision.format, decision.format)
    return ", ".join(part for part in (kind, channel) if part)


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _shown(cell: str, scan: Scan) -> str:
    return HIDDEN if cell and any(map(names_somebody, scan(cell))) else cell


def refuse_names(rows: Sequence[tuple[str, ...]], scan: Scan) -> None:
    """Raise `SharingRefused` where a table about to leave still names somebody."""
    words = "\n\n".join(cell for row in rows for cell in row if cell)
    if any(map(names_somebody, scan(words))):
        raise SharingRefused("The register still names somebody, so it was not saved.")

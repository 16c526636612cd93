"""How days and list rows are put into words."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflectjournal.model import EntryRow, FlagKind, Hit, Outcome

FIRST_WORDS = 60
"""The letters of an entry, at most, that stand in for a title."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("rows", text)


def day_words(day: date, today: date | None = None) -> str:
    """A day as it is said: Today, Yesterday, 12 November, 12 November 2025."""
    today = today or date.today()  # noqa: DTZ011 - the writer's own calendar day is meant
    away = (today - day).days
    if away == 0:
        return _tr("Today")
    if away == 1:
        return _tr("Yesterday")
    pattern = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def time_words(moment: datetime) -> str:
    """The time of day on this computer's clock: 17:40."""
    return moment.astimezone().strftime("%H:%M")


def flag_words(kind: FlagKind) -> str:
    """What a flag is called."""
    return {
        FlagKind.SUPERVISION: _tr("Take to supervision"),
        FlagKind.LEARNING_EVENT: _tr("Learning event"),
        FlagKind.BULLETIN: _tr("Bulletin"),
    }[kind]


def outcome_words(outcome: Outcome | None) -> str:
    """What an outcome is called; "" for none."""
    if outcome is None:
        return ""
    return {
        Outcome.WENT_WELL: _tr("Went well"),
        Outcome.WENT_BADLY: _tr("Went badly"),
        Outcome.MIXED: _tr("Mixed"),
    }[outcome]


def kind_words(kind: str) -> str:
    """What a kind of search result is called."""
    return {
        "entry": _tr("Entry"),
        "action": _tr("Action"),
        "session": _tr("Session"),
        "goal": _tr("Goal"),
    }.get(kind, kind)


def row_title(row: EntryRow | Hit) -> str:
    """The title, or words that stand in for one."""
    return row.title or _tr("Untitled")


def title_or_words(row: EntryRow) -> str:
    """The title; where there is none, the first words of the entry, which say more than that."""
    words = " ".join(row.excerpt.split())
    if row.title or not words:
        return row_title(row)
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(".,;:") + "…"
    return f"“{words}”"


def row_meta(row: EntryRow | Hit) -> str:
    """The line under the excerpt: the day, and what the row carries."""
    if isinstance(row, Hit):
        kind = "" if row.kind == "entry" else kind_words(row.kind)
        return "  ·  ".join(part for part in (day_words(row.day), kind) if part)
    parts = [day_words(row.day)]
    if row.tags:
        parts.append(" · ".join(row.tags))
    return "  ·  ".join(parts)


def spoken_row(row: EntryRow | Hit) -> str:
    """A row as a screen reader says it: title, day, and all that icons only show."""
    parts = [row_title(row), day_words(row.day)]
    if isinstance(row, Hit):
        parts.append(kind_words(row.kind))
        return ", ".join(parts)
    if row.tags:
        parts.append(_tr("tags") + " " + ", ".join(row.tags))
    parts += [flag_words(kind) for kind in row.flags]
    if row.outcome:
        parts.append(outcome_words(row.outcome))
    if not row.finished:
        parts.append(_tr("not finished"))
    return ", ".join(parts)

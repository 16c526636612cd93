"""Everything, readable without this program: for leaving, and for the day the program is gone.

Files are private text in the clear. They are written only where the person
asked, into a new folder, which is complete or not there at all.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectjournal.errors import ExportFailed
from reflectjournal.model import Cursor, Entry, codec

if TYPE_CHECKING:
    from reflectjournal.journal.facade import Journal

FORMATS = ("markdown", "json")
_PAGE = 500
_LONGEST_NAME, _LONGEST_ENDING = 160, 16
"""In bytes; a file system takes 255, and a letter has up to four."""


def everything(journal: Journal, folder: Path, format: str) -> Path:
    """Write everything into a new folder inside `folder` and give it.

    `markdown`: a file for each entry, by year, with a few more for the rest;
    `json`: one file. Attachments are written beside them. Raises ExportFailed, and
    leaves nothing then.
    """
    if format not in FORMATS:
        raise ExportFailed(f"Everything can be exported as {' or '.join(FORMATS)}.")
    target = _free(folder / f"reflect-journal-{datetime.now(UTC).astimezone():%Y-%m-%d}")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        unfinished.mkdir(parents=True)
        if format == "json":
            _write(unfinished / "journal.json", _json(journal))
        else:
            for name, text in _markdown(journal):
                _write(unfinished / name, text)
        _attachments(journal, unfinished)
        unfinished.rename(target)
    except OSError as error:
        reason = error.strerror or "the folder cannot be written"
        raise ExportFailed(
            f"The export was not finished ({reason.lower()}). Nothing was left behind, and the"
            " journal is unchanged. Try another folder."
        ) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return target


def _entries(journal: Journal) -> Iterator[Entry]:
    after = None
    while rows := journal.entries.page(after=after, limit=_PAGE):
        for row in rows:
            yield journal.entries.get(row.id)
        after = Cursor(rows[-1].day, rows[-1].id)
    for row in journal.entries.bin():
        yield journal.entries.get(row.id)


def _json(journal: Journal) -> str:
    sessions = _paged(journal.sessions.page)
    actions = _paged(journal.actions.page)
    goals = journal.goals.all()
    everything: dict[str, Any] = {
        "program": "Reflect Journal",
        "entries": [
            {**codec.to_plain(entry), "revisions": _revisions(journal, entry)}
            for entry in _entries(journal)
        ],
        "actions": [
            {**codec.to_plain(a), "history": codec.to_plain(journal.actions.history(a.id))}
            for a in actions
        ],
        "goals": [
            {
                **codec.to_plain(goal),
                "reviews": codec.to_plain(journal.goals.reviews(goal.id)),
                "evidence": codec.to_plain(journal.goals.evidence(goal.id)),
            }
            for goal in goals
        ],
        "organisational_goals": codec.to_plain(journal.goals.organisational()),
        "sessions": [
            {**codec.to_plain(s), "agenda": codec.to_plain(journal.sessions.agenda(s.id))}
            for s in sessions
        ],
        "aliases": codec.to_plain(journal.aliases.all()),
        "clean_copies": codec.to_plain(journal.clean_copies.all()),
        "decisions": [
            codec.to_plain(journal.decisions.history(decision.id))
            for decision in journal.decisions.page(limit=1_000_000)
        ],
        "settings": journal.settings.all(),
    }
    return json.dumps(everything, ensure_ascii=False, indent=1)


def _revisions(journal: Journal, entry: Entry) -> list[Any]:
    return [
        {"kept_at": row.kept_at.isoformat(), "entry": codec.to_plain(journal.revisions.get(row.id))}
        for row in journal.revisions.of(entry.id)
    ]


def _paged(page: Any) -> list[Any]:  # noqa: ANN401  the page of any collection
    found: list[Any] = []
    while rows := page(after=found[-1] if found else None, limit=_PAGE):
        found += rows
    return found


def _markdown(journal: Journal) -> Iterator[tuple[str, str]]:
    """File names with their text."""
    for entry in _entries(journal):
        folder = "bin" if entry.deleted_at else str(entry.day.year)
        name = f"{entry.day} {_file_words(entry.title) or 'entry'} ({entry.id}).md"
        yield f"{folder}/{name}", _entry_text(journal, entry)
    yield "actions.md", _actions_text(journal)
    yield "goals.md", _goals_text(journal)
    yield "sessions.md", _sessions_text(journal)
    yield "decisions.md", _decisions_text(journal)
    yield (
        "aliases.md",
        "# Aliases\n\nWhoever has this list can undo a clean copy. Keep it apart.\n\n"
        + _listed(f"{a.name} ({', '.join(a.variants)}): {a.role}" for a in journal.aliases.all()),
    )


def _entry_text(journal: Journal, entry: Entry) -> str:
    guide = journal.guides.get(entry.guide)
    facts = [
        f"Day: {entry.day}",
        f"Guide: {guide.title if guide else entry.guide}",
        f"Tags: {', '.join(entry.tags)}" if entry.tags else "",
        f"Outcome: {entry.outcome}" if entry.outcome else "",
        *(
            f"Felt {check.moment}: "
            + ", ".join(f"{word.word} {word.strength}" for word in check.words)
            for check in entry.feelings
            if check.words
        ),
        *(
            f"Flagged for {flag.kind}" + (f": {flag.note}" if flag.note else "")
            for flag in entry.flags
        ),
        *(f"Linked to {link.kind} {link.target}: {link.label}" for link in entry.links),
        *(f"Attachment: {file.name}" for file in journal.attachments.of(entry.id)),
    ]
    if entry.cpd:
        plain = codec.to_plain(entry.cpd)
        facts += [f"CPD {name.replace('_', ' ')}: {v}" for name, v in plain.items() if v]
    return f"# {entry.title or 'Untitled'}\n\n{_listed(facts)}\n{entry.text}\n"


def _actions_text(journal: Journal) -> str:
    return "# Actions\n\n" + _listed(
        f"[{action.status}] {action.what} ({action.owner}"
        + (f", due {action.due}" if action.due else "")
        + f"; from {action.origin.kind} {action.origin.label or action.origin.id or ''})"
        + (f" Outcome: {action.outcome}" if action.outcome else "")
        for action in _paged(journal.actions.page)
    )


def _goals_text(journal: Journal) -> str:
    parts = ["# Goals"]
    for goal in journal.goals.all():
        plain = codec.to_plain(goal)
        facts = [
            f"{name.replace('_', ' ')}: {v}" for name, v in plain.items() if v and name != "title"
        ]
        facts += [
            f"review on {review.on}: {review.decision}. {review.progress}"
            for review in journal.goals.reviews(goal.id)
        ]
        facts += [
            f"evidence ({item.kind}): {item.note or (item.link.label if item.link else '')}"
            for item in journal.goals.evidence(goal.id)
        ]
        parts.append(f"## {goal.title}\n\n{_listed(facts)}")
    return "\n\n".join(parts)


def _sessions_text(journal: Journal) -> str:
    parts = ["# Sessions"]
    for session in _paged(journal.sessions.page):
        title = session.title or session.kind.value
        lines = [
            f"{'[x]' if item.reached else '[ ]'} {item.title}"
            + (f" (I want: {item.want})" if item.want else "")
            + (f": {item.note}" if item.note else "")
            for item in journal.sessions.agenda(session.id)
        ]
        about = f"{session.starts_at:%Y-%m-%d %H:%M} UTC, {session.minutes} minutes"
        parts.append(f"## {title}\n\n{about}, with {session.with_whom}\n\n{_listed(lines)}")
    return "\n\n".join(parts)


def _decisions_text(journal: Journal) -> str:
    parts = ["# Decisions"]
    for decision in journal.decisions.page(limit=1_000_000):
        plain = codec.to_plain(decision)
        skipped = ("title", "id", "answers")
        facts = [f"{n.replace('_', ' ')}: {v}" for n, v in plain.items() if v and n not in skipped]
        facts += [
            f"question {answer.question}: {answer.value}"
            + (f" ({answer.note})" if answer.note else "")
            for answer in decision.answers
        ]
        parts.append(f"## {decision.title}\n\n{_listed(facts)}")
    return "\n\n".join(parts)


def _listed(lines: Any) -> str:  # noqa: ANN401  any iterable of lines
    return "".join(f"- {line}\n" for line in lines if line)


def _attachments(journal: Journal, folder: Path) -> None:
    for entry in _entries(journal):
        for attachment in journal.attachments.of(entry.id):
            path = folder / "attachments" / str(entry.id)
            path.mkdir(parents=True, exist_ok=True)
            name = _file_words(Path(attachment.name).stem) or "file"
            ending = re.sub(r"[^A-Za-z0-9.]", "", Path(attachment.name).suffix)[:_LONGEST_ENDING]
            data = journal.attachments.read(attachment.id)
            (path / f"{name} ({attachment.id}){ending}").write_bytes(data)


def _file_words(text: str) -> str:
    """What of a title every file system can hold in a name."""
    words = " ".join(re.sub(r"[^\w\s-]", "", text).split())[:60]
    return words.encode()[:_LONGEST_NAME].decode(errors="ignore").strip()


def _free(path: Path) -> Path:
    number, free = 2, path
    with suppress(OSError):  # what is wrong with the folder, writing there will tell
        while free.exists():
            free = path.with_name(f"{path.name}-{number}")
            number += 1
    return free


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

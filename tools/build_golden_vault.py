"""Build the golden vault of the newest schema: `tests/golden/vaults/schema-N`.

    python tools/build_golden_vault.py

Run once for each schema, before it is released, and never again: a golden vault
shows that later versions open what this one wrote. Its content is the sample
journal, which is fictional, and one of everything else; `expected.json` says
what a later version must find in it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reflectjournal.journal import Journal  # noqa: E402
from reflectjournal.journal.samples import create_sample_journal  # noqa: E402
from reflectjournal.model import Decision, EntryFilter, SupportContact, Verdict  # noqa: E402
from reflectjournal.store import layout, schema  # noqa: E402

PASSPHRASE = "twelve golden geese remember the way"
KEPT = (layout.DATABASE, layout.KEYS, layout.KEYS_COPY)


def main() -> int:
    """Write the vault and what is expected of it."""
    target = ROOT / "tests" / "golden" / "vaults" / f"schema-{schema.latest()}"
    shutil.rmtree(target, ignore_errors=True)
    journal = create_sample_journal(target, PASSPHRASE)
    add_one_of_everything(journal)
    expected = {
        "schema": schema.latest(),
        "passphrase": PASSPHRASE,
        "migrations": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for _, path in schema.steps()
        },
        "entries": described(journal),
        "rows": counted(journal),
    }
    journal.close()
    for path in target.iterdir():
        if path.name not in KEPT:
            path.unlink()
    text = json.dumps(expected, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (target / "expected.json").write_text(text, encoding="utf-8")
    return 0


def add_one_of_everything(journal: Journal) -> None:
    """What the samples do not hold: a bin, a history, a file, a decision, a contact."""
    first, second, *_ = (row.id for row in journal.entries.page(EntryFilter()))
    entry = journal.entries.get(first)
    sections = (replace(entry.sections[0], text="Written anew: Grüße, 北京."), *entry.sections[1:])
    journal.entries.save(replace(entry, sections=sections))
    journal.entries.leave(first)
    journal.entries.delete(second)
    journal.attachments.add(first, "plan.bin", "application/octet-stream", bytes(range(256)) * 1100)
    journal.decisions.add(
        Decision("A bulletin item", verdict=Verdict.DO_NOT_SHARE, reason="The team is too small")
    )
    journal.settings.save_contacts(
        (SupportContact("local", "Duty desk", "000", checked_on=date(2026, 11, 1), local=True),)
    )


def described(journal: Journal) -> list[dict[str, object]]:
    """What is read of each entry, short enough to be compared by eye."""
    rows = (*journal.entries.page(EntryFilter(), limit=100), *journal.entries.bin())
    return [
        {
            "id": row.id,
            "day": row.day.isoformat(),
            "title": row.title,
            "guide": row.guide,
            "words": journal.entries.get(row.id).words,
            "text": hashlib.sha256(journal.entries.get(row.id).text.encode()).hexdigest(),
            "revisions": len(journal.revisions.of(row.id)),
            "files": [(file.name, file.size) for file in journal.attachments.of(row.id)],
        }
        for row in rows
    ]


def counted(journal: Journal) -> dict[str, int]:
    """How many of each other thing there are."""
    return {
        "actions": len(journal.actions.page(limit=1000)),
        "goals": len(journal.goals.all()),
        "sessions": len(journal.sessions.page(limit=1000)),
        "aliases": len(journal.aliases.all()),
        "decisions": len(journal.decisions.page()),
    }


if __name__ == "__main__":
    sys.exit(main())

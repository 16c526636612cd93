"""The demo's way from a private entry to a file that may leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflectjournal.demo.diary import Diary
    from reflectjournal.journal import Journal


def share(journal: Journal, ids: Mapping[str, int], folder: Path, diary: Diary) -> tuple[Path, ...]:
    """A clean copy, a decision, and the copy as a web page; then what else Sharing holds.

    What was written stands in the register.
    """
    from reflectjournal.journal import sample_sharing
    from reflectjournal.sharing.render import Format

    script = sample_sharing.load_script()
    with diary.step("not shared") as numbers:
        today = date.today()  # noqa: DTZ011 - the writer's own day
        sample_sharing.close_without_a_file(journal, ids, script, today)
        numbers["decisions"] = len(script["closed"])
    with diary.step("clean copy") as numbers:
        copy = sample_sharing.clean_copy(journal, ids[script["sample"]], script)
        numbers |= {"choices": len(copy.choices), "reviewed": copy.reviewed_at is not None}
    with diary.step("decision") as numbers:
        decision = sample_sharing.decide(journal, copy, script)
        left = journal.sharing.assess(decision).standing
        numbers |= {"answers": len(decision.answers), "in the way": len(left)}
    with diary.step("export") as numbers:
        folder.mkdir()
        path = journal.export_clean_copy(decision.id, folder, Format.HTML)
        numbers |= {"format": Format.HTML.value, "bytes": path.stat().st_size}
    with diary.step("in preparation") as numbers:
        sample_sharing.leave_in_preparation(journal, ids, script)
        numbers["clean copies"] = 2
    return (path,)

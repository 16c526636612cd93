"""The main work of the program without a window, from an empty folder to an exported clean copy.

It makes the calls that the window makes, with invented entries, and leaves in
its folder: `vault/` (the journal), `exports/` (the clean copy), `screenshots/`
(every page in both themes) and `summary.json` (what was done, in numbers).
"""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectjournal import __version__
from reflectjournal.demo import sharing
from reflectjournal.demo.diary import Diary
from reflectjournal.errors import ExportFailed
from reflectjournal.paths import resource

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Entry, FeelingCheck

_SUMMARY = "summary.json"
_MADE_HERE = ("vault", "exports", "screenshots", _SUMMARY)


def demo(out: Path) -> Path:
    """Do the whole of it in `out` and give the path of the summary.

    What an earlier demo left there is replaced. Raises ExportFailed where the
    folder holds anything else, and whatever the steps themselves raise.
    """
    from reflectjournal.journal import Journal, generate_passphrase

    _make_room(out)
    script = tomllib.loads(resource("demo/walkthrough.toml").read_text(encoding="utf-8"))
    passphrase = generate_passphrase()
    diary = Diary()
    journal, ids = _create(out / "vault", passphrase, diary)
    try:
        _write(journal, script["reflection"], diary)
        with diary.step("search") as numbers:
            numbers["hits"] = len(journal.search(script["search"]).hits)
        exported = sharing.share(journal, ids, out / "exports", diary)
    finally:
        journal.close()
    with diary.step("open again"):
        journal = Journal.open(out / "vault", Journal.derive(out / "vault", passphrase))
    try:
        with diary.step("verify") as numbers:
            report = journal.verify()
            numbers |= {"entries": report.entries, "faults": len(report.faults)}
        with diary.step("screenshots") as numbers:
            numbers["pictures"] = _draw(journal, out / "screenshots")
    finally:
        journal.close()
    exports = [path.name for path in exported]
    seconds = _summarise(out, passphrase, exports, verified=report.ok, diary=diary)
    print(f"{len(diary.steps)} steps in {seconds} s. Everything is in {out}.")
    print(f"The journal in {out / 'vault'} opens with the passphrase in {out / _SUMMARY}.")
    return out / _SUMMARY


def _summarise(
    out: Path, passphrase: str, exports: list[str], *, verified: bool, diary: Diary
) -> float:
    """Write the summary and give the seconds that all steps took."""
    seconds: float = round(sum(step["seconds"] for step in diary.steps), 1)
    summary = {
        "version": __version__,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "passphrase": passphrase,
        "verified": verified,
        "exports": exports,
        "seconds": seconds,
        "steps": diary.steps,
    }
    (out / _SUMMARY).write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    return seconds


def screenshots(out: Path) -> int:
    """Draw every page of a sample journal into `out`; gives the number of pictures."""
    import tempfile

    from reflectjournal.journal import generate_passphrase
    from reflectjournal.journal.sample_sharing import share_samples

    with tempfile.TemporaryDirectory(prefix="reflectjournal-") as place:
        journal, ids = _create(Path(place) / "vault", generate_passphrase(), Diary())
        try:
            share_samples(journal, ids, date.today())  # noqa: DTZ011 - the reader's own day
            return _draw(journal, out)
        finally:
            journal.close()


def _make_room(out: Path) -> None:
    """An empty folder, or one that only an earlier demo has filled."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        found = {path.name for path in out.iterdir()}
        if not found <= set(_MADE_HERE):
            raise ExportFailed(
                f"The folder {out} holds other files. Name an empty folder; nothing was changed."
            )
        for name in found:
            path = out / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    except OSError as error:
        raise ExportFailed(f"The folder {out} cannot be written: {error.strerror}.") from None


def _create(folder: Path, passphrase: str, diary: Diary) -> tuple[Journal, dict[str, int]]:
    from reflectjournal.journal import CHEAP, Journal
    from reflectjournal.journal.samples import fill

    with diary.step("create"):
        journal = Journal.create(folder, Journal.derive_new(passphrase, CHEAP))
    with diary.step("samples") as numbers:
        ids = fill(journal, date.today())  # noqa: DTZ011 - the reader's own day
        numbers["entries"] = len(ids)
    return journal, ids


def _write(journal: Journal, script: dict[str, Any], diary: Diary) -> Entry:
    """One guided reflection: begun, answered step by step and saved after each, finished."""
    from reflectjournal.guides.run import answer, go_to
    from reflectjournal.model import Action, Origin, OriginKind, Outcome

    with diary.step("write") as numbers:
        entry = replace(
            journal.begin(script["guide"]),
            title=script["title"],
            tags=tuple(script["tags"]),
            outcome=Outcome(script["outcome"]),
            feelings=_feelings(script),
        )
        for step, text in script["answers"].items():
            entry = journal.entries.save(answer(entry, step, text))
        origin = Origin(OriginKind.ENTRY, entry.id, step, entry.title)
        journal.actions.save(Action(what=script["action"], origin=origin))
        entry = journal.finish(go_to(entry, script["in_view"]))
        numbers |= {"answers": len(script["answers"]), "words": entry.words}
    return entry


def _feelings(script: dict[str, Any]) -> tuple[FeelingCheck, ...]:
    """What was felt then, and what is felt now."""
    from reflectjournal.model import FeelingCheck, FeelingWord, Moment

    checks = []
    for moment in Moment:
        felt = script[moment.value]
        words = tuple(FeelingWord(word) for word in felt["words"])
        checks.append(FeelingCheck(moment, words, *felt["at"]))
    return tuple(checks)


def _draw(journal: Journal, out: Path) -> int:
    # The platform without a screen remarks on every window that it has none.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from reflectjournal.ui.screenshots import draw_all

    return len(draw_all(journal, out))

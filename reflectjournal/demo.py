"""The main work of the program without a window, from an empty folder to an exported clean copy.

It makes the calls that the window makes, with invented entries, and leaves in
its folder: `vault/` (the journal), `exports/` (the clean copy), `screenshots/`
(every page in both themes) and `summary.json` (what was done, in numbers).
"""

from __future__ import annotations

import json
import os
import shutil
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflectjournal import __version__
from reflectjournal.errors import ExportFailed
from reflectjournal.paths import resource

if TYPE_CHECKING:
    from reflectjournal.anonymise.review import Entity
    from reflectjournal.journal import Journal
    from reflectjournal.model import Answer, Choice, CleanCopy, Decision, Entry, FeelingCheck

_SUMMARY = "summary.json"
_MADE_HERE = ("vault", "exports", "screenshots", _SUMMARY)


@dataclass(slots=True)
class Diary:
    """What the demo did: each step with its time and its numbers. No private text."""

    steps: list[dict[str, Any]] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Time one step; the caller adds its numbers."""
        numbers: dict[str, Any] = {}
        started = time.perf_counter()
        yield numbers
        seconds = round(time.perf_counter() - started, 3)
        self.steps.append({"step": name, "seconds": seconds, **numbers})


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
        copy = _clean_copy(journal, ids[script["sample"]], script["decision"], diary)
        decision = _decide(journal, copy, script["decision"], diary)
        exported = _export(journal, decision, out / "exports", diary)
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

    with tempfile.TemporaryDirectory(prefix="reflectjournal-") as place:
        journal, _ = _create(Path(place) / "vault", generate_passphrase(), Diary())
        try:
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

    return tuple(
        FeelingCheck(moment, tuple(FeelingWord(word) for word in script[moment.value]))
        for moment in Moment
    )


def _clean_copy(journal: Journal, entry_id: int, script: dict[str, Any], diary: Diary) -> CleanCopy:
    """A clean copy of one entry, with a choice for everything that was found."""
    from reflectjournal.anonymise.review import entities
    from reflectjournal.model import AudienceTier

    with diary.step("clean copy") as numbers:
        copy = journal.sharing.start([entry_id], AudienceTier.T2, script["audience_words"])
        findings = journal.sharing.material([entry_id]).scan()
        found = entities(findings)
        copy = replace(
            copy,
            title=script["title"],
            choices=tuple(_choice(entity, script) for entity in found),
            who_describes=script["who_describes"],
            memorable=script["memorable"],
        )
        copy = journal.sharing.review(copy, findings)
        numbers |= {"findings": sum(map(len, findings)), "entities": len(found)}
        numbers["reviewed"] = copy.reviewed_at is not None
    return copy


def _choice(entity: Entity, script: dict[str, Any]) -> Choice:
    """What the writer does with one person, place or thing: own words, or those suggested."""
    from reflectjournal.model import Choice, Tier, Treatment

    said = script["said"].get(entity.name, entity.suggestion)
    if entity.kind == "person" and entity.tier is Tier.CHECK:
        return Choice(entity.key, Treatment.KEEP, reason=script["kept_reason"])
    if said:
        return Choice(entity.key, Treatment.GENERALISE, said)
    return Choice(entity.key, Treatment.REMOVE)


def _decide(journal: Journal, copy: CleanCopy, script: dict[str, Any], diary: Diary) -> Decision:
    """The questions answered, weighed, and a decision to share, recorded."""
    from reflectjournal.model import AudienceTier, Decision, Recipient, Verdict
    from reflectjournal.sharing import decision as life

    with diary.step("decision") as numbers:
        decision = Decision(
            title=script["title"],
            tier=AudienceTier.T2,
            audience_words=script["audience_words"],
            purpose=script["purpose"],
            recipients=(Recipient(script["recipient_role"], need=script["need"]),),
            answers=_answers(journal, copy, script),
            entries=tuple(part.entry for part in copy.parts),
            clean_copy=copy.id,
        )
        assessment = journal.sharing.assess(decision)
        decision = life.mark_assessed(decision, assessment)
        today = date.today()  # noqa: DTZ011 - the writer's own day
        decision = life.decide(decision, Verdict.SHARE, script["reason"], today, assessment)
        decision = journal.record_decision(decision)
        left = journal.sharing.assess(decision).standing
        numbers |= {"answers": len(decision.answers), "in the way": len(left)}
    return decision


def _answers(journal: Journal, copy: CleanCopy, script: dict[str, Any]) -> tuple[Answer, ...]:
    """The answers of the script, and each detail that stays looked at and confirmed."""
    from reflectjournal.anonymise.combination import combination
    from reflectjournal.model import Answer
    from reflectjournal.sharing.questions import KEPT

    material = journal.sharing.material([part.entry for part in copy.parts])
    found = [finding for own in material.scan() for finding in own]
    confirmed = "\n".join(combination(found, copy.choices).remaining)
    given = {**script["answers"], str(KEPT): confirmed}
    notes = script["notes"]
    numbers = sorted({*given, *notes}, key=int)
    return tuple(Answer(int(n), given.get(n, ""), notes.get(n, "")) for n in numbers)


def _export(journal: Journal, decision: Decision, folder: Path, diary: Diary) -> tuple[Path, ...]:
    """The clean copy as a web page; what was written stands in the register."""
    from reflectjournal.sharing.render import Format

    with diary.step("export") as numbers:
        folder.mkdir()
        path = journal.export_clean_copy(decision.id, folder, Format.HTML)
        numbers |= {"format": Format.HTML.value, "bytes": path.stat().st_size}
    return (path,)


def _draw(journal: Journal, out: Path) -> int:
    # The platform without a screen remarks on every window that it has none.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from reflectjournal.ui.screenshots import draw_all

    return len(draw_all(journal, out))

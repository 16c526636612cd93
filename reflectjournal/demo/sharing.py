"""The demo's way from a private entry to a file that may leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reflectjournal.anonymise.review import Entity
    from reflectjournal.demo.diary import Diary
    from reflectjournal.journal import Journal
    from reflectjournal.model import Answer, Choice, CleanCopy, Decision


def make_clean_copy(
    journal: Journal, entry_id: int, script: dict[str, Any], diary: Diary
) -> CleanCopy:
    """A clean copy of one entry, with a choice for everything that was found."""
    from reflectjournal.anonymise.propose import propose
    from reflectjournal.anonymise.review import entities
    from reflectjournal.model import AudienceTier

    with diary.step("clean copy") as numbers:
        copy = journal.sharing.start([entry_id], AudienceTier.T2, script["audience_words"])
        findings = journal.sharing.material([entry_id]).scan()
        found = entities(findings)
        proposed = propose(findings, [journal.entries.get(entry_id).day])
        copy = replace(
            copy,
            title=script["title"],
            choices=tuple(_choice(e, proposed[e.key], script) for e in found),
            who_describes=script["who_describes"],
            memorable=script["memorable"],
        )
        copy = journal.sharing.review(copy, findings)
        numbers |= {"findings": sum(map(len, findings)), "entities": len(found)}
        numbers["reviewed"] = copy.reviewed_at is not None
    return copy


def _choice(entity: Entity, proposed: Choice, script: dict[str, Any]) -> Choice:
    """What the writer does with one person, place or thing: own words, or what is proposed."""
    from reflectjournal.model import Choice, Tier, Treatment

    if entity.kind == "person" and entity.tier is Tier.CHECK:
        return Choice(entity.key, Treatment.KEEP, reason=script["kept_reason"])
    said = script["said"].get(entity.name)
    return Choice(entity.key, Treatment.GENERALISE, said) if said else proposed


def decide(journal: Journal, copy: CleanCopy, script: dict[str, Any], diary: Diary) -> Decision:
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


def export(journal: Journal, decision: Decision, folder: Path, diary: Diary) -> tuple[Path, ...]:
    """The clean copy as a web page; what was written stands in the register."""
    from reflectjournal.sharing.render import Format

    with diary.step("export") as numbers:
        folder.mkdir()
        path = journal.export_clean_copy(decision.id, folder, Format.HTML)
        numbers |= {"format": Format.HTML.value, "bytes": path.stat().st_size}
    return (path,)


def leave_in_preparation(
    journal: Journal, ids: dict[str, int], script: dict[str, Any], diary: Diary
) -> None:
    """Two more clean copies, as they wait on an ordinary day: half reviewed, half decided."""
    from reflectjournal.anonymise.propose import propose
    from reflectjournal.anonymise.review import entities
    from reflectjournal.model import Answer, AudienceTier, Decision

    with diary.step("in preparation") as numbers:
        for key, share in ((script["half_reviewed"], 0.4), (script["half_decided"], 1.0)):
            copy = journal.sharing.start([ids[key]], AudienceTier.T2, script["audience_words"])
            findings = journal.sharing.material([ids[key]]).scan()
            found = entities(findings)
            chosen = found[: int(len(found) * share)]
            proposed = propose(findings, [journal.entries.get(ids[key]).day])
            choices = tuple(_choice(e, proposed[e.key], script) for e in chosen)
            copy = journal.sharing.review(replace(copy, choices=choices), findings)
        begun = tuple(script["answers"].items())[:9]
        journal.record_decision(
            Decision(
                title=copy.title,
                audience_words=script["audience_words"],
                purpose=script["purpose"],
                answers=tuple(Answer(int(number), value) for number, value in begun),
                entries=(ids[key],),
                clean_copy=copy.id,
            )
        )
        numbers["clean copies"] = 2

"""What the sample entries became in Sharing: shared, withdrawn, not shared, in preparation.

Made by the calls that the window makes, so that everything in the register of a sample
journal was looked for, decided and checked like a person's own. It loads the word lists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reflectjournal.anonymise.combination import combination
from reflectjournal.anonymise.propose import propose
from reflectjournal.anonymise.review import Entity, entities
from reflectjournal.journal.facade import Journal
from reflectjournal.model import (
    Answer,
    AudienceTier,
    Choice,
    CleanCopy,
    Decision,
    Recipient,
    Tier,
    Treatment,
    Verdict,
)
from reflectjournal.paths import resource
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q
from reflectjournal.sharing.render import Format

_AFTERNOON = 15
_HALF = 0.4
_ANSWERED_SO_FAR = 9
Script = Mapping[str, Any]


def load_script() -> Script:
    """The words of the person who shares; see `resources/demo/sharing.toml`."""
    return tomllib.loads(resource("demo/sharing.toml").read_text(encoding="utf-8"))


def share_samples(journal: Journal, ids: Mapping[str, int], today: date) -> None:
    """Everything at once, the last of it shared. `ids` gives the samples by their keys.

    What is shared is handed over as text to paste: no file is written.
    """
    script = load_script()
    taken_back = script["withdrawn"]
    again = {**script, "title": taken_back["title"]}
    with _days_ago(journal, today, taken_back["days_ago"]):
        shared = _hand_over(journal, ids[taken_back["sample"]], again)
    close_without_a_file(journal, ids, script, today)
    with _days_ago(journal, today, script["days_ago"]):
        _hand_over(journal, ids[script["sample"]], script)
    with _days_ago(journal, today, taken_back["withdrawn_days_ago"]) as day:
        withdrawn = life.withdraw(shared, taken_back["reason"], day, recipients_told=True)
        journal.record_decision(withdrawn)
    leave_in_preparation(journal, ids, script)


def clean_copy(journal: Journal, entry_id: int, script: Script, share: float = 1.0) -> CleanCopy:
    """A clean copy of one entry, with choices for this share of what was found."""
    copy = journal.sharing.start([entry_id], AudienceTier.T2, script["audience_words"])
    findings = journal.sharing.material([entry_id]).scan()
    found = entities(findings)
    proposed = propose(findings, [journal.entries.get(entry_id).day])
    chosen = found[: int(len(found) * share)]
    copy = replace(
        copy,
        title=script.get("title", ""),
        choices=tuple(_choice(e, proposed[e.key], script) for e in chosen),
        who_describes=script["who_describes"] if share == 1 else "",
        memorable=script["memorable"] if share == 1 else "",
    )
    return journal.sharing.review(copy, findings)


def decide(journal: Journal, copy: CleanCopy, script: Script) -> Decision:
    """The questions answered, and a decision to share, recorded. Raises where it may not be."""
    draft = replace(_draft(copy, script), answers=_answers(journal, copy, script))
    draft = journal.record_decision(draft)
    return journal.sharing.decide(draft, Verdict.SHARE, script["reason"])


def close_without_a_file(
    journal: Journal, ids: Mapping[str, int], script: Script, today: date
) -> None:
    """The decisions not to share, and what was passed on by its own route."""
    for closed in script["closed"]:
        sample = closed["sample"]
        with _days_ago(journal, today, closed["days_ago"]) as day:
            draft = Decision(
                title=closed["title"],
                entries=(ids[sample],) if sample else (),
                decided_by=script["decided_by"],
                routed_kind=closed.get("route", ""),
                routed_on=day if "route" in closed else None,
            )
            journal.sharing.decide(draft, Verdict(closed["verdict"]), closed["reason"])


@contextmanager
def _days_ago(journal: Journal, today: date, days: int) -> Iterator[date]:
    """What is recorded meanwhile was so many days ago: a register grows over months."""
    day = today - timedelta(days=days)
    moment = datetime.combine(day, time(_AFTERNOON), tzinfo=UTC)
    clock = journal.sharing.clock
    journal.sharing.clock = lambda: moment
    try:
        yield day
    finally:
        journal.sharing.clock = clock


def leave_in_preparation(journal: Journal, ids: Mapping[str, int], script: Script) -> None:
    """Two clean copies as they wait on an ordinary day: half reviewed, half decided."""
    untitled = {**script, "title": ""}
    half = clean_copy(journal, ids[script["half_reviewed"]], untitled, _HALF)
    audience = _given(script)[str(q.AUDIENCE)]
    journal.record_decision(
        life.answer(replace(_draft(half, script), recipients=()), q.AUDIENCE, audience)
    )
    copy = clean_copy(journal, ids[script["half_decided"]], untitled)
    begun = tuple(_given(script).items())[:_ANSWERED_SO_FAR]
    answers = tuple(Answer(int(number), value) for number, value in begun)
    journal.record_decision(replace(_draft(copy, script), recipients=(), answers=answers))


def _draft(copy: CleanCopy, script: Script) -> Decision:
    return Decision(
        title=copy.title,
        tier=copy.audience,
        audience_words=script["audience_words"],
        purpose=script["purpose"],
        recipients=(Recipient(script["recipient_role"], need=script["need"]),),
        entries=tuple(part.entry for part in copy.parts),
        clean_copy=copy.id,
        decided_by=script["decided_by"],
        policy_ref=script["policy_ref"],
    )


def _hand_over(journal: Journal, entry_id: int, script: Script) -> Decision:
    decision = decide(journal, clean_copy(journal, entry_id, script), script)
    outgoing = journal.sharing.outgoing(decision.id, Format.PLAIN)
    journal.sharing.hand_over(outgoing, outgoing.make(), lambda _: None)
    return journal.decisions.get(decision.id)


def _choice(entity: Entity, proposed: Choice, script: Script) -> Choice:
    """What the writer does with one person, place or thing: own words, or what is proposed."""
    if entity.kind == "person" and entity.tier is Tier.CHECK:
        return Choice(entity.key, Treatment.KEEP, reason=script["kept_reason"])
    said = script["said"].get(entity.name)
    return Choice(entity.key, Treatment.GENERALISE, said) if said else proposed


def _given(script: Script) -> dict[str, str]:
    given: dict[str, str] = script["answers"]
    return given


def _answers(journal: Journal, copy: CleanCopy, script: Script) -> tuple[Answer, ...]:
    """The answers of the script, and each detail that stays looked at and confirmed."""
    material = journal.sharing.material([part.entry for part in copy.parts])
    found = [finding for own in material.scan() for finding in own]
    confirmed = "\n".join(combination(found, copy.choices).remaining)
    given = {**_given(script), str(q.KEPT): confirmed}
    notes = script["notes"]
    numbers = sorted({*given, *notes}, key=int)
    return tuple(Answer(int(n), given.get(n, ""), notes.get(n, "")) for n in numbers)

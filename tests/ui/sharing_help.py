"""What the tests of sharing share: a reviewed copy, clear answers, and a page with the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reflectjournal.journal import Journal
from reflectjournal.model import (
    Answer,
    AudienceTier,
    Choice,
    CleanCopy,
    Decision,
    Recipient,
    Treatment,
    Verdict,
)
from reflectjournal.sharing import decision as life
from reflectjournal.sharing import questions as q

TODAY = datetime.now(UTC).astimezone().date()
CLEAR = {
    1: "no", 2: "learning", 3: "Ask to see every room.", 4: "no", 11: "no", 12: "no", 13: "no",
    14: "no", 15: "nobody", 16: "no", 17: "no", 18: "no", 19: "yes", 20: "yes", 21: "public-task",
    22: "secure-email",
}  # fmt: skip
AUDIENCES = {
    "supervisor": AudienceTier.T1,
    "team": AudienceTier.T2,
    "partners": AudienceTier.T3,
    "public": AudienceTier.T4,
}


def removing(journal: Journal, copy: CleanCopy) -> CleanCopy:
    """The copy with everything that was found taken out: the strictest of reviews."""
    findings = journal.sharing.material_of(copy).scan()
    entities = dict.fromkeys(f.entity for own in findings for f in own)
    choices = tuple(Choice(entity, Treatment.REMOVE) for entity in entities)
    return journal.sharing.review(replace(copy, choices=choices), findings)


def reviewed(
    journal: Journal, entries: Sequence[int], audience: str = "team", title: str = "See every room"
) -> CleanCopy:
    """A reviewed clean copy of these entries."""
    started = journal.sharing.start(entries, AUDIENCES[audience], audience)
    return removing(journal, replace(started, title=title))


def drafted(
    journal: Journal, copy: CleanCopy, audience: str = "team", layout: str = "item", **other: str
) -> Decision:
    """A saved draft with every answer clear but *Decision*; `q11="perhaps"` changes one."""
    given = CLEAR | {q.AUDIENCE: audience} | {int(k[1:]): v for k, v in other.items()}
    draft = Decision(
        copy.title,
        tier=copy.audience,
        recipients=(Recipient("team manager", "own organisation", "runs the visits"),),
        answers=tuple(Answer(n, v) for n, v in sorted(given.items())),
        entries=tuple(part.entry for part in copy.parts),
        clean_copy=copy.id,
        layout=layout,
    )
    kept = journal.sharing.facts(draft).kept
    if kept:
        draft = life.answer(draft, q.KEPT, "\n".join(kept), "The learning needs them.")
    if copy.audience in (AudienceTier.T3, AudienceTier.T4):
        draft = replace(draft, second_reader_role="practice lead", second_reader_on=TODAY)
    return journal.record_decision(draft)


def decided(journal: Journal, copy: CleanCopy, audience: str = "team", **other: str) -> Decision:
    """A decision to share, recorded."""
    from reflectjournal.sharing.layouts import Layout

    draft = drafted(journal, copy, audience, **other)
    layout = Layout(draft.layout)
    return journal.sharing.decide(draft, Verdict.SHARE, "Others would act differently.", layout)

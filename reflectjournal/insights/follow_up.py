"""What came of it: actions, loops, and decisions to share or not."""

from __future__ import annotations

from collections import Counter
from datetime import date

from reflectjournal.insights.table import Table, made
from reflectjournal.insights.words import count, number, sentence
from reflectjournal.model.insights import ActionFact, Behind, Insight, InsightMaterial
from reflectjournal.model.sharing import Verdict
from reflectjournal.model.work import ActionKind, OriginKind

_AGES = ((14, "under 2 weeks"), (42, "2 to 6 weeks"), (84, "6 to 12 weeks"))
_AGE_WORDS = tuple(words for _, words in _AGES)
_OLDEST = "over 12 weeks"
_ORIGINS = {
    OriginKind.ENTRY: "an entry",
    OriginKind.SESSION: "a session",
    OriginKind.GOAL: "a goal",
    OriginKind.RECOMMENDATION: "a recommendation",
    OriginKind.HAND: "by hand",
}


def actions_by_age(material: InsightMaterial) -> Insight:
    """How long the open actions have been waiting."""
    waiting: dict[str, list[ActionFact]] = {words: [] for words in (*_AGE_WORDS, _OLDEST)}
    for action in material.actions:
        if action.open:
            waiting[_age(action, material.until)].append(action)
    rows = [(words, len(own)) for words, own in waiting.items()]
    total = sum(len(own) for own in waiting.values())
    oldest = len(waiting[_OLDEST])
    said = sentence(f"{count(total, 'action')} open", f"{number(oldest)} for over twelve weeks")
    behind = [Behind(ids=_sources(own)) for own in waiting.values()]
    return made(
        "action-age",
        "How long actions wait",
        said,
        Table(("Since", "Open actions"), rows, behind),
        empty="No action is open.",
        some=total,
    )


def actions_by_origin(material: InsightMaterial) -> Insight:
    """Where actions come from, open and closed."""
    rows, behind = [], []
    for kind, words in _ORIGINS.items():
        own = [a for a in material.actions if a.origin == kind]
        if own:
            still = sum(a.open for a in own)
            rows.append((words, still, len(own) - still))
            behind.append(Behind(ids=_sources(own)))
    rows_by_size = sorted(rows, key=lambda row: -(int(row[1]) + int(row[2])))
    said = sentence(
        count(len(material.actions), "action"),
        f"most of them from {rows_by_size[0][0]}" if len(rows) > 1 else "",
        f"{number(sum(not a.open for a in material.actions))} closed",
    )
    return made(
        "action-origin",
        "Where actions come from",
        said,
        Table(("From", "Open", "Closed"), rows, behind),
        empty="No actions yet.",
    )


def loops(material: InsightMaterial) -> Insight:
    """From a recommendation to a change to those concerned being told: where the loops stand."""
    proposed = [a for a in material.actions if a.kind == ActionKind.RECOMMENDATION]
    changed = [a for a in proposed if not a.open]
    told = [a for a in changed if a.told]
    stages = (("recommended", proposed), ("changed", changed), ("people told", told))
    rows = [(words, len(own)) for words, own in stages]
    behind = [Behind(ids=_sources(own)) for _, own in stages]
    said = sentence(
        count(len(proposed), "recommendation"),
        f"{number(len(changed))} acted on",
        f"{count(len(told), 'loop')} closed",
    )
    return made(
        "loops",
        "Loops closed",
        said,
        Table(("Stage", "Recommendations"), rows, behind),
        empty="A recommendation opens a loop.",
        some=len(proposed),
    )


def decisions(material: InsightMaterial) -> Insight:
    """Decisions to share or not, all with the same weight."""
    verdicts = Counter(d.verdict for d in material.decisions if d.verdict is not None)
    rows = [(verdict.value, verdicts[verdict]) for verdict in Verdict]
    ids = {
        v: tuple(e for d in material.decisions if d.verdict is v for e in d.entries)
        for v in Verdict
    }
    total = sum(verdicts.values())
    said = sentence(
        count(total, "decision"),
        f"{number(verdicts[Verdict.DO_NOT_SHARE])} not to share",
    )
    behind = [Behind(ids=ids[verdict]) for verdict in Verdict]
    return made(
        "decisions",
        "Decisions to share, and not to",
        said,
        Table(("Decision", "Times"), rows, behind),
        empty="No decisions yet. Choosing not to share counts too.",
        some=total,
    )


def _age(action: ActionFact, today: date) -> str:
    days = (today - date.fromisoformat(action.made_on)).days
    return next((words for limit, words in _AGES if days < limit), _OLDEST)


def _sources(actions: list[ActionFact]) -> tuple[int, ...]:
    """The entries that actions came from."""
    ids = (a.origin_id for a in actions if a.origin == OriginKind.ENTRY and a.origin_id)
    return tuple(dict.fromkeys(ids))

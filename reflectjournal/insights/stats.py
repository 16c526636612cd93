"""What was written, what came of it, what was learned: counts, each with its sentence and table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from reflectjournal.insights.feelings import feeling_words, movement
from reflectjournal.insights.words import count, number, sentence
from reflectjournal.model.entries import EntryFilter, LinkKind, Outcome
from reflectjournal.model.insights import ActionFact, Behind, Chart, Insight, InsightMaterial
from reflectjournal.model.sharing import Verdict
from reflectjournal.model.work import ActionKind, EvidenceKind, OriginKind

MOST_ROWS = 8
MOST_COLUMNS = 12
_OUTCOMES = {
    Outcome.WENT_WELL: "went well",
    Outcome.MIXED: "mixed",
    Outcome.WENT_BADLY: "went badly",
}
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


class Table(NamedTuple):
    """The heads, the rows, and the entries behind each row."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str | int | float, ...]]
    behind: Sequence[Behind]


def balance(material: InsightMaterial) -> Insight:
    """What went well, badly and mixed, side by side with the actions from each."""
    found = {c.outcome: c for c in material.outcomes}
    rows, behind = [], []
    for outcome, words in _OUTCOMES.items():
        known = found.get(outcome)
        rows.append((words, known.entries if known else 0, known.actions if known else 0))
        behind.append(Behind(_entries(material, outcome=outcome)))
    total = sum(row[1] for row in rows)
    said = sentence(
        f"{count(total, 'entry', 'entries')}. The {number(rows[2][1])} that went badly led to "
        f"{count(rows[2][2], 'action')}; the {number(rows[0][1])} that went well led to "
        f"{number(rows[0][2])}"
    )
    head = ("Outcome", "Entries", "Actions that came from them")
    return _made(
        "balance",
        "What went well, badly, and what came of it",
        said,
        Table(head, rows, behind),
        empty="Say how an entry went, and it is counted here.",
        some=total,
    )


def guides_by_month(material: InsightMaterial) -> Insight:
    """Entries by guide and month, the guides used most first; by year past twelve months."""
    columns, column_of = _columns(material)
    cells: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for week in material.weeks:
        cells[week.guide, column_of(week.week)] += week.entries
        totals[week.guide] += week.entries
    most = [guide for guide, n in totals.most_common(MOST_ROWS) if n]
    rows: list[tuple[str | int, ...]] = [
        (material.guide_titles.get(guide, guide), *(cells[guide, column] for column in columns))
        for guide in most
    ]
    behind = [Behind(_entries(material, guide=guide)) for guide in most]
    first = material.guide_titles.get(most[0], most[0]) if most else ""
    said = sentence(
        count(sum(totals.values()), "entry", "entries"),
        f"most with {first}" if most else "",
        f"{count(len(totals), 'guide')} in all" if len(totals) > 1 else "",
    )
    return _made(
        "guides",
        "Reflections by guide and month",
        said,
        Table(("Guide", *columns), rows, behind),
        chart=Chart.MATRIX,
        empty="Nothing was written in this time.",
    )


def themes(material: InsightMaterial) -> Insight:
    """The tags used most."""
    most = material.tags[:MOST_ROWS]
    rows = [(tag.tag, tag.count) for tag in most]
    behind = [Behind(_entries(material, tag=tag.tag)) for tag in most]
    said = sentence(
        f"most often {' and '.join(tag.tag for tag in most[:2])}",
        f"of {count(len(material.tags), 'tag')}",
    )
    return _made(
        "themes",
        "Themes",
        said,
        Table(("Tag", "Entries"), rows, behind),
        empty="Tags make themes. Add some to an entry.",
    )


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
    return _made(
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
    return _made(
        "action-origin",
        "Where actions come from",
        said,
        Table(("From", "Open", "Closed"), rows, behind),
        empty="No actions yet.",
    )


def loops(material: InsightMaterial) -> Insight:
    """From a recommendation to a change to those concerned being told: where the loops stand."""
    made = [a for a in material.actions if a.kind == ActionKind.RECOMMENDATION]
    changed = [a for a in made if not a.open]
    told = [a for a in changed if a.told]
    stages = (("recommended", made), ("changed", changed), ("people told", told))
    rows = [(words, len(own)) for words, own in stages]
    behind = [Behind(ids=_sources(own)) for _, own in stages]
    said = sentence(
        count(len(made), "recommendation"),
        f"{number(len(changed))} acted on",
        f"{count(len(told), 'loop')} closed",
    )
    return _made(
        "loops",
        "Loops closed",
        said,
        Table(("Stage", "Recommendations"), rows, behind),
        empty="A recommendation opens a loop.",
        some=len(made),
    )


def decisions(material: InsightMaterial) -> Insight:
    """Decisions to share or not, all with the same weight."""
    made = Counter(d.verdict for d in material.decisions if d.verdict is not None)
    rows = [(verdict.value, made[verdict]) for verdict in Verdict]
    ids = {
        v: tuple(e for d in material.decisions if d.verdict is v for e in d.entries)
        for v in Verdict
    }
    total = sum(made.values())
    said = sentence(
        count(total, "decision"),
        f"{number(made[Verdict.DO_NOT_SHARE])} not to share",
    )
    behind = [Behind(ids=ids[verdict]) for verdict in Verdict]
    return _made(
        "decisions",
        "Decisions to share, and not to",
        said,
        Table(("Decision", "Times"), rows, behind),
        empty="No decisions yet. Choosing not to share counts too.",
        some=total,
    )


def evidence(material: InsightMaterial) -> Insight:
    """How many goals have evidence of each kind. Kinds count, not quantity."""
    rows, behind = [], []
    for kind in EvidenceKind:
        own = [[e for e in shown if e.kind is kind] for _, shown in material.goals]
        rows.append((kind.value, sum(bool(shown) for shown in own)))
        links = [e.link for some in own for e in some if e.link is not None]
        entries = [link.target for link in links if link.kind is LinkKind.ENTRY]
        behind.append(Behind(ids=tuple(dict.fromkeys(entries))))
    goals = len(material.goals)
    shown = sum(bool(own) for _, own in material.goals)
    said = sentence(count(goals, "goal"), f"{number(shown)} with evidence")
    return _made(
        "evidence",
        "Goals and kinds of evidence",
        said,
        Table(("Evidence", "Goals"), rows, behind),
        empty="No goals yet.",
        some=goals,
    )


def cpd_hours(material: InsightMaterial) -> Insight:
    """Hours of learning by kind of activity, with others and alone."""
    hours: dict[str, list[float]] = {}
    ids: dict[str, list[int]] = {}
    for entry in material.cpd:
        if entry.cpd is not None:
            activity = entry.cpd.activity or "other"
            own = hours.setdefault(activity, [0.0, 0.0])
            own[0] += entry.cpd.hours_participatory
            own[1] += entry.cpd.hours_individual
            ids.setdefault(activity, []).append(entry.id)
    rows = [(activity, together, alone) for activity, (together, alone) in hours.items()]
    with_others = sum(own[0] for own in hours.values())
    alone = sum(own[1] for own in hours.values())
    said = sentence(
        count(len(material.cpd), "record"),
        f"{with_others:g} hours with others and {alone:g} alone",
    )
    behind = [Behind(ids=tuple(ids[activity])) for activity in hours]
    return _made(
        "cpd-hours",
        "Hours of learning",
        said,
        Table(("Activity", "With others", "Alone"), rows, behind),
        empty="No CPD records in this time.",
    )


def standards(material: InsightMaterial) -> Insight:
    """The parts of standards that CPD records speak to."""
    return _from_cpd(
        material,
        "standards",
        "Standards covered",
        "Standard",
        lambda entry: entry.standards if entry else (),
        "No standards are tagged yet.",
    )


def disciplines(material: InsightMaterial) -> Insight:
    """The disciplines met in sessions and in learning, by role, no names."""
    met: dict[str, list[int]] = {}
    for session in material.sessions:
        for role in session.disciplines:
            met.setdefault(role, []).append(session.record)
    for entry in material.cpd:
        for role in entry.cpd.disciplines if entry.cpd else ():
            met.setdefault(role, []).append(entry.id)
    return _ranked(
        "disciplines",
        "Disciplines and agencies met",
        "Discipline",
        met,
        "No disciplines are noted yet.",
    )


TABS: dict[str, tuple[Callable[[InsightMaterial], Insight], ...]] = {
    "Feelings and balance": (movement, balance, feeling_words),
    "Themes": (guides_by_month, themes),
    "Actions and loops": (actions_by_age, actions_by_origin, loops),
    "Sharing": (decisions,),
    "Development": (evidence, cpd_hours, standards, disciplines),
}
"""The figures of each tab, in their order."""


def _from_cpd(
    material: InsightMaterial,
    key: str,
    title: str,
    head: str,
    values: Callable[..., tuple[str, ...]],
    empty: str,
) -> Insight:
    found: dict[str, list[int]] = {}
    for entry in material.cpd:
        for value in values(entry.cpd):
            found.setdefault(value, []).append(entry.id)
    return _ranked(key, title, head, found, empty)


def _ranked(key: str, title: str, head: str, found: dict[str, list[int]], empty: str) -> Insight:
    most = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_ROWS]
    rows = [(words, len(ids)) for words, ids in most]
    behind = [Behind(ids=tuple(id_ for id_ in ids if id_)) for _, ids in most]
    said = sentence(f"{len(found)} in all", f"most often {most[0][0]}" if most else "")
    return _made(key, title, said, Table((head, "Times"), rows, behind), empty=empty)


def _made(
    key: str,
    title: str,
    said: str,
    table: Table,
    *,
    empty: str,
    chart: Chart = Chart.BARS,
    some: int = 1,
) -> Insight:
    """The figure, or the sentence that stands in its place where there is nothing to count."""
    if not table.rows or not some:
        return Insight(key, title, "", chart, table.head, note=empty)
    return Insight(key, title, said, chart, table.head, tuple(table.rows), tuple(table.behind))


def _entries(material: InsightMaterial, **what: object) -> EntryFilter:
    return EntryFilter(since=material.since, until=material.until, **what)  # type: ignore[arg-type]


def _age(action: ActionFact, today: date) -> str:
    days = (today - date.fromisoformat(action.made_on)).days
    return next((words for limit, words in _AGES if days < limit), _OLDEST)


def _sources(actions: list[ActionFact]) -> tuple[int, ...]:
    """The entries that actions came from."""
    ids = (a.origin_id for a in actions if a.origin == OriginKind.ENTRY and a.origin_id)
    return tuple(dict.fromkeys(ids))


def _columns(material: InsightMaterial) -> tuple[list[str], Callable[[date], str]]:
    """The names of the period's months, or of its years, and which one a day is in."""
    last = material.until.year * 12 + material.until.month - 1
    first = material.since.year * 12 + material.since.month - 1
    if last - first >= 12:
        years = [str(year) for year in range(material.since.year, material.until.year + 1)]
        return years[-MOST_COLUMNS:], lambda day: str(day.year)
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1)]
    return [f"{month:%b}" for month in months], lambda day: f"{day:%b}"

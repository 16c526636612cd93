"""What was learned: evidence of goals, hours, standards, and whom it was learned with."""

from __future__ import annotations

from reflectjournal.insights.table import Table, made, ranked
from reflectjournal.insights.words import count, number, sentence
from reflectjournal.model.entries import LinkKind
from reflectjournal.model.insights import Behind, Insight, InsightMaterial
from reflectjournal.model.work import EvidenceKind


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
    return made(
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
    for record in material.cpd:
        activity = record.activity or "other"
        own = hours.setdefault(activity, [0.0, 0.0])
        own[0] += record.together
        own[1] += record.alone
        ids.setdefault(activity, []).append(record.entry)
    rows = [(activity, together, alone) for activity, (together, alone) in hours.items()]
    with_others = sum(own[0] for own in hours.values())
    alone = sum(own[1] for own in hours.values())
    said = sentence(
        count(len(material.cpd), "record"),
        f"{with_others:g} hours with others and {alone:g} alone",
    )
    behind = [Behind(ids=tuple(ids[activity])) for activity in hours]
    return made(
        "cpd-hours",
        "Hours of learning",
        said,
        Table(("Activity", "With others", "Alone"), rows, behind),
        empty="No CPD records in this time.",
    )


def standards(material: InsightMaterial) -> Insight:
    """The parts of standards that CPD records speak to."""
    found: dict[str, list[int]] = {}
    for record in material.cpd:
        for part in record.standards:
            found.setdefault(part, []).append(record.entry)
    empty = "No standards are tagged yet."
    return ranked("standards", "Standards covered", "Standard", found, empty)


def disciplines(material: InsightMaterial) -> Insight:
    """The disciplines met in sessions and in learning, by role, no names."""
    met: dict[str, list[int]] = {}
    for session in material.sessions:
        for role in session.disciplines:
            met.setdefault(role, []).append(session.record)
    for record in material.cpd:
        for role in record.disciplines:
            met.setdefault(role, []).append(record.entry)
    empty = "No disciplines are noted yet."
    return ranked("disciplines", "Disciplines and agencies met", "Discipline", met, empty)

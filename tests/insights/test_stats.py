"""The numbers and the sentences of the figures, from values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reflectjournal.errors import SharingRefused
from reflectjournal.insights import export, follow_up, learning, stats, writing
from reflectjournal.insights.feelings import feeling_words, movement
from reflectjournal.model import (
    ActionFact,
    ActionKind,
    Chart,
    CpdFact,
    Decision,
    Insight,
    InsightMaterial,
    MonthCount,
    Move,
    OriginKind,
    Outcome,
    OutcomeCount,
    TagCount,
    Verdict,
)

DAY = date(2026, 11, 20)
EMPTY = InsightMaterial(date(2026, 10, 1), date(2026, 12, 31))


def _felt(*moves: tuple[int, int]) -> dict[str, object]:
    made = tuple(Move(n, DAY.isoformat(), *move) for n, move in enumerate(moves, start=1))
    return {"moves": made, "check_ins": len(made)}


def _action(origin: OriginKind = OriginKind.ENTRY, **more: object) -> ActionFact:
    made = ActionFact(origin, 7, ActionKind.ACTION, open=True, told=False, made_on="2026-11-01")
    return made._replace(**more)


def test_movement_says_how_many_moved_which_way_and_gives_no_average() -> None:
    figure = movement(replace(EMPTY, **_felt((-1, 0), (-2, -1), (0, 0), (1, -1), (0, 2))))
    assert figure.summary == (
        "Five check-ins. By the time of writing, three had moved towards pleasant, "
        "one had not moved and one had moved away."
    )
    assert [row[2:] for row in figure.rows] == [(-1, 0), (-2, -1), (0, 0), (1, -1), (0, 2)]
    assert figure.chart is Chart.MOVEMENT


@pytest.mark.parametrize("make", [movement, feeling_words])
def test_feelings_are_not_drawn_from_fewer_than_five_check_ins(make) -> None:
    figure = make(replace(EMPTY, **_felt((0, 1), (0, 1), (0, 1))))
    assert not figure.drawn
    assert figure.note == "Five check-ins make this figure; there are three."


def test_feelings_never_leave() -> None:
    figure = movement(replace(EMPTY, **_felt(*[(0, 1)] * 6)))
    assert figure.drawn
    with pytest.raises(SharingRefused):
        export.to_csv(figure)


def test_balance_puts_actions_beside_each_outcome() -> None:
    counts = (OutcomeCount(Outcome.WENT_BADLY, 5, 9), OutcomeCount(Outcome.WENT_WELL, 6, 4))
    figure = writing.balance(replace(EMPTY, outcomes=counts))
    assert figure.rows == (("went well", 6, 4), ("mixed", 0, 0), ("went badly", 5, 9))
    assert figure.summary == (
        "11 entries. The five that went badly led to nine actions; "
        "the six that went well led to four actions."
    ).replace("11", "Eleven")


def test_entries_are_counted_by_guide_and_month_and_by_year_in_long_periods() -> None:
    months = (
        MonthCount("2026-10", "gibbs", 2),
        MonthCount("2026-11", "gibbs", 1),
        MonthCount("2026-11", "era", 1),
    )
    titles = {"gibbs": "Gibbs", "era": "ERA"}
    figure = writing.guides_by_month(replace(EMPTY, months=months, guide_titles=titles))
    assert figure.head == ("Guide", "Oct", "Nov", "Dec")
    assert figure.rows == (("Gibbs", 2, 1, 0), ("ERA", 0, 1, 0))
    long = replace(EMPTY, since=date(2025, 1, 1), months=months, guide_titles=titles)
    assert writing.guides_by_month(long).head == ("Guide", "2025", "2026")


def test_actions_are_counted_by_age_and_by_origin() -> None:
    actions = (
        _action(),
        _action(OriginKind.GOAL, open=False),
        _action(made_on="2026-01-01"),
    )
    found = replace(EMPTY, until=DAY, actions=actions)
    assert [row[1] for row in follow_up.actions_by_age(found).rows] == [0, 1, 0, 1]
    assert follow_up.actions_by_origin(found).rows == (("an entry", 2, 0), ("a goal", 0, 1))


def test_a_loop_is_closed_when_the_change_is_made_and_people_are_told() -> None:
    stages = ((True, False), (False, False), (False, True))
    actions = tuple(
        _action(kind=ActionKind.RECOMMENDATION, open=still, told=told) for still, told in stages
    )
    assert [row[1] for row in follow_up.loops(replace(EMPTY, actions=actions)).rows] == [3, 2, 1]


def test_not_sharing_counts_with_the_same_weight() -> None:
    decisions = tuple(Decision("", v) for v in (Verdict.DO_NOT_SHARE, Verdict.SHARE))
    figure = follow_up.decisions(replace(EMPTY, decisions=decisions))
    assert {row[0]: row[1] for row in figure.rows}["do not share"] == 1
    assert figure.summary == "Two decisions, one not to share."


def test_hours_are_split_as_regulators_ask() -> None:
    entries = tuple(
        CpdFact(n, "course", together, alone, (), ())
        for n, (together, alone) in enumerate([(2.5, 1.0), (1.0, 0.0)], start=1)
    )
    figure = learning.cpd_hours(replace(EMPTY, cpd=entries))
    assert figure.rows == (("course", 3.5, 1.0),)
    assert figure.behind[0].ids == (1, 2)


def test_every_figure_without_numbers_says_so_in_a_sentence() -> None:
    for makers in stats.TABS.values():
        for make in makers:
            figure = make(EMPTY)
            assert not figure.drawn
            assert figure.note.endswith(".")


def test_every_row_has_the_entries_behind_it() -> None:
    found = replace(
        EMPTY,
        tags=(TagCount("neglect", 3),),
        outcomes=(OutcomeCount(Outcome.MIXED, 2, 1),),
        actions=(_action(),),
    )
    for make in (writing.themes, writing.balance, follow_up.actions_by_age):
        figure = make(found)
        assert len(figure.behind) == len(figure.rows)


def test_small_counts_are_not_told_outside() -> None:
    figure = Insight("x", "T", "S", Chart.BARS, ("A", "N"), (("a", 4), ("b", 5), ("c", 0)))
    assert export.outgoing(figure).rows == (("a", "1 to 4"), ("b", 5), ("c", 0))


def test_no_cell_of_a_table_can_be_a_formula() -> None:
    words = ("=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "plain")
    figure = Insight("x", "T", "S", Chart.BARS, ("A", "N"), tuple((w, 9) for w in words))
    text = export.to_csv(figure).decode("utf-8-sig")
    cells = [line.split(",")[0].strip('"') for line in text.split("\r\n")[1:-1]]
    assert cells == [f"'{w}" if w != "plain" else w for w in words]


def test_waiting_is_counted_from_the_day_the_period_ends() -> None:
    late = replace(EMPTY, until=DAY + timedelta(days=200), actions=(_action(),))
    assert follow_up.actions_by_age(late).rows[-1] == ("over 12 weeks", 1)

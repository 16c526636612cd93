"""The chooser orders guides; it hides none."""

from __future__ import annotations

import pytest

from reflectjournal.guides.choose import choose, fits
from reflectjournal.guides.load import load_guides
from reflectjournal.model.guides import PURPOSES

ALL = load_guides()


@pytest.mark.parametrize("minutes", [None, 0, 5, 15, 30])
@pytest.mark.parametrize("purpose", ["", *PURPOSES])
@pytest.mark.parametrize("company", ["", "alone", "together"])
def test_nothing_is_hidden_and_the_fitting_stand_first(
    minutes: int | None, purpose: str, company: str
) -> None:
    chosen = choose(ALL.all, minutes, purpose, company)
    assert sorted(guide.id for guide in chosen) == sorted(guide.id for guide in ALL.all)
    fitting = [fits(guide, minutes, purpose, company) for guide in chosen]
    assert fitting == sorted(fitting, reverse=True)


def test_without_a_wish_the_order_stays() -> None:
    assert choose(ALL.eight) == ALL.eight


def test_five_minutes_put_the_short_guides_first() -> None:
    first = choose(ALL.eight, minutes=5)[:2]
    assert {guide.id for guide in first} == {"era", "check-in"}


def test_a_success_puts_the_inquiry_into_a_success_first() -> None:
    assert choose(ALL.eight, 30, "success")[0].id == "appreciative-success"


def test_a_failure_puts_failure_as_learning_first() -> None:
    assert choose(ALL.eight, 30, "failure")[0].id == "failure-as-learning"


def test_together_puts_what_is_done_together_before_what_is_done_alone() -> None:
    order = [guide.company for guide in choose(ALL.all, company="together")]
    assert order.index("alone") > max(i for i, company in enumerate(order) if company != "alone")


def test_the_purpose_weighs_more_than_the_time() -> None:
    chosen = choose(ALL.all, minutes=5, purpose="meeting")
    meeting = [guide for guide in ALL.all if "meeting" in guide.purposes]
    assert set(chosen[: len(meeting)]) == set(meeting)

"""What a body asks for beside what is there. Every number here can go up and down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reflectjournal.development.form import fill
from reflectjournal.development.pack import Facts, Pack, assess, gaps_of, hours_of
from reflectjournal.development.period import Span, span_of
from reflectjournal.guides.regulators import load_regulators
from reflectjournal.model import Cpd, Entry, Section
from reflectjournal.model.content import FormField, Need

BODIES = {body.id: body for body in load_regulators()}
TODAY = date(2026, 11, 22)
SWE = BODIES["social-work-england"]


def record(day: date, title: str = "", number: int = 1, **cpd: object) -> Entry:
    return Entry("cpd-record", day, title or f"Record {number}", cpd=Cpd(**cpd), id=number)


PAIR = (
    record(date(2026, 2, 3), "Training", 1, standards=("swe:4.1", "4.4")),
    record(date(2026, 6, 9), "Reading", 2, standards=("swe:4.4",), peer_role="a colleague"),
)


def pack(body: str, *records: Entry, feedback: int = 0, began: date | None = None) -> Pack:
    regulator = BODIES[body]
    span = span_of(regulator, TODAY, began)
    return assess(regulator, span, records, Facts(TODAY, feedback))


def line(found: Pack, id_: str):
    return next(each for each in found.lines if each.requirement.id == id_)


def test_two_records_with_one_peer_reflection_are_two_of_two():
    found = pack("social-work-england", *PAIR)
    assert found.summary == (
        "2 of 2 pieces, peer reflection present, parts of standard 4 covered: 4.1, 4.4"
    )
    assert line(found, "pieces").met
    assert line(found, "peer-reflection").met
    assert not line(found, "regularly").met
    assert line(found, "standard-4").words == "2 of 8 parts"


def test_one_record_without_a_peer_is_one_of_two():
    found = pack("social-work-england", PAIR[0])
    assert found.summary.startswith("1 of 2 pieces, no peer reflection yet")


def test_the_same_piece_recorded_twice_is_no_different_piece():
    again = replace(PAIR[0], id=9)
    assert line(pack("social-work-england", PAIR[0], again), "pieces").words == "1 of 2 pieces"


def test_records_outside_the_period_do_not_count():
    old = record(date(2025, 11, 30), number=3)
    assert pack("social-work-england", old).records == ()
    assert len(pack("social-work-england", replace(old, day=date(2025, 12, 1))).records) == 1


def test_what_counts_is_the_day_of_the_learning_not_of_the_writing():
    late = record(date(2026, 12, 20), ended=date(2026, 11, 20))
    assert len(pack("social-work-england", late).records) == 1


def test_hours_are_counted_where_the_body_counts_them():
    found = pack(
        "nmc",
        record(date(2026, 5, 1), number=1, hours_participatory=18.5, hours_individual=10),
        record(date(2026, 6, 1), number=2, hours_participatory=1.5),
        feedback=5,
        began=date(2026, 4, 1),
    )
    assert line(found, "cpd-hours").words == "30 of 35 hours"
    assert not line(found, "cpd-hours").met
    assert line(found, "participatory").words == "20 of 20 hours with others"
    assert line(found, "participatory").met
    assert line(found, "feedback").met
    assert line(found, "discussion").met is None
    assert hours_of(found.records) == (20.0, 10.0)


def test_no_hours_are_counted_where_there_is_no_target():
    needs = {each.requirement.need for each in pack("social-work-england", *PAIR).lines}
    assert not needs & {Need.HOURS, Need.PARTICIPATORY}


def test_a_gap_of_three_months_is_named_with_its_days():
    found = pack("hcpc", *PAIR, began=date(2026, 1, 1))
    assert (date(2026, 2, 3), date(2026, 6, 9)) in found.gaps
    assert not line(found, "record").met
    assert "explain it" in line(found, "record").words


def test_a_day_less_than_three_months_is_no_gap():
    span = Span(date(2026, 1, 1), date(2026, 12, 31))
    days = [record(date(2026, 3, 31)), record(date(2026, 6, 29)), record(date(2026, 9, 28))]
    assert gaps_of(days, span, date(2026, 11, 1)) == ()
    assert gaps_of(days, span, date(2026, 12, 28)) == ((date(2026, 9, 28), date(2026, 12, 28)),)


def test_training_is_due_again_after_its_months():
    trained = record(date(2025, 1, 10), topic="safeguarding lead training")
    found = line(pack("dsl-kcsie", trained), "training")
    assert found.words == "last on 10 January 2025, due by 10 January 2027"
    assert found.met
    long_ago = replace(trained, day=date(2024, 11, 1))
    assert not line(pack("dsl-kcsie", long_ago), "training").met


def test_what_was_not_checked_is_shown_as_such():
    found = pack("niscc")
    assert not found.regulator.checked
    assert not found.lines[0].requirement.checked
    assert found.lines[0].met is None


@pytest.mark.parametrize("body", sorted(BODIES))
def test_no_pack_claims_compliance(body):
    words = " ".join([pack(body, *PAIR).summary, *(x.words for x in pack(body).lines)]).casefold()
    assert "complian" not in words
    assert "complete" not in words
    assert "passed" not in words


def test_each_field_of_the_form_is_filled_from_its_step():
    steps = {"what-i-learned": "What I learned", "benefit": "Benefit", "why-this": "Why this"}
    sections = tuple(Section(step, title, f"words of {step}") for step, title in steps.items())
    entry = replace(PAIR[1], sections=sections, cpd=replace(PAIR[1].cpd, activity="formal"))
    found = {each.asked.id: each.text for each in fill(SWE, entry)}
    assert found == {
        "type": "formal",
        "description": "words of why-this",
        "date": "9 June 2026",
        "learned": "words of what-i-learned",
        "impact": "words of benefit",
        "peer": "",
    }


def test_a_guide_of_another_name_fills_the_fields_by_its_titles():
    sections = (Section("so-what", "So what?", "I rushed."), Section("now", "Now what?", "Wait."))
    entry = replace(PAIR[0], guide="driscoll", sections=sections)
    found = {each.asked.id: each.text for each in fill(BODIES["gmc"], entry)}
    assert found == {"learned": "I rushed.", "practice": "Wait."}


def test_a_text_over_the_limit_of_its_field_says_so():
    tight = replace(SWE, fields=(FormField("type", "Type", "activity", limit=5),))
    (field,) = fill(tight, record(TODAY, activity="formal"))
    assert field.characters == 6
    assert field.too_long

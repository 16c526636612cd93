"""Consent covers a use, an audience and a time, and nothing beyond."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reflectjournal.model import AudienceTier, Entry, Section, StepKind
from reflectjournal.sharing.consent import Consent, consents_of, covers, why_not

TODAY = date(2026, 11, 21)
GIVEN = Consent(
    entry=1,
    what="The words about family time",
    where=("bulletin", "training"),
    widest=AudienceTier.T2,
    given_on=date(2026, 1, 1),
    until=date(2027, 1, 1),
    seen_on=date(2026, 2, 1),
)


def test_consent_for_this_use_audience_and_day_covers_it():
    assert why_not(GIVEN, "Bulletin", AudienceTier.T2, TODAY) == ""


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"withdrawn": True}, "withdrawn"), ({"adult": False}, "under 18"), ({"what": " "}, "what"),
        ({"given_on": None}, "no date"), ({"given_on": date(2027, 1, 1)}, "not yet"),
        ({"until": date(2026, 11, 20)}, "run out"), ({"where": ()}, "this use"),
        ({"where": ("post",)}, "this use"), ({"widest": AudienceTier.T1}, "audience"),
        ({"seen_on": None}, "see it first"), ({"unreadable": ("Until",)}, "cannot be read"),
    ],
)  # fmt: skip
def test_anything_missing_or_over_says_why(change, word):
    assert word in why_not(replace(GIVEN, **change), "bulletin", AudienceTier.T2, TODAY)


def test_no_consent_covers_nothing_and_one_bad_one_spoils_all():
    assert not covers((), "bulletin", AudienceTier.T1, TODAY)
    assert not covers((GIVEN, replace(GIVEN, withdrawn=True)), "bulletin", AudienceTier.T1, TODAY)


def record(*rows):
    return Entry(
        guide="lived-experience",
        day=TODAY,
        id=7,
        sections=(Section("consent", "Consent", "", StepKind.CONSENT, rows),),
    )


def test_a_record_is_read_from_the_rows_of_its_section():
    entry = record(
        ("What may be used", "My words"), ("Where", "Bulletin; training"),
        ("Widest audience", "T3"),
        ("Until", "2027-05-31"), ("Wants to see it first", "no"), ("Agreed on", "2026-10-16"),
        ("Withdrawn on", ""),
    )  # fmt: skip
    (consent,) = consents_of(entry)
    assert consent == Consent(
        7, "My words", ("bulletin", "training"), AudienceTier.T3, date(2026, 10, 16),
        date(2027, 5, 31), seen_first=False,
    )  # fmt: skip


def test_a_date_in_words_is_never_taken_for_no_limit():
    (consent,) = consents_of(record(("What may be used", "x"), ("Until", "for two years")))
    assert why_not(consent, "bulletin", AudienceTier.T1, TODAY)


@pytest.mark.parametrize("words", ["2026-11-01", "yes", "she rang and withdrew"])
def test_anything_written_under_withdrawn_withdraws_it(words):
    (consent,) = consents_of(record(("What may be used", "x"), ("Withdrawn on", words)))
    assert consent.withdrawn


@pytest.mark.parametrize("words", ["person under 18", "adult who may lack capacity"])
def test_an_answer_about_age_and_capacity_counts_for_every_record(words):
    entry = record(("What may be used", "x"), ("Where", "bulletin"), ("Agreed on", "2026-10-16"))
    for section in (
        Section("age-and-capacity", "Age", words, StepKind.CHOICE),
        Section("age-and-capacity", "Age", "", StepKind.CHOICE, ((words,),)),
    ):
        (consent,) = consents_of(replace(entry, sections=(*entry.sections, section)))
        assert not consent.adult
    able = Section("age-and-capacity", "Age", "adult with capacity", StepKind.CHOICE)
    assert consents_of(replace(entry, sections=(*entry.sections, able)))[0].adult


def test_the_guide_asks_for_what_is_read_here():
    from reflectjournal.guides.load import load_guides
    from reflectjournal.sharing.consent import FIELDS

    guide = load_guides(None).get("lived-experience")
    steps = [step for step in (*guide.steps, *guide.fields) if step.kind is StepKind.CONSENT]
    assert steps
    assert set(FIELDS) <= set(steps[0].columns)


def test_an_entry_without_a_consent_section_has_no_consent():
    assert consents_of(Entry(guide="gibbs", day=TODAY)) == ()

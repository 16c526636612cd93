"""Every question, every answer, every audience: what it does, and what lifts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reflectjournal.errors import BadData
from reflectjournal.model import AudienceTier, Decision, Effect, Recipient
from reflectjournal.sharing.checklist import (
    assess,
    audience_tier,
    default_review,
    look_again,
    unanswered,
    with_record,
)
from reflectjournal.sharing.consent import Consent
from reflectjournal.sharing.questions import load_checklist, read_checklist
from tests.sharing.making import CLEAR, NO_READER, TODAY, decision, facts

LIST = load_checklist()
TIERS = tuple(AudienceTier)
WIDER = list(zip(TIERS, (*TIERS[1:], TIERS[-1]), strict=True))
READER = list(zip(TIERS, (False,) * 3 + (True,) * 2, strict=True))

# One letter an audience, T0 to T4: . pass, w warn, h hold, b block, r route.
ANSWERS = {
    (1, "yes"): "rrrrr", (1, "no"): ".....", (1, "unsure"): "rrrrr",
    (2, "learning"): ".....", (2, "cpd"): ".....", (2, "about-a-person"): "rrrrr",
    (2, "colleague"): "rrrrr", (2, "research"): "hhhhh", (2, "formal"): "rrrrr",
    (3, ""): "bbbbb", (3, "Better visits"): ".....",
    (4, "no"): ".....", (4, "yes, I have"): ".....", (4, "yes, not yet"): "bbbbb",
    (11, "no"): ".....", (11, "only the person themselves"): "hhhhh", (11, "perhaps"): ".wwhh",
    (11, "yes"): "bbbbb",
    (12, "no"): ".....", (12, "yes"): "..hhb", (12, "unsure"): "..hhb",
    (13, "no"): ".....", (13, "yes"): ".hhbb", (13, "unsure"): ".hhbb",
    (14, "no"): ".....", (14, "yes"): "..hhb", (14, "unsure"): "..hhb",
    (15, "content"): ".....", (15, "objects"): "hhhhh", (15, "safe-to"): "wwwww",
    (15, "not-practicable"): ".....", (15, "nobody"): ".....",
    (16, "no"): ".....", (16, "yes"): "bbbbb",
    (17, "no"): ".....", (17, "yes"): "hhhhh", (17, "unsure"): "wwwww",
    (18, "no"): ".....", (18, "yes"): "hhhhh", (18, "unsure"): "hhhhh",
    (19, "yes"): ".....", (19, "no"): "bbbbb", (19, "unsure"): "hhhhh",
    (20, "yes"): ".....", (20, "no"): "bbbbb",
    (21, "public-task"): ".....", (21, "legitimate-interests"): ".....",
    (21, "recognised-interest"): ".....", (21, "consent"): ".....",
    (21, "legal-obligation"): ".....", (21, "policy"): ".....", (21, "asked-dpo"): ".....",
    (21, "no-personal-data"): ".....", (21, "not-sure"): "hhhhh",
    (22, "screen"): ".....", (22, "printed"): ".....", (22, "encrypted-file"): ".....",
    (22, "shared-drive"): ".....", (22, "secure-email"): ".....", (22, "publication"): ".....",
    (22, "personal"): ".wbbb",
    (25, ""): "bbbbb", (25, "share"): ".....", (25, "share with changes"): ".....",
    (25, "do not share"): "bbbbb", (25, "routed elsewhere"): "bbbbb",
    (26, ""): "wwwww", (26, "2027-11-21"): ".....", (26, "soon"): "wwwww",
}  # fmt: skip
FACTS = [
    (8, {"direct_left": 1}, "bbbbb"),
    (9, {"undecided": 1}, ".wwbb"),
    (10, {"kept": ("a", "b", "c")}, "....."),
    (10, {"kept": ("a", "b", "c", "d")}, "....b"),
    (10, {"kept": tuple("abcde")}, "...hb"),
    (10, {"kept": tuple("abcdef")}, "..whb"),
    (10, {"kept": ("a",), "rare": ("a",)}, "....b"),
    (23, {"file_faults": ("a date",)}, "bbbbb"),
]
LETTERS = {
    ".": Effect.PASS,
    "w": Effect.WARN,
    "h": Effect.HOLD,
    "b": Effect.BLOCK,
    "r": Effect.ROUTE,
}


def effect_of(number, made, known=None):
    return assess(LIST, made, known or facts()).effect(number)


@pytest.mark.parametrize("tier", TIERS)
def test_with_every_answer_clear_nothing_stands_in_the_way(tier):
    assessment = assess(LIST, decision(tier), facts())
    assert assessment.consequences == ()
    assert assessment.may_leave


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(("number", "value"), list(ANSWERS))
def test_each_answer_has_its_effect_for_each_audience(number, value, tier):
    expected = LETTERS[ANSWERS[number, value][TIERS.index(tier)]]
    made = decision(tier, {number: value})
    assert effect_of(number, made) is expected


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(("number", "known", "letters"), FACTS)
def test_each_fact_has_its_effect_for_each_audience(number, known, letters, tier):
    made = decision(tier, {10: "\n".join("abcdef")})
    assert effect_of(number, made, facts(**known)) is LETTERS[letters[TIERS.index(tier)]]


def test_the_tables_above_cover_every_option_of_every_question():
    options = {(x.number, o.value) for x in LIST.questions for o in x.options}
    tested_by_tier = {(5, o.value) for o in LIST.question(5).options}
    assert options - set(ANSWERS) - tested_by_tier == set()


@pytest.mark.parametrize("number", sorted(CLEAR.keys() - {3, 7, 25, 26}))
def test_a_question_without_an_answer_keeps_the_file_back(number):
    made = decision(AudienceTier.T2, {number: ""})
    assert effect_of(number, made) is Effect.BLOCK
    assert number in unanswered(LIST, made)


def test_an_answer_that_is_no_option_counts_as_none():
    assert effect_of(1, decision(AudienceTier.T1, {1: "NO "})) is Effect.BLOCK


@pytest.mark.parametrize(
    ("value", "tier"),
    [
        ("me", "T0"), ("supervisor", "T1"), ("team", "T2"), ("organisation", "T2"),
        ("partners", "T3"), ("network", "T3"), ("public", "T4"),
    ],
)  # fmt: skip
def test_the_audience_sets_the_tier(value, tier):
    assert audience_tier(LIST, decision(AudienceTier.T0, {5: value})) == tier


@pytest.mark.parametrize(("tier", "wider"), WIDER)
def test_what_can_be_passed_on_counts_as_the_next_wider_audience(tier, wider):
    assert audience_tier(LIST, decision(tier, {6: "yes"})) is wider
    onward = (Recipient("manager", "us", "need", onward=True),)
    assert audience_tier(LIST, decision(tier, recipients=onward)) is wider


@pytest.mark.parametrize("tier", TIERS[1:])
def test_without_a_recipient_nothing_leaves_beyond_the_writer(tier):
    assert effect_of(6, decision(tier, recipients=())) is Effect.BLOCK


def test_kept_for_oneself_needs_no_recipient():
    assert effect_of(6, decision(AudienceTier.T0, recipients=())) is Effect.PASS


def test_each_recipient_needs_a_reason():
    without = (Recipient("a", "b", "c"), Recipient("d", "e", ""))
    assert effect_of(7, decision(AudienceTier.T2, {7: ""}, recipients=without)) is Effect.BLOCK
    assert effect_of(7, decision(AudienceTier.T2, {7: ""})) is Effect.PASS


def test_a_detail_that_is_kept_has_to_be_confirmed():
    known = facts(kept=("early teens", "a school"))
    assert effect_of(10, decision(AudienceTier.T1), known) is Effect.BLOCK
    confirmed = decision(AudienceTier.T1, {10: "early teens\na school"})
    assert effect_of(10, confirmed, known) is Effect.PASS


def test_a_concern_that_was_passed_on_lets_the_form_go_on():
    made = decision(AudienceTier.T2, {1: "yes"})
    assert assess(LIST, made, facts()).routed
    passed = replace(made, routed_kind="front door", routed_on=TODAY)
    assert assess(LIST, passed, facts()).may_leave
    assert not assess(LIST, replace(passed, routed_on=None), facts()).may_leave
    tomorrow = replace(passed, routed_on=TODAY + timedelta(days=1))
    assert not assess(LIST, tomorrow, facts()).may_leave


@pytest.mark.parametrize("value", ["about-a-person", "colleague", "formal"])
def test_sharing_about_a_person_is_never_lifted(value):
    made = decision(AudienceTier.T1, {2: value}, {2: "a note"}, routed_kind="LADO", routed_on=TODAY)
    assert assess(LIST, made, facts()).routed


def test_a_hold_waits_for_the_second_reader_and_for_nothing_else():
    held = decision(AudienceTier.T2, {18: "yes"}, **NO_READER)
    assessment = assess(LIST, held, facts())
    assert {c.question for c in assessment.standing} == {18, 24}
    read = replace(held, second_reader_role="manager", second_reader_on=TODAY)
    assert assess(LIST, read, facts()).may_leave
    assert assess(LIST, read, facts()).held


@pytest.mark.parametrize(("tier", "needed"), READER)
def test_beyond_the_organisation_a_second_reader_is_always_needed(tier, needed):
    assessment = assess(LIST, decision(tier, **NO_READER), facts())
    assert (assessment.effect(24) is Effect.BLOCK) is needed


def test_a_second_reader_tomorrow_has_not_read_it():
    made = decision(AudienceTier.T3, second_reader_on=TODAY + timedelta(days=1))
    assert not assess(LIST, made, facts()).may_leave


def test_a_warning_waits_for_a_reason():
    made = decision(AudienceTier.T1, {11: "perhaps"})
    assert not assess(LIST, made, facts()).may_leave
    reasoned = decision(AudienceTier.T1, {11: "perhaps"}, {11: "She was there herself."})
    assert assess(LIST, reasoned, facts()).may_leave


def test_a_reason_does_not_lift_a_block_or_a_hold():
    blocked = decision(AudienceTier.T2, {20: "no"}, {20: "reason"})
    held = decision(AudienceTier.T2, {18: "yes"}, {18: "reason"}, **NO_READER)
    assert not assess(LIST, blocked, facts()).may_leave
    assert not assess(LIST, held, facts()).may_leave


@pytest.mark.parametrize(("number", "tier"), [(13, "T3"), (13, "T4"), (14, "T4")])
def test_only_recorded_legal_advice_opens_what_the_law_closes(number, tier):
    made = decision(AudienceTier(tier), {number: "unsure"})
    assert not assess(LIST, made, facts()).may_leave
    half = replace(made, advice="May be published.", advice_role="solicitor")
    assert not assess(LIST, half, facts()).may_leave
    assert assess(LIST, replace(half, advice_on=TODAY), facts()).may_leave


def test_research_needs_a_reference_as_well_as_a_second_reader():
    made = decision(AudienceTier.T2, {2: "research"})
    assert not assess(LIST, made, facts()).may_leave
    assert assess(LIST, decision(AudienceTier.T2, {2: "research"}, {2: "REC 1"}), facts()).may_leave


def test_an_objection_holds_and_asks_for_a_reason():
    made = decision(AudienceTier.T2, {15: "objects"})
    effects = {c.effect: c.standing for c in assess(LIST, made, facts()).of(15)}
    assert effects == {Effect.HOLD: False, Effect.WARN: True}


def test_a_contribution_needs_consent_for_this_use_and_audience():
    consent = Consent(1, what="all", where=("bulletin",), given_on=TODAY, seen_on=TODAY)
    made = decision(AudienceTier.T2, {16: "yes"})
    assert not assess(LIST, made, facts()).may_leave
    assert assess(LIST, made, facts(consents=(consent,))).may_leave
    assert not assess(LIST, made, facts(consents=(consent,), use="post")).may_leave
    ended = replace(consent, until=TODAY - timedelta(days=1))
    assert not assess(LIST, made, facts(consents=(ended,))).may_leave
    assert not assess(LIST, made, facts(consents=(consent, ended))).may_leave


def test_vital_interests_is_not_offered_as_a_basis():
    assert not any("vital" in o.value + o.label.lower() for o in LIST.question(21).options)


def test_a_change_of_audience_names_the_answers_that_depend_on_it():
    again = look_again(LIST, AudienceTier.T2, AudienceTier.T3)
    by_tier = {x.number for x in LIST.questions for r in x.rules if len(r.tiers) < len(TIERS)}
    assert by_tier <= again
    assert {6, 7, 11, 19} <= again
    assert look_again(LIST, AudienceTier.T2, AudienceTier.T2) == frozenset()


def test_the_record_is_filled_from_the_answers():
    made = with_record(
        LIST, decision(AudienceTier.T2, {6: "yes", 13: "unsure"}), facts(kept=("x",))
    )
    assert (made.tier, made.audience_words) == (AudienceTier.T3, "My team")
    assert made.purpose == "Ask to see every room."
    assert (made.lawful_basis, made.channel) == ("public-task", "secure-email")
    assert made.legal_flags == ("court",)
    assert made.indirect_kept == ("x",)
    assert made.review_on == date(2027, 11, 21)


@pytest.mark.parametrize(
    ("tier", "today", "expected"),
    [
        ("T2", date(2026, 11, 21), date(2027, 11, 21)),
        ("T4", date(2026, 11, 21), date(2027, 5, 21)),
        ("T4", date(2026, 8, 31), date(2027, 2, 28)),
        ("T1", date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_review_comes_after_twelve_months_or_six_for_the_public(tier, today, expected):
    assert default_review(AudienceTier(tier), today) == expected


def test_the_list_has_its_26_questions_in_six_groups():
    sizes = [sum(x.group == g for x in LIST.questions) for g in LIST.groups]
    assert sizes == [4, 3, 5, 9, 3, 2]
    assert all(x.why and x.source for x in LIST.questions)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("as_at = 2026-01-01\ngroups = []\nquestion = 3", "TypeError"),
        ("groups = [", "Invalid"),
        ("groups = []", "as_at"),
    ],
)
def test_a_faulty_list_is_refused_with_its_fault(tmp_path, text, word):
    path = tmp_path / "list.toml"
    path.write_text(text)
    with pytest.raises(BadData, match=word):
        read_checklist(path)


def test_a_rule_about_an_answer_that_cannot_be_given_is_refused(tmp_path):
    from reflectjournal.paths import resource

    text = resource("checklists/sharing.toml").read_text(encoding="utf-8")
    path = tmp_path / "list.toml"
    path.write_text(text.replace('answers = ["yes, not yet"]', 'answers = ["yes not yet"]'))
    with pytest.raises(BadData, match="Question 4"):
        read_checklist(path)


def test_an_empty_decision_may_not_leave():
    assert not assess(LIST, Decision(title=""), facts()).may_leave

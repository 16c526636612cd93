"""The life of a decision: which moves are allowed, and what each needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflectjournal.errors import RuleBroken, SharingRefused
from reflectjournal.model import AudienceTier, Decision, DecisionState, Verdict
from reflectjournal.sharing import decision as life
from reflectjournal.sharing.checklist import assess, with_record
from reflectjournal.sharing.questions import load_checklist
from tests.sharing.making import TODAY, decision, facts

LIST = load_checklist()
S = DecisionState
ALLOWED = {
    (S.DRAFT, S.ASSESSED), (S.DRAFT, S.DECIDED), (S.ASSESSED, S.DRAFT), (S.ASSESSED, S.DECIDED),
    (S.DECIDED, S.EXPORTED), (S.EXPORTED, S.REVIEWED), (S.EXPORTED, S.WITHDRAWN),
    (S.REVIEWED, S.REVIEWED), (S.REVIEWED, S.WITHDRAWN),
}  # fmt: skip


def weighed(tier=AudienceTier.T2, **answers):
    made = decision(tier, {int(k[1:]): v for k, v in answers.items()})
    assessment = assess(LIST, made, facts())
    return with_record(LIST, life.mark_assessed(made, assessment), facts()), assessment


def shared():
    made, assessment = weighed()
    decided = life.decide(made, Verdict.SHARE, "It helps.", TODAY, assessment)
    return life.record_export(
        decided, filename="learning.md", file_hash="ab", file_format="markdown", on=TODAY
    )


def move(made, to):
    if to is S.DRAFT:
        return life.answer(made, 3, "x")
    if to is S.ASSESSED:
        return life.mark_assessed(made, assess(LIST, made, facts()))
    if to is S.DECIDED:
        return life.decide(made, Verdict.DO_NOT_SHARE, "No.", TODAY)
    if to is S.EXPORTED:
        return life.record_export(made, filename="a", file_hash="b", file_format="c", on=TODAY)
    if to is S.REVIEWED:
        return life.review(made, "Still fine.", None)
    return life.withdraw(made, "Asked to.", TODAY, recipients_told=True)


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_only_the_moves_of_the_record_are_allowed(before, after):
    made = replace(shared(), state=before)
    if (before, after) in ALLOWED or (before, after) == (S.DRAFT, S.DRAFT):
        assert move(made, after).state is after
    else:
        with pytest.raises(RuleBroken):
            move(made, after)


def test_the_whole_life_of_a_shared_copy():
    made = shared()
    assert (made.state, made.filename, made.exported_on) == (S.EXPORTED, "learning.md", TODAY)
    reviewed = life.review(made, "Still nobody to be seen.", None)
    gone = life.withdraw(reviewed, "The contributor asked.", TODAY, recipients_told=True)
    assert (gone.state, gone.recipients_told) == (S.WITHDRAWN, True)


def test_not_to_share_needs_a_reason_and_nothing_else():
    blank = Decision(title="See every room")
    with pytest.raises(RuleBroken, match="reason"):
        life.decide(blank, Verdict.DO_NOT_SHARE, "  ", TODAY)
    closed = life.decide(blank, Verdict.DO_NOT_SHARE, "Too easy to recognise.", TODAY)
    assert (closed.state, closed.verdict, closed.decided_on) == (S.DECIDED, "do not share", TODAY)
    assert closed.review_on is not None


def test_not_to_share_can_be_reviewed_but_never_exported():
    closed = life.decide(Decision(title=""), Verdict.DO_NOT_SHARE, "No.", TODAY)
    assert life.review(closed, "Still no.", None).state is S.REVIEWED
    with pytest.raises(RuleBroken, match="not to share"):
        life.record_export(closed, filename="a", file_hash="b", file_format="c", on=TODAY)
    with pytest.raises(SharingRefused, match="not to share"):
        life.check_may_export(closed, assess(LIST, closed, facts()))


def test_routed_needs_the_route_and_its_date():
    made, _ = weighed(_1="yes")
    with pytest.raises(RuleBroken, match="route"):
        life.decide(made, Verdict.ROUTED, "Risk.", TODAY)
    routed = replace(made, routed_kind="front door", routed_on=TODAY)
    assert life.decide(routed, Verdict.ROUTED, "Risk.", TODAY).verdict is Verdict.ROUTED


def test_to_share_needs_the_questions():
    with pytest.raises(RuleBroken, match="questions"):
        life.decide(Decision(title=""), Verdict.SHARE, "Because.", TODAY)


def test_a_standing_route_cannot_be_decided_as_shared():
    made, assessment = weighed(_2="about-a-person")
    with pytest.raises(RuleBroken, match="another route"):
        life.decide(made, Verdict.SHARE, "Because.", TODAY, assessment)


def test_a_file_is_refused_with_the_question_that_stands_in_the_way():
    made, assessment = weighed(_20="no")
    decided = life.decide(made, Verdict.SHARE, "Because.", TODAY, assessment)
    with pytest.raises(SharingRefused, match="Question 20"):
        life.check_may_export(decided, assess(LIST, decided, facts()))


def test_a_decision_allows_one_file():
    made = shared()
    with pytest.raises(SharingRefused, match="one of its own"):
        life.check_may_export(made, assess(LIST, made, facts()))


def test_changing_an_answer_asks_for_a_new_assessment():
    made, _ = weighed()
    changed = life.answer(made, 11, "perhaps", "reason")
    assert changed.state is S.DRAFT
    assert next(a for a in changed.answers if a.question == 11).note == "reason"
    assert len(changed.answers) == len(made.answers)


def test_deciding_again_starts_a_new_record_without_the_old_verdict_or_reader():
    fresh = life.again(replace(shared(), id=7, version=3))
    assert (fresh.id, fresh.version, fresh.state) == (0, 1, S.DRAFT)
    assert (fresh.verdict, fresh.second_reader_role, fresh.export_hash) == (None, "", "")
    assert fresh.recipients == shared().recipients


def test_the_closing_words_name_who_judged_and_promise_nothing():
    made = shared()
    assert life.closing_sentence(made) == (
        "You have recorded a decision to share with your team. Risk of recognition judged remote "
        "by practice lead on 21 November 2026. This is not a guarantee."
    )


def test_without_a_second_reader_the_closing_words_name_the_role_that_decided():
    made = replace(shared(), second_reader_role="", decided_by="Team manager")
    assert "judged remote by team manager on" in life.closing_sentence(made)
    made = replace(made, decided_by="DSL", audience_words="MASH partners")
    assert "with MASH partners. " in life.closing_sentence(made)
    assert "by DSL on" in life.closing_sentence(made)


def test_the_closing_words_do_not_call_remote_what_was_judged_possible():
    made, assessment = weighed(_11="perhaps")
    decided = life.decide(made, Verdict.SHARE, "Because.", TODAY, assessment)
    assert "remote" not in life.closing_sentence(decided)


@pytest.mark.parametrize("verdict", [Verdict.DO_NOT_SHARE, Verdict.ROUTED])
def test_no_closing_sentence_says_safe(verdict):
    made = replace(Decision(title=""), verdict=verdict)
    assert "safe " not in life.closing_sentence(made)

"""Aliases, clean copies, decisions and private settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import (
    Alias,
    AliasKind,
    Answer,
    AudienceTier,
    Choice,
    CleanCopy,
    CleanCopyPart,
    Decision,
    DecisionFilter,
    DecisionState,
    Recipient,
    SupportContact,
    Treatment,
    Verdict,
)
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.clean_copies import CleanCopies
from reflectjournal.store.connection import DriverError
from reflectjournal.store.decisions import Decisions
from reflectjournal.store.private_settings import PrivateSettings
from reflectjournal.store.vault import Vault
from tests.store.test_entries import DAY, Clock


def test_an_alias_is_matched_by_name_and_variant_whatever_the_case(vault: Vault) -> None:
    aliases = Aliases(vault)
    donna = aliases.save(Alias(" Donna  Pellworth ", ("Donna", "Donna", " "), "Parent A"))
    place = aliases.save(Alias("Harrowmere", role="a town", kind=AliasKind.PLACE))
    assert donna.name == "Donna Pellworth"
    assert donna.variants == ("Donna",)
    assert aliases.match("donna") == aliases.match("DONNA  PELLWORTH") == donna
    assert aliases.match("Don") is None
    assert aliases.all() == (donna, place)
    assert "Donna" not in repr(donna)


def test_an_alias_is_changed_and_taken_out(vault: Vault) -> None:
    aliases = Aliases(vault)
    saved = aliases.save(Alias("Donna"))
    changed = aliases.save(replace(saved, role="Parent B"))
    assert aliases.get(saved.id) == changed
    aliases.delete(saved.id)
    with pytest.raises(NotFound):
        aliases.get(saved.id)
    with pytest.raises(RuleBroken):
        aliases.save(Alias("  "))


def test_a_clean_copy_remembers_how_far_its_review_has_come(vault: Vault) -> None:
    copies = CleanCopies(vault, Clock())
    saved = copies.save(
        CleanCopy(
            "A visit",
            (CleanCopyPart(1, "T", "text", "hash"), CleanCopyPart(2)),
            (Choice("person:donna", Treatment.ROLE, "Parent A"),),
            ("Kai",),
            AudienceTier.T3,
            "the forum",
            letters=True,
        )
    )
    assert copies.get(saved.id) == saved
    more = copies.save(replace(saved, parts=saved.parts[1:], choices=()))
    assert copies.get(saved.id) == more
    assert copies.of(1) == ()
    assert copies.of(2) == copies.all() == (more,)
    copies.delete(saved.id)
    assert copies.all() == ()
    copies.restore(saved.id)
    assert len(copies.all()) == 1


def full_decision() -> Decision:
    return Decision(
        "Learning from a visit",
        Verdict.DO_NOT_SHARE,
        "Too recent",
        DecisionState.DECIDED,
        recipients=(Recipient("team manager", "the trust", "to plan", onward=True),),
        answers=(Answer(1, "no"), Answer(11, "perhaps", "a small team")),
        entries=(1, 2),
        decided_on=DAY,
        review_on=date(2026, 3, 14),
    )


def test_a_decision_not_to_share_is_a_whole_record(vault: Vault) -> None:
    decisions = Decisions(vault, Clock())
    saved = decisions.add(full_decision())
    assert decisions.get(saved.id) == saved
    assert replace(saved, id=0, created_at=None) == full_decision()
    assert decisions.about(2) == (saved,)
    assert decisions.about(3) == ()


def test_changing_a_decision_adds_a_version_and_keeps_the_earlier_ones(vault: Vault) -> None:
    decisions = Decisions(vault, Clock())
    first = decisions.add(full_decision())
    second = decisions.amend(first.id, review_outcome="Still too recent")
    assert (first.version, second.version) == (1, 2)
    assert decisions.get(first.id) == second
    assert decisions.history(first.id) == (first, second)
    with pytest.raises(NotFound):
        decisions.amend(99, reason="x")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision_version SET content = '{}'",
        "DELETE FROM decision_version",
        "DELETE FROM decision",
        "UPDATE decision_version SET version = 9",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_a_decision(
    vault: Vault, statement: str
) -> None:
    decisions = Decisions(vault)
    saved = decisions.add(full_decision())
    with pytest.raises(DriverError, match="append-only"), vault.transaction() as tx:
        tx.execute(statement)
    assert decisions.history(saved.id) == (saved,)


def test_the_register_is_filtered_by_its_latest_versions(vault: Vault) -> None:
    decisions = Decisions(vault)
    first = decisions.add(full_decision())
    second = decisions.add(
        Decision(
            "Other", Verdict.SHARE, tier=AudienceTier.T3, format="docx", channel="secure email"
        )
    )
    assert [d.id for d in decisions.page()] == [second.id, first.id]
    assert [d.id for d in decisions.page(after=second.id)] == [first.id]
    for narrowed, found in (
        (DecisionFilter(tier=AudienceTier.T3), [second.id]),
        (DecisionFilter(verdict=Verdict.DO_NOT_SHARE), [first.id]),
        (DecisionFilter(format="docx", channel="secure email"), [second.id]),
        (DecisionFilter(review_until=date(2026, 3, 14)), [first.id]),
        (DecisionFilter(review_until=date(2026, 3, 13)), []),
    ):
        assert [d.id for d in decisions.page(narrowed)] == found
    decisions.amend(first.id, verdict=Verdict.ROUTED)
    assert decisions.page(DecisionFilter(verdict=Verdict.DO_NOT_SHARE)) == ()


def test_private_settings_hold_what_json_knows(vault: Vault) -> None:
    private = PrivateSettings(vault)
    assert private.get("employer_answer") is None
    assert private.get("presentation_view", False) is False
    private.set("employer_answer", {"answer": "yes", "on": DAY})
    assert private.get("employer_answer") == {"answer": "yes", "on": "2025-03-14"}
    private.set("presentation_view", True)
    assert set(private.all()) == {"employer_answer", "presentation_view"}
    private.set("employer_answer", None)
    assert private.get("employer_answer") is None


def test_local_contacts_keep_their_order_and_the_day_they_were_checked(vault: Vault) -> None:
    private = PrivateSettings(vault)
    contacts = (
        SupportContact("child", "Children's front door", "01632 960147", "office hours", DAY, True),
        SupportContact("adult", "Adult safeguarding"),
    )
    private.save_contacts(contacts)
    assert private.contacts() == contacts

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reflectjournal.model import (
    Action,
    AgendaItem,
    AgendaSource,
    Alias,
    AudienceTier,
    Choice,
    CleanCopy,
    CleanCopyPart,
    Cpd,
    Entry,
    EvidenceKind,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Goal,
    Link,
    LinkKind,
    Moment,
    Origin,
    OriginKind,
    Section,
    Session,
    SessionKind,
    StepKind,
    Treatment,
)
from reflectjournal.store.actions import Actions
from reflectjournal.store.aliases import Aliases
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.clean_copies import CleanCopies
from reflectjournal.store.entries import Entries
from reflectjournal.store.goals import Goals
from reflectjournal.store.sessions import Sessions
from reflectjournal.store.vault import Vault
from tests.store.desk import Desk
from tests.store.pages import decrypted_pages
from tests.store.test_entries import DAY, Clock

CANARY = "Quillwort"
"""Stands in everything of the entry that is removed, whole or as the start of a longer word."""


def canary_entry() -> Entry:
    def word(field: str) -> str:
        return f"{CANARY}{field}"

    return Entry(
        "gibbs",
        DAY,
        title=word("title"),
        sections=(
            Section("a", "A", f"{word('text')} " * 900),
            Section("b", word("step"), kind=StepKind.PEOPLE, rows=((word("cell"),),)),
        ),
        tags=(word("tag"), "shared"),
        feelings=(FeelingCheck(Moment.THEN, (FeelingWord(word("feeling")),), body=word("body")),),
        flags=(Flag(FlagKind.SUPERVISION, note=word("flag")),),
        links=(Link(LinkKind.GOAL, 1, word("link")),),
        cpd=Cpd(word("cpd"), peer_note=word("peer")),
    )


def quote_everywhere(vault: Vault, entry: Entry) -> None:
    """What the window stores elsewhere about an entry, with the words it takes from it."""
    entries = Entries(vault)
    entries.save(Entry("gibbs", DAY, tags=("shared",), links=(Link(LinkKind.ENTRY, entry.id,
                 entry.title),)))  # fmt: skip
    Actions(vault).save(Action("Ring", Origin(OriginKind.ENTRY, entry.id, "b", entry.title)))
    goals = Goals(vault)
    link = Link(LinkKind.ENTRY, entry.id, entry.title)
    goal = goals.save(Goal("Listen", origins=(link,)))
    goals.link(goal.id, link, EvidenceKind.REFLECTION)
    sessions = Sessions(vault, entries)
    session = sessions.save(
        Session(SessionKind.SUPERVISION, datetime.now(UTC), record=entry.id, preparation=entry.id)
    )
    sessions.save_agenda_item(
        AgendaItem(session.id, entry.title, AgendaSource.ENTRY, entry.id, note=entry.title)
    )
    choice = Choice(f"person:{CANARY.lower()}", Treatment.ROLE, "Parent A", CANARY)
    CleanCopies(vault).save(
        CleanCopy(
            "A visit",
            (CleanCopyPart(entry.id, text=f"{CANARY} not reviewed yet"),),
            (choice,),
            also_names=(CANARY,),
            splits=(f"person:{CANARY.lower()}",),
            audience=AudienceTier.T2,
            who_describes=CANARY,
        )
    )
    Attachments(vault).add(entry.id, f"{CANARY}.txt", "text/plain", CANARY.encode() * 90_000)


def test_a_removed_entry_leaves_no_residue_in_any_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    vault = desk.create()
    clock = Clock()
    entries = Entries(vault, clock)
    Aliases(vault).save(Alias("stays", role="Parent A"))
    entry = entries.save(canary_entry())
    for minutes in range(12):  # autosaves, with revisions among them
        clock.now += timedelta(minutes=minutes)
        sections = (replace(entry.sections[0], text=f"{CANARY}{minutes} edited "), *entry.sections)
        entry = entries.save(replace(entry, sections=sections[:3]))
    entries.leave(entry.id)
    quote_everywhere(vault, entry)
    vault.checkpoint()
    vault.close()
    before = decrypted_pages(desk.database, desk.key).lower()
    assert before.count(CANARY.lower().encode()) > 100

    vault = desk.open()
    entries = Entries(vault)
    entries.delete(entry.id)
    assert entries.empty_bin() == 1
    assert vault.verify().ok
    vault.close()
    after = decrypted_pages(desk.database, desk.key).lower()
    found = after.find(CANARY.lower().encode())
    assert found < 0, after[found - 80 : found + 40]
    assert b"shared" in after  # the decrypting works, and others' words stay
    assert b"parent a" in after


def test_what_was_made_of_a_removed_entry_stays(vault: Vault) -> None:
    entries = Entries(vault)
    entry = entries.save(canary_entry())
    quote_everywhere(vault, entry)
    reviewed = CleanCopies(vault).save(
        CleanCopy("Shared", (CleanCopyPart(entry.id, "T", "clean text"),), reviewed_at=Clock().now)
    )
    entries.delete(entry.id)
    entries.erase(entry.id)
    (action,) = Actions(vault).open()
    assert (action.what, action.origin.label) == ("Ring", "")
    (goal,) = Goals(vault).all()
    assert goal.origins == ()
    assert [item.link for item in Goals(vault).evidence(goal.id)] == [None]
    sessions = Sessions(vault, entries)
    (session,) = sessions.page()
    assert (session.record, session.preparation) == (0, 0)
    assert [i.title for i in sessions.agenda(session.id)] == ["An entry that was removed"]
    kept = CleanCopies(vault).get(reviewed.id)
    assert kept.parts[0].text == "clean text"
    assert kept.choices == ()

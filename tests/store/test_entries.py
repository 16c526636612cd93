from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reflectjournal.errors import NotFound, RuleBroken
from reflectjournal.model import (
    ActionKind,
    Changes,
    Cpd,
    Cursor,
    Entry,
    EntryFilter,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Link,
    LinkKind,
    Moment,
    Origin,
    OriginKind,
    Outcome,
    Section,
    StepKind,
    TagCount,
    Want,
)
from reflectjournal.store.actions import Actions
from reflectjournal.store.counts import Counts
from reflectjournal.store.entries import Entries
from reflectjournal.store.entry_parts import MOST_SECTIONS
from reflectjournal.store.search import search
from reflectjournal.store.vault import Vault

DAY = date(2025, 3, 14)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entries(vault: Vault, clock: Clock) -> Entries:
    return Entries(vault, clock)


def written(text: str = "The kitchen was spotless.", **fields: object) -> Entry:
    section = Section("description", "Description", text, guide="gibbs")
    return replace(Entry("gibbs", DAY, sections=(section,)), **fields)  # type: ignore[arg-type]


def full() -> Entry:
    """An entry in which every field holds something."""
    people = Section("who", "Who", kind=StepKind.PEOPLE, rows=(("Parent A", "mother"), ("Ä", "x")))
    return written(
        title="I never asked to see upstairs",
        sections=(*written().sections, people, Section("empty", "Empty", private=True)),
        feelings=(
            FeelingCheck(Moment.THEN, (FeelingWord("uneasy", 2),), -1, 2, "shoulders"),
            FeelingCheck(Moment.NOW, (FeelingWord("calm"), FeelingWord("sad", 3))),
        ),
        tags=("Home visit", "neglect"),
        flags=(Flag(FlagKind.SUPERVISION, Want.SUPPORT, "help me", datetime.now(UTC)),),
        links=(Link(LinkKind.GOAL, 7, "a goal"),),
        outcome=Outcome.MIXED,
        cpd=Cpd("course", "Local board", DAY, None, 3.5, 1.0, True, ("swe:4.1",), peer_role="peer"),
        step="who",
        finished_at=datetime.now(UTC),
    )


def test_an_entry_comes_back_exactly_as_it_was_saved(entries: Entries) -> None:
    saved = entries.save(full())
    assert saved.id
    assert entries.get(saved.id) == saved
    assert replace(saved, id=0, created_at=None, updated_at=None) == full_like(saved)


def full_like(saved: Entry) -> Entry:
    """`full()` with the moments of the saved one, which are made anew at each call."""
    return replace(full(), flags=saved.flags, finished_at=saved.finished_at)


def test_saving_what_has_not_changed_writes_nothing(entries: Entries, vault: Vault) -> None:
    saved = entries.save(full())
    before = vault.commit_no
    assert entries.save(saved) == saved
    assert vault.commit_no == before


def test_every_part_can_be_changed_and_taken_away(entries: Entries) -> None:
    saved = entries.save(full())
    bare = replace(
        saved, title="", sections=saved.sections[:1], feelings=(), tags=(), flags=(), links=(),
        outcome=None, cpd=None, day=DAY + timedelta(days=1), finished_at=None,
    )  # fmt: skip
    changed = entries.save(bare)
    assert entries.get(saved.id) == changed
    assert changed.tags == ()
    assert entries.tags() == ()
    assert [row.id for row in entries.on(DAY)] == []
    assert [row.id for row in entries.on(bare.day)] == [saved.id]


def test_a_moved_day_moves_the_entry_in_every_list(entries: Entries) -> None:
    saved = entries.save(full())
    later = entries.save(replace(saved, day=DAY + timedelta(days=30)))
    entries.save(written(day=DAY + timedelta(days=10), tags=("neglect",)))
    for asked in (EntryFilter(), EntryFilter(tag="NEGLECT")):
        assert entries.page(asked)[0].id == later.id
    assert entries.page(EntryFilter(feeling="sad"))[0].day == later.day
    assert entries.page(EntryFilter(cpd=True))[0].day == later.day


def test_characters_that_no_file_can_hold_are_left_out(entries: Entries) -> None:
    saved = entries.save(written("half \ud83d of a face\0", title="a\0b\udc00"))
    assert entries.get(saved.id) == saved
    assert saved.title == "ab\ufffd"
    assert saved.sections[0].text == "half \ufffd of a face"


def test_a_tag_is_one_tag_whatever_its_case_and_spaces(entries: Entries) -> None:
    first = entries.save(written(tags=("Home  visit", "home visit", " ")))
    entries.save(written(tags=("HOME VISIT",)))
    assert first.tags == ("Home visit",)
    assert entries.tags() == (TagCount("Home visit", 2),)
    assert entries.count(EntryFilter(tag="home visit")) == 2


def test_pages_follow_each_other_without_gap_or_repeat(entries: Entries) -> None:
    days = [DAY - timedelta(days=n % 7) for n in range(40)]
    ids = {entries.save(written(day=day, tags=("t",))).id for day in days}
    for asked in (EntryFilter(), EntryFilter(tag="t"), EntryFilter(guide="gibbs")):
        seen: list[tuple[date, int]] = []
        after = None
        while page := entries.page(asked, after, limit=7):
            seen += [(row.day, row.id) for row in page]
            after = Cursor(page[-1].day, page[-1].id)
        assert seen == sorted(seen, reverse=True)
        assert {id_ for _, id_ in seen} == ids
        assert len(seen) == len(ids) == entries.count(asked)


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        (EntryFilter(guide="gibbs"), "ab"),
        (EntryFilter(tag="x"), "a"),
        (EntryFilter(flag=FlagKind.SUPERVISION), "a"),
        (EntryFilter(flag=FlagKind.BULLETIN), ""),
        (EntryFilter(outcome=Outcome.MIXED), "ac"),
        (EntryFilter(feeling="Sad"), "ab"),
        (EntryFilter(draft=True), "bc"),
        (EntryFilter(draft=False), "a"),
        (EntryFilter(cpd=True), "b"),
        (EntryFilter(cpd=False), "ac"),
        (EntryFilter(since=DAY), "bc"),
        (EntryFilter(until=DAY - timedelta(days=1)), "a"),
        (EntryFilter(tag="x", feeling="sad", outcome=Outcome.MIXED, guide="gibbs"), "a"),
        (EntryFilter(feeling="sad", cpd=True, since=DAY, draft=True), "b"),
        (EntryFilter(tag="none"), ""),
    ],
)
def test_a_filter_narrows_list_and_count_alike(
    entries: Entries, filter: EntryFilter, found: str
) -> None:
    sad = (
        FeelingCheck(Moment.THEN, (FeelingWord("sad"),)),
        FeelingCheck(Moment.NOW, (FeelingWord("sad"),)),
    )
    names = {
        entries.save(entry).id: name
        for name, entry in {
            "a": written(
                day=DAY - timedelta(days=1), tags=("x", "y"), feelings=sad, outcome=Outcome.MIXED,
                flags=(Flag(FlagKind.SUPERVISION),), finished_at=datetime.now(UTC),
            ),
            "b": written(feelings=sad, cpd=Cpd("course")),
            "c": written(guide="era", outcome=Outcome.MIXED, tags=("y",)),
        }.items()
    }  # fmt: skip
    assert "".join(sorted(names[row.id] for row in entries.page(filter))) == found
    assert entries.count(filter) == len(found)


def test_a_row_shows_what_a_list_needs(entries: Entries) -> None:
    saved = entries.save(full())
    (row,) = entries.page()
    assert (row.id, row.day, row.title) == (saved.id, DAY, saved.title)
    assert row.excerpt == "The kitchen was spotless."
    assert row.tags == saved.tags
    assert row.flags == (FlagKind.SUPERVISION,)
    assert row.outcome is Outcome.MIXED
    assert row.finished
    assert "kitchen" not in repr(row)


def test_the_bin_takes_an_entry_off_every_list_and_gives_it_back_whole(
    entries: Entries, vault: Vault
) -> None:
    saved = entries.save(full())
    counts = Counts(vault)
    before = (entries.tags(), weeks(vault), counts.tags_beside("neglect"), entries.count())
    entries.delete(saved.id)
    assert entries.page() == ()
    assert entries.count() == 0
    assert entries.tags() == ()
    assert weeks(vault) == []
    assert counts.tags_beside("neglect") == ()
    assert entries.flagged(FlagKind.SUPERVISION) == ()
    assert [row.id for row in entries.bin()] == [saved.id]
    assert search(vault, "spotless").hits == ()
    assert [hit.id for hit in search(vault, "spotless in:bin").hits] == [saved.id]
    entries.restore(saved.id)
    assert entries.get(saved.id) == saved
    assert (entries.tags(), weeks(vault), counts.tags_beside("neglect"), entries.count()) == before


def test_only_what_is_in_the_bin_can_be_removed_for_good(entries: Entries) -> None:
    saved = entries.save(full())
    with pytest.raises(RuleBroken):
        entries.erase(saved.id)
    entries.delete(saved.id)
    entries.erase(saved.id)
    with pytest.raises(NotFound):
        entries.get(saved.id)
    assert entries.empty_bin() == 0


def test_the_number_of_a_removed_entry_is_never_given_again(entries: Entries) -> None:
    gone = entries.save(written())
    entries.delete(gone.id)
    assert entries.empty_bin() == 1
    assert entries.save(written()).id > gone.id


def test_nothing_empty_is_removed_by_itself(entries: Entries) -> None:
    saved = entries.save(Entry("gibbs", DAY))
    entries.leave(saved.id)
    assert [row.id for row in entries.page()] == [saved.id]


def test_the_draft_to_go_on_with_is_the_one_written_in_last(entries: Entries, clock: Clock) -> None:
    first = entries.save(written(day=DAY))
    clock.move(minutes=1)
    second = entries.save(written(day=DAY - timedelta(days=9)))
    draft = entries.open_draft()
    assert draft is not None
    assert draft.id == second.id
    clock.move(minutes=1)
    entries.save(replace(second, finished_at=clock.now))
    draft = entries.open_draft()
    assert draft is not None
    assert draft.id == first.id


def test_an_entry_that_was_taken_there_no_longer_waits(entries: Entries, clock: Clock) -> None:
    saved = entries.save(full())
    assert [row.id for row in entries.flagged(FlagKind.SUPERVISION)] == [saved.id]
    entries.save(replace(saved, flags=(replace(saved.flags[0], taken_at=clock.now),)))
    assert entries.flagged(FlagKind.SUPERVISION) == ()
    assert entries.count(EntryFilter(flag=FlagKind.SUPERVISION)) == 1


def test_titles_are_found_by_the_beginnings_of_their_words(entries: Entries) -> None:
    entries.save(written(title="The kitchen table"))
    wanted = entries.save(written(title="Üpstairs, never asked"))
    assert [row.id for row in entries.titles("ask ups")] == [wanted.id]
    assert len(entries.titles("")) == 2
    assert entries.titles('"*:^') == entries.titles("")


def test_days_tell_how_many_entries_they_have(entries: Entries) -> None:
    for day in (DAY, DAY, DAY + timedelta(days=1), DAY + timedelta(days=40)):
        entries.save(written(day=day))
    found = entries.days(DAY, DAY + timedelta(days=30))
    assert found == {DAY: 2, DAY + timedelta(days=1): 1}


def weeks(vault: Vault) -> list[tuple[object, ...]]:
    """Monday, guide, outcome, entries and words: what the figures are counted from."""
    return vault.rows("SELECT week, guide, outcome, entries, words FROM week ORDER BY week")


def test_weeks_and_pairs_follow_every_change(entries: Entries, vault: Vault) -> None:
    counts = Counts(vault)
    saved = entries.save(written("one two three", tags=("a", "b"), outcome=Outcome.MIXED))
    assert weeks(vault) == [("2025-03-10", "gibbs", "mixed", 1, 3)]
    assert counts.tags_beside("A") == (TagCount("b", 1),)
    assert counts.tags_beside("b") == (TagCount("a", 1),)
    moved = entries.save(
        replace(
            saved,
            day=date(2025, 3, 17),
            sections=written("one").sections,
            tags=("b",),
            outcome=None,
        )
    )
    assert weeks(vault) == [("2025-03-17", "gibbs", "", 1, 1)]
    assert counts.tags_beside("b") == ()
    assert entries.tags() == (TagCount("b", 1),)
    entries.delete(moved.id)
    assert weeks(vault) == []


def test_feelings_are_points_once_a_cell_is_marked(entries: Entries, vault: Vault) -> None:
    entries.save(full())
    marked = Counts(vault).marked(DAY, DAY)
    assert [(moment, pleasantness) for _, _, moment, pleasantness in marked] == [("then", -1)]


def test_renewals_are_due_until_the_learning_was_renewed(entries: Entries) -> None:
    cpd = Cpd("course", topic="data protection", renewal_due=date(2026, 3, 1))
    old = entries.save(written(cpd=cpd))
    assert [(due, row.id) for due, row in entries.renewals(date(2026, 3, 1))] == [
        (date(2026, 3, 1), old.id)
    ]
    assert entries.renewals(date(2026, 2, 28)) == ()
    renewed = replace(cpd, renewal_due=date(2027, 3, 1))
    entries.save(written(day=DAY + timedelta(days=300), cpd=renewed))
    assert entries.renewals(date(2026, 12, 1)) == ()


def test_cpd_records_of_a_period_come_whole_and_in_order(entries: Entries) -> None:
    second = entries.save(written(day=DAY + timedelta(days=2), cpd=Cpd("b", hours_individual=1.5)))
    first = entries.save(written(cpd=Cpd("a")))
    entries.save(written(day=DAY + timedelta(days=400), cpd=Cpd("c")))
    assert entries.cpd(DAY, DAY + timedelta(days=30)) == (first, second)


def test_links_can_be_followed_back(entries: Entries) -> None:
    saved = entries.save(full())
    assert [row.id for row in entries.linked_to(Link(LinkKind.GOAL, 7))] == [saved.id]
    assert entries.linked_to(Link(LinkKind.ENTRY, 7)) == ()


def test_subscribers_hear_once_of_each_save(entries: Entries, vault: Vault) -> None:
    heard: list[Changes] = []
    unsubscribe = vault.subscribe(heard.append)
    saved = entries.save(full())
    assert len(heard) == 1
    assert heard[0].touches("entry", saved.id)
    unsubscribe()
    entries.delete(saved.id)
    assert len(heard) == 1


def test_a_save_that_fails_leaves_the_entry_as_it_was(
    entries: Entries, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = entries.save(full())

    def fail(*_: object) -> None:
        raise OSError("the last part cannot be written")

    monkeypatch.setattr("reflectjournal.store.entry_parts.write_cpd", fail)
    broken = replace(saved, title="new", sections=(), tags=("other",), cpd=None)
    with pytest.raises(OSError, match="last part"):
        entries.save(broken)
    monkeypatch.undo()
    assert entries.get(saved.id) == saved
    assert [hit.id for hit in search(vault, "spotless tag:neglect").hits] == [saved.id]
    assert search(vault, "in:title new").hits == ()
    assert vault.verify().ok


def test_an_entry_holds_many_parts_and_says_when_there_are_too_many(entries: Entries) -> None:
    section = Section("s", "S", "word")
    saved = entries.save(written(sections=(section,) * MOST_SECTIONS))
    assert len(entries.get(saved.id).sections) == MOST_SECTIONS
    with pytest.raises(RuleBroken, match="parts at most"):
        entries.save(replace(saved, sections=(section,) * (MOST_SECTIONS + 1)))
    neighbour = entries.save(written("next door"))
    assert entries.get(neighbour.id).sections == written("next door").sections


def test_rows_of_action_steps_become_actions_when_the_entry_is_left(
    entries: Entries, vault: Vault
) -> None:
    def steps(*rows: tuple[str, ...]) -> tuple[Section, ...]:
        return (Section("plan", "Plan", kind=StepKind.ACTION, rows=rows),)

    actions = Actions(vault)
    saved = entries.save(written(sections=steps(("Ring the sch", "", "")), title="A visit"))
    assert actions.open() == ()
    saved = entries.save(
        replace(saved, sections=steps(("Ring the school", "me", "2025-04-01"), ("", "", "")))
    )
    entries.leave(saved.id)
    origin = Origin(OriginKind.ENTRY, saved.id)
    (ring,) = actions.of(origin)
    assert (ring.what, ring.due) == ("Ring the school", date(2025, 4, 1))
    assert (ring.origin.step, ring.origin.label) == ("plan", "A visit")

    saved = entries.save(
        replace(saved, sections=steps(("Write", "", ""), ("Ring the school nurse", "", "")))
    )
    entries.leave(saved.id)
    assert [a.what for a in actions.of(origin)] == ["Write", "Ring the school nurse"]
    assert actions.of(origin)[0].id == ring.id

    worked_on = actions.save(replace(actions.of(origin)[0], outcome="They answered."))
    saved = entries.save(replace(saved, sections=steps(("Something else", "", ""))))
    entries.leave(saved.id)
    assert actions.get(worked_on.id).what == "Write"
    assert "Something else" in [a.what for a in actions.of(origin)]


def test_rows_of_a_recommendation_step_keep_role_measure_and_strength(
    entries: Entries, vault: Vault
) -> None:
    row = ("Ask first", "Team manager", "not a date", "Audit in May", "process")
    section = Section("change", "Change", kind=StepKind.RECOMMENDATION, rows=(row,))
    saved = entries.save(written(sections=(section,)))
    entries.leave(saved.id)
    (made,) = Actions(vault).of(Origin(OriginKind.ENTRY, saved.id, "change"))
    assert made.kind is ActionKind.RECOMMENDATION
    assert (made.owner, made.due, made.measure, made.strength) == (
        "Team manager",
        None,
        "Audit in May",
        "process",
    )

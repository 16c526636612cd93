from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reflectjournal.errors import ExportFailed, NotFound, RuleBroken, WrongSecret
from reflectjournal.journal import Journal, samples
from reflectjournal.model import (
    Action,
    ActionKind,
    AgendaItem,
    Entry,
    Flag,
    FlagKind,
    GoalStatus,
    Link,
    LinkKind,
    Origin,
    OriginKind,
    Section,
    Session,
    SessionKind,
    Want,
    codec,
)
from tests.conftest import PASSPHRASE

DAY = date(2025, 3, 14)


def answered(entry: Entry, *texts: str) -> Entry:
    """The entry with these answers to its first steps."""
    sections = [
        replace(section, text=text) for section, text in zip(entry.sections, texts, strict=False)
    ]
    return replace(entry, sections=(*sections, *entry.sections[len(sections) :]))


def test_a_journal_is_opened_again_with_its_passphrase_and_nothing_else(
    journal: Journal, vault_folder: Path
) -> None:
    entry = journal.begin("gibbs", DAY)
    journal.close()
    journal.close()
    with pytest.raises(WrongSecret):
        Journal.derive(vault_folder, "another quiet phrase entirely")
    again = Journal.open(vault_folder, Journal.derive(vault_folder, PASSPHRASE))
    assert again.entries.get(entry.id) == entry
    assert again.warnings == ()
    assert again.folder == vault_folder
    again.close()


def test_a_forgotten_passphrase_is_survived_with_the_recovery_key(tmp_path: Path) -> None:
    from reflectjournal.store.keys import CHEAP

    new = Journal.derive_new(PASSPHRASE, CHEAP)
    Journal.create(tmp_path / "j", new).close()
    key = Journal.derive_from_recovery(tmp_path / "j", new.recovery_key)
    Journal.open(tmp_path / "j", key).close()


def test_a_reflection_begins_as_a_saved_draft_with_the_steps_of_its_guide(
    journal: Journal,
) -> None:
    entry = journal.begin("gibbs", DAY)
    guide = journal.guides.get("gibbs")
    assert guide is not None
    assert [s.step for s in entry.sections][: len(guide.steps)] == [s.id for s in guide.steps]
    assert (entry.day, entry.finished_at) == (DAY, None)
    assert journal.begin("era").day == datetime.now(UTC).astimezone().date()
    with pytest.raises(NotFound, match="guide"):
        journal.begin("no-such-guide")


def test_changing_the_guide_keeps_every_word(journal: Journal) -> None:
    entry = answered(journal.begin("gibbs", DAY), "The kitchen was bare.", "Uneasy.", "It helped.")
    switched = journal.switch_guide(entry, "driscoll")
    assert switched.guide == "driscoll"
    stored = journal.entries.get(entry.id)
    assert stored == switched
    for text in ("The kitchen was bare.", "Uneasy.", "It helped."):
        assert text in stored.text
    assert [hit.id for hit in journal.search("bare guide:driscoll").hits] == [entry.id]


def test_finishing_dates_the_entry_keeps_a_revision_and_stores_its_actions(
    journal: Journal,
) -> None:
    entry = answered(journal.begin("gibbs", DAY), "The kitchen was bare.")
    plan = next(i for i, s in enumerate(entry.sections) if s.kind == "action")
    row = ("See every room", "me", "2025-04-01")
    sections = list(entry.sections)
    sections[plan] = replace(sections[plan], rows=(row,))
    finished = journal.finish(replace(entry, sections=tuple(sections)))
    assert finished.finished_at is not None
    assert journal.entries.get(entry.id) == finished
    (action,) = journal.actions.of(Origin(OriginKind.ENTRY, entry.id))
    assert (action.what, action.due) == ("See every room", date(2025, 4, 1))
    assert len(journal.revisions.of(entry.id)) == 1
    again = journal.finish(finished)
    assert len(journal.actions.open()) == 1
    assert again.finished_at is not None


def test_a_case_review_is_not_finished_without_a_recommendation(journal: Journal) -> None:
    entry = answered(journal.begin("case-review", DAY), "What happened.")
    with pytest.raises(RuleBroken, match="recommendation"):
        journal.finish(entry)
    assert journal.entries.get(entry.id).finished_at is None
    origin = Origin(OriginKind.ENTRY, entry.id, "recommendations")
    journal.actions.save(
        Action("Ask first", origin, "Team manager", DAY, kind=ActionKind.RECOMMENDATION)
    )
    assert journal.finish(entry).finished_at is not None


def test_an_entry_whose_guide_file_is_gone_is_read_edited_and_finished(journal: Journal) -> None:
    section = Section("own", "My own step", "Words", guide="own-guide")
    entry = journal.entries.save(Entry("own-guide", DAY, "Title", (section,)))
    assert journal.finish(replace(entry, title="Other")).finished_at is not None


def test_taking_an_entry_to_supervision_puts_it_on_the_next_agenda(journal: Journal) -> None:
    soon = datetime.now(UTC) + timedelta(days=1)
    journal.sessions.save(Session(SessionKind.LEARNING_EVENT, soon))
    supervision = journal.sessions.save(Session(SessionKind.SUPERVISION, soon + timedelta(days=3)))
    entry = journal.entries.save(replace(journal.begin("gibbs", DAY), title="A visit"))
    flag = Flag(FlagKind.SUPERVISION, Want.SOUNDING_BOARD, "Was I right?")
    journal.sessions.put_on_next_agenda(entry, flag)
    (item,) = journal.sessions.agenda(supervision.id)
    assert (item.title, item.want, item.note, item.target) == (
        "A visit", Want.SOUNDING_BOARD, "Was I right?", entry.id,
    )  # fmt: skip
    journal.sessions.put_on_next_agenda(entry, replace(flag, want=Want.DECISION))
    (item,) = journal.sessions.agenda(supervision.id)
    assert item.want is Want.DECISION


def test_without_a_planned_session_the_flag_waits(journal: Journal) -> None:
    flag = Flag(FlagKind.SUPERVISION)
    entry = journal.entries.save(replace(journal.begin("gibbs", DAY), flags=(flag,)))
    assert journal.sessions.put_on_next_agenda(entry, flag) is None
    assert [row.id for row in journal.entries.flagged(FlagKind.SUPERVISION)] == [entry.id]


def test_a_goal_made_from_a_sentence_says_where_it_came_from(journal: Journal) -> None:
    entry = journal.begin("gibbs", DAY)
    sentence = "I want to ask to see\nwhere the children sleep, " + "every time, " * 12
    goal = journal.goal_from(entry.id, sentence)
    assert goal.status is GoalStatus.DRAFT
    assert goal.origin_text == " ".join(sentence.split())
    assert goal.title.endswith("…")
    assert len(goal.title) <= 120
    assert goal.origins == (Link(LinkKind.ENTRY, entry.id, "from entry of 14 March 2025"),)
    assert journal.goals.of(Link(LinkKind.ENTRY, entry.id)) == (goal,)


def test_own_guides_are_read_again_without_a_restart(
    journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reflectjournal.journal.facade.own_guides_folder", lambda: tmp_path)
    (tmp_path / "broken.toml").write_text("id = 3", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(
        'id = "mine"\ntitle = "Mine"\nversion = 1\nfamily = "reflection"\nwhen = "Any time"\n'
        "minutes_min = 1\nminutes_max = 2\n\n"
        '[[steps]]\nid = "one"\ntitle = "One"\nkind = "text"\nprompts = ["What?"]\n',
        encoding="utf-8",
    )
    guides = journal.reload_guides()
    assert journal.guides is guides
    assert guides.get("gibbs") is not None
    assert any("broken.toml" in fault for fault in guides.faults)
    assert guides.get("mine") is not None or any("mine.toml" in f for f in guides.faults)


@pytest.fixture
def sample_journal(tmp_path: Path) -> Journal:
    made = samples.create_sample_journal(tmp_path / "samples", PASSPHRASE)
    yield made
    made.close()


def test_the_register_of_the_samples_grew_over_months(tmp_path: Path) -> None:
    today = datetime.now().astimezone().date()
    made = samples.create_sample_journal(tmp_path / "grown", PASSPHRASE, shared=True)
    recorded = [d for d in made.decisions.page() if d.decided_on is not None]
    days = [d.decided_on for d in recorded]
    assert len(set(days)) == len(days) > 4
    assert days == sorted(days, reverse=True), "the newest stands first"
    assert all(day < today for day in days)
    for decision in recorded:
        begun = made.decisions.history(decision.id)[0].created_at
        assert begun.astimezone().date() <= decision.decided_on
        assert decision.withdrawn_on is None or decision.decided_on < decision.withdrawn_on < today
    made.close()


def test_the_samples_are_shared_through_the_calls_of_the_window(tmp_path: Path) -> None:
    made = samples.create_sample_journal(tmp_path / "shared", PASSPHRASE, shared=True)
    try:
        closed = [d for d in made.decisions.page() if d.verdict is not None]
        assert {d.state.value for d in closed} == {"exported", "withdrawn", "decided"}
        assert {d.verdict.value for d in closed} == {"share", "do not share", "routed elsewhere"}
        left = [d for d in closed if d.exported_on]
        assert all(d.export_hash and d.decided_by and d.policy_ref for d in left)
        assert len(made.decisions.page()) == len(closed) + 2
        waiting = {d.clean_copy for d in made.decisions.page() if d.verdict is None}
        reviewed = [made.clean_copies.get(id_).reviewed_at is not None for id_ in sorted(waiting)]
        assert sorted(reviewed) == [False, True]
        assert made.sharing.source_changed(made.clean_copies.get(left[0].clean_copy)) == ()
    finally:
        made.close()


def test_the_sample_journal_is_whole_and_says_that_it_is_fictional(
    sample_journal: Journal,
) -> None:
    assert sample_journal.settings.get(samples.FICTIONAL) is True
    assert sample_journal.entries.count() == 6 + 2
    assert len(sample_journal.aliases.all()) > 20
    assert sample_journal.sessions.next() is not None
    assert sample_journal.goals.all(GoalStatus.ACTIVE)
    for action in sample_journal.actions.open():
        origin = action.origin
        if origin.kind is OriginKind.SESSION:
            held = sample_journal.sessions.get(origin.id).starts_at.astimezone()
            assert origin.label == f"Supervision, {held.day} {held:%B}"
        else:
            of_goal = origin.kind is OriginKind.GOAL
            kept = sample_journal.goals if of_goal else sample_journal.entries
            assert kept.get(origin.id).title == origin.label
    assert sample_journal.verify().ok


def test_everything_is_exported_as_one_json_file(sample_journal: Journal, tmp_path: Path) -> None:
    entry = sample_journal.entries.latest(1)[0]
    sample_journal.attachments.add(entry.id, "a/b:c.txt", "text/plain", b"kept")
    binned = sample_journal.begin("gibbs")
    sample_journal.entries.delete(binned.id)
    folder = sample_journal.export_everything(tmp_path / "out", "json")
    data = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
    assert len(data["entries"]) == 6 + 2 + 1
    for plain in data["entries"]:
        entry_back = codec.from_plain(Entry, plain)
        assert entry_back == sample_journal.entries.get(plain["id"])
    assert len(data["actions"]) == len(sample_journal.actions.page(limit=500))
    assert len(data["aliases"]) == len(sample_journal.aliases.all())
    assert {"goals", "sessions", "decisions", "clean_copies", "settings"} <= data.keys()
    assert data["entries"][0]["revisions"]
    assert [path.read_bytes() for path in (folder / "attachments").rglob("*.txt")] == [b"kept"]


def test_everything_is_exported_as_readable_markdown(
    sample_journal: Journal, tmp_path: Path
) -> None:
    folder = sample_journal.export_everything(tmp_path / "out")
    again = sample_journal.export_everything(tmp_path / "out")
    assert again != folder
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    assert len(files) == 6 + 2 + 5
    (seen,) = [name for name in files if "upstairs" in name]
    assert seen == "2024/2024-03-14 I never asked to see upstairs (1).md"
    text = (folder / seen).read_text(encoding="utf-8")
    stored = sample_journal.entries.get(1)
    assert all(section.text in text for section in stored.sections)
    assert "Felt then: uneasy 2, rushed 2" in text
    goals = (folder / "goals.md").read_text(encoding="utf-8")
    assert all(goal.title in goals for goal in sample_journal.goals.all())


@pytest.mark.parametrize(
    "name",
    ["\U00020000" * 100, "x." + "y" * 250, "Mrs. " + "Łukasik " * 30, "CON", "../x", "…"],
)
def test_an_export_holds_titles_and_files_of_any_name(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    entry = journal.entries.save(replace(journal.begin("gibbs"), title=name))
    journal.attachments.add(entry.id, name, "text/plain", b"words")
    folder = journal.export_everything(tmp_path / "out")
    (text,) = folder.glob("20*/*.md")
    (file,) = folder.glob("attachments/*/*")
    assert text.name.startswith(str(entry.day))
    assert file.read_bytes() == b"words"
    assert [made.name for made in (tmp_path / "out").iterdir()] == [folder.name]


def test_an_export_that_cannot_be_written_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    journal.begin("gibbs")
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    with pytest.raises(ExportFailed, match="Nothing was left behind"):
        journal.export_everything(blocked)
    with pytest.raises(ExportFailed):
        journal.export_everything(tmp_path / "out", "papyrus")
    assert list(tmp_path.rglob("*.unfinished")) == []


def test_an_export_that_stops_half_way_leaves_nothing(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.begin("gibbs")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reflectjournal.journal.export._attachments", full)
    with pytest.raises(ExportFailed, match="no space left"):
        journal.export_everything(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_backups_are_made_listed_and_restored_through_the_journal(
    sample_journal: Journal, tmp_path: Path
) -> None:
    from reflectjournal.journal import backups

    assert sample_journal.backups.due()
    made = sample_journal.backups.make()
    assert [info.path for info in sample_journal.backups.all()] == [made]
    seen = backups.preview(made, PASSPHRASE)
    newest = sample_journal.entries.latest(1)[0].day
    assert (seen.entries, seen.newest_day) == (6 + 2, newest)
    backups.restore(made, tmp_path / "restored")
    key = Journal.derive(tmp_path / "restored", PASSPHRASE)
    restored = Journal.open(tmp_path / "restored", key)
    assert restored.entries.page() == sample_journal.entries.page()
    restored.close()


def test_nothing_private_shows_in_the_repr_of_what_travels(sample_journal: Journal) -> None:
    entry = sample_journal.entries.get(1)
    session = sample_journal.sessions.page()[0]
    item = AgendaItem(1, "secret title", note="secret note")
    flag = Flag(FlagKind.SUPERVISION, note="secret note")
    for value in (entry, *entry.sections, sample_journal.search("kitchen"), session, item, flag,
                  *sample_journal.goals.all(), *sample_journal.actions.open(),
                  *sample_journal.aliases.all()):  # fmt: skip
        shown = repr(value)
        assert "secret" not in shown
        assert entry.title not in shown
        assert "Donna" not in shown
        assert not any(len(s.text) > 20 and s.text in shown for s in entry.sections)

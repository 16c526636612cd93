"""From a private entry to a file that left, through the journal: both checks of the promise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflectjournal.errors import ExportFailed, RuleBroken, SharingRefused
from reflectjournal.journal import Journal, samples
from reflectjournal.model import (
    Alias,
    Answer,
    AudienceTier,
    Choice,
    CleanCopy,
    Decision,
    DecisionState,
    Finding,
    Recipient,
    Treatment,
    Verdict,
)
from reflectjournal.sharing.layouts import Layout
from reflectjournal.sharing.render import Format
from tests.conftest import PASSPHRASE

TODAY = datetime.now(UTC).astimezone().date()
CLEAR = {
    1: "no", 2: "learning", 3: "Ask to see every room.", 4: "no", 5: "team",
    7: "They run the visits.", 11: "no", 12: "no", 13: "no", 14: "no", 15: "nobody", 16: "no",
    17: "no", 18: "no", 19: "yes", 20: "yes", 21: "public-task", 22: "secure-email",
}  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = samples.create_sample_journal(tmp_path / "journal", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def s1(journal: Journal) -> int:
    return journal.search("in:title upstairs").hits[0].id


def removing(findings: tuple[tuple[Finding, ...], ...]) -> tuple[Choice, ...]:
    """Everything that was found is removed: the strictest of reviews."""
    entities = dict.fromkeys(f.entity for own in findings for f in own)
    return tuple(Choice(entity, Treatment.REMOVE) for entity in entities)


def reviewed(journal: Journal, entry_id: int) -> CleanCopy:
    copy = journal.sharing.start([entry_id], AudienceTier.T2, "my team")
    findings = journal.scan([entry_id])
    return journal.sharing.review(replace(copy, choices=removing(findings)), findings)


def drafted(journal: Journal, copy: CleanCopy, answers: dict[int, str] | None = None) -> Decision:
    """A decision with every answer clear, except those given."""
    given = CLEAR | (answers or {})
    draft = Decision(
        "See every room",
        tier=copy.audience,
        answers=tuple(Answer(number, value) for number, value in given.items()),
        recipients=(Recipient("team manager", "own organisation", "runs the visits"),),
        entries=tuple(part.entry for part in copy.parts),
        clean_copy=copy.id,
        second_reader_role="practice lead",
        second_reader_on=TODAY,
    )
    kept = journal.sharing.facts(draft).kept
    return replace(draft, answers=(*draft.answers, Answer(10, "\n".join(kept), "They matter.")))


@pytest.fixture
def copy(journal: Journal, s1: int) -> CleanCopy:
    return reviewed(journal, s1)


@pytest.fixture
def decision(journal: Journal, copy: CleanCopy) -> Decision:
    return journal.sharing.decide(
        drafted(journal, copy), Verdict.SHARE, "Others would act differently."
    )


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


@pytest.mark.parametrize("file_format", [Format.MARKDOWN, Format.HTML, Format.DOCX, Format.PLAIN])
def test_a_reviewed_copy_with_a_decision_leaves_as_a_file_and_is_registered(
    journal: Journal, decision: Decision, folder: Path, file_format: Format
) -> None:
    path = journal.export_clean_copy(decision.id, folder, file_format)
    assert left_behind(folder) == [path.name]
    kept = journal.decisions.get(decision.id)
    assert kept.state is DecisionState.EXPORTED
    assert kept.export_hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (kept.filename, kept.format) == (path.name, file_format.value)
    assert [d.state for d in journal.decisions.history(decision.id)][-2:] == [
        DecisionState.DECIDED,
        DecisionState.EXPORTED,
    ]
    words = path.read_bytes()
    for alias in journal.aliases.all():
        assert alias.name.encode() not in words


def test_a_clean_copy_is_a_separate_text_beside_the_private_one(
    journal: Journal, copy: CleanCopy, s1: int
) -> None:
    assert copy.reviewed_at is not None
    (part,) = copy.parts
    assert "Donna" in journal.entries.get(s1).text
    assert "Donna" not in part.text
    assert "Pellworth" not in part.text
    assert "rushed" not in part.text  # a feeling of the entry
    assert journal.clean_copies.get(copy.id) == copy
    assert journal.clean_copies.of(s1) == (copy,)


def test_a_name_in_the_title_goes_with_the_decision_about_it(journal: Journal, s1: int) -> None:
    entry = journal.entries.get(s1)
    journal.entries.save(replace(entry, title="What Donna Pellworth taught me"))
    started = journal.sharing.start([s1], AudienceTier.T2)
    findings = journal.scan([s1])
    begun = journal.sharing.review(started, findings)  # is kept after each decision
    decided = journal.sharing.review(replace(begun, choices=removing(findings)), findings)
    assert "Donna" not in decided.title
    assert decided.title == decided.parts[0].title
    own = replace(decided, title="See every room")
    assert journal.sharing.review(own, findings).title == "See every room"


def test_a_copy_with_something_undecided_is_not_reviewed_and_cannot_leave(
    journal: Journal, s1: int, folder: Path
) -> None:
    started = journal.sharing.start([s1], AudienceTier.T2)
    findings = journal.scan([s1])
    most = removing(findings)[1:]
    copy = journal.sharing.review(replace(started, choices=most), findings)
    assert copy.reviewed_at is None
    decided = journal.sharing.decide(drafted(journal, copy), Verdict.SHARE, "A reason.")
    with pytest.raises(SharingRefused, match="review is not finished"):
        journal.export_clean_copy(decided.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


def test_without_a_decision_to_share_nothing_leaves(
    journal: Journal, copy: CleanCopy, folder: Path
) -> None:
    draft = journal.record_decision(drafted(journal, copy))
    with pytest.raises(SharingRefused, match="no open decision"):
        journal.export_clean_copy(draft.id, folder, Format.MARKDOWN)
    no = journal.sharing.decide(drafted(journal, copy), Verdict.DO_NOT_SHARE, "Too recent.")
    assert no.state is DecisionState.DECIDED
    with pytest.raises(SharingRefused, match="decided not to share"):
        journal.export_clean_copy(no.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({1: "yes"}, ""),
        ({11: "yes"}, "recognised"),
        ({19: "no"}, "policy"),
        ({4: ""}, "Question 4"),
    ],
)
def test_an_answer_that_blocks_keeps_the_file_back(
    journal: Journal, copy: CleanCopy, folder: Path, answers: dict[int, str], sentence: str
) -> None:
    draft = drafted(journal, copy, answers)
    try:
        decided = journal.sharing.decide(draft, Verdict.SHARE, "A reason.")
    except RuleBroken:
        assert 1 in answers  # somebody may be at risk: there is nothing to decide yet
    else:
        with pytest.raises(SharingRefused, match=sentence):
            journal.export_clean_copy(decided.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


def test_an_entry_edited_since_has_to_be_reviewed_again(
    journal: Journal, decision: Decision, copy: CleanCopy, s1: int, folder: Path
) -> None:
    assert journal.sharing.source_changed(copy) == ()
    entry = journal.entries.get(s1)
    first = replace(entry.sections[0], text=entry.sections[0].text + " Donna Pellworth rang again.")
    journal.entries.save(replace(entry, sections=(first, *entry.sections[1:])))
    assert journal.sharing.source_changed(copy) == (s1,)
    with pytest.raises(SharingRefused, match="changed since"):
        journal.export_clean_copy(decision.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


def test_a_name_learned_after_the_review_is_caught(
    journal: Journal, decision: Decision, copy: CleanCopy, folder: Path
) -> None:
    word = next(w for w in copy.parts[0].text.split() if w.isalpha() and len(w) > 6)
    journal.aliases.save(Alias(word, role="Parent Z"))
    with pytest.raises(SharingRefused):
        journal.export_clean_copy(decision.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


def test_a_name_typed_into_the_clean_text_by_hand_is_caught(
    journal: Journal, copy: CleanCopy, folder: Path
) -> None:
    part = replace(copy.parts[0], text=copy.parts[0].text + "\n\nDonna Pellworth was kind.")
    changed = journal.clean_copies.save(replace(copy, parts=(part,)))
    decided = journal.sharing.decide(drafted(journal, changed), Verdict.SHARE, "A reason.")
    with pytest.raises(SharingRefused):
        journal.export_clean_copy(decided.id, folder, Format.MARKDOWN)
    assert left_behind(folder) == []


def test_a_drawing_that_brings_a_name_in_is_refused_by_its_bytes(
    journal: Journal, decision: Decision, folder: Path
) -> None:
    with pytest.raises(SharingRefused, match="still holds"):
        journal.export_clean_copy(decision.id, folder, Format.PLAIN, lambda _: b"Donna Pellworth\n")
    assert left_behind(folder) == []
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_each_file_has_a_decision_of_its_own(
    journal: Journal, decision: Decision, folder: Path
) -> None:
    journal.export_clean_copy(decision.id, folder, Format.MARKDOWN)
    with pytest.raises(SharingRefused):
        journal.export_clean_copy(decision.id, folder, Format.HTML)
    assert len(left_behind(folder)) == 1


def test_a_file_that_cannot_be_written_is_not_registered(
    journal: Journal, decision: Decision, tmp_path: Path
) -> None:
    with pytest.raises(ExportFailed):
        journal.export_clean_copy(decision.id, tmp_path / "not there", Format.MARKDOWN)
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_a_file_that_cannot_be_registered_does_not_stay(
    journal: Journal, decision: Decision, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reflectjournal.store.vault import Vault

    def fail(*_: object) -> None:
        raise OSError("the commit fails")

    monkeypatch.setattr(Vault, "_commit", fail)
    with pytest.raises(OSError, match="commit"):
        journal.export_clean_copy(decision.id, folder, Format.MARKDOWN)
    monkeypatch.undo()
    assert left_behind(folder) == []
    assert journal.decisions.get(decision.id).state is DecisionState.DECIDED


def test_the_record_of_a_decision_names_nobody(journal: Journal, copy: CleanCopy) -> None:
    for changes in (
        {"purpose": "So that Donna Pellworth is heard"},
        {"decided_by": "rang 01632 960147"},
    ):
        draft = replace(drafted(journal, copy), **changes)
        reason = changes.get("purpose", "A reason.")
        with pytest.raises(SharingRefused, match="names nobody"):
            journal.sharing.decide(draft, Verdict.DO_NOT_SHARE, reason)
    assert journal.decisions.page() == ()


def test_deciding_not_to_share_needs_no_clean_copy(journal: Journal, s1: int) -> None:
    made = journal.sharing.decide(
        Decision("A visit", entries=(s1,)), Verdict.DO_NOT_SHARE, "It is too recent."
    )
    assert journal.decisions.about(s1) == (made,)
    assert made.decided_on == TODAY


def test_a_second_file_of_the_same_entry_says_what_both_tell_together(
    journal: Journal, decision: Decision, copy: CleanCopy, folder: Path
) -> None:
    journal.export_clean_copy(decision.id, folder, Format.MARKDOWN)
    later = replace(drafted(journal, copy), indirect_kept=())
    exported = journal.decisions.amend(decision.id, indirect_kept=("a primary-age child",))
    linked = journal.sharing.linkage(later)
    assert linked is not None
    assert linked.decisions == (exported.id,)


def test_the_audience_decides_what_a_layout_may_be_used_for(
    journal: Journal, decision: Decision, folder: Path
) -> None:
    path = journal.sharing.export(decision.id, folder, Format.HTML, Layout.BULLETIN, large=True)
    assert path.name == "learning-bulletin.html"


def test_what_was_marked_as_private_is_not_even_offered_for_a_copy(
    journal: Journal, s1: int
) -> None:
    entry = journal.entries.get(s1)
    private = replace(entry.sections[0], private=True)
    journal.entries.save(replace(entry, sections=(private, *entry.sections[1:])))
    (text,) = journal.sharing.material([s1]).texts
    assert private.text not in text
    assert entry.sections[2].text in text

"""The draft: saved within a second, never while a word is being composed, never lost on failure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflectjournal.errors import DiskFull
from reflectjournal.ui import draft as draft_module
from reflectjournal.ui.draft import Draft


class Desk:
    """What the window would hold: a text, and whether a word is being composed."""

    def __init__(self) -> None:
        self.text = ""
        self.composing = False

    def collect(self, entry):
        sections = (replace(entry.sections[0], text=self.text), *entry.sections[1:])
        return replace(entry, sections=sections)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def draft(qtbot, journal, desk) -> Draft:
    made = Draft(journal, desk.collect, lambda: desk.composing)
    made.open(journal.begin("driscoll"))
    return made


def stored(journal, draft) -> str:
    return journal.entries.get(draft.entry.id).sections[0].text


def test_words_are_saved_within_a_second_although_typing_goes_on(qtbot, journal, draft, desk):
    assert draft_module.SAVE_AFTER <= 1000
    with qtbot.waitSignal(draft.saved, timeout=1500):
        for letter in "abc":
            desk.text += letter
            draft.touch()
            qtbot.wait(200)
    assert stored(journal, draft) == "abc"
    assert draft.settled


def test_nothing_is_saved_while_a_word_is_composed(qtbot, journal, draft, desk, monkeypatch):
    monkeypatch.setattr(draft_module, "SAVE_AFTER", 20)
    desk.text, desk.composing = "nih", True
    draft.touch()
    qtbot.wait(120)
    assert stored(journal, draft) == ""
    desk.text, desk.composing = "日", False
    qtbot.waitUntil(lambda: stored(journal, draft) == "日", timeout=2000)


def test_leaving_saves_at_once_and_keeps_a_version(journal, draft, desk):
    desk.text = "before I lock"
    draft.touch()
    assert draft.leave()
    assert stored(journal, draft) == "before I lock"
    assert len(journal.revisions.of(draft.entry.id)) == 1


def test_a_save_that_fails_keeps_the_words_and_is_tried_again(
    qtbot, journal, draft, desk, monkeypatch
):
    monkeypatch.setattr(draft_module, "FAILED_RETRY", 30)
    said: list[Exception] = []
    draft.failed.connect(said.append)
    real = journal.entries.save

    def full(_entry):
        raise DiskFull("There is no room left on the disk.")

    monkeypatch.setattr(journal.entries, "save", full)
    desk.text = "not lost"
    draft.touch()
    assert not draft.flush()
    assert str(said[0]) == "There is no room left on the disk."
    assert not draft.settled
    monkeypatch.setattr(journal.entries, "save", real)
    qtbot.waitUntil(lambda: stored(journal, draft) == "not lost", timeout=2000)


def test_another_entry_is_not_opened_over_words_that_could_not_be_saved(
    journal, draft, desk, monkeypatch
):
    first, second = draft.entry, journal.begin("era")
    desk.text = "only here"
    draft.touch()

    def full(_entry):
        raise DiskFull("There is no room left on the disk.")

    monkeypatch.setattr(journal.entries, "save", full)
    assert not draft.open(second)
    assert draft.entry.id == first.id
    assert draft.entry.sections[0].text == "only here"


def test_a_journal_that_hears_of_the_save_finds_the_draft_unsettled(journal, draft, desk):
    seen: list[bool] = []
    forget = journal.subscribe(lambda _changes: seen.append(draft.settled))
    desk.text = "mine"
    draft.touch()
    draft.flush()
    forget()
    assert seen
    assert not any(seen)
